import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { refusal, withClient } from './connect.ts';
import { endChild, freshHome, isRoot, startChild } from './home.fixture.ts';
import { ensureDatabase, startCluster } from './index.ts';
import { readPidFile } from './pid-file.ts';
import { isAlive } from './process.ts';

/** One home for the tests that only need "an earlier run"; each leaves it stopped. */
const home = freshHome();
const data = join(home, 'pg');

async function start(at = home) {
  const lines: string[] = [];
  const cluster = await startCluster({ home: at, log: (line) => lines.push(line), durable: false });
  return { cluster, said: () => lines.join('\n') };
}

const ask = async (url: string, sql: string): Promise<unknown> =>
  withClient(url, async (client) => Object.values((await client.query(sql)).rows[0] ?? {})[0]);

test('the first start makes a cluster with passwords, Chinese trigrams and an app role that is no superuser', async () => {
  const began = performance.now();
  const { cluster, said } = await start();
  assert.match(said(), /First start/);
  assert.equal(await ensureDatabase(cluster, 'shanghai'), true);
  assert.equal(await ensureDatabase(cluster, 'shanghai'), false);
  console.log(`first start and one database: ${((performance.now() - began) / 1000).toFixed(2)} s`);
  const owner = cluster.url('shanghai', 'owner');
  await ask(owner, 'CREATE EXTENSION pg_trgm');
  assert.equal(await ask(owner, `SELECT cardinality(show_trgm('公共资源'))`), 5);
  assert.equal(await ask(owner, 'SHOW server_encoding'), 'UTF8');
  const app = cluster.url('shanghai');
  assert.equal(await ask(app, `SELECT current_user || current_setting('is_superuser')`), 'tongban_appoff');
  assert.equal((await refusal(cluster.url('postgres')))?.code, '42501', 'the app role has no business elsewhere');
  await assert.rejects(ask(app, 'CREATE TABLE t (a int)'), /permission denied/);
  await assert.rejects(ensureDatabase(cluster, 'Shanghai"; --'), /cannot be the name/);
  for (const url of [app.replace(/:[0-9a-f]+@/, ':wrong@'), `${app.replace(/:[0-9a-f]+@/, ':@').split('?')[0]}`]) {
    assert.ok(await refusal(url), 'nobody enters without the password');
  }
  assert.equal(statSync(join(home, 'pg-secrets.json')).mode & 0o777, 0o600);
  await cluster.stop();
  await cluster.stop();
  assert.equal(existsSync(join(home, 'tongban.lock')), false);
  assert.equal(existsSync(join(data, 'postmaster.pid')), false);
});

test('the second start is quick, on the same port, with everything still there', async () => {
  const port = readFileSync(join(home, 'pg-port'), 'utf8');
  const began = performance.now();
  const { cluster, said } = await start();
  const seconds = (performance.now() - began) / 1000;
  console.log(`again: ${seconds.toFixed(2)} s`);
  assert.ok(seconds < 5);
  assert.equal(said(), '');
  assert.equal(readFileSync(join(home, 'pg-port'), 'utf8'), port);
  assert.equal(await ensureDatabase(cluster, 'shanghai'), false);
  await cluster.stop();
});

test('a server that survived the SIGKILL of its parent is taken over', async () => {
  const { child, answer } = await startChild(home);
  const { pid } = readPidFile(data)!;
  await endChild(child, 'SIGKILL');
  assert.ok(isAlive(pid));
  const { cluster, said } = await start();
  assert.match(said(), /no longer runs: removed/);
  assert.match(said(), /still running/);
  assert.equal(readPidFile(data)?.pid, pid);
  assert.equal(cluster.url('postgres', 'owner'), answer.url);
  await cluster.stop();
  assert.equal(isAlive(pid), false);
});

test('a survivor that does not accept our passwords is stopped, and lost passwords are set anew', async () => {
  const { child } = await startChild(home);
  const { pid } = readPidFile(data)!;
  await endChild(child, 'SIGKILL');
  rmSync(join(home, 'pg-secrets.json'));
  const { cluster, said } = await start();
  assert.match(said(), /stopped and started anew: it does not answer us/);
  assert.match(said(), /passwords of the database were lost/);
  assert.notEqual(readPidFile(data)?.pid, pid);
  assert.equal(await refusal(cluster.url('shanghai')), undefined);
  await cluster.stop();
});

test('a pid file whose number now belongs to another process does not hinder, and that process is left alone', async () => {
  writeFileSync(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n1\n23456\nrun\n127.0.0.1\n 1 1\nready\n`);
  const port = readFileSync(join(home, 'pg-port'), 'utf8').trim();
  writeFileSync(join(data, `run/.s.PGSQL.${port}.lock`), `${process.pid}\n`);
  const { cluster, said } = await start();
  assert.match(said(), /not stopped in order/);
  await cluster.stop();
});

test('a busy port leads to another, and that is said', async () => {
  const port = Number(readFileSync(join(home, 'pg-port'), 'utf8'));
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve));
  const { cluster, said } = await start();
  assert.match(said(), new RegExp(`Port ${port} is taken by another program: the database uses port ${port + 1}`));
  assert.equal(readPidFile(data)?.port, port + 1);
  assert.equal(await refusal(cluster.url('postgres', 'owner').split('?')[0]!), undefined, 'by TCP as well');
  await cluster.stop();
  squatter.close();
});

test('two starts at once: one runs, the other is refused in words', async () => {
  const answers = await Promise.all([startChild(home), startChild(home)]);
  const [running, refused] = answers.toSorted((a, b) => Number(b.answer.ok) - Number(a.answer.ok));
  assert.deepEqual([running!.answer.ok, refused!.answer.ok], [true, false]);
  assert.match(refused!.answer.message, new RegExp(`already in use by process ${running!.child.pid}`));
  await endChild(running!.child, 'order');
  assert.equal(readPidFile(data), undefined);
});

test('a first start that was killed half way is begun anew; a path too long for a socket is served by TCP', async () => {
  const long = join(freshHome(), 'a'.repeat(60), 'home');
  mkdirSync(join(long, 'pg.new/base'), { recursive: true });
  const { cluster } = await start(long);
  assert.doesNotMatch(cluster.url('postgres', 'owner'), /host=/);
  assert.equal(await refusal(cluster.url('postgres', 'owner')), undefined);
  await cluster.stop();
  writeFileSync(join(long, 'pg/PG_VERSION'), '17\n');
  await assert.rejects(start(long), /is of PostgreSQL version 17, the installed programs are version 18/);
});

test('root works below a directory with mode 0700', {
  skip: isRoot ? false : 'announced: only root can hand files to another user',
}, async () => {
  const closed = freshHome(0o700);
  const { cluster } = await start(closed);
  assert.equal(await ensureDatabase(cluster, 'shanghai'), true);
  assert.notEqual(statSync(`/proc/${readPidFile(join(closed, 'pg'))!.pid}`).uid, 0);
  await cluster.stop();
});

test('an ordinary user works below a directory with mode 0700', {
  skip: isRoot ? false : 'announced: only root can hand files to another user',
}, async (context) => {
  const nobody = 65534;
  const own = freshHome(0o700, nobody);
  let started: Awaited<ReturnType<typeof startChild>>;
  try {
    started = await startChild(own, nobody);
  } catch {
    return context.skip('nobody may not run this Node or read this checkout');
  }
  assert.equal(started.answer.ok, true, started.answer.message);
  assert.equal(statSync(join(own, 'pg')).uid, nobody);
  await endChild(started.child, 'SIGKILL');
  const { cluster, said } = await start(own);
  assert.match(said(), /still running/, 'root takes over what the user left');
  await cluster.stop();
});
