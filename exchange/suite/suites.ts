import { ok, type Result, refuse } from '#kernel';
import { fromBase64url } from './base64.ts';
import { ed25519 } from './ed25519.ts';
import { thumbprint } from './keys.ts';
import { sm2 } from './sm2.ts';
import type { Jwk, KeyPair, PublicKeys, Suite, SuiteId } from './types.ts';

export { publicOf, thumbprint } from './keys.ts';

/** Every suite this program can run. A device or a signing service is one more entry. */
const SUITES: Readonly<Record<SuiteId, Suite>> = { ed25519, sm2 };

export const suiteOf = (id: SuiteId): Suite => SUITES[id];

export const isSuite = (id: unknown): id is SuiteId => typeof id === 'string' && Object.hasOwn(SUITES, id);

export const generateKeys = (id: SuiteId = 'ed25519'): Promise<KeyPair> => SUITES[id].generate();

/** One key set or several: during and after a rotation a peer has more than one. */
export type OneOrMore<T> = T | readonly T[];

export const many = <T>(keys: OneOrMore<T>): readonly T[] => (Array.isArray(keys) ? keys : [keys as T]);

/**
 * Reads the public keys a peer announces: known suite, both keys good for it, both kids equal to the thumbprints, no
 * secret among them. Refuses with `keys-malformed`.
 */
export const readPublicKeys = async (value: unknown): Promise<Result<PublicKeys>> => {
  const refused = (why: string) =>
    refuse(
      'keys-malformed',
      ['对方节点的公钥不完整或不可用', 'The public keys of the peer are incomplete or unusable'],
      { detail: { why } },
    );
  if (typeof value !== 'object' || value === null) return refused('not an object');
  const { suite, kid, sign, encrypt } = value as Partial<Record<keyof PublicKeys, unknown>>;
  if (!isSuite(suite)) return refused('unknown suite');
  const signing = readJwk(sign);
  const encrypting = readJwk(encrypt);
  if (!signing || !encrypting) return refused('a key is not a public JWK');
  if (kid !== signing.kid) return refused('kid is not the thumbprint of the signing key');
  const keys: PublicKeys = { suite, kid: signing.kid as string, sign: signing, encrypt: encrypting };
  const good = await SUITES[suite].check(keys).catch(() => false);
  return good ? ok(keys) : refused('a key is of the wrong curve, not on it, or of small order');
};

const readJwk = (value: unknown): Jwk | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kty, crv, x, y, d, kid } = value as Partial<Record<keyof Jwk, unknown>>;
  if (typeof kty !== 'string' || typeof crv !== 'string' || d !== undefined) return undefined;
  if (fromBase64url(x)?.length !== 32 || (y !== undefined && fromBase64url(y)?.length !== 32)) return undefined;
  const jwk: Jwk = y === undefined ? { kty, crv, x: x as string } : { kty, crv, x: x as string, y: y as string };
  return kid === undefined || kid === thumbprint(jwk) ? { ...jwk, kid: thumbprint(jwk) } : undefined;
};
