import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { freshDatabase, testCluster } from '../../tests/support/database.ts';
import { refusal, withClient } from './connect.ts';
import { freshHome } from './home.fixture.ts';
import { acquireLock, ensureDatabase, externalCluster } from './index.ts';

const home = freshHome();
(await acquireLock(home)).release();
const shared = await testCluster();
const base = shared.maintenanceUrl.replace('/postgres?', '/?');
const appPassword = new URL(shared.url('x')).password;
const prefix = `test_${process.pid}_9`;
const sql = (text: string): Promise<unknown> => withClient(shared.maintenanceUrl, (client) => client.query(text));

after(async () => {
  for (const node of ['shanghai', 'old']) await sql(`DROP DATABASE IF EXISTS ${prefix}_${node} WITH (FORCE)`);
});

test('a given server gets one database per node and the same two roles', async () => {
  const cluster = await externalCluster(base, { home, prefix, appPassword });
  assert.equal(cluster.kind, 'external');
  assert.equal(await ensureDatabase(cluster, 'shanghai'), true);
  assert.equal(await ensureDatabase(cluster, 'shanghai'), false);
  const found = await withClient(cluster.url('shanghai'), (client) =>
    client.query('SELECT current_user AS role, current_database() AS name'),
  );
  assert.deepEqual(found.rows, [{ role: 'tongban_app', name: `${prefix}_shanghai` }]);
  await cluster.restart();
  await cluster.stop();
  assert.equal(await refusal(shared.maintenanceUrl), undefined, 'stop leaves a given server running');
});

test('what is wrong with a given server is said in words, and without its password', async () => {
  await assert.rejects(externalCluster('mysql://a:geheim@x/y', { home }), (error: Error) => {
    assert.match(error.message, /must look like postgresql:/);
    assert.doesNotMatch(error.message, /geheim/);
    return true;
  });
  await assert.rejects(externalCluster('postgresql://a:b@127.0.0.1:1/x', { home }), /cannot be used: .*ECONNREFUSED/);
  await assert.rejects(externalCluster(base, { home, appPassword: 'wrong' }), /password unknown here/);
});

test('a database in which Chinese text cannot be searched is refused', async () => {
  const cluster = await externalCluster(base, { home, prefix, appPassword });
  await sql(`CREATE DATABASE ${prefix}_old TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'`);
  await assert.rejects(ensureDatabase(cluster, 'old'), /Chinese text cannot be searched/);
});

test('a user who may not create databases is told what an administrator has to run', async () => {
  const { url, drop } = await freshDatabase();
  await sql(`CREATE ROLE limited_${process.pid} LOGIN PASSWORD 'x'`);
  try {
    const address = new URL(base);
    address.username = `limited_${process.pid}`;
    address.password = 'x';
    address.pathname = new URL(url).pathname;
    await withClient(url, (client) =>
      client.query(`GRANT CONNECT ON DATABASE ${address.pathname.slice(1)} TO limited_${process.pid}`),
    );
    const cluster = await externalCluster(address.href, { home, prefix: 'never', appPassword });
    await assert.rejects(
      ensureDatabase(cluster, 'shanghai'),
      /administrator run: CREATE DATABASE never_shanghai OWNER/,
    );
  } finally {
    await drop();
    await sql(`DROP ROLE limited_${process.pid}`);
  }
});
