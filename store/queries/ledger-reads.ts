import type { Client, Db } from '../db.ts';
import {
  type Instant,
  type LedgerStatement,
  type PostedTransfer,
  statementAsOf,
  transferKinds,
} from '../ledger/kernel.ts';

/** What a declared read `balance` brings. `available`: what a debit may still take; null where nothing bounds it. */
export interface BalanceRead {
  readonly account: string;
  readonly unit: string;
  readonly balance: number;
  readonly heldOut: number;
  readonly heldIn: number;
  readonly available: number | null;
  readonly closed: boolean;
}

const balanceColumns = `id as account, unit, posted as balance, held_out as "heldOut", held_in as "heldIn",
  posted - held_out - floor as available, closed_on is not null as closed`;

/** Locks the account until the transaction ends: what was read still holds when the decision is written. */
export const lockBalance = async (client: Client, account: string): Promise<BalanceRead | undefined> =>
  (
    await client.query<BalanceRead>(`select ${balanceColumns} from ledger_accounts a join ledger_balances b using (no) where a.id = $1 for no key update of b`, [
      account,
    ])
  ).rows[0];

export const balancesOf = async (db: Db, owner: string): Promise<readonly BalanceRead[]> =>
  (await db.query<BalanceRead>(`select ${balanceColumns} from ledger_accounts join ledger_balances using (no) where owner = $1 order by id`, [owner]))
    .rows;

/** Per unit, over all accounts: zero, or the books are wrong. */
export const trialBalance = async (db: Db): Promise<Readonly<Record<string, number>>> => {
  const { rows } = await db.query(
    'select unit, sum(posted)::bigint as sum from ledger_accounts join ledger_balances using (no) group by unit order by unit',
  );
  return Object.fromEntries(rows.map((row) => [row.unit, row.sum]));
};

/**
 * The balance at an instant without adding anything up: the newest transfer of either side carries it. Zero before the first.
 * Instants never go back along an account, and `batch, n` orders those that share one.
 */
export const balanceAsOf = async (db: Db, account: string, asOf: Instant): Promise<number> => {
  const side = (name: string): string => `(select batch, n, ${name}_after as balance from ledger_transfers
    where ${name} = (select no from ledger_accounts where id = $1) and at <= $2 and outcome = 0 order by at desc, batch desc, n desc limit 1)`;
  const { rows } = await db.query(
    `select balance from (${side('debit')} union all ${side('credit')}) last order by batch desc, n desc limit 1`,
    [account, asOf],
  );
  return rows[0]?.balance ?? 0;
};

const transferColumns = `t.id, t.at, d.id as debit, c.id as credit, t.amount, t.kind, t.ref, t.memo`;

/** All posted transfers of an account up to an instant, oldest first. */
export const transfersOf = async (db: Db, account: string, asOf: Instant): Promise<readonly PostedTransfer[]> => {
  const side = (name: string): string =>
    `select * from ledger_transfers where ${name} = (select no from ledger_accounts where id = $1) and at <= $2 and outcome = 0`;
  const { rows } = await db.query(
    `select ${transferColumns} from (${side('debit')} union all ${side('credit')}) t join ledger_accounts d on d.no = t.debit join ledger_accounts c on c.no = t.credit
     order by t.batch, t.n`,
    [account, asOf],
  );
  return rows.map(({ kind, ref, memo, ...row }) => ({
    ...row,
    kind: transferKinds[kind],
    ...(ref && { ref }),
    ...(memo && { memo }),
  }));
};

export const statementOf = async (db: Db, account: string, asOf: Instant): Promise<LedgerStatement> =>
  statementAsOf(account, await transfersOf(db, account, asOf), asOf);

export interface OpenReservation {
  readonly id: string;
  readonly debit: string;
  readonly credit: string;
  readonly left: number;
  readonly day: string;
  readonly expires: string | null;
}

/** Reservations that still hold something, oldest first: with no expiry, or an expiry the sweep has not reached. */
export const openReservations = async (db: Db, before: string, limit = 100): Promise<readonly OpenReservation[]> =>
  (
    await db.query<OpenReservation>(
      `select r.id, d.id as debit, c.id as credit, r.amount - r.committed - r.released as left, r.day, r.expires from ledger_reservations r
       join ledger_accounts d on d.no = r.debit join ledger_accounts c on c.no = r.credit where r.ended is null and r.day < $1 order by r.day, r.id limit $2`,
      [before, limit],
    )
  ).rows;
