import type { SumRead } from '../board/board.ts';
import type { Actor, CaseEvent, CaseState, Effect, Facts, Opening, Place } from '../case/case.ts';
import type { Authorisation } from '../decide/authorisation.ts';
import type { ValueOf } from '../declare/fact.ts';
import type { Matter } from '../declare/matter.ts';
import type { AnyMechanism, EntryRead } from '../declare/mechanism.ts';
import type { Knows } from '../declare/named.ts';
import type { Words } from '../declare/words.ts';
import type { AuthorityNames } from '../declare/zone.ts';
import type { EvidenceStanding, PublishedEntry } from '../evidence/types.ts';
import type { LawBook } from '../law/resolve.ts';
import type { BalanceRead } from '../ledger/read.ts';
import type { Refusal } from '../outcome/result.ts';
import type { Calendar, Day } from '../time/types.ts';

type FactsOf<M extends AnyMechanism> = { readonly [K in keyof M['facts']]?: ValueOf<M['facts'][K]> };
type StepName<M extends AnyMechanism> = keyof M['steps'] & string;

/** `part` names the child case (多地联办) the line is about; without it the case itself. */
export interface LineMore {
  readonly note?: string;
  readonly part?: string;
}

/**
 * One line: on that day somebody takes a step. `who` is an actor of the mechanism or a name from the example's `cast`.
 * What happens by itself (arrival of the package, clocks that run out) needs no line.
 */
export type Line<M extends AnyMechanism = AnyMechanism> = readonly [
  day: Day,
  who: string,
  step: StepName<M>,
  facts?: FactsOf<M>,
  more?: LineMore,
];

/** What must be true at the end; what is left out is not looked at. */
export interface Ends<M extends AnyMechanism = AnyMechanism> {
  readonly state?: keyof M['states'] & string;
  /** Let time pass until that day before looking. */
  readonly on?: Day;
  /** Due day by clock; `null`: held by a noticed pause; `'stopped'`: no longer running; `'none'`: never started. */
  readonly due?: { readonly [K in keyof M['clocks']]?: Day | null | 'stopped' | 'none' };
  /** The code of the refusal the last line meets; all lines before it must succeed. */
  readonly refusedBy?: (keyof M['rules'] & string) | (string & {});
  readonly facts?: FactsOf<M>;
  /** Kinds of the papers made, in order, all of them. */
  readonly papers?: readonly (keyof NonNullable<M['papers']> & string)[];
  /** Kinds of effects that must have happened at least once. */
  readonly effects?: readonly Effect['kind'][];
  /** The node that holds the case. */
  readonly holder?: string;
  readonly parts?: Readonly<Record<string, keyof M['states'] & string>>;
  /** What accounts have, by id: the balance, or any part of what a read of it brings (`heldOut`, `available` …). */
  readonly balances?: Readonly<Record<string, number | Partial<BalanceRead>>>;
  /** Days of the clock's family used up when it stopped, or by the last day. */
  readonly used?: { readonly [K in keyof M['clocks']]?: number };
}

/** A named player: one person in several roles, or a party with a number of its own. */
export interface Player {
  readonly person: string;
  readonly roles?: readonly string[];
  readonly key?: string;
  /** The place of the case, or any other authority of the zone by its id (会同方). */
  readonly at?: 'receiving' | 'deciding' | { readonly authority: string };
  /** The number under which a body knows them. */
  readonly seat?: string;
  readonly until?: Day;
}

/** An answer as a story tells it. `values` alone means that it may be used. */
export interface StoryEvidence {
  readonly from?: Day;
  readonly standing?: EvidenceStanding;
  readonly values?: Facts;
}

/** A story with dates: a test, a page of documentation and a row of demonstration data at once. */
export interface Example<M extends AnyMechanism = AnyMechanism> {
  readonly receiving: Place;
  readonly deciding: Place;
  readonly channel?: Opening['channel'];
  readonly matter: Matter;
  readonly authorisations?: readonly Authorisation[];
  readonly cast?: Readonly<Record<string, Player>>;
  /** Matters of child cases by link, and where they are decided when not where the parent says. */
  readonly parts?: Readonly<Record<string, { readonly matter: Matter; readonly deciding?: Place }>>;
  /** Matters of further cases that lines name as `part` and that begin by themselves, where it is not the story's own. */
  readonly matters?: Readonly<Record<string, Matter>>;
  /** Entries that stand in registers before the story begins, by register. */
  readonly entries?: Readonly<Record<string, readonly EntryRead[]>>;
  /** Balances that stand before the story begins, by account id; they came from `opening/<unit>`. */
  readonly balances?: Readonly<Record<string, number>>;
  /**
   * How facts that lie elsewhere stand, by evidence; of several the last that has begun. Left out: live evidence is answered by
   * the story's own registers, other evidence was not asked for.
   */
  readonly evidence?: Readonly<Record<string, StoryEvidence | readonly StoryEvidence[]>>;
  /** What nodes have published of counting figures, by number of the mechanism and figure: `13.acts`. */
  readonly sums?: Readonly<Record<string, readonly SumRead[]>>;
  /** Documents that observation froze, by `kind/key`. */
  readonly frozen?: Readonly<Record<string, unknown>>;
  /** What other nodes have published, by register. */
  readonly published?: Readonly<Record<string, readonly PublishedEntry[]>>;
  /** The link between the nodes is down from one day until another: what is offered meanwhile arrives then. */
  readonly linkDown?: { readonly from: Day; readonly until: Day };
  /** The job that watches the clocks does not run: what the law says must hold all the same. */
  readonly alarmDown?: true;
  readonly story: readonly Line<M>[];
  readonly ends: Ends<M>;
}

export interface ExampleSet<M extends AnyMechanism = AnyMechanism> {
  readonly mechanism: M;
  readonly examples: Readonly<Record<string, Example<M>>>;
}

/** Stories of one mechanism under full-sentence names. */
export const examples = <M extends AnyMechanism>(
  mechanism: M,
  stories: Readonly<Record<string, Example<M>>>,
): ExampleSet<M> => Object.freeze({ mechanism, examples: stories });

/** The zone a story is told in: its law, calendars and names. */
export interface Ground {
  readonly law: LawBook;
  readonly chainOf: (jurisdiction: string) => readonly string[];
  readonly calendarOf: (jurisdiction: string) => Calendar;
  readonly authorities: Readonly<Record<string, AuthorityNames>>;
  readonly places: Readonly<Record<string, Words>>;
  readonly windows: Readonly<Record<string, Words>>;
  readonly knows: Knows;
}

/** What a story came to. `refusal` is the last line's, with the line it met. */
export interface Told {
  readonly cases: ReadonlyMap<string, CaseState>;
  readonly main: CaseState | undefined;
  readonly events: readonly CaseEvent[];
  readonly balanceOf: (account: string) => BalanceRead;
  readonly refusal?: { readonly line: number; readonly refusal: Refusal };
  readonly lastDay: Day;
}

export type Cast = Readonly<Record<string, Actor>>;
