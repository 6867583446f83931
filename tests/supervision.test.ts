import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Matter } from '#kernel';
import { checkRebuild } from '#server/audit/rebuild.ts';
import { openSite } from '#server/audit/site.ts';
import { clockJob } from '#server/jobs/clock-job.ts';
import { transaction } from '#store/db.ts';
import { enqueue } from '#store/queries/outbox.ts';
import { publishedEntries } from '#store/queries/published.ts';
import { findMatter, holderOf, look, receiveAt, resident, take } from './support/journey.ts';
import { comesTo } from './support/whereabouts.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** What both sides of the border watch together: packages that stay silent (13.4), and parties that are barred (R10). */

interface Alarm {
  readonly case: string;
  readonly clock: string;
  readonly dueAt: string | null;
  readonly here: boolean;
  readonly opens: boolean;
}

let zone: TestZone;
let clerk: TestPerson;
const supervisorOf = (place: string) => holderOf(zone, `${place}-admin`, 'supervisor');
const alarmsOf = async (who: TestPerson) => (await who.get('/alarms')).body as readonly Alarm[];
const about = async (who: TestPerson, id: string) => (await alarmsOf(who)).filter((one) => one.case === id);

before(async () => {
  zone = await testZone({ at: '2021-09-17T02:00:00.000Z' });
  clerk = await person(zone, 'shanghai', 'qp-window-1');
});
after(() => zone.stop());

const plain = (one: Matter) =>
  one.jurisdiction === '320509' && !one.joint && one.serves !== 'organisations' && one.fee.amount === 0;

test('a package that is not acknowledged in two working hours is put before both supervising bodies', async () => {
  const { id } = await receiveAt(clerk, findMatter(zone, plain));
  zone.cut('jiangsu', true);
  await take(clerk, id, 'handOver');
  const clock = (await look(clerk, id)).clocks.find(({ name }) => name === 'acknowledgement');
  assert.equal(
    (clock as { dueAt?: string }).dueAt,
    '2021-09-17T06:00:00.000Z',
    '10:00 to 11:30, and half an hour from 13:30',
  );

  const [here, there] = [await supervisorOf('qp'), await supervisorOf('wj')];
  zone.setTime('2021-09-17T05:59:00.000Z');
  await zone.settle();
  assert.deepEqual(await about(here, id), [], 'not a minute too early');
  zone.setTime('2021-09-17T06:00:00.000Z');
  await zone.settle();
  assert.deepEqual(
    (await about(here, id)).map(({ clock, here, opens }) => [clock, here, opens]),
    [['acknowledgement', true, false]],
    'it is here, and not for the supervisor to open',
  );
  await zone.settle();
  assert.equal((await about(here, id)).length, 1, 'told once');
  assert.deepEqual(await about(there, id), [], 'the line is down: the other side cannot know yet');
  assert.deepEqual(await about(await supervisorOf('js'), id), [], 'a third place has no part in it');
  assert.deepEqual(await alarmsOf(clerk), [], 'nor has the window: it is the supervisors who are told');
  assert.equal(
    (await look(clerk, id)).version,
    (await look(clerk, id)).timeline.length,
    'nothing was done to the case',
  );

  zone.cut('jiangsu', false);
  zone.setTime('2021-09-17T06:30:00.000Z');
  await zone.settle();
  await zone.settle();
  assert.equal((await look(clerk, id)).holder, 'jiangsu');
  assert.deepEqual(await about(here, id), [], 'acknowledged: nothing is left to see to');
  assert.deepEqual(await about(there, id), []);
});

test('both sides hear the same clock run out while the case passes: each is told once, and no letter is set aside', async () => {
  const [home, other] = ['shanghai', 'jiangsu'].map((node) => zone.zone.nodes.get(node));
  assert.ok(home && other);
  const { rows } = await home.runtime.pool.query(`select payload from outbox where kind = 'alarm.told' limit 1`);
  const at = home.runtime.now();
  await transaction(other.runtime.pool, (client) =>
    enqueue(client, [{ peer: 'shanghai', kind: 'alarm.told', at, payload: rows[0].payload }]),
  );
  other.wake();
  await zone.settle();
  const heard = await home.runtime.pool.query(`select state, problem from inbox where kind = 'alarm.told'`);
  assert.deepEqual(heard.rows, [{ state: 'done', problem: null }]);
});

test('whoever is no official is told of no alarm', async () => {
  const login = zone.program.zone.people.find((one) => one.key === resident.key)?.login as string;
  assert.equal((await (await person(zone, 'shanghai', login)).get('/alarms')).status, 403);
});

test('a bar that 吴江 enters keeps the party from the same matter in 嘉善, which is not told why (R10)', async () => {
  const granted = findMatter(
    zone,
    (one) => plain(one) && one.type === '01' && one.special.length === 0 && !one.instant,
  );
  const elsewhere = findMatter(zone, (one) => one.basic === granted.basic && one.jurisdiction === '330421');
  const [officer, head] = [
    await holderOf(zone, granted.authority, 'officer'),
    await holderOf(zone, granted.authority, 'head'),
  ];
  zone.setTime('2021-09-22T02:00:00.000Z');
  const { id } = await receiveAt(clerk, granted);
  await take(clerk, id, 'handOver');
  await zone.settle();
  await take(officer, id, 'accept');
  await take(officer, id, 'propose', { decision: 'grant' });
  await take(head, id, 'sign');
  await take(officer, id, 'issue');
  await take(head, id, 'revokeFraud', { reasons: '以虚假材料取得（示例）' });

  // Begun before the letter arrived, decided after it.
  zone.setTime('2021-09-23T02:00:00.000Z');
  const again = await receiveAt(clerk, elsewhere);
  await take(clerk, again.id, 'handOver');
  await zone.settle();
  const there = await holderOf(zone, elsewhere.authority, 'officer');
  const refused = await there.post(`/cases/${again.id}/steps/accept`, { facts: {} });
  assert.equal((refused.body as { code: string }).code, 'notBarred');
  assert.match(JSON.stringify(refused.body), /2024-09-22/, 'three years from the revocation (行政许可法 79)');
  const node = zone.zone.nodes.get('zhejiang');
  assert.ok(node);
  const copies = await publishedEntries(node.runtime.pool, 'bars', { subject: resident.key });
  assert.deepEqual(
    copies.map(({ source, values }) => [source, Object.keys(values).sort()]),
    [['jiangsu', ['basic', 'subject']]],
  );
});

test('the list as it is used: what was asked for, what nobody asked for, for staff only (13.7)', async () => {
  const stranger = await zone.app.inject({ method: 'GET', url: '/jiangsu/api/matters-use' });
  assert.equal(stranger.statusCode, 401);
  const who = await supervisorOf('wj');
  const use = (await who.get('/matters-use?limit=100')).body as {
    places: { jurisdiction: string; items: number; used: number; dead: number }[];
    top: { code: string; jurisdiction: string; cases: number }[];
    dead: { total: number; items: { code: string }[] };
    unification: { shared: number; unified: number };
  };
  assert.ok(use.places.every(({ items, used, dead }) => items === used + dead));
  assert.deepEqual([...new Set(use.top.map(({ jurisdiction }) => jurisdiction))], ['320509'], 'its own places only');
  assert.equal(
    use.top.reduce((sum, { cases }) => sum + cases, 0),
    2,
    'both cases that 吴江 decides',
  );
  assert.equal(
    use.dead.total,
    use.places.reduce((sum, { dead }) => sum + dead, 0),
  );
  const dead = new Set(use.dead.items.map(({ code }) => code));
  assert.ok(use.top.every(({ code }) => !dead.has(code)));
  assert.ok(use.unification.unified <= use.unification.shared);
  zone.setTime('2022-10-10T02:00:00.000Z');
  const later = (await (await supervisorOf('js')).get('/matters-use')).body as typeof use;
  assert.deepEqual(later.top, [], 'a year later nothing of it counts');
});

test('packages are counted where the window is, what came back with them', async () => {
  const figure = (await clerk.get('/indicators')).body as { id: string; now?: { value: string | null } }[];
  const packages = figure.find(({ id }) => id === 'cross-province-window.packages');
  assert.ok(packages, 'the figure is listed');
  const pool = zone.zone.nodes.get('shanghai')!.runtime.pool;
  const { rows } = await pool.query(
    `select dims, counter, sum(n)::int as n from indicator_cells where indicator = 'cross-province-window.packages' group by 1, 2`,
  );
  assert.deepEqual(rows, [{ dims: '{"window":"qp-01"}', counter: 'packages', n: 3 }]);
});

test('alarms and copies follow from the journals', async () => {
  const site = await openSite(zone);
  try {
    for (const node of site.nodes.values()) assert.deepEqual((await checkRebuild(node)).findings, [], node.id);
  } finally {
    await site.close();
  }
});

test('R8: why a promise was overrun is told in public at the deciding node, and names neither case nor person', async () => {
  zone.setTime('2021-09-17T02:00:00.000Z');
  const slow = (one: Matter) =>
    plain(one) &&
    one.type === '20' &&
    one.promised?.unit === 'wd' &&
    one.promised.n <= 10 &&
    one.mechanism === 'cross-province-window';
  const { id } = await receiveAt(clerk, findMatter(zone, slow));
  await take(clerk, id, 'handOver');
  await comesTo(zone, clerk, id, 'pending');
  const { deciding } = (await clerk.get(`/cases/${id}`)).body as { deciding: { authority: string } };
  const officer = await holderOf(zone, deciding.authority, 'officer');
  await take(officer, id, 'accept');
  zone.setTime('2021-10-21T02:00:00.000Z');
  const say = (overrunReason: string) => officer.post(`/cases/${id}/steps/grantAlone`, { facts: { overrunReason } });
  for (const told of [resident.name, resident.key, id])
    assert.equal(((await say(`等待${told}补充`)).body as { code: string }).code, 'overrunWithoutPerson');
  assert.equal((await say('档案在异地库房（示例）')).status, 200);
  const shown = await zone.app.inject({ method: 'GET', url: '/jiangsu/api/overruns' });
  const { total, items } = shown.json() as { total: number; items: { reason: string; month: string }[] };
  assert.deepEqual([total, items[0]?.reason, items[0]?.month], [1, '档案在异地库房（示例）', '2021-10']);
  assert.ok(![id, resident.name, resident.key].some((one) => shown.body.includes(one)));
  const elsewhere = await zone.app.inject({ method: 'GET', url: '/shanghai/api/overruns' });
  assert.equal((elsewhere.json() as { total: number }).total, 0, 'told by the body that decided');
});

test('the clocks send what they tell: nobody need wake the line for it', async () => {
  zone.setTime('2022-03-01T02:00:00.000Z');
  const { id } = await receiveAt(clerk, findMatter(zone, plain));
  zone.cut('jiangsu', true);
  await take(clerk, id, 'handOver');
  await zone.settle();
  const shanghai = zone.zone.nodes.get('shanghai')!;
  zone.setTime('2022-03-02T07:00:00.000Z');
  let woken = 0;
  const { wake } = shanghai;
  const watched = {
    ...shanghai,
    wake: () => {
      woken++;
      wake();
    },
  };
  await clockJob(watched).run();
  assert.deepEqual(
    (await about(await supervisorOf('qp'), id)).map(({ clock }) => clock),
    ['acknowledgement'],
  );
  assert.ok(woken > 0, 'the letter to the other side leaves at once');
  zone.cut('jiangsu', false);
  await zone.settle();
});
