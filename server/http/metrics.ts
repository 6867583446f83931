import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from '#kernel';
import { nodeMetrics } from '#store/queries/metrics.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Node } from '../node.ts';
import { Refused } from './problem.ts';

type Labels = Readonly<Record<string, string>>;
interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

const text = (name: string, type: 'gauge' | 'counter', help: string, samples: readonly Sample[]): string =>
  samples.length === 0
    ? ''
    : [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} ${type}`,
        ...samples.map(({ labels, value }) => {
          const said = Object.entries(labels).map(([key, one]) => `${key}="${one.replaceAll(/["\\\n]/g, '_')}"`);
          return `${name}${said.length ? `{${said.join(',')}}` : ''} ${value}`;
        }),
        '',
      ].join('\n');

const bounds = [0.01, 0.03, 0.1, 0.3, 1, 3, 10] as const;

/** Requests by route and status class, and how long they took; routes as they are declared, never what was asked for. */
const countRequests = (app: FastifyInstance) => {
  const count = new Map<string, { labels: Labels; n: number; seconds: number; buckets: number[] }>();
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    // When a ballot was cast is nobody's business: not even that one more was.
    if (request.routeOptions.config && 'unseen' in request.routeOptions.config) return;
    const labels = { method: request.method, route, status: `${Math.floor(reply.statusCode / 100)}xx` };
    const key = `${labels.method} ${route} ${labels.status}`;
    const one = count.get(key) ?? { labels, n: 0, seconds: 0, buckets: bounds.map(() => 0) };
    const seconds = reply.elapsedTime / 1000;
    one.n += 1;
    one.seconds += seconds;
    for (const [n, bound] of bounds.entries()) if (seconds <= bound) one.buckets[n] = (one.buckets[n] ?? 0) + 1;
    count.set(key, one);
  });
  return (): string => {
    const all = [...count.values()];
    if (all.length === 0) return '';
    const name = 'tongban_http_seconds';
    const lines = all.flatMap(({ labels, n, seconds, buckets }) => {
      const said = Object.entries(labels)
        .map(([key, value]) => `${key}="${value}"`)
        .join(',');
      return [
        ...bounds.map((bound, m) => `${name}_bucket{${said},le="${bound}"} ${buckets[m]}`),
        `${name}_bucket{${said},le="+Inf"} ${n}`,
        `${name}_sum{${said}} ${seconds.toFixed(6)}`,
        `${name}_count{${said}} ${n}`,
      ];
    });
    return [`# HELP ${name} Time to answer`, `# TYPE ${name} histogram`, ...lines, ''].join('\n');
  };
};

/** Only from this machine, or with the token the operator chose: figures tell a stranger how busy an authority is. */
const mayScrape = (request: FastifyRequest, token: string | undefined): boolean =>
  token
    ? request.headers.authorization === `Bearer ${token}`
    : ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip);

interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly of: (found: Awaited<ReturnType<typeof nodeMetrics>>) => readonly Sample[];
}

const one = (value: number): readonly Sample[] => [{ labels: {}, value }];
const gauges: readonly Gauge[] = [
  { name: 'tongban_events', help: 'Events in the journal', of: (f) => one(f.events) },
  { name: 'tongban_events_unsealed', help: 'Events not yet in the Merkle tree', of: (f) => one(f.unsealed) },
  { name: 'tongban_checkpoint_age_seconds', help: 'Since the last own checkpoint', of: (f) => one(f.checkpointAge) },
  { name: 'tongban_cases_open', help: 'Cases not in a final state', of: (f) => one(f.open) },
  { name: 'tongban_cases_overdue', help: 'Open cases with a clock past its day', of: (f) => one(f.overdue) },
  { name: 'tongban_cases_offered', help: 'Cases being handed over', of: (f) => one(f.offered) },
  { name: 'tongban_steps_put_off', help: 'Steps that wait for a source elsewhere', of: (f) => one(f.putOff) },
  {
    name: 'tongban_rebuild_due',
    help: 'Tables lag behind the journal: tongban rebuild --write',
    of: (f) => one(f.rebuildDue),
  },
  { name: 'tongban_database_bytes', help: 'Size of the database of the node', of: (f) => one(f.bytes) },
  {
    name: 'tongban_letters_waiting',
    help: 'Letters without the receipt of the peer',
    of: (f) => f.peers.map(({ peer, waiting }) => ({ labels: { peer }, value: waiting })),
  },
  {
    name: 'tongban_letters_oldest_seconds',
    help: 'Age of the oldest letter without a receipt',
    of: (f) => f.peers.map(({ peer, oldest }) => ({ labels: { peer }, value: oldest })),
  },
  {
    name: 'tongban_letters_parked',
    help: 'Letters set aside: somebody has to look',
    of: (f) => f.peers.map(({ peer, parked }) => ({ labels: { peer }, value: parked })),
  },
];

/** Alive (`/health/live`), ready to work (`/health/ready`), and figures for Prometheus (`/metrics`). No personal data. */
export const metricsRoutes = (
  app: FastifyInstance,
  nodes: ReadonlyMap<string, Node>,
  jobs: ReadonlyMap<string, Jobs>,
  token = process.env.TONGBAN_METRICS_TOKEN,
): void => {
  const requests = countRequests(app);
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  app.addHook('onClose', async () => delay.disable());
  app.get('/health/live', { schema: { tags: ['operator'], summary: 'The process is alive' } }, async () => ({
    ok: true,
  }));
  app.get(
    '/health/ready',
    { schema: { tags: ['operator'], summary: 'The databases answer and the jobs run' } },
    async (_request, reply) => {
      const states = await Promise.all(
        [...nodes.values()].map(async (node) => {
          const database = await node.runtime.pool.query('select 1').then(
            () => true,
            () => false,
          );
          const failing = (jobs.get(node.id)?.report() ?? []).filter((job) => !job.ok).map(({ name }) => name);
          return [node.id, { database, failing }] as const;
        }),
      );
      const ready = states.every(([, { database, failing }]) => database && failing.length === 0);
      return reply.code(ready ? 200 : 503).send({ ok: ready, nodes: Object.fromEntries(states) });
    },
  );
  app.get(
    '/metrics',
    { schema: { tags: ['operator'], summary: 'Figures for Prometheus; from this machine, or with the token' } },
    async (request, reply) => {
      if (!mayScrape(request, token))
        throw new Refused(refuse('not-yours', ['仅限本机或持令牌读取', 'Only from this machine, or with the token']));
      const found = await Promise.all(
        [...nodes.values()].map(async (node) => ({
          node: node.id,
          metrics: await nodeMetrics(node.runtime.pool).catch(() => undefined),
          room: await node.files.room(),
        })),
      );
      const labelled = (gauge: Gauge): readonly Sample[] =>
        found.flatMap(({ node, metrics }) =>
          metrics ? gauge.of(metrics).map(({ labels, value }) => ({ labels: { node, ...labels }, value })) : [],
        );
      const running = [...jobs].flatMap(([node, all]) =>
        all.report().map(({ name, ok }) => ({ labels: { node, job: name }, value: ok ? 1 : 0 })),
      );
      const body = [
        text(
          'tongban_up',
          'gauge',
          'The database of the node answers',
          found.map(({ node, metrics }) => ({ labels: { node }, value: metrics ? 1 : 0 })),
        ),
        ...gauges.map((gauge) => text(gauge.name, 'gauge', gauge.help, labelled(gauge))),
        text(
          'tongban_disk_free_bytes',
          'gauge',
          'Free on the disk of the files of the node; the embedded database lies there too',
          found.map(({ node, room }) => ({ labels: { node }, value: room })),
        ),
        text('tongban_job_ok', 'gauge', 'The last run of a job went well', running),
        text('tongban_process_resident_bytes', 'gauge', 'Memory of the process', one(process.memoryUsage().rss)),
        text(
          'tongban_event_loop_delay_seconds',
          'gauge',
          'Delay of the event loop, 99th percentile since the last reading',
          one(delay.percentile(99) / 1e9),
        ),
        requests(),
      ].join('');
      delay.reset();
      return reply.type('text/plain; version=0.0.4; charset=utf-8').send(body);
    },
  );
};
