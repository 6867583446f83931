import type { Handle } from '#exchange/post/receiver.ts';
import { ok } from '#kernel';
import { transaction } from '#store/db.ts';
import { type Access, accessesToReport, logAccess } from '#store/queries/access.ts';
import { nodeState, setNodeState } from '#store/queries/node-state.ts';
import { enqueue } from '#store/queries/outbox.ts';
import type { Node } from '../node.ts';
import type { Job } from './jobs.ts';

const mark = 'access-reported';

/**
 * The data tracker across the border: what an office here read about a person who applied elsewhere is told to the node
 * where they applied. The office is named, the official is not: their name stays at the node that answers for them.
 */
export const accessJob = (node: Node, every = 10_000): Job => ({
  name: 'access-report',
  every,
  run: () =>
    transaction(node.runtime.pool, async (client) => {
      const after = (await nodeState<number>(client, mark)) ?? 0;
      const rows = await accessesToReport(client, node.id, after, 200);
      const homes = Map.groupBy(rows, (row) => row.home);
      await enqueue(
        client,
        [...homes].map(([peer, entries]) => ({
          peer,
          kind: 'access.noted',
          at: node.runtime.now(),
          payload: entries.map(({ id: _id, home: _home, ...entry }) => ({ ...entry, person: `node:${node.id}` })),
        })),
      );
      const last = rows.at(-1);
      if (last) await setNodeState(client, mark, last.id);
      return rows.length;
    }).then((count) => {
      if (count > 0) node.wake();
      return count;
    }),
});

export const accessHandlers: Readonly<Record<string, Handle>> = {
  'access.noted': async ({ client }, header, payload) => {
    const entries = (payload as Access[]).map((entry) => ({ ...entry, person: `node:${header.from}` }));
    await logAccess(client, entries);
    return ok(entries.length);
  },
};
