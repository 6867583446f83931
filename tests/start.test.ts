import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openSite } from '#server/audit/site.ts';
import { verifyNode } from '#server/audit/verify.ts';
import { load, loadDemos } from '#server/load.ts';
import { reachCluster, withClient } from '#store/cluster/index.ts';
import { readPidFile } from '#store/cluster/pid-file.ts';
import { isPostgresOf } from '#store/cluster/process.ts';
import { testCluster } from './support/database.ts';
import { freePort, type ServerProcess, signIn, startServer } from './support/process.ts';

/** The whole program as `npm start` runs it, from whatever state it finds: each is said plainly and handled. */
const base = realpathSync(mkdtempSync(join(tmpdir(), 'tongban-start-')));
const home = join(base, '通办 的家');
const running = new Set<ServerProcess>();

const begin = async (options: Partial<Parameters<typeof startServer>[0]> = {}): Promise<ServerProcess> => {
  const server = await startServer({ home, port: await freePort(), zone: 'border', ...options });
  running.add(server);
  return server;
};

const end = async (server: ServerProcess): Promise<void> => {
  running.delete(server);
  await server.stop();
};

after(async () => {
  for (const server of running) await server.stop();
  rmSync(base, { recursive: true, force: true });
});

const killDatabase = (): void => {
  const directory = join(home, 'pg');
  const found = readPidFile(directory);
  if (found && isPostgresOf(found.pid, directory)) process.kill(found.pid, 'SIGKILL');
};

/** Starts, and is killed after so many milliseconds, in whatever it is doing then. */
const killedAfter = async (ms: number): Promise<void> => {
  const timer = new AbortController();
  const starting = begin({ signal: timer.signal });
  setTimeout(() => timer.abort(), ms);
  const early = await starting.catch(() => undefined);
  if (!early) return;
  running.delete(early);
  await early.kill();
};

const casesPlayed = async (): Promise<number> => {
  const cluster = await reachCluster({ home, log: () => {} });
  const found = new Set<string>();
  for (const { id } of (await load('border')).zone.nodes) {
    const { rows } = await withClient(cluster.url(id, 'owner'), (client) =>
      client.query<{ id: string }>(`select id from cases where doc->'parent' is null`),
    );
    for (const row of rows) found.add(row.id);
  }
  return found.size;
};

test('a start that is killed at any moment, its database now and then too, is taken up by the next and completed', {
  timeout: 280_000,
}, async (t) => {
  for (const ms of [250, 700, 1300, 2000, 2800, 3600, 4500]) {
    await killedAfter(ms + Math.random() * 400);
    if (ms === 2000 || ms === 3600) killDatabase();
  }
  const server = await begin();
  t.diagnostic(`complete after ${server.seconds.toFixed(1)} s more`);
  assert.equal(await casesPlayed(), (await loadDemos('border')).flatMap(({ cases }) => cases).length);
  assert.doesNotMatch(server.said(), /demonstration: /, 'no line was refused on the way');
  await signIn(server.origin, 'north', 'north-window-1');
  assert.equal(statSync(home).mode & 0o777, 0o700);
  await end(server);
});

test('what an interrupted demonstration wrote verifies, and a further start plays nothing again', async () => {
  const server = await begin();
  assert.doesNotMatch(server.said().split('running').at(-1) ?? '', /Playing/);
  const program = await load('border');
  const site = await openSite({ program, cluster: await reachCluster({ home, log: () => {} }), home });
  try {
    for (const node of site.nodes.values()) assert.deepEqual((await verifyNode(node, [])).findings, []);
  } finally {
    await site.close();
  }
});

test('law diff rehearses a reform over what is stored: table, JSON and XLSX, beside the running zone, read-only', async () => {
  const law = (...args: readonly string[]) => {
    const root = join(import.meta.dirname, '..');
    const given = [join(root, 'cli/tongban.ts'), 'law', 'diff', ...args, '--zone', 'border', '--home', home];
    const run = spawnSync(process.execPath, given, { cwd: root, env: { ...process.env, DATABASE_URL: '' } });
    return { status: run.status, out: String(run.stdout), err: String(run.stderr) };
  };
  const program = await load('border');
  const key = 'cross-province-window.transferTerm';
  const sheet = join(base, 'diff.xlsx');
  const asked = [key, '--to', '20wd', '--from', '2000-01-01', '--pending'];
  const told = law(...asked, '--xlsx', sheet);
  assert.equal(told.status, 0, told.err);
  for (const { id } of program.zone.nodes) assert.match(told.out, new RegExp(`^${id}: \\d+ cases 办件`, 'm'));
  assert.match(told.out, /节点 node\t办件 case\t在办或已结 open or past/);
  assert.equal(readFileSync(sheet).subarray(0, 2).toString(), 'PK');
  const asJson = law(...asked, '--json');
  const found = JSON.parse(asJson.out) as { node: string; cases: number }[];
  assert.ok(found.reduce((sum, { cases }) => sum + cases, 0) > 0);
  const wrong = law(key, '--to', 'soon', '--from', '2000-01-01');
  assert.deepEqual([wrong.status, wrong.out], [1, '']);
  assert.match(wrong.err, /no value of kind term/);
  assert.equal(law(key, '--to', '20wd', '--from', 'tomorrow').status, 2);
  assert.match(law(key, '--to', '20wd', '--from', '2000-01-01', '--xlsx', base).err, /EISDIR/);
  const cluster = await reachCluster({ home, log: () => {} });
  const site = await openSite({ program, cluster, home, readOnly: true });
  for (const { pool } of site.nodes.values())
    await assert.rejects(pool.query('create table t (n int)'), /read-only transaction/);
  await site.close();
});

test('ledger statement says what is wrong with an account, an instant or a node that is none', () => {
  const root = join(import.meta.dirname, '..');
  const node = ['--node', 'north'];
  const faults: [readonly string[], RegExp, number?][] = [
    [['no/such', ...node], /north .*has no account no\/such/],
    [
      ['no/such', ...node, '--at', '2026-02-30T00:00:00Z'],
      /--at "2026-02-30T00:00:00Z"[\s\S]*例如 2021-09-17T16:00:00\+08:00/,
      2,
    ],
    [['no/such', ...node, '--at', '2026-02-28'], /--at "2026-02-28"/, 2],
    [['no/such', ...node, '--node', 'south'], /--node is said twice/, 2],
  ];
  for (const [args, why, code = 1] of faults) {
    const given = [join(root, 'cli/tongban.ts'), 'ledger', 'statement', ...args, '--zone', 'border', '--home', home];
    const run = spawnSync(process.execPath, given, { cwd: root, env: { ...process.env, DATABASE_URL: '' } });
    assert.deepEqual([run.status, String(run.stdout)], [code, ''], args.join(' '));
    assert.match(String(run.stderr), why);
  }
});

const refusedStart = (env: Readonly<Record<string, string>>, args: readonly string[] = []) => {
  const root = join(import.meta.dirname, '..');
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, 'cli/tongban.ts'), 'start', ...(args.includes('--zone') ? [] : ['--zone', 'border']), ...args],
    { cwd: root, env: { ...process.env, DATABASE_URL: '', ...env }, timeout: 60_000 },
  );
  return { status, says: String(stderr) };
};

test('a second start on the same home is refused with the number of the first; the first goes on', async () => {
  const first = [...running][0] as ServerProcess;
  const { status, says } = refusedStart({ TONGBAN_HOME: home, PORT: String(await freePort()) });
  assert.equal(status, 1);
  assert.match(says, new RegExp(`already in use by process ${first.child.pid}`));
  assert.match(says, /TONGBAN_HOME/);
  assert.equal((await fetch(`${first.origin}/health`)).status, 200);
});

test('a busy port is said before anything is set up, with a way out', async () => {
  const first = [...running][0] as ServerProcess;
  const other = join(base, 'other');
  const port = new URL(first.origin).port;
  const { status, says } = refusedStart({ TONGBAN_HOME: other, PORT: port });
  assert.equal(status, 1);
  assert.match(says, new RegExp(`Port ${port} is in use by another program.*PORT=`));
  assert.throws(() => statSync(join(other, 'pg')), 'no database was made');
  assert.throws(() => statSync(join(other, 'tongban.lock')), 'the home is free again');
  await end(first);
});

test('settings that cannot be are refused in words', () => {
  const cases: readonly [Readonly<Record<string, string>>, readonly string[], RegExp][] = [
    [{ PORT: 'http' }, [], /PORT must be a number/],
    [
      { TONGBAN_HOME: join(base, 'x') },
      ['--zone', 'atlantis'],
      /--zone "atlantis": there is no such zone[\s\S]*Known: border, delta/,
    ],
    [
      { TONGBAN_HOME: join(base, 'x') },
      ['--node', 'east'],
      /--node "east": the zone border has no such node[\s\S]*Known: north, south/,
    ],
    [{ TONGBAN_HOME: join(base, 'x'), DATABASE_URL: 'mysql://a:b@c/d' }, [], /DATABASE_URL must look like/],
  ];
  for (const [env, args, says] of cases) assert.match(refusedStart(env, args).says, says);
});

test('--node hosts one node, on a given PostgreSQL server, below a directory with mode 0700', async (t) => {
  const shared = await testCluster();
  const name = `test_${process.pid}_8`;
  const sql = (text: string) => withClient(shared.maintenanceUrl, (client) => client.query(text));
  await sql(`CREATE DATABASE ${name}`);
  t.after(async () => {
    for (const one of [name, `${name}_north`]) await sql(`DROP DATABASE IF EXISTS ${one} WITH (FORCE)`);
  });
  const url = new URL(shared.maintenanceUrl);
  url.pathname = `/${name}`;
  const closed = join(base, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  const env = { DATABASE_URL: url.href, DATABASE_APP_PASSWORD: new URL(shared.url('x')).password };
  const server = await begin({ home: join(closed, 'north'), env, args: ['--node', 'north'] });
  assert.match(server.said(), /no card of south yet: letters to them are kept/);
  assert.doesNotMatch(server.said(), /Playing/, 'a demonstration needs the whole zone');
  await signIn(server.origin, 'north', 'north-window-1');
  assert.equal((await fetch(`${server.origin}/south/api/matters`)).status, 404);
  assert.throws(() => statSync(join(closed, 'north', 'pg')), 'no database of its own');
  await end(server);
});
