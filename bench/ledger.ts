import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Cluster, ensureDatabase, startCluster } from '#store/cluster/index.ts';
import { openPool, type Pool } from '#store/db.ts';
import { type DoorOptions, type LedgerDoor, openLedgerDoor } from '#store/ledger/index.ts';
import { migrate } from '#store/migrate.ts';
import { trialBalance } from '#store/queries/ledger-reads.ts';
import type { Bench } from './bench.ts';
import { curve } from './ledger-curve.ts';
import { caller, fillBooks, type Mix } from './ledger-load.ts';
import { againstDefault, baseline } from './pgbench.ts';
import { watchPhases } from './phases.ts';
import { postmasterOf, processorMs } from './processor.ts';

const options = {
  smoke: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  accounts: { type: 'string', default: '200000' },
  hot: { type: 'string', default: '50' },
  connections: { type: 'string', default: '16' },
  callers: { type: 'string', default: '64' },
  bulk: { type: 'string', default: '100' },
  seconds: { type: 'string', default: '20' },
  lanes: { type: 'string', default: '4' },
  most: { type: 'string', default: '1000' },
  scale: { type: 'string', default: '20' },
  base: { type: 'string', default: '10' },
  curve: { type: 'boolean', default: false },
  upTo: { type: 'string', default: '5000000' },
  stored: { type: 'string', default: '50000000' },
} as const;

export interface Load extends Mix {
  readonly callers: number;
  readonly bulk: number;
  readonly seconds: number;
}

interface Measured {
  readonly perSecond: number;
  readonly refused: number;
  /** Milliseconds per request, from when it was due. */
  readonly p50: number;
  readonly p99: number;
}

const measured = (times: number[], done: number, refused: number, seconds: number): Measured => {
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
  return { perSecond: Math.round(done / seconds), refused, p50: at(0.5), p99: at(0.99) };
};

/** As fast as answers come: every caller sends its next request when it has the answer. */
export const closedLoop = async (door: LedgerDoor, load: Load, name: string): Promise<Measured> => {
  const times: number[] = [];
  let [done, refused] = [0, 0];
  const began = performance.now();
  const until = began + load.seconds * 1000;
  const one = async (n: number): Promise<void> => {
    const next = caller(`${name}${n}`, load);
    while (performance.now() < until) {
      const transfers = next(load.bulk);
      const start = performance.now();
      const outcomes = await door.post(transfers);
      times.push(performance.now() - start);
      done += outcomes.length;
      for (const outcome of outcomes) if (outcome !== 'posted') refused++;
    }
  };
  await Promise.all(Array.from({ length: load.callers }, (_, n) => one(n)));
  return measured(times, done, refused, (performance.now() - began) / 1000);
};

/** At a fixed rate, whether answers come or not; waiting counts from when the request was due. */
const openLoop = async (door: LedgerDoor, load: Load, perSecond: number, name: string): Promise<Measured> => {
  const times: number[] = [];
  const callers = Array.from({ length: load.callers }, (_, n) => caller(`${name}${n}`, load));
  const every = (load.bulk * 1000) / perSecond;
  const pending: Promise<void>[] = [];
  let [done, refused, due] = [0, 0, performance.now()];
  const began = due;
  for (let n = 0; due < began + load.seconds * 1000; n++, due += every) {
    const wait = due - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    const [transfers, from] = [(callers[n % callers.length] as (size: number) => never[])(load.bulk), due];
    pending.push(
      door.post(transfers).then((outcomes) => {
        times.push(performance.now() - from);
        done += outcomes.length;
        for (const outcome of outcomes) if (outcome !== 'posted') refused++;
      }),
    );
  }
  await Promise.all(pending);
  return measured(times, done, refused, (performance.now() - began) / 1000);
};

export const withBooks = async <T>(
  work: (cluster: Cluster, pool: Pool) => Promise<T>,
  connections: number,
): Promise<T> => {
  const home = mkdtempSync(join(tmpdir(), 'tongban-bench-'));
  const cluster = await startCluster({ home, log: () => {}, durable: true });
  try {
    await ensureDatabase(cluster, 'ledger');
    await migrate(cluster.url('ledger', 'owner'));
    const pool = openPool(cluster.url('ledger', 'app'), { max: connections });
    try {
      return await work(cluster, pool);
    } finally {
      await pool.end();
    }
  } finally {
    await cluster.stop();
    rmSync(home, { recursive: true, force: true });
  }
};

/**
 * Transfers per second through the batch door, on a server that forces every commit to disk, against pgbench's TPC-B on
 * the same server with as many connections. Half of all transfers meet one of the hot accounts.
 */
const bench = {
  name: 'ledger',
  smoke: ['--smoke'],
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options, strict: true });
    const smoke = values.smoke;
    const seconds = smoke ? 1.5 : Number(values.seconds);
    const load: Load = {
      accounts: smoke ? 10_000 : Number(values.accounts),
      hot: Number(values.hot),
      callers: Number(values.callers),
      bulk: Number(values.bulk),
      seconds,
    };
    const clients = smoke ? 4 : Number(values.connections);
    if (values.curve) return curve(load, { accounts: Number(values.upTo), stored: Number(values.stored) }, clients);
    return withBooks(async (cluster, pool) => {
      const server = await postmasterOf(pool);
      const measure = async () => {
        const options = {
          clients,
          seconds: smoke ? 2 : Number(values.base),
          scale: smoke ? clients : Number(values.scale),
          byDefault: true as const,
        };
        let began = 0;
        const found = await baseline(cluster, options, () => {
          began = processorMs(server) ?? Number.NaN;
        });
        const used = (processorMs(server) ?? Number.NaN) - began;
        return { ...found, each: (used * 1000) / (found.perSecond * options.seconds) };
      };
      const before = await measure();
      let tell: NonNullable<DoorOptions['tell']> = () => {};
      const now = (): string => new Date().toISOString();
      const door = openLedgerDoor({
        pool,
        node: 'bench',
        now,
        dayOf: (at) => at.slice(0, 10),
        lanes: Number(values.lanes),
        most: Number(values.most),
        tell: (times) => tell(times),
      });
      await fillBooks(pool, door, load.accounts, now().slice(0, 10));
      await closedLoop(door, { ...load, seconds: smoke ? 0.5 : 3 }, 'warm');
      const [began, at] = [processorMs(server) ?? Number.NaN, performance.now()];
      const full = await closedLoop(door, load, 'full');
      const used = (processorMs(server) ?? Number.NaN) - began;
      const each = (used * 1e6) / (full.perSecond * (performance.now() - at));
      const watch = await watchPhases(pool);
      tell = watch.tell;
      const half = await openLoop(door, load, full.perSecond / 2, 'half');
      const phases = await watch.end();
      const drift = await trialBalance(pool);
      // Before and after, for a machine is not equally fast all the time.
      const after = smoke ? before : await measure();
      const base = (before.perSecond + after.perSecond) / 2;
      const stored = (await pool.query('select count(*) from ledger_transfers')).rows[0].count;
      const details = {
        baseline: before.name,
        baselines: [Math.round(before.perSecond), Math.round(after.perSecond)],
        ...againstDefault(
          full.perSecond,
          before.byDefault && after.byDefault && (before.byDefault + after.byDefault) / 2,
        ),
        ...load,
        lanes: values.lanes,
        most: values.most,
        full,
        half,
        phases,
        // Microseconds of processor: what others do on a shared machine is not in them. Of pgbench the server's alone.
        processor: { transfer: Math.round(each * 10) / 10, baseline: Math.round((before.each + after.each) / 2) },
        drift,
        stored,
      };
      return {
        name: 'ledger',
        value: full.perSecond,
        unit: 'transfers/s',
        baseline: Math.round(base),
        ratio: full.perSecond / base,
        target: 12,
        details,
      };
    }, clients);
  },
} satisfies Bench;

export default bench;

if (import.meta.main) {
  const args = process.argv.slice(2);
  const result = await bench.run(args);
  if (args.includes('--json')) console.log(JSON.stringify(result));
  else
    console.log(
      `${result.name}: ${result.value} ${result.unit}, ${result.ratio.toFixed(1)} × ${result.baseline}/s (${result.details?.baseline})\n${JSON.stringify(result.details, null, 1)}`,
    );
}
