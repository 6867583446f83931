import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { contentKeyOf, seal } from '#exchange/envelope/envelope.ts';
import type { Envelope } from '#exchange/envelope/types.ts';
import { generateKeys, publicOf } from '#exchange/suite/suites.ts';
import type { Matter } from '#kernel';
import { openSite } from '#server/audit/site.ts';
import { verifyNode } from '#server/audit/verify.ts';
import { endRestored, knownIdentity, markRestored } from '#server/boot/identity.ts';
import { prepare, startZone, type ZoneOptions } from '#server/boot/zone.ts';
import { createApp } from '#server/http/app.ts';
import { nodeJobs } from '#server/jobs/node-jobs.ts';
import type { Node } from '#server/node.ts';
import { acceptedLog, acceptLog } from '#server/recover/logs.ts';
import { type Recovered, recover } from '#server/recover/recover.ts';
import { hearTestimony, testify } from '#server/recover/testimony.ts';
import { backupExternal, restoreExternal } from '#store/backup/external.ts';
import { withClient } from '#store/cluster/index.ts';
import { transaction } from '#store/db.ts';
import { checkAgreement, drain } from './faults/agree.ts';
import { findMatter, holderOf, look, receiveAt, take } from './support/journey.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/**
 * A node is restored from a copy older than what it had answered (design 6; issue 4, 5). Its peers show what it had sent them, proven by its own
 * signature; it goes on under a new log that they accept; afterwards both sides tell one story again.
 */

const at = '2021-09-17T02:00:00.000Z';
let zone: TestZone;
let folder: string;
let home: string;
let options: ZoneOptions;
let clerk: TestPerson;
let matter: Matter;
let app: FastifyInstance | undefined;
let known: string;
let after0: string;

const identity = (id: string) => knownIdentity(zone.home, id) ?? assert.fail(id);
const node = (id: string): Node => zone.zone.nodes.get(id) ?? assert.fail(id);
const keysOf = (id: string) => [publicOf(identity(id).keys)];
const others = ['shanghai', 'zhejiang', 'committee'] as const;

const shown = (peer: string): Promise<Envelope> =>
  transaction(node(peer).runtime.pool, (client) =>
    testify(client, zone.program, identity(peer), { node: 'jiangsu', keys: keysOf('jiangsu'), after: 0 }, at),
  );

/** Seals, sends, receives until nothing moves. */
const settle = async (): Promise<void> => {
  for (let round = 0; round < 2; round++) {
    await drain(zone.zone.nodes);
    for (const one of zone.zone.nodes.values())
      for (const job of nodeJobs(one, 3_600_000)) if (['seal', 'access'].includes(job.name)) await job.run();
    await drain(zone.zone.nodes);
  }
};

const headAt = async (peer: string, log: string): Promise<number> => {
  const found = await node(peer).runtime.pool.query(
    'select max(size)::int as size from checkpoints where origin = $1',
    [log],
  );
  return found.rows[0]?.size ?? 0;
};

before(async () => {
  zone = await testZone({ at });
  folder = mkdtempSync(join(tmpdir(), 'tongban-copy-'));
  home = join(mkdtempSync(join(tmpdir(), 'tongban-again-')), 'home');
  clerk = await person(zone, 'shanghai', 'qp-window-1');
  matter = findMatter(
    zone,
    ({ jurisdiction, type, instant, joint, serves, safety, fee }) =>
      jurisdiction === '320509' &&
      type === '01' &&
      !instant &&
      !joint &&
      serves !== 'organisations' &&
      !safety &&
      fee.amount === 0,
  );
  const { id } = await receiveAt(clerk, matter);
  known = id;
  await take(clerk, known, 'handOver');
  await settle();
  await backupExternal(zone.cluster, zone.home, folder, { zone: 'delta', nodes: ['jiangsu'], at });
  // What the copy does not know: a decision on a case it has, and a case it has never heard of.
  const officer = await holderOf(zone, matter.authority, 'officer');
  const head = await holderOf(zone, matter.authority, 'head');
  await take(officer, known, 'accept');
  await take(officer, known, 'propose', { decision: 'grant', reasons: '符合法定条件' });
  await take(head, known, 'sign');
  const second = await receiveAt(clerk, matter);
  after0 = second.id;
  await take(clerk, after0, 'handOver');
  await settle();
  await take(officer, after0, 'accept');
  await settle();
  // The node is lost, and put back from the copy.
  await node('jiangsu').stop();
  await withClient(zone.cluster.maintenanceUrl, (client) =>
    client.query(`drop database ${zone.cluster.databaseName('jiangsu')} with (force)`),
  );
  await restoreExternal(zone.cluster, folder, home);
  markRestored(home, 'jiangsu', at);
  options = {
    program: zone.program,
    cluster: zone.cluster,
    home,
    hosted: ['jiangsu'],
    origin: 'http://tongban.test',
    demo: true,
    now: () => at,
    transport: zone.zone.transport,
    log: () => undefined,
  };
});
after(async () => {
  await app?.close();
  await zone.stop();
  for (const path of [folder, home]) rmSync(path, { recursive: true, force: true });
});

test('a restored node does not start before its peers were asked', async () => {
  await assert.rejects(startZone(options), /tongban recover/);
});

test('a testimony that is false in any part is refused: another’s letter, another key, another reader', async () => {
  const own = identity('jiangsu');
  const good = await shown('shanghai');
  const opened = await hearTestimony(good, own, keysOf);
  assert.ok(opened.ok);
  assert.ok(opened.value.letters.length > 0);
  // What never left the peer does not leave it now: officials by office, only facts that are shared.
  const told = Object.values(opened.value.cases).flat();
  const clerks = told.filter(({ event, origin }) => origin === 'shanghai' && event.by.kind === 'staff');
  assert.ok(clerks.length > 0);
  for (const { event } of clerks) assert.deepEqual([event.by.person, event.by.name], [undefined, undefined]);
  const { facts } = zone.program.mechanism('cross-province-window');
  for (const { event, origin } of told)
    if (origin === 'shanghai')
      for (const name of Object.keys(event.set)) assert.equal(facts[name]?.shared, true, name);
  const strangers = await generateKeys();
  const refused = async (value: unknown, keys = keysOf): Promise<string> => {
    const read = await hearTestimony(value, own, keys);
    return read.ok ? 'taken' : read.code;
  };
  assert.equal(await refused({ ...good, body: `${good.body}A` }), 'envelope-signature');
  assert.equal(await refused(good, () => [publicOf(strangers)]), 'envelope-signature');
  assert.equal(await refused(good, () => []), 'testimony-false');
  assert.equal(await refused({}), 'testimony-false');
  // Sealed anew by the peer itself with something changed in it.
  const peer = identity('shanghai');
  const [first] = opened.value.letters;
  assert.ok(first);
  const key = (await contentKeyOf(first.envelope, { node: 'shanghai', keys: [peer.keys] })) ?? assert.fail();
  const lie = async (letter: object): Promise<string> =>
    refused(
      await seal(
        { from: 'shanghai', about: 'jiangsu', letters: [{ ...first, key, ...letter }], cases: {}, witnessed: null },
        { id: 'x', from: 'shanghai', to: 'jiangsu', kind: 'node.testimony', pairSeq: 1, previous: null, at },
        peer.keys,
        publicOf(own.keys),
      ),
    );
  assert.equal(await lie({}), 'taken');
  assert.equal(await lie({ key: key.replace(/^./, (one) => (one === 'A' ? 'B' : 'A')) }), 'testimony-false');
  assert.equal(await lie({ receipt: { ...first.receipt, at: '2021-01-01T00:00:00.000Z' } }), 'testimony-false');
  const header = { ...first.envelope.header, pairSeq: 99 };
  assert.equal(await lie({ envelope: { ...first.envelope, header } }), 'testimony-false');
});

let done: Recovered;
test('what peers can show is brought back, and a new log begins with an act that names the old head', async () => {
  const prepared = await prepare(options, knownIdentity(home, 'jiangsu') ?? assert.fail());
  try {
    const heard = [];
    for (const peer of others) {
      const read = await hearTestimony(await shown(peer), prepared.identity, keysOf);
      assert.ok(read.ok, JSON.stringify(read));
      heard.push(read.value);
    }
    const result = await recover(prepared.runtime, prepared.identity, heard, '运维负责人', at);
    assert.ok(result.ok, JSON.stringify(result));
    done = result.value;
    assert.ok(done.letters > 0 && done.events >= 6, JSON.stringify(done));
    assert.deepEqual([done.cases, done.behind, done.card.next], [2, [], 'jiangsu/2']);
    const { rows } = await prepared.runtime.pool.query(`select body from events where kind = 'log'`);
    assert.equal(rows[0]?.body.closes.log, 'jiangsu');
    assert.equal(rows[0]?.body.closes.kept, done.card.kept);
    assert.equal(rows[0]?.body.by, '运维负责人');
    assert.match(rows[0]?.body.witnessed[0].checkpoint, /^jiangsu\n/);
    const found = await prepared.runtime.pool.query('select id, state from cases where id = any($1) order by id', [
      [known, after0].sort(),
    ]);
    assert.deepEqual(
      found.rows.map(({ id, state }) => [id, state]),
      [
        [known, 'granted'],
        [after0, 'review'],
      ].sort(),
    );
    endRestored(home, 'jiangsu');
  } finally {
    await prepared.runtime.pool.end();
  }
});

test('peers refuse the new log until their operators take note of it; then they witness it from the old head on', async () => {
  const again = await startZone(options);
  (zone.zone.nodes as Map<string, Node>).set('jiangsu', again.nodes.get('jiangsu') ?? assert.fail());
  const kept = await headAt('shanghai', 'jiangsu');
  assert.ok(kept > done.card.kept, 'peers had witnessed more than the copy has');
  await settle();
  assert.equal(await headAt('shanghai', 'jiangsu/2'), 0);
  const refusals = await node('shanghai').runtime.pool.query(
    `select problem from inbox where peer = 'jiangsu' and state = 'refused'`,
  );
  assert.match(refusals.rows.at(-1)?.problem ?? '', /checkpoint-other-log/);
  const accept = (peer: string, card: unknown) =>
    transaction(node(peer).runtime.pool, (client) =>
      acceptLog(client, peer, card, { zone: 'delta', by: '运维负责人', at }, keysOf),
    );
  for (const wrong of [
    { ...done.card, kept: 1 },
    { ...done.card, next: 'jiangsu/3' },
    { ...done.card, node: 'zhejiang' },
    null,
  ]) {
    const refused = await accept('shanghai', wrong);
    assert.equal(refused.ok, false, JSON.stringify(wrong));
  }
  for (const peer of others) assert.ok((await accept(peer, done.card)).ok, peer);
  assert.deepEqual((await acceptedLog(node('shanghai').runtime.pool, 'jiangsu')).closed, [
    { log: 'jiangsu', kept: done.card.kept },
  ]);
});

test('work goes on: letters follow in their numbers, forgotten ones arrive, both sides tell one story', async () => {
  app = await createApp({
    program: zone.program,
    nodes: zone.zone.nodes,
    jobs: new Map(),
    demo: true,
    origin: 'http://tongban.test',
    pages: join(home, 'no-pages'),
    version: '0',
    log: () => undefined,
  });
  await app.ready();
  const now = { ...zone, app };
  const officer = await holderOf(now, matter.authority, 'officer');
  await take(officer, known, 'issue');
  const { id } = await receiveAt(await person(now, 'shanghai', 'qp-window-1'), matter);
  await take(await person(now, 'shanghai', 'qp-window-1'), id, 'handOver');
  await settle();
  await take(officer, id, 'accept');
  await settle();
  assert.equal((await look(await person(now, 'shanghai', 'qp-window-1'), known)).state, 'issued');
  const agreed = await checkAgreement(zone.zone.nodes);
  assert.ok(agreed.cases >= 3);
  const refusedAt = await node('shanghai').runtime.pool.query(
    `select kind, problem from inbox where peer = 'jiangsu' and state = 'refused' and kind like 'case.%'`,
  );
  assert.deepEqual(refusedAt.rows, [], 'offers that came again were answered before: nobody refuses them');
  for (const peer of others) {
    const [here, there] = [await headAt('jiangsu', 'jiangsu/2'), await headAt(peer, 'jiangsu/2')];
    assert.ok(there > done.card.kept && here >= there, `${peer} witnesses the new log: ${there} of ${here}`);
  }
});

test('everything verifies at every node, peers compared with each other, and the closed log as evidence', async () => {
  await settle();
  const site = await openSite({ program: zone.program, cluster: zone.cluster, home });
  try {
    const nodes = [...site.nodes.values()];
    for (const one of nodes) {
      const report = await verifyNode(
        one,
        nodes.filter((peer) => peer !== one),
      );
      assert.deepEqual(report.findings, [], one.id);
    }
  } finally {
    await site.close();
  }
});
