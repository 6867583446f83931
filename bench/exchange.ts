import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nats } from '#exchange/post/nats.ts';
import { type RunningZone, startZone } from '#server/boot/zone.ts';
import { load } from '#server/load.ts';
import type { Node } from '#server/node.ts';
import { startCluster } from '#store/cluster/index.ts';
import { transaction } from '#store/db.ts';
import { enqueue } from '#store/queries/outbox.ts';
import { broker } from '../tests/faults/pair.ts';
import { freePort } from '../tests/support/process.ts';
import type { Bench } from './bench.ts';
import { percentile } from './http-client.ts';
import { baseline } from './pgbench.ts';
import { numberIn } from './zone-server.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** An answer to a step asked for from afar, of the size such letters have. Nobody waits for it: what is measured is the way. */
const letter = (n: number, at: string) => {
  const id = `99010120250601${String(n % 500).padStart(6, '0')}`;
  const result = {
    ok: true,
    value: { case: id, version: 7, state: 'review', note: '经审查,申请材料齐全,符合法定形式。'.repeat(12) },
  };
  return { peer: 'south', kind: 'case.answer', stream: id, at, payload: { request: `bench-${n}`, case: id, result } };
};

const post = async (node: Node, first: number, count: number): Promise<void> => {
  const at = node.runtime.now();
  const letters = Array.from({ length: count }, (_, n) => letter(first + n, at));
  await transaction(node.runtime.pool, (client) => enqueue(client, letters));
};

const numberOf = async (node: Node, sql: string): Promise<number> =>
  Number((await node.runtime.pool.query<{ n: number }>(sql)).rows[0]?.n ?? 0);

const waiting = (node: Node): Promise<number> =>
  numberOf(node, 'select count(*)::int as n from outbox where receipt is null');

/** From the first letter on its way to the last receipt in its row. */
const flood = async (from: Node, count: number): Promise<number> => {
  for (let n = 0; n < count; n += 500) await post(from, n, Math.min(500, count - n));
  const began = performance.now();
  from.wake();
  while ((await waiting(from)) > 0) await pause(20);
  return (count * 1000) / (performance.now() - began);
};

/** One letter at a time at `rate` a second; milliseconds from its writing to its record at the other side, sorted. */
const trickle = async (from: Node, to: Node, rate: number, count: number): Promise<readonly number[]> => {
  const before = await numberOf(to, 'select count(*)::int as n from inbox');
  const began = performance.now();
  for (let n = 0; n < count; n++) {
    await pause(Math.max(0, began + (n * 1000) / rate - performance.now()));
    void post(from, 1_000_000 + n, 1).then(() => from.wake());
  }
  while ((await numberOf(to, 'select count(*)::int as n from inbox')) < before + count) await pause(20);
  const { rows } = await to.runtime.pool.query<{ ms: number }>(
    `select extract(epoch from at - (envelope->'header'->>'at')::timestamptz) * 1000 as ms from inbox where kind = 'case.answer' order by pair_seq desc limit $1`,
    [count],
  );
  return rows.map(({ ms }) => Number(ms)).sort((a, b) => a - b);
};

const nodesOf = (zone: RunningZone): readonly [Node, Node] => {
  const [from, to] = [zone.nodes.get('north'), zone.nodes.get('south')];
  if (!from || !to) throw new Error('the border zone has no two banks');
  return [from, to];
};

/**
 * Letters a second from one node to another, each signed, encrypted to the recipient, put into the outbox, taken once and
 * in order, recorded with its envelope, receipted by signature, the receipt checked and kept; both nodes and their
 * PostgreSQL (which forces to disk) share the machine. Baseline: pgbench TPC-B on one connection of the same server.
 * X-Road publishes 110 a second on 32 cores. Then the delay of single letters at half the rate.
 * `--nats`: through a nats-server with JetStream of its own, on the same machine.
 */
const bench: Bench = {
  name: 'exchange',
  smoke: ['--letters', '1500', '--delays', '200'],
  run: async (args) => {
    const [count, delays] = [numberIn(args, 'letters', 6000), numberIn(args, 'delays', 1000)];
    const home = realpathSync(mkdtempSync(join(tmpdir(), 'tongban-bench-')));
    const log = (): void => {};
    const cluster = await startCluster({ home, log });
    const hub = args.includes('--nats') ? await broker(join(home, 'js'), await freePort()) : undefined;
    try {
      const program = await load('border');
      const now = (): string => new Date().toISOString();
      const zone = await startZone({
        program,
        cluster,
        home,
        hosted: [],
        origin: 'http://localhost',
        demo: false,
        now,
        log,
        ...(hub && { transport: nats({ url: hub.url, zone: 'bench', log }) }),
      });
      if (hub) await pause(2000);
      const [from, to] = nodesOf(zone);
      await flood(from, Math.min(500, count));
      const busy = process.cpuUsage();
      const value = await flood(from, count);
      const spent = process.cpuUsage(busy);
      const times = await trickle(from, to, Math.max(10, Math.min(250, value / 2)), delays);
      await zone.stop();
      const base = await baseline(cluster, { clients: 1, seconds: 5, scale: 2 });
      const details = {
        letters: count,
        baseline: base.name,
        // What both nodes needed together, whoever else was using the machine.
        processorMsPerEnvelope: Math.round((spent.user + spent.system) / count / 10) / 100,
        p50: Math.round(percentile(times, 0.5)),
        p99: Math.round(percentile(times, 0.99)),
        p99Target: hub ? 500 : 200,
        transport: hub ? 'nats' : 'loopback',
      };
      return {
        name: 'exchange',
        value,
        unit: 'envelopes/s',
        baseline: base.perSecond,
        ratio: value / base.perSecond,
        target: 500,
        details,
      };
    } finally {
      await hub?.kill();
      await cluster.stop();
      rmSync(home, { recursive: true, force: true });
    }
  },
};

export default bench;
