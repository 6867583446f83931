import type { Actor, CaseState, Opening } from '../case/case.ts';
import { decide } from '../decide/decide.ts';
import type { World } from '../decide/world.ts';
import { stepsOf } from '../declare/check.ts';
import type { ActorSpec, AnyMechanism } from '../declare/mechanism.ts';
import { actorOf, MAIN, nowhere, type Stage, stageOf } from './stage.ts';
import type { Example, Ground } from './story.ts';

/** Somebody who may not: everything a test needs to ask and to name the case. */
export interface Forbidden {
  readonly says: string;
  /** The refusal that must come. */
  readonly expected: 'actor-not-named' | 'step-not-open';
  readonly found: string;
}

const listOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value;

/** Whether whoever is `other` is `named` as well: an officer of one side is an officer of some side, a party is anyone. */
const covers = (named: ActorSpec | undefined, other: ActorSpec | undefined): boolean => {
  if (named?.kind === 'anyone') return other?.kind === 'party';
  return (
    named?.kind === 'office' &&
    other?.kind === 'office' &&
    named.role === other.role &&
    (named.at === 'any' || (named.at === 'involved' && other.at !== 'any'))
  );
};

const standing = (example: Example, opening: Opening, state: string, node: string, offered: boolean): CaseState => ({
  ...opening,
  id: MAIN,
  state,
  version: 1,
  concerned: [nowhere],
  facts: example.story[0]?.[3] ?? {},
  holder: node,
  ...(offered && { offeredTo: node }),
  clocks: {},
  clockSources: {},
  reached: {},
  taken: {},
  takenBy: {},
  papers: [],
  openedOn: '2021-09-01',
  openedAt: '2021-09-01T01:00:00.000Z',
  changedAt: '2021-09-01T01:00:00.000Z',
});

const answer = (stage: Stage, step: string, actor: Actor, state: CaseState | undefined, opening: Opening): string => {
  const { ground, mechanism, example } = stage;
  const world: World = {
    ...ground,
    mechanism,
    node: state?.holder ?? actor.node,
    day: '2021-09-22',
    at: '2021-09-22T01:00:00.000Z',
    matter: example.matter,
    authorisations: [],
    reads: {},
  };
  const facts = state ? {} : (example.story[0]?.[3] ?? {});
  const decided = decide(world, state, { case: MAIN, step, actor, facts, opening });
  return decided.ok ? 'allowed' : decided.code;
};

/**
 * Every step by every actor it does not name, and every step in every state it does not list: derived from the
 * declaration, so that nobody has to write them and none is forgotten. `example` lends places, matter and first facts.
 */
export const forbidden = (mechanism: AnyMechanism, example: Example, ground: Ground): readonly Forbidden[] => {
  const stage = stageOf(mechanism, example, ground);
  const { receiving, deciding, matter } = example;
  const opening: Opening = {
    mechanism: mechanism.id,
    matter: { code: matter.code, version: matter.version, title: matter.title },
    receiving,
    deciding,
    channel: 'window',
  };
  const all: Forbidden[] = [];
  for (const [name, step] of stepsOf(mechanism)) {
    const by = listOf(step.by);
    const from = listOf(step.from);
    const place = (state: string, who: Actor) =>
      state === 'nothing'
        ? undefined
        : standing(example, opening, state, who.node, step.takesCustody === true || step.returnsCustody === true);
    for (const role of Object.keys(mechanism.actors)) {
      if (by.includes(role) || by.some((named) => covers(mechanism.actors[named], mechanism.actors[role]))) continue;
      const actor = actorOf(stage, role, example.story[0]?.[3] ?? {});
      const found = answer(stage, name, actor, place(from[0] as string, actor), opening);
      all.push({ says: `${name} by ${role}`, expected: 'actor-not-named', found });
    }
    for (const state of ['nothing', ...Object.keys(mechanism.states)]) {
      if (from.includes(state)) continue;
      const actor = actorOf(stage, by[0] as string, example.story[0]?.[3] ?? {});
      const spec = mechanism.actors[by[0] as string];
      // Before there is a case nobody can have been called into it.
      const nobody =
        state === 'nothing' && spec?.kind === 'office' && (spec.at === 'concerned' || spec.at === 'involved');
      all.push({
        says: `${name} in ${state}`,
        expected: nobody ? 'actor-not-named' : 'step-not-open',
        found: answer(stage, name, actor, place(state, actor), opening),
      });
    }
  }
  return all;
};
