import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually } from './support/eventually.ts';
import { holderOf, look, type View, viewIn } from './support/journey.ts';
import {
  draftRegistration,
  housing,
  importCertificates,
  nationallyClear,
  openQualification,
} from './support/qualification.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** 继续教育学时 on three nodes: held in one place, recognised in another, asked for by a province, revoked where they were held. */

let zone: TestZone;
let builder: TestPerson;
const who = { kind: 'person', key: '320509198506150125', name: '沈若溪' };
const desks = {
  '310118': ['shanghai', 'qp-hrss'],
  '320509': ['jiangsu', 'wj-hrss'],
  '330421': ['zhejiang', 'js-hrss'],
} as const;
type County = keyof typeof desks;
const trainers = {
  '310118': '青浦继续教育基地（示例）',
  '320509': '吴江继续教育基地（示例）',
  '330421': '嘉善继续教育基地（示例）',
} as const;

const matterOf = (basic: string, place: string): string | undefined =>
  zone.program.zone.further?.().find((one) => one.basic === basic && one.jurisdiction === place)?.code;
const desk = (place: County, role: 'officer' | 'head' = 'officer') => holderOf(zone, desks[place][1], role);
const open = (by: TestPerson, basic: string, place: string, step: string, facts: object): Promise<View> =>
  openQualification(zone, by, basic, place, step, facts);

interface Hour {
  readonly course: string;
  readonly issuer: County;
  readonly hours?: number;
  readonly part?: 'required' | 'optional';
}
const hourOf = ({ course, issuer, hours = 12, part }: Hour) => ({
  course,
  year: 2021,
  kind: 'professional',
  hours,
  ...(part && { part }),
  issuer,
  issuedBy: trainers[issuer],
  issuedOn: '2021-06-01',
});

/** Held, and on record where it was held. */
const record = async (hour: Hour, attendees: readonly object[] = [who]): Promise<View> => {
  const { issuer, ...session } = hourOf(hour);
  return open(await desk(issuer), '910320000600', issuer, 'recordHours', { session, attendees });
};
const declare = async (
  place: County,
  hours: readonly Hour[],
  party = who,
  login = 'wj-resident',
): Promise<string> => {
  const by = await person(zone, desks[place][0], login);
  const facts = { applicant: party, records: hours.map(hourOf) };
  return (await open(by, '910320000200', place, 'declareHours', facts)).id;
};
const recognise = async (place: County, id: string) =>
  (await desk(place)).post(`/cases/${id}/steps/recogniseHours`, { facts: {} });
const caseAt = async (place: County, id: string) => look(await desk(place), id);
const settled = async (place: County, id: string): Promise<string> => {
  const state = async () => (await caseAt(place, id)).state;
  await eventually(zone, async () => (await state()) !== 'claiming', true);
  return state();
};

before(async () => {
  zone = await testZone({ at: '2021-06-25T02:00:00.000Z' });
  builder = await person(zone, 'shanghai', 'wj-resident');
});
after(() => zone.stop());

test('an id that the zone does not know is refused at the door, with its field, in words, and nothing is left behind', async () => {
  const record = { course: '绿色建筑', year: 2021, kind: 'professional', hours: 12, issuedOn: '2021-06-01' };
  const asked = (more: object) =>
    builder.post('/cases', {
      mechanism: 'qualification',
      matter: matterOf('910320000200', '310118'),
      step: 'declareHours',
      channel: 'online',
      facts: {
        applicant: who,
        records: [
          { ...record, issuer: '320509' },
          { ...record, ...more },
        ],
      },
    });
  const pool = zone.zone.nodes.get('shanghai')?.runtime.pool;
  const count = async () => (await pool?.query('select count(*)::int as n from cases'))?.rows[0].n;
  const before = await count();
  const refused = await asked({ course: '另一课程', issuer: 'nirgends' });
  assert.equal(refused.status, 400);
  const { code: why, field, says, remedy } = refused.body as Readonly<Record<string, unknown>>;
  assert.deepEqual([why, field], ['fact-invalid', '/facts/records/1/issuer']);
  assert.match(JSON.stringify([says, remedy]), /出具地：本区没有这一地方.*从列表中选择/);
  assert.equal(await count(), before);
});

test('the same hours are not counted twice, whoever sends them', async () => {
  const hour = { course: '绿色建筑', issuer: '320509' } as const;
  await record(hour);
  const both = [await declare('310118', [hour]), await declare('310118', [hour])];
  await Promise.all(both.map((id) => recognise('310118', id)));
  const states = async () =>
    (await Promise.all(both.map((id) => caseAt('310118', id)))).map(({ state }) => state).sort();
  await eventually(zone, states, ['counted', 'declared']);
  const own = (await builder.get('/registers/hours')).body as { items: unknown[] };
  assert.equal(own.items.length, 1);
});

/** How many marks of a register a node has heard from its peers. */
const heard = async (site: string, register: string): Promise<number> => {
  const pool = zone.zone.nodes.get(site)?.runtime.pool;
  const found = await pool?.query('select count(*)::int as n from published_entries where register = $1', [register]);
  return found?.rows[0].n;
};

test('hours counted in 青浦 are not counted again in 嘉善: a mark without a name has told them', async () => {
  await eventually(zone, () => heard('zhejiang', 'hourMarks'), 1);
  const answer = await recognise('330421', await declare('330421', [{ course: '绿色建筑', issuer: '320509' }]));
  assert.equal(answer.status, 422);
  assert.match(JSON.stringify(answer.body), /notCountedTwice/);
  const pool = zone.zone.nodes.get('zhejiang')?.runtime.pool;
  const told = await pool?.query(`select * from published_entries where register = 'hourMarks'`);
  assert.ok(!JSON.stringify(told?.rows).includes(who.key), 'no number of a person has left');
});

test('hours that 吴江 has not on record, or not so, are recognised nowhere: the issuer answers, and says what differs', async () => {
  const unknown = await declare('310118', [{ course: '没有举办的课程', issuer: '320509' }]);
  await recognise('310118', unknown);
  assert.equal(await settled('310118', unknown), 'declared');
  assert.deepEqual((await caseAt('310118', unknown)).facts.claimedElsewhere, ['出具地没有登记该学时']);
  await record({ course: '装配式建筑', issuer: '320509', hours: 6 });
  const more = await declare('310118', [{ course: '装配式建筑', issuer: '320509', hours: 16 }]);
  await recognise('310118', more);
  assert.equal(await settled('310118', more), 'declared');
  assert.deepEqual((await caseAt('310118', more)).facts.claimedElsewhere, ['“装配式建筑”的学时数与出具地登记不一致']);
  const records = [hourOf({ course: '装配式建筑', issuer: '320509', hours: 6 })];
  viewIn(await builder.post(`/cases/${more}/steps/amendHours`, { facts: { records } }));
  viewIn(await recognise('310118', more));
  assert.equal(await settled('310118', more), 'counted', 'corrected, they are recognised');
});

test('counted in 青浦 and in 嘉善 at the same moment: the issuer, 吴江, says yes to one of them, however the letters cross', async () => {
  const places = ['310118', '330421'] as const;
  const rounds = 4;
  for (let n = 0; n < rounds; n++) {
    const shared = ['甲', '乙'].map(
      (course): Hour => ({ course: `并发课程${course}${n}`, issuer: '320509', hours: 6 }),
    );
    for (const hour of shared) await record(hour);
    const begun = await Promise.all(
      places.map(async (place, k) => {
        // The second declares the courses in another order and one of its own.
        const own: Hour = { course: `只在${place}${n}`, issuer: place, hours: 6 };
        await record(own);
        return { place, id: await declare(place, k ? [own, ...shared.toReversed()] : [...shared, own]) };
      }),
    );
    const answers = await Promise.all(begun.map(({ place, id }) => recognise(place, id)));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200],
      'neither had heard of the other',
    );
    const seen = () => Promise.all(begun.map(({ place, id }) => caseAt(place, id)));
    await eventually(zone, async () => (await seen()).map(({ state }) => state).sort(), ['counted', 'declared']);
    const loser = (await seen()).find(({ state }) => state === 'declared');
    assert.match(JSON.stringify(loser?.facts.claimedElsewhere), /2 项学时已在(青浦|嘉善)计入/);
  }
  const counted = async (site: string) =>
    (
      await zone.zone.nodes
        .get(site)
        ?.runtime.pool.query(`select key from entries where register = 'hours' and key like '%并发课程%'`)
    )?.rows.map(({ key }) => key as string) ?? [];
  const all = [...(await counted('shanghai')), ...(await counted('zhejiang'))];
  assert.equal(all.length, 2 * rounds);
  assert.equal(new Set(all).size, all.length, 'no hour stands in two registers');
});

const entriesOf = async (site: string, course: string) =>
  (
    await zone.zone.nodes
      .get(site)
      ?.runtime.pool.query(
        `select register, closed from register_entries where key like $1 or values->>'course' = $2 order by register`,
        [`%/${course}`, course],
      )
  )?.rows;

test('吴江 revokes hours: they end in the register of 青浦 and in the case that counted them, and nobody recognises them again', async () => {
  const hour = { course: '智能建造', issuer: '320509', hours: 8 } as const;
  const course = await record(hour);
  const id = await declare('310118', [hour]);
  await recognise('310118', id);
  assert.equal(await settled('310118', id), 'counted');
  assert.deepEqual(await entriesOf('shanghai', hour.course), [{ register: 'hours', closed: false }]);
  const head = await desk('320509', 'head');
  viewIn(await head.post(`/cases/${course.id}/steps/revokeHours`, { facts: { reasons: '未实际举办（虚构）' } }));
  await eventually(zone, async () => (await caseAt('310118', id)).facts.withdrawn !== undefined, true);
  assert.deepEqual(await entriesOf('shanghai', hour.course), [{ register: 'hours', closed: true }]);
  assert.deepEqual(await entriesOf('jiangsu', hour.course), [{ register: 'heldHours', closed: true }]);
  const counted = await caseAt('310118', id);
  const [year] = counted.facts.totals as { total: number }[];
  assert.equal(counted.state, 'counted', 'what was decided stays on record');
  assert.ok(year && year.total > 0, 'the other hours of the year still count');
  const mine = (await builder.get('/my/messages')).body as { text: string[] }[];
  assert.ok(mine.some(({ text }) => text[0]?.includes('被出具地撤销')));
  const elsewhere = await declare('330421', [hour]);
  await eventually(zone, async () => (await recognise('330421', elsewhere)).status, 200);
  assert.equal(await settled('330421', elsewhere), 'declared');
  assert.deepEqual((await caseAt('330421', elsewhere)).facts.claimedElsewhere, ['“智能建造”的学时已被出具地撤销']);
});

test('T2-2: a registration in 上海 finds the hours that 嘉善 has recognised in its register, live; out of reach they do not count', async () => {
  const holder = { kind: 'person', key: '330421197809230057', name: '钱向南' };
  const hours = (['required', 'optional'] as const).map(
    (part): Hour => ({ course: `建造师${part}`, issuer: '330421', hours: 60, part }),
  );
  for (const hour of hours) await record(hour, [holder]);
  const counted = await declare('330421', hours, holder, 'js-resident');
  viewIn(await recognise('330421', counted));
  assert.equal(await settled('330421', counted), 'counted');

  await importCertificates(zone, ['EV-2'], '2018-05-20');
  const { by, id } = await draftRegistration(zone, 'EV-2', 'shanghai');
  for (const what of ['ask', 'release']) {
    const { status, body } = await by.post(`/cases/${id}/evidence/certificateConfirmed/${what}`, {});
    assert.equal(status, 200, `${what}: ${JSON.stringify(body)}`);
    await zone.settle();
  }
  viewIn(await by.post(`/cases/${id}/steps/submitOnline`, { facts: {} }));
  const officer = await holderOf(zone, housing.shanghai, 'officer');
  viewIn(await officer.post(`/cases/${id}/steps/accept`, { facts: nationallyClear() }));
  await eventually(zone, async () => (await look(officer, id)).state, 'examining');
  const head = await holderOf(zone, housing.shanghai, 'head');
  const register = (facts: object) => head.post(`/cases/${id}/steps/register`, { facts });
  const unnamed = await register({});
  assert.equal(unnamed.status, 422);
  assert.match(JSON.stringify(unnamed.body), /必修 0\/60、选修 0\/60.*另有学时在嘉善认定/);
  zone.cut('zhejiang', true);
  const deaf = await register({ hoursAt: '330421' });
  assert.equal(deaf.status, 422);
  assert.match(JSON.stringify(deaf.body), /登记簿暂时无法联通/);
  zone.cut('zhejiang', false);
  const done = viewIn(await register({ hoursAt: '330421' }));
  assert.deepEqual(done.facts.trainingCounted, {
    from: '2018-06-25',
    to: '2021-06-25',
    required: 60,
    optional: 60,
    byProof: 0,
  });
  await eventually(zone, async () => (await look(officer, id)).state, 'registered');
});
