/**
 * What a page needs to verify a scanned credential without a network: WebCrypto and DecompressionStream only, no import,
 * so that this one file runs in a browser as it does in Node. It knows Ed25519 (`EdDSA`) and SHA-256; a credential signed
 * under SM2 is verified by the server.
 */
const PREFIX = 'TB1:';
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
/** A QR code holds 4,296 characters: what inflates beyond this is not one of ours. */
const LARGEST = 65_536;

/** The credential as SD-JWT text, or undefined when the scanned text is not one. */
export const fromQr = async (scanned: string): Promise<string | undefined> => {
  const packed = scanned.startsWith(PREFIX) ? fromBase45(scanned.slice(PREFIX.length)) : undefined;
  const framed = packed && (await inflate(packed));
  if (!framed) return undefined;
  const parts: string[] = [];
  for (let at = 0; at < framed.length; ) {
    const length = (framed[at] ?? 0) * 256 + (framed[at + 1] ?? 0);
    if (at + 2 + length > framed.length) return undefined;
    parts.push(toBase64url(framed.subarray(at + 2, at + 2 + length)));
    at += 2 + length;
  }
  if (parts.length < 3) return undefined;
  return [parts.slice(0, 3).join('.'), ...parts.slice(3), ''].join('~');
};

export type OfflineAnswer =
  | { readonly verdict: 'good'; readonly claims: Readonly<Record<string, unknown>>; readonly kid: string }
  | { readonly verdict: 'malformed' | 'unknown-issuer' | 'forged' | 'expired' | 'not-yet' };

/** Issuers' signing keys the page holds (public JWKs with kid). */
export interface OfflineKey {
  readonly kid: string;
  readonly x: string;
}

/**
 * `claims` are all that is shown, the registered ones (iss, vct, jti, iat, exp, status) too.
 * Verifies credential text as `verifyCredential` does, except for its status, which cannot be known offline.
 * `now` in seconds; clocks may differ by five minutes.
 */
export const verifyOffline = async (
  text: string,
  keys: readonly OfflineKey[],
  now: number,
): Promise<OfflineAnswer> => {
  const [jwt = '', ...rest] = text.split('~');
  const [head = '', body = '', signature = '', ...more] = jwt.split('.');
  const header = json(head);
  const payload = json(body);
  const signed = fromBase64url(signature);
  if (rest.pop() !== '' || more.length > 0 || !header || !payload || !signed) return { verdict: 'malformed' };
  if (header.typ !== 'dc+sd-jwt' || header.alg !== 'EdDSA' || 'crit' in header) return { verdict: 'malformed' };
  const key = keys.find((known) => known.kid === header.kid);
  if (!key) return { verdict: 'unknown-issuer' };
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.x };
  const imported = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['verify']);
  const good = await crypto.subtle.verify('Ed25519', imported, signed, new TextEncoder().encode(`${head}.${body}`));
  if (!good) return { verdict: 'forged' };
  const claims = await reveal(payload, rest);
  if (!claims) return { verdict: 'malformed' };
  const { iat, exp } = payload;
  if (typeof iat !== 'number' || iat > now + 300) return { verdict: 'not-yet' };
  if (exp !== undefined && !(typeof exp === 'number' && exp > now - 300)) return { verdict: 'expired' };
  return { verdict: 'good', claims, kid: key.kid };
};

const reveal = async (payload: Record<string, unknown>, texts: readonly string[]) => {
  const { _sd: digests = [], _sd_alg: hash = 'sha-256', ...open } = payload;
  if (!Array.isArray(digests) || hash !== 'sha-256') return undefined;
  const claims = new Map(Object.entries(open));
  for (const text of texts) {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    const parts = json(text) as unknown as readonly unknown[] | undefined;
    if (!Array.isArray(parts) || parts.length !== 3 || !digests.includes(toBase64url(new Uint8Array(digest))))
      return undefined;
    const name: unknown = parts[1];
    if (typeof name !== 'string' || claims.has(name) || ['_sd', '_sd_alg', '...'].includes(name)) return undefined;
    claims.set(name, parts[2]);
  }
  return Object.fromEntries(claims);
};

const json = (text: string): Record<string, unknown> | undefined => {
  const bytes = fromBase64url(text);
  try {
    const value: unknown = bytes && JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};

const toBase64url = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const fromBase64url = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  if (!/^[\w-]*$/.test(text)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    return toBase64url(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
};

const fromBase45 = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i += 3) {
    const digits = Array.from(text.slice(i, i + 3), (char) => DIGITS.indexOf(char));
    const n = digits.reduceRight((sum, digit) => sum * 45 + digit, 0);
    if (digits.includes(-1) || digits.length === 1 || n > (digits.length === 3 ? 65_535 : 255)) return undefined;
    bytes.push(...(digits.length === 3 ? [n >> 8, n & 255] : [n]));
  }
  return Uint8Array.from(bytes);
};

const inflate = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array | undefined> => {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      chunks.push(read.value);
      length += read.value.length;
      if (length > LARGEST) return undefined;
    }
  } catch {
    return undefined;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
};
