export {
  checkAccount,
  isLedgerId,
  type LedgerAccount,
  type LedgerLimit,
  periodOf as limitPeriodOf,
} from './account.ts';
export { allocate } from './allocate.ts';
export { bankColumns, bankTemplate, fenOf, parseBankFile } from './bank-file.ts';
export { applyBatch, type BatchResult, type LedgerGroup } from './batch.ts';
export {
  type AccountState,
  type Answer as LedgerAnswer,
  availableOf,
  emptyBook,
  type LedgerBook,
  type LedgerEntry,
  leftOf as leftOfReservation,
  type OriginalState,
  type ReservationState,
  usedKey,
  type When as LedgerWhen,
} from './book.ts';
export {
  type AccountSpec,
  accountId,
  accountSpec,
  accountTerms,
  commonAccounts,
  type DeclaredLimit,
  isPosting,
  keyOfAccount,
  kindOfAccount,
  type PostingEffect,
  transfersIn,
} from './declared.ts';
export { expiryOf, isExpired } from './expiry.ts';
export { periodsOf as limitPeriodsOf } from './limits.ts';
export {
  compareMirrors,
  dueFrom,
  dueTo,
  type MirrorBreak,
  type MirrorLine,
  type MirrorReport,
  type MirrorStatement,
} from './mirror.ts';
export {
  isMirror,
  type MirrorNews,
  type MirrorPair,
  mirrorAccounts,
  mirrorNews,
  mirrorPosting,
  touchesMirror,
} from './mirrored.ts';
export { explainedNetting, type Netting, netting, type Owed } from './netting.ts';
export {
  isMalformed as isMalformedOutcome,
  type LedgerOutcome,
  ledgerOutcomes,
  ledgerRefusal,
  outcomeNumber,
  outcomeOf,
} from './outcome.ts';
export {
  type Purse,
  type PurseTerms,
  purseRefusal,
  refundPlan,
  type Share as PaidShare,
  spendingPlan,
} from './purse.ts';
export { type BalanceRead, balanceRead, type ReservationRead, reservationRead } from './read.ts';
export {
  type BankLine,
  type BreakKind,
  breakKinds,
  breakNames,
  type Payment,
  type PaymentBreak,
  type Reconciliation,
  reconcile,
  type Sides as PaymentSides,
} from './reconcile.ts';
export {
  type PostedTransfer,
  type Statement as LedgerStatement,
  type StatementLine,
  statementAsOf,
} from './statement.ts';
export {
  contentOf as transferContent,
  kindOf as transferKindOf,
  malformed as malformedTransfer,
  refOf as transferRefOf,
  type TransferKind,
  transferKinds,
} from './transfer.ts';
