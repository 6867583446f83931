import {
  type CaseEvent,
  type CaseState,
  type Command,
  decide,
  fold,
  type Instant,
  type Opening,
  ok,
  type Read,
  type Result,
  readsOf,
  refuse,
  type World,
} from '#kernel';
import { type Client, isConnectionLoss, transaction } from '#store/db.ts';
import { lockCases } from '#store/queries/cases.ts';
import { answersTo, type IdempotencyKey, remember } from '#store/queries/idempotency.ts';
import { appendEvents } from '#store/queries/journal.ts';
import { enqueue, type Outgoing } from '#store/queries/outbox.ts';
import { type Applied, project } from '#store/queries/project.ts';
import type { Histories } from '#store/queries/reads.ts';
import { tellCorrections } from '../evidence/corrections.ts';
import { publishChanges } from '../evidence/publish.ts';
import { type Live, readsElsewhere } from '../evidence/reads.ts';
import { type FollowUp, followUps } from './follow-ups.ts';
import { postLedger } from './ledger.ts';
import { materialise } from './materialise.ts';
import { outgoingOf } from './outgoing.ts';
import { enterRegisters, isPassing, preloadRegisters, readRegisters, refusedByRegister } from './registers.ts';
import { matterOn, matterVersion, type Runtime, today } from './runtime.ts';

/** A command with what makes it safe to repeat, and the mechanism it belongs to when it opens a case. */
export interface Request {
  readonly command: Command;
  readonly idempotency?: IdempotencyKey;
  /** Only for demonstration data and imports of the past: when it happened. */
  readonly at?: Instant;
  /** What sources elsewhere have answered for this step (`server/evidence/desk.ts`). */
  readonly live?: Live;
  /** Written in the same transaction, for example the answer to a peer. */
  readonly also?: (client: Client, applied: Applied) => Promise<void>;
}

export interface Outcome {
  readonly case: string;
  readonly version: number;
  readonly state: string;
}

interface Waiting {
  readonly request: Request;
  readonly resolve: (result: Result<Outcome>) => void;
  readonly reject: (error: unknown) => void;
}

export interface Executor {
  readonly submit: (request: Request) => Promise<Result<Outcome>>;
  readonly idle: () => Promise<void>;
}

/** How many commands one transaction may carry, and how many transactions run at once. */
const batchLimit = 64;
const lanes = 2;

export const finalsOf = (runtime: Runtime, mechanism: string): ReadonlySet<string> =>
  new Set(
    Object.entries(runtime.program.mechanism(mechanism).states).flatMap(([name, state]) =>
      state.final ? [name] : [],
    ),
  );

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
    law: program.law,
    chainOf: program.chainOf,
    calendarOf: program.calendarOf,
    matter,
    authorisations: runtime.authorisations,
    authorities: program.authorities,
    reads,
  });
};

/** Everything that one transaction has decided so far. */
export interface Work {
  readonly runtime: Runtime;
  readonly client: Client;
  readonly states: Map<string, CaseState>;
  readonly applied: Applied[];
  /** To peers, beside those that follow from the events. */
  readonly letters: Outgoing[];
  /** Entries of registers as this transaction has read or changed them. */
  histories?: Histories;
}

const stateIn = async ({ client, states }: Work, id: string): Promise<CaseState | undefined> => {
  if (!states.has(id)) for (const [found, state] of await lockCases(client, [id])) states.set(found, state);
  return states.get(id);
};

/** Decides what follows by itself from `first`, and what follows from that. A refusal here is a fault of the declaration. */
export const decideFollowUps = async (work: Work, first: Applied, at: Instant): Promise<readonly Applied[]> => {
  const done: Applied[] = [];
  const pending: FollowUp[] = [...followUps(work.runtime, first)];
  for (let next = pending.shift(); next; next = pending.shift()) {
    const state = next.stepIn && (await stateIn(work, next.command.case));
    const step = next.stepIn ? state && next.stepIn(state) : next.command.step;
    if (!step) continue;
    const decided = await decideOne(work, { ...next.command, step }, at);
    if (!decided.ok)
      throw new Error(`bug: ${step} after ${first.event.step} was refused: ${decided.code} ${decided.says[1]}`);
    done.push(decided.value);
    pending.push(...followUps(work.runtime, decided.value));
  }
  return done;
};

/** Children that changed in this very transaction are read as they are now, not as they were last written. */
const withUnwritten = (
  wanted: Readonly<Record<string, Read>>,
  found: Record<string, unknown>,
  states: ReadonlyMap<string, CaseState>,
): Record<string, unknown> => {
  for (const [name, read] of Object.entries(wanted)) {
    if (read.kind !== 'children') continue;
    const children = new Map((found[name] as readonly CaseState[]).map((child) => [child.id, child]));
    for (const state of states.values()) if (state.parent?.case === read.case) children.set(state.id, state);
    found[name] = [...children.values()];
  }
  return found;
};

const readAll = async (
  work: Work,
  world: World,
  command: Command,
  wanted: Readonly<Record<string, Read>>,
  live: Live | undefined,
): Promise<Record<string, unknown>> => {
  const { runtime, client, states } = work;
  const { found, left } = await readsElsewhere(runtime, client, world, command, wanted, live);
  return { ...found, ...withUnwritten(left, await readRegisters(work, left), states) };
};

const decideOne = async (work: Work, command: Command, at: Instant, live?: Live): Promise<Result<Applied>> => {
  const { runtime, client, states } = work;
  const before = command.opening ? undefined : await stateIn(work, command.case);
  const bare = worldOf(runtime, before, command, at);
  if (!bare.ok) return bare;
  const wanted = readsOf(bare.value, before, command);
  const world = Object.keys(wanted).length
    ? { ...bare.value, reads: await readAll(work, bare.value, command, wanted, live) }
    : bare.value;
  const decided = decide(world, before, command);
  if (!decided.ok) return decided;
  const entered = await enterRegisters(work, decided.value);
  if (!entered.ok) return entered;
  const posted = await postLedger(work, decided.value);
  if (!posted.ok) return posted;
  entered.value();
  const event: CaseEvent = await materialise(runtime, client, posted.value, before ?? (command.opening as Opening));
  const state = fold(before, event, finalsOf(runtime, world.mechanism.id));
  states.set(state.id, state);
  return ok({ event, state, before });
};

/** One command and all that follows from it at once, inside the caller's transaction. A refusal adds nothing to `work`. */
export const executeOne = async (work: Work, request: Request): Promise<Result<Outcome>> => {
  const at = request.at ?? work.runtime.now();
  const first = await decideOne(work, request.command, at, request.live);
  if (!first.ok) return first;
  work.applied.push(first.value, ...(await decideFollowUps(work, first.value, at)));
  await request.also?.(work.client, first.value);
  const last = work.states.get(first.value.event.case) as CaseState;
  return ok({ case: last.id, version: last.version, state: last.state });
};

/** Writes what was decided: journal, projections, letters to peers. */
export const writeAll = async ({ runtime, client, applied, letters }: Work): Promise<void> => {
  if (applied.length === 0) return;
  const leaves = await appendEvents(
    client,
    applied.map(({ event }) => ({
      stream: event.case,
      version: event.version,
      kind: 'case',
      at: event.at,
      origin: runtime.id,
      body: event,
    })),
  );
  await project(client, applied, runtime.projector);
  const outgoing: Outgoing[] = [];
  for (const [n, one] of applied.entries())
    outgoing.push(...(await outgoingOf(runtime, client, one, leaves[n] as string)));
  await enqueue(client, [...outgoing, ...letters]);
  const events = applied.map(({ event }) => event);
  await publishChanges(runtime, client, events);
  await tellCorrections(runtime, client, events);
};

const idempotent = (request: Request): IdempotencyKey[] => (request.idempotency ? [request.idempotency] : []);

export const keyReused: Result<never> = refuse(
  'idempotency-key-reused',
  ['同一幂等键已用于另一请求', 'This idempotency key was already used for a different request'],
  { remedy: ['请换一个新的键', 'Use a new key for a new request'] },
);

const known = (
  request: Request,
  answers: ReadonlyMap<string, { request: string; answer: unknown }>,
  states: ReadonlyMap<string, CaseState>,
): Result<Outcome> | undefined => {
  const key = request.idempotency;
  const before = key && answers.get(`${key.actor}\n${key.key}`);
  if (!before) return undefined;
  if (before.request !== key.request) return keyReused;
  const answer = before.answer as Result<Outcome> | { readonly asked: string };
  if ('ok' in answer) return answer;
  // First used while another node held the case, and sent there: what came of it is what the case says by now.
  const state = states.get(request.command.case);
  return state && ok({ case: state.id, version: state.version, state: state.state });
};

/** What the commands will read, as far as it can be known before the first of them is decided. */
const readsAhead = ({ runtime, states }: Work, requests: readonly Request[]): readonly Read[] =>
  requests.flatMap(({ command, at }) => {
    const state = states.get(command.case);
    const world = worldOf(runtime, state, command, at ?? runtime.now());
    return world.ok ? Object.values(readsOf(world.value, state, command)) : [];
  });

/** One transaction for many commands: they are locked in order, decided one after another, written together. */
const runBatch = (runtime: Runtime, requests: readonly Request[]): Promise<readonly Result<Outcome>[]> =>
  transaction(runtime.pool, async (client) => {
    const answers = await answersTo(client, requests.flatMap(idempotent));
    const existing = requests.filter((request) => !request.command.opening).map((request) => request.command.case);
    const states = await lockCases(client, existing);
    const results: Result<Outcome>[] = [];
    const work: Work = { runtime, client, states, applied: [], letters: [] };
    const fresh: { key: IdempotencyKey; answer: unknown }[] = [];
    await preloadRegisters(work, readsAhead(work, requests));
    for (const request of requests) {
      const already = known(request, answers, states);
      const result = already ?? (await executeOne(work, request));
      results.push(result);
      if (already || !request.idempotency || !result.ok) continue;
      fresh.push({ key: request.idempotency, answer: result });
      answers.set(`${request.idempotency.actor}\n${request.idempotency.key}`, {
        request: request.idempotency.request,
        answer: result,
      });
    }
    await writeAll(work);
    if (fresh.length) await remember(client, fresh);
    return results;
  });

/**
 * The one way in. Commands that arrive while a transaction is being written are gathered into the next one (group commit):
 * under load the cost of a commit is shared, alone a command does not wait. `wake` is called after each commit.
 */
export const createExecutor = (runtime: Runtime, wake: () => void): Executor => {
  const queue: Waiting[] = [];
  const busy = new Set<string>();
  let running = 0;

  // Two lanes never carry the same case, so that a lane cannot wait for the other's row lock.
  const take = (): Waiting[] => {
    const batch: Waiting[] = [];
    const mine = new Set<string>();
    for (let n = 0; n < queue.length && batch.length < batchLimit; ) {
      const waiting = queue[n] as Waiting;
      const id = waiting.request.command.case;
      if (busy.has(id) && !mine.has(id)) {
        n++;
        continue;
      }
      mine.add(id);
      busy.add(id);
      batch.push(waiting);
      queue.splice(n, 1);
    }
    return batch;
  };

  const settle = async (batch: readonly Waiting[], tries = 5): Promise<void> => {
    try {
      const results = await runBatch(
        runtime,
        batch.map(({ request }) => request),
      );
      for (const [n, { resolve }] of batch.entries()) resolve(results[n] as Result<Outcome>);
    } catch (error) {
      // One bad command must not fail its neighbours: each is tried alone. A lost server fails them all, truthfully.
      const refused = batch.length === 1 ? refusedByRegister(error) : undefined;
      if (refused) batch[0]?.resolve(refused);
      else if (isPassing(error) && tries > 0) await settle(batch, tries - 1);
      else if (batch.length === 1 || isConnectionLoss(error)) for (const { reject } of batch) reject(error);
      else for (const waiting of batch) await settle([waiting]);
    }
  };

  const pump = (): void => {
    while (running < lanes && queue.length > 0) {
      const batch = take();
      if (batch.length === 0) return;
      running++;
      void settle(batch).finally(() => {
        for (const { request } of batch) busy.delete(request.command.case);
        running--;
        wake();
        pump();
      });
    }
  };

  return {
    submit: (request) =>
      new Promise((resolve, reject) => {
        queue.push({ request, resolve, reject });
        // Waiting one turn of the loop lets requests parsed in the same turn share a transaction.
        if (running === 0) setImmediate(pump);
      }),
    idle: async () => {
      while (running > 0 || queue.length > 0) await new Promise((resolve) => setTimeout(resolve, 2));
    },
  };
};
