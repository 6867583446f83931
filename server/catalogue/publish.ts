import { createHash, randomUUID } from 'node:crypto';
import type { Handle } from '#exchange/post/receiver.ts';
import { type Matter, ok, refuse } from '#kernel';
import { type Client, transaction } from '#store/db.ts';
import { appendEvents } from '#store/queries/journal.ts';
import { addMatters, closeMatter } from '#store/queries/matters.ts';
import { enqueue } from '#store/queries/outbox.ts';
import type { Runtime } from '../engine/runtime.ts';
import type { ImportReport } from './import.ts';

export const matterHash = (matter: Matter): string =>
  createHash('sha256').update(JSON.stringify(matter)).digest('hex');

/** Keeps the versions in memory in step with the table. */
const remember = (runtime: Runtime, matter: Matter): void => {
  const others = (runtime.matters.get(matter.code) ?? []).filter((known) => known.version !== matter.version);
  runtime.matters.set(
    matter.code,
    [...others, matter].sort((a, b) => a.version - b.version),
  );
  runtime.catalogue.edition += 1;
};

const store = async (client: Client, matters: readonly Matter[], closed: readonly Matter[]): Promise<void> => {
  for (const matter of closed) await closeMatter(client, matter, matterHash(matter));
  await addMatters(
    client,
    matters.map((matter) => ({ matter, hash: matterHash(matter) })),
  );
};

/**
 * Puts an import in force: new versions beside the old ones, recorded in the journal, and told to every peer, whose
 * windows must know the guide. Open cases keep the version they were received under.
 */
export const publishImport = async (
  runtime: Runtime,
  peers: Iterable<string>,
  report: ImportReport,
  by: string,
): Promise<number> => {
  const matters = [...report.added, ...report.changed.map((change) => change.matter)];
  const closed = report.changed.flatMap((change) => change.closes ?? []);
  if (matters.length === 0) return 0;
  const at = runtime.now();
  await transaction(runtime.pool, async (client) => {
    await store(client, matters, closed);
    const body = { by, matters, closed };
    const stream = `catalogue/${randomUUID()}`;
    await appendEvents(client, [{ stream, version: 1, kind: 'catalogue', at, origin: runtime.id, body }]);
    const own = (matter: Matter): boolean => runtime.program.authorities[matter.authority]?.node === runtime.id;
    const payload = { matters: matters.filter(own), closed: closed.filter(own) };
    await enqueue(
      client,
      [...peers].map((peer) => ({ peer, kind: 'catalogue.published', at, payload })),
    );
  });
  for (const matter of [...closed, ...matters]) remember(runtime, matter);
  return matters.length;
};

/** A peer's catalogue: only matters of authorities it keeps. */
export const catalogueHandlers = (runtime: Runtime): Readonly<Record<string, Handle>> => ({
  'catalogue.published': async ({ client }, header, payload) => {
    const { matters, closed } = payload as { matters: readonly Matter[]; closed: readonly Matter[] };
    const foreign = [...matters, ...closed].find(
      (matter) => runtime.program.authorities[matter.authority]?.node !== header.from,
    );
    if (foreign)
      return refuse('catalogue-not-theirs', [
        `事项 ${foreign.code} 不属于来函节点`,
        `Matter ${foreign.code} is not the sender's to publish`,
      ]);
    await store(client, matters, closed);
    for (const matter of [...closed, ...matters]) remember(runtime, matter);
    return ok(matters.length);
  },
});
