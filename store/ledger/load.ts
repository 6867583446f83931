import type { Client } from '../db.ts';
import { findAccounts, findAnswers, findOriginals, findReservations, findUsed, lockAccounts } from '../queries/ledger.ts';
import { plainArray } from './columns.ts';
import {
  type Day,
  emptyBook,
  type LedgerAccount,
  type LedgerBook,
  type LedgerTransfer,
  limitPeriodsOf,
  type OriginalState,
  outcomeOf,
  type ReservationState,
  transferContent,
  usedKey,
} from './kernel.ts';

/** What never changes about an account, kept by whoever posts often. Bounded: it may forget. */
export type AccountCache = Map<string, KnownAccount>;
export interface KnownAccount {
  readonly no: number;
  readonly terms: LedgerAccount;
}
const cacheLimit = 300_000;

/** A book read under lock, with what writing it back needs. */
export interface LoadedBook {
  readonly book: LedgerBook;
  readonly numbers: ReadonlyMap<string, KnownAccount>;
  readonly batch: number;
  /** Milliseconds of the latest posting on any of the accounts. */
  readonly touched: number;
}

interface AccountRow {
  readonly no: number;
  readonly id: string;
  readonly unit: string;
  readonly owner: string;
  readonly floor: number | null;
  readonly ceiling: number | null;
  readonly terms: Pick<LedgerAccount, 'limits' | 'purse' | 'tags'> | null;
}

export const accountOf = ({ id, unit, owner, floor, ceiling, terms }: AccountRow): LedgerAccount => ({
  id,
  unit,
  owner,
  ...(floor === null ? {} : { floor }),
  ...(ceiling === null ? {} : { ceiling }),
  ...terms,
});

/** The accounts named, by id; those that do not exist are absent. */
const known = async (client: Client, ids: ReadonlySet<string>, cache: AccountCache): Promise<Map<string, KnownAccount>> => {
  const found = new Map<string, KnownAccount>();
  const missing: string[] = [];
  for (const id of ids) {
    const one = cache.get(id);
    if (one) found.set(id, one);
    else missing.push(id);
  }
  if (missing.length === 0) return found;
  const { rows } = await client.query<AccountRow>({ name: 'ledger-find', text: findAccounts, values: [plainArray(missing)] });
  if (cache.size + rows.length > cacheLimit) cache.clear();
  for (const row of rows) {
    const account = { no: row.no, terms: accountOf(row) };
    found.set(row.id, account);
    cache.set(row.id, account);
  }
  return found;
};

const numbersOf = (list: string | null): readonly number[] => (list ? list.split(',').map(Number) : []);

/**
 * Locks all accounts the transfers name, in the order of their numbers, and reads what deciding needs. `careful` also
 * reads answers given before; without it a repeated id shows as a violated key when the batch is written.
 */
export const loadBook = async (client: Client, transfers: readonly LedgerTransfer[], day: Day, careful: boolean, cache: AccountCache): Promise<LoadedBook> => {
  const ids = new Set<string>();
  for (const { debit, credit } of transfers) ids.add(debit).add(credit);
  const numbers = await known(client, ids, cache);
  const byNumber = new Map<number, KnownAccount>();
  for (const account of numbers.values()) byNumber.set(account.no, account);
  const { rows } = await client.query({ name: 'ledger-lock', text: lockAccounts, values: [plainArray([...byNumber.keys()])] });
  const row = rows[0];
  const book = emptyBook();
  const [posted, heldOut, heldIn] = [numbersOf(row.posted), numbersOf(row.heldOut), numbersOf(row.heldIn)];
  const closed = new Set(numbersOf(row.closed));
  for (const [n, no] of numbersOf(row.no).entries()) {
    const { terms } = byNumber.get(no) as KnownAccount;
    book.accounts.set(terms.id, { terms, posted: posted[n] as number, heldOut: heldOut[n] as number, heldIn: heldIn[n] as number, closed: closed.has(no) });
  }
  // Remembered from a transaction that was rolled back: forgotten, and looked up once more.
  if (book.accounts.size < numbers.size) {
    for (const id of numbers.keys()) if (!book.accounts.has(id)) cache.delete(id);
    return loadBook(client, transfers, day, careful, cache);
  }
  await loadEarlier(client, book, transfers, careful);
  await loadUsed(client, book, numbers, day);
  return { book, numbers, batch: row.batch, touched: row.touched };
};

/** Reservations to settle, transfers to reverse, answers given before. */
const loadEarlier = async (client: Client, book: LedgerBook, transfers: readonly LedgerTransfer[], careful: boolean): Promise<void> => {
  const reservations = new Set(transfers.flatMap(({ commits, releases }) => commits ?? releases ?? []));
  if (reservations.size) {
    const { rows } = await client.query({ name: 'ledger-reservations', text: findReservations, values: [plainArray([...reservations])] });
    for (const { expires, over, ...row } of rows) book.reservations.set(row.id, { ...row, ...(expires && { expires }), ...(over && { over }) } as ReservationState);
  }
  const originals = new Set(transfers.flatMap(({ reverses }) => reverses ?? []));
  if (originals.size) {
    const { rows } = await client.query<OriginalState>({ name: 'ledger-originals', text: findOriginals, values: [plainArray([...originals])] });
    for (const row of rows) book.originals.set(row.id, row);
  }
  if (!careful) return;
  const { rows } = await client.query({ name: 'ledger-answers', text: findAnswers, values: [plainArray(transfers.map(({ id }) => id))] });
  for (const row of rows) book.answered.set(row.id, { content: row.asked ?? contentOfRow(row), outcome: outcomeOf(row.outcome) });
};

interface AnswerRow {
  readonly id: string;
  readonly debit: string;
  readonly credit: string;
  readonly amount: number;
  readonly kind: number;
  readonly ref: string;
  readonly expires: Day | null;
  readonly memo: string | null;
}

/** The transfer as it was asked for, from the row that was written. */
export const transferOfRow = ({ id, debit, credit, amount, kind, ref, expires, memo }: AnswerRow): LedgerTransfer => ({
  id,
  debit,
  credit,
  amount: kind === 4 ? 0 : amount,
  ...(kind === 1 && { pending: expires ? { expires } : {} }),
  ...(kind === 2 && { commits: ref }),
  ...((kind === 3 || kind === 4) && { releases: ref }),
  ...(kind === 5 && { reverses: ref }),
  ...(memo !== null && { memo }),
});

const contentOfRow = (row: AnswerRow): string => transferContent(transferOfRow(row));

/** The counters of limited accounts: of today, and of the days to which something may be given back. */
const loadUsed = async (client: Client, book: LedgerBook, numbers: ReadonlyMap<string, KnownAccount>, day: Day): Promise<void> => {
  const limited = [...numbers.values()].filter(({ terms }) => terms.limits !== undefined);
  if (limited.length === 0) return;
  const days = new Set([day, ...[...book.reservations.values(), ...book.originals.values()].map((earlier) => earlier.day)]);
  const byNumber = new Map(limited.map(({ no, terms }) => [no, terms.id]));
  const wanted = limited.flatMap(({ no, terms }) =>
    [...new Set([...days].flatMap((one) => limitPeriodsOf(terms.limits, terms.id, one)))].map((key) => [no, ...key.split(' ').slice(1)] as [number, string, string]),
  );
  const values = [0, 1, 2].map((column) => plainArray(wanted.map((key) => key[column])));
  const { rows } = await client.query({ name: 'ledger-used', text: findUsed, values });
  for (const { account, way, period, used } of rows) book.used.set(usedKey(byNumber.get(account) as string, way, period), used);
};
