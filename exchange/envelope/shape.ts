import { canonicalOrNothing } from '../suite/canonical.ts';
import type { Envelope, EnvelopeHeader, Receipt } from './types.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 256;

const isSequence = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 1;

const isInstant = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value) &&
  !Number.isNaN(Date.parse(value));

/** A stranger's value as an envelope, or the path of the first member that is wrong. */
export const readEnvelope = (value: unknown): { envelope: Envelope; wrong?: undefined } | { wrong: string } => {
  if (!isRecord(value)) return { wrong: '/' };
  if (typeof value.body !== 'string') return { wrong: '/body' };
  if (typeof value.signature !== 'string') return { wrong: '/signature' };
  const { header } = value;
  if (!isRecord(header)) return { wrong: '/header' };
  if (header.v !== 1) return { wrong: '/header/v' };
  for (const name of ['id', 'from', 'to', 'kind', 'suite', 'kid', 'toKid'] satisfies (keyof EnvelopeHeader)[])
    if (!isName(header[name])) return { wrong: `/header/${name}` };
  if (header.stream !== undefined && !isName(header.stream)) return { wrong: '/header/stream' };
  if (!isSequence(header.pairSeq)) return { wrong: '/header/pairSeq' };
  if (header.previous !== null && !isName(header.previous)) return { wrong: '/header/previous' };
  if (!isInstant(header.at)) return { wrong: '/header/at' };
  return { envelope: value as unknown as Envelope };
};

export const readReceipt = (value: unknown): { receipt: Receipt; wrong?: undefined } | { wrong: string } => {
  if (!isRecord(value)) return { wrong: '/' };
  if (value.v !== 1 || value.type !== 'receipt') return { wrong: '/v' };
  for (const name of ['id', 'hash', 'from', 'to', 'suite', 'kid', 'signature'] satisfies (keyof Receipt)[])
    if (!isName(value[name])) return { wrong: `/${name}` };
  if (!isSequence(value.pairSeq)) return { wrong: '/pairSeq' };
  return isInstant(value.at) ? { receipt: value as unknown as Receipt } : { wrong: '/at' };
};

/** The text a signature covers: canonical JSON of every member but the signature, known or not. */
export const signedText = (value: Envelope | Receipt): string | undefined => {
  const { signature: _, ...rest } = value;
  return canonicalOrNothing(rest);
};
