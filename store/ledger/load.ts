import type { Client } from '../db.ts';
import {
  findAccounts,
  findAnswers,
  findOriginals,
  findReservations,
  findUsed,
  lockAccounts,
} from '../queries/ledger.ts';
import { plainArray } from './columns.ts';
import {
  type AccountState,
  type Day,
  emptyBook,
  type LedgerAccount,
  type LedgerBook,
  type LedgerTransfer,
  limitPeriodsOf,
  type OriginalState,
  outcomeOf,
  type ReservationState,
  usedKey,
} from './kernel.ts';

/** What never changes about an account, kept by whoever posts often. Bounded: it may forget. */
export type AccountCache = Map<string, Pick<BookAccount, 'no' | 'terms'>>;
const cacheLimit = 300_000;

/** An account in a book, with what writing it back needs. `batch`: the batch that wrote it last, as far as is known. `terms` may be shared (`rulesOf`). */
export interface BookAccount extends AccountState {
  readonly no: number;
  batch: number;
  /** Milliseconds of its last posting. */
  touched: number;
}

export interface StoredBook extends Omit<LedgerBook, 'accounts'> {
  readonly accounts: Map<string, BookAccount>;
  /** The counters as they were read. */
  readonly usedBefore?: ReadonlyMap<string, number>;
}

export interface LoadedBook {
  readonly book: StoredBook;
  readonly batch: number;
  /** Milliseconds of the latest posting on any of the accounts. */
  readonly touched: number;
}

export interface AccountRow {
  readonly no: number;
  readonly id: string;
  readonly unit: string;
  readonly owner: string;
  readonly floor: number | null;
  readonly ceiling: number | null;
  readonly terms: Pick<LedgerAccount, 'limits' | 'purse' | 'tags'> | null;
  readonly posted: number;
  readonly heldOut: number;
  readonly heldIn: number;
  readonly touched: number;
  readonly batch: number;
  readonly closed: boolean;
}

export const accountOf = ({ id, unit, owner, floor, ceiling, terms }: AccountRow): LedgerAccount => ({
  id,
  unit,
  owner,
  ...(floor === null ? {} : { floor }),
  ...(ceiling === null ? {} : { ceiling }),
  ...terms,
});

const boundOf = (text: string): number | null => (text === '' ? null : Number(text));

/** The accounts as they are, unlocked; those that do not exist are absent. */
export const findRows = async (client: Client, ids: readonly string[]): Promise<readonly AccountRow[]> => {
  const { rows } = await client.query<Record<keyof AccountRow, string | null>>({
    name: 'ledger-find',
    text: findAccounts,
    values: [plainArray(ids)],
  });
  const found = rows[0];
  if (!found?.no) return [];
  const cells = (name: keyof AccountRow): readonly string[] => (found[name] as string).split('\x1f');
  const [no, id, unit, owner, terms, closed] = [
    cells('no'),
    cells('id'),
    cells('unit'),
    cells('owner'),
    cells('terms'),
    cells('closed'),
  ];
  const [floor, ceiling] = [cells('floor').map(boundOf), cells('ceiling').map(boundOf)];
  const [posted, heldOut, heldIn] = [cells('posted'), cells('heldOut'), cells('heldIn')];
  const [touched, batch] = [cells('touched'), cells('batch')];
  return id.map((one, n) => ({
    no: Number(no[n]),
    id: one,
    unit: unit[n] as string,
    owner: owner[n] as string,
    floor: floor[n] as number | null,
    ceiling: ceiling[n] as number | null,
    terms: terms[n] ? (JSON.parse(terms[n]) as AccountRow['terms']) : null,
    posted: Number(posted[n]),
    heldOut: Number(heldOut[n]),
    heldIn: Number(heldIn[n]),
    touched: Number(touched[n]),
    batch: Number(batch[n]),
    closed: closed[n] !== '',
  }));
};

/** Numbers and terms of the accounts named, by number. */
const known = async (
  client: Client,
  ids: ReadonlySet<string>,
  cache: AccountCache,
): Promise<Map<number, LedgerAccount>> => {
  const found = new Map<number, LedgerAccount>();
  const missing: string[] = [];
  for (const id of ids) {
    const one = cache.get(id);
    if (one) found.set(one.no, one.terms);
    else missing.push(id);
  }
  if (missing.length === 0) return found;
  const rows = await findRows(client, missing);
  if (cache.size + rows.length > cacheLimit) cache.clear();
  for (const row of rows) {
    const terms = accountOf(row);
    found.set(row.no, terms);
    // What the law may move is looked up each time.
    if (!terms.limits) cache.set(row.id, { no: row.no, terms });
  }
  return found;
};

const numbersOf = (list: string | null): readonly number[] => (list ? list.split(',').map(Number) : []);

/**
 * Locks all accounts the transfers name, in the order of their numbers, and reads what deciding needs. `careful` also
 * reads answers given before; without it a repeated id shows as a violated key when the batch is written.
 */
export const loadBook = async (
  client: Client,
  transfers: readonly LedgerTransfer[],
  day: Day,
  careful: boolean,
  cache: AccountCache,
): Promise<LoadedBook> => {
  const ids = new Set<string>();
  for (const { debit, credit } of transfers) ids.add(debit).add(credit);
  const termsOf = await known(client, ids, cache);
  const { rows } = await client.query({
    name: 'ledger-lock',
    text: lockAccounts,
    values: [plainArray([...termsOf.keys()])],
  });
  const row = rows[0];
  const book = { ...emptyBook(), accounts: new Map<string, BookAccount>() };
  const columns = [row.posted, row.heldOut, row.heldIn, row.batches].map(numbersOf);
  const closed = new Set(numbersOf(row.closed));
  for (const [n, no] of numbersOf(row.no).entries()) {
    const terms = termsOf.get(no) as LedgerAccount;
    const [posted, heldOut, heldIn, batch] = columns.map((column) => column[n]) as [number, number, number, number];
    book.accounts.set(terms.id, {
      no,
      terms,
      posted,
      heldOut,
      heldIn,
      batch,
      touched: row.touched,
      closed: closed.has(no),
    });
  }
  // Remembered from a transaction that was rolled back: forgotten, and looked up once more.
  if (book.accounts.size < termsOf.size) {
    for (const { id } of termsOf.values()) if (!book.accounts.has(id)) cache.delete(id);
    return loadBook(client, transfers, day, careful, cache);
  }
  await loadReservations(client, book.reservations, transfers);
  await loadEarlier(client, book, transfers, careful);
  await loadUsed(client, book, day);
  return { book: { ...book, usedBefore: new Map(book.used) }, batch: row.batch, touched: row.touched };
};

/** The reservations that the transfers settle and `known` does not hold yet. */
export const loadReservations = async (
  client: Client,
  known: Map<string, ReservationState>,
  transfers: readonly LedgerTransfer[],
): Promise<readonly ReservationState[]> => {
  const wanted = new Set<string>();
  for (const { commits, releases } of transfers) {
    const id = commits ?? releases;
    if (id !== undefined && !known.has(id)) wanted.add(id);
  }
  if (wanted.size === 0) return [];
  const { rows } = await client.query({
    name: 'ledger-reservations',
    text: findReservations,
    values: [plainArray([...wanted])],
  });
  const found = rows.map(
    ({ expires, over, ...row }): ReservationState => ({ ...row, ...(expires && { expires }), ...(over && { over }) }),
  );
  for (const one of found) if (!known.has(one.id)) known.set(one.id, one);
  return found;
};

/** Transfers to reverse, and answers given before. */
const loadEarlier = async (
  client: Client,
  book: LedgerBook,
  transfers: readonly LedgerTransfer[],
  careful: boolean,
): Promise<void> => {
  const originals = new Set(transfers.flatMap(({ reverses }) => reverses ?? []));
  if (originals.size) {
    const { rows } = await client.query<OriginalState>({
      name: 'ledger-originals',
      text: findOriginals,
      values: [plainArray([...originals])],
    });
    for (const row of rows) book.originals?.set(row.id, row);
  }
  if (!careful) return;
  const { rows } = await client.query({
    name: 'ledger-answers',
    text: findAnswers,
    values: [plainArray(transfers.map(({ id }) => id))],
  });
  for (const row of rows)
    book.answered.set(row.id, { asked: row.asked ?? transferOfRow(row), outcome: outcomeOf(row.outcome) });
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
export const transferOfRow = ({
  id,
  debit,
  credit,
  amount,
  kind,
  ref,
  expires,
  memo,
}: AnswerRow): LedgerTransfer => ({
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

/** The counters of limited accounts: of today, and of the days to which something may be given back. */
const loadUsed = async (client: Client, book: StoredBook, day: Day): Promise<void> => {
  const limited = [...book.accounts.values()].filter(({ terms }) => terms.limits !== undefined);
  if (limited.length === 0) return;
  const earlier = [...book.reservations.values(), ...(book.originals?.values() ?? [])].map((one) => one.day);
  const days = [...new Set([day, ...earlier])];
  const byNumber = new Map(limited.map(({ no, terms }) => [no, terms.id]));
  const wanted = limited.flatMap(({ no, terms }) =>
    [...new Set(days.flatMap((one) => limitPeriodsOf(terms.limits, terms.id, one)))].map(
      (key) => [no, ...key.split(' ').slice(1)] as [number, string, string],
    ),
  );
  const values = [0, 1, 2].map((column) => plainArray(wanted.map((key) => key[column])));
  const { rows } = await client.query({ name: 'ledger-used', text: findUsed, values });
  for (const { account, way, period, used } of rows)
    book.used.set(usedKey(byNumber.get(account) as string, way, period), used);
};
