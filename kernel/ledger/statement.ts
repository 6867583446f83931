import type { Instant } from '../time/types.ts';
import type { TransferKind } from './transfer.ts';

/** A posted transfer as it concerns statements. Amount as it moved or was held. */
export interface PostedTransfer {
  readonly id: string;
  readonly at: Instant;
  readonly debit: string;
  readonly credit: string;
  readonly amount: number;
  readonly kind: TransferKind;
  readonly ref?: string;
  readonly memo?: string;
}

export interface StatementLine extends PostedTransfer {
  /** What it did to the balance of the account: 0 for reservations and releases. */
  readonly change: number;
  readonly balance: number;
  readonly heldOut: number;
  readonly heldIn: number;
}

export interface Statement {
  readonly account: string;
  readonly asOf: Instant;
  readonly balance: number;
  readonly heldOut: number;
  readonly heldIn: number;
  readonly lines: readonly StatementLine[];
}

const holds: Readonly<Record<TransferKind, number>> = {
  move: 0,
  reverse: 0,
  reserve: 1,
  commit: -1,
  release: -1,
  'release-rest': -1,
};
const moves: Readonly<Record<TransferKind, number>> = {
  move: 1,
  reverse: 1,
  reserve: 0,
  commit: 1,
  release: 0,
  'release-rest': 0,
};

/** The account's history up to and including an instant: a fold of its transfers, oldest first, and nothing else. */
export const statementAsOf = (account: string, transfers: Iterable<PostedTransfer>, asOf: Instant): Statement => {
  const lines: StatementLine[] = [];
  let [balance, heldOut, heldIn] = [0, 0, 0];
  for (const transfer of transfers) {
    const out = transfer.debit === account;
    if (transfer.at > asOf || (!out && transfer.credit !== account)) continue;
    const held = holds[transfer.kind] * transfer.amount;
    const change = moves[transfer.kind] * (out ? -transfer.amount : transfer.amount);
    balance += change;
    if (out) heldOut += held;
    else heldIn += held;
    lines.push({ ...transfer, change, balance, heldOut, heldIn });
  }
  return { account, asOf, balance, heldOut, heldIn, lines };
};
