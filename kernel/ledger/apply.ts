import type { LedgerTransfer } from '../case/case.ts';
import type { Day } from '../time/types.ts';
import { type AccountState, availableOf, type LedgerBook, type LedgerEntry, leftOf, type When } from './book.ts';
import { count, limitRefusal, uncount } from './limits.ts';
import type { LedgerOutcome } from './outcome.ts';
import { purseRefusal } from './purse.ts';

interface Sides {
  readonly debit: AccountState;
  readonly credit: AccountState;
}

const sidesOf = (book: LedgerBook, transfer: LedgerTransfer): Sides | LedgerOutcome => {
  const debit = book.accounts.get(transfer.debit);
  if (debit === undefined) return 'debit-unknown';
  const credit = book.accounts.get(transfer.credit);
  if (credit === undefined) return 'credit-unknown';
  if (debit.terms.unit !== credit.terms.unit) return 'units-differ';
  if (debit.closed) return 'debit-closed';
  return credit.closed ? 'credit-closed' : { debit, credit };
};

/** Whether the two balances can take `amount` more: asked in the order of the closed list. */
const roomFor = ({ debit, credit }: Sides, amount: number): LedgerOutcome | undefined => {
  if (
    !Number.isSafeInteger(debit.posted - debit.heldOut - amount) ||
    !Number.isSafeInteger(credit.posted + credit.heldIn + amount)
  )
    return 'overflow';
  if (amount > availableOf(debit)) return 'insufficient';
  const { ceiling } = credit.terms;
  return ceiling !== undefined && credit.posted + credit.heldIn + amount > ceiling ? 'over-ceiling' : undefined;
};

const fresh = (
  book: LedgerBook,
  sides: Sides,
  { credit, amount }: LedgerTransfer,
  when: When,
): LedgerOutcome | undefined => {
  const { purse } = sides.debit.terms;
  return (
    (purse && purseRefusal(purse, { ...sides.credit.terms, id: credit }, when.at)) ??
    limitRefusal(book, sides.debit, 'out', amount, when.day) ??
    limitRefusal(book, sides.credit, 'in', amount, when.day) ??
    roomFor(sides, amount)
  );
};

const move = ({ debit, credit }: Sides, amount: number): void => {
  debit.posted -= amount;
  credit.posted += amount;
};

const hold = ({ debit, credit }: Sides, amount: number): void => {
  debit.heldOut += amount;
  credit.heldIn += amount;
};

const entry = (transfer: LedgerTransfer, outcome: LedgerOutcome, amount: number, sides?: Sides): LedgerEntry =>
  sides === undefined
    ? { transfer, outcome, amount }
    : {
        transfer,
        outcome,
        amount,
        debit: sides.debit,
        credit: sides.credit,
        debitAfter: sides.debit.posted,
        creditAfter: sides.credit.posted,
      };

const plain = (book: LedgerBook, transfer: LedgerTransfer, sides: Sides, when: When): LedgerEntry => {
  const { id, debit, credit, amount, pending } = transfer;
  if (pending?.expires !== undefined && pending.expires < when.day) return entry(transfer, 'expiry-past', amount);
  const refused = fresh(book, sides, transfer, when);
  if (refused) return entry(transfer, refused, amount);
  count(book, sides.debit, 'out', amount, when.day);
  count(book, sides.credit, 'in', amount, when.day);
  if (pending === undefined) move(sides, amount);
  else {
    hold(sides, amount);
    const expires = pending.expires === undefined ? {} : { expires: pending.expires };
    book.reservations.set(id, { id, debit, credit, amount, day: when.day, ...expires, committed: 0, released: 0 });
  }
  return entry(transfer, 'posted', amount, sides);
};

/** Commits may come in parts: what is left stays reserved until it is committed, released, or past its day. */
const settle = (book: LedgerBook, transfer: LedgerTransfer, sides: Sides, when: When): LedgerEntry => {
  const reservation = book.reservations.get((transfer.commits ?? transfer.releases) as string);
  if (reservation === undefined) return entry(transfer, 'reservation-unknown', transfer.amount);
  if (reservation.debit !== transfer.debit || reservation.credit !== transfer.credit)
    return entry(transfer, 'reservation-accounts-differ', transfer.amount);
  if (reservation.over) return entry(transfer, `reservation-${reservation.over}`, transfer.amount);
  const past = reservation.expires !== undefined && reservation.expires < when.day;
  const left = leftOf(reservation);
  const commits = transfer.commits !== undefined;
  if (commits && past) return entry(transfer, 'reservation-expired', transfer.amount);
  const amount = !commits && transfer.amount === 0 ? left : transfer.amount;
  if (amount > left) return entry(transfer, 'exceeds-reservation', amount);
  hold(sides, -amount);
  if (commits) {
    move(sides, amount);
    reservation.committed += amount;
  } else {
    uncount(book, sides.debit, 'out', amount, reservation.day);
    uncount(book, sides.credit, 'in', amount, reservation.day);
    reservation.released += amount;
  }
  if (amount === left) reservation.over = past ? 'expired' : commits ? 'committed' : 'released';
  return entry(transfer, 'posted', amount, sides);
};

/** The way back of an earlier transfer, in parts or whole: never more than it moved, never into the red. */
const reverse = (book: LedgerBook, transfer: LedgerTransfer, sides: Sides, when: When): LedgerEntry => {
  const original = book.originals?.get(transfer.reverses as string);
  if (original === undefined) return entry(transfer, 'original-unknown', transfer.amount);
  if (!original.reversible) return entry(transfer, 'original-irreversible', transfer.amount);
  if (original.debit !== transfer.credit || original.credit !== transfer.debit)
    return entry(transfer, 'original-accounts-differ', transfer.amount);
  if (transfer.amount > original.amount - original.reversed)
    return entry(transfer, 'exceeds-original', transfer.amount);
  const refused = roomFor(sides, transfer.amount);
  if (refused) return entry(transfer, refused, transfer.amount);
  move(sides, transfer.amount);
  uncount(book, sides.credit, 'out', transfer.amount, original.day, when.day);
  uncount(book, sides.debit, 'in', transfer.amount, original.day, when.day);
  original.reversed += transfer.amount;
  return entry(transfer, 'posted', transfer.amount, sides);
};

/** One well-formed transfer against the book. Answers what came of it; a refused one changes nothing. */
export const applyTransfer = (book: LedgerBook, transfer: LedgerTransfer, when: When): LedgerEntry => {
  const sides = sidesOf(book, transfer);
  if (typeof sides === 'string') return entry(transfer, sides, transfer.amount);
  const settles = transfer.commits ?? transfer.releases;
  const apply = settles !== undefined ? settle : transfer.reverses === undefined ? plain : reverse;
  const applied = apply(book, transfer, sides, when);
  if (book.originals && applied.outcome === 'posted')
    remember(book, transfer, settles === undefined ? when.day : (book.reservations.get(settles)?.day ?? when.day));
  return applied;
};

/** A later transfer of the batch may already reverse this one. `day`: the day its limits were counted on. */
const remember = (book: LedgerBook, transfer: LedgerTransfer, day: Day): void => {
  const { id, debit, credit, amount } = transfer;
  const reversible =
    transfer.pending === undefined && transfer.releases === undefined && transfer.reverses === undefined;
  book.originals?.set(id, { id, debit, credit, amount, day, reversible, reversed: 0 });
};
