import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CaseEvent, Matter } from '#kernel';
import type { CaseLetter } from '#server/engine/outgoing.ts';
import { withClient } from '#store/cluster/index.ts';
import { transaction } from '#store/db.ts';
import { eventsOf } from '#store/queries/journal.ts';
import { enqueue } from '#store/queries/outbox.ts';
import { checkAgreement, drain } from './faults/agree.ts';
import { type HostileLine, hostile } from './faults/hostile.ts';
import {
  findMatter,
  holderOf,
  look,
  plain,
  receiveAt,
  resident,
  take,
  type View,
  viewIn,
} from './support/journey.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/**
 * What users of case-sharing systems suffered (field.md 2.7, SORMAS and others), each as a race with real concurrency on a
 * real PostgreSQL: two owners, ownership that bounces, edits by the old owner, both sides at once, sharing twice, lost
 * notices.
 */

let zone: TestZone;
let line: HostileLine;
let clerk: TestPerson;
let second: TestPerson;
let officer: TestPerson;
let applicant: TestPerson;
let matter: Matter;

before(async () => {
  zone = await testZone({
    line: (inner) => {
      line = hostile(inner, 20210917);
      return line;
    },
  });
  clerk = await person(zone, 'shanghai', 'qp-window-1');
  second = await person(zone, 'shanghai', 'qp-window-1');
  matter = findMatter(zone, plain);
  officer = await holderOf(zone, matter.authority, 'officer');
  const login = zone.program.zone.people.find((one) => one.key === resident.key)?.login as string;
  applicant = await person(zone, 'shanghai', login);
});

after(() => zone.stop());

const nodes = () => zone.zone.nodes;
const at = (id: string) => nodes().get(id) as NonNullable<ReturnType<ReturnType<typeof nodes>['get']>>;
const step = (who: TestPerson, id: string, name: string, facts: object = {}, more: object = {}) =>
  who.post(`/cases/${id}/steps/${name}`, { facts, ...more });
const recall = (who: TestPerson, id: string) => who.post(`/cases/${id}/recall`, { note: '材料有误' });
const statuses = (answers: readonly { status: number }[]): Record<number, number> => {
  const count: Record<number, number> = {};
  for (const { status } of answers) count[status] = (count[status] ?? 0) + 1;
  return count;
};
const code = (answer: { body: unknown }): string => (answer.body as { code: string }).code;
const settled = async (): Promise<void> => {
  await drain(nodes());
  await checkAgreement(nodes());
};

test('sharing twice (SORMAS 8576): eight clicks at once on “hand over” make one offer and one owner', async () => {
  const { id } = await receiveAt(clerk, matter);
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, n) => step(n % 2 ? second : clerk, id, 'handOver')),
  );
  assert.deepEqual(statuses(answers), { 200: 1, 409: 7 });
  const { rows } = await at('shanghai').runtime.pool.query(
    `select count(*)::int as n from outbox where stream = $1 and kind = 'case.offer'`,
    [id],
  );
  assert.equal(rows[0].n, 1);
  await settled();
  assert.equal((await look(clerk, id)).holder, 'jiangsu');
});

test('the same package offered a second time by its old owner is refused, recorded, and moves nothing', async () => {
  const { id } = await receiveAt(clerk, matter);
  await take(clerk, id, 'handOver');
  await settled();
  const { pool } = at('shanghai').runtime;
  const { rows } = await pool.query(`select payload from outbox where stream = $1 and kind = 'case.offer'`, [id]);
  const again = {
    peer: 'jiangsu',
    kind: 'case.offer',
    stream: id,
    at: zone.zone.nodes.get('shanghai')?.runtime.now() as string,
  };
  await transaction(pool, (client) => enqueue(client, [{ ...again, payload: rows[0].payload }]));
  await settled();
  const before = await look(officer, id);
  assert.deepEqual(
    [before.holder, before.state, before.version],
    ['jiangsu', 'pending', (await look(clerk, id)).version],
  );
  const seen = await at('jiangsu').runtime.pool.query(
    `select state, problem from inbox where stream = $1 and kind = 'case.offer' order by pair_seq`,
    [id],
  );
  assert.deepEqual(
    seen.rows.map((row) => row.state),
    ['done', 'refused'],
  );
});

test('old owner edits (SORMAS 11391): refused at the window, and a forged letter of the old owner is not taken over', async () => {
  const { id } = await receiveAt(clerk, matter);
  await take(clerk, id, 'handOver');
  await settled();
  for (const name of ['checkForm', 'handOver', 'giveBack', 'correctOnSpot'])
    assert.equal((await step(clerk, id, name, {}, { note: '改一下' })).status, 409, name);
  const { pool } = at('shanghai').runtime;
  const history = await eventsOf<CaseEvent>(pool, id);
  const last = history.at(-1)?.body as CaseEvent;
  const forge = (changes: Partial<CaseEvent>, origin = 'shanghai'): CaseLetter => ({
    case: id,
    events: [
      {
        event: { ...last, version: last.version + 1, custody: undefined, ...changes } as CaseEvent,
        origin,
        leaf: 'ab'.repeat(32),
      },
    ],
  });
  const forged: CaseLetter[] = [
    forge({ step: 'withdraw', to: 'withdrawn' }),
    forge({ step: 'withdraw', to: 'withdrawn' }, 'jiangsu'),
    forge({ custody: { act: 'take' }, by: { role: 'node', kind: 'node', node: 'shanghai' } }),
    forge({ custody: { act: 'return', reason: 'mine' } }),
    { ...forge({ step: 'accept', to: 'review' }, 'jiangsu'), package: true },
  ];
  const now = at('shanghai').runtime.now();
  await transaction(pool, (client) =>
    enqueue(
      client,
      forged.map((payload) => ({ peer: 'jiangsu', kind: 'case.events', stream: id, at: now, payload })),
    ),
  );
  await transaction(at('zhejiang').runtime.pool, (client) =>
    enqueue(
      client,
      forged.map((payload) => ({ peer: 'jiangsu', kind: 'case.events', stream: id, at: now, payload })),
    ),
  );
  await settled();
  const view = await look(officer, id);
  assert.deepEqual([view.holder, view.state, view.version], ['jiangsu', 'pending', last.version]);
  const { rows } = await at('jiangsu').runtime.pool.query(
    `select distinct state from inbox where stream = $1 and kind = 'case.events'`,
    [id],
  );
  assert.deepEqual(rows, [{ state: 'refused' }]);
});

test('bounced ownership (SORMAS 6941): an offer not taken comes back once, and nobody else can send it back', async () => {
  const { id } = await receiveAt(clerk, matter);
  const { matters } = at('jiangsu').runtime;
  const versions = matters.get(matter.code) as readonly Matter[];
  matters.set(matter.code, []);
  await take(clerk, id, 'handOver');
  await settled();
  matters.set(matter.code, versions);
  const back = await look(clerk, id);
  assert.deepEqual([back.state, back.holder], ['received', 'shanghai']);
  assert.equal(back.timeline.filter((one) => one.step === 'bounce').length, 1);
  assert.equal((await officer.get(`/cases/${id}`)).status, 404, 'an offer that was not taken leaves nothing behind');

  zone.cut('jiangsu', true);
  await take(clerk, id, 'handOver');
  const refusal = { case: id, reason: { ok: false, code: 'x', says: ['不收', 'not taken'] } };
  const now = at('zhejiang').runtime.now();
  await transaction(at('zhejiang').runtime.pool, (client) =>
    enqueue(client, [{ peer: 'shanghai', kind: 'case.offer-refused', stream: id, at: now, payload: refusal }]),
  );
  at('zhejiang').wake();
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.equal((await look(clerk, id)).state, 'handedOver', 'a third node cannot send the case back');
  zone.cut('jiangsu', false);
  await settled();
  assert.equal((await look(clerk, id)).holder, 'jiangsu');
  // A refusal of the first offer that turns up late must not undo the second.
  await transaction(at('jiangsu').runtime.pool, (client) =>
    enqueue(client, [
      {
        peer: 'shanghai',
        kind: 'case.offer-refused',
        stream: id,
        at: now,
        payload: { ...refusal, version: back.version - 1 },
      },
    ]),
  );
  await settled();
  assert.equal((await look(clerk, id)).holder, 'jiangsu');
});

test('ownership goes back when the authority is not competent, and both sides tell the same story', async () => {
  const { id } = await receiveAt(clerk, matter);
  await take(clerk, id, 'handOver');
  await settled();
  await take(officer, id, 'notOurs', { rightAuthority: matter.authority });
  await settled();
  const home = await look(clerk, id);
  assert.deepEqual([home.state, home.holder], ['returned', 'shanghai']);
  assert.equal((await step(officer, id, 'accept')).status, 409, 'who gave it back cannot act any more');
});

/** While `work` runs the node takes half a second (or what the SQL expression says) before it seals: a recall then comes first. */
const slowSealing = async <T>(node: string, work: () => Promise<T>, seconds = '0.5'): Promise<T> => {
  const owner = zone.cluster.url(node, 'owner');
  await withClient(owner, (client) =>
    client.query(`create or replace function slowly() returns trigger language plpgsql as 'begin perform pg_sleep(${seconds}); return null; end';
      create trigger slow before update of pair_seq on outbox for each statement execute function slowly()`),
  );
  try {
    return await work();
  } finally {
    await withClient(owner, (client) => client.query('drop trigger slow on outbox'));
  }
};

test('a return that is recalled before it is sealed stays, and those who follow learn of the offer and of its end', async () => {
  const { id } = await receiveAt(clerk, matter);
  await take(clerk, id, 'handOver');
  await settled();
  await slowSealing('jiangsu', async () => {
    await take(officer, id, 'notOurs', { rightAuthority: matter.authority });
    const back = viewIn(await recall(officer, id));
    assert.deepEqual([back.state, back.holder], ['pending', 'jiangsu']);
    await drain(nodes());
  });
  await settled();
  const mirrored = await look(clerk, id);
  assert.deepEqual(
    mirrored.timeline.slice(-2).map((one) => one.step),
    ['notOurs', 'bounceBack'],
  );
  assert.equal(mirrored.timeline.at(-1)?.by.name, undefined, 'who recalled it is not told across the border');
  assert.ok((await look(officer, id)).timeline.at(-1)?.by.name, 'at home their name stands in the record');
  await take(officer, id, 'accept');
});

test('both at once (SORMAS 9836): of twenty acts on one version exactly one counts, the others say why', async () => {
  const { id } = await receiveAt(clerk, matter);
  await take(clerk, id, 'handOver');
  await settled();
  const { version } = await look(officer, id);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      n % 2
        ? step(officer, id, 'accept', {}, { expect: version })
        : step(applicant, id, 'withdraw', {}, { expect: version, note: '不办了' }),
    ),
  );
  const good = answers.filter(({ status }) => status === 200);
  assert.equal(good.length, 1, JSON.stringify(statuses(answers)));
  for (const answer of answers.filter(({ status }) => status !== 200))
    assert.ok(['version-stale', 'step-not-open'].includes(code(answer)), code(answer));
  await settled();
  assert.equal((await look(officer, id)).version, version + 1);
});

test('recall: before the letter is sealed the case is here again; only those who may hand over may recall, once', async () => {
  const { id } = await receiveAt(clerk, matter);
  assert.equal(code(await recall(clerk, id)), 'custody-not-offered');
  await slowSealing('shanghai', async () => {
    await take(clerk, id, 'handOver');
    const edit = await step(clerk, id, 'checkForm');
    assert.equal(code(edit), 'custody-offered', 'while offered nobody edits');
    assert.equal(code(await recall(applicant, id)), 'actor-not-named');
    const key = { 'idempotency-key': 'one-recall-one-key' };
    const first = await clerk.post(`/cases/${id}/recall`, {}, key);
    const again = await clerk.post(`/cases/${id}/recall`, {}, key);
    assert.equal(viewIn(first).state, 'received');
    assert.equal(viewIn(again).version, viewIn(first).version, 'asked again with the same key: the same answer');
    assert.equal(code(await recall(clerk, id)), 'custody-not-offered');
  });
  await settled();
  assert.equal((await officer.get(`/cases/${id}`)).status, 404, 'the other side never heard of it');
  await take(clerk, id, 'handOver');
  await settled();
  const late = await recall(clerk, id);
  assert.deepEqual([late.status, code(late)], [409, 'custody-not-offered']);
  assert.equal((await look(clerk, id)).holder, 'jiangsu');
});

test('recall against sealing: forty races, each ends on exactly one side, and what was recalled never left', async () => {
  const opened: View[] = [];
  for (let n = 0; n < 40; n++) opened.push(await receiveAt(clerk, matter));
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const won = { recalled: [] as string[], sent: [] as string[] };
  const race = async ({ id }: View, n: number): Promise<void> => {
    await take(clerk, id, 'handOver');
    if (n % 3) await pause(n % 12);
    const answer = await recall(clerk, id);
    if (answer.status === 200) won.recalled.push(id);
    else {
      assert.equal(answer.status, 409, JSON.stringify(answer.body));
      won.sent.push(id);
    }
  };
  // Half of them side by side, so that letters are sealed in portions while some of the portion are recalled.
  const all = async (): Promise<void> => {
    await Promise.all(opened.slice(0, 20).map(race));
    for (const [n, one] of opened.slice(20).entries()) await race(one, n);
  };
  await slowSealing('shanghai', all, 'random() * 0.04');
  await settled();
  for (const id of won.recalled) {
    assert.equal((await look(clerk, id)).holder, 'shanghai');
    const { rows } = await at('jiangsu').runtime.pool.query('select 1 from inbox where stream = $1', [id]);
    assert.equal(rows.length, 0, `${id} was recalled and yet arrived`);
  }
  for (const id of won.sent) assert.equal((await look(officer, id)).holder, 'jiangsu');
  assert.ok(
    won.recalled.length > 0 && won.sent.length > 0,
    `both sides win some: ${won.recalled.length}/${won.sent.length}`,
  );
  console.log(`# recall against sealing: ${won.recalled.length} recalled, ${won.sent.length} sent`);
});

const mischief = ['lost', 'receiptLost', 'doubled', 'reordered', 'corrupted', 'replayed'] as const;

test('lost receipts, doubled, reordered, corrupted and replayed deliveries: every case moves exactly once', async () => {
  const missing = (): boolean => mischief.some((what) => (line.done[what] ?? 0) < 2);
  const ids: string[] = [];
  for (let round = 0; round < 40 && (missing() || round < 3); round++) {
    line.set({ lost: 0.1, receiptLost: 0.2, doubled: 0.3, reordered: 0.4, corrupted: 0.2, replayed: 0.3 });
    const more = await Promise.all(Array.from({ length: 4 }, () => receiveAt(clerk, matter).then((view) => view.id)));
    await Promise.all(more.map((id) => take(clerk, id, 'handOver')));
    await drain(nodes());
    await Promise.all(
      more.map((id, n) =>
        n % 2 ? take(officer, id, 'accept') : take(officer, id, 'notOurs', { rightAuthority: matter.authority }),
      ),
    );
    await drain(nodes());
    ids.push(...more);
  }
  line.set({});
  await settled();
  for (const [n, id] of ids.entries()) {
    const view = await look(clerk, id);
    assert.equal(view.holder, n % 2 ? 'jiangsu' : 'shanghai');
    const steps = view.timeline.map((one) => one.step);
    assert.equal(steps.filter((name) => name === 'handOver').length, 1);
    assert.equal(steps.filter((name) => name === 'arrive').length, 1);
  }
  assert.ok(!missing(), `some mischief did not happen: ${JSON.stringify(line.done)}`);
  console.log(`# hostile line: ${ids.length} cases, ${JSON.stringify(line.done)}`);
});

test('what is not from a peer, or is no letter at all, is refused by the receiver and leaves no trace', async () => {
  const before = await at('jiangsu').runtime.pool.query('select count(*)::int as n from inbox');
  const none = { header: { v: 1 }, body: '', signature: '' } as never;
  assert.ok('refused' in ((await line.send('committee', 'jiangsu', [none]))[0] as object));
  assert.ok('refused' in ((await line.send('nobody', 'jiangsu', [none]))[0] as object));
  const after = await at('jiangsu').runtime.pool.query('select count(*)::int as n from inbox');
  assert.equal(after.rows[0].n, before.rows[0].n);
});
