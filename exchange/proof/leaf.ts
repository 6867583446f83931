import { randomBytes } from 'node:crypto';
import { canonical } from '../suite/canonical.ts';
import { commitment, type Hidden } from './commitment.ts';
import { leafHash } from './merkle.ts';

/** The exact text whose UTF-8 bytes are the leaf, and its leaf hash. */
export interface Leaf {
  readonly text: string;
  readonly hash: Buffer;
}

/** Salts a part that may be personal. The salt and the text are stored together, outside the leaf. */
export const hide = (content: unknown, salt: Uint8Array = randomBytes(32)): Hidden => ({
  salt,
  text: canonical(content),
});

/**
 * What one event leaves in the log: public members (stream, sequence, kind, instant, …) and, for every part that may be
 * personal, only its salted hash. Deleting the part and its salt by law leaves every proof whole, and nobody can guess the
 * part from the hash. `open` must hold nothing that may ever have to be deleted.
 */
export const leafOf = (open: Readonly<Record<string, unknown>>, hidden: Readonly<Record<string, Hidden>>): Leaf => {
  const commitments = Object.fromEntries(Object.entries(hidden).map(([name, part]) => [name, commitment(part)]));
  const text = canonical({ ...open, commitments });
  return { text, hash: leafHash(Buffer.from(text, 'utf8')) };
};
