import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What the Merkle leaf of an event says openly; the body is only committed to. */
export interface LeafContent {
  readonly stream: string;
  readonly version: number;
  readonly kind: string;
  readonly at: string;
  readonly origin: string;
  /** Hex. */
  readonly commitment: string;
}

const sha256 = (...parts: readonly (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const newSalt = (): Buffer => randomBytes(16);

/** SHA-256(salt ‖ JCS(body)): hides a body that has been erased by law, binds one that has not. */
export const commitmentOf = (salt: Uint8Array, body: unknown): Buffer => sha256(salt, canonicalize(body) as string);

const leafPrefix = Uint8Array.of(0);

/** RFC 9162, 2.1.1: SHA-256(0x00 ‖ leaf). */
export const leafOf = (content: LeafContent): Buffer => sha256(leafPrefix, canonicalize(content) as string);
