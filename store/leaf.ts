import { hash, randomFillSync } from 'node:crypto';
import { canonicalJson } from '#kernel';

/**
 * What one event leaves in the log, for those who write it and those who audit it: the only definition. Depends on
 * node:crypto and the canonical JSON of RFC 8785 (`kernel/outcome/canonical.ts`) alone, so that an auditor can read all that decides.
 */
export interface Leaf {
  /** The exact text whose UTF-8 bytes are the leaf. */
  readonly text: string;
  /** RFC 9162, 2.1.1: SHA-256(0x00 ‖ leaf). */
  readonly hash: Buffer;
}

/** A part of an event that the log knows only by a salted hash. */
export interface Hidden {
  /** 32 random bytes, kept beside the content and deleted with it. */
  readonly salt: Uint8Array;
  /** The content as exact text: its bytes are what the commitment covers. */
  readonly text: string;
}

/** What the leaf of an event in the journal says openly. */
export interface LeafContent {
  readonly stream: string;
  readonly version: number;
  readonly kind: string;
  readonly at: string;
  readonly origin: string;
}

export const SALT_BYTES = 32;

/** Random bytes are drawn for many salts at once: a call for each took longer than the hash. */
let drawn = Buffer.alloc(0);

export const newSalt = (): Buffer => {
  if (drawn.length === 0) drawn = randomFillSync(Buffer.allocUnsafeSlow(128 * SALT_BYTES));
  const salt = drawn.subarray(0, SALT_BYTES);
  drawn = drawn.subarray(SALT_BYTES);
  return salt;
};

export const canonicalText = (value: unknown): string => {
  const text = canonicalJson(value);
  if (text === undefined) throw new Error('bug: a value without a JSON form was to be recorded');
  return text;
};

/** Salts a part that may be personal. The salt and the text are stored together, outside the leaf. */
export const hide = (content: unknown, salt: Uint8Array = newSalt()): Hidden => ({
  salt,
  text: canonicalText(content),
});

/** SHA-256 over a label, the salt (always 32 bytes, so no two inputs run together) and the text. */
export const commitmentOf = ({ salt, text }: Hidden): Buffer => {
  if (salt.length !== SALT_BYTES) throw new Error(`bug: a salt has ${SALT_BYTES} bytes`);
  const label = 'tongban-commitment/1\n';
  const bytes = Buffer.allocUnsafe(label.length + SALT_BYTES + Buffer.byteLength(text));
  bytes.write(label);
  bytes.set(salt, label.length);
  bytes.write(text, label.length + SALT_BYTES);
  return hash('sha256', bytes, 'buffer');
};

/** As it stands in a leaf: base64url. */
export const commitment = (hidden: Hidden): string => commitmentOf(hidden).toString('base64url');

export const leafWith = (
  open: Readonly<Record<string, unknown>>,
  commitments: Readonly<Record<string, string>>,
): Leaf => {
  const text = canonicalText({ ...open, commitments });
  return { text, hash: hash('sha256', `\0${text}`, 'buffer') };
};

/**
 * Public members (stream, version, kind, instant, origin) and, for every part that may be personal, only its salted
 * hash. Deleting the part and its salt by law leaves every proof whole, and nobody can guess the part from the hash.
 * `open` must hold nothing that may ever have to be deleted.
 */
export const leafOf = (open: Readonly<Record<string, unknown>>, hidden: Readonly<Record<string, Hidden>>): Leaf =>
  leafWith(open, Object.fromEntries(Object.entries(hidden).map(([name, part]) => [name, commitment(part)])));

/** The leaf of a journal row: its whole body is one hidden part. */
export const leafOfEvent = ({ stream, version, kind, at, origin }: LeafContent, body: Uint8Array): Leaf =>
  leafWith({ stream, version, kind, at, origin }, { body: Buffer.from(body).toString('base64url') });
