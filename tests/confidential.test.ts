import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually } from './support/eventually.ts';
import { holderOf, look, take, viewIn } from './support/journey.ts';
import { type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** 5.5: commercial data of an enterprise are for the owner's office, the deciding body and the committee; four other offices share the case. */

let zone: TestZone;
let owner: TestPerson;
let committee: TestPerson;
let city: TestPerson;
let partner: TestPerson;
let id: string;

const first = { investors: '示例投资公司 60%', finance: '银团贷款', yieldBp: 612 };
const second = { ...first, finance: '发行债券' };
const secrets = [first.investors, first.finance, second.finance];

before(async () => {
  zone = await testZone({ at: '2021-09-20T02:00:00.000Z' });
  owner = await holderOf(zone, 'qp-reform', 'officer');
  committee = await holderOf(zone, 'committee', 'officer');
  city = await holderOf(zone, 'sh-reform', 'head');
  partner = await holderOf(zone, 'js-reform', 'officer');
  const facts = {
    code: '2103-310052-04-01-000001',
    title: '跨界产业园',
    block: '产业创新',
    action: '创新平台',
    owner: '示例公司',
    place: '310118',
    crossBorder: true,
    parties: ['310118', '330421', '310000'],
    keyBy: 'equal',
    key: ['310118', '330421', '310000'].map((party) => ({ party, weight: 1 })),
    fundedBy: 'enterprise',
    cost: 8_000_000_000,
    plannedStart: '2021-10-01',
    plannedFinish: '2022-12-31',
    commercial: first,
  };
  const opening = {
    mechanism: 'key-projects',
    matter: 'PLAN-project-yrd-zone',
    step: 'nominate',
    channel: 'window',
    facts,
  };
  ({ id } = viewIn(await owner.post('/cases', opening), 201));
  await eventually(zone, async () => (await look(partner, id)).state, 'idea');
});

after(() => zone.stop());

const commercialFor = async (who: TestPerson): Promise<unknown> => (await look(who, id)).facts.commercial;

const nodeOf = (name: string) => {
  const found = zone.zone.nodes.get(name);
  assert.ok(found);
  return found.runtime;
};

test('the owner’s office and the committee have them, wherever they were entered', async () => {
  assert.deepEqual(await commercialFor(owner), first);
  assert.deepEqual(await commercialFor(committee), first);
  await take(owner, id, 'stateCommercial', { commercial: second });
  await eventually(zone, () => commercialFor(committee), second);
  await eventually(zone, () => commercialFor(owner), second);
});

test('an office called in at the same node sees the case without them, its history too', async () => {
  const seen = await look(city, id);
  assert.equal(seen.facts.title, '跨界产业园');
  for (const secret of secrets) assert.ok(!JSON.stringify(seen).includes(secret), secret);
});

test('its overview of projects does not show them either', async () => {
  const { status, body } = await city.get('/boards/key-projects/projects');
  assert.equal(status, 200);
  for (const secret of secrets) assert.ok(!JSON.stringify(body).includes(secret), secret);
});

test('the node of a party has the case with its history, and nowhere a trace of them', async () => {
  await eventually(zone, async () => (await look(partner, id)).version, (await look(committee, id)).version);
  const { pool } = nodeOf('zhejiang');
  const { rows } = await pool.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
      where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and has_table_privilege(c.oid, 'select')`,
  );
  let found = 0;
  for (const { name } of rows) {
    const like = (text: string) =>
      pool
        .query(`select 1 from ${name} t where strpos(t::text, $1) > 0 limit 1`, [text])
        .then((got) => got.rowCount ?? 0);
    found += await like('跨界产业园');
    for (const secret of secrets) assert.equal(await like(secret), 0, `${secret} in ${name}`);
  }
  assert.ok(found > 1, 'the search sees what is there');
});
