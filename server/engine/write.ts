import type { Handle } from '#exchange/post/receiver.ts';
import { afterCommit, together, withCommit } from '#store/db.ts';
import { toAppend } from '#store/queries/journal.ts';
import { enqueue } from '#store/queries/outbox.ts';
import { project } from '#store/queries/project.ts';
import { saveWaitingSteps } from '#store/queries/waiting-steps.ts';
import { tellCorrections } from '../evidence/corrections.ts';
import { publishChanges } from '../evidence/publish.ts';
import { lettersOf } from './outgoing.ts';
import { passOnMessages } from './pass-on.ts';
import type { Runtime } from './runtime.ts';
import type { Work } from './work.ts';

const noteChanged = ({ editions }: Runtime, applied: Work['applied']): void => {
  const offices = applied.flatMap(({ state: { receiving, deciding, concerned = [] } }) =>
    [receiving, deciding, ...concerned].map(({ authority }) => authority),
  );
  for (const office of new Set(offices)) editions.set(office, (editions.get(office) ?? 0) + 1);
};

const keepPutOff = async ({ runtime, client, putOff }: Work): Promise<void> => {
  if (putOff.length === 0) return;
  await saveWaitingSteps(client, putOff.splice(0));
  afterCommit(client, () => {
    runtime.waiting.due = true;
  });
};

/**
 * Writes what was decided and heard so far: journal, projections, letters to peers. A statement per table, however much it
 * is. What was written is no longer pending. `last`: nothing but the commit follows, which takes the letters along.
 */
export const writeAll = async (work: Work, last = false): Promise<void> => {
  const { runtime, client } = work;
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
  // The histories that letters bring are read behind what is written here.
  const [, written, caused] = await together(client, () => [
    write(client),
    project(client, applied, runtime.projector, work.histories?.stored),
    lettersOf(runtime, client, own),
  ]);
  const post = (): Promise<void> => enqueue(client, [...caused, ...letters]);
  if (last) withCommit(client, post);
  else await post();
  const events = own.map(({ event }) => event);
  afterCommit(client, () => {
    noteChanged(runtime, applied);
    for (const seen of written) runtime.recent.keep(seen.doc.id, seen);
  });
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
