import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Cluster, ensureDatabase, withClient } from '#store/cluster/index.ts';
import { migrate, migrations } from '#store/migrate.ts';
import { testCluster } from '../../tests/support/database.ts';
import { backupExternal, restoreExternal } from './external.ts';

/** The same server with other names of databases. */
const named = (cluster: Cluster, prefix: string): Cluster => ({
  ...cluster,
  get maintenanceUrl() {
    return cluster.maintenanceUrl;
  },
  url: (database, role) => cluster.url(`${prefix}_${database}`, role),
  databaseName: (database) => cluster.databaseName(`${prefix}_${database}`),
});

test('a copy made by an older release comes into tables as they were then, and goes through what changed since', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tongban-older-')));
  const cluster = await testCluster();
  const [old, again] = [named(cluster, `old_${process.pid}`), named(cluster, `again_${process.pid}`)];
  const home = join(folder, 'home');
  for (const part of ['nodes', 'files']) mkdirSync(join(home, part), { recursive: true });
  const before = migrations()
    .map(({ name }) => name)
    .filter((name) => name < '0163');
  try {
    await ensureDatabase(old, 'north');
    await migrate(old.url('north', 'owner'), 'public', before);
    await withClient(old.url('north', 'owner'), async (client) => {
      await client.query(`insert into events (stream, version, kind, at, origin, body, commitment, leaf)
        values ('N1', 1, 'case', now(), 'north', '{"step": "open"}'::jsonb, '\\x00', '\\x00')`);
      await client.query(
        `insert into outbox (peer, kind, at, payload) values ('south', 'case.offer', now(), '{"case": "N1"}'::jsonb)`,
      );
    });
    await backupExternal(old, home, join(folder, 'copy'), {
      zone: 'border',
      nodes: ['north'],
      at: '2021-09-17T02:00:00.000Z',
    });
    await restoreExternal(again, join(folder, 'copy'), join(folder, 'again'));
    await withClient(again.url('north', 'owner'), async (client) => {
      const { rows } = await client.query(
        `select body ->> 'step' as step, pg_typeof(body)::text as type, (select payload ->> 'case' from outbox) as case from events`,
      );
      assert.deepEqual(rows, [{ step: 'open', type: 'json', case: 'N1' }]);
      const done = await client.query('select count(*)::int as n from migrations');
      assert.equal(done.rows[0].n, migrations().length);
    });
  } finally {
    await withClient(cluster.maintenanceUrl, async (client) => {
      for (const one of [old, again])
        await client.query(`drop database if exists ${one.databaseName('north')} with (force)`);
    });
    rmSync(folder, { recursive: true, force: true });
  }
});
