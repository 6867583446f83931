import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Transport } from '#exchange/post/transport.ts';
import type { AnyMechanism, EvidenceRead, Matter, Seen } from '#kernel';
import { evidenceIn } from '#kernel';
import { checkRebuild } from '#server/audit/rebuild.ts';
import { openSite } from '#server/audit/site.ts';
import type { Program } from '#server/load.ts';
import { type Pool, transaction } from '#store/db.ts';
import { enqueue } from '#store/queries/outbox.ts';
import { findMatter, holderOf, look, receiveAt, receiveJoint, take } from './support/journey.ts';
import { contentOf, housing, openQualification, provinces } from './support/qualification.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** Steps that letters and other steps cause, and that must ask a source elsewhere before they are decided. */

/** Who keeps what is asked about, and whether it will say that it stands. */
let keeper = '320000';
let holder = '31011819900101001X';

const asking = (mechanism: AnyMechanism): AnyMechanism => {
  const steps = mechanism.steps as Record<string, { reads?: readonly string[]; requires?: readonly string[] }>;
  const more = Object.fromEntries(
    ['arrive', 'opine', 'hearPart'].map((name) => {
      const step = steps[name];
      assert.ok(step, `there is no step ${name}`);
      return [
        name,
        {
          ...step,
          reads: [...(step.reads ?? []), 'sourceNow'],
          requires: [...(step.requires ?? []), 'sourceStands'],
        },
      ];
    }),
  );
  return {
    ...mechanism,
    steps: { ...mechanism.steps, ...more },
    rules: {
      ...mechanism.rules,
      sourceStands: {
        says: ['来源地登记应有效', 'The source must say that it stands'],
        holds: ({ reads }: Seen) => (evidenceIn(reads, 'sourceNow') as EvidenceRead).values?.stands === true,
      },
    },
    evidence: {
      ...mechanism.evidence,
      sourceNow: {
        title: ['来源地登记现状', 'The entry as it stands at its source'],
        purpose: ['办理前核对', 'Checked before the step'],
        ground: 'duty',
        under: 'freeSubmission',
        register: 'qualifications',
        question: 'standing',
        when: 'live',
        of: () => ({ place: keeper, key: 'EV-1', with: { holder } }),
      },
    },
  } as unknown as AnyMechanism;
};

const alter = (program: Program): Program => {
  const window = asking(program.mechanism('cross-province-window'));
  const mechanisms = new Map([...program.mechanisms, [window.id, window]]);
  return { ...program, mechanisms, mechanism: (id) => mechanisms.get(id) as AnyMechanism };
};

/** How long the next answer of a source is under way. */
let answerTakes = 0;

let zone: TestZone;
let clerk: TestPerson;
let matter: Matter;
const rests = async (node: string, id: string, step: string) => {
  const pool = zone.zone.nodes.get(node)?.runtime.pool;
  const found = await pool?.query(
    `select body->'rests'->0->'answer'->>'keeper' as keeper, body->'rests'->0->'answer'->>'proof' as proof from events
     where stream = $1 and body->>'step' = $2`,
    [id, step],
  );
  return found?.rows ?? [];
};
/** Waits until the query finds something. (While a letter is held `settle` would wait for it.) */
const seen = async (pool: Pool, query: string): Promise<void> => {
  for (let n = 0; (await pool.query(query)).rowCount === 0; n++) {
    assert.ok(n < 1000, `never: ${query}`);
    await pause(15);
  }
};
const putOff = async (node: string) =>
  (await zone.zone.nodes.get(node)?.runtime.pool.query('select kind, step, tries, problem from waiting_steps'))?.rows;

/** What is asked about stands in the registers of all three provinces, entered there by two people. */
const enter = async (): Promise<void> => {
  const batch = [{ certificate: 'EV-1', ...contentOf('EV-1') }];
  for (const site of ['shanghai', 'jiangsu', 'zhejiang'] as const) {
    const officer = await holderOf(zone, housing[site], 'officer');
    const head = await holderOf(zone, housing[site], 'head');
    const { id } = await openQualification(zone, officer, '910501000400', provinces[site], 'handIn', { batch });
    await take(head, id, 'takeOver');
  }
};

const handedOver = async (): Promise<string> => {
  const { id } = await receiveAt(clerk, matter);
  await take(clerk, id, 'handOver');
  await zone.settle();
  return id;
};

before(async () => {
  const line = (inner: Transport): Transport => ({
    ...inner,
    send: async (from, to, letters) => {
      const ms = letters.some(({ header }) => header.kind === 'evidence.answer') ? answerTakes : 0;
      if (ms > 0) answerTakes = 0;
      await pause(ms);
      return inner.send(from, to, letters);
    },
  });
  zone = await testZone({ at: '2021-09-28T02:00:00.000Z', alter, line });
  await enter();
  clerk = await person(zone, 'shanghai', 'qp-window-1');
  const plain = ({ jurisdiction, type, instant, joint, serves, safety }: Matter) =>
    jurisdiction === '320509' && type === '01' && !instant && !joint && serves !== 'organisations' && !safety;
  matter = findMatter(zone, plain);
});
after(() => zone.stop());

for (const [place, node] of [
  ['310000', 'shanghai'],
  ['320000', 'jiangsu'],
  ['330000', 'zhejiang'],
] as const)
  test(`an offered case is taken once ${node} has answered, whoever of the three that is`, async () => {
    keeper = place;
    const id = await handedOver();
    assert.deepEqual(
      [(await look(clerk, id)).state, (await look(clerk, id)).holder],
      ['pending', 'jiangsu'],
      JSON.stringify([await rests('jiangsu', id, 'arrive'), (await look(clerk, id)).timeline.at(-1)]),
    );
    const [rest] = await rests('jiangsu', id, 'arrive');
    assert.equal(rest?.keeper, node);
    assert.match(rest?.proof ?? '', /^ey[\w-]+\.[\w-]+\.[\w-]+$/);
    assert.deepEqual(await putOff('jiangsu'), []);
  });

test('the source says no: the offer goes back with the reason, and the window has the case again', async () => {
  keeper = '330000';
  holder = '330421197809230057';
  const id = await handedOver();
  const there = await look(clerk, id);
  holder = '31011819900101001X';
  assert.equal(there.holder, 'shanghai');
  assert.equal(there.timeline.at(-1)?.step, 'bounce', JSON.stringify(there.timeline));
  assert.deepEqual(await putOff('jiangsu'), []);
});

test('the source is out of reach: the case stays on offer, and is taken when the link is up', async () => {
  keeper = '330000';
  zone.cut('zhejiang', true);
  const id = await handedOver();
  assert.deepEqual(
    (await putOff('jiangsu'))?.map(({ kind, step, tries }) => [kind, step, tries > 0]),
    [['takes', 'arrive', true]],
  );
  assert.equal((await look(clerk, id)).state, 'handedOver');
  const officer = await holderOf(zone, matter.authority, 'officer');
  const awaiting = async () => (await look(officer, id)).awaiting.map(({ title, tries }) => [title[0], tries > 0]);
  assert.deepEqual(await awaiting(), [['签收材料包', true]], 'the page of the case says what it waits for');
  const operator = await person(zone, 'jiangsu', 'jiangsu-operator');
  const seen = (await operator.get('/operator')).body as { putOff: { step: string[]; problem: string }[] };
  assert.deepEqual(
    seen.putOff.map(({ step }) => step[0]),
    ['签收材料包'],
  );
  assert.match(seen.putOff[0]?.problem ?? '', /联系不上/);
  zone.cut('zhejiang', false);
  zone.setTime('2021-09-28T04:00:00.000Z');
  for (let n = 0; n < 20 && (await putOff('jiangsu'))?.length; n++) {
    for (const node of zone.zone.nodes.values()) node.wake();
    await zone.settle();
    zone.setTime(`2021-09-28T${String(5 + n).padStart(2, '0')}:00:00.000Z`);
  }
  await zone.settle();
  assert.equal((await look(clerk, id)).state, 'pending');
  assert.deepEqual(await awaiting(), []);
});

test('the answer comes too late, and the step is taken up again as soon as it has come', async () => {
  keeper = '330000';
  answerTakes = 6000;
  const id = await handedOver();
  assert.equal((await look(clerk, id)).state, 'pending', 'the clock of this zone stands still: no beat took it up');
  assert.deepEqual(await putOff('jiangsu'), []);
});

test('an answer counts when it is committed, not when the letters of another peer are', async () => {
  keeper = '330000';
  const [shanghai, jiangsu] = ['shanghai', 'jiangsu'].map((id) => zone.zone.nodes.get(id)?.runtime.pool);
  assert.ok(shanghai && jiangsu);
  // Whoever records the next letter of 浙江 waits for this.
  const other = await jiangsu.connect();
  await other.query('begin');
  await other.query(`insert into inbox (peer, pair_seq, envelope_id, kind, at, state, envelope, receipt)
    select peer, max(pair_seq) + 1, 'held', 'held', now(), 'done', '{}', '{}' from inbox where peer = 'zhejiang' group by peer`);
  const { id } = await receiveAt(clerk, matter);
  await take(clerk, id, 'handOver');
  const held = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await seen(jiangsu, held);
  const nothing = { peer: 'jiangsu', kind: 'case.want', stream: 'none', at: '2021-09-28T02:00:00.000Z' };
  await transaction(shanghai, (client) => enqueue(client, [{ ...nothing, payload: { case: 'none' } }]));
  zone.zone.nodes.get('shanghai')?.wake();
  const heard = `select 1 from inbox where peer = 'shanghai' and stream = 'none'`;
  await seen(jiangsu, heard);
  await other.query('rollback');
  other.release();
  await zone.settle();
  assert.deepEqual([(await look(clerk, id)).state, await putOff('jiangsu')], ['pending', []]);
});

test('asked for from afar by the very node that keeps the register: asked back, answered, decided, told', async () => {
  zone.setTime('2021-09-29T02:00:00.000Z');
  keeper = '330000';
  const officer = await holderOf(zone, matter.authority, 'officer');
  const third = await person(zone, 'zhejiang', 'js-housing-officer');
  const id = await handedOver();
  await take(officer, id, 'accept');
  await take(officer, id, 'consult', { consulted: 'js-housing', question: '申请人在贵地是否有在建工程' });
  await zone.settle();
  const key = { 'idempotency-key': crypto.randomUUID() };
  const facts = { stance: 'objected', stanceSays: '该地块正在核查' };
  const answer = await third.post(`/cases/${id}/steps/opine`, { facts }, key);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  await zone.settle();
  const [one] = (await look(officer, id)).facts.consultations as { opinion?: string }[];
  assert.equal(one?.opinion, 'objected');
  assert.equal((await rests('jiangsu', id, 'opine'))[0]?.keeper, 'zhejiang');
  const again = await third.post(`/cases/${id}/steps/opine`, { facts }, key);
  assert.ok([200, 202].includes(again.status), 'the same request again changes nothing');
  await zone.settle();
  assert.equal((await look(officer, id)).timeline.filter(({ step }) => step === 'opine').length, 1);
});

test('asked for from afar and refused by the source: the person who asked is told why', async () => {
  const officer = await holderOf(zone, matter.authority, 'officer');
  const third = await person(zone, 'zhejiang', 'js-housing-officer');
  const id = await handedOver();
  await take(officer, id, 'accept');
  await take(officer, id, 'consult', { consulted: 'js-housing', question: '申请人在贵地是否有在建工程' });
  await zone.settle();
  holder = '330421197809230057';
  const answer = await third.post(`/cases/${id}/steps/opine`, { facts: { stance: 'agreed' } });
  holder = '31011819900101001X';
  assert.deepEqual([answer.status, (answer.body as { code: string }).code], [422, 'sourceStands']);
  assert.deepEqual(await putOff('jiangsu'), []);
});

test('a node that stops between the letter and the answer takes the step up again when it starts', async () => {
  const { runtime, waiting } = zone.zone.nodes.get('jiangsu') ?? assert.fail();
  keeper = '310000';
  const officer = await holderOf(zone, matter.authority, 'officer');
  const id = await handedOver();
  // As it stands after a crash: the row is there, nothing in the process knows of it.
  await runtime.pool.query(
    `insert into waiting_steps (case_id, step, kind, command, at) values ($1, 'hearPart', 'follows', $2, now())`,
    [id, { case: id, step: 'hearPart', actor: { kind: 'node', node: 'jiangsu' }, facts: {} }],
  );
  await waiting.run();
  assert.deepEqual(await putOff('jiangsu'), [], 'no longer possible in this state: let go');
  assert.equal((await look(officer, id)).state, 'pending');
});

test('a parent hears of its parts after the source of each was asked', async () => {
  keeper = '310000';
  const { id, matter: joint } = await receiveJoint(zone, clerk);
  const officer = await holderOf(zone, joint.authority, 'officer');
  await take(officer, id, 'accept');
  await take(officer, id, 'openParts');
  await zone.settle();
  const [first] = (await look(officer, id)).children;
  const pool = zone.zone.nodes.get('jiangsu')?.runtime.pool;
  const part = (await pool?.query('select deciding_authority as who from cases where id = $1', [first?.id]))?.rows[0];
  const decider = await holderOf(zone, part.who, 'officer');
  await take(decider, first?.id ?? '', 'refuseAcceptance', {
    notAcceptedWhy: 'conditions',
    reasons: '示例：不符合受理条件',
  });
  await zone.settle();
  assert.equal((await rests('jiangsu', id, 'hearPart'))[0]?.keeper, 'shanghai');
});

test('afterwards everything verifies: rebuilt tables are the live ones, letters and receipts hold', async () => {
  await zone.settle();
  const site = await openSite(zone);
  try {
    for (const node of site.nodes.values()) assert.deepEqual((await checkRebuild(node)).findings, [], node.id);
  } finally {
    await site.close();
  }
});
