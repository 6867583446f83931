import type { Board } from '../board/board.ts';
import type { Actor, CaseState, Effect, Facts, Post } from '../case/case.ts';
import type { EvidenceSpec, Question } from '../evidence/types.ts';
import type { DeclaredIndicator } from '../indicator/declared.ts';
import type { Slot } from '../law/law.ts';
import type { Resolved } from '../law/resolve.ts';
import type { LedgerAccount } from '../ledger/account.ts';
import type { AccountSpec } from '../ledger/declared.ts';
import type { Refusal, Result } from '../outcome/result.ts';
import type { HoldOrder, HoldRecord } from '../register/types.ts';
import type { Calendar, Day, Instant, Term } from '../time/types.ts';
import type { Fact, ValueOf } from './fact.ts';
import type { Matter } from './matter.ts';
import type { Words } from './words.ts';
import type { AuthorityNames } from './zone.ts';

/**
 * Which authority of a case a post must be at; `concerned`: one that was called in (会同方, see `Step.concerns`); `involved`: any of those
 * three, for what every side of a joint matter does alike.
 */
export type SeatOf = 'receiving' | 'deciding' | 'concerned' | 'involved' | 'any';

/** Who may act. `role` is a post's role; `at` says of which authority of the case; parties act for themselves. */
export type ActorSpec =
  | {
      readonly kind: 'office';
      readonly title: Words;
      readonly role: string;
      readonly at: SeatOf;
    }
  | { readonly kind: 'party'; readonly title: Words; readonly fact: string }
  /** Any signed-in person or organisation: comments on drafts, objections to what is shown in public. */
  | { readonly kind: 'anyone'; readonly title: Words }
  | { readonly kind: 'system'; readonly title: Words; readonly by: 'clock' | 'node' };

export const office = (title: Words, role: string, at: SeatOf): ActorSpec => ({
  kind: 'office',
  title,
  role,
  at,
});
export const party = (title: Words, fact: string): ActorSpec => ({ kind: 'party', title, fact });
export const anyone = (title: Words): ActorSpec => ({ kind: 'anyone', title });
export const system = (title: Words, by: 'clock' | 'node'): ActorSpec => ({ kind: 'system', title, by });

/** What a rule, an effect or a paper sees. `facts` already holds what the step sets; `before` is the case as it was. */
export interface Seen<F = Readonly<Record<string, Fact>>, L = Readonly<Record<string, Slot>>> {
  readonly facts: { readonly [K in keyof F]?: ValueOf<F[K]> };
  readonly before: CaseState | undefined;
  readonly state: Pick<
    CaseState,
    'receiving' | 'deciding' | 'concerned' | 'channel' | 'taken' | 'clocks' | 'openedOn' | 'parent'
  > & { readonly id: string };
  readonly actor: Actor;
  /** The post through which the actor takes this step; none for parties and the system. */
  readonly post: Post | undefined;
  readonly step: string;
  readonly day: Day;
  readonly at: Instant;
  readonly note: string | undefined;
  readonly matter: Matter | undefined;
  readonly calendar: Calendar;
  /** The calendar of another place: a publicity ends by the latest of them. */
  readonly calendarOf: (jurisdiction: string) => Calendar;
  /**
   * The law of the deciding jurisdiction on the day of the step, or on the day of the event that is judged: a sample is judged by
   * the standard of its own day. `undefined` where no version is in force.
   */
  readonly law: <K extends keyof L & string>(
    slot: K,
    on?: Day,
  ) => (Resolved & { readonly value: L[K] extends Slot<infer V> ? V : never }) | undefined;
  /** What the step's declared reads brought, by name. */
  readonly reads: Readonly<Record<string, unknown>>;
  /** By authority id. */
  readonly authorities: Readonly<Record<string, AuthorityNames>>;
  /** Short names of the zone's places, by division code. */
  readonly places: Readonly<Record<string, Words>>;
  /** Names of its windows, by their ids. */
  readonly windows: Readonly<Record<string, Words>>;
  /** Whether the acting authority holds an authorisation (授权) of the deciding one for `power` today. */
  readonly authorised: (power: string) => boolean;
}

/** `holds` answers true, or false, or the detail that makes the refusal helpful. `under` names a law slot of kind basis. */
export interface Rule<S> {
  readonly says: Words;
  readonly under?: string;
  readonly field?: string;
  readonly remedy?: Words;
  /** Turns on the case alone, not on what the step asks, sets or reads: while it does not hold the step is shown shut, with its sentence. */
  readonly beforehand?: true;
  readonly holds: (seen: S) => boolean | Words | Refusal;
}

/** A request for what a rule must know beyond the case: loaded and locked before deciding. */
export type Read =
  | { readonly kind: 'entry'; readonly register: string; readonly key: string }
  | { readonly kind: 'entriesOf'; readonly register: string; readonly subject: string }
  /** Brings one `EntryRead`, or nothing, per key and in their order. */
  | { readonly kind: 'entries'; readonly register: string; readonly keys: readonly string[] }
  /** Brings per text its keyed tags, one for each key that is live: equal texts have equal tags, and tags tell nothing of them. */
  | { readonly kind: 'tags'; readonly texts: readonly string[] }
  /** Brings a `BalanceRead`. The kernel adds the terms. */
  | { readonly kind: 'balance'; readonly account: string; readonly terms?: LedgerAccount }
  /** Brings the `BalanceRead`s of all accounts of an owner, or of those of one kind, by id. */
  | { readonly kind: 'balances'; readonly owner: string; readonly of?: string }
  /** Brings a `ReservationRead`, or nothing. */
  | { readonly kind: 'reservation'; readonly id: string }
  /** Brings the `ReservationRead`s that hold something of an account, oldest first. */
  | { readonly kind: 'reservations'; readonly account: string }
  | { readonly kind: 'children'; readonly case: string }
  /** The newest document that observation computed and froze under a name, a `FrozenRead`, or nothing. */
  | { readonly kind: 'frozen'; readonly of: string; readonly key: string }
  /** What a name of `evidence` among a step's `reads` stands for: brings an `EvidenceRead`. */
  | { readonly kind: 'evidence'; readonly evidence: string; readonly unneeded?: true }
  /** What this node and its peers publish of a register, by key, by the person it is about, or all: a `PublishedRead`. */
  | { readonly kind: 'published'; readonly register: string; readonly key?: string; readonly subject?: string }
  /**
   * What nodes have published of a counting figure of that name, over all periods, of all mechanisms under a number (4 has 4.2,
   * 4.3 …): a list of `SumRead`, one per node.
   */
  | { readonly kind: 'sums'; readonly number: string; readonly figure: string };

/** What a read of an entry brings: its newest version, or nothing. `entriesOf` brings a list of them, `children` the case states. */
export interface EntryRead {
  readonly key: string;
  readonly version: number;
  readonly values: Facts;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly closed?: boolean;
  /** The case that entered this version. */
  readonly case?: string | null;
  /** All holds ever entered; `holdsOn` and `standingHolds` say how they stand on a day. Version 0: holds without an entry. */
  readonly holds?: readonly HoldRecord[];
}

/** A document frozen by its hash: a person names it, nobody types what it says. */
export interface FrozenRead {
  readonly key: string;
  readonly hash: string;
  readonly at: Instant;
  readonly doc: unknown;
}

export interface PaperSpec<S> {
  readonly title: Words;
  /** Two or more letters that enter the paper's number. */
  readonly code: string;
  /** Left out: the paper is always made. Answering false, the step makes none (and a pause without its notice counts). */
  readonly when?: (seen: S) => boolean;
  readonly body: (seen: S) => Facts;
}

export interface Step<
  S,
  A extends string,
  T extends string,
  F extends string,
  R extends string,
  P extends string,
  Q extends string,
> {
  readonly title: Words;
  readonly help?: Words;
  readonly by: A | readonly A[];
  readonly from: T | 'nothing' | readonly (T | 'nothing')[];
  readonly to: T | { readonly oneOf: readonly T[]; readonly pick: (seen: S) => T };
  /** Facts the step asks for; a question mark makes one optional. */
  readonly asks?: readonly (F | `${F}?`)[];
  readonly requires?: readonly R[];
  readonly reads?: readonly Q[];
  /** Facts the step derives; applied before rules are asked. */
  readonly sets?: (seen: S) => Facts;
  /**
   * Facts the step derives by a calculation that may say no (a draw, a ballot, a signature): its refusal is the step's. It sees
   * what `sets` derived, and the rules see what it derived.
   */
  readonly reckons?: (seen: S) => Result<Facts>;
  readonly papers?: readonly P[];
  readonly then?: (seen: S) => readonly Effect[];
  /** Offers custody to the node of that place (移交); a case already there moves at once. */
  readonly handsTo?: 'receiving' | 'deciding';
  /** The system step by which the offered side takes custody. */
  readonly takesCustody?: true;
  /** The system step by which an offer comes back (returned by the other side, or recalled before it was sent). */
  readonly returnsCustody?: true;
  /** The system step of a parent that is taken when a child has ended (多地联办); the note names the child's link. */
  readonly hearsChildren?: true;
  /** A step by a window that needs this power from the deciding authority (授权事项), e.g. 受理. */
  readonly power?: string;
  /** Not by the person who took that step (four eyes 不得自批). */
  readonly differentFrom?: readonly string[];
  /** The day from which clocks started here count, when not today: a fact of kind day. */
  readonly asOf?: F;
  /** A taken opinion or reason is compulsory. */
  readonly noteRequired?: true;
  /** The step's own facts stay with the holder; others see only that it was taken. */
  readonly internal?: true;
  /**
   * Authorities that take part from now on (会同方), by id: a third side, members of a panel, the 执委会. Their nodes get the case as
   * far as its facts are `shared` and follow it; their posts are actors `at: 'concerned'` and act by steps marked `fromAfar`.
   */
  readonly concerns?: (seen: S) => readonly string[];
  /** The system step by which a node's part in a secret ballot enters the case. */
  readonly serves?: 'ballot-key' | 'ballot-book' | 'ballot-count';
  /** The step may be taken while the case is held elsewhere: it is sent to the holder, who decides it. */
  readonly fromAfar?: true;
  /** May be offered for many cases with one press: it judges none of them by itself. Each stays an act of its own. */
  readonly inBatch?: true;
}

/** A law slot of kind term, or a function: the term a matter or a fact sets, or the law it falls back on. */
export type Lasts<S, L extends string> = L | ((seen: S) => Term | (Resolved & { readonly value: Term }) | undefined);

export interface ClockSpec<S, A extends string, T extends string, L extends string> {
  readonly title: Words;
  readonly owedBy: A;
  /** Nothing: the clock does not start here. */
  readonly lasts: Lasts<S, L>;
  readonly starts: readonly T[];
  readonly stops: readonly T[];
  /** A stopping step does not stop it while this holds: two of three have signed, and the third is still owed. */
  readonly goesOn?: (seen: S) => boolean;
  /** A period of validity (有效期), not the time for an act: its last day is that day and does not move past days off. */
  readonly exact?: true;
  /** Stops counting from the day of the step until the other; only with a written notice (notice: the paper's number). */
  readonly pauses?: readonly {
    readonly by: T;
    readonly until: T;
    readonly notice?: string;
    readonly expected?: string;
  }[];
  readonly extends?: readonly { readonly by: T; readonly lasts: Lasts<S, L> }[];
  /**
   * What silence does: the step the clock takes by itself the day after the term, what that means, and which roles are told at
   * once, at whichever of the two places they sit (督办): that touches no case, so it also works while the case is offered.
   */
  readonly ifMissed?: { readonly takes?: T; readonly tells?: readonly A[]; readonly says: Words };
  /** A law slot of kind ratio: the share of the term after which its lamp is yellow (亮黄灯). */
  readonly warns?: L;
  /**
   * The fact in which an overrun is explained to the public (公开说明理由): shown without case and person on the notices of the node
   * that decides. Always called so, so that a node finds them by one index.
   */
  readonly explainedBy?: 'overrunReason';
  /** 'statutory' (法定) or 'promised' (承诺): the two shown side by side. */
  readonly shownAs?: 'statutory' | 'promised' | 'transfer' | 'reply';
}

export interface StateSpec {
  readonly title: Words;
  /** What people outside the office are told. */
  readonly outside?: Words;
  readonly final?: true;
  /** Lies on the ordinary way from application to result: what people are shown as still ahead. */
  readonly ordinary?: true;
  /** A child case in this state has its outcome: its parent is told. */
  readonly tellsParent?: true;
  /** Position on the stepper, 0…5: 申请 收件 受理 审查 决定 办结. */
  readonly stage?: number;
}

export interface Mechanism<
  F extends Readonly<Record<string, Fact>> = Readonly<Record<string, Fact>>,
  L extends Readonly<Record<string, Slot>> = Readonly<Record<string, Slot>>,
  A extends string = string,
  T extends string = string,
  R extends string = string,
  K extends string = string,
  P extends string = string,
  Q extends string = string,
> {
  readonly id: string;
  /** The number in the press conference's list, and the field it belongs to. */
  readonly number: string;
  readonly title: Words;
  readonly purpose: Words;
  readonly uses: readonly string[];
  readonly actors: Readonly<Record<A, ActorSpec>>;
  readonly facts: F;
  readonly law: L;
  readonly states: Readonly<Record<T, StateSpec>>;
  /**
   * The place whose authority decides, when a fact of the application says so (不动产单元代码): a case begun under the matter of
   * another place is opened under the same basic item there. Nothing: the chosen matter stands.
   */
  readonly routes?: (facts: { readonly [K in keyof F]?: ValueOf<F[K]> }) => string | undefined;
  readonly reads?: { readonly [K in Q]?: (seen: Seen<F, L>) => Read };
  /** Facts that lie at other authorities (取证), asked for with a ground; a step names them among its `reads`. */
  readonly evidence?: { readonly [K in Q]?: EvidenceSpec<Seen<F, L>> };
  readonly rules: Readonly<Record<R, Rule<Seen<F, L>>>>;
  readonly papers?: Readonly<Record<P, PaperSpec<Seen<F, L>>>>;
  readonly steps: Readonly<
    Record<K, Step<Seen<F, L>, NoInfer<A>, NoInfer<T>, keyof F & string, NoInfer<R>, NoInfer<P>, NoInfer<Q>>>
  >;
  readonly clocks: Readonly<Record<string, ClockSpec<Seen<F, L>, NoInfer<A>, NoInfer<K>, keyof L & string>>>;
  /** Bodies that deliberate on a case, and the facts and steps by which they do. */
  readonly bodies?: Readonly<Record<string, BodySpec<keyof F & string, NoInfer<K>, keyof L & string>>>;
  /** What of a case is shown to the public, where and for how long, and what the public may do about it. */
  readonly notices?: Readonly<Record<string, NoticeSpec<keyof F & string, NoInfer<K>>>>;
  /** Registers this mechanism owns: their columns. */
  readonly registers?: Readonly<Record<string, RegisterSpec>>;
  /** Figures over its cases, each defined once; the real acts (实际办理) need no declaration. */
  readonly indicators?: Readonly<Record<string, DeclaredIndicator>>;
  /** Kinds of accounts this mechanism keeps; only its own steps post on them. */
  readonly accounts?: Readonly<Record<string, AccountSpec<Seen<F, L>, keyof L & string>>>;
  /** What the credentials its steps issue are called, by their type. */
  readonly credentials?: Readonly<Record<string, Words>>;
  /** Overviews (看板) over its cases and registers. */
  readonly boards?: Readonly<Record<string, Board<L>>>;
  /** What lists say of a case: its subject (a party is the applicant, masked), and the first of these facts that it has, none of them personal or confidential. */
  readonly shows?: { readonly subject: keyof F & string; readonly columns?: readonly (keyof F & string)[] };
}

/** A body 议事机构: what its members do in a case, for the screens, the documents and the ballot of the nodes. */
export interface BodySpec<F extends string = string, K extends string = string, L extends string = string> {
  readonly title: Words;
  /** Law slots that hold its rules: size, terms, quorum and majority, conflicts. */
  readonly under: readonly L[];
  /** A draw by commit and reveal: the fact that holds it and the steps by which a side commits and reveals. */
  readonly draw?: { readonly fact: F; readonly commit: K; readonly reveal: K };
  /** A secret ballot. Its fact is always called `ballot`, so that a node finds the ballots it has a part in by one index. */
  readonly ballot?: { readonly fact: 'ballot' & F };
}

/** A publicity 公示 or an open comment 公开征求意见, as every place shows it on its own site. */
export interface NoticeSpec<F extends string = string, K extends string = string> {
  readonly title: Words;
  /** The fact that holds the publicity. */
  readonly publicity: F;
  /** Facts shown to everyone while a place shows the notice. */
  readonly shows: readonly F[];
  /** Those of them that name it in a list: a title, or who and what. */
  readonly heads: readonly F[];
  /** Steps by which anyone signed in may answer it; each names an actor of kind `anyone`. */
  readonly takes?: readonly K[];
}

export interface RegisterSpec {
  readonly title: Words;
  readonly key: Words;
  readonly columns: Readonly<Record<string, Fact>>;
  /** The column that names the person or body an entry is about. */
  readonly subject?: string;
  /** Who may search it beside the people an entry is about: roles, at the authority that keeps the entry. */
  readonly readers: readonly string[];
  /** Form of the key, with the sentence for people. */
  readonly pattern?: string;
  readonly patternSays?: Words;
  /** Kinds of holds 限制 that may be entered on an entry. */
  readonly holds?: Readonly<Record<string, HoldSpec>>;
  /** Groups of columns whose values no two entries may share on one day; the database keeps it too. */
  readonly unique?: readonly (readonly string[])[];
  /** What may be asked of it from elsewhere (取证): nothing that is not declared here. */
  readonly answers?: Readonly<Record<string, Question>>;
  /**
   * Columns of its entries that every peer is told, as they are entered. `fresh`: a source not heard for longer is called stale
   * where the copies are read. Left out: nothing of it leaves the node but answers.
   */
  readonly published?: {
    readonly columns: readonly string[];
    readonly fresh?: Term;
    /** Anybody may look it up, by the words in its `searchable` columns: at every node, whoever keeps the entry. */
    readonly openTo?: 'everybody';
  };
  /** Columns of a signed extract (登记簿证明), and those its holder may withhold when showing it. Without it none is given. */
  readonly extract?: {
    readonly title: Words;
    readonly type: string;
    readonly columns: readonly string[];
    readonly disclosable?: readonly string[];
  };
}

export interface HoldSpec {
  readonly title: Words;
  readonly order: HoldOrder;
  readonly columns?: Readonly<Record<string, Fact>>;
}

/** Declares a mechanism. Mistakes in names are compile errors; the rest is checked at load (`checkMechanism`). */
export const mechanism = <
  const F extends Readonly<Record<string, Fact>>,
  const L extends Readonly<Record<string, Slot>>,
  A extends string,
  T extends string,
  R extends string,
  K extends string,
  P extends string = never,
  Q extends string = never,
>(
  declaration: Mechanism<F, L, A, T, R, K, P, Q>,
): Mechanism<F, L, A, T, R, K, P, Q> => Object.freeze(declaration);

/** A mechanism whose names no longer matter to the compiler: what the engine works with. */
// biome-ignore lint/suspicious/noExplicitAny: functions inside a declaration are contravariant in its own fact names.
export type AnyMechanism = Mechanism<any, any, any, any, any, any, any, any>;
