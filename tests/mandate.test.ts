import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findMatter, look, type View, viewIn } from './support/journey.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** 授权委托: somebody in 青浦 empowers somebody in 吴江; each step of the agent is measured by the register, at every node. */

let zone: TestZone;
let grantor: TestPerson;
let agent: TestPerson;
let stranger: TestPerson;
let clerk: TestPerson;
let mandate = '';
let draft = '';

// As the zone's people file has them; everybody is invented.
const owner = { kind: 'person', key: '31011819900101001X', name: '顾念一' } as const;
const helper = { kind: 'person', key: '320509198506150125', name: '沈若溪' } as const;

before(async () => {
  zone = await testZone({ at: '2021-09-22T02:00:00.000Z' });
  grantor = await person(zone, 'shanghai', 'qp-resident');
  agent = await person(zone, 'jiangsu', 'wj-resident');
  stranger = await person(zone, 'zhejiang', 'js-resident');
  clerk = await person(zone, 'jiangsu', 'wj-window-1');
});
after(() => zone.stop());

const codeIn = (jurisdiction: string, mechanism = 'mandate') =>
  findMatter(
    zone,
    (one) =>
      one.mechanism === mechanism &&
      one.jurisdiction === jurisdiction &&
      (mechanism === 'mandate' || (one.serves !== 'organisations' && !one.opens)),
  );

const open = (who: TestPerson, mechanism: string, code: string, step: string, facts: Record<string, unknown>) =>
  who.post('/cases', { mechanism, matter: code, step, channel: 'online', facts });

const apply = (who: TestPerson, number: string, of = owner) => {
  const agentOf = { key: who === agent ? helper.key : '330421197809230057', name: helper.name, mandate: number };
  const matter = codeIn('320509', 'cross-province-window');
  return open(who, matter.mechanism, matter.code, 'draft', { applicant: { ...of, agent: agentOf } });
};

const codeOf = (answer: { body: unknown }): string => (answer.body as { code: string }).code;

/** Letters between the nodes may take more than one journey. */
const settled = async (fits: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 60; tries++) {
    await zone.settle();
    if (await fits()) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  assert.fail('the letters did not arrive');
};

test('without a registered mandate nobody applies for somebody else from their own account', async () => {
  assert.equal(codeOf(await apply(agent, '授权委托书-1')), 'mandate-unknown');
});

test('a mandate granted in 青浦 for 吴江 is registered there, and its agent applies in the grantor’s name', async () => {
  const { code } = codeIn('320509');
  const terms = { extent: 'all', from: '2021-09-22', until: '2021-10-31' };
  const facts = { grantor: owner, agent: helper, ...terms };
  mandate = viewIn(await open(grantor, 'mandate', code, 'grant', facts), 201).id;
  await settled(async () => (await look(grantor, mandate)).state === 'standing');
  const mine = (await agent.get('/my/mandates')).body as { held: { number: string; grantor: { name: string } }[] };
  assert.deepEqual(
    mine.held.map((one) => [one.number, one.grantor.name]),
    [[mandate, owner.name]],
  );
  const opened: View = viewIn(await apply(agent, mandate), 201);
  draft = opened.id;
  assert.equal(opened.state, 'draft');
});

test('a stranger who knows its number cannot use it', async () => {
  await settled(async () => {
    const { rows } = await zone.zone.nodes
      .get('zhejiang')!
      .runtime.pool.query('select key from published_entries where register = $1 and key = $2', [
        'mandates',
        mandate,
      ]);
    return rows.length === 1;
  });
  assert.equal(codeOf(await apply(stranger, mandate)), 'mandate-unknown');
});

test('what peers are told of a mandate names nobody', async () => {
  const { rows } = await zone.zone.nodes
    .get('zhejiang')!
    .runtime.pool.query<{ row: string }>(`select to_json(p)::text as row from published_entries p where key = $1`, [
      mandate,
    ]);
  for (const secret of [owner.key, owner.name, helper.key, helper.name])
    assert.ok(!rows[0]?.row.includes(secret), `${secret} left the node`);
});

test('the clerk sees who may act for the person at the window, and the reading is recorded', async () => {
  const found = (await clerk.get(`/mandates?grantor=${owner.key}`)).body as {
    number: string;
    agent: { key: string };
  }[];
  assert.deepEqual(
    found.map((one) => [one.number, one.agent.key]),
    [[mandate, helper.key]],
  );
  const seen = (await agent.get('/my/access')).body as { what: string[] }[];
  assert.ok(seen.some(({ what }) => what[0]?.includes('授权委托')));
  assert.equal((await agent.get(`/mandates?grantor=${owner.key}`)).status, 403);
});

test('while the mandate stands its agent reads the whole case', async () => {
  const seen = await look(agent, draft);
  assert.ok(seen.facts.applicant && seen.steps.length > 0);
});

test('revoked from afar it counts at once where it is registered: the agent can go no further', async () => {
  assert.ok([200, 202].includes((await grantor.post(`/cases/${mandate}/steps/revoke`, { facts: {} })).status));
  await settled(async () => (await look(grantor, mandate)).state === 'revoked');
  const refused = await agent.post(`/cases/${draft}/steps/fill`, { facts: { materials: [] } });
  assert.equal(codeOf(refused), 'mandate-ended');
  assert.equal(codeOf(await apply(agent, mandate)), 'mandate-ended');
  const told = (await agent.get('/my/messages')).body as { text: string[] }[];
  assert.ok(told.some(({ text }) => text[0]?.includes('授权委托已撤销')));
});

test('once it has ended the agent sees what they did themselves, and nothing of what came after', async () => {
  await clerk.post(`/cases/${draft}/steps/submit`, { facts: {} });
  const seen = (await agent.get(`/cases/${draft}`)).body as View & { former?: true };
  assert.equal(seen.former, true);
  assert.deepEqual(
    seen.timeline.map(({ step }) => step),
    ['draft'],
  );
  assert.deepEqual([seen.steps, seen.clocks, seen.papers], [[], [], []]);
  assert.equal(codeOf(await agent.get(`/cases/${draft}/papers/x.pdf`)), 'mandate-ended');
  assert.equal(codeOf(await agent.get(`/files/${'a'.repeat(64)}?case=${draft}`)), 'mandate-ended');
  assert.equal((await agent.get(`/cases/${mandate}`)).status, 200, 'the mandate itself stays theirs to read');
  assert.equal((await clerk.get(`/cases/${draft}`)).status, 200);
});
