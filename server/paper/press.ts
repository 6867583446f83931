import { Worker } from 'node:worker_threads';
import type { Sheet } from './sheet.ts';

export type Format = 'a4' | 'roll80';

export interface PrintJob {
  readonly id: number;
  readonly sheet: Sheet;
  readonly format: Format;
}

export type PrintResult = { readonly id: number } & ({ readonly pdf: Uint8Array } | { readonly failed: string });

interface Waiting {
  readonly done: (pdf: Buffer) => void;
  readonly fail: (error: Error) => void;
}

let worker: Worker | undefined;
let jobs = 0;
const waiting = new Map<number, Waiting>();

/** An idle press must not keep the process alive, a working one must. */
const settle = (id: number): Waiting | undefined => {
  const found = waiting.get(id);
  waiting.delete(id);
  if (waiting.size === 0) worker?.unref();
  return found;
};

/** A press that broke down fails what it was printing; the next paper starts another. */
const stopped = (press: Worker, error: Error): void => {
  if (worker !== press) return;
  worker = undefined;
  for (const id of [...waiting.keys()]) settle(id)?.fail(error);
};

const start = (): Worker => {
  const press = new Worker(new URL('./press-worker.ts', import.meta.url));
  press.on('message', (result: PrintResult) => {
    const found = settle(result.id);
    if ('pdf' in result) found?.done(Buffer.from(result.pdf.buffer, result.pdf.byteOffset, result.pdf.byteLength));
    else found?.fail(new Error(`A paper could not be printed: ${result.failed}`));
  });
  press.on('error', (error: Error) => stopped(press, error));
  press.on('exit', () => stopped(press, new Error('The press stopped')));
  return press;
};

/**
 * Lays out and prints in a thread of its own: a page takes some 0.1 s of computing during which the node goes on
 * answering. The thread (with the PDF program and the fonts) begins with the first paper.
 */
export const print = (sheet: Sheet, format: Format): Promise<Buffer> =>
  new Promise((done, fail) => {
    worker ??= start();
    worker.ref();
    const id = jobs++;
    waiting.set(id, { done, fail });
    worker.postMessage({ id, sheet, format } satisfies PrintJob);
  });
