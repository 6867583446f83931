import { spawn } from 'node:child_process';
import pg from 'pg';
import { type Cluster, ensureDatabase, withClient } from '#store/cluster/index.ts';

export interface Baseline {
  /** Says which: pgbench's TPC-B, or the loop that stands in for it. */
  readonly name: string;
  readonly perSecond: number;
  /** The same with the program's own defaults (simple protocol: every statement is planned anew), if that was asked for. */
  readonly byDefault?: number;
}

export interface BaselineOptions {
  readonly clients: number;
  readonly seconds: number;
  /** pgbench's scale: branches, 100,000 accounts each. Below the number of clients they wait for each other's branch. */
  readonly scale: number;
  /** Whether it is also run with its defaults. The ratio is against prepared statements, the harder of the two, for ours are prepared too. */
  readonly byDefault?: true;
}

const DATABASE = 'bench_baseline';

/** The output of a program that ended well; nothing if it is not installed or failed. Passwords go by the environment. */
const output = (program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string | undefined> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'ignore'] });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
    });
    child.on('error', () => resolve(undefined));
    child.on('close', (code) => resolve(code === 0 ? text : undefined));
  });

/** Over the same kind of connection as the program's own: the socket if the address names one, else TCP with a password. */
const pgbench = async (
  url: string,
  { clients, seconds, scale, byDefault }: BaselineOptions,
  begins: () => void,
): Promise<Omit<Baseline, 'name'> | undefined> => {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? hostname;
  const env = { PGPASSWORD: decodeURIComponent(password) };
  const where = ['-h', host, '-p', port, '-U', decodeURIComponent(username)];
  const database = pathname.slice(1);
  if ((await output('pgbench', [...where, '-i', '-q', '-s', String(scale), database], env)) === undefined)
    return undefined;
  const jobs = String(Math.min(2, clients));
  const run = async (mode: 'prepared' | 'simple'): Promise<number | undefined> => {
    const how = ['-M', mode, '-n', '-c', String(clients), '-j', jobs, '-T', String(Math.ceil(seconds))];
    const found = /tps = ([\d.]+)/.exec((await output('pgbench', [...where, ...how, database], env)) ?? '');
    return found ? Number(found[1]) : undefined;
  };
  const simple = byDefault ? await run('simple') : undefined;
  begins();
  const perSecond = await run('prepared');
  return perSecond === undefined ? undefined : { perSecond, ...(simple !== undefined && { byDefault: simple }) };
};

const FALLBACK = `create table if not exists counters (id int primary key, value bigint not null);
  insert into counters select n, 0 from generate_series(1, 100000) n on conflict do nothing`;

/** One row changed per transaction, as many at once as `clients`: kinder to the server than TPC-B, so the ratio is lower. */
const loop = async (url: string, { clients, seconds }: BaselineOptions, begins: () => void): Promise<number> => {
  await withClient(url, (client) => client.query(FALLBACK));
  begins();
  const until = performance.now() + seconds * 1000;
  let done = 0;
  const one = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (; performance.now() < until; done++)
      await client.query({
        name: 'one',
        text: 'update counters set value = value + 1 where id = $1',
        values: [1 + Math.floor(Math.random() * 100_000)],
      });
    await client.end();
  };
  await Promise.all(Array.from({ length: clients }, one));
  return done / seconds;
};

/** What the same server does with as many connections when every act is a transaction of its own. `begins`: filled, now it is measured. */
export const baseline = async (
  cluster: Cluster,
  options: BaselineOptions,
  begins: () => void = () => {},
): Promise<Baseline> => {
  await ensureDatabase(cluster, DATABASE);
  try {
    const url = cluster.url(DATABASE, 'owner');
    const found = await pgbench(url, options, begins);
    if (found)
      return { name: `pgbench TPC-B, prepared, scale ${options.scale}, ${options.clients} connections`, ...found };
    return {
      name: `loop of one-row transactions (no usable pgbench), ${options.clients} connections`,
      perSecond: await loop(url, options, begins),
    };
  } finally {
    await withClient(cluster.maintenanceUrl, (client) =>
      client.query(`drop database if exists ${cluster.databaseName(DATABASE)} with (force)`),
    );
  }
};

/** For the details of a result: how it compares with pgbench as it is run by default. */
export const againstDefault = (value: number, byDefault: number | undefined) =>
  byDefault === undefined
    ? {}
    : {
        pgbenchByDefault: { perSecond: Math.round(byDefault), ratio: Math.round((value * 1000) / byDefault) / 1000 },
      };
