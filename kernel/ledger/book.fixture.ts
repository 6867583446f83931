import type { LedgerTransfer } from '../case/case.ts';
import type { LedgerAccount } from './account.ts';
import { applyBatch } from './batch.ts';
import { emptyBook, type LedgerBook } from './book.ts';

export const when = { day: '2021-09-16', at: '2021-09-16T01:00:00.000Z' };
export const on = (day: string) => ({ day, at: `${day}T01:00:00.000Z` });

export const bookOf = (
  accounts: readonly LedgerAccount[],
  posted: Readonly<Record<string, number>> = {},
): LedgerBook => {
  const book = emptyBook();
  for (const terms of accounts)
    book.accounts.set(terms.id, { terms, posted: posted[terms.id] ?? 0, heldOut: 0, heldIn: 0, closed: false });
  return book;
};

export const fen = (id: string, more: Partial<LedgerAccount> = {}): LedgerAccount => ({
  id,
  unit: 'fen',
  owner: id,
  ...more,
});

export const post = (book: LedgerBook, transfer: LedgerTransfer, at = when): string =>
  applyBatch(book, [{ transfers: [transfer], together: false }], at).outcomes[0]?.[0] ?? '';
