import type { Client } from '../db.ts';
import { applyBatch, type BatchResult, emptyBook, type LedgerGroup, type LedgerTransfer, malformedTransfer, type ReservationState } from './kernel.ts';
import { accountOf, type BookAccount, findRows, loadReservations, type StoredBook } from './load.ts';
import type { PostingContext } from './post.ts';
import { balancesStatement, type Prepared, reservationsStatement, touchedBy } from './write.ts';

/**
 * Accounts as the door knows them, ahead of the database by the batches being written. Nothing is locked: each account
 * carries the number of the batch that wrote it last, and is only written if the database still says the same. Whoever
 * else posts thereby makes the door's batch fail, never its books wrong. A batch number is used once, so a state that was
 * never committed can never be taken for one that was.
 */
export interface LiveBook {
  readonly accounts: Map<string, BookAccount>;
  readonly reservations: Map<string, ReservationState>;
  /** Grows whenever something is forgotten: what was brought in before may be gone. */
  epoch: number;
}

export const liveBook = (): LiveBook => ({ accounts: new Map(), reservations: new Map(), epoch: 0 });

/** Beyond this it is emptied when nothing is being written. */
export const liveBookFull = ({ accounts, reservations }: LiveBook): boolean => accounts.size > 400_000 || reservations.size > 100_000;

/** Limits, reversals and reservations between accounts not at hand are left to the locked way. */
export class NeedsLock extends Error {}

const wellFormed = (groups: readonly LedgerGroup[]): readonly LedgerTransfer[] => {
  const found: LedgerTransfer[] = [];
  for (const { transfers } of groups) for (const one of transfers) if (malformedTransfer(one) === undefined) found.push(one);
  return found;
};

/**
 * Brings in what the transfers need and is not there. Accounts first: a reservation read after its accounts can only be
 * newer than they are, and then the accounts are found changed when they are written.
 */
export const ensureLive = async (client: Client, live: LiveBook, groups: readonly LedgerGroup[]): Promise<void> => {
  const transfers = wellFormed(groups);
  const missing = new Set<string>();
  let settles = false;
  for (const { debit, credit, commits, releases, reverses } of transfers) {
    if (reverses !== undefined) throw new NeedsLock('reversal');
    if (!live.accounts.has(debit)) missing.add(debit);
    if (!live.accounts.has(credit)) missing.add(credit);
    settles ||= commits !== undefined || releases !== undefined;
  }
  if (missing.size) {
    for (const row of await findRows(client, [...missing])) {
      if (row.terms?.limits) throw new NeedsLock('limits');
      if (live.accounts.has(row.id)) continue;
      const { no, posted, heldOut, heldIn, batch, touched, closed } = row;
      live.accounts.set(row.id, { no, terms: accountOf(row), posted, heldOut, heldIn, batch, touched, closed });
    }
  }
  if (!settles) return;
  for (const { id, debit, credit } of await loadReservations(client, live.reservations, transfers)) {
    if (live.accounts.has(debit) && live.accounts.has(credit)) continue;
    live.reservations.delete(id);
    throw new NeedsLock('reservation between other accounts');
  }
};

export interface LiveDecision extends BatchResult {
  readonly book: StoredBook;
  readonly at: string;
  readonly batch: number;
  readonly balances: Prepared;
  readonly reservations: Prepared;
}

/**
 * Decides at once and without waiting for anything, so that batches follow each other in the order of their decisions.
 * Takes the smallest of the free batch `numbers` above those of the accounts; nothing if there is none.
 */
export const decideLive = (live: LiveBook, groups: readonly LedgerGroup[], context: PostingContext, numbers: number[]): LiveDecision | undefined => {
  let latest = Date.parse(context.at);
  let newest = 0;
  for (const { transfers } of groups) {
    for (const { debit, credit } of transfers) {
      for (const account of [live.accounts.get(debit), live.accounts.get(credit)]) {
        if (account === undefined) continue;
        if (account.touched > latest) latest = account.touched;
        if (account.batch > newest) newest = account.batch;
      }
    }
  }
  numbers.sort((a, b) => a - b);
  let batch = numbers.shift();
  while (batch !== undefined && batch <= newest) batch = numbers.shift();
  if (batch === undefined) return undefined;
  const at = new Date(latest).toISOString();
  const book = { ...emptyBook(), originals: undefined, accounts: live.accounts, reservations: live.reservations };
  const result = applyBatch(book, groups, { day: context.day, at });
  const touched = touchedBy(live.accounts, result.entries);
  const balances = balancesStatement(touched, batch, at);
  for (const account of touched) {
    account.batch = batch;
    account.touched = latest;
  }
  return { ...result, book, at, batch, balances, reservations: reservationsStatement(book, result.entries) };
};

/** What a batch that was not written had changed is forgotten, and every reservation with it (see `ensureLive`). */
export const forget = (live: LiveBook, groups: readonly LedgerGroup[]): void => {
  for (const { transfers } of groups) {
    for (const { debit, credit } of transfers) {
      live.accounts.delete(debit);
      live.accounts.delete(credit);
    }
  }
  live.reservations.clear();
  live.epoch++;
};

/** Only while nothing is being written. */
export const empty = (live: LiveBook): void => {
  live.accounts.clear();
  live.reservations.clear();
  live.epoch++;
};
