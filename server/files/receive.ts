import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { ok, type Result } from '#kernel';
import { brokenOff, tooLarge } from './refusals.ts';
import { textProbe } from './text-probe.ts';

export interface Received {
  readonly sha256: string;
  readonly size: number;
  /** The whole content is plain UTF-8 text. */
  readonly plain: boolean;
}

export const hashOf = async (stream: Readable): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
};

/** The next piece, the end, or `failed`: a sender that breaks off is an expected outcome, a full disk is not. */
const nextOf = async (pieces: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array> | 'failed'> => {
  try {
    return await pieces.next();
  } catch {
    return 'failed';
  }
};

const drain = async (stream: Readable, file: FileHandle, limit: number): Promise<Result<Received>> => {
  const hash = createHash('sha256');
  const probe = textProbe();
  // Not destroyed when left early: the rest of a multipart request must still be read, or its answer never arrives.
  const pieces = stream.iterator({ destroyOnReturn: false })[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  let size = 0;
  for (;;) {
    const next = await nextOf(pieces);
    if (next === 'failed') return brokenOff();
    if (next.done) break;
    size += next.value.length;
    if (size > limit) {
      await pieces.return?.();
      // A sender that breaks off now disturbs nobody; unheard, its error would end the process.
      stream.on('error', () => {}).resume();
      return tooLarge(limit);
    }
    hash.update(next.value);
    probe.feed(next.value);
    await file.writeFile(next.value);
  }
  // Multipart parsers end a part that passes their own limit as if it were whole, and say so beside it.
  if ('truncated' in stream && stream.truncated === true) return tooLarge(limit);
  return ok({ sha256: hash.digest('hex'), size, plain: probe.isPlain() });
};

/** Writes a stream to a new file that is on disk when this answers, hashing it on the way: it is never whole in memory. */
export const receive = async (stream: Readable, path: string, limit: number): Promise<Result<Received>> => {
  const file = await open(path, 'wx', 0o600);
  try {
    const received = await drain(stream, file, limit);
    if (received.ok) await file.sync();
    return received;
  } finally {
    await file.close();
  }
};
