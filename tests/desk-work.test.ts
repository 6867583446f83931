import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventsOf } from '#store/queries/journal.ts';
import { findMatter, holderOf, receiveAt, take } from './support/journey.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** 认领、转派、交接、代理、叫号: work moves between colleagues, recorded, and no case or deadline changes by it (issue 3, points 1 and 2). */

let zone: TestZone;
let clerk: TestPerson;
let colleague: TestPerson;
const cases: string[] = [];

before(async () => {
  zone = await testZone({ at: '2021-09-28T02:00:00.000Z' });
  clerk = await person(zone, 'shanghai', 'qp-window-1');
  colleague = await person(zone, 'shanghai', 'qp-window-2');
  const matter = findMatter(
    zone,
    (one) => one.jurisdiction === '320509' && one.type === '01' && !one.joint && one.serves !== 'organisations',
  );
  for (let n = 0; n < 3; n++) cases.push((await receiveAt(clerk, matter)).id);
});

after(() => zone.stop());

interface Handover {
  readonly id: string;
  readonly cases: readonly string[];
  readonly note: string;
  readonly fromName: string;
  readonly answeredAt: string | null;
  readonly accepted: boolean | null;
}

const handovers = async (who: TestPerson): Promise<readonly Handover[]> =>
  (await who.get('/handovers')).body as Handover[];
const desk = async (who: TestPerson): Promise<readonly string[]> =>
  ((await who.get('/cases?view=mine')).body as { items: { id: string }[] }).items.map(({ id }) => id).sort();
const me = async (who: TestPerson): Promise<string> =>
  ((await who.get('/session')).body as { person: { id: string } }).person.id;
const codeOf = (answer: { body: unknown }): string => (answer.body as { code: string }).code;

test('at the end of a shift the work is offered to a colleague, and moves when it is accepted', async () => {
  for (const id of cases) await clerk.post(`/cases/${id}/desk`, { assignee: await me(clerk) });
  assert.deepEqual(await desk(clerk), [...cases].sort());
  const offered = await clerk.post('/handovers', { to: await me(colleague), cases, note: '晚班继续,第二件缺照片' });
  assert.equal(offered.status, 201, JSON.stringify(offered.body));
  assert.deepEqual(await desk(colleague), [], 'nothing moves before it is accepted');
  const [waiting] = await handovers(colleague);
  assert.equal(waiting?.note, '晚班继续,第二件缺照片');
  const twice = await clerk.post('/handovers', { to: await me(colleague), cases: [cases[0]], note: '再交一次' });
  assert.equal(codeOf(twice), 'handover-open');
  const notTheirs = await clerk.post(`/handovers/${waiting?.id}/answer`, { accepted: true });
  assert.equal(notTheirs.status, 404, 'only the colleague answers');
  const answered = await colleague.post(`/handovers/${waiting?.id}/answer`, { accepted: true });
  assert.deepEqual(answered.body, { moved: 3 });
  assert.deepEqual(await desk(colleague), [...cases].sort());
  assert.deepEqual(await desk(clerk), []);
  const again = await colleague.post(`/handovers/${waiting?.id}/answer`, { accepted: true });
  assert.equal(codeOf(again), 'handover-answered');
});

test('given back with a reason, everything stays where it was', async () => {
  const [one] = cases;
  const offered = await colleague.post('/handovers', { to: await me(clerk), cases: [one], note: '请接手' });
  const { id } = offered.body as { id: string };
  assert.equal((await clerk.post(`/handovers/${id}/answer`, { accepted: false })).status, 400, 'a reason is due');
  const answer = await clerk.post(`/handovers/${id}/answer`, { accepted: false, note: '明日休假' });
  assert.deepEqual(answer.body, { moved: 0 });
  assert.ok((await desk(colleague)).includes(one as string));
});

test('two answers at once count once', async () => {
  const offered = await colleague.post('/handovers', { to: await me(clerk), cases: [cases[1]], note: '请接手' });
  const { id } = offered.body as { id: string };
  const answers = await Promise.all(
    [true, true, true].map((accepted) => clerk.post(`/handovers/${id}/answer`, { accepted })),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409]);
});

test('nobody hands over what lies on another desk, to strangers, or to other authorities', async () => {
  const stranger = await person(zone, 'shanghai', 'qp-police-officer');
  const elsewhere = await clerk.post('/handovers', { to: await me(stranger), cases: [cases[1]], note: '？' });
  assert.equal(codeOf(elsewhere), 'not-a-colleague');
  const foreign = await clerk.post('/handovers', { to: await me(colleague), cases: [cases[2]], note: '？' });
  assert.equal(codeOf(foreign), 'desk-taken');
  const unseen = await stranger.post('/handovers', { to: await me(clerk), cases: [cases[2]], note: '？' });
  assert.equal(unseen.status, 404, 'a case one may not read does not exist');
  const taken = await clerk.post(`/cases/${cases[2]}/desk`, { assignee: await me(clerk) });
  assert.equal(codeOf(taken), 'desk-taken');
});

test('the head of the authority assigns to a colleague; others only take and put back', async () => {
  const head = await person(zone, 'shanghai', 'qp-center-head');
  const assigned = await head.post(`/cases/${cases[2]}/desk`, { assignee: await me(clerk) });
  assert.equal(assigned.status, 200, JSON.stringify(assigned.body));
  assert.ok((await desk(clerk)).includes(cases[2] as string));
  const other = await clerk.post(`/cases/${cases[2]}/desk`, { assignee: await me(colleague) });
  assert.equal(codeOf(other), 'actor-not-named');
});

test('a deputy acts in the post for the period, carries whose deputy they are, and stops at once when it ends', async () => {
  const node = zone.zone.nodes.get('jiangsu');
  const matter = findMatter(
    zone,
    (one) => one.jurisdiction === '320509' && one.type === '01' && !one.joint && one.serves !== 'organisations',
  );
  const head = await holderOf(zone, matter.authority, 'head');
  const officer = await holderOf(zone, matter.authority, 'officer');
  const { id } = await receiveAt(clerk, matter);
  await take(clerk, id, 'handOver');
  await zone.settle();
  await take(head, id, 'accept').then(
    () => assert.fail('a head is no officer'),
    () => undefined,
  );
  const deputy = { deputy: await me(head), authority: matter.authority, role: 'officer' };
  const period = { from: '2021-09-28', to: '2021-10-15' };
  assert.equal(
    codeOf(await officer.post('/deputies', { ...deputy, from: '2021-09-01', to: '2021-10-01' })),
    'deputy-period',
  );
  assert.equal(codeOf(await clerk.post('/deputies', { ...deputy, ...period })), 'not-yours');
  assert.equal((await officer.post('/deputies', { ...deputy, ...period })).status, 201);
  await take(head, id, 'accept');
  const [event] = (await eventsOf<{ step: string; by: { deputyFor?: string } }>(node!.runtime.pool, id))
    .map(({ body }) => body)
    .filter(({ step }) => step === 'accept');
  assert.equal(event?.by.deputyFor, await me(officer));
  assert.equal((await officer.post('/deputies/end', deputy)).status, 200);
  const late = await head.post(`/cases/${id}/steps/recordInspection`, { facts: {} });
  assert.equal(late.status, 403);
});

test('numbers are called in order, helped people first, to the window of the clerk; two clerks never call one number', async () => {
  const take = (line: string) => clerk.post('/queue/qp-center/tickets', { line });
  const numbers = await Promise.all(['general', 'general', 'general', 'general', 'helped'].map(take));
  assert.deepEqual(numbers.map(({ body }) => (body as { number: number }).number).sort(), [1, 2, 3, 4, 5]);
  const helped = numbers.map(({ body }) => body as { number: number; line: string }).find((t) => t.line === 'helped');
  const first = (await clerk.post('/queue/qp-center/next', {})).body as {
    ticket: { number: number; window: string };
  };
  assert.equal(first.ticket.number, helped?.number);
  assert.equal(first.ticket.window, 'qp-01');
  const both = await Promise.all(
    [clerk, colleague, clerk, colleague].map((who) => who.post('/queue/qp-center/next', {})),
  );
  const called = both.map(({ body }) => (body as { ticket: { number: number } }).ticket.number);
  assert.equal(new Set(called).size, 4);
  const none = (await clerk.post('/queue/qp-center/next', {})).body as { ticket: null };
  assert.equal(none.ticket, null);
  const outsider = await person(zone, 'shanghai', 'qp-police-officer');
  assert.equal((await outsider.post('/queue/qp-center/next', {})).status, 403);
  assert.equal((await clerk.post('/queue/nowhere/tickets', { line: 'general' })).status, 404);
});
