import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Matter } from '#kernel';
import { openSite } from '#server/audit/site.ts';
import { verifyNode } from '#server/audit/verify.ts';
import type { Identity } from '#server/boot/identity.ts';
import { cardOf, setStatus, trust } from '#server/boot/peers.ts';
import type { Node } from '#server/node.ts';
import { waitingFor } from '#store/queries/outbox.ts';
import { eventually } from './support/eventually.ts';
import { findMatter, holderOf, look, receiveAt, take, viewIn } from './support/journey.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** A node leaves: nothing goes to it or comes from it any more, and what it signed before still counts. It comes back by one act only. */

let zone: TestZone;
let clerk: TestPerson;
let officer: TestPerson;
let matter: Matter;
let crossed: string;
const node = (id: string): Node => zone.zone.nodes.get(id) as Node;

before(async () => {
  zone = await testZone({ at: '2021-09-28T02:00:00.000Z' });
  clerk = await person(zone, 'shanghai', 'qp-window-1');
  const plain = ({ jurisdiction, type, instant, joint, serves, safety }: Matter) =>
    jurisdiction === '320509' && type === '01' && !instant && !joint && serves !== 'organisations' && !safety;
  matter = findMatter(zone, plain);
  officer = await holderOf(zone, matter.authority, 'officer');
  crossed = (await receiveAt(clerk, matter)).id;
  await take(clerk, crossed, 'handOver');
  await zone.settle();
  assert.equal((await look(clerk, crossed)).holder, 'jiangsu');
  const { runtime, refreshPeers } = node('shanghai');
  const done = await setStatus(
    runtime.pool,
    'shanghai',
    'jiangsu',
    'remove',
    '局长',
    runtime.now(),
    '退出一体化平台',
  );
  assert.ok(done.ok);
  await refreshPeers();
});
after(() => zone.stop());

const waiting = async (from: string, to: string) =>
  (
    await node(from).runtime.pool.query(
      `select kind, pair_seq as sealed from outbox where peer = $1 and receipt is null and stream like '310118%'`,
      [to],
    )
  ).rows;

const card = () =>
  cardOf(
    zone.program.zone.id,
    { node: 'jiangsu', keys: node('jiangsu').keys } as Identity,
    node('jiangsu').runtime.now(),
  );

const peerActs = async () =>
  (
    await node('shanghai').runtime.pool.query(
      `select body->>'act' as act, body->>'by' as who, body->>'reason' as why from events where stream = 'peer/jiangsu' order by version`,
    )
  ).rows;

/** Everything verifies at these nodes, compared with all others but those named. */
const soundAt = async (nodes: readonly string[], without: readonly string[]): Promise<void> => {
  const site = await openSite(zone);
  try {
    for (const id of nodes) {
      const audited = site.nodes.get(id);
      assert.ok(audited);
      const others = [...site.nodes.values()].filter((one) => one.id !== id && !without.includes(one.id));
      assert.deepEqual((await verifyNode(audited, others)).findings, [], id);
    }
  } finally {
    await site.close();
  }
};

test('who decided it and why is in the journal', async () => {
  assert.deepEqual((await peerActs()).at(-1), { act: 'remove', who: '局长', why: '退出一体化平台' });
});

test('what is handed over to it is neither sealed nor sent, and the window takes it back', async () => {
  const { id } = await receiveAt(clerk, matter);
  await take(clerk, id, 'handOver');
  await zone.settle();
  assert.deepEqual(
    (await waiting('shanghai', 'jiangsu')).map(({ kind, sealed }) => [kind, sealed]),
    [['case.offer', null]],
  );
  const back = viewIn(await clerk.post(`/cases/${id}/recall`, { note: '对方已退出' }));
  assert.equal(back.holder, 'shanghai');
  await zone.settle();
  assert.equal((await officer.get(`/cases/${id}`)).status, 404, 'it never heard of the case');
});

test('what it still sends is refused at the door, changes nothing, and its own node says why', async () => {
  const before = await look(clerk, crossed);
  await take(officer, crossed, 'accept');
  await zone.settle();
  assert.equal((await look(clerk, crossed)).version, before.version);
  assert.ok((await waiting('jiangsu', 'shanghai')).length > 0);
  const why = await waitingFor(node('jiangsu').runtime.pool);
  assert.match(why.find(({ peer }) => peer === 'shanghai')?.problem ?? '', /jiangsu is not a peer of shanghai/);
});

test('every proof of before still verifies: letters, receipts, checkpoints and countersignatures', async () => {
  await soundAt(['shanghai'], ['jiangsu']);
});

test('it does not come back by the way: neither resumed, nor suspended, nor by its card as one that is new', async () => {
  const { runtime } = node('shanghai');
  const before = await peerActs();
  const tried = [
    await setStatus(runtime.pool, 'shanghai', 'jiangsu', 'resume', '值班员', runtime.now()),
    await setStatus(runtime.pool, 'shanghai', 'jiangsu', 'suspend', '值班员', runtime.now()),
    await trust(runtime.pool, 'shanghai', await card(), '值班员', runtime.now()),
  ];
  assert.deepEqual(
    tried.map((one) => !one.ok && one.code),
    ['peer-removed', 'peer-removed', 'peer-removed'],
  );
  const stays = await trust(
    runtime.pool,
    'shanghai',
    { ...(await card()), node: 'zhejiang' },
    '值班员',
    runtime.now(),
    {
      act: 'readmit',
    },
  );
  assert.equal(!stays.ok && stays.code, 'peer-not-removed');
  assert.deepEqual(await peerActs(), before);
});

test('taken back by a recorded act: what both sides held is handled in order, nothing twice, and old proofs still verify', async () => {
  // Its work went on meanwhile, on the case it holds; and a window here hands over one more that waits.
  await take(officer, crossed, 'propose', { decision: 'grant', reasons: '符合法定条件' });
  const { id } = await receiveAt(clerk, matter);
  await take(clerk, id, 'handOver');
  await zone.settle();
  assert.equal((await officer.get(`/cases/${id}`)).status, 404);
  const held = await waiting('jiangsu', 'shanghai');
  assert.ok(held.length >= 2, JSON.stringify(held));

  const { runtime, refreshPeers } = node('shanghai');
  const back = await trust(runtime.pool, 'shanghai', await card(), '局长办公会', runtime.now(), {
    act: 'readmit',
    reason: '重新加入',
  });
  assert.ok(back.ok);
  await refreshPeers();
  await eventually(zone, async () => (await look(officer, id)).holder, 'jiangsu');
  await eventually(
    zone,
    async () => (await look(clerk, crossed)).timeline.map(({ step }) => step),
    (await look(officer, crossed)).timeline.map(({ step }) => step),
  );
  assert.deepEqual([await waiting('jiangsu', 'shanghai'), await waiting('shanghai', 'jiangsu')], [[], []]);
  for (const at of ['shanghai', 'jiangsu'])
    assert.deepEqual(
      (await node(at).runtime.pool.query(`select kind, problem from inbox where state <> 'done'`)).rows,
      [],
    );
  assert.deepEqual((await peerActs()).at(-1), { act: 'readmit', who: '局长办公会', why: '重新加入' });
  await take(officer, id, 'accept');
  await eventually(zone, async () => (await look(clerk, id)).state, (await look(officer, id)).state);
  await soundAt([...zone.zone.nodes.keys()], []);
});
