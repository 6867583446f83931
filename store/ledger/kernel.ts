/** The ledger's part of the kernel. To become `#kernel` once kernel/index.ts exports it; nothing else here names the path. */
export type { Day, Instant, LedgerTransfer, Refusal, Result } from '#kernel';
export { ok } from '#kernel';
export * from '../../kernel/ledger/index.ts';
