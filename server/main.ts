import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { nats } from '#exchange/post/nats.ts';
import { acquireLock, type Cluster, externalCluster, startCluster, supervise } from '#store/cluster/index.ts';
import type { Config } from './boot/config.ts';
import { buildPages } from './boot/pages.ts';
import { type RunningZone, startZone } from './boot/zone.ts';
import { createClock } from './demo/clock.ts';
import { seedDemo } from './demo/seed.ts';
import { createApp } from './http/app.ts';
import { ordinaryLimits } from './http/limits.ts';
import { type Jobs, startJobs } from './jobs/jobs.ts';
import { nodeJobs } from './jobs/node-jobs.ts';
import { load } from './load.ts';

const root = join(import.meta.dirname, '..');

export interface Running {
  readonly app: FastifyInstance;
  readonly zone: RunningZone;
  readonly stop: () => Promise<void>;
}

/** Whether the port can be had; said before anything else is started. */
const portIsFree = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });

const openCluster = async (
  config: Config,
  lock: Awaited<ReturnType<typeof acquireLock>>,
  log: (line: string) => void,
): Promise<Cluster> =>
  config.databaseUrl
    ? externalCluster(config.databaseUrl, {
        home: config.home,
        ...(config.appPassword && { appPassword: config.appPassword }),
      })
    : startCluster({ home: config.home, log, lock });

const version = (): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

/** Says, with TONGBAN_DEBUG, where the time of a start went. */
const stopwatch = (log: (line: string) => void): ((part: string) => void) => {
  let last = performance.now();
  return (part) => {
    const now = performance.now();
    if (process.env.TONGBAN_DEBUG) log(`  ${part}: ${((now - last) / 1000).toFixed(2)} s`);
    last = now;
  };
};

/** Starts everything in order and undoes it in reverse: lock, database, nodes, jobs, pages, the listening port. */
export const start = async (config: Config, log: (line: string) => void): Promise<Running> => {
  const undo: (() => Promise<void> | void)[] = [];
  const stop = async (): Promise<void> => {
    for (let last = undo.pop(); last; last = undo.pop()) await last();
  };
  const lap = stopwatch(log);
  try {
    mkdirSync(config.home, { recursive: true, mode: 0o700 });
    const lock = await acquireLock(config.home, { log });
    undo.push(() => lock.release());
    if (!(await portIsFree(config.port, config.host)))
      throw new Error(
        `Port ${config.port} is in use by another program. Stop it, or choose another: PORT=${config.port + 10} npm start`,
      );
    const program = await load(config.zone);
    lap('declarations');
    const cluster = await openCluster(config, lock, log);
    undo.push(() => cluster.stop());
    lap('database server');
    const watch = supervise(cluster, { log });
    undo.push(() => watch.stop());
    const pages = buildPages(root, log);
    const clock = createClock();
    const transport = config.nats && nats({ ...config.nats, zone: program.zone.id, log });
    // A start that is refused must let the process end.
    if (transport) undo.push(() => transport.close());
    const zone = await startZone({
      ...config,
      program,
      cluster,
      now: clock.now,
      log,
      ...(transport && { transport }),
    });
    undo.push(() => zone.stop());
    lap('nodes');
    const jobs = new Map<string, Jobs>();
    const makeApp = async (): Promise<FastifyInstance> =>
      createApp({
        program,
        nodes: zone.nodes,
        jobs,
        demo: config.demo,
        oidc: config.oidc,
        origin: config.origin,
        pages: await pages,
        version: version(),
        limits: config.limits ? ordinaryLimits : undefined,
        log,
      });
    // The routes are made while the demonstration waits for the database; nobody is let in before both are there.
    const plays = config.demo && config.hosted.length === 0;
    const [app] = await Promise.all([makeApp(), plays && seedDemo({ zone, program, clock, log })]);
    lap('demonstration and routes');
    for (const node of zone.nodes.values()) jobs.set(node.id, startJobs(nodeJobs(node), log));
    undo.push(async () => {
      for (const one of jobs.values()) await one.stop();
    });
    undo.push(() => app.close());
    await app.listen({ port: config.port, host: config.host });
    lap('listening');
    return { app, zone, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
