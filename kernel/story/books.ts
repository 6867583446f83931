import type { CaseEvent } from '../case/case.ts';
import type { Read } from '../declare/mechanism.ts';
import { applyBatch } from '../ledger/batch.ts';
import type { AccountState, LedgerBook } from '../ledger/book.ts';
import { leftOf } from '../ledger/book.ts';
import { isPosting, transfersIn } from '../ledger/declared.ts';
import { expiryOf, isExpired } from '../ledger/expiry.ts';
import { ledgerRefusal } from '../ledger/outcome.ts';
import { type BalanceRead, balanceRead, reservationRead } from '../ledger/read.ts';
import { assert, type Refusal } from '../outcome/result.ts';
import type { Day } from '../time/types.ts';

const fresh = (terms: AccountState['terms'], posted = 0): AccountState => ({
  terms,
  posted,
  heldOut: 0,
  heldIn: 0,
  closed: false,
});

/** Opens what is not open yet; limits and ceilings follow the law. */
const open = (book: LedgerBook, accounts: readonly AccountState['terms'][]): void => {
  for (const terms of accounts) {
    const before = book.accounts.get(terms.id);
    if (before === undefined) book.accounts.set(terms.id, fresh(terms));
    else {
      const { limits, ceiling, ...kept } = before.terms;
      const moving = {
        ...(terms.limits && { limits: terms.limits }),
        ...(terms.ceiling !== undefined && { ceiling: terms.ceiling }),
      };
      book.accounts.set(terms.id, { ...before, terms: { ...kept, ...moving } });
    }
  }
};

/** Posts what the event says, all of it or nothing. */
export const postEvent = (book: LedgerBook, event: CaseEvent): Refusal | undefined => {
  const transfers = transfersIn(event.effects);
  if (transfers.length === 0) return undefined;
  open(
    book,
    event.effects.filter(isPosting).flatMap(({ accounts }) => accounts ?? []),
  );
  const { outcomes } = applyBatch(book, [{ transfers, together: true }], { day: event.day, at: event.at });
  const all = outcomes[0] ?? [];
  const culprit = all.findIndex((outcome) => outcome !== 'posted' && outcome !== 'group-failed');
  const refused = transfers[culprit];
  if (!refused) return undefined;
  // Refused with the step: nothing is recorded, and the same ids may be asked again.
  for (const { id } of transfers) if (book.answered.get(id)?.outcome !== 'posted') book.answered.delete(id);
  const { debit, credit, amount } = refused;
  return ledgerRefusal(all[culprit] ?? 'group-failed', refused.id, { debit, credit, amount });
};

/** Gives back what is left of reservations whose last day lies before `day`, as the node's job does. */
export const expireIn = (book: LedgerBook, day: Day): void => {
  for (const reservation of [...book.reservations.values()])
    if (isExpired(reservation, day))
      applyBatch(book, [{ transfers: [expiryOf(reservation)], together: false }], {
        day,
        at: `${day}T00:00:00.000Z`,
      });
};

const usedIn = (book: LedgerBook, account: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...book.used].flatMap(([key, used]) =>
      key.startsWith(`${account} `) ? [[key.slice(account.length + 1), used]] : [],
    ),
  );

export const balanceIn = (book: LedgerBook, account: string, terms?: AccountState['terms']): BalanceRead => {
  const state = book.accounts.get(account);
  return balanceRead(account, state, usedIn(book, account), terms ?? state?.terms);
};

type LedgerRead = Extract<Read, { kind: 'balance' | 'balances' | 'reservation' | 'reservations' }>;

export const readBook = (book: LedgerBook, read: LedgerRead): unknown => {
  switch (read.kind) {
    case 'balance':
      return balanceIn(book, read.account, read.terms);
    case 'balances':
      return [...book.accounts.values()]
        .filter(({ terms }) => terms.owner === read.owner && (!read.of || terms.id.startsWith(`${read.of}/`)))
        .map(({ terms }) => balanceIn(book, terms.id))
        .sort((a, b) => (a.account < b.account ? -1 : 1));
    case 'reservation': {
      const found = book.reservations.get(read.id);
      return found && reservationRead(found);
    }
    case 'reservations':
      return [...book.reservations.values()]
        .filter((one) => (one.debit === read.account || one.credit === read.account) && leftOf(one) > 0)
        .map(reservationRead);
  }
};

/** What stood before the story began: credited from `opening/<unit>`. */
export const standingBalances = (
  book: LedgerBook,
  standing: Readonly<Record<string, number>>,
  termsOf: (id: string) => AccountState['terms'],
): void => {
  for (const [id, amount] of Object.entries(standing)) {
    const terms = termsOf(id);
    const opening = `opening/${terms.unit}`;
    const source = book.accounts.get(opening) ?? fresh({ id: opening, unit: terms.unit, owner: 'opening' });
    source.posted -= amount;
    book.accounts.set(opening, source);
    assert(!book.accounts.has(id), `the story opens the account "${id}" twice`);
    book.accounts.set(id, fresh(terms, amount));
  }
};
