import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The box of a running ballot lies in the database sealed, each version under a key of its own that lies outside of it and is destroyed
 * when the next version is committed. So the versions that PostgreSQL keeps (dead rows, write-ahead log, replicas, backups) are of one
 * length and open for nobody: not even the node can tell in which order ballots came (docs/decisions/0008).
 */
export interface BoxKeys {
  /** One after the other for a case: between reading a box and destroying its last key nobody else writes it. */
  readonly inTurn: <T>(caseId: string, work: () => Promise<T>) => Promise<T>;
  /** The text of a sealed version; nothing when its key is gone. */
  readonly open: (ballot: string, sealed: Buffer) => Promise<string | undefined>;
  /** Seals a text, filled up to `room` bytes, under a fresh key that is on the disk before this answers. The key of `before` stays. */
  readonly seal: (ballot: string, text: string, room: number, before: Buffer | undefined) => Promise<Buffer>;
  /** After the commit of `sealed`: every other key is overwritten. */
  readonly keepOnly: (ballot: string, sealed: Buffer) => Promise<void>;
  readonly forget: (ballot: string) => Promise<void>;
}

/** Two places, in different blocks: a write that is cut off cannot spoil the key that counts. */
const places = [0, 4096] as const;
const KEY = 32;
const TAG = 16;
/** Each key seals one version only, so the nonce need not differ. */
const nonce = Buffer.alloc(12);

const sealed = (key: Buffer, ballot: string, plain: Buffer): Buffer => {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(ballot));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

const opened = (key: Buffer, ballot: string, text: Buffer): string | undefined => {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG }).setAAD(Buffer.from(ballot));
  decipher.setAuthTag(text.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(text.subarray(0, -TAG)), decipher.final()]).toString();
  } catch {
    return undefined; // Another version's key.
  }
};

/** Keys in `folder`, which must not be copied with the database: neither `tongban backup` nor a replica carries it. */
export const createBoxKeys = (folder: string): BoxKeys => {
  const turns = new Map<string, Promise<unknown>>();
  const fileOf = (ballot: string) => join(folder, createHash('sha256').update(ballot).digest('hex').slice(0, 40));

  const keysOf = async (ballot: string): Promise<readonly Buffer[]> => {
    const file = await open(fileOf(ballot), 'r').catch(() => undefined);
    if (!file) return [];
    try {
      const read = places.map(async (place) => (await file.read(Buffer.alloc(KEY), 0, KEY, place)).buffer);
      return await Promise.all(read);
    } finally {
      await file.close();
    }
  };

  /** Overwritten where it lies, never renamed: what was there before is gone from the file. */
  const write = async (ballot: string, place: number, key: Buffer): Promise<void> => {
    const file = await open(fileOf(ballot), 'r+');
    try {
      await file.write(key, 0, KEY, place);
      await file.sync();
    } finally {
      await file.close();
    }
  };

  const create = (ballot: string): void => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    closeSync(openSync(fileOf(ballot), 'a', 0o600));
    const directory = openSync(folder, 'r');
    fsyncSync(directory);
    closeSync(directory);
  };

  const placeOf = async (ballot: string, text: Buffer): Promise<number | undefined> => {
    const n = (await keysOf(ballot)).findIndex((key) => opened(key, ballot, text) !== undefined);
    return places[n];
  };

  return {
    inTurn: async (caseId, work) => {
      const before = turns.get(caseId) ?? Promise.resolve();
      const mine = before.then(work, work);
      turns.set(caseId, mine);
      try {
        return await mine;
      } finally {
        if (turns.get(caseId) === mine) turns.delete(caseId);
      }
    },
    open: async (ballot, text) => {
      for (const key of await keysOf(ballot)) {
        const found = opened(key, ballot, text);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    seal: async (ballot, text, room, before) => {
      const plain = Buffer.from(text);
      if (plain.length > room) throw new Error(`bug: a ballot box of ${plain.length} bytes does not fit in ${room}`);
      const current = before && (await placeOf(ballot, before));
      if (current === undefined) create(ballot);
      const key = randomBytes(KEY);
      await write(ballot, current === places[0] ? places[1] : places[0], key);
      return sealed(key, ballot, Buffer.concat([plain, Buffer.alloc(room - plain.length, ' ')]));
    },
    keepOnly: async (ballot, text) => {
      const current = await placeOf(ballot, text);
      for (const place of places) if (place !== current) await write(ballot, place, randomBytes(KEY));
    },
    forget: async (ballot) => {
      const known = await keysOf(ballot);
      for (const [n] of known.entries()) await write(ballot, places[n] as number, randomBytes(KEY));
      rmSync(fileOf(ballot), { force: true });
    },
  };
};
