import { insertEvent } from './journal.ts';

/** The statements of the ledger. Arrays are given one parameter per column: as PostgreSQL array text, most numbers in binary (`Numbers`). */

/**
 * `$1` ids. Accounts with their balances as they are, unlocked: for whoever compares `batch` when writing. One row of lists, split
 * at the character no text of an account has: asked for accounts by the thousand, rows cost more than the looking up.
 */
const list = (column: string, as: string): string => `string_agg(coalesce(${column}::text, ''), e'\\x1f') as "${as}"`;
export const findAccounts = `select ${[
  list('a.no', 'no'),
  list('a.id', 'id'),
  list('a.unit', 'unit'),
  list('a.owner', 'owner'),
  list('b.floor', 'floor'),
  list('b.ceiling', 'ceiling'),
  list('a.terms', 'terms'),
  list('b.posted', 'posted'),
  list('b.held_out', 'heldOut'),
  list('b.held_in', 'heldIn'),
  list('b.touched', 'touched'),
  list('b.batch', 'batch'),
  list('b.closed_on', 'closed'),
].join(', ')}
  from ledger_accounts a join ledger_balances b using (no) where a.id = any($1::text[])`;

/**
 * `$1` account numbers. Locks in the order of the numbers, so that two batches can never wait for each other, and only
 * then takes the batch number. One row of comma-separated lists: a tenth of the cost of a row per account.
 */
export const lockAccounts = `with locked as materialized (
    select no, batch, posted, held_out, held_in, touched, closed_on from ledger_balances where no = any($1::int[]) order by no for no key update)
  select coalesce(string_agg(no::text, ','), '') as no, string_agg(batch::text, ',') as batches, string_agg(posted::text, ',') as posted,
    string_agg(held_out::text, ',') as "heldOut", string_agg(held_in::text, ',') as "heldIn", coalesce(max(touched), 0) as touched,
    string_agg(no::text, ',') filter (where closed_on is not null) as closed, nextval('ledger_batches') as batch from locked`;

export const findReservations = `select r.id, d.id as debit, c.id as credit, r.amount, r.committed, r.released, r.day, r.expires, r.ended as over
  from ledger_reservations r join ledger_accounts d on d.no = r.debit join ledger_accounts c on c.no = r.credit where r.id = any($1::text[])`;

/** A commit's limits were counted on the day of its reservation. */
export const findOriginals = `select t.id, d.id as debit, c.id as credit, t.amount, coalesce(r.day, t.day) as day, t.kind in (0, 2) as reversible,
    coalesce((select sum(v.amount) from ledger_transfers v where v.ref = t.id and v.kind = 5 and v.outcome = 0), 0)::bigint as reversed
  from ledger_transfers t join ledger_accounts d on d.no = t.debit join ledger_accounts c on c.no = t.credit
  left join ledger_reservations r on r.id = t.ref and t.kind = 2
  where t.id = any($1::text[]) and t.outcome = 0`;

export const findAnswers = `select t.id, t.outcome, t.asked, d.id as debit, c.id as credit, t.amount, t.kind, t.ref, t.expires, t.memo
  from ledger_transfers t left join ledger_accounts d on d.no = t.debit left join ledger_accounts c on c.no = t.credit where t.id = any($1::text[])`;

export const findUsed = `select u.account, u.way, u.period, u.used from ledger_used u
  join unnest($1::int[], $2::text[], $3::text[]) as w(account, way, period) using (account, way, period)`;

/** Changes only rows that are still as the writer knew them (`$5`): fewer rows than numbers means that somebody was first. */
export const updateBalances = `update ledger_balances b set posted = u.posted, held_out = u.held_out, held_in = u.held_in, touched = $6, batch = $7, room = null
  from unnest($1::int[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[]) as u(no, posted, held_out, held_in, batch)
  where b.no = u.no and b.batch = u.batch`;

/** One row for each account that is still as the reader knew it. */
export const checkBalances = `select 1 from ledger_balances b join unnest($1::int[], $2::bigint[]) as u(no, batch) on b.no = u.no and b.batch = u.batch`;

/** `$1` batch, `$2` instant, `$3` day, then the columns. */
export const insertTransfers = `insert into ledger_transfers (batch, at, day, n, id, debit, credit, amount, debit_after, credit_after, debit_before, credit_before,
    kind, outcome, ref, expires, memo, asked)
  select $1, $2, $3, * from unnest($4::int[], $5::text[], $6::int[], $7::int[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[],
    $13::smallint[], $14::smallint[], $15::text[], $16::date[], $17::text[], $18::text[])`;

/** The same for posted movements without reference or memo. */
export const insertPlainTransfers = `insert into ledger_transfers (batch, at, day, n, id, debit, credit, amount, debit_after, credit_after, debit_before, credit_before, kind, outcome)
  select $1, $2, $3, *, 0, 0 from unnest($4::int[], $5::text[], $6::int[], $7::int[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[])`;

const insertReservationsFrom = (
  first: number,
): string => `insert into ledger_reservations (id, debit, credit, amount, committed, released, day, expires, ended)
  select * from unnest($${first}::text[], $${first + 1}::int[], $${first + 2}::int[], $${first + 3}::bigint[], $${first + 4}::bigint[], $${first + 5}::bigint[], $${first + 6}::date[], $${first + 7}::date[], $${first + 8}::text[])`;

export const upsertReservations = `${insertReservationsFrom(1)}
  on conflict (id) do update set committed = excluded.committed, released = excluded.released, ended = excluded.ended`;

/**
 * All that must wait for the batch before, in one statement: balances (`$1`–`$7`), reservations made (`$8`–`$16`) and settled (`$17`–`$20`), the
 * journal (`$21`–`$30`). Divides by zero unless as many rows were as the writer knew them as there are (`$31`, `$32`): fewer hops
 * between a busy process and the server, and no way to commit half.
 */
export const writeTail = `with balances as (${updateBalances} returning 1),
  reserved as (${insertReservationsFrom(8)}),
  settled as (update ledger_reservations r set committed = u.committed, released = u.released, ended = u.ended
    from unnest($17::text[], $18::bigint[], $19::bigint[], $20::text[]) as u(id, committed, released, ended) where r.id = u.id returning 1),
  told as (${insertEvent(21)})
  select 1 / (case when (select count(*) from balances) = $31::int and (select count(*) from settled) = $32::int then 1 else 0 end) as whole`;

/** The largest limit of the period counts: what was used under it stays lawful when the law lowers it. */
export const upsertUsed = `insert into ledger_used (account, way, period, used, max)
  select * from unnest($1::int[], $2::text[], $3::text[], $4::bigint[], $5::bigint[])
  on conflict (account, way, period) do update set used = excluded.used, max = greatest(ledger_used.max, excluded.max)`;

/** See the table's comment: a row is born as wide again as it will be. */
const room = `repeat('-', 80)`;

export const insertAccounts = `with given as (
    select * from json_to_recordset($1) as a(id text, unit text, owner text, floor bigint, ceiling bigint, terms jsonb)),
  opened as (
    insert into ledger_accounts (id, unit, owner, terms, opened_at) select id, unit, owner, terms, $2 from given on conflict (id) do nothing returning no, id),
  balances as (
    insert into ledger_balances (no, floor, ceiling, room) select no, floor, ceiling, ${room} from opened join given using (id))
  select id from opened`;
