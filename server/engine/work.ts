import {
  type CaseState,
  type Command,
  type Instant,
  liveStepsOf,
  ok,
  type Result,
  refuse,
  type World,
} from '#kernel';
import type { Client } from '#store/db.ts';
import { lockCases } from '#store/queries/cases.ts';
import type { Outgoing } from '#store/queries/outbox.ts';
import type { Applied, Remembered } from '#store/queries/project.ts';
import type { Histories } from '#store/queries/reads.ts';
import type { WaitingStep } from '#store/queries/waiting-steps.ts';
import { lawOf } from './law.ts';
import type { Mirrored } from './mirror.ts';
import { inCatalogue, matterOn, matterVersion, type Runtime, today } from './runtime.ts';

/**
 * Everything that one transaction has decided or heard of so far, and will write at its end in one go (`writeAll`). What is
 * decided later in it sees what was decided before: cases are read from `states` first.
 */
export interface Work {
  readonly runtime: Runtime;
  readonly client: Client;
  readonly states: Map<string, CaseState>;
  /** In the order they happened: acts decided here, and those of other nodes that are news here. */
  readonly applied: (Applied | Mirrored)[];
  /** To peers, beside those that follow from the events. */
  readonly letters: Outgoing[];
  /** Steps that must ask a source elsewhere first: decided later, in transactions of their own (`server/evidence/waiting.ts`). */
  readonly putOff: WaitingStep[];
  /** Cases that were decided about as this process remembers them, without a lock: what they rest on is looked at when they are written. */
  readonly remembered?: Remembered;
  /** That the transaction runs: whoever writes before the end awaits it. */
  readonly begun?: Promise<unknown>;
  /** Entries of registers as this transaction has read or changed them. */
  histories?: Histories;
}

export const workOf = (
  runtime: Runtime,
  client: Client,
  states: Map<string, CaseState> = new Map(),
  more: Pick<Work, 'remembered' | 'begun'> = {},
): Work => ({
  runtime,
  client,
  states,
  applied: [],
  letters: [],
  putOff: [],
  ...more,
});

/** The case as this transaction has made it so far; locked when it is first asked for. */
export const stateIn = async ({ runtime, client, states }: Work, id: string): Promise<CaseState | undefined> => {
  if (!states.has(id))
    for (const [found, state] of await lockCases(client, [id], runtime.recent)) states.set(found, state);
  return states.get(id);
};

const finals = new WeakMap<object, ReadonlySet<string>>();

export const finalsOf = (runtime: Runtime, name: string): ReadonlySet<string> => {
  const mechanism = runtime.program.mechanism(name);
  const known = finals.get(mechanism);
  if (known) return known;
  const found = new Set(Object.entries(mechanism.states).flatMap(([state, spec]) => (spec.final ? [state] : [])));
  finals.set(mechanism, found);
  return found;
};

const live = new WeakMap<object, ReadonlySet<string>>();

/** Whether the step reads what only a source elsewhere can say, which no transaction waits for. */
export const asksSource = (runtime: Runtime, of: Pick<CaseState, 'mechanism'> | undefined, step: string): boolean => {
  if (!of) return false;
  const mechanism = runtime.program.mechanism(of.mechanism);
  const steps = live.get(mechanism) ?? liveStepsOf(mechanism);
  live.set(mechanism, steps);
  return steps.has(step);
};

/** What a decision about the case may know beside the case itself. */
export const worldOf = (
  runtime: Runtime,
  state: CaseState | undefined,
  command: Command,
  at: Instant,
  reads: World['reads'] = {},
): Result<World> => {
  const opening = state ?? command.opening;
  if (!opening) return refuse('case-unknown', [`没有办件 ${command.case}`, `There is no case ${command.case}`]);
  const day = today(runtime, at);
  const matter = state
    ? matterVersion(runtime, state.matter.code, state.matter.version)
    : matterOn(runtime, opening.matter.code, day);
  const { program } = runtime;
  return ok({
    mechanism: program.mechanism(opening.mechanism),
    node: runtime.id,
    day,
    at,
    law: lawOf(runtime),
    chainOf: program.chainOf,
    calendarOf: program.calendarOf,
    matter,
    authorisations: runtime.authorisations,
    authorities: program.authorities,
    places: program.places,
    windows: program.windows,
    knows: (kind, id) => program.knows(kind, id) || (kind === 'matter' && inCatalogue(runtime, id)),
    reads,
  });
};
