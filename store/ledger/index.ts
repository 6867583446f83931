/** The door of this folder: `#store/ledger/index.ts`. */
export { closeAccount, openAccounts } from './accounts.ts';
export { type DoorOptions, type LedgerDoor, openLedgerDoor } from './door.ts';
export { expireReservations } from './expire.ts';
export type { AccountCache } from './load.ts';
export { type PostingContext, postWithin } from './post.ts';
export { isLedgerEvent, replayLedgerEvent, restoreBatchNumbers } from './replay.ts';
