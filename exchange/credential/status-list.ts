import { deflateSync, inflateSync } from 'node:zlib';
import { assert, type Instant, ok, type Result } from '#kernel';
import { asBuffer, fromBase64url, toBase64url } from '../suite/base64.ts';
import { signCompact, verifyCompact } from '../suite/jws.ts';
import type { OneOrMore } from '../suite/suites.ts';
import type { KeyPair, PublicKeys } from '../suite/types.ts';
import { credentialRefusal } from './refusals.ts';

/**
 * Token Status List (draft-ietf-oauth-status-list): one list of two bits for many credentials, so that asking about one
 * does not tell which. 0 valid, 1 revoked (INVALID), 2 suspended, 3 left to applications and read as revoked.
 */
export const STATUS_LIST_TYP = 'statuslist+jwt';

export type Status = 'valid' | 'revoked' | 'suspended';
const CODES = { valid: 0, revoked: 1, suspended: 2 } as const;

type Bits = 1 | 2 | 4 | 8;

export interface StatusList {
  readonly uri: string;
  readonly bits: Bits;
  /** Packed: the first credential of a byte in its lowest bits. */
  readonly bytes: Uint8Array;
  readonly issuedAt: Instant;
  readonly expires?: Instant;
}

/** One byte may hold 4 statuses: 16 MiB are 67 million credentials, and the limit of what a stranger may make us inflate. */
const LARGEST = 16 * 1024 * 1024;

export const packStatuses = (statuses: readonly Status[]): Uint8Array => {
  const bytes = new Uint8Array(Math.ceil(statuses.length / 4));
  for (const [index, status] of statuses.entries()) setStatus(bytes, index, status);
  return bytes;
};

/** Changes one status in packed two-bit bytes, in place: the caller owns the bytes. */
export const setStatus = (bytes: Uint8Array, index: number, status: Status): void => {
  const at = Math.floor(index / 4);
  assert(Number.isSafeInteger(index) && index >= 0 && at < bytes.length, `no status ${index} in the list`);
  const shift = (index % 4) * 2;
  bytes[at] = (bytes[at]! & ~(3 << shift)) | (CODES[status] << shift);
};

/** Undefined when the list does not reach so far. */
export const statusAt = ({ bits, bytes }: StatusList, index: number): Status | undefined => {
  const perByte = 8 / bits;
  const byte = bytes[Math.floor(index / perByte)];
  if (byte === undefined || !Number.isSafeInteger(index) || index < 0) return undefined;
  const code = (byte >> ((index % perByte) * bits)) & ((1 << bits) - 1);
  return code === CODES.valid ? 'valid' : code === CODES.suspended ? 'suspended' : 'revoked';
};

export interface StatusListOrder {
  readonly uri: string;
  /** From `packStatuses` or a stored column. */
  readonly bytes: Uint8Array;
  readonly issuedAt: Instant;
  readonly expires?: Instant;
  /** Seconds a reader may keep it. */
  readonly ttl?: number;
}

const seconds = (at: Instant): number => Math.floor(Date.parse(at) / 1000);

export const buildStatusList = (order: StatusListOrder, issuer: KeyPair): Promise<string> =>
  signCompact(
    {
      sub: order.uri,
      iat: seconds(order.issuedAt),
      ...(order.expires === undefined ? {} : { exp: seconds(order.expires) }),
      ...(order.ttl === undefined ? {} : { ttl: order.ttl }),
      status_list: { bits: 2, lst: compress(order.bytes) },
    },
    { typ: STATUS_LIST_TYP },
    issuer,
  );

export const compress = (bytes: Uint8Array): string => toBase64url(deflateSync(asBuffer(bytes), { level: 9 }));

const expand = (text: unknown): Buffer | undefined => {
  const bytes = fromBase64url(text);
  if (!bytes) return undefined;
  try {
    return inflateSync(bytes, { maxOutputLength: LARGEST });
  } catch {
    return undefined;
  }
};

/** Codes: `status-list-signature`, `status-list-malformed`, `status-list-expired`. `uri` is the one the credential names. */
export const readStatusList = async (
  text: string,
  issuer: OneOrMore<PublicKeys>,
  { uri, at }: { readonly uri: string; readonly at: Instant },
): Promise<Result<StatusList>> => {
  const signed = await verifyCompact(text, STATUS_LIST_TYP, issuer);
  if (!signed) return credentialRefusal('status-list-signature', { uri });
  const { sub, iat, exp, status_list: list } = signed.payload;
  const { bits, lst } = (list ?? {}) as { bits?: unknown; lst?: unknown };
  const bytes = expand(lst);
  if (sub !== uri || !isTime(iat) || (exp !== undefined && !isTime(exp)) || !isBits(bits) || !bytes)
    return credentialRefusal('status-list-malformed', { uri });
  if (exp !== undefined && exp <= seconds(at)) return credentialRefusal('status-list-expired', { uri });
  const instant = (time: number): Instant => new Date(time * 1000).toISOString();
  return ok({ uri, bits, bytes, issuedAt: instant(iat), ...(exp === undefined ? {} : { expires: instant(exp) }) });
};

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= 253_402_300_799;

const isBits = (value: unknown): value is Bits => value === 1 || value === 2 || value === 4 || value === 8;
