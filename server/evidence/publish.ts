import type { Handle } from '#exchange/post/receiver.ts';
import { type CaseEvent, isRegisterEffect, ok, type PublishedEntry, refuse, subjectsOf } from '#kernel';
import { type Client, transaction } from '#store/db.ts';
import { appendEvents } from '#store/queries/journal.ts';
import { nodeState, setNodeState } from '#store/queries/node-state.ts';
import { enqueue } from '#store/queries/outbox.ts';
import { entriesFrom, ownEntries, type PublishedRow, projectPublished } from '#store/queries/published.ts';
import { type Kept, registersOf } from '../engine/registers.ts';
import type { Runtime } from '../engine/runtime.ts';

export interface PublishedLetter {
  readonly register: string;
  readonly entries: readonly PublishedEntry[];
}

/** Only the declared columns leave. */
const rowsOf = ({ name, spec }: Kept, entries: readonly PublishedEntry[]): PublishedLetter => {
  const columns = new Set(spec.published?.columns ?? []);
  return {
    register: name,
    entries: entries.map((entry) => ({
      ...entry,
      values: Object.fromEntries(Object.entries(entry.values).filter(([column]) => columns.has(column))),
    })),
  };
};

export const peersOf = (runtime: Runtime): readonly string[] =>
  runtime.program.zone.nodes.map(({ id }) => id).filter((id) => id !== runtime.id);

const send = async (runtime: Runtime, client: Client, peers: readonly string[], payload: PublishedLetter) =>
  payload.entries.length > 0 &&
  enqueue(
    client,
    peers.map((peer) => ({ peer, kind: 'register.published', at: runtime.now(), payload })),
  );

export const publishing = (runtime: Runtime): readonly Kept[] =>
  [...registersOf(runtime.program).values()].filter(({ spec }) => spec.published !== undefined);

/** What these events changed in published registers, told to every peer in the same transaction. */
export const publishChanges = async (
  runtime: Runtime,
  client: Client,
  events: readonly CaseEvent[],
): Promise<void> => {
  const registers = registersOf(runtime.program);
  const touched = new Map<string, Set<string>>();
  for (const { effects } of events)
    for (const effect of effects)
      if (isRegisterEffect(effect) && registers.get(effect.register)?.spec.published) {
        const keys = touched.get(effect.register) ?? new Set();
        touched.set(effect.register, keys.add(effect.key));
      }
  for (const [register, keys] of touched) {
    const entries = await ownEntries(client, runtime.id, register, { keys: [...keys] });
    await send(runtime, client, peersOf(runtime), rowsOf(registers.get(register) as Kept, entries));
  }
};

/** A peer publishes: recorded as an act of its own, so that a rebuild finds the copies; the newest version counts. */
export const publishedHandlers = (runtime: Runtime): Readonly<Record<string, Handle>> => ({
  'register.published': async ({ client }, { from, id }, payload) => {
    const { register, entries } = payload as PublishedLetter;
    const kept = registersOf(runtime.program).get(register);
    if (!kept?.spec.published || entries.some(({ source }) => source !== from))
      return refuse('register-not-published', [
        '该登记簿不公布或并非来函节点所管',
        'This register is not published, or is not the sender’s to publish',
      ]);
    const body: PublishedRow[] = entries.map((entry) => ({
      ...entry,
      register,
      subjects: subjectsOf(kept.spec, entry.key, entry.values),
    }));
    await appendEvents(client, [
      {
        stream: `published/${from}/${id}`,
        version: 1,
        kind: 'published',
        at: runtime.now(),
        origin: runtime.id,
        body,
      },
    ]);
    await projectPublished(client, body);
    return ok(entries.length);
  },
});

const portion = 500;
const mark = (register: string, peer: string): string => `published/${register}/${peer}`;

interface Told {
  readonly after: string;
  readonly done: boolean;
}

/** Entries that stood before a register was published, or before a peer joined: told once, in portions. Returns how many. */
export const publishStanding = async (runtime: Runtime): Promise<number> => {
  let sent = 0;
  for (const kept of publishing(runtime))
    for (const peer of peersOf(runtime))
      sent += await transaction(runtime.pool, async (client) => {
        const told = (await nodeState<Told>(client, mark(kept.name, peer))) ?? { after: '', done: false };
        if (told.done) return 0;
        const entries = await entriesFrom(client, runtime.id, kept.name, told.after, portion);
        await send(runtime, client, [peer], rowsOf(kept, entries));
        const last = entries.at(-1)?.key ?? told.after;
        await setNodeState(client, mark(kept.name, peer), { after: last, done: entries.length < portion });
        return entries.length;
      });
  return sent;
};
