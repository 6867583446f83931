import { type Bytes, bitLength, fromBig, inverse, powMod, randomBelow, toBig } from './big.ts';

/**
 * The voter's half of RSABSSA-SHA384-PSS-Randomized (RFC 9474, sections 4.1, 4.2 and 4.4), written with WebCrypto and bigint so that
 * the same lines run in a browser. The result is an ordinary RSASSA-PSS signature, SHA-384, salt of 48 bytes.
 */
export interface RsaPublic {
  readonly n: bigint;
  readonly e: bigint;
}

export const SALT_LENGTH = 48;
const HASH_LENGTH = 48;

const sha384 = async (bytes: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest('SHA-384', bytes));

const join = (...chunks: readonly Uint8Array[]): Bytes => {
  const out = new Uint8Array(chunks.reduce((sum, c) => sum + c.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
};

/** MGF1 with SHA-384, RFC 8017 appendix B.2.1. */
const mask = async (seed: Bytes, length: number): Promise<Bytes> => {
  const blocks: Bytes[] = [];
  for (let i = 0; i * HASH_LENGTH < length; i++) blocks.push(await sha384(join(seed, fromBig(BigInt(i), 4))));
  return join(...blocks).slice(0, length);
};

/** EMSA-PSS-ENCODE, RFC 8017 section 9.1.1, for a modulus of `bits` bits. */
export const encodePss = async (message: Bytes, bits: number, salt: Bytes): Promise<Bytes> => {
  const emBits = bits - 1;
  const length = Math.ceil(emBits / 8);
  const digest = await sha384(join(new Uint8Array(8), await sha384(message), salt));
  const db = join(new Uint8Array(length - salt.length - HASH_LENGTH - 2), new Uint8Array([1]), salt);
  const dbMask = await mask(digest, db.length);
  const masked = db.map((byte, i) => byte ^ dbMask[i]!);
  masked[0] = masked[0]! & (255 >> (8 * length - emBits));
  return join(masked, digest, new Uint8Array([0xbc]));
};

export interface Blinded {
  /** What the issuer sees: independent of the message, because it is multiplied by a uniform r^e. */
  readonly blinded: Bytes;
  /** r⁻¹, kept by the voter until the signature is unblinded, then thrown away. */
  readonly inverse: bigint;
}

/** `prefix || message`: the random prefix keeps a hostile key from getting a signature on a message of its choosing. */
export const prepare = (prefix: Bytes, message: Uint8Array): Bytes => join(prefix, message);

/** Blinds an encoded message with a given r; `blind` draws r and the salt. Separate for the published vectors. */
export const blindWith = (key: RsaPublic, encoded: Bytes, r: bigint): Blinded | null => {
  const m = toBig(encoded);
  const inv = inverse(r, key.n);
  if (inv === null || inverse(m, key.n) === null) return null;
  const length = Math.ceil(bitLength(key.n) / 8);
  return { blinded: fromBig((m * powMod(r, key.e, key.n)) % key.n, length), inverse: inv };
};

export const blind = async (key: RsaPublic, prepared: Bytes): Promise<Blinded> => {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_LENGTH));
  const out = blindWith(key, await encodePss(prepared, bitLength(key.n), salt), randomBelow(key.n));
  // Only if a factor of the modulus was met by chance or the key is false.
  if (!out) throw new Error('bug: the message or the blind shares a factor with the modulus');
  return out;
};

export const unblind = (key: RsaPublic, blindSignature: Bytes, inverseOfR: bigint): Bytes =>
  fromBig((toBig(blindSignature) * inverseOfR) % key.n, Math.ceil(bitLength(key.n) / 8));
