import { openPool, type Pool } from '#store/db.ts';
import { migrate } from '#store/migrate.ts';
import { freshDatabase } from '../../tests/support/database.ts';
import { load } from '../load.ts';
import { type ObservationContext, observationOf } from './context.ts';

const migrated = async (url: string): Promise<void> => {
  await migrate(url);
};

export interface Laboratory {
  readonly context: ObservationContext;
  readonly pool: Pool;
  readonly ownerUrl: string;
  readonly setTime: (at: string) => void;
  readonly close: () => Promise<void>;
}

/** A migrated database worked as the app role, with the standards of the zone and a clock that the test sets. */
export const openLaboratory = async (): Promise<Laboratory> => {
  const [database, program] = await Promise.all([freshDatabase(migrated, 'migrated'), load('delta')]);
  const pool = openPool(database.appUrl, { max: 6 });
  let now = '2021-04-06T00:00:00.000Z';
  const context = observationOf({ id: 'shanghai', pool, program, now: () => now });
  if (!context) throw new Error('bug: the zone has no observation');
  return {
    context,
    pool,
    ownerUrl: database.url,
    setTime: (at) => {
      now = at;
    },
    close: async () => {
      await pool.end();
      await database.drop();
    },
  };
};
