import type { ExplainedAmount } from '../amount/amount.ts';
import type { Colleague, FileRef, Party } from '../declare/fact.ts';
import type { Words } from '../declare/words.ts';
import type { Rest } from '../evidence/types.ts';
import type { LedgerAccount } from '../ledger/account.ts';
import type { LawStatus } from '../outcome/result.ts';
import type { ClockState } from '../time/clock.ts';
import type { Day, Instant, Term } from '../time/types.ts';

export type Facts = Readonly<Record<string, unknown>>;

/** Where a case touches a jurisdiction: the place, its authority, and the window where there is one. */
export interface Place {
  readonly jurisdiction: string;
  readonly authority: string;
  readonly window?: string;
  readonly node: string;
}

/** Who acts. A person acts through a post, a party for themselves (or as agent), `clock` and `node` for the system. */
export interface Actor {
  readonly kind: 'staff' | 'party' | 'clock' | 'node';
  readonly node: string;
  readonly person?: string;
  readonly name?: string;
  /** The citizen ID or USCC behind a party's account. */
  readonly key?: string;
  readonly posts?: readonly Post[];
}

/** A post 岗位: held by a person at an authority, for a period; `deputyFor` names the person stood in for (代理). */
export interface Post {
  readonly authority: string;
  readonly role: string;
  readonly window?: string;
  /** The number under which a body or a pool knows the holder (席位、专家编号): it crosses the border where the name does not. */
  readonly seat?: string;
  readonly from: Day;
  readonly to?: Day;
  readonly deputyFor?: string;
}

export type ClockAct =
  | {
      readonly clock: string;
      readonly act: 'start';
      readonly term: Term;
      readonly from: Day;
      readonly calendar: string;
      readonly source: LawSource;
      readonly exact?: true;
    }
  | {
      readonly clock: string;
      readonly act: 'pause';
      readonly from: Day;
      readonly reason: string;
      readonly notice?: string;
      readonly expected?: Day;
    }
  | { readonly clock: string; readonly act: 'resume'; readonly until: Day }
  | { readonly clock: string; readonly act: 'extend'; readonly term: Term; readonly reason: string }
  | { readonly clock: string; readonly act: 'stop'; readonly on: Day };

/** Which law a decision stood on: enough to recompute it and to mark assumed values. */
export interface LawSource {
  readonly slot: string;
  readonly jurisdiction: string;
  readonly from: Day;
  readonly status: LawStatus;
}

/** A numbered document (文书). `body` holds what is printed; the rendering is derived from it and repeatable. */
export interface Paper {
  readonly number: string;
  readonly kind: string;
  readonly title: Words;
  readonly on: Day;
  readonly authority: string;
  readonly body: Facts;
}

/** What a step does beyond the case itself; each kind is applied by the noun that owns it. */
export type Effect =
  | {
      readonly kind: 'credential.issue';
      readonly type: string;
      readonly id: string;
      readonly subject: string;
      readonly claims: Facts;
      readonly disclosable: readonly string[];
      readonly expires?: Day;
      readonly text?: string;
      readonly statusIndex?: number;
    }
  | {
      readonly kind: 'credential.status';
      readonly id: string;
      readonly status: 'suspended' | 'revoked' | 'cancelled' | 'superseded' | 'valid';
      readonly reason: string;
    }
  | {
      readonly kind: 'register.enter';
      readonly register: string;
      readonly key: string;
      readonly values: Facts;
      readonly from: Day;
      readonly to?: Day;
      /** The version the decision rests on, 0 for a new entry: another one in the register is the refusal `entry-stale`. */
      readonly expect?: number;
      /** Why what stood before was wrong (更正): those who relied on it are told. */
      readonly corrects?: string;
    }
  | {
      readonly kind: 'register.close';
      readonly register: string;
      readonly key: string;
      /** The first day on which it no longer holds. */
      readonly on: Day;
      readonly reason: string;
      readonly expect?: number;
    }
  | {
      readonly kind: 'register.hold';
      readonly register: string;
      readonly key: string;
      readonly hold: string;
      readonly id: string;
      readonly from: Day;
      /** Last day; or `lasts`, counted from the day the hold becomes effective (轮候). Neither: until released. */
      readonly until?: Day;
      readonly lasts?: Term;
      readonly values: Facts;
      readonly expect?: number;
    }
  | {
      readonly kind: 'register.renew';
      readonly register: string;
      readonly key: string;
      readonly id: string;
      /** The new last day, or what is added to the term; neither: until released. */
      readonly until?: Day;
      readonly lasts?: Term;
    }
  | {
      readonly kind: 'register.release';
      readonly register: string;
      readonly key: string;
      readonly id: string;
      readonly on: Day;
      readonly reason: string;
    }
  | {
      readonly kind: 'ledger.post';
      readonly transfers: readonly LedgerTransfer[];
      /** Added by the kernel and gone before the journal: the terms on which accounts are opened that do not exist yet. */
      readonly accounts?: readonly LedgerAccount[];
    }
  | {
      readonly kind: 'case.open';
      readonly link: string;
      readonly matter: string;
      readonly deciding: Place;
      /** Who asks for it, when not the place where the parent was received: nobody else then follows the child. */
      readonly receiving?: Place;
      readonly facts: Facts;
      readonly after: readonly string[];
    }
  /** `via`: the case by which the person came to rely on what changed; where that was received, they are told. */
  | { readonly kind: 'message'; readonly to: string; readonly text: Words; readonly via?: string }
  /** The act is copied to a colleague by name (抄送), to read; stays at its node, as the names of officials do. */
  | { readonly kind: 'copy'; readonly to: Colleague }
  /** A document observation froze goes with the case: the nodes that take part get their copy, under the name of this one. */
  | { readonly kind: 'frozen.share'; readonly of: string; readonly key: string }
  /**
   * A step the system takes at once in another case of this node, or in this one again. Where it is not open there the act that would
   * cause it is refused; with `ifOpen` nothing follows then.
   */
  | {
      readonly kind: 'case.step';
      readonly case: string;
      readonly step: string;
      readonly facts?: Facts;
      readonly ifOpen?: true;
    };

/** A movement between two accounts. Amount in the account's unit, an integer; `pending` reserves, `commits` and `releases` end a reservation. */
export interface LedgerTransfer {
  readonly id: string;
  readonly debit: string;
  readonly credit: string;
  readonly amount: number;
  readonly pending?: { readonly expires?: Day };
  readonly commits?: string;
  readonly releases?: string;
  readonly reverses?: string;
  readonly memo?: string;
  /** How the amount was computed: kept with the step and shown in statements; the ledger does not look at it. */
  readonly because?: ExplainedAmount;
}

/** Custody (保管) moves by offer and acceptance; while offered nobody may act but to recall. */
export type CustodyAct =
  | { readonly act: 'offer'; readonly to: string }
  | { readonly act: 'take' }
  | { readonly act: 'return'; readonly reason: string };

/**
 * The one kind of event a case has: a step was taken. All that law decided is in it, so that folding needs no law.
 * `version` counts from 1 across nodes: exactly one node holds the case and may write the next one.
 */
export interface CaseEvent {
  readonly case: string;
  readonly version: number;
  readonly step: string;
  readonly at: Instant;
  readonly day: Day;
  readonly by: {
    readonly role: string;
    readonly kind: Actor['kind'];
    readonly node: string;
    readonly person?: string;
    readonly name?: string;
    readonly key?: string;
    readonly authority?: string;
    readonly window?: string;
    readonly seat?: string;
    readonly deputyFor?: string;
  };
  readonly from: string;
  readonly to: string;
  readonly set: Facts;
  /** Answers that the step took in and left no fact of (a stance, now in the list of stances): so that it can be decided again. Stays at its node. */
  readonly answers?: Facts;
  readonly note?: string;
  readonly enclosed?: readonly FileRef[];
  readonly signature?: FileRef;
  readonly clocks: readonly ClockAct[];
  readonly papers: readonly Paper[];
  readonly effects: readonly Effect[];
  readonly custody?: CustodyAct;
  readonly law: readonly LawSource[];
  /** Authorities that take part from this act on (会同方): their nodes follow the case. */
  readonly concerns?: readonly Place[];
  /** What the decision rested on beyond its own node; stays there. */
  readonly rests?: readonly Rest[];
  /** Only in the first event. */
  readonly opened?: Opening;
}

export interface Opening {
  readonly mechanism: string;
  readonly matter: { readonly code: string; readonly version: number; readonly title: string };
  readonly receiving: Place;
  readonly deciding: Place;
  readonly channel: 'window' | 'online' | 'kiosk' | 'node';
  readonly parent?: { readonly case: string; readonly link: string; readonly node: string };
}

export interface CaseState extends Opening {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly facts: Facts;
  readonly holder: string;
  readonly offeredTo?: string;
  /** Authorities beside the receiving and the deciding one that take part (会同方): they see the case and may act `fromAfar`. */
  readonly concerned?: readonly Place[];
  /** Custody has been at more than one node: every further event is mirrored to the others that take part. */
  readonly crossed?: true;
  readonly clocks: Readonly<Record<string, ClockState>>;
  readonly clockSources: Readonly<Record<string, LawSource>>;
  /** The first day on which the case was in each state: what figures count by. */
  readonly reached: Readonly<Record<string, Day>>;
  /** How often each step was taken. */
  readonly taken: Readonly<Record<string, number>>;
  /** Who took each step last: what `differentFrom` (four eyes) asks. */
  readonly takenBy: Readonly<Record<string, string>>;
  readonly papers: readonly string[];
  /** Files that belong to notes (附件), as far as this node was told of them. */
  readonly enclosed?: readonly FileRef[];
  readonly openedOn: Day;
  readonly openedAt: Instant;
  readonly changedAt: Instant;
  readonly closedOn?: Day;
}

export const partiesOf = (facts: Facts): readonly Party[] =>
  Object.values(facts).filter(
    (value): value is Party => typeof value === 'object' && value !== null && 'key' in value && 'kind' in value,
  );
