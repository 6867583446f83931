import type { Instant } from '#kernel';
import type { OneOrMore } from '../suite/suites.ts';
import type { KeyPair, PublicKeys } from '../suite/types.ts';

/**
 * What anyone on the way may read: who writes to whom, in which order. Never what about: `kind` and `stream` are names
 * and opaque ids, personal data belongs in the body. Members we do not know are kept and covered by the signature.
 */
export interface EnvelopeHeader {
  readonly v: 1;
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  /** What must stay in order, for example one case; absent when only the order of the pair counts. */
  readonly stream?: string;
  /** 1, 2, 3 … from this sender to this recipient. */
  readonly pairSeq: number;
  /** `hashOf` the envelope with the pair sequence before; null for the first. */
  readonly previous: string | null;
  /** The sender's clock. A skewed clock is shown, never a refusal. */
  readonly at: Instant;
  /** Suite and kid of the signature; `toKid` names the recipient's encryption key. */
  readonly suite: string;
  readonly kid: string;
  readonly toKid: string;
  readonly [unknown: string]: unknown;
}

/** JSON as it is stored, sent and hashed. */
export interface Envelope {
  readonly header: EnvelopeHeader;
  /** Compact JWE to the recipient. */
  readonly body: string;
  /** Detached JWS over the canonical JSON of everything else in the envelope. */
  readonly signature: string;
  readonly [unknown: string]: unknown;
}

/** What the caller of `seal` decides; suite and kids come from the keys. */
export interface Addressing {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly stream?: string;
  readonly pairSeq: number;
  readonly previous: string | null;
  readonly at: Instant;
  readonly [more: string]: unknown;
}

/** This node: its name in the zone and its keys, the retired ones too while old envelopes may still arrive. */
export interface Self {
  readonly node: string;
  readonly keys: OneOrMore<KeyPair>;
}

/** A peer as recorded here: its name and every public key set that still counts. */
export interface Peer {
  readonly node: string;
  readonly keys: OneOrMore<PublicKeys>;
}

/** A proof by the recipient that it holds the envelope durably. */
export interface Receipt {
  readonly v: 1;
  readonly type: 'receipt';
  /** Id and hash of the envelope that was received. */
  readonly id: string;
  readonly hash: string;
  /** Who received, and from whom. */
  readonly from: string;
  readonly to: string;
  readonly pairSeq: number;
  readonly at: Instant;
  readonly suite: string;
  readonly kid: string;
  readonly signature: string;
  readonly [unknown: string]: unknown;
}
