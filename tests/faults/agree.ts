import assert from 'node:assert/strict';
import type { Node } from '#server/node.ts';
import { waitingFor } from '#store/queries/outbox.ts';

type Nodes = ReadonlyMap<string, Node>;

/** Wakes the senders until no letter waits anywhere, or says which do. */
export const drain = async (nodes: Nodes, most = 400): Promise<void> => {
  let waiting: { from: string; peer: string; waiting: number; problem: string | null }[] = [];
  for (let round = 0; round < most; round++) {
    for (const node of nodes.values()) {
      await node.executor.idle();
      node.wake();
    }
    for (const node of nodes.values()) for (const sender of node.senders.values()) await sender.idle();
    waiting = [];
    for (const node of nodes.values())
      for (const row of await waitingFor(node.runtime.pool)) waiting.push({ from: node.id, ...row });
    if (waiting.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  assert.fail(`letters still wait: ${JSON.stringify(waiting)}`);
};

export interface Held {
  readonly id: string;
  readonly holder: string;
  readonly offered_to: string | null;
  readonly version: number;
  readonly state: string;
}

export const casesAt = async (node: Node): Promise<ReadonlyMap<string, Held>> => {
  const { rows } = await node.runtime.pool.query<Held>('select id, holder, offered_to, version, state from cases');
  return new Map(rows.map((row) => [row.id, row]));
};

/**
 * What must hold when no letter is on its way: every case has exactly one holder, which knows of it; all who know the case
 * tell the same story, event by event with the leaf its writer recorded; nothing is parked, nothing received twice.
 */
export const checkAgreement = async (nodes: Nodes): Promise<{ readonly cases: number; readonly events: number }> => {
  const known = new Map<string, Map<string, Held>>();
  let events = 0;
  for (const node of nodes.values())
    for (const [id, held] of await casesAt(node)) known.set(id, (known.get(id) ?? new Map()).set(node.id, held));
  for (const [id, sides] of known) {
    const holders = new Set([...sides.values()].map(({ holder }) => holder));
    assert.equal(holders.size, 1, `${id} has the holders ${[...holders].join(', ')}`);
    const [holder = ''] = holders;
    assert.ok(sides.has(holder), `${id}: its holder ${holder} does not know it`);
    for (const [node, held] of sides) {
      const theirs = sides.get(holder) as Held;
      assert.equal(held.offered_to, null, `${id} is still being handed over at ${node}`);
      assert.deepEqual(
        [held.version, held.state],
        [theirs.version, theirs.state],
        `${id} at ${node} and at ${holder}`,
      );
    }
  }
  const told = new Map<string, string>();
  for (const node of nodes.values()) {
    const { rows } = await node.runtime.pool.query<{ stream: string; version: number; origin: string; leaf: string }>(
      `select stream, version, origin, encode(coalesce(origin_leaf, leaf), 'hex') as leaf from events where kind = 'case'`,
    );
    events += rows.length;
    for (const { stream, version, origin, leaf } of rows) {
      const story = `${origin} ${leaf}`;
      const before = told.get(`${stream}#${version}`);
      assert.ok(before === undefined || before === story, `${stream}#${version} is told in two ways`);
      told.set(`${stream}#${version}`, story);
    }
    const parked = await node.runtime.pool.query(`select peer, kind, problem from inbox where state = 'parked'`);
    assert.deepEqual(parked.rows, [], `letters are parked at ${node.id}`);
    const gaps = await node.runtime.pool.query(
      `select stream from events where kind = 'case' group by stream having max(version) <> count(*) or min(version) <> 1`,
    );
    assert.deepEqual(gaps.rows, [], `stories with gaps at ${node.id}`);
  }
  return { cases: known.size, events };
};
