import type { LedgerTransfer } from '../case/case.ts';
import { isDay } from '../time/day.ts';
import { isLedgerId } from './account.ts';
import type { LedgerOutcome } from './outcome.ts';

/** Stored with each transfer. `release-rest` is a release of amount 0: all that is left. */
export const transferKinds = ['move', 'reserve', 'commit', 'release', 'release-rest', 'reverse'] as const;
export type TransferKind = (typeof transferKinds)[number];

export const kindOf = (transfer: LedgerTransfer): TransferKind => {
  if (transfer.pending !== undefined) return 'reserve';
  if (transfer.commits !== undefined) return 'commit';
  if (transfer.releases !== undefined) return transfer.amount === 0 ? 'release-rest' : 'release';
  return transfer.reverses !== undefined ? 'reverse' : 'move';
};

/** The earlier transfer this one is about. */
export const refOf = (transfer: LedgerTransfer): string | undefined =>
  transfer.commits ?? transfer.releases ?? transfer.reverses;

/** What is wrong with the transfer whatever the books say; nothing if it is well formed. */
export const malformed = (transfer: LedgerTransfer): LedgerOutcome | undefined => {
  const { id, debit, credit, amount, pending, commits, releases, reverses } = transfer;
  if (!isLedgerId(id) || !isLedgerId(debit) || !isLedgerId(credit)) return 'id-malformed';
  const ref = commits ?? releases ?? reverses;
  if (ref !== undefined && !isLedgerId(ref)) return 'id-malformed';
  if (!Number.isSafeInteger(amount) || amount < 0) return 'amount-not-integer';
  if (amount === 0 && releases === undefined) return 'amount-zero';
  if (debit === credit) return 'same-account';
  if (ref === undefined && pending === undefined) return undefined;
  const purposes =
    Number(pending !== undefined) +
    Number(commits !== undefined) +
    Number(releases !== undefined) +
    Number(reverses !== undefined);
  if (purposes > 1) return 'two-purposes';
  return pending?.expires !== undefined && !isDay(String(pending.expires)) ? 'expiry-malformed' : undefined;
};

/** Two transfers of one id are the same if this is the same: all that was asked for, nothing of what came of it. */
export const contentOf = (transfer: LedgerTransfer): string =>
  JSON.stringify([
    transfer.debit,
    transfer.credit,
    transfer.amount,
    transferKinds.indexOf(kindOf(transfer)),
    refOf(transfer) ?? null,
    transfer.pending?.expires ?? null,
    transfer.memo ?? null,
  ]);
