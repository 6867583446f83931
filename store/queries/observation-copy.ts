import type { Client } from '../db.ts';

/** What of node-postgres' connection COPY needs; its types do not tell. */
interface Wire {
  readonly query: (text: string) => void;
  readonly sendCopyFromChunk: (chunk: Buffer) => void;
  readonly endCopyFrom: () => void;
  readonly sendCopyFail: (message: string) => void;
  readonly stream: {
    readonly writableNeedDrain: boolean;
    readonly once: (event: 'drain' | 'close', listener: () => void) => void;
    readonly off: (event: 'drain' | 'close', listener: () => void) => void;
  };
}

const drained = ({ stream }: Wire): Promise<void> | undefined =>
  stream.writableNeedDrain
    ? new Promise((resolve) => {
        const go = (): void => {
          stream.off('drain', go);
          stream.off('close', go);
          resolve();
        };
        stream.once('drain', go);
        stream.once('close', go);
      })
    : undefined;

/**
 * `COPY … FROM STDIN` in text format, in the caller's transaction: the fastest way in, with back pressure. `blocks` are
 * whole lines. A block source that throws ends the copy, and the error is thrown.
 */
export const copyIn = (client: Client, statement: string, blocks: AsyncIterable<string>): Promise<void> =>
  new Promise((resolve, reject) => {
    let failure: unknown;
    const feed = async (wire: Wire): Promise<void> => {
      try {
        for await (const block of blocks) {
          wire.sendCopyFromChunk(Buffer.from(block));
          await drained(wire);
        }
        wire.endCopyFrom();
      } catch (error) {
        failure = error;
        wire.sendCopyFail('the source of the copy failed');
      }
    };
    const submittable = {
      submit: (wire: Wire): void => wire.query(statement),
      handleCopyInResponse: (wire: Wire): void => void feed(wire),
      handleError: (error: Error): void => reject(failure ?? error),
      handleReadyForQuery: (): void => resolve(),
      handleCommandComplete: (): void => {},
      handleRowDescription: (): void => {},
      handleDataRow: (): void => {},
    };
    (client as unknown as { query: (query: typeof submittable) => void }).query(submittable);
  });

/** A field in COPY's text format. */
export const copyField = (value: string | number | null | undefined): string => {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'number') return String(value);
  return /[\\\t\n\r]/.test(value)
    ? value.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
    : value;
};
