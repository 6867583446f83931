import { assert, type Instant, ok, type Result } from '#kernel';
import { signCompact, verifyCompact } from '../suite/jws.ts';
import type { OneOrMore } from '../suite/suites.ts';
import type { KeyPair, PublicKeys } from '../suite/types.ts';
import { conceal, reveal } from './disclosure.ts';
import { credentialRefusal } from './refusals.ts';
import { type StatusList, statusAt } from './status-list.ts';

/**
 * SD-JWT VC (RFC 9901 and draft-ietf-oauth-sd-jwt-vc), flat claims, without key binding.
 *
 * Written here and not with @sd-jwt/sd-jwt-vc, which the tests use as the other side: its `verify` fetches the status
 * list from the network unless overridden, cannot say "valid, status not asked", answers refusals as exceptions with
 * prose, and brings zod into the server; and what a phone checks offline must be small enough to read (offline.ts).
 */
export const CREDENTIAL_TYP = 'dc+sd-jwt';

/** Names the format keeps for itself: a claim of the subject may not use them. */
const RESERVED = new Set(['iss', 'iat', 'nbf', 'exp', 'cnf', 'vct', 'jti', 'status', '_sd', '_sd_alg', '...']);

export interface CredentialOrder {
  /** The credential's type, for example `tongban:delta:food-licence`. */
  readonly type: string;
  /** Number of the credential, unique at its issuer. */
  readonly id: string;
  /** The issuing authority's name in the zone; the node that signs is in the kid. */
  readonly issuer: string;
  readonly claims: Readonly<Record<string, unknown>>;
  /** Names of claims the holder may leave out when showing it: the personal ones. */
  readonly disclosable: readonly string[];
  readonly issuedAt: Instant;
  readonly expires?: Instant;
  readonly statusIndex: number;
  readonly statusUri: string;
}

const seconds = (at: Instant): number => Math.floor(Date.parse(at) / 1000);

export const issueCredential = async (order: CredentialOrder, issuer: KeyPair): Promise<string> => {
  const names = Object.keys(order.claims);
  assert(!names.some((name) => RESERVED.has(name)), `a claim has a reserved name among ${names.join(', ')}`);
  assert(
    order.disclosable.every((name) => names.includes(name)),
    'a claim is to be disclosable that is not there',
  );
  const { disclosures, digests, open } = conceal(order.claims, order.disclosable);
  const payload = {
    ...open,
    iss: order.issuer,
    vct: order.type,
    jti: order.id,
    iat: seconds(order.issuedAt),
    ...(order.expires === undefined ? {} : { exp: seconds(order.expires) }),
    status: { status_list: { idx: order.statusIndex, uri: order.statusUri } },
    ...(digests.length === 0 ? {} : { _sd: digests, _sd_alg: 'sha-256' }),
  };
  return [await signCompact(payload, { typ: CREDENTIAL_TYP }, issuer), ...disclosures, ''].join('~');
};

export interface Credential {
  readonly id: string;
  readonly type: string;
  readonly issuer: string;
  /** The claims that are shown; what the holder left out is absent. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** How many disclosable claims were left out. */
  readonly withheld: number;
  readonly issuedAt: Instant;
  readonly expires?: Instant;
  /** Where its status stands, and `valid` if a list was given and says so. Revoked and suspended are refusals. */
  readonly status: 'valid' | 'not-asked';
  readonly statusIndex?: number;
  readonly statusUri?: string;
}

export interface VerifyCredential {
  readonly at: Instant;
  /** The list the credential names, already read with `readStatusList`. */
  readonly status?: StatusList;
  /** Seconds by which clocks may differ; 300 unless said. */
  readonly leeway?: number;
}

/**
 * Verifies the text under the issuer's keys. Codes: `credential-malformed`, `credential-signature`,
 * `credential-not-yet`, `credential-expired`, `credential-revoked`, `credential-suspended`, `credential-other-list`.
 */
export const verifyCredential = async (
  text: string,
  issuer: OneOrMore<PublicKeys>,
  { at, status, leeway = 300 }: VerifyCredential,
): Promise<Result<Credential>> => {
  const [jwt = '', ...rest] = text.split('~');
  if (rest.pop() !== '')
    return credentialRefusal('credential-malformed', { why: 'no closing tilde, or key binding' });
  const signed = await verifyCompact(jwt, CREDENTIAL_TYP, issuer);
  if (!signed) return credentialRefusal('credential-signature');
  const claims = reveal(signed.payload, rest);
  if (!claims) return credentialRefusal('credential-malformed', { why: 'disclosures' });
  const read = readPayload(signed.payload);
  if (!read) return credentialRefusal('credential-malformed', { why: 'claims' });
  const { iat, exp, list, ...core } = read;
  const now = seconds(at);
  if (iat > now + leeway) return credentialRefusal('credential-not-yet', { id: core.id });
  if (exp !== undefined && exp <= now - leeway) return credentialRefusal('credential-expired', { id: core.id });
  const shown = Object.fromEntries(Object.entries(claims).filter(([name]) => !RESERVED.has(name)));
  const value: Credential = {
    ...core,
    claims: shown,
    withheld: (Array.isArray(signed.payload._sd) ? signed.payload._sd.length : 0) - rest.length,
    issuedAt: instant(iat),
    ...(exp === undefined ? {} : { expires: instant(exp) }),
    ...(list ? { statusIndex: list.idx, statusUri: list.uri } : {}),
    status: status ? 'valid' : 'not-asked',
  };
  return status ? withStatus(value, status) : ok(value);
};

const instant = (at: number): Instant => new Date(at * 1000).toISOString();

const withStatus = (value: Credential, status: StatusList): Result<Credential> => {
  const { id, statusIndex, statusUri } = value;
  const stands = statusUri === status.uri && statusIndex !== undefined ? statusAt(status, statusIndex) : undefined;
  if (stands === undefined) return credentialRefusal('credential-other-list', { id, statusUri: statusUri ?? null });
  if (stands === 'valid') return ok(value);
  return credentialRefusal(stands === 'suspended' ? 'credential-suspended' : 'credential-revoked', { id });
};

/** Only well-typed registered claims count; a credential of another platform may have no status. */
const readPayload = (payload: Readonly<Record<string, unknown>>) => {
  const { iss, vct, jti, iat, exp, nbf, status } = payload;
  if (typeof iss !== 'string' || typeof vct !== 'string' || typeof iat !== 'number' || !inTime(iat)) return undefined;
  if (exp !== undefined && (typeof exp !== 'number' || !inTime(exp))) return undefined;
  if (jti !== undefined && typeof jti !== 'string') return undefined;
  if (nbf !== undefined && (typeof nbf !== 'number' || !inTime(nbf))) return undefined;
  const list = readStatus(status);
  if (list === false) return undefined;
  return { id: jti ?? '', type: vct, issuer: iss, iat: Math.max(iat, nbf ?? 0), exp, list };
};

const inTime = (at: number): boolean => at >= 0 && at <= 253_402_300_799;

const readStatus = (status: unknown): { idx: number; uri: string } | undefined | false => {
  if (status === undefined) return undefined;
  const list = (status as { status_list?: { idx?: unknown; uri?: unknown } } | null)?.status_list;
  if (typeof list?.uri !== 'string' || !Number.isSafeInteger(list.idx) || (list.idx as number) < 0) return false;
  return { idx: list.idx as number, uri: list.uri };
};
