import { createHash, generateKeyPair, sign as nodeSign, verify as nodeVerify } from 'node:crypto';
import { promisify } from 'node:util';
import { contentKeyX25519, decryptX25519, encryptX25519, openX25519 } from './jwe.ts';
import { keyObject, keyPair } from './keys.ts';
import type { Jwk, PublicKeys, Suite } from './types.ts';

const make = promisify(generateKeyPair);

/**
 * Ed25519 (RFC 8032) to sign, JOSE `EdDSA`; X25519 with A256GCM to encrypt; SHA-256 to hash.
 * Signing is synchronous inside: 45 µs, less than a trip to the thread pool costs.
 */
export const ed25519: Suite = {
  id: 'ed25519',
  alg: 'EdDSA',
  hashName: 'sha256',
  generate: async () => {
    const [sign, encrypt] = await Promise.all([make('ed25519'), make('x25519')]);
    const jwk = (key: typeof sign): Jwk => key.privateKey.export({ format: 'jwk' }) as unknown as Jwk;
    return keyPair('ed25519', jwk(sign), jwk(encrypt));
  },
  sign: async (bytes, keys) => nodeSign(null, bytes, keyObject(keys.secret.sign)),
  verify: async (bytes, signature, keys) => verifyEd25519(bytes, signature, keys.sign),
  hash: (bytes) => createHash('sha256').update(bytes).digest(),
  encrypt: async (bytes, to, about) => encryptX25519(bytes, to, about),
  decrypt: async (text, keys) => decryptX25519(text, keys),
  contentKey: async (text, keys) => contentKeyX25519(text, keys),
  openWith: async (text, key, to) => openX25519(text, key, to),
  check: async (keys) => rightCurves(keys) && !smallOrder(keys.sign) && opens(keys),
};

const verifyEd25519 = (bytes: Uint8Array, signature: Uint8Array, jwk: Jwk): boolean =>
  signature.length === 64 && nodeVerify(null, bytes, keyObject(jwk), signature);

const rightCurves = ({ sign, encrypt }: PublicKeys): boolean =>
  sign.kty === 'OKP' && sign.crv === 'Ed25519' && encrypt.kty === 'OKP' && encrypt.crv === 'X25519';

/**
 * The seven y coordinates (little-endian, canonical or not) whose points have small order; the sign bit is ignored. Under such
 * a key one signature can hold for many texts, so its owner could deny what he signed (RFC 8032 section 8.4 leaves it open).
 */
const SMALL_ORDER = new Set([
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
]);

const smallOrder = (jwk: Jwk): boolean => {
  const y = Buffer.from(jwk.x, 'base64url');
  y[31]! &= 0x7f;
  return SMALL_ORDER.has(y.toString('hex'));
};

/** X25519 with a key of small order gives an all-zero secret, which OpenSSL refuses by an exception. */
const opens = (keys: PublicKeys): boolean => {
  try {
    encryptX25519(new Uint8Array(1), keys, { sender: '', type: 'bytes' });
    return true;
  } catch {
    return false;
  }
};
