import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { refusal } from './connect.ts';
import { endChild, freshHome, startChild } from './home.fixture.ts';
import { type Cluster, startCluster, supervise } from './index.ts';
import { readPidFile } from './pid-file.ts';

const home = freshHome();

/** Kills the server with work under way; resolves when it answers again. */
async function killAndWait(cluster: Cluster): Promise<string[]> {
  const lines: string[] = [];
  const url = cluster.url('postgres', 'owner');
  const busy = new pg.Client({ connectionString: url });
  busy.on('error', () => {});
  await busy.connect();
  busy.query('SELECT pg_sleep(0.4)').catch(() => {});
  let supervision: ReturnType<typeof supervise> | undefined;
  await new Promise<void>((resolve) => {
    supervision = supervise(cluster, { log: (line) => lines.push(line), pauses: [10, 50], onUp: resolve });
    process.kill(readPidFile(join(home, 'pg'))!.pid, 'SIGKILL');
  });
  assert.equal(cluster.url('postgres', 'owner'), url, 'pools keep their address');
  assert.equal(await refusal(url), undefined);
  await supervision?.stop();
  return lines;
}

test('a server killed under load is running again by itself, whether started or taken over', async () => {
  const { child } = await startChild(home);
  await endChild(child, 'SIGKILL');
  const cluster = await startCluster({ home, log: () => {}, durable: false });
  assert.match((await killAndWait(cluster)).join('\n'), /ended unexpectedly: it is gone.*running again/s);
  assert.match((await killAndWait(cluster)).join('\n'), /ended by SIGKILL.*running again/s);
  const reasons: string[] = [];
  cluster.onExit((reason) => reasons.push(reason));
  await cluster.stop();
  assert.deepEqual(reasons, [], 'a stop that was asked for is no accident');
  await assert.rejects(cluster.restart(), /was stopped/);
});

test('failed attempts are repeated with growing pauses until one succeeds', async () => {
  let listener: (reason: string) => void = () => {};
  let attempts = 0;
  const cluster = {
    onExit: (given: (reason: string) => void) => {
      listener = given;
      return () => {};
    },
    restart: async () => {
      attempts += 1;
      if (attempts < 3) throw new Error('no room on the disk');
    },
  } as unknown as Cluster;
  const lines: string[] = [];
  const began = Date.now();
  await new Promise<void>((resolve) => {
    supervise(cluster, { log: (line) => lines.push(line), pauses: [5, 40, 60], onUp: resolve });
    listener('it ended with code 1');
  });
  assert.equal(attempts, 3);
  assert.ok(Date.now() - began >= 100);
  assert.equal(lines.filter((line) => line.includes('no room on the disk')).length, 2);
});
