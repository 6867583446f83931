import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reachCluster, withClient } from '#store/cluster/index.ts';
import type { Write } from '../support/load.ts';
import { freePort, type ServerProcess, startServer } from '../support/process.ts';
import type { Host } from './hosts.ts';

const root = join(import.meta.dirname, '../..');

export const hasNats = (): boolean => spawnSync('nats-server', ['--version']).status === 0;
export const natsMissing = 'announced: nats-server is not installed (apt-get install nats-server)';

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const here: Pick<Host, 'within' | 'address'> = { within: [], address: '127.0.0.1' };

export interface Broker {
  readonly url: string;
  readonly start: () => Promise<void>;
  readonly kill: () => Promise<void>;
}

/** A real nats-server with JetStream; `cluster`: the other routes of a cluster of three. */
export const broker = async (
  folder: string,
  port: number,
  more: readonly string[] = [],
  host: Pick<Host, 'within' | 'address'> = here,
): Promise<Broker> => {
  let child: ChildProcess | undefined;
  const url = `nats://${host.address}:${port}`;
  const start = async (): Promise<void> => {
    const program = ['nats-server', '-a', host.address, '-p', String(port), '-js', '-sd', folder, ...more];
    const [command, ...rest] = [...host.within, ...program] as [string, ...string[]];
    child = spawn(command, rest, { stdio: 'ignore' });
    await pause(500);
  };
  const kill = async (): Promise<void> => {
    const dying = child;
    if (!dying || dying.exitCode !== null) return;
    const gone = new Promise((resolve) => dying.once('exit', resolve));
    dying.kill('SIGKILL');
    await gone;
  };
  await start();
  return { url, start, kill };
};

/** Three servers that keep each stream together, each on a host of its own where there are hosts. */
export const brokers = async (
  folder: string,
  hosts: readonly Pick<Host, 'within' | 'address'>[] = [here, here, here],
): Promise<{ readonly url: string; readonly all: readonly Broker[] }> => {
  const ports = await Promise.all(Array.from({ length: 6 }, freePort));
  const addressOf = (n: number): string => (hosts[n] ?? here).address;
  const routes = ports
    .slice(3)
    .map((port, n) => `nats://${addressOf(n)}:${port}`)
    .join(',');
  const all: Broker[] = [];
  for (let n = 0; n < 3; n++)
    all.push(
      await broker(
        join(folder, `n${n}`),
        ports[n] as number,
        [
          '-server_name',
          `n${n}`,
          '-cluster_name',
          'zone',
          '-cluster',
          `nats://${addressOf(n)}:${ports[n + 3]}`,
          '-routes',
          routes,
        ],
        hosts[n],
      ),
    );
  return { url: all.map(({ url }) => url).join(','), all };
};

export interface Side {
  readonly id: string;
  readonly host?: Pick<Host, 'within' | 'address'>;
  readonly home: string;
  readonly port: number;
  server: ServerProcess | undefined;
}

export const cli = (args: readonly string[], program = root): { readonly code: number; readonly out: string } => {
  const done = spawnSync(process.execPath, [join(program, 'cli/tongban.ts'), ...args], {
    cwd: program,
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: '' },
  });
  return { code: done.status ?? 1, out: `${done.stdout}${done.stderr}` };
};

/** The same without holding up the people who work meanwhile in this process. */
export const cliMeanwhile = (args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'cli/tongban.ts'), ...args], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (out += chunk));
    child.on('close', (code) => resolve({ code: code ?? 1, out }));
  });

/** The two nodes of the border zone as two processes with a database server each, which meet through NATS only. */
export const pair = async (
  natsUrl: string,
  env: Readonly<Record<string, string>> = {},
  hosts: Readonly<Record<string, Pick<Host, 'within' | 'address'>>> = {},
) => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tongban-pair-')));
  const sideOf = async (id: string): Promise<Side> => {
    const home = join(folder, id);
    mkdirSync(home, { mode: 0o700 });
    const host = hosts[id];
    return { id, home, port: await freePort(), server: undefined, ...(host && { host }) };
  };
  const north = await sideOf('north');
  const south = await sideOf('south');
  const of = (side: Side): readonly string[] => ['--node', side.id, '--zone', 'border', '--home', side.home];
  const start = async (side: Side, more: Readonly<Record<string, string>> = {}, program?: string): Promise<void> => {
    side.server = await startServer({
      home: side.home,
      port: side.port,
      zone: 'border',
      args: ['--node', side.id],
      env: { NATS_URL: natsUrl, TONGBAN_DEMO_CASES: '0', ...env, ...more },
      ...(side.host && { host: side.host }),
      ...(program && { root: program }),
    });
  };
  return {
    folder,
    north,
    south,
    of,
    start,
    /** Identities are made and cards exchanged as two operators would. */
    introduce: (): void => {
      for (const side of [north, south]) {
        for (const act of [['init'], ['card', '--out', join(folder, `${side.id}.card`)]]) {
          const done = cli(['node', ...act, ...of(side)]);
          assert.equal(done.code, 0, `node ${act[0]} of ${side.id}: ${done.out}`);
        }
      }
      for (const [side, other] of [
        [north, south],
        [south, north],
      ] as const) {
        const card = join(folder, `${other.id}.card`);
        const kid = execFileSync(
          process.execPath,
          ['-p', `JSON.parse(fs.readFileSync(${JSON.stringify(card)}, 'utf8')).keys.kid`],
          { encoding: 'utf8' },
        ).trim();
        const trusted = cli(['node', 'trust', card, ...of(side), '--fingerprint', kid, '--by', 'a test']);
        assert.equal(trusted.code, 0, trusted.out);
      }
    },
    stop: async (): Promise<void> => {
      await north.server?.stop();
      await south.server?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type Pair = Awaited<ReturnType<typeof pair>>;

/** Asks the database of a side; while its server is being started again, asks once more. */
export const rowsAt = async <T>(side: Side, sql: string, tries = 40): Promise<readonly T[]> => {
  try {
    const cluster = await reachCluster({ home: side.home, log: () => {} });
    return await withClient(cluster.url(side.id, 'owner'), async (client) => (await client.query(sql)).rows as T[]);
  } catch (error) {
    if (tries === 0) throw error;
    await pause(500);
    return rowsAt(side, sql, tries - 1);
  }
};

/**
 * Until every letter has its receipt on both sides. Returns the seconds it took. Seen twice: the sides are not asked at one
 * instant, and between the two questions a whole delivery may have been taken and be about to be answered.
 */
export const untilQuiet = async (sides: readonly Side[], seconds = 90): Promise<number> => {
  const began = performance.now();
  const open = `select (select count(*) from outbox where receipt is null)::int as n, (select max(last_error) from outbox where receipt is null) as why`;
  let last = '';
  let quiet = 0;
  for (const until = Date.now() + seconds * 1000; Date.now() < until; await pause(150)) {
    const waiting = await Promise.all(sides.map((side) => rowsAt<{ n: number; why: string }>(side, open)));
    quiet = waiting.every(([row]) => row?.n === 0) ? quiet + 1 : 0;
    if (quiet === 2) return (performance.now() - began) / 1000;
    last = JSON.stringify(waiting);
  }
  return assert.fail(`letters are still under way after ${seconds} s: ${last}`);
};

export interface Found {
  readonly acts: number;
  readonly lost: number;
  readonly doubled: number;
}

/** What was answered at the window against what stands in the journals of both sides. */
export const findings = async (
  { north, south }: Pair,
  writes: readonly Write[],
  /** Kinds of letters that may have been refused. */
  refusable: readonly string[] = [],
): Promise<Found> => {
  const steps = `select stream as id, body->>'step' as step, count(*)::int as n from events where kind = 'case' group by 1, 2`;
  type Row = { id: string; step: string; n: number };
  const [here, there] = [await rowsAt<Row>(north, steps), await rowsAt<Row>(south, steps)];
  const at = (rows: readonly Row[]) => new Map(rows.map(({ id, step, n }) => [`${id} ${step}`, n]));
  const [home, abroad] = [at(here), at(there)];
  const lost = writes.filter(
    ({ case: id, step }) => !home.has(`${id} ${step}`) || (step === 'handOver' && !abroad.has(`${id} arrive`)),
  );
  const doubled = [...here, ...there].filter(({ n }) => n !== 1);
  const holders = `select id, holder, version, state, offered_to from cases where doc ? 'crossed' order by id`;
  assert.deepEqual(
    await rowsAt(north, holders),
    await rowsAt(south, holders),
    'both sides agree who holds which case',
  );
  for (const side of [north, south]) {
    const left = await rowsAt<{ kind: string }>(side, `select kind, problem from inbox where state <> 'done'`);
    const wrong = left.filter(({ kind }) => !refusable.includes(kind));
    assert.deepEqual(wrong, [], `letters were not taken at ${side.id}`);
  }
  return { acts: writes.length, lost: lost.length, doubled: doubled.length };
};
