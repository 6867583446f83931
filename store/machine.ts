/** What the machine this process runs on has to give: both the database and the memory of accounts are sized by it. */
import { statfsSync } from 'node:fs';
import { totalmem } from 'node:os';

export interface Machine {
  /** Bytes, of the container where it has a limit of its own. */
  readonly memory: number;
  /** Bytes of the file system, full or not: what is free changes from start to start. */
  readonly disk: number;
}

export const memoryHere = (): number => Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);

export const machineAt = (path: string): Machine => {
  const { blocks, bsize } = statfsSync(path);
  return { memory: memoryHere(), disk: blocks * bsize };
};
