import type { Db } from '../db.ts';
import {
  type Instant,
  type LedgerStatement,
  type PostedTransfer,
  statementAsOf,
  transferKinds,
} from '../ledger/kernel.ts';

/** Per unit, over all accounts: zero, or the books are wrong. */
export const trialBalance = async (db: Db): Promise<Readonly<Record<string, number>>> => {
  const { rows } = await db.query(
    'select unit, sum(posted)::bigint as sum from ledger_accounts join ledger_balances using (no) group by unit order by unit',
  );
  return Object.fromEntries(rows.map((row) => [row.unit, row.sum]));
};

interface Step {
  readonly batch: number;
  readonly at: Instant;
  readonly balance: number;
}

/** Both sides on which the account `$1` (a number) may stand in the batches that `where` allows, as one relation. */
const sides = (where: string, columns: string): string =>
  ['debit', 'credit']
    .map(
      (side) =>
        `select ${columns.replaceAll('$side', side)} from ledger_transfers where ${side} = $1 and outcome = 0 and ${where}`,
    )
    .join(' union all ');

/**
 * Back along the chain of the account's batches, from the newest, at most `$3` of them, until one at or before `$2`.
 * Each step is a look at one batch.
 */
const walk = `with recursive chain(batch, at, balance, before, step) as (
    select abs(b.batch), 'infinity'::timestamptz, 0::bigint, abs(b.batch), 0 from ledger_balances b where b.no = $1
    union all
    select last.batch, last.at, last.balance, last.before, step + 1 from chain, lateral (
      select * from (${sides('batch = chain.before', 'batch, at, n, $side_after as balance, $side_before as before')}) found order by n desc limit 1) last
    where chain.before > 0 and chain.at > $2 and chain.step < $3)
  select batch, at, balance, before from chain where step > 0 order by step desc limit 1`;

/** The account's last transfer in or before batch `$2`: quick where the account is busy. */
const lastBefore = `select batch, at, balance from (
    ${['debit', 'credit'].map((side) => `(select batch, at, n, ${side}_after as balance from ledger_transfers where ${side} = $1 and outcome = 0 and batch <= $2 order by batch desc, n desc limit 1)`).join(' union all ')}
  ) found order by batch desc, n desc limit 1`;

/**
 * The balance at an instant, without adding anything up: the last transfer until then carries it; zero before the first.
 * Instants never go back along an account. A busy account's chain is long: beyond `steps` the batch is
 * found by halving.
 */
export const balanceAsOf = async (db: Db, account: string, asOf: Instant, steps = 2000): Promise<number> => {
  const no = await numberOf(db, account);
  const found = (
    await db.query<Step & { before: number }>({ name: 'ledger-walk', text: walk, values: [no, asOf, steps] })
  ).rows[0];
  if (found === undefined) return 0;
  if (found.at <= asOf) return found.balance;
  let [low, high, answer] = [0, found.before, 0];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const last: Step | undefined = (
      await db.query<Step>({ name: 'ledger-last', text: lastBefore, values: [no, middle] })
    ).rows[0];
    if (last === undefined || last.at <= asOf) {
      answer = last?.balance ?? 0;
      low = middle;
    } else high = last.batch - 1;
  }
  return answer;
};

const numberOf = async (db: Db, account: string): Promise<number | null> =>
  (await db.query('select no from ledger_accounts where id = $1', [account])).rows[0]?.no ?? null;

/**
 * What the account `$1` (a number) posted in its batches after `after`, as relation `t`, along the chain of them: as many looks as it has batches,
 * however much others posted.
 */
export const postedOf = (select: string, where: string, after = '0'): string => `with recursive chain(batch) as (
    select abs(batch) from ledger_balances where no = $1 and abs(batch) > ${after}
    union all
    select last.before from chain, lateral (select before from (${sides('batch = chain.batch', '$side_before as before')}) found limit 1) last where last.before > ${after})
  select ${select}
  from chain, lateral (${sides('batch = chain.batch', '*')}) t ${where}`;

const columns = 't.id, t.at, d.id as debit, c.id as credit, t.amount, t.kind, t.ref, t.memo';
const named = 'join ledger_accounts d on d.no = t.debit join ledger_accounts c on c.no = t.credit';
const history = postedOf(columns, `${named} where t.at <= $2 order by t.batch, t.n`);
const since = postedOf(columns, `${named} order by t.batch, t.n`, '$2');

type TransferRow = Omit<PostedTransfer, 'kind' | 'ref' | 'memo'> & {
  readonly kind: number;
  readonly ref: string | null;
  readonly memo: string | null;
};

const transferOf = ({ kind, ref, memo, ...row }: TransferRow): PostedTransfer => ({
  ...row,
  kind: transferKinds[kind] as PostedTransfer['kind'],
  ...(ref && { ref }),
  ...(memo && { memo }),
});

/** All posted transfers of an account up to an instant, oldest first. */
export const transfersOf = async (db: Db, account: string, asOf: Instant): Promise<readonly PostedTransfer[]> => {
  const { rows } = await db.query<TransferRow>({
    name: 'ledger-history',
    text: history,
    values: [await numberOf(db, account), asOf],
  });
  return rows.map(transferOf);
};

/** Posted transfers after a batch of the account, oldest first, and its newest batch: as many steps as there are batches. */
export const transfersSince = async (
  db: Db,
  account: string,
  after: number,
): Promise<{ readonly transfers: readonly PostedTransfer[]; readonly batch: number }> => {
  const no = await numberOf(db, account);
  const newest = await db.query('select abs(batch)::bigint as batch from ledger_balances where no = $1', [no]);
  const { rows } = await db.query<TransferRow>({ name: 'ledger-since', text: since, values: [no, after] });
  return { transfers: rows.map(transferOf), batch: newest.rows[0]?.batch ?? 0 };
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
