import { randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type FileRef, ok, type Result } from '#kernel';
import { cleanName, endingOf } from './name.ts';
import { hashOf, receive } from './receive.ts';
import { endingRefused, isEmpty, notThatContent, typeRefused } from './refusals.ts';
import { ACCEPTED, sniff } from './sniff.ts';

export const DEFAULT_LIMIT = 20 * 1024 * 1024;

export interface PutOptions {
  /** As the sender calls it; cleaned before it is kept. */
  readonly name: string;
  /** Largest size in bytes, 20 MiB unless told. */
  readonly limitBytes?: number;
  /** The digest a peer announced: anything else is refused with `file-hash-differs`. */
  readonly expected?: string;
}

/** Files named by the SHA-256 of their content, as `ab/cdef…` below one folder. A stored file never changes. */
export interface FileStore {
  /** Refused: file-too-large, file-empty, file-type-refused, file-incomplete (the sender left), file-hash-differs. */
  readonly put: (stream: Readable, options: PutOptions) => Promise<Result<FileRef>>;
  /** The same for bytes that are here already, whole or in parts. */
  readonly putBytes: (bytes: Uint8Array | readonly Uint8Array[], options: PutOptions) => Promise<Result<FileRef>>;
  readonly open: (sha256: string) => Readable | undefined;
  readonly has: (sha256: string) => boolean;
  /** In bytes. */
  readonly size: (sha256: string) => number | undefined;
  /** Reads the whole file again: is its content still what its name says? */
  readonly verify: (sha256: string) => Promise<'sound' | 'damaged' | 'missing'>;
  /** Every stored digest, in order. */
  readonly list: () => AsyncGenerator<string>;
  /** Bytes still free on the disk they lie on, as far as this process may take them. */
  readonly room: () => Promise<number>;
}

const DIGEST = /^[0-9a-f]{64}$/;
const DAY = 24 * 3600 * 1000;

/** What a killed process left behind. Younger files may belong to a process that works beside this one. */
const sweep = (incoming: string): void => {
  for (const name of readdirSync(incoming)) {
    const path = join(incoming, name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found && Date.now() - found.mtimeMs > DAY) rmSync(path, { force: true });
  }
};

/** The name survives a power cut only when its folder is on disk too. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
};

export const createFileStore = (folder: string): FileStore => {
  const incoming = join(folder, 'incoming');
  mkdirSync(incoming, { recursive: true, mode: 0o700 });
  sweep(incoming);

  const pathOf = (sha256: string): string | undefined =>
    DIGEST.test(sha256) ? join(folder, sha256.slice(0, 2), sha256.slice(2)) : undefined;

  const sizeOf = (sha256: string): number | undefined => {
    const path = pathOf(sha256);
    return path === undefined ? undefined : statSync(path, { throwIfNoEntry: false })?.size;
  };

  const keep = async (temporary: string, sha256: string): Promise<void> => {
    const shelf = join(folder, sha256.slice(0, 2));
    if (await mkdir(shelf, { recursive: true, mode: 0o700 })) await syncFolder(folder);
    // Also over a file that is there: the same content, and a damaged copy is healed by it.
    await rename(temporary, join(shelf, sha256.slice(2)));
    await syncFolder(shelf);
  };

  const take = async (temporary: string, stream: Readable, options: PutOptions): Promise<Result<FileRef>> => {
    const received = await receive(stream, temporary, options.limitBytes ?? DEFAULT_LIMIT);
    if (!received.ok) return received;
    const { sha256, size, plain } = received.value;
    if (size === 0) return isEmpty();
    if (options.expected !== undefined && options.expected !== sha256)
      return notThatContent(options.expected, sha256);
    const name = cleanName(options.name);
    const ending = endingOf(name);
    const type = await sniff(temporary, plain, ending);
    const endings = ACCEPTED[type];
    if (!endings) return typeRefused(type);
    if (ending !== undefined && !endings.includes(ending)) return endingRefused(ending, type);
    await keep(temporary, sha256);
    return ok({ sha256, name: ending === undefined ? cleanName(`${name}.${endings[0]}`) : name, type, size });
  };

  const put: FileStore['put'] = async (stream, options) => {
    const temporary = join(incoming, randomUUID());
    try {
      return await take(temporary, stream, options);
    } finally {
      await rm(temporary, { force: true });
    }
  };

  return {
    put,
    putBytes: (bytes, options) => put(Readable.from(bytes instanceof Uint8Array ? [bytes] : bytes), options),
    open: (sha256) => {
      const path = pathOf(sha256);
      return path && sizeOf(sha256) !== undefined ? createReadStream(path) : undefined;
    },
    has: (sha256) => sizeOf(sha256) !== undefined,
    size: sizeOf,
    verify: async (sha256) => {
      const path = pathOf(sha256);
      if (!path || sizeOf(sha256) === undefined) return 'missing';
      return (await hashOf(createReadStream(path))) === sha256 ? 'sound' : 'damaged';
    },
    list: async function* () {
      const shelves = (await readdir(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name)).sort();
      for (const shelf of shelves)
        for (const rest of (await readdir(join(folder, shelf))).sort())
          if (DIGEST.test(shelf + rest)) yield shelf + rest;
    },
    room: async () => {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    },
  };
};
