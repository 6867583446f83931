import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { loopback, type Transport } from '#exchange/post/transport.ts';
import type { Instant, Zone } from '#kernel';
import { type RunningZone, startZone } from '#server/boot/zone.ts';
import { createApp } from '#server/http/app.ts';
import { type Jobs, startJobs } from '#server/jobs/jobs.ts';
import { nodeJobs } from '#server/jobs/node-jobs.ts';
import { load, type Program } from '#server/load.ts';
import type { Node } from '#server/node.ts';
import { type Cluster, withClient } from '#store/cluster/index.ts';
import { waitingSteps } from '#store/queries/waiting-steps.ts';
import { late } from '../faults/hostile.ts';
import { testCluster } from './database.ts';

/** A zone's databases on the shared test server, under names of their own. */
const apart = (shared: Cluster, prefix: string): Cluster => ({
  ...shared,
  get maintenanceUrl() {
    return shared.maintenanceUrl;
  },
  url: (database, role) => shared.url(`${prefix}_${database}`, role),
  databaseName: (database) => `${prefix}_${database}`,
  stop: async () => undefined,
});

export interface TestZone {
  readonly zone: RunningZone;
  readonly app: FastifyInstance;
  readonly program: Program;
  readonly cluster: Cluster;
  readonly home: string;
  /** Sets the time of day for all nodes. */
  readonly setTime: (instant: Instant) => void;
  /** Runs what runs by itself (clocks, sealing) now, and waits until every letter that can arrive has, and what it caused. */
  readonly settle: () => Promise<void>;
  readonly cut: (node: string, down: boolean) => void;
  readonly lines: readonly string[];
  readonly stop: () => Promise<void>;
}

export interface TestZoneOptions {
  readonly name?: string;
  readonly at?: Instant;
  /** Keeps the catalogue small; the whole one is only needed where it is the subject. */
  readonly wholeCatalogue?: boolean;
  readonly change?: (zone: Zone) => Zone;
  /** Adds what no zone declares, such as a mechanism that only a test knows. */
  readonly alter?: (program: Program) => Program;
  /** Puts something between the nodes: a line that loses, doubles, reorders, corrupts. */
  readonly line?: (transport: Transport) => Transport;
}

let count = 0;

/** To hunt for letters that come late, overtake each other or are lost: TONGBAN_LINE=seed roughens every line between nodes. */
const roughened = (line: Transport): Transport => {
  const seed = process.env.TONGBAN_LINE;
  return seed ? late(line, Number(seed)) : line;
};

const withFewMatters = (zone: Zone): Zone => {
  const few = zone
    .matters()
    .filter((matter) => matter.provenance !== 'synthetic' || matter.joint || matter.special.length > 0);
  const kept = few.slice(0, 400);
  return { ...zone, matters: () => kept };
};

/** A whole zone on the real PostgreSQL, with a clock that the test sets. Its jobs run only when told. */
export const testZone = async (options: TestZoneOptions = {}): Promise<TestZone> => {
  const loaded = await load(options.name ?? 'delta');
  const small = options.wholeCatalogue ? loaded.zone : withFewMatters(loaded.zone);
  const changed: Program = { ...loaded, zone: options.change?.(small) ?? small };
  const program = options.alter?.(changed) ?? changed;
  const shared = await testCluster();
  const prefix = `test_${process.pid}_${++count}`;
  const cluster = apart(shared, prefix);
  const home = mkdtempSync(join(tmpdir(), 'tongban-zone-'));
  let now = options.at ?? '2021-09-17T02:00:00.000Z';
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const transport = loopback();
  const zone = await startZone({
    program,
    cluster,
    home,
    hosted: [],
    origin: 'http://tongban.test',
    demo: true,
    now: () => now,
    transport: roughened(options.line?.(transport) ?? transport),
    log,
  });
  const jobs = new Map<string, Jobs>();
  for (const node of zone.nodes.values()) jobs.set(node.id, startJobs(nodeJobs(node, 3_600_000), log));
  const app = await createApp({
    program,
    nodes: zone.nodes,
    jobs,
    demo: true,
    origin: 'http://tongban.test',
    pages: join(home, 'no-pages'),
    version: '0',
    log,
  });
  await app.ready();

  /** What is still to go, or to be decided once a source elsewhere has answered; tried at once. What was in vain thrice lies behind a cut. */
  const moving = async (node: Node, vain: Map<string, number>): Promise<boolean> => {
    let any = false;
    const { rows } = await node.runtime.pool.query<{ peer: string; first: number }>(
      'select peer, min(id) as first from outbox where receipt is null group by peer',
    );
    for (const { peer, first } of rows) {
      const times = vain.get(`${node.id} ${first}`) ?? 0;
      vain.set(`${node.id} ${first}`, times + 1);
      if (times >= 3) continue;
      node.senders.get(peer)?.wake();
      any = true;
    }
    const steps = await waitingSteps(node.runtime.pool, now, 1);
    if (steps.some(({ tries }) => tries === 0)) any = (await node.waiting.run()) > 0 || any;
    return any;
  };

  const arrive = async (): Promise<void> => {
    const vain = new Map<string, number>();
    for (let quiet = 0; quiet < 2; quiet++)
      for (const node of zone.nodes.values()) {
        await node.executor.idle();
        await node.waiting.idle();
        for (const sender of node.senders.values()) await sender.idle();
        if (await moving(node, vain)) quiet = -1;
      }
  };

  return {
    zone,
    app,
    program,
    cluster,
    home,
    setTime: (instant) => {
      now = instant;
    },
    settle: async () => {
      await arrive();
      for (const job of jobs.values()) await job.runAll();
      await arrive();
    },
    cut: transport.cut,
    lines,
    stop: async () => {
      for (const job of jobs.values()) await job.stop();
      await app.close();
      await zone.stop();
      rmSync(home, { recursive: true, force: true });
      await withClient(shared.maintenanceUrl, async (client) => {
        for (const node of program.zone.nodes)
          await client.query(`drop database if exists ${prefix}_${node.id} with (force)`);
      });
    },
  };
};

/** A signed-in person, as a browser would be: cookie, page token, and a fresh idempotency key per write. */
export const person = async ({ app }: Pick<TestZone, 'app'>, node: string, login: string) => {
  const opened = await app.inject({ method: 'POST', url: `/${node}/api/session/demo`, payload: { login } });
  if (opened.statusCode !== 200) throw new Error(`${login} could not sign in at ${node}: ${opened.body}`);
  const cookie = String(opened.headers['set-cookie']).split(';')[0] as string;
  const { csrf } = opened.json() as { csrf: string };
  const send = async (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    payload?: unknown,
    headers: Record<string, string> = {},
  ) => {
    const answer = await app.inject({
      method,
      url: `/${node}/api${path}`,
      headers: { cookie, 'x-csrf': csrf, 'idempotency-key': crypto.randomUUID(), ...headers },
      ...(payload === undefined ? {} : { payload: payload as object }),
    });
    return {
      status: answer.statusCode,
      body: (answer.body && answer.headers['content-type']?.toString().includes('json')
        ? answer.json()
        : answer.body) as never,
      raw: answer,
    };
  };
  return {
    login,
    cookie,
    csrf,
    get: (path: string) => send('GET', path),
    post: (path: string, payload: unknown, headers?: Record<string, string>) => send('POST', path, payload, headers),
    delete: (path: string) => send('DELETE', path),
  };
};

export type TestPerson = Awaited<ReturnType<typeof person>>;
