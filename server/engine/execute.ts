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
  type World,
} from '#kernel';
import type { Client } from '#store/db.ts';
import type { Applied } from '#store/queries/project.ts';
import { type Live, readsElsewhere } from '../evidence/reads.ts';
import { type FollowUp, followUps, shutBehind } from './follow-ups.ts';
import { postLedger } from './ledger.ts';
import { materialise } from './materialise.ts';
import { enterRegisters, readRegisters } from './registers.ts';
import { asksSource, finalsOf, stateIn, type Work, worldOf } from './work.ts';

/** A command, and when it happened if that is not now. */
export interface Order {
  readonly command: Command;
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
  const finals = finalsOf(runtime, world.mechanism.id);
  if (decided.value.effects.some(({ kind }) => kind === 'case.step')) {
    const would = { event: decided.value, state: fold(before, decided.value, finals) };
    const shut = await shutBehind(runtime, would, (id) => stateIn(work, id));
    if (shut) return shut;
  }
  const entered = await enterRegisters(work, decided.value);
  if (!entered.ok) return entered;
  const posted = await postLedger(work, decided.value);
  if (!posted.ok) return posted;
  entered.value();
  const event: CaseEvent = await materialise(runtime, client, posted.value, before ?? (command.opening as Opening));
  const state = fold(before, event, finals);
  states.set(state.id, state);
  return ok({ event, state, before });
};

/** Decides what follows by itself from `first`, and what follows from that. A refusal here is a fault of the declaration. */
const decideFollowUps = async (work: Work, first: Applied, at: Instant): Promise<readonly Applied[]> => {
  const done: Applied[] = [];
  const pending: FollowUp[] = [...followUps(work.runtime, first)];
  for (let next = pending.shift(); next; next = pending.shift()) {
    const state = next.stepIn && (await stateIn(work, next.command.case));
    const step = next.stepIn ? state && next.stepIn(state) : next.command.step;
    if (!step) continue;
    const command: Command = { ...next.command, step };
    if (asksSource(work.runtime, state ?? command.opening, step)) {
      work.putOff.push({ kind: next.takes ? 'takes' : 'follows', command, at });
      continue;
    }
    const decided = await decideOne(work, command, at);
    if (!decided.ok)
      throw new Error(`bug: ${step} after ${first.event.step} was refused: ${decided.code} ${decided.says[1]}`);
    done.push(decided.value);
    pending.push(...followUps(work.runtime, decided.value));
  }
  return done;
};

/** One command and all that follows from it at once, inside the caller's transaction. A refusal adds nothing to `work`. */
export const executeOne = async (work: Work, order: Order): Promise<Result<Outcome>> => {
  const at = order.at ?? work.runtime.now();
  const first = await decideOne(work, order.command, at, order.live);
  if (!first.ok) return first;
  work.applied.push(first.value, ...(await decideFollowUps(work, first.value, at)));
  if (order.also) await work.begun;
  await order.also?.(work.client, first.value);
  const last = work.states.get(first.value.event.case) as CaseState;
  return ok({ case: last.id, version: last.version, state: last.state });
};
