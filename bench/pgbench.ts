import { spawn } from 'node:child_process';
import pg from 'pg';
import { type Cluster, ensureDatabase, withClient } from '#store/cluster/index.ts';

export interface Baseline {
  /** Says which: pgbench's TPC-B, or the loop that stands in for it. */
  readonly name: string;
  readonly perSecond: number;
}

export interface BaselineOptions {
  readonly clients: number;
  readonly seconds: number;
  /** pgbench's scale: branches, 100,000 accounts each. Below the number of clients they wait for each other's branch. */
  readonly scale: number;
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
  { clients, seconds, scale }: BaselineOptions,
  begins: () => void,
): Promise<number | undefined> => {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? hostname;
  const env = { PGPASSWORD: decodeURIComponent(password) };
  const where = ['-h', host, '-p', port, '-U', decodeURIComponent(username)];
  const database = pathname.slice(1);
  if ((await output('pgbench', [...where, '-i', '-q', '-s', String(scale), database], env)) === undefined)
    return undefined;
  begins();
  const jobs = String(Math.min(2, clients));
  const text = await output(
    'pgbench',
    [...where, '-M', 'prepared', '-n', '-c', String(clients), '-j', jobs, '-T', String(Math.ceil(seconds)), database],
    env,
  );
  const found = /tps = ([\d.]+)/.exec(text ?? '');
  return found ? Number(found[1]) : undefined;
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
    const perSecond = await pgbench(url, options, begins);
    if (perSecond !== undefined)
      return { name: `pgbench TPC-B, prepared, scale ${options.scale}, ${options.clients} connections`, perSecond };
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
