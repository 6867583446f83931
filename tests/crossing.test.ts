import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Matter } from '#kernel';
import { transaction } from '#store/db.ts';
import { lockCases } from '#store/queries/cases.ts';
import { findMatter, holderOf, look, materialsOf, plain, receiveAt, resident, take } from './support/journey.ts';
import { onlyRow } from './support/rows.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** The main job over HTTP, across two nodes: 青浦 receives, 吴江 decides, the result comes back (issue 2, point 4). */

let zone: TestZone;
let clerk: TestPerson;
let officer: TestPerson;
let head: TestPerson;
let applicant: TestPerson;
let matter: Matter;

before(async () => {
  zone = await testZone({ at: '2021-09-17T02:00:00.000Z' });
  clerk = await person(zone, 'shanghai', 'qp-window-1');
  matter = findMatter(
    zone,
    (one) => plain(one) && one.special.length > 0 && one.materials.some((m) => !m.obtainableFrom),
  );
  officer = await holderOf(zone, matter.authority, 'officer');
  head = await holderOf(zone, matter.authority, 'head');
  const login = zone.program.zone.people.find((one) => one.key === resident.key)?.login as string;
  applicant = await person(zone, 'shanghai', login);
});

after(() => zone.stop());

test('a package crosses, is corrected once, paused, extended once, granted, and comes back as a credential', async () => {
  const { id } = await receiveAt(clerk, matter);
  await take(clerk, id, 'handOver');
  await zone.settle();

  const arrived = await look(officer, id);
  assert.equal(arrived.state, 'pending');
  assert.equal(arrived.holder, 'jiangsu');
  const mirrored = await look(clerk, id);
  assert.equal(mirrored.holder, 'jiangsu');
  assert.deepEqual(
    mirrored.timeline.map((line) => line.step),
    arrived.timeline.map((line) => line.step),
    'both sides show the same timeline',
  );
  const late = await clerk.post(`/cases/${id}/steps/correctOnSpot`, { facts: {} });
  assert.equal(late.status, 409, 'the old holder can no longer act');

  zone.setTime('2021-09-22T02:00:00.000Z');
  const item = matter.materials.find((one) => !one.obtainableFrom) as Matter['materials'][number];
  const missing = [{ concept: item.concept, what: '请补充签字页', cause: 'applicant' }];
  await take(officer, id, 'askCorrection', { missing });
  zone.setTime('2021-09-24T02:00:00.000Z');
  await zone.settle();
  const supplied = materialsOf(matter).filter((one) => one.concept === item.concept);
  const answered = await take(applicant, id, 'supply', { supplied });
  assert.equal(answered.holder, 'jiangsu');
  await zone.settle();
  assert.equal(
    (await look(applicant, id)).state,
    'supplemented',
    'what the applicant did at home reached the holder and came back',
  );

  zone.setTime('2021-09-27T02:00:00.000Z');
  const again = await officer.post(`/cases/${id}/steps/askCorrection`, { facts: { missing } });
  assert.equal(again.status, 422);
  assert.equal((again.body as { code: string }).code, 'correctionOnce', 'told once, completely (行政许可法 32)');

  zone.setTime('2021-09-28T02:00:00.000Z');
  const accepted = await take(officer, id, 'accept');
  assert.ok(
    accepted.clocks.some((clock) => clock.name === 'statutory' && clock.due),
    'the statutory clock runs',
  );
  await take(officer, id, 'beginSpecial', { specialProcedure: matter.special[0]?.name, applicantTold: true });
  zone.setTime('2021-10-11T02:00:00.000Z');
  await take(officer, id, 'endSpecial');
  await take(officer, id, 'askExtension', { extensionReason: '需要核实现场情况' });
  const self = await officer.post(`/cases/${id}/steps/extend`, { facts: {} });
  assert.equal(self.status, 403, 'an officer does not approve an extension');
  const extended = await take(head, id, 'extend');
  assert.equal(extended.state, 'review');

  await take(officer, id, 'propose', { decision: 'grant', reasons: '符合法定条件' });
  zone.setTime('2021-10-12T02:00:00.000Z');
  const signed = await take(head, id, 'sign', { overrunReason: '现场核实需要较长时间' });
  assert.equal(signed.state, 'granted');
  const issued = await take(officer, id, 'issue');
  assert.equal(issued.credentials.length, 1);
  await take(officer, id, 'deliverOnline');
  await take(officer, id, 'finish');
  await zone.settle();

  const home = await look(applicant, id);
  assert.equal(home.state, 'closed');
  assert.equal(home.credentials[0]?.status, 'valid', 'the credential is at the applicant’s node too');
  const credential = await applicant.get(`/cases/${id}/credentials/${home.credentials[0]?.id}`);
  const verified = await zone.app.inject({
    method: 'POST',
    url: '/api/verify',
    payload: { text: (credential.body as { text: string }).text },
  });
  const answer = verified.json() as { valid: boolean; issuer: string; status: string };
  assert.deepEqual([answer.valid, answer.issuer, answer.status], [true, 'jiangsu', 'valid']);

  await take(applicant, id, 'rateReception', { receptionGrade: '5' });
  await take(applicant, id, 'rateHandling', { handlingGrade: '4' });
  await zone.settle();
  const rated = await look(officer, id);
  assert.equal(rated.facts.receptionGrade, '5');
  assert.equal(rated.facts.handlingGrade, '4');
});

test('silence is acceptance: nobody replies by Sunday 2021-09-26, on Monday the case is accepted as of the 17th', async () => {
  zone.setTime('2021-09-17T02:00:00.000Z');
  const { id } = await receiveAt(
    clerk,
    findMatter(
      zone,
      (one) =>
        one.jurisdiction === '320509' &&
        one.type === '01' &&
        !one.instant &&
        !one.joint &&
        one.statutory?.n === 20 &&
        one.statutory.unit === 'wd' &&
        one.serves !== 'organisations' &&
        one.deemedAcceptance.mode === 'within',
    ),
  );
  await take(clerk, id, 'handOver');
  await zone.settle();
  zone.setTime('2021-09-26T10:00:00.000Z');
  await zone.settle();
  assert.equal((await look(clerk, id)).state, 'pending');
  zone.setTime('2021-09-27T01:00:00.000Z');
  await zone.settle();
  const accepted = await look(clerk, id);
  assert.equal(accepted.state, 'review');
  assert.equal(accepted.facts.acceptedOn, '2021-09-17');
  assert.equal(accepted.clocks.find((clock) => clock.name === 'statutory')?.due, '2021-10-21');
});

test('the applicant sees who looked, when, for which case and on what ground', async () => {
  await zone.settle();
  const seen = (await applicant.get('/my/access')).body as {
    who?: string;
    authority: string[];
    case: string;
    ground: string[];
  }[];
  assert.ok(
    seen.some((line) => line.who && line.ground.length === 2),
    'what the window here opened',
  );
  assert.ok(
    seen.some((line) => line.authority?.[0] === zone.program.authorities[matter.authority]?.title[0]),
    'what the office across the border opened',
  );
  const other = await person(
    zone,
    'shanghai',
    zone.program.zone.people.find((one) => one.kind === 'person' && one.key !== resident.key)?.login as string,
  );
  assert.deepEqual((await other.get('/my/access')).body, []);
});

test('the same key and content give the first answer, the same key and other content a refusal', async () => {
  zone.setTime('2021-10-12T02:00:00.000Z');
  const open = {
    mechanism: 'cross-province-window',
    matter: matter.code,
    step: 'draft',
    channel: 'window',
    facts: { applicant: resident },
  };
  const key = { 'idempotency-key': 'one-and-the-same-key' };
  const first = await clerk.post('/cases', open, key);
  const second = await clerk.post('/cases', open, key);
  assert.equal((first.body as { case: { id: string } }).case.id, (second.body as { case: { id: string } }).case.id);
  const other = await clerk.post('/cases', { ...open, facts: { applicant: { ...resident, name: '另一人' } } }, key);
  assert.equal(other.status, 409);
});

test('an inbox lists what its office must do, the most urgent first, with counts; another office sees none of it', async () => {
  const list = (await officer.get('/cases?view=inbox')).body as {
    total: number;
    items: { deciding: { authority: string }; applicant: string }[];
    counts: { overdue: number };
  };
  assert.ok(list.total > 0);
  assert.ok(
    list.items.every((item) => item.deciding.authority === matter.authority && item.applicant.includes('*')),
    'names are masked in lists',
  );
  const stranger = await holderOf(
    zone,
    zone.program.zone.authorities.find((one) => one.node === 'zhejiang' && one.id !== matter.authority)?.id as string,
    'officer',
  );
  assert.equal(((await stranger.get('/cases?view=inbox')).body as { total: number }).total, 0);
  assert.equal((await stranger.get('/cases?view=all')).status, 200);
});

test('what was lately written need not be read again, and is read again once another hand has written it', async () => {
  const { id } = await receiveAt(clerk, matter);
  const { runtime } = zone.zone.nodes.get('shanghai') as NonNullable<ReturnType<typeof zone.zone.nodes.get>>;
  const locked = () =>
    transaction(runtime.pool, async (client) => (await lockCases(client, [id], runtime.recent)).get(id));
  const kept = runtime.recent.get(id)?.doc;
  assert.ok(kept);
  assert.equal(await locked(), kept, 'the very state that was written, not a copy from the server');
  const { doc } = await onlyRow(zone, 'shanghai', 'select doc from cases where id = $1', [id]);
  assert.deepEqual(JSON.parse(JSON.stringify(kept)), doc);

  await runtime.pool.query(`update cases set doc = jsonb_set(doc, '{channel}', '"post"') where id = $1`, [id]);
  const afresh = await locked();
  assert.equal(afresh?.channel, 'post');
  await runtime.pool.query(`update cases set doc = jsonb_set(doc, '{channel}', '"window"') where id = $1`, [id]);
});
