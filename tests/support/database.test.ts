import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusal, withClient } from '#store/cluster/connect.ts';
import { freshDatabase } from './database.ts';

let migrations = 0;
const migrate = (url: string): Promise<void> =>
  withClient(url, async (client) => {
    migrations += 1;
    await client.query('CREATE TABLE note (text text); GRANT SELECT, INSERT ON note TO tongban_app');
  });

const flavour = `own test ${process.pid}`;

test('fresh databases are migrated once, copied, and separate', async () => {
  const began = performance.now();
  const [one, other] = await Promise.all([freshDatabase(migrate, flavour), freshDatabase(migrate, flavour)]);
  assert.equal(migrations, 1);
  await withClient(one.appUrl, (client) => client.query(`INSERT INTO note VALUES ('跨省通办')`));
  const seen = await withClient(other.appUrl, (client) => client.query('SELECT * FROM note'));
  assert.equal(seen.rowCount, 0);
  const again = performance.now();
  const third = await freshDatabase(migrate, flavour);
  console.log(
    `template and two copies ${Math.round(again - began)} ms, a copy ${Math.round(performance.now() - again)} ms`,
  );
  await Promise.all([one.drop(), other.drop(), third.drop()]);
  assert.equal((await refusal(one.url))?.code, '3D000');
});
