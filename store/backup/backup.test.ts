import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openSite } from '#server/audit/site.ts';
import { verifyNode } from '#server/audit/verify.ts';
import { type Cluster, withClient } from '#store/cluster/index.ts';
import { cli, cliMeanwhile, pause } from '../../tests/faults/pair.ts';
import { findMatter, receiveAt, take } from '../../tests/support/journey.ts';
import { startLoad } from '../../tests/support/load.ts';
import { northJourney } from '../../tests/support/north-journey.ts';
import { freePort, type ServerProcess, startServer } from '../../tests/support/process.ts';
import { person, testZone } from '../../tests/support/zone.ts';
import { backupExternal, restoreExternal } from './external.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tongban-backup-')));
let server: ServerProcess | undefined;

after(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('the embedded zone is copied while people work, restored elsewhere, verified, and goes on', async (t) => {
  const home = join(folder, 'home');
  const copy = join(folder, 'copy');
  const env = { TONGBAN_DEMO_CASES: '0' };
  server = await startServer({ home, port: await freePort(), zone: 'border', env });
  const load = await startLoad(server.origin, await northJourney(), 4);
  await pause(2000);
  const before = load.writes.length;
  const taken = await cliMeanwhile(['backup', '--out', copy, '--home', home, '--zone', 'border']);
  assert.equal(taken.code, 0, taken.out);
  t.diagnostic(taken.out.trim());
  const during = load.writes.length - before;
  await pause(500);
  await load.stop();
  await server.stop();
  assert.ok(during > 0, 'people worked while it was copied');
  assert.ok(before > 5, `${before} writes before`);

  assert.equal(cli(['restore', copy, '--home', home]).code, 1, 'nothing is restored over a living zone');
  const again = join(folder, 'again');
  const restored = cli(['restore', copy, '--home', again]);
  assert.equal(restored.code, 0, restored.out);
  t.diagnostic(`${before} writes before, ${during} during the copy; ${restored.out.trim().replaceAll('\n', '; ')}`);

  server = await startServer({ home: again, port: await freePort(), zone: 'border', env });
  const more = await startLoad(server.origin, await northJourney(), 2);
  await pause(1500);
  await more.stop();
  assert.deepEqual(more.refusals, []);
  await server.stop();
  const verified = cli(['verify', '--home', again, '--zone', 'border']);
  assert.equal(verified.code, 0, verified.out);

  appendFileSync(join(copy, 'pg', 'backup_label'), 'x');
  const damaged = cli(['restore', copy, '--home', join(folder, 'third')]);
  assert.deepEqual([damaged.code, /backup_label/.test(damaged.out)], [1, true], damaged.out);
});

test('an external server is copied table by table and restored beside itself, event for event', async () => {
  const zone = await testZone({ name: 'border', wholeCatalogue: true, at: '2025-03-05T08:00:00.000Z' });
  const copy = join(folder, 'tables');
  const home = join(folder, 'external-home');
  const other: Cluster = {
    ...zone.cluster,
    get maintenanceUrl() {
      return zone.cluster.maintenanceUrl;
    },
    url: (database, role) => zone.cluster.url(`again_${database}`, role),
    databaseName: (database) => zone.cluster.databaseName(`again_${database}`),
  };
  try {
    const { applicant } = (await northJourney()).opening.facts as { applicant: unknown };
    const clerk = await person(zone, 'north', 'north-window-1');
    const matter = findMatter(zone, (one) => one.basic === '910107000200' && one.authority.startsWith('south'));
    for (let n = 0; n < 3; n++) {
      const { id } = await receiveAt(clerk, matter, { applicant });
      await take(clerk, id, 'handOver');
    }
    await zone.settle();
    const nodes = zone.program.zone.nodes.map(({ id }) => id);
    await backupExternal(zone.cluster, zone.home, copy, { zone: 'border', nodes, at: '2021-09-17T02:00:00.000Z' });
    await restoreExternal(other, copy, home);
    const counts = (cluster: Cluster, node: string) =>
      withClient(
        cluster.url(node, 'owner'),
        async (client) =>
          (
            await client.query(
              'select (select count(*) from events) as events, (select count(*) from outbox) as sent, (select last_value from credential_indexes) as index, (select max(id) from outbox) as id',
            )
          ).rows[0],
      );
    for (const node of nodes) assert.deepEqual(await counts(other, node), await counts(zone.cluster, node), node);
    const site = await openSite({ program: zone.program, cluster: other, home });
    try {
      const all = [...site.nodes.values()];
      assert.equal(all.length, 2);
      for (const node of all) {
        const report = await verifyNode(
          node,
          all.filter((peer) => peer !== node),
        );
        assert.deepEqual(report.findings, []);
      }
    } finally {
      await site.close();
    }
    await assert.rejects(restoreExternal(other, copy, join(folder, 'fourth')), /exists already/);
  } finally {
    await withClient(zone.cluster.maintenanceUrl, async (client) => {
      for (const { id } of zone.program.zone.nodes)
        await client.query(`drop database if exists ${other.databaseName(id)} with (force)`);
    });
    await zone.stop();
  }
});
