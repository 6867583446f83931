import { fromBase64url, toBase64url } from './base64.ts';
import { canonical } from './canonical.ts';
import { many, type OneOrMore, suiteOf } from './suites.ts';
import type { KeyPair, PublicKeys } from './types.ts';

/**
 * JSON Web Signatures (RFC 7515). One key signs envelopes, receipts, credentials and checkpoints; the texts cannot be
 * mistaken for each other: these begin with a base64url header and hold no line end, a checkpoint ends with one, and a
 * credential's `typ` and an envelope's `b64: false` differ inside the header.
 */
export const signCompact = async (
  payload: unknown,
  header: Readonly<Record<string, unknown>>,
  keys: KeyPair,
): Promise<string> => {
  const suite = suiteOf(keys.suite);
  const input = `${toBase64url(canonical({ ...header, alg: suite.alg, kid: keys.kid }))}.${toBase64url(canonical(payload))}`;
  return `${input}.${toBase64url(await suite.sign(Buffer.from(input, 'ascii'), keys))}`;
};

export interface ReadJws {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly signer: PublicKeys;
}

/** Undefined unless the text is strictly spelled, of this `typ`, and signed by one of the keys under its own algorithm. */
export const verifyCompact = async (
  text: string,
  typ: string,
  keys: OneOrMore<PublicKeys>,
): Promise<ReadJws | undefined> => {
  const parts = text.split('.');
  const [head, body, signature] = parts.map(fromBase64url);
  if (parts.length !== 3 || !head || !body || !signature) return undefined;
  const header = record(head);
  const payload = record(body);
  if (!header || !payload || header.typ !== typ || 'crit' in header) return undefined;
  const signer = many(keys).find((key) => key.kid === header.kid && suiteOf(key.suite).alg === header.alg);
  if (!signer) return undefined;
  const input = Buffer.from(`${parts[0]}.${parts[1]}`, 'ascii');
  return (await suiteOf(signer.suite).verify(input, signature, signer)) ? { header, payload, signer } : undefined;
};

const record = (bytes: Buffer): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
};

/** A signature beside a text: compact JWS with detached, unencoded payload (RFC 7797), which jose and others verify. */
export const signDetached = async (text: string, keys: KeyPair): Promise<string> => {
  const head = detachedHeader(keys);
  const signature = await suiteOf(keys.suite).sign(Buffer.from(`${head}.${text}`, 'utf8'), keys);
  return `${head}..${toBase64url(signature)}`;
};

/** The header is compared with the only one these keys can have, not parsed: nothing in it is for the sender to choose. */
export const verifyDetached = async (text: string, jws: string, keys: PublicKeys): Promise<boolean> => {
  const head = detachedHeader(keys);
  if (!jws.startsWith(`${head}..`)) return false;
  const signature = fromBase64url(jws.slice(head.length + 2));
  return (
    signature !== undefined && suiteOf(keys.suite).verify(Buffer.from(`${head}.${text}`, 'utf8'), signature, keys)
  );
};

const detachedHeader = (keys: PublicKeys): string =>
  toBase64url(canonical({ alg: suiteOf(keys.suite).alg, b64: false, crit: ['b64'], kid: keys.kid }));
