import {
  type BalanceRead,
  balanceRead,
  type LedgerAccount,
  type Read,
  type ReservationRead,
  reservationRead,
} from '#kernel';
import type { Db } from '../db.ts';
import { postedOf } from './ledger-reads.ts';

interface Row {
  readonly no: number;
  readonly id: string;
  readonly unit: string;
  readonly owner: string;
  readonly terms: Partial<LedgerAccount> | null;
  readonly floor: string | null;
  readonly ceiling: string | null;
}

/** Posted and reserved before an instant, from the append-only transfers: what a decision of then could read. */
const heldOf = (side: string): string =>
  `coalesce(sum(case when t.${side} = $1 then case t.kind when 1 then t.amount when 2 then -t.amount when 3 then -t.amount when 4 then -t.amount end end), 0)::bigint`;

const sums = postedOf(
  `coalesce(sum(case when t.kind in (0, 2, 5) then case when t.credit = $1 then t.amount else -t.amount end end), 0)::bigint as posted,
    ${heldOf('debit')} as "heldOut", ${heldOf('credit')} as "heldIn"`,
  'where t.at < $2',
);

const used = postedOf(
  `case when t.debit = $1 then 'out' else 'in' end || ' ' || p.period as key, sum(t.amount)::bigint as used`,
  `, unnest(array[t.day::text, left(t.day::text, 7), left(t.day::text, 4)]) as p(period) where t.kind in (0, 1) and t.at < $2 group by 1`,
);

const balanceOf = async (db: Db, row: Row, at: string, terms?: LedgerAccount): Promise<BalanceRead> => {
  const found = await db.query<{ posted: string; heldOut: string; heldIn: string }>(sums, [row.no, at]);
  const { posted = 0, heldOut = 0, heldIn = 0 } = found.rows[0] ?? {};
  const periods = await db.query<{ key: string; used: string }>(used, [row.no, at]);
  const own: LedgerAccount = {
    ...row.terms,
    id: row.id,
    unit: row.unit,
    owner: row.owner,
    ...(row.floor !== null && { floor: Number(row.floor) }),
    ...(row.ceiling !== null && { ceiling: Number(row.ceiling) }),
  };
  const state = {
    terms: own,
    posted: Number(posted),
    heldOut: Number(heldOut),
    heldIn: Number(heldIn),
    closed: false,
  };
  return balanceRead(
    row.id,
    state,
    Object.fromEntries(periods.rows.map((one) => [one.key, Number(one.used)])),
    terms ?? own,
  );
};

const reservation = `select r.id, d.id as debit, c.id as credit, r.amount::bigint as amount, r.day::text as day, r.expires::text as expires,
    coalesce(sum(t.amount) filter (where t.kind = 2), 0)::bigint as committed,
    coalesce(sum(t.amount) filter (where t.kind in (3, 4)), 0)::bigint as released
  from ledger_reservations r join ledger_transfers made on made.id = r.id and made.at < $2
    join ledger_accounts d on d.no = r.debit join ledger_accounts c on c.no = r.credit
    left join ledger_transfers t on t.ref = r.id and t.outcome = 0 and t.at < $2`;

const reservationsWhere = async (
  db: Db,
  where: string,
  value: string,
  at: string,
): Promise<readonly ReservationRead[]> =>
  (
    await db.query<Record<string, string | null>>(
      `${reservation} where ${where} group by r.id, d.id, c.id, r.amount, r.day, r.expires order by r.day, r.id`,
      [value, at],
    )
  ).rows.map((row) =>
    reservationRead({
      id: row.id as string,
      debit: row.debit as string,
      credit: row.credit as string,
      amount: Number(row.amount),
      day: row.day as string,
      ...(row.expires && { expires: row.expires }),
      committed: Number(row.committed),
      released: Number(row.released),
    }),
  );

type LedgerRead = Extract<Read, { kind: 'balance' | 'balances' | 'reservation' | 'reservations' }>;

export const isLedgerRead = (read: Read): read is LedgerRead =>
  ['balance', 'balances', 'reservation', 'reservations'].includes(read.kind);

/** What a read of accounts would have brought just before `at`. Reversals within a period are not given back to its limits. */
export const ledgerThen = async (db: Db, read: LedgerRead, at: string): Promise<unknown> => {
  if (read.kind === 'reservation') return (await reservationsWhere(db, 'r.id = $1', read.id, at))[0];
  if (read.kind === 'reservations')
    return (await reservationsWhere(db, 'd.id = $1', read.account, at)).filter(({ left }) => left > 0);
  const [where, value] = read.kind === 'balance' ? ['id = $1', read.account] : ['owner = $1', read.owner];
  const { rows } = await db.query<Row>(
    `select a.no, a.id, a.unit, a.owner, a.terms, b.floor, b.ceiling from ledger_accounts a join ledger_balances b using (no)
     where a.${where} and a.opened_at < $2 order by a.id`,
    [value, at],
  );
  if (read.kind === 'balance')
    return rows[0] ? balanceOf(db, rows[0], at, read.terms) : balanceRead(read.account, undefined, {}, read.terms);
  const wanted = rows.filter(({ id }) => read.of === undefined || id.startsWith(`${read.of}/`));
  return Promise.all(wanted.map((row) => balanceOf(db, row, at)));
};
