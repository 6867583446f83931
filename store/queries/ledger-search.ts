import type { Db } from '../db.ts';

/** An account as lists show it. */
export interface AccountLine {
  readonly account: string;
  readonly unit: string;
  readonly owner: string;
  readonly balance: number;
  readonly heldOut: number;
  readonly heldIn: number;
  readonly available: number | null;
  readonly room: number | null;
  readonly closed: boolean;
  readonly changedAt: string | null;
}

const columns = `a.id as account, a.unit, a.owner, b.posted as balance, b.held_out as "heldOut", b.held_in as "heldIn",
  b.posted - b.held_out - b.floor as available, b.ceiling - b.posted - b.held_in as room, b.closed_on is not null as closed,
  to_timestamp(nullif(b.touched, 0) / 1000.0) as "changedAt"`;

export interface AccountSearch {
  readonly owners: readonly string[];
  readonly kind?: string;
  readonly after?: string;
  readonly limit: number;
}

/** Accounts of some owners by id, in portions: `after` is the last one seen. */
export const findAccountsOf = async (
  db: Db,
  { owners, kind, after = '', limit }: AccountSearch,
): Promise<readonly AccountLine[]> =>
  (
    await db.query<AccountLine>(
      `select ${columns} from ledger_accounts a join ledger_balances b using (no)
       where a.owner = any($1::text[]) and ($2::text is null or starts_with(a.id, $2::text || '/')) and a.id > $3 order by a.id limit $4`,
      [owners, kind ?? null, after, limit],
    )
  ).rows;

export const accountLine = async (db: Db, account: string): Promise<AccountLine | undefined> =>
  (
    await db.query<AccountLine>(
      `select ${columns} from ledger_accounts a join ledger_balances b using (no) where a.id = $1`,
      [account],
    )
  ).rows[0];

/** How many accounts each kind has among these owners, and what they hold. */
export const accountSums = async (
  db: Db,
  owners: readonly string[],
): Promise<readonly { kind: string; unit: string; accounts: number; balance: number }[]> =>
  (
    await db.query(
      `select split_part(a.id, '/', 1) as kind, a.unit, count(*)::int as accounts, sum(b.posted)::bigint as balance
       from ledger_accounts a join ledger_balances b using (no) where a.owner = any($1::text[]) group by 1, 2 order by 1, 2`,
      [owners],
    )
  ).rows;
