import type { Facts } from '../case/case.ts';
import type { Fact, FileRef } from '../declare/fact.ts';
import type { EntryRead } from '../declare/mechanism.ts';
import type { Words } from '../declare/words.ts';
import type { Citation } from '../outcome/result.ts';
import type { Day, Instant, Term } from '../time/types.ts';

/** Why data may leave their keeper (PIPL 13, 23, 34): the person agreed, separately and knowingly; or a statutory duty needs them. */
export type EvidenceGround = 'consent' | 'duty';

/** How much an answer says. The least that serves comes first: a yes or no, then a band, and the record only after those. */
export type Extent = 'yesNo' | 'band' | 'record';

/** What a keeper works an answer out from: the entries asked about, as they stand, and what the asker added. */
export interface Asked {
  readonly entries: readonly EntryRead[];
  readonly with: Facts;
  readonly day: Day;
}

/** A question that the keeper of a register is prepared to answer. Nothing else can be asked of it. */
export interface Question {
  readonly title: Words;
  readonly extent: Extent;
  /** On which grounds it is answered. */
  readonly grounds: readonly EvidenceGround[];
  /** What the asker may add: a threshold, a day. */
  readonly asks?: Readonly<Record<string, Fact>>;
  /** The columns of the answer. */
  readonly gives: Readonly<Record<string, Fact>>;
  /** The lesser question of this register that must have been answered in the case before this one is. */
  readonly after?: string;
  readonly answer: (asked: Asked) => Facts;
}

/** Whom or what a question is about, and the place whose node keeps the register. */
export interface About {
  readonly place: string;
  readonly key?: string;
  readonly subject?: string;
  readonly with?: Facts;
}

/**
 * A fact that lies elsewhere (取证). `ahead`: asked once, shown to the person, used when they let it be used, for as long as it is
 * fresh. `live`: put to the keeper's entry, never a copy, each time a step that reads it is about to be decided.
 */
export interface EvidenceSpec<S> {
  readonly title: Words;
  /** What the answer is for; it is used for nothing else. */
  readonly purpose: Words;
  readonly ground: EvidenceGround;
  /** A law slot of kind basis: what allows the request. */
  readonly under?: string;
  readonly register: string;
  readonly question: string;
  readonly when: 'ahead' | 'live';
  /** Nothing: not needed in this case. */
  readonly of: (seen: S) => About | undefined;
  /** Live, on the ground of consent: where the case says that the person agreed. */
  readonly consented?: (seen: S) => boolean;
  /** Ahead: an answer older than this no longer counts; a request not answered by then is dead. */
  readonly fresh?: Term;
  readonly expires?: Term;
  /** Live: what to do when the keeper cannot be reached. `nothing`: the step goes on and its rules see that there is no answer. */
  readonly otherwise?: 'refuse' | 'nothing';
  /** The fact (a file) that proves the same on paper: open when the person declines or the keeper does not answer. */
  readonly paper?: string;
}

export interface Consent {
  /** Identity number of the person who agreed. */
  readonly by: string;
  readonly at: Instant;
  /** `self` signed in; at a `window` with a signed form, whose file is named. */
  readonly how: 'self' | 'window' | 'case';
  readonly form?: FileRef;
}

export interface EvidenceRequest {
  readonly id: string;
  readonly case: string;
  readonly mechanism: string;
  /** Its name in the mechanism's declaration. */
  readonly evidence: string;
  readonly asker: { readonly node: string; readonly authority: string };
  readonly keeper: string;
  readonly register: string;
  readonly question: string;
  readonly about: About;
  readonly ground: EvidenceGround;
  /** The law that allows it, where the mechanism names one that is in force. */
  readonly under?: Citation;
  readonly purpose: Words;
  /** Names of the columns asked for. */
  readonly fields: readonly string[];
  readonly consent?: Consent;
  readonly askedAt: Instant;
  /** Last day on which it may be answered. */
  readonly expires: Day;
  /** The answered lesser question this one follows. */
  readonly after?: string;
  readonly live?: true;
}

/** What the keeper says. `entries`: the versions it stands on; `proof`: the answer signed by the keeper's node (compact JWS). */
export interface EvidenceAnswer {
  readonly request: string;
  readonly keeper: string;
  readonly register: string;
  readonly question: string;
  readonly asOf: Instant;
  readonly values: Facts;
  readonly entries: readonly { readonly key: string; readonly version: number }[];
  readonly proof?: string;
}

/** What happens to a request, at either side; folded like a case. */
export type EvidenceAct =
  | { readonly act: 'ask' | 'decline'; readonly request: EvidenceRequest }
  | {
      readonly act: 'answer';
      readonly answer: EvidenceAnswer;
      /** Whom the answer is about: for their data tracker. */
      readonly subjects: readonly string[];
    }
  | { readonly act: 'refuse'; readonly code: string; readonly says: Words }
  | { readonly act: 'release'; readonly by: string }
  | { readonly act: 'withhold'; readonly by: string }
  /** 存疑, 更正中, 已更正 (数据条例 75). */
  | { readonly act: 'doubt'; readonly why: string; readonly by: string }
  | { readonly act: 'examine'; readonly by: string }
  | { readonly act: 'uphold'; readonly why: string }
  | { readonly act: 'correct'; readonly why: string; readonly answer?: EvidenceAnswer };

export type EvidenceStatus = 'asked' | 'declined' | 'answered' | 'refused' | 'released' | 'withheld';

export interface EvidenceState {
  readonly request: EvidenceRequest;
  readonly status: EvidenceStatus;
  readonly dispute?: 'doubted' | 'examined' | 'corrected';
  /** Why it is doubted. */
  readonly doubt?: { readonly why: string; readonly by: string };
  /** Why the keeper upheld it. */
  readonly upheld?: { readonly why: string };
  readonly answer?: EvidenceAnswer;
  /** What the keeper says after a correction. */
  readonly corrected?: { readonly why: string; readonly answer?: EvidenceAnswer };
  readonly refusal?: { readonly code: string; readonly says: Words };
  readonly subjects: readonly string[];
  readonly version: number;
  readonly changedAt: Instant;
}

/** How a piece of evidence stands for a step. Only `usable` carries values. */
export type EvidenceStanding =
  | 'usable'
  | 'unneeded'
  | 'unasked'
  | 'asked'
  | 'preview'
  | 'declined'
  | 'withheld'
  | 'refused'
  | 'expired'
  | 'stale'
  | 'doubted'
  | 'corrected'
  | 'unreachable';

/** What a read of kind `evidence` brings. */
export interface EvidenceRead {
  readonly evidence: string;
  readonly standing: EvidenceStanding;
  readonly values?: Facts;
  readonly says?: Words;
  readonly answer?: EvidenceAnswer;
}

/** An entry that its keeper publishes to all peers, as it is known here. */
export interface PublishedEntry {
  readonly source: string;
  readonly key: string;
  readonly version: number;
  readonly values: Facts;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly closed: boolean;
  /** When the source entered this version. */
  readonly recordedAt: Instant;
}

/** What a read of kind `published` brings: the entries, and until when each source was heard. */
export interface PublishedRead {
  readonly register: string;
  readonly entries: readonly PublishedEntry[];
  /** By source: everything it published before this instant is here. */
  readonly heard: Readonly<Record<string, Instant>>;
  /** Sources not heard for longer than the register allows. */
  readonly stale: readonly string[];
}

/** What a decision rested on beyond its own node; kept in the event. */
export type Rest =
  | { readonly kind: 'evidence'; readonly evidence: string; readonly answer: EvidenceAnswer }
  | {
      readonly kind: 'published';
      readonly register: string;
      readonly entries: readonly { readonly source: string; readonly key: string; readonly version: number }[];
      readonly heard: Readonly<Record<string, Instant>>;
    };
