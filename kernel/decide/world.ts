import type { Actor, CaseState, Facts, Opening, Post } from '../case/case.ts';
import type { Matter } from '../declare/matter.ts';
import type { AnyMechanism, Read, Seen } from '../declare/mechanism.ts';
import type { Knows } from '../declare/named.ts';
import { validateFacts } from '../declare/validate.ts';
import type { Words } from '../declare/words.ts';
import type { AuthorityNames } from '../declare/zone.ts';
import { paperReads } from '../evidence/paper.ts';
import { type LawBook, type Resolved, resolveLaw } from '../law/resolve.ts';
import { completeRead } from '../ledger/declared.ts';
import { mandateReads } from '../mandate/mandate.ts';
import type { Calendar, Day, Instant } from '../time/types.ts';
import { type Authorisation, authorisationFor, freePowers } from './authorisation.ts';
import type { Opinion } from './opinion.ts';

/** Everything a decision may look at. The kernel asks nothing else of the outside. */
export interface World {
  readonly mechanism: AnyMechanism;
  readonly node: string;
  readonly day: Day;
  readonly at: Instant;
  readonly law: LawBook;
  /** Jurisdictions from the nearest outward: county, city, province, zone, nation. */
  readonly chainOf: (jurisdiction: string) => readonly string[];
  readonly calendarOf: (jurisdiction: string) => Calendar;
  readonly matter: Matter | undefined;
  readonly authorisations: readonly Authorisation[];
  /** By authority id: what a paper must name, above all where a decision is reviewed and sued over. */
  readonly authorities: Readonly<Record<string, AuthorityNames>>;
  readonly places: Readonly<Record<string, Words>>;
  readonly windows: Readonly<Record<string, Words>>;
  /** Which places, bodies, waters, sections and matters there are. */
  readonly knows: Knows;
  readonly reads: Readonly<Record<string, unknown>>;
}

/** A wish to take a step. `expect`: the version the person saw; `opening`: only for the first step. */
export interface Command extends Opinion {
  readonly case: string;
  readonly step: string;
  readonly actor: Actor;
  readonly facts: Facts;
  readonly expect?: number;
  readonly opening?: Opening;
}

/** Whether the receiving side may use `power` for the deciding one today: as the same body, freely, or on a row (授权). */
export const mayUse = (world: World, { receiving, deciding }: Opening, power: string): boolean =>
  freePowers.has(power) ||
  receiving.authority === deciding.authority ||
  authorisationFor(world.authorisations, power, receiving, deciding, world.matter, world.day) !== undefined;

/** What declarations see of the world; also collects which law was asked, so that the event can name it. */
export const seenOf = (
  world: World,
  before: CaseState | undefined,
  opening: Opening,
  command: Command,
  facts: Facts,
  used: Map<string, Resolved>,
  post?: Post,
): Seen => {
  const openedOn = before?.openedOn ?? world.day;
  const chain = world.chainOf(opening.deciding.jurisdiction);
  return {
    facts,
    before,
    state: {
      id: command.case,
      receiving: opening.receiving,
      deciding: opening.deciding,
      ...(before?.concerned && { concerned: before.concerned }),
      channel: opening.channel,
      ...(opening.parent && { parent: opening.parent }),
      taken: before?.taken ?? {},
      clocks: before?.clocks ?? {},
      openedOn,
    },
    actor: command.actor,
    post,
    step: command.step,
    day: world.day,
    at: world.at,
    note: command.note,
    matter: world.matter,
    calendar: world.calendarOf(opening.deciding.jurisdiction),
    calendarOf: world.calendarOf,
    reads: world.reads,
    authorities: world.authorities,
    places: world.places,
    windows: world.windows,
    law: (slot: string, on: Day = world.day) => {
      const key = on === world.day ? slot : `${slot}@${on}`;
      const known = used.get(key);
      if (known) return known as never;
      const found = resolveLaw(world.law, world.mechanism.id, slot, chain, on, openedOn);
      if (!found.ok) return undefined;
      used.set(key, found.value);
      return found.value as never;
    },
    authorised: (power) => mayUse(world, opening, power),
  };
};

/** What the step wants to know beyond the case, by name: to be loaded and locked before `decide` is asked. */
export const readsOf = (
  world: World,
  state: CaseState | undefined,
  command: Command,
): Readonly<Record<string, Read>> => {
  const names: readonly string[] = world.mechanism.steps[command.step]?.reads ?? [];
  const opening = state ?? command.opening;
  if (!opening) return {};
  const facts = { ...state?.facts, ...command.facts };
  const mandates = mandateReads({ actor: command.actor, facts, given: command.facts });
  // What reads are computed from has the declared kinds, as in every rule; anything else will be refused, whatever could be read.
  const step = world.mechanism.steps[command.step];
  if (!validateFacts(world.mechanism.facts, command.facts, step?.asks ?? []).ok) return mandates;
  const look = (): Seen => seenOf(world, state, opening, command, facts, new Map());
  const papers = paperReads(world.mechanism, command.facts, state?.facts, look);
  if (names.length === 0) return { ...papers, ...mandates };
  const seen = look();
  const { reads = {}, evidence = {} } = world.mechanism;
  const read = (name: string): Read =>
    Object.hasOwn(evidence, name)
      ? { kind: 'evidence', evidence: name, ...(!evidence[name]?.of(seen) && { unneeded: true as const }) }
      : completeRead(world.mechanism, reads[name]?.(seen) as Read, seen);
  return { ...papers, ...Object.fromEntries(names.map((name) => [name, read(name)])), ...mandates };
};
