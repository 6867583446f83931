import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open } from '#exchange/envelope/envelope.ts';
import type { Envelope } from '#exchange/envelope/types.ts';
import type { CaseEvent, Matter } from '#kernel';
import { registersOf } from '#server/engine/registers.ts';
import type { MarkLetter } from '#server/evidence/marks.ts';
import type { PublishedLetter } from '#server/evidence/publish.ts';
import { drain } from './faults/agree.ts';
import { findMatter, holderOf, look, materialsOf, plain, receiveAt, resident, take } from './support/journey.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** What leaves a node, read as the recipient reads it, against what the declarations allow (issue 4, point 6). */

interface Left {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly payload: unknown;
}

let zone: TestZone;
let clerk: TestPerson;
let officer: TestPerson;
let head: TestPerson;
let applicant: TestPerson;
let matter: Matter;
let id: string;
let left: readonly Left[];

const secretNote = '内部意见：家庭情况复杂，建议从宽（不外传）';
const secretOpinion = '承办人内部审查意见，不出本节点';

/** Every sealed letter of the zone, opened with the recipient's key: what really crossed, not what we meant to send. */
const opened = async (): Promise<readonly Left[]> => {
  const all: Left[] = [];
  for (const node of zone.zone.nodes.values()) {
    const { rows } = await node.runtime.pool.query<{ peer: string; envelope: Envelope }>(
      'select peer, envelope from outbox where pair_seq is not null order by id',
    );
    for (const { peer, envelope } of rows) {
      const recipient = zone.zone.nodes.get(peer);
      assert.ok(recipient);
      const clear = await open(
        envelope,
        { node: peer, keys: recipient.keys },
        { node: node.id, keys: recipient.peers.get(node.id) ?? [] },
      );
      assert.ok(clear.ok, JSON.stringify(clear));
      all.push({ from: node.id, to: peer, kind: envelope.header.kind, payload: clear.value.payload });
    }
  }
  return all;
};

before(async () => {
  zone = await testZone();
  clerk = await person(zone, 'shanghai', 'qp-window-1');
  matter = findMatter(
    zone,
    (one) => plain(one) && one.special.length > 0 && one.materials.some((m) => !m.obtainableFrom),
  );
  officer = await holderOf(zone, matter.authority, 'officer');
  head = await holderOf(zone, matter.authority, 'head');
  const login = zone.program.zone.people.find((one) => one.key === resident.key)?.login as string;
  applicant = await person(zone, 'shanghai', login);

  id = (await receiveAt(clerk, matter)).id;
  await take(clerk, id, 'handOver', {}, '移交');
  await drain(zone.zone.nodes);
  await look(officer, id);
  await officer.post(`/cases/${id}/desk`, { assignee: 'jiangsu/x' });
  const item = matter.materials.find((one) => !one.obtainableFrom) as Matter['materials'][number];
  await take(officer, id, 'askCorrection', {
    missing: [{ concept: item.concept, what: '请补签字页', cause: 'applicant' }],
  });
  await drain(zone.zone.nodes);
  const supplied = materialsOf(matter).filter((one) => one.concept === item.concept);
  await take(clerk, id, 'supply', { supplied });
  await drain(zone.zone.nodes);
  await take(officer, id, 'accept');
  const facts = { decision: 'grant', reasons: '符合法定条件', opinion: secretOpinion };
  await take(officer, id, 'propose', facts, secretNote);
  await take(head, id, 'sendBack', {}, secretNote);
  await take(officer, id, 'propose', facts, secretNote);
  await take(head, id, 'sign');
  await take(officer, id, 'issue');
  await take(officer, id, 'deliverOnline');
  await take(officer, id, 'finish');
  await zone.settle();
  await drain(zone.zone.nodes);
  // Other mechanisms act by themselves meanwhile: this story is about one case.
  left = (await opened()).filter(({ payload }) => JSON.stringify(payload).includes(id));
});

after(() => zone.stop());

const eventsIn = ({ payload }: Left): readonly CaseEvent[] =>
  ((payload as { events?: readonly { event: CaseEvent }[] } | null)?.events ?? []).map(({ event }) => event);

test('only facts that the declaration marks as shared leave, of every event of every letter', () => {
  const declared = zone.program.mechanism('cross-province-window');
  let checked = 0;
  for (const letter of left)
    for (const event of eventsIn(letter)) {
      checked += 1;
      for (const name of Object.keys(event.set))
        assert.ok(
          declared.facts[name]?.shared,
          `${letter.from} → ${letter.to}: ${event.step} carries the unshared fact ${name}`,
        );
    }
  assert.ok(checked >= 15, `${checked} events were looked at`);
});

test('internal steps cross as the bare fact that they were taken', () => {
  const declared = zone.program.mechanism('cross-province-window');
  const internal = left.flatMap(eventsIn).filter((event) => declared.steps[event.step]?.internal);
  assert.ok(internal.length >= 3, 'the journey has internal steps');
  for (const event of internal) {
    assert.deepEqual(event.set, {}, event.step);
    assert.equal(event.note, undefined, event.step);
  }
  const text = JSON.stringify(left);
  assert.ok(!text.includes(secretNote) && !text.includes(secretOpinion), 'internal opinions stay at home');
});

test('officials are known abroad by authority and role: no name, no account', () => {
  const staff = zone.program.zone.people.filter((one) => one.kind === 'staff');
  assert.ok(staff.length > 10);
  for (const letter of left) {
    const text = JSON.stringify(letter.payload);
    for (const one of staff) {
      assert.ok(!text.includes(one.name), `${letter.from} → ${letter.to}: a ${letter.kind} letter names ${one.name}`);
      assert.ok(
        !text.includes(`"${letter.from}/${one.login}"`),
        `a ${letter.kind} letter names the account ${one.login}`,
      );
    }
  }
});

test('registers, ledgers and desks stay where they are kept; only results and words to people leave', () => {
  for (const event of left.flatMap(eventsIn))
    for (const { kind } of event.effects)
      assert.ok(['credential.issue', 'credential.status', 'message'].includes(kind), `${event.step} sends ${kind}`);
  assert.ok(!left.some(({ kind }) => kind.startsWith('desk')));
});

test('of registers only what is declared public leaves, and of how whole a copy is only counts', async () => {
  const all = await opened();
  const registers = registersOf(zone.program);
  for (const { payload } of all.filter(({ kind }) => kind === 'register.published')) {
    const { register, entries } = payload as PublishedLetter;
    const columns = registers.get(register)?.spec.published?.columns ?? [];
    for (const { values } of entries)
      for (const name of Object.keys(values)) assert.ok(columns.includes(name), `${register} publishes ${name}`);
  }
  const marked = all.filter(({ kind }) => kind === 'register.marked');
  assert.ok(marked.length > 0, 'every node says as of when its registers are whole');
  for (const { from, payload } of marked) {
    const { mark, proof, ...more } = payload as MarkLetter;
    const { source, at, registers: counts, ...further } = mark;
    assert.deepEqual([more, further, source, typeof proof], [{}, {}, from, 'string']);
    assert.ok(!Number.isNaN(Date.parse(at)));
    for (const [name, n] of Object.entries(counts))
      assert.ok(registers.get(name)?.spec.published && Number.isInteger(n), `${name}: ${n}`);
  }
});

test('a broker sees who writes to whom and about which case number, and nothing else', async () => {
  const { rows } = (await zone.zone.nodes
    .get('shanghai')
    ?.runtime.pool.query('select envelope from outbox where pair_seq is not null')) ?? { rows: [] };
  for (const { envelope } of rows) {
    const { body, signature, ...open } = envelope as Envelope;
    assert.deepEqual(
      Object.keys(open.header).filter(
        (name) =>
          !['v', 'id', 'from', 'to', 'kind', 'stream', 'pairSeq', 'previous', 'at', 'suite', 'kid', 'toKid'].includes(
            name,
          ),
      ),
      [],
    );
    const text = JSON.stringify(open);
    for (const secret of [resident.name, resident.key, resident.phone, matter.title])
      assert.ok(!text.includes(secret));
    assert.ok(body.split('.').length === 5 && signature.length > 40, 'compact JWE, detached JWS');
  }
});

test('each person sees what about them crossed: when, to whom, what kind, which facts; nobody else sees it', async () => {
  const mine = (await applicant.get('/my/crossings')).body as {
    way: string;
    peer: { id: string; title: string[] };
    kind: string;
    what: string[];
    case: string;
    received: boolean;
    facts: string[][];
  }[];
  const offer = mine.find((line) => line.kind === 'case.offer');
  assert.ok(offer && offer.way === 'out' && offer.peer.id === 'jiangsu' && offer.received);
  assert.ok(
    offer.facts.some(([zh]) => zh === zone.program.mechanism('cross-province-window').facts.applicant?.title[0]),
  );
  assert.ok(
    mine.some((line) => line.way === 'in' && line.kind === 'case.events'),
    'what came back is listed as well',
  );
  assert.ok(mine.every((line) => line.case === id && line.what.length === 2));
  const sent = left.filter(
    (one) => one.from === 'shanghai' && ['case.offer', 'case.events', 'case.act'].includes(one.kind),
  ).length;
  assert.equal(
    mine.filter((line) => line.way === 'out' && line.kind.startsWith('case.')).length,
    sent,
    'nothing is missing',
  );
  const other = await person(
    zone,
    'shanghai',
    zone.program.zone.people.find((one) => one.kind === 'person' && one.key !== resident.key)?.login as string,
  );
  assert.deepEqual((await other.get('/my/crossings')).body, []);
  assert.equal((await zone.app.inject({ url: '/shanghai/api/my/crossings' })).statusCode, 401);
});
