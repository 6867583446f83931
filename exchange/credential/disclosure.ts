import { createHash, randomBytes } from 'node:crypto';
import { fromBase64url, toBase64url } from '../suite/base64.ts';

/** Selective disclosure of top-level claims (RFC 9901 sections 4.2 and 7.1). */

/** The digest is over the base64url text as sent, not over what it decodes to. */
export const digestOf = (disclosure: string): string =>
  createHash('sha256').update(disclosure, 'ascii').digest('base64url');

/** Takes the named claims out and puts salted digests in their place, sorted so that their order tells nothing. */
export const conceal = (claims: Readonly<Record<string, unknown>>, names: readonly string[]) => {
  const disclosures = names.map((name) =>
    toBase64url(JSON.stringify([toBase64url(randomBytes(16)), name, claims[name]])),
  );
  const open = Object.fromEntries(Object.entries(claims).filter(([name]) => !names.includes(name)));
  return { disclosures, digests: disclosures.map(digestOf).toSorted(), open };
};

export interface Disclosure {
  readonly name: string;
  readonly value: unknown;
  readonly digest: string;
}

export const readDisclosure = (text: string): Disclosure | undefined => {
  const bytes = fromBase64url(text);
  if (!bytes) return undefined;
  try {
    const parts: unknown = JSON.parse(bytes.toString('utf8'));
    if (!Array.isArray(parts) || parts.length !== 3) return undefined;
    const [salt, name, value] = parts as unknown[];
    return typeof salt === 'string' && typeof name === 'string' ? { name, value, digest: digestOf(text) } : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Puts shown claims back. Undefined when a disclosure is not among the digests, comes twice, takes a name the payload
 * has or the format keeps, or the hash is not SHA-256. Digests without a disclosure are claims left out (or decoys).
 */
export const reveal = (
  payload: Readonly<Record<string, unknown>>,
  texts: readonly string[],
): Readonly<Record<string, unknown>> | undefined => {
  const { _sd: digests = [], _sd_alg: hash = 'sha-256', ...open } = payload;
  if (hash !== 'sha-256' || !Array.isArray(digests) || new Set(digests).size !== digests.length) return undefined;
  const claims = new Map(Object.entries(open));
  const used = new Set<string>();
  for (const text of texts) {
    const disclosure = readDisclosure(text);
    if (!disclosure || used.has(disclosure.digest) || !digests.includes(disclosure.digest)) return undefined;
    const { name } = disclosure;
    if (claims.has(name) || name === '_sd' || name === '_sd_alg' || name === '...') return undefined;
    used.add(disclosure.digest);
    claims.set(name, disclosure.value);
  }
  return Object.fromEntries(claims);
};

/** What the holder shows: the same credential with only the named disclosable claims. Names it does not have are ignored. */
export const present = (text: string, names: readonly string[]): string => {
  const [jwt, ...rest] = text.split('~');
  const shown = rest.filter((one) => names.includes(readDisclosure(one)?.name ?? ''));
  return [jwt, ...shown, ''].join('~');
};

/** The names of the disclosable claims the text carries. */
export const disclosed = (text: string): readonly string[] =>
  text
    .split('~')
    .slice(1, -1)
    .flatMap((one) => readDisclosure(one)?.name ?? []);
