import type { Handle } from '#exchange/post/receiver.ts';
import { type CaseEvent, isRegisterEffect } from '#kernel';
import { afterCommit, together, withCommit } from '#store/db.ts';
import { toAppend } from '#store/queries/journal.ts';
import { enqueue, type Outgoing } from '#store/queries/outbox.ts';
import { toProject } from '#store/queries/project.ts';
import { saveWaitingSteps } from '#store/queries/waiting-steps.ts';
import type { Seen } from '#store/recent.ts';
import { tellCorrections } from '../evidence/corrections.ts';
import { publishChanges } from '../evidence/publish.ts';
import { lettersOf } from './outgoing.ts';
import { passOnMessages } from './pass-on.ts';
import { registersOf } from './registers.ts';
import type { Runtime } from './runtime.ts';
import type { Work } from './work.ts';

const noteChanged = ({ editions }: Runtime, applied: Work['applied']): void => {
  const offices = applied.flatMap(({ state: { receiving, deciding, concerned = [] } }) =>
    [receiving, deciding, ...concerned].map(({ authority }) => authority),
  );
  for (const office of new Set(offices)) editions.set(office, (editions.get(office) ?? 0) + 1);
};

const keepPutOff = async ({ runtime, client, putOff, begun }: Work): Promise<void> => {
  if (putOff.length === 0) return;
  await begun;
  await saveWaitingSteps(client, putOff.splice(0));
  afterCommit(client, () => {
    runtime.waiting.due = true;
  });
};

/** Whether something is read behind what these events have written, and told on: what a published register says now, whom a correction concerns. */
const isToldOn = ({ program }: Runtime, events: readonly CaseEvent[]): boolean =>
  events.some(({ effects }) =>
    effects.some((effect) =>
      isRegisterEffect(effect)
        ? registersOf(program).get(effect.register)?.spec.published !== undefined ||
          (effect.kind === 'register.enter' && effect.corrects !== undefined)
        : effect.kind === 'message' && effect.via !== undefined,
    ),
  );

/**
 * Writes what was decided and heard so far: journal, projections, letters to peers. A statement per table, however much it
 * is. What was written is no longer pending. `last`: nothing but the commit follows, which takes along all that nobody
 * has to read first.
 */
export const writeAll = async (work: Work, last = false): Promise<void> => {
  const { runtime, client, remembered } = work;
  const applied = work.applied.splice(0);
  const letters = work.letters.splice(0);
  await keepPutOff(work);
  if (applied.length === 0) return enqueue(client, letters);
  const { leaves, write } = toAppend(
    applied.map((one) => ({
      stream: one.event.case,
      version: one.event.version,
      kind: 'case',
      at: one.event.at,
      body: one.event,
      ...('leaf' in one ? { origin: one.origin, originLeaf: one.leaf } : { origin: runtime.id }),
    })),
  );
  const own = applied.flatMap((one, n) => ('leaf' in one ? [] : [{ ...one, leaf: leaves[n] as string }]));
  const events = own.map(({ event }) => event);
  const toldOn = isToldOn(runtime, events);
  // The histories that letters bring are read behind what is written here, or completed with it.
  const histories = { stored: work.histories?.stored, remembered };
  const toWrite = await toProject(client, applied, runtime.projector, histories);
  const post = (caused: readonly Outgoing[]): Promise<void> => enqueue(client, [...caused, ...letters]);
  let seen: readonly Seen[] = [];
  // Rows of cases first: whoever waits for another waits there, holding nothing.
  const tables = async (): Promise<void> => {
    [seen] = await together(client, () => [toWrite(), write(client)]);
  };
  if (last && !toldOn) {
    const caused = await lettersOf(runtime, client, own, remembered);
    for (const statement of [tables, () => post(caused)]) withCommit(client, statement);
  } else {
    const [, caused] = await together(client, () => [tables(), lettersOf(runtime, client, own)]);
    if (last) withCommit(client, () => post(caused));
    else await post(caused);
  }
  afterCommit(client, () => {
    noteChanged(runtime, applied);
    for (const one of seen) runtime.recent.keep(one.doc.id, one);
  });
  if (!toldOn) return;
  await passOnMessages(runtime, client, events);
  await publishChanges(runtime, client, events);
  await tellCorrections(runtime, client, events);
};

/** For letters that read and write tables themselves: what earlier letters of the delivery did stands there before. */
export const afterWriting = (handlers: Readonly<Record<string, Handle>>): Readonly<Record<string, Handle<Work>>> =>
  Object.fromEntries(
    Object.entries(handlers).map(([kind, handle]): [string, Handle<Work>] => [
      kind,
      async (work, header, payload) => {
        await writeAll(work);
        return handle(work, header, payload);
      },
    ]),
  );
