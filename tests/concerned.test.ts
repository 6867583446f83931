import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Matter } from '#kernel';
import { findMatter, holderOf, look, receiveAt, resident, take } from './support/journey.ts';
import { until, whereabouts } from './support/whereabouts.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** 会同方: an authority of a third province is called into a case that travels between the two others (design 2, 6). */

let zone: TestZone;
let officer: TestPerson;
let asked: TestPerson;
let id: string;
let matter: Matter;
/** The line from 江苏 to 浙江 is slow: what goes over it waits. */
let slow = false;
/** What 江苏 sends to 浙江 waits until 上海, asked for the history of the case, sends it: both arrive at the same moment. */
let tie: { readonly id: string; readonly both: PromiseWithResolvers<void>; wanted: boolean } | undefined;

before(async () => {
  zone = await testZone({
    at: '2021-09-28T02:00:00.000Z',
    line: (inner) => ({
      ...inner,
      send: async (from, to, letters) => {
        if (tie && from === 'zhejiang') tie.wanted ||= letters.some(({ header }) => header.kind === 'case.want');
        if (tie?.wanted && from === 'shanghai' && letters.some(({ header }) => header.stream === tie?.id))
          tie.both.resolve();
        if (tie && from === 'jiangsu' && to === 'zhejiang') await tie.both.promise;
        if (slow && from === 'jiangsu' && to === 'zhejiang') throw new Error('the line is slow');
        return inner.send(from, to, letters);
      },
    }),
  });
  const clerk = await person(zone, 'shanghai', 'qp-window-1');
  const plain = ({ jurisdiction, type, instant, joint, serves, safety }: Matter) =>
    jurisdiction === '320509' && type === '01' && !instant && !joint && serves !== 'organisations' && !safety;
  matter = findMatter(zone, plain);
  officer = await holderOf(zone, matter.authority, 'officer');
  asked = await person(zone, 'zhejiang', 'js-housing-officer');
  ({ id } = await receiveAt(clerk, matter));
  await take(clerk, id, 'handOver');
  await zone.settle();
  await take(officer, id, 'accept');
  await zone.settle();
});

after(() => zone.stop());

const question = { consulted: 'js-housing', question: '申请人在贵地是否有在建工程' };

test('before it is called in the third side knows nothing of the case', async () => {
  assert.equal((await asked.get(`/cases/${id}`)).status, 404);
});

test('called in, it sees the case with its whole history and may answer, and nothing else', async () => {
  await take(officer, id, 'consult', question);
  await zone.settle();
  const there = await look(asked, id);
  const here = await look(officer, id);
  assert.deepEqual(
    there.timeline.map(({ step }) => step),
    here.timeline.map(({ step }) => step),
  );
  assert.equal(there.holder, 'jiangsu');
  assert.deepEqual(
    there.steps.filter(({ open }) => open).map(({ name }) => name),
    ['opine'],
  );
  const listed = (await asked.get('/cases?view=concerned')).body as { items: { id: string }[] };
  assert.deepEqual(
    listed.items.map((one) => one.id),
    [id],
  );
  const inbox = (await asked.get('/cases')).body as { items: { id: string }[] };
  assert.ok(!inbox.items.some((one) => one.id === id), 'what one is called into is not what one must decide');
  const stranger = await person(zone, 'zhejiang', 'js-tax-officer');
  assert.equal((await stranger.get(`/cases/${id}`)).status, 404, 'the node was called in for one authority only');
});

test('its opinion reaches the holder, is decided there, and all three sides show it', async () => {
  await take(asked, id, 'opine', { stance: 'objected', stanceSays: '该地块正在核查' });
  await zone.settle();
  const clerk = await person(zone, 'shanghai', 'qp-window-1');
  for (const who of [officer, asked, clerk]) {
    const [one] = (await look(who, id)).facts.consultations as { opinion?: string; says?: string }[];
    assert.equal(one?.opinion, 'objected');
    assert.equal(one?.says, '该地块正在核查');
  }
  const twice = await asked.post(`/cases/${id}/steps/opine`, { facts: { stance: 'agreed' } });
  assert.equal(twice.status, 422);
  assert.equal((twice.body as { code: string }).code, 'opinionIsOpen');
});

test('the person sees that the authority called in has read the case, and on what ground', async () => {
  await zone.settle();
  const login = zone.program.zone.people.find((one) => one.key === resident.key)?.login as string;
  const applicant = await person(zone, 'shanghai', login);
  const { body } = await applicant.get('/my/access');
  const rows = body as { case: string; authority?: readonly string[]; ground: readonly string[] }[];
  const theirs = rows.find((row) => row.case === id && row.authority?.[0] === '嘉善县住房和城乡建设局');
  assert.equal(theirs?.ground[1], 'Taking part in a case as an authority called in');
});

test('letters of two holders overtake each other: the third side asks for what it missed, and what comes late changes nothing', async () => {
  const clerk = await person(zone, 'shanghai', 'qp-window-1');
  const second = (await receiveAt(clerk, matter)).id;
  await take(clerk, second, 'handOver');
  await zone.settle();
  await take(officer, second, 'consult', question);
  await zone.settle();
  slow = true;
  await take(officer, second, 'notOurs', { rightAuthority: 'wj-market' });
  // The case is back at the window; what 江苏 wrote last has not reached 浙江, what 上海 writes has.
  for (let n = 0; n < 60 && (await look(asked, second)).holder !== 'shanghai'; n++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const there = await look(asked, second);
  const here = await look(clerk, second);
  assert.deepEqual(
    there.timeline.map(({ step }) => step),
    here.timeline.map(({ step }) => step),
  );
  assert.equal(there.holder, 'shanghai');
  slow = false;
  await zone.settle();
  assert.equal((await look(asked, second)).version, here.version);
  const { rows } = await (
    zone.zone.nodes.get('zhejiang') as NonNullable<ReturnType<typeof zone.zone.nodes.get>>
  ).runtime.pool.query(`select kind, problem from inbox where state <> 'done'`);
  assert.deepEqual(rows, [], 'nothing was refused or set aside');
});

test('two nodes tell a third of a case that it does not know, at the same moment: nothing is set aside', async () => {
  const clerk = await person(zone, 'shanghai', 'qp-window-1');
  for (let n = 0; n < 3; n++) {
    const third = (await receiveAt(clerk, matter)).id;
    await take(clerk, third, 'handOver');
    await zone.settle();
    tie = { id: third, both: Promise.withResolvers(), wanted: false };
    await take(officer, third, 'consult', question);
    await take(officer, third, 'notOurs', { rightAuthority: 'wj-market' });
    await tie.both.promise;
    tie = undefined;
    await zone.settle();
    const { pool } = zone.zone.nodes.get('zhejiang')!.runtime;
    const { rows } = await pool.query(`select kind, problem from inbox where state <> 'done'`);
    assert.deepEqual(rows, []);
    assert.equal((await look(asked, third)).version, (await look(clerk, third)).version);
  }
});

test('协查: an authority of the third side checks on site, the decider reviews the findings and only then decides', async () => {
  await take(officer, id, 'askAssistance', { assistant: 'js-housing', toCheck: '请核查在建工程' });
  await zone.settle();
  const due = async (who: TestPerson) => (await look(who, id)).clocks.find(({ name }) => name === 'statutory')?.due;
  const before = await due(officer);
  const open = async () => (await look(asked, id)).steps.filter((step) => step.open).map(({ name }) => name);
  await until(
    zone,
    async () => (await open()).includes('assist'),
    () => whereabouts(zone, id),
  );
  assert.deepEqual(await open(), ['assist', 'declineAssistance'], 'it has no opinion to give any more');
  const today = '2021-09-28';
  const found = { checkedOn: today, checkedWhere: '示例路1号', checkedFindings: '未发现在建工程' };
  await asked.post(`/cases/${id}/steps/assist`, { facts: { ...found, checkedBy: 1 } });
  await zone.settle();
  assert.ok((await open()).includes('assist'), 'one officer alone does not check');
  await take(asked, id, 'assist', { ...found, checkedBy: 2 });
  const seen = async (who: TestPerson) =>
    ((await look(who, id)).facts.assistance as { findings?: string; verdict?: string }[])[0];
  await until(
    zone,
    async () => (await seen(officer))?.findings !== undefined,
    () => whereabouts(zone, id),
  );
  assert.equal(await due(officer), before, 'the statutory term runs on');
  const early = await officer.post(`/cases/${id}/steps/propose`, { facts: { decision: 'grant' } });
  assert.equal((early.body as { code: string }).code, 'findingsWeighed');
  await take(officer, id, 'weighAssistance', { assistanceVerdict: 'used' });
  await until(
    zone,
    async () => (await seen(asked))?.verdict === 'used',
    () => whereabouts(zone, id),
  );
});
