import type { LedgerTransfer } from '../case/case.ts';
import { applyTransfer } from './apply.ts';
import type { LedgerBook, LedgerEntry, When } from './book.ts';
import { isMalformed, type LedgerOutcome } from './outcome.ts';
import { contentOf, malformed, refOf } from './transfer.ts';

/** Transfers that are posted all or none (`together`), or each for itself. */
export interface LedgerGroup {
  readonly transfers: readonly LedgerTransfer[];
  readonly together: boolean;
}

export interface BatchResult {
  /** Per group, per transfer, in order. */
  readonly outcomes: readonly (readonly LedgerOutcome[])[];
  /** What must be written: neither malformed transfers nor repetitions of answered ones. */
  readonly entries: readonly LedgerEntry[];
}

/**
 * Applies groups in order to the book. A transfer whose id is answered already gets that answer again if its content is
 * the same, and `exists-with-other-content` if not: repeating a request after a lost answer is always safe.
 */
export const applyBatch = (book: LedgerBook, groups: readonly LedgerGroup[], when: When): BatchResult => {
  const entries: LedgerEntry[] = [];
  const outcomes = groups.map((group) =>
    group.together && group.transfers.length > 1
      ? together(book, group.transfers, when, entries)
      : group.transfers.map((one) => single(book, one, when, entries)),
  );
  return { outcomes, entries };
};

const known = (book: LedgerBook, transfer: LedgerTransfer): LedgerOutcome | undefined => {
  const wrong = malformed(transfer);
  if (wrong) return wrong;
  const answer = book.answered.get(transfer.id);
  if (answer === undefined) return undefined;
  const content = typeof answer.asked === 'string' ? answer.asked : contentOf(answer.asked);
  return content === contentOf(transfer) ? answer.outcome : 'exists-with-other-content';
};

const write = (book: LedgerBook, entry: LedgerEntry, entries: LedgerEntry[]): LedgerOutcome => {
  entries.push(entry);
  book.answered.set(entry.transfer.id, { asked: entry.transfer, outcome: entry.outcome });
  return entry.outcome;
};

const single = (book: LedgerBook, transfer: LedgerTransfer, when: When, entries: LedgerEntry[]): LedgerOutcome =>
  known(book, transfer) ?? write(book, applyTransfer(book, transfer, when), entries);

/** What one transfer can change, as it was: two accounts, a reservation, an original, and the period counters. */
const snapshot = (book: LedgerBook, transfer: LedgerTransfer): (() => void) => {
  const reservation = book.reservations.get(refOf(transfer) ?? '');
  const objects = [
    book.accounts.get(transfer.debit),
    book.accounts.get(transfer.credit),
    book.originals?.get(refOf(transfer) ?? ''),
  ];
  const copies = [
    ...objects.map((object) => object && { object, copy: { ...object } }),
    reservation && { object: reservation, copy: { over: undefined, ...reservation } },
  ];
  const used = [...book.used];
  return () => {
    for (const one of copies) if (one) Object.assign(one.object, one.copy);
    book.used.clear();
    for (const [key, value] of used) book.used.set(key, value);
    if (refOf(transfer) === undefined) book.reservations.delete(transfer.id);
    book.originals?.delete(transfer.id);
  };
};

/** All or none. Repeated transfers keep their answers; one that was refused before refuses the group again. */
const together = (
  book: LedgerBook,
  transfers: readonly LedgerTransfer[],
  when: When,
  entries: LedgerEntry[],
): readonly LedgerOutcome[] => {
  const before = transfers.map((transfer) => known(book, transfer));
  const undo: (() => void)[] = [];
  const applied: (LedgerEntry | undefined)[] = [];
  const ids = new Set<string>();
  let failed = before.findIndex((outcome) => outcome !== undefined && outcome !== 'posted');
  for (let n = 0; n < transfers.length && failed < 0; n++) {
    const transfer = transfers[n] as LedgerTransfer;
    if (before[n] !== undefined) continue;
    undo.push(snapshot(book, transfer));
    applied[n] = ids.has(transfer.id)
      ? { transfer, outcome: 'exists-with-other-content', amount: transfer.amount }
      : applyTransfer(book, transfer, when);
    ids.add(transfer.id);
    if (applied[n]?.outcome !== 'posted') failed = n;
  }
  if (failed < 0) return transfers.map((_, n) => before[n] ?? write(book, applied[n] as LedgerEntry, entries));
  for (const restore of undo.reverse()) restore();
  return transfers.map((transfer, n) => {
    if (before[n] !== undefined) return before[n];
    const outcome = n === failed ? (applied[n]?.outcome ?? 'group-failed') : 'group-failed';
    // One id twice in a group, or beside a malformed transfer: an answer about the group's form, not about the books.
    if (outcome === 'exists-with-other-content' || before.some((one) => one && isMalformed(one))) return outcome;
    return book.answered.has(transfer.id)
      ? outcome
      : write(book, { transfer, outcome, amount: transfer.amount }, entries);
  });
};
