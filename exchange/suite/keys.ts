import { createHash, createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { canonical } from './canonical.ts';
import type { Jwk, KeyPair, PublicKeys } from './types.ts';

/** RFC 7638: SHA-256 of the required members in canonical form. */
export const thumbprint = (jwk: Jwk): string => {
  const required =
    jwk.y === undefined
      ? { crv: jwk.crv, kty: jwk.kty, x: jwk.x }
      : { crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y };
  return createHash('sha256').update(canonical(required)).digest('base64url');
};

export const publicOf = (keys: PublicKeys): PublicKeys => ({
  suite: keys.suite,
  kid: keys.kid,
  sign: keys.sign,
  encrypt: keys.encrypt,
});

/** Puts two secret JWKs together: public halves without `d`, kids by thumbprint. */
export const keyPair = (suite: PublicKeys['suite'], sign: Jwk, encrypt: Jwk): KeyPair => {
  const open = ({ d: _, ...jwk }: Jwk): Jwk => ({ ...jwk, kid: thumbprint(jwk) });
  const publicSign = open(sign);
  return { suite, kid: thumbprint(sign), sign: publicSign, encrypt: open(encrypt), secret: { sign, encrypt } };
};

/**
 * A bounded memory: importing a key costs more than using it. Entries are named by the key's own coordinates, never by a kid somebody claims.
 */
export const memory = <T>(limit: number): ((name: string, make: () => T) => T) => {
  const kept = new Map<string, T>();
  return (name, make) => {
    const known = kept.get(name);
    if (known !== undefined) return known;
    const made = make();
    if (kept.size >= limit) kept.clear();
    kept.set(name, made);
    return made;
  };
};

const remember = memory<KeyObject>(2_048);

/** Throws when the JWK is not a key. */
export const keyObject = (jwk: Jwk): KeyObject =>
  remember(`${jwk.crv}.${jwk.x}.${jwk.d ?? ''}`, () => {
    const { kty, crv, x, d } = jwk;
    const input = {
      key: (d === undefined ? { kty, crv, x } : { kty, crv, x, d }) as JsonWebKey,
      format: 'jwk' as const,
    };
    return d === undefined ? createPublicKey(input) : createPrivateKey(input);
  });
