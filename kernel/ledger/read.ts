import type { Day } from '../time/types.ts';
import type { LedgerAccount } from './account.ts';
import { type AccountState, availableOf, leftOf, type ReservationState } from './book.ts';
import type { PurseTerms } from './purse.ts';

/** What a read of kind `balance` brings; the account is locked until the step is written. */
export interface BalanceRead {
  readonly account: string;
  readonly unit: string;
  readonly owner: string;
  /** Credited less debited, what is reserved not counted. */
  readonly balance: number;
  readonly heldOut: number;
  readonly heldIn: number;
  /** What may still leave it: balance less reservations out. Null: nothing bounds it. */
  readonly available: number | null;
  /** What may still arrive below the ceiling. Null: nothing bounds it. */
  readonly room: number | null;
  /** How much of limited periods is used, as `out 2021-09`. */
  readonly used: Readonly<Record<string, number>>;
  readonly closed: boolean;
  /** False: nobody has posted on it yet. */
  readonly opened: boolean;
  readonly purse?: PurseTerms;
  readonly tags?: readonly string[];
}

/** What a read of kind `reservation` brings. */
export interface ReservationRead {
  readonly id: string;
  readonly debit: string;
  readonly credit: string;
  readonly amount: number;
  readonly committed: number;
  readonly released: number;
  readonly left: number;
  /** The day it was made. */
  readonly day: Day;
  readonly expires?: Day;
  readonly over?: ReservationState['over'];
}

const bounded = (amount: number): number | null => (Number.isFinite(amount) ? amount : null);

/** `terms` of today, where the declaration was asked: the law may have moved the ceiling since the account was opened. */
export const balanceRead = (
  id: string,
  account: AccountState | undefined,
  used: Readonly<Record<string, number>>,
  terms: LedgerAccount | undefined = account?.terms,
): BalanceRead => {
  const { posted = 0, heldOut = 0, heldIn = 0, closed = false } = account ?? {};
  const opened = account?.terms ?? terms;
  const ceiling = terms?.ceiling;
  return {
    account: id,
    unit: opened?.unit ?? '',
    owner: opened?.owner ?? '',
    balance: posted,
    heldOut,
    heldIn,
    available: opened ? bounded(availableOf({ terms: opened, posted, heldOut, heldIn, closed })) : 0,
    room: ceiling === undefined ? null : ceiling - posted - heldIn,
    used,
    closed,
    opened: account !== undefined,
    ...(opened?.purse && { purse: opened.purse }),
    ...(opened?.tags && { tags: opened.tags }),
  };
};

export const reservationRead = (state: ReservationState): ReservationRead => ({ ...state, left: leftOf(state) });
