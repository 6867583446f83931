import type { LedgerTransfer } from '../case/case.ts';
import type { Day, Instant } from '../time/types.ts';
import type { LedgerAccount } from './account.ts';
import type { LedgerOutcome } from './outcome.ts';

/**
 * A working copy of the accounts that a batch touches: read under lock, changed in memory, written back. The objects in
 * it are mutable on purpose and belong to one batch; everything else in this folder is frozen or never changed.
 */
export interface LedgerBook {
  readonly accounts: Map<string, AccountState>;
  readonly reservations: Map<string, ReservationState>;
  /** Absent where the batch reverses nothing: then what it moves need not be remembered for reversal. */
  readonly originals?: Map<string, OriginalState>;
  /** How much of a period is used, by `usedKey`. Only of accounts that have limits. */
  readonly used: Map<string, number>;
  /** What transfers of this or earlier batches came to, by id. */
  readonly answered: Map<string, Answer>;
}

export interface AccountState {
  /** Accounts alike may share one object: deciding knows accounts by the ids of the transfer, and asks only one with limits for its own. */
  readonly terms: LedgerAccount;
  /** Credited less debited. */
  posted: number;
  /** Reserved to leave, and to arrive. */
  heldOut: number;
  heldIn: number;
  closed: boolean;
}

export interface ReservationState {
  readonly id: string;
  readonly debit: string;
  readonly credit: string;
  readonly amount: number;
  readonly day: Day;
  readonly expires?: Day;
  committed: number;
  released: number;
  /** Why nothing is left; absent while something is. */
  over?: 'committed' | 'released' | 'expired';
}

/** A transfer that moved something and may be reversed, in parts or in whole. */
export interface OriginalState {
  readonly id: string;
  readonly debit: string;
  readonly credit: string;
  readonly amount: number;
  readonly day: Day;
  readonly reversible: boolean;
  reversed: number;
}

export interface Answer {
  /** What was asked, or its content. */
  readonly asked: LedgerTransfer | string;
  readonly outcome: LedgerOutcome;
}

/** The calendar day at the node and the instant of the posting. */
export interface When {
  readonly day: Day;
  readonly at: Instant;
}

/** What is written for one transfer. `amount` is what moved or was held: for a release of the rest, that rest. */
export interface LedgerEntry {
  readonly transfer: LedgerTransfer;
  readonly outcome: LedgerOutcome;
  readonly amount: number;
  /** The accounts and their balances after it; absent when nothing was posted. */
  readonly debit?: AccountState;
  readonly credit?: AccountState;
  readonly debitAfter?: number;
  readonly creditAfter?: number;
}

export const emptyBook = (): LedgerBook => ({
  accounts: new Map(),
  reservations: new Map(),
  originals: new Map(),
  used: new Map(),
  answered: new Map(),
});

export const usedKey = (account: string, way: 'out' | 'in', period: string): string => `${account} ${way} ${period}`;

/** What can still be debited: nothing bounds it for a source of money. */
export const availableOf = (account: AccountState): number =>
  account.terms.floor === undefined
    ? Number.POSITIVE_INFINITY
    : account.posted - account.heldOut - account.terms.floor;

export const leftOf = (reservation: ReservationState): number =>
  reservation.amount - reservation.committed - reservation.released;
