import type { LedgerTransfer } from '../case/case.ts';
import type { LedgerAccount } from './account.ts';
import { kindOfAccount } from './declared.ts';
import { dueFrom } from './mirror.ts';
import { kindOf } from './transfer.ts';

/** One debt between two nodes: kept at both, in one unit, under one agreement. */
export interface MirrorPair {
  readonly debtor: string;
  readonly creditor: string;
  readonly unit: string;
  readonly agreement: string;
}

/** A change of what we owe a peer, as the peer must learn it. */
export interface MirrorNews {
  readonly peer: string;
  readonly unit: string;
  readonly agreement: string;
  readonly id: string;
  /** The debt grows by it; negative: it shrinks. */
  readonly amount: number;
}

export const isMirror = (account: string): boolean => kindOfAccount(account) === 'due-to';

const mirrored = ['due-to', 'due-from', 'claims'];

/** Whoever posts on these must write a letter, or have been told by one. */
export const touchesMirror = ({ debit, credit }: Pick<LedgerTransfer, 'debit' | 'credit'>): boolean =>
  [debit, credit].some((account) => mirrored.includes(kindOfAccount(account)));

/** What a posted transfer changes in debts to peers. `amount` as it moved; reservations move nothing. */
export const mirrorNews = (transfer: LedgerTransfer, amount: number): readonly MirrorNews[] => {
  if (!['move', 'commit', 'reverse'].includes(kindOf(transfer))) return [];
  const of = (account: string, signed: number): readonly MirrorNews[] => {
    if (!isMirror(account)) return [];
    const [, peer = '', unit = '', agreement = ''] = account.split('/');
    return [{ peer, unit, agreement, id: transfer.id, amount: signed }];
  };
  return [...of(transfer.debit, -amount), ...of(transfer.credit, amount)];
};

/** The accounts of the creditor that mirror a debt: what is owed to it, and the counter-account that keeps its books at zero. */
export const mirrorAccounts = (debtor: string, unit: string, agreement: string): readonly LedgerAccount[] => [
  { id: dueFrom(debtor, unit, agreement), unit, owner: debtor, ceiling: 0 },
  { id: `claims/${debtor}/${unit}/${agreement}`, unit, owner: debtor, floor: 0 },
];

/** The creditor's posting of what the debtor's letter says, under the same id. */
export const mirrorPosting = (
  debtor: string,
  { id, unit, agreement, amount }: Omit<MirrorNews, 'peer'>,
): LedgerTransfer => {
  const [owed, claims] = [dueFrom(debtor, unit, agreement), `claims/${debtor}/${unit}/${agreement}`];
  return amount > 0
    ? { id, debit: owed, credit: claims, amount }
    : { id, debit: claims, credit: owed, amount: -amount };
};
