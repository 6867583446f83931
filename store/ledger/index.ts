/** The door of this folder: `#store/ledger/index.ts`. */
export { closeAccount, ensureAccounts, openAccounts, type Standing } from './accounts.ts';
export { type DoorOptions, type LedgerDoor, openLedgerDoor } from './door.ts';
export { expireReservations } from './expire.ts';
export type { BatchTimes } from './lanes.ts';
export { accountsAtHand } from './live-book.ts';
export type { AccountCache } from './load.ts';
export { type PostingContext, postWithin } from './post.ts';
export { lockAccountsOf, readBalance, readBalances, readReservation, readReservations } from './reads.ts';
export { isLedgerEvent, replayLedgerEvent, restoreBatchNumbers } from './replay.ts';
