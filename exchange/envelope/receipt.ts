import { type Instant, ok, type Result } from '#kernel';
import { canonical } from '../suite/canonical.ts';
import { signDetached, verifyDetached } from '../suite/jws.ts';
import { isSuite, many } from '../suite/suites.ts';
import type { KeyPair } from '../suite/types.ts';
import { hashOf } from './envelope.ts';
import { envelopeRefusal } from './refusals.ts';
import { readReceipt, signedText } from './shape.ts';
import type { Envelope, Peer, Receipt } from './types.ts';

/**
 * The recipient's word that it holds this very envelope durably. `more` is signed too: for example
 * `{ outcome: 'parked' }` when the kind is not known here yet.
 */
export const receipt = async (
  envelope: Envelope,
  recipient: KeyPair,
  at: Instant,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Receipt> => {
  const { id, from, to, pairSeq } = envelope.header;
  const unsigned = {
    ...more,
    v: 1 as const,
    type: 'receipt' as const,
    id,
    hash: hashOf(envelope),
    from: to,
    to: from,
    pairSeq,
    at,
    suite: recipient.suite,
    kid: recipient.kid,
  };
  return { ...unsigned, signature: await signDetached(canonical(unsigned), recipient) };
};

/** What a sender keeps of an envelope to check receipts, even after the body is gone. */
export interface Sent {
  readonly id: string;
  readonly hash: string;
  readonly from: string;
  readonly to: string;
  readonly pairSeq: number;
}

export const sentOf = (envelope: Envelope): Sent => {
  const { id, from, to, pairSeq } = envelope.header;
  return { id, hash: hashOf(envelope), from, to, pairSeq };
};

/** Is this the recipient's receipt for what we sent? Refuses with `receipt-malformed`, `receipt-mismatch`, `receipt-signature`. */
export const checkReceipt = async (
  value: unknown,
  sent: Envelope | Sent,
  recipient: Peer,
): Promise<Result<Receipt>> => {
  const read = readReceipt(value);
  if (read.wrong !== undefined) return envelopeRefusal('receipt-malformed', { member: read.wrong });
  const { receipt: got } = read;
  const ours = isEnvelope(sent) ? sentOf(sent) : sent;
  const matches =
    got.id === ours.id &&
    got.hash === ours.hash &&
    got.from === ours.to &&
    got.to === ours.from &&
    got.pairSeq === ours.pairSeq &&
    got.from === recipient.node;
  if (!matches) return envelopeRefusal('receipt-mismatch', { id: got.id, sent: ours.id });
  const text = signedText(got);
  const key = many(recipient.keys).find((known) => known.kid === got.kid && known.suite === got.suite);
  const good =
    text !== undefined && isSuite(got.suite) && key !== undefined && (await verifyDetached(text, got.signature, key));
  return good ? ok(got) : envelopeRefusal('receipt-signature', { kid: got.kid });
};

const isEnvelope = (sent: Envelope | Sent): sent is Envelope => 'header' in sent;
