import { createHash } from 'node:crypto';

/** A part of an event that the log knows only by a salted hash. */
export interface Hidden {
  /** 32 random bytes, kept beside the content and deleted with it. */
  readonly salt: Uint8Array;
  /** The content as exact text: its bytes are what the commitment covers. */
  readonly text: string;
}

/** SHA-256 over a label, the salt (always 32 bytes, so no two inputs run together) and the text; base64url. */
export const commitment = ({ salt, text }: Hidden): string => {
  if (salt.length !== 32) throw new Error('bug: a salt has 32 bytes');
  return createHash('sha256').update('tongban-commitment/1\n').update(salt).update(text, 'utf8').digest('base64url');
};
