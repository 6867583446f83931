import { totalmem } from 'node:os';

/** Bytes of memory: of the container where it has a limit of its own, else of the machine. The database and the ledger's book are sized by it. */
export const memoryHere = (): number => Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
