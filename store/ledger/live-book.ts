import { getHeapStatistics } from 'node:v8';
import type { Client } from '../db.ts';
import { memoryHere } from '../machine.ts';
import {
  applyBatch,
  type BatchResult,
  emptyBook,
  type LedgerAccount,
  type LedgerEntry,
  type LedgerGroup,
  type LedgerTransfer,
  malformedTransfer,
  type ReservationState,
} from './kernel.ts';
import { type AccountRow, accountOf, type BookAccount, findRows, loadReservations } from './load.ts';
import type { PostingContext } from './post.ts';
import {
  balancesStatement,
  checkStatement,
  type Prepared,
  type ReservationChanges,
  reservationChanges,
  touchedBy,
  transfersStatements,
} from './write.ts';

/**
 * Accounts as the door knows them, ahead of the database by the batches being written. Nothing is locked: each account
 * carries the number of the batch that wrote it last, and is only written if the database still says the same. Whoever
 * else posts thereby makes the door's batch fail, never its books wrong. A batch number is used once, so a state that was
 * never committed can never be taken for one that was.
 */
export interface LiveBook {
  accounts: Map<string, BookAccount>;
  /** Those that were at hand before: the ones a batch meets come back among `accounts`, the others are forgotten next. */
  older: Map<string, BookAccount>;
  readonly reservations: Map<string, ReservationState>;
  /** Grows whenever something is forgotten: what was brought in before may be gone. */
  epoch: number;
  /** Batches that are decided and not yet in the database: who touches an account of theirs writes it behind them. */
  readonly unwritten: Set<number>;
}

export const liveBook = (): LiveBook => ({
  accounts: new Map(),
  older: new Map(),
  reservations: new Map(),
  epoch: 0,
  unwritten: new Set(),
});

/** Bytes that an account at hand takes, about; there may be twice as many as `turnOver` is told. */
const bytesEach = 200;

/**
 * How many accounts a process that keeps `books` of them may have at hand: a tenth of the memory of the machine in all, and never more than half
 * of what the process may use. One that is not at hand is looked up in four places of the database, which costs as much as all else about a transfer.
 */
export const accountsAtHand = (books = 1): number =>
  Math.floor(Math.min(memoryHere() / 10, getHeapStatistics().heap_size_limit / 2) / (2 * bytesEach * books));

/**
 * Forgets what no batch has met since the generation before. At any time between two decisions: what is being written was met just
 * now, and an account read too early would be found changed when it is written.
 */
export const turnOver = (live: LiveBook, limit: number): void => {
  if (live.accounts.size <= limit) return;
  live.older = live.accounts;
  live.accounts = new Map();
  live.epoch++;
};

/** Open reservations beyond this are forgotten when nothing is being written: one read too early would not be found changed. */
const mostReservations = 100_000;
export const reservationsFull = ({ reservations }: LiveBook): boolean => reservations.size > mostReservations;

/** Limits (even an empty list: see `accountTerms`), reversals and reservations between accounts not at hand are left to the locked way. */
export class NeedsLock extends Error {}

/** What a look at the transfers and the book says, in one pass: it is made for every batch. */
export interface Survey {
  readonly missing: ReadonlySet<string>;
  readonly settling: readonly LedgerTransfer[];
  /** Of the accounts at hand: the latest instant and the newest batch. */
  readonly latest: number;
  readonly newest: number;
}

const atHand = (live: LiveBook, id: string): BookAccount | undefined => {
  const found = live.accounts.get(id);
  if (found) return found;
  const older = live.older.get(id);
  if (older) live.accounts.set(id, older);
  return older;
};

export const survey = (live: LiveBook, groups: readonly LedgerGroup[]): Survey => {
  const missing = new Set<string>();
  const settling: LedgerTransfer[] = [];
  let [latest, newest] = [0, 0];
  for (const { transfers } of groups) {
    for (const transfer of transfers) {
      if (malformedTransfer(transfer) !== undefined) continue;
      if (transfer.reverses !== undefined) throw new NeedsLock('reversal');
      const id = transfer.commits ?? transfer.releases;
      if (id !== undefined && !live.reservations.has(id)) settling.push(transfer);
      const [debit, credit] = [atHand(live, transfer.debit), atHand(live, transfer.credit)];
      if (debit === undefined) missing.add(transfer.debit);
      else {
        if (debit.touched > latest) latest = debit.touched;
        if (debit.batch > newest) newest = debit.batch;
      }
      if (credit === undefined) missing.add(transfer.credit);
      else {
        if (credit.touched > latest) latest = credit.touched;
        if (credit.batch > newest) newest = credit.batch;
      }
    }
  }
  return { missing, settling, latest, newest };
};

/** Ceilings may be each account's own: then there is nothing to share. */
const mostRules = 10_000;
const shared = new Map<string, LedgerAccount>();

/**
 * Accounts without limits, purse and tags are decided by their unit and bounds alone: all that agree in those share one object, of nobody, which
 * halves what an account takes and is always at hand. Of such there are as many as kinds of accounts.
 */
const rulesOf = (row: AccountRow): LedgerAccount => {
  if (row.terms) return accountOf(row);
  const key = `${row.unit} ${row.floor} ${row.ceiling}`;
  const known = shared.get(key) ?? accountOf({ ...row, id: '*', owner: '*' });
  if (shared.size < mostRules) shared.set(key, known);
  return known;
};

const bringAccounts = async (client: Client, live: LiveBook, ids: ReadonlySet<string>): Promise<void> => {
  for (const row of await findRows(client, [...ids])) {
    if (row.terms?.limits) throw new NeedsLock('limits');
    if (atHand(live, row.id)) continue;
    const { no, posted, heldOut, heldIn, batch, touched, closed } = row;
    live.accounts.set(row.id, { no, terms: rulesOf(row), posted, heldOut, heldIn, batch, touched, closed });
  }
};

const bringReservations = async (
  client: Client,
  live: LiveBook,
  settling: readonly LedgerTransfer[],
): Promise<void> => {
  for (const { id, debit, credit } of await loadReservations(client, live.reservations, settling)) {
    if (atHand(live, debit) && atHand(live, credit)) continue;
    live.reservations.delete(id);
    throw new NeedsLock('reservation between other accounts');
  }
};

/**
 * Brings in what a survey found missing. Accounts first: a reservation read after its accounts can only be newer than
 * they are, and then the accounts are found changed when they are written.
 */
export const bringIn = async (client: Client, live: LiveBook, { missing, settling }: Survey): Promise<void> => {
  if (missing.size) await bringAccounts(client, live, missing);
  if (settling.length) await bringReservations(client, live, settling);
};

export interface LiveDecision extends BatchResult {
  readonly at: string;
  readonly batch: number;
  readonly transfers: readonly Prepared[];
  /** Accounts that only refusals rest on. */
  readonly looked: Prepared;
  /** Balances that no batch before this one is still to write: of many accounts nearly all. */
  readonly free: Prepared;
  /** Those that must wait for the batch before. */
  readonly balances: Prepared;
  readonly reservations: ReservationChanges;
  /** Reservations that this batch ends. */
  readonly ended: readonly string[];
}

const endedBy = ({ reservations }: LiveBook, entries: readonly LedgerEntry[]): readonly string[] =>
  entries.flatMap(({ outcome, transfer: { commits, releases } }) => {
    const id = commits ?? releases;
    return outcome === 'posted' && id !== undefined && reservations.get(id)?.over !== undefined ? [id] : [];
  });

/**
 * Once the batch that ended them is written nobody can change them any more, and whoever asks finds them in the database.
 * Left where they are, a few minutes of them would fill the book.
 */
export const dropEnded = (live: LiveBook, { ended }: LiveDecision): void => {
  for (const id of ended) live.reservations.delete(id);
};

/**
 * Decides without waiting for anything, so that batches follow each other in the order of their decisions. Takes the
 * smallest of the free batch `numbers` above those of the accounts; answers nothing if there is none.
 */
export const decideLive = (
  live: LiveBook,
  groups: readonly LedgerGroup[],
  context: PostingContext,
  numbers: number[],
  seen: Survey,
): LiveDecision | undefined => {
  const latest = Math.max(seen.latest, Date.parse(context.at));
  numbers.sort((a, b) => a - b);
  let batch = numbers.shift();
  while (batch !== undefined && batch <= seen.newest) batch = numbers.shift();
  if (batch === undefined) return undefined;
  const at = new Date(latest).toISOString();
  const book = { ...emptyBook(), originals: undefined, accounts: live.accounts, reservations: live.reservations };
  const result = applyBatch(book, groups, { day: context.day, at });
  const touched = touchedBy(result.entries);
  const behind = ({ batch: last }: BookAccount): boolean => live.unwritten.has(last);
  const free = balancesStatement(
    touched.filter((account) => !behind(account)),
    batch,
    at,
  );
  const balances = balancesStatement(touched.filter(behind), batch, at);
  const transfers = transfersStatements(live.accounts, batch, result.entries, { day: context.day, at });
  const looked = checkStatement(lookedAt(live, result.entries, new Set(touched)));
  for (const account of touched) {
    account.batch = batch;
    account.touched = latest;
  }
  live.unwritten.add(batch);
  return {
    ...result,
    at,
    batch,
    transfers,
    looked,
    free,
    balances,
    reservations: reservationChanges(book, result.entries),
    ended: endedBy(live, result.entries),
  };
};

const lookedAt = (
  live: LiveBook,
  entries: readonly LedgerEntry[],
  touched: ReadonlySet<BookAccount>,
): readonly BookAccount[] => {
  const looked = new Set<BookAccount>();
  for (const { outcome, transfer } of entries) {
    if (outcome === 'posted') continue;
    for (const id of [transfer.debit, transfer.credit]) {
      const account = live.accounts.get(id);
      if (account && !touched.has(account)) looked.add(account);
    }
  }
  return [...looked];
};

/** What a batch that was not written had changed is forgotten, and every reservation with it (see `ensureLive`). */
export const forget = (live: LiveBook, groups: readonly LedgerGroup[]): void => {
  for (const { transfers } of groups) {
    for (const { debit, credit } of transfers) {
      for (const id of [debit, credit]) {
        live.accounts.delete(id);
        live.older.delete(id);
      }
    }
  }
  live.reservations.clear();
  live.epoch++;
};

/** Only while nothing is being written. */
export const forgetReservations = (live: LiveBook): void => {
  live.reservations.clear();
  live.epoch++;
};
