import type { Actor, CaseEvent, CaseState, Effect, Facts, Opening, Place, Post } from '../case/case.ts';
import { fold } from '../case/fold.ts';
import { decide, stepOf } from '../decide/decide.ts';
import { type StepElsewhere, shutElsewhere } from '../decide/elsewhere.ts';
import { type Command, readsOf, seenOf, type World } from '../decide/world.ts';
import { stepsOf } from '../declare/check.ts';
import type { Party } from '../declare/fact.ts';
import type { Matter } from '../declare/matter.ts';
import type { AnyMechanism, Read, Seen } from '../declare/mechanism.ts';
import { unneeded } from '../evidence/index.ts';
import { emptyBook, type LedgerBook } from '../ledger/book.ts';
import { accountTerms } from '../ledger/declared.ts';
import { assert, must, type Refusal } from '../outcome/result.ts';
import {
  type EntryHistory,
  entryName,
  foldRegister,
  historyOf,
  isRegisterEffect,
  noHistory,
  readOf,
  subjectsOf,
} from '../register/index.ts';
import type { Day } from '../time/types.ts';
import { postEvent, readBook, standingBalances } from './books.ts';
import { evidenceTold, publishedTold } from './elsewhere.ts';
import type { Example, Ground, Player } from './story.ts';

export const MAIN = 'CASE-1';

/** Where a story is played: the cases as they stand, the registers, and everything that happened. */
export interface Stage {
  readonly mechanism: AnyMechanism;
  readonly example: Example;
  readonly ground: Ground;
  readonly finals: ReadonlySet<string>;
  readonly cases: Map<string, CaseState>;
  readonly matters: Map<string, Matter>;
  /** By `entryName`. */
  readonly registers: Map<string, EntryHistory>;
  readonly books: LedgerBook;
  readonly events: CaseEvent[];
}

export const finalsOf = (mechanism: AnyMechanism): ReadonlySet<string> =>
  new Set(Object.keys(mechanism.states).filter((state) => mechanism.states[state]?.final));

export const stageOf = (mechanism: AnyMechanism, example: Example, ground: Ground): Stage => ({
  mechanism,
  example,
  ground,
  finals: finalsOf(mechanism),
  cases: new Map(),
  matters: new Map([[MAIN, example.matter]]),
  registers: new Map(
    Object.entries(example.entries ?? {}).flatMap(([name, entries]) =>
      entries.map((entry) => [entryName(name, entry.key), historyOf(name, entry)] as const),
    ),
  ),
  books: emptyBook(),
  events: [],
});

const openingOf = (mechanism: AnyMechanism, example: Example, matter: Matter = example.matter): Opening => ({
  mechanism: mechanism.id,
  matter: { code: matter.code, version: matter.version, title: matter.title },
  receiving: example.receiving,
  deciding: example.deciding,
  channel: example.channel ?? 'window',
});

const inForce = '2000-01-01';
const long = (role: string, place: Place, until?: Day): Post => ({
  authority: place.authority,
  role,
  from: inForce,
  ...(place.window && { window: place.window }),
  ...(until && { to: until }),
});

/** Where somebody sits who has no part in a case. */
export const nowhere: Place = { jurisdiction: 'elsewhere', authority: 'elsewhere', node: 'elsewhere' };

/** The first authority called in; before any is, one that has no part in the case. */
const calledIn = (state: CaseState | undefined): Place => state?.concerned?.[0] ?? nowhere;

const placeOf = (stage: Stage, authority: string): Place => {
  const names = stage.ground.authorities[authority];
  assert(names, `the story names the authority "${authority}", which the zone does not know`);
  return { jurisdiction: names.jurisdiction, authority, node: names.node };
};

/** The person a line means: a player of the cast, or somebody who is exactly the actor named. */
export const actorOf = (stage: Stage, who: string, given: Facts, id: string = MAIN): Actor => {
  const { mechanism, example } = stage;
  const state = stage.cases.get(id);
  const places = { receiving: state?.receiving ?? example.receiving, deciding: state?.deciding ?? example.deciding };
  const player: Player | undefined = example.cast?.[who];
  if (player) {
    const seat = player.at ?? 'deciding';
    const at = typeof seat === 'string' ? places[seat] : placeOf(stage, seat.authority);
    const posts = (player.roles ?? []).map((role) => ({
      ...long(role, at, player.until),
      ...(player.seat && { seat: player.seat }),
    }));
    if (player.key)
      return { kind: 'party', node: at.node, person: player.person, name: player.person, key: player.key };
    return { kind: 'staff', node: at.node, person: player.person, name: player.person, posts };
  }
  const spec = mechanism.actors[who];
  assert(spec, `the story names "${who}", who is neither an actor of ${mechanism.id} nor in the cast`);
  switch (spec.kind) {
    case 'anyone':
      return { kind: 'party', node: places.receiving.node, person: who, name: who, key: 'SOMEBODY' };
    case 'system':
      return { kind: spec.by, node: state?.offeredTo ?? state?.holder ?? places.receiving.node };
    case 'party': {
      const party = (state?.facts[spec.fact] ?? given[spec.fact]) as Party | undefined;
      return {
        kind: 'party',
        node: places.receiving.node,
        person: who,
        name: party?.name ?? who,
        key: party?.key ?? 'nobody',
      };
    }
    case 'office': {
      // A post that any side may hold is held by the third side: the other two have names of their own.
      const third = spec.at === 'concerned' || spec.at === 'involved';
      const place = third ? calledIn(state) : places[spec.at === 'any' ? 'receiving' : (spec.at as 'deciding')];
      return { kind: 'staff', node: place.node, person: who, name: who, posts: [long(spec.role, place)] };
    }
  }
};

const readOne = (stage: Stage, read: Read, seen: Seen): unknown => {
  switch (read.kind) {
    case 'evidence':
      return read.unneeded ? unneeded(read.evidence) : evidenceTold(stage, read.evidence, seen);
    case 'published':
      return publishedTold(stage, read);
    case 'sums':
      return stage.example.sums?.[`${read.number}.${read.figure}`] ?? [];
    case 'entry':
      return readOf(stage.registers.get(entryName(read.register, read.key)) ?? noHistory(read.register, read.key));
    case 'entriesOf': {
      const spec = stage.mechanism.registers?.[read.register];
      return [...stage.registers.values()]
        .filter(({ register }) => register === read.register)
        .flatMap((history) => readOf(history) ?? [])
        .filter(({ key, values }) => subjectsOf(spec, key, values).includes(read.subject));
    }
    case 'entries':
      return read.keys.map((key) =>
        readOf(stage.registers.get(entryName(read.register, key)) ?? noHistory(read.register, key)),
      );
    case 'tags':
      return read.texts.map((text) => [storyTag(text)]);
    case 'frozen': {
      const doc = stage.example.frozen?.[`${read.of}/${read.key}`];
      return doc === undefined
        ? undefined
        : { key: read.key, hash: storyTag(JSON.stringify(doc)), at: '2021-01-01T00:00:00.000Z', doc };
    }
    case 'children':
      return [...stage.cases.values()].filter((state) => state.parent?.case === read.case);
    default:
      return readBook(stage.books, read);
  }
};

/** A line about a case of its own (`part`) may begin it under another matter. */
const matterOf = (stage: Stage, id: string): Matter =>
  stage.matters.get(id) ?? stage.example.matters?.[id.slice(MAIN.length + 1)] ?? stage.example.matter;

const worldFor = (stage: Stage, node: string, day: Day, id: string): World => ({
  mechanism: stage.mechanism,
  node,
  day,
  at: `${day}T01:00:00.000Z`,
  law: stage.ground.law,
  chainOf: stage.ground.chainOf,
  calendarOf: stage.ground.calendarOf,
  matter: matterOf(stage, id),
  authorisations: stage.example.authorisations ?? [],
  authorities: stage.ground.authorities,
  places: stage.ground.places,
  windows: stage.ground.windows,
  knows: stage.ground.knows,
  reads: {},
});

/** Balances that stand before the first line, on the terms of that day. */
export const standBalances = (stage: Stage): void => {
  const { example, mechanism } = stage;
  if (!example.balances) return;
  const [day = '2021-01-01', who = '', step = ''] = example.story[0] ?? [];
  const opening = openingOf(mechanism, example);
  const command: Command = { case: MAIN, step, actor: actorOf(stage, who, example.story[0]?.[3] ?? {}), facts: {} };
  const world = worldFor(stage, opening.deciding.node, day, MAIN);
  const seen = seenOf(world, undefined, opening, command, example.story[0]?.[3] ?? {}, new Map());
  standingBalances(stage.books, example.balances, (id) => must(accountTerms(mechanism, id, seen)));
};

/** The node that decides: a step from afar is sent to the holder, everything else is done where the actor sits. */
const nodeFor = (stage: Stage, state: CaseState | undefined, command: Command): string => {
  const step = stepOf(stage.mechanism, command.step);
  if (!state || !step) return command.actor.node;
  if (step.takesCustody) return state.offeredTo ?? state.holder;
  return step.fromAfar || command.actor.kind === 'clock' || command.actor.kind === 'node'
    ? state.holder
    : command.actor.node;
};

/** One step, with all that follows from it at once. Nothing is changed when it is refused. */
export const play = (stage: Stage, day: Day, command: Command): Refusal | undefined => {
  const state = stage.cases.get(command.case);
  const full =
    state || command.opening
      ? command
      : { ...command, opening: openingOf(stage.mechanism, stage.example, matterOf(stage, command.case)) };
  const world = worldFor(stage, nodeFor(stage, state, full), day, command.case);
  const wanted = readsOf(world, state, full);
  const seen = seenOf(
    world,
    state,
    state ?? (full.opening as Opening),
    full,
    { ...state?.facts, ...full.facts },
    new Map(),
  );
  const reads = Object.fromEntries(Object.entries(wanted).map(([name, read]) => [name, readOne(stage, read, seen)]));
  const decided = decide({ ...world, reads }, state, full);
  if (!decided.ok) return decided;
  const after = fold(state, decided.value, stage.finals);
  const shut = shutBehind(stage, after, decided.value);
  if (shut) return shut;
  const enter = entering(stage, day, decided.value);
  if ('ok' in enter) return enter;
  const unposted = postEvent(stage.books, decided.value);
  if (unposted) return unposted;
  enter();
  stage.cases.set(after.id, after);
  stage.events.push(decided.value);
  for (const effect of decided.value.effects) apply(stage, day, decided.value, effect);
  tellParent(stage, day, decided.value, after);
  return undefined;
};

/** Why what has to follow in another case cannot. Cases of other mechanisms are not played. */
const shutBehind = ({ cases, mechanism }: Stage, after: CaseState, { effects }: CaseEvent): Refusal | undefined => {
  for (const effect of effects) {
    if (effect.kind !== 'case.step' || effect.ifOpen) continue;
    const there = effect.case === after.id ? after : cases.get(effect.case);
    const shut = there && shutElsewhere(effect, there, mechanism, there.holder);
    if (shut) return shut;
  }
  return undefined;
};

/** How the step's entries are made, all of them or, after a refusal, none. */
const entering = (stage: Stage, day: Day, event: CaseEvent): Refusal | (() => void) => {
  const fresh = new Map<string, EntryHistory>();
  for (const effect of event.effects) {
    if (!isRegisterEffect(effect)) continue;
    const { register, key } = effect;
    const name = entryName(register, key);
    const before = fresh.get(name) ?? stage.registers.get(name) ?? noHistory(register, key);
    const after = foldRegister(
      before,
      effect,
      { at: event.at, day, case: event.case },
      stage.mechanism.registers?.[register],
    );
    if (!after.ok) return after;
    fresh.set(name, after.value);
  }
  return () => {
    for (const [name, history] of fresh) stage.registers.set(name, history);
  };
};

const apply = (stage: Stage, day: Day, event: CaseEvent, effect: Effect): void => {
  if (effect.kind === 'case.open') openPart(stage, day, event, effect);
  if (effect.kind === 'case.step') takeElsewhere(stage, day, effect);
};

/** The step of another case that follows at once. */
const takeElsewhere = (stage: Stage, day: Day, effect: StepElsewhere): void => {
  const state = stage.cases.get(effect.case);
  if (!state) return;
  const shut = shutElsewhere(effect, state, stage.mechanism, state.holder);
  if (shut && effect.ifOpen) return;
  assert(!shut, `"${effect.step}" was shut by what followed before it`);
  const actor: Actor = { kind: 'node', node: state.holder };
  const refused = play(stage, day, { case: state.id, step: effect.step, actor, facts: effect.facts ?? {} });
  assert(!refused, `"${effect.step}" follows by itself and was refused: ${refused?.code}`);
};

/** Stands in for the node's keyed tag (HMAC): equal for equal texts, sixteen hexadecimal digits (FNV-1a). */
export const storyTag = (text: string): string => {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text))
    hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & ((1n << 64n) - 1n);
  return `story:${hash.toString(16).padStart(16, '0')}`;
};

const systemStep = (
  stage: Stage,
  fits: (step: ReturnType<typeof stepsOf>[number][1]) => boolean,
): string | undefined => stepsOf(stage.mechanism).find(([, step]) => fits(step))?.[0];

export const openIn = (state: string) => (step: { readonly from: string | readonly string[] }) =>
  [step.from].flat().includes(state);

const openPart = (stage: Stage, day: Day, event: CaseEvent, effect: Extract<Effect, { kind: 'case.open' }>): void => {
  const parent = stage.cases.get(event.case) as CaseState;
  const part = stage.example.parts?.[effect.link];
  assert(part, `the story opens the part "${effect.link}" and does not say which matter it is`);
  const bySystem = (step: { readonly by: string | readonly string[] }) =>
    [step.by].flat().every((role) => stage.mechanism.actors[role]?.kind === 'system');
  const step = systemStep(stage, (one) => openIn('nothing')(one) && bySystem(one));
  assert(step, `${stage.mechanism.id} has no system step that opens a child case`);
  const id = `${parent.id}-${effect.link}`;
  stage.matters.set(id, part.matter);
  const refused = play(stage, day, {
    case: id,
    step,
    actor: { kind: 'node', node: parent.holder },
    facts: effect.facts,
    opening: {
      mechanism: stage.mechanism.id,
      matter: { code: part.matter.code, version: part.matter.version, title: part.matter.title },
      receiving: effect.receiving ?? parent.receiving,
      deciding: part.deciding ?? effect.deciding,
      channel: 'node',
      parent: { case: parent.id, link: effect.link, node: parent.holder },
    },
  });
  assert(!refused, `the part "${effect.link}" could not be opened: ${refused?.code}`);
};

const tellParent = (stage: Stage, day: Day, event: CaseEvent, child: CaseState): void => {
  if (!child.parent || event.from === event.to || !stage.mechanism.states[event.to]?.tellsParent) return;
  const parent = stage.cases.get(child.parent.case) as CaseState;
  const step = systemStep(stage, (one) => one.hearsChildren === true && openIn(parent.state)(one));
  if (!step) return;
  const actor: Actor = { kind: 'node', node: parent.holder };
  const refused = play(stage, day, { case: parent.id, step, actor, facts: {}, note: child.parent.link });
  assert(!refused, `the parent could not hear of "${child.parent.link}": ${refused?.code}`);
};
