import { type FreshDatabase, freshDatabase } from '../../tests/support/database.ts';
import { openPool, type Pool, transaction } from '../db.ts';
import { migrate } from '../migrate.ts';
import { openAccounts } from './accounts.ts';
import { type DoorOptions, type LedgerDoor, openLedgerDoor } from './door.ts';
import type { LedgerAccount } from './kernel.ts';

export const DAY = '2021-09-16';
export const AT = '2021-09-16T01:00:00.000Z';
export const context = { node: 'qpu', at: AT, day: DAY, cause: 'test' };

export const migrated = async (url: string): Promise<void> => {
  await migrate(url);
};

export interface Books {
  readonly database: FreshDatabase;
  readonly pool: Pool;
  readonly door: LedgerDoor;
  readonly another: (more?: Partial<DoorOptions>) => LedgerDoor;
  readonly close: () => Promise<void>;
}

/** A migrated database with these accounts, worked as the app role. */
export const openBooks = async (accounts: readonly LedgerAccount[]): Promise<Books> => {
  const database = await freshDatabase(migrated, 'migrated');
  const pool = openPool(database.appUrl, { max: 12 });
  await transaction(pool, async (client) => {
    const opened = await openAccounts(client, accounts, context);
    if (!opened.ok) throw new Error(opened.says[1]);
  });
  const another = (more: Partial<DoorOptions> = {}): LedgerDoor =>
    openLedgerDoor({ pool, node: 'qpu', now: () => new Date().toISOString(), dayOf: () => DAY, ...more });
  return {
    database,
    pool,
    door: another(),
    another,
    close: async () => {
      await pool.end();
      await database.drop();
    },
  };
};

/** Small and repeatable (mulberry32). */
export const randomOf = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
};
