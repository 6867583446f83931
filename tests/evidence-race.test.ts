import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withClient } from '#store/cluster/index.ts';
import { eventually } from './support/eventually.ts';
import { holderOf, look, viewIn } from './support/journey.ts';
import {
  type Certificate,
  contentOf,
  draftRegistration,
  housing,
  importCertificates,
  openQualification,
} from './support/qualification.ts';
import { type TestPerson, type TestZone, testZone } from './support/zone.ts';

/**
 * An entry is corrected at its source while the case that rests on it goes from hand to hand: whoever holds it then knows of the
 * correction, at whatever moment it came (a notice that is lost on the way: field.md 2.13, 2.18).
 */

let zone: TestZone;
let officer: TestPerson;

before(async () => {
  zone = await testZone({ at: '2021-06-25T02:00:00.000Z' });
  await importCertificates(zone, ['EV-1', 'EV-2', 'EV-3']);
  officer = await holderOf(zone, housing.zhejiang, 'officer');
});
after(() => zone.stop());

const nodeAt = (id: string) => zone.zone.nodes.get(id) as NonNullable<ReturnType<typeof zone.zone.nodes.get>>;

/** Applied for at the pages of 上海, to be decided in 浙江, resting on what 江苏 answered. */
const applied = async (certificate: Certificate): Promise<{ readonly by: TestPerson; readonly id: string }> => {
  const { by, id } = await draftRegistration(zone, certificate, 'zhejiang', 'shanghai');
  for (const what of ['ask', 'release'])
    assert.equal((await by.post(`/cases/${id}/evidence/certificateConfirmed/${what}`, {})).status, 200, what);
  return { by, id };
};
const handOver = async ({ by, id }: { readonly by: TestPerson; readonly id: string }) =>
  viewIn(await by.post(`/cases/${id}/steps/submitOnline`, { facts: {} }));
const correct = async (certificate: Certificate): Promise<void> => {
  const head = await holderOf(zone, housing.jiangsu, 'head');
  await openQualification(zone, head, '910501000600', '320000', 'correctCertificate', {
    certificate,
    rectified: contentOf(certificate, ['highway']),
    reasons: '持证人登记错误',
  });
};
const known = async (id: string): Promise<string | undefined> => {
  const lines = (await officer.get(`/cases/${id}/evidence`)).body as { name: string; corrected?: { why: string } }[];
  return Array.isArray(lines) ? lines.find(({ name }) => name === 'certificateConfirmed')?.corrected?.why : undefined;
};
const nothingLost = async (): Promise<void> => {
  for (const { runtime } of zone.zone.nodes.values())
    assert.deepEqual((await runtime.pool.query(`select kind, problem from inbox where state <> 'done'`)).rows, []);
};

test('corrected while the case is on offer to a node that is down: the new holder finds it with the case', async () => {
  const one = await applied('EV-3');
  zone.cut('zhejiang', true);
  await handOver(one);
  await correct('EV-3');
  await eventually(
    zone,
    async () =>
      (
        await nodeAt('shanghai').runtime.pool.query(
          `select from outbox where kind = 'evidence.noted' and peer = 'zhejiang'`,
        )
      ).rowCount,
    1,
  );
  assert.equal((await look(one.by, one.id)).holder, 'shanghai');
  zone.cut('zhejiang', false);
  await eventually(zone, () => known(one.id), '持证人登记错误');
  await nothingLost();
});

test('the notice comes while the offer is being written: it waits for it, and follows the case', async () => {
  const one = await applied('EV-1');
  const owner = zone.cluster.url('shanghai', 'owner');
  await withClient(owner, (client) =>
    client.query(`create function slowly() returns trigger language plpgsql as 'begin perform pg_sleep(1.5); return null; end';
      create trigger slow after insert on outbox for each statement execute function slowly()`),
  );
  const asleep = () =>
    withClient(owner, async (client) =>
      Boolean(
        (
          await client.query(
            `select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`,
          )
        ).rowCount,
      ),
    );
  zone.cut('shanghai', true);
  await correct('EV-1');
  const going = handOver(one);
  while (!(await asleep())) await new Promise((resolve) => setTimeout(resolve, 5));
  // The package is written by now, without the correction, and nobody can see yet that the case is on offer.
  zone.cut('shanghai', false);
  nodeAt('jiangsu').wake();
  await going;
  await withClient(owner, (client) => client.query('drop trigger slow on outbox'));
  await eventually(zone, () => known(one.id), '持证人登记错误');
  await nothingLost();
});

test('corrections and hand-overs at the same moment, in whatever order they come to lie: nobody decides without knowing', async () => {
  const one = await applied('EV-2');
  await Promise.all([handOver(one), correct('EV-2')]);
  await eventually(zone, () => known(one.id), '持证人登记错误');
  await nothingLost();
});
