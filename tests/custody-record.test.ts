import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Matter } from '#kernel';
import { openSite } from '#server/audit/site.ts';
import { verifyNode } from '#server/audit/verify.ts';
import { nodeJobs } from '#server/jobs/node-jobs.ts';
import { withClient } from '#store/cluster/index.ts';
import { checkAgreement, drain } from './faults/agree.ts';
import { findMatter, holderOf, look, plain, receiveAt, take } from './support/journey.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** What else users of such systems suffered when cases moved (field.md 2.6, 2.7 and section 3): what became of the record itself. */

let zone: TestZone;
let clerk: TestPerson;
let officer: TestPerson;
let matter: Matter;

before(async () => {
  zone = await testZone();
  clerk = await person(zone, 'shanghai', 'qp-window-1');
  matter = findMatter(zone, plain);
  officer = await holderOf(zone, matter.authority, 'officer');
});
after(() => zone.stop());

const rows = async (node: string, sql: string, values: readonly unknown[] = []) =>
  (await zone.zone.nodes.get(node)?.runtime.pool.query(sql, [...values]))?.rows ?? [];

test('identifiers lost in migration (ZGW 2586, Open Zaak 249): number, versions, papers and proofs are the same after each move', async () => {
  const { id } = await receiveAt(clerk, matter);
  const record = async (node: string) => ({
    events: await rows(
      node,
      `select version, body->>'step' as step, at, encode(coalesce(origin_leaf, leaf), 'hex') as leaf from events where stream = $1 order by version`,
      [id],
    ),
    papers: await rows(node, 'select number from papers where case_id = $1 order by 1', [id]),
    case: await rows(
      node,
      `select id, version, holder, state, doc->'openedAt' as opened, doc->'receiving' as received, doc->'deciding' as decides from cases where id = $1`,
      [id],
    ),
  });
  const begun = await record('shanghai');
  await take(clerk, id, 'handOver');
  await drain(zone.zone.nodes);
  const moved = await record('shanghai');
  assert.deepEqual(await record('jiangsu'), moved);
  assert.deepEqual(moved.events.slice(0, begun.events.length), begun.events, 'what was written before it moved');
  await take(officer, id, 'notOurs', { rightAuthority: matter.authority });
  await drain(zone.zone.nodes);
  const back = await record('shanghai');
  assert.deepEqual(await record('jiangsu'), back);
  assert.equal(back.case[0].holder, 'shanghai');
  assert.deepEqual(back.events.slice(0, moved.events.length), moved.events);
  assert.deepEqual(
    [back.case[0].received, back.case[0].decides, back.case[0].opened],
    [begun.case[0].received, begun.case[0].decides, begun.case[0].opened],
    'wrong reporting authority after the move (SORMAS 3948)',
  );
  await checkAgreement(zone.zone.nodes);
});

test('unstamped minutes (X-Road): before a hand-over is answered for it is signed, dated and receipted; sealing follows in seconds', async () => {
  const { id } = await receiveAt(clerk, matter);
  await take(clerk, id, 'handOver');
  await drain(zone.zone.nodes);
  const [offer] = await rows(
    'shanghai',
    `select envelope->>'signature' as signature, receipt->>'signature' as receipt, receipt->>'at' as at from outbox where stream = $1 and kind = 'case.offer'`,
    [id],
  );
  assert.ok(offer.signature && offer.receipt && offer.at, JSON.stringify(offer));
  const unsealed = `select e.version from events e left join tree t on t.seq = e.seq where e.stream = $1 and t.seq is null`;
  assert.ok((await rows('shanghai', unsealed, [id])).length > 0, 'no checkpoint covers it yet');
  // In that moment an owner of the database rewrites an act whole: content, salt, commitment and leaf fit each other.
  const rewrite = `update events e set body = f.body, salt = f.salt, commitment = f.commitment, leaf = f.leaf
    from events f where e.stream = '${id}' and e.version = 2 and f.stream = e.stream and f.version = 3`;
  await withClient(zone.cluster.url('shanghai', 'owner'), async (client) => {
    await client.query(`create table kept as select * from events where stream = '${id}' and version = 2`);
    await client.query(rewrite);
    const site = await openSite(zone);
    try {
      const { findings } = await verifyNode(site.nodes.get('shanghai') as never, [], { rebuild: false });
      assert.ok(
        findings.some(({ where, says }) => where.startsWith('outbox jiangsu') && says[1].includes(`${id}#2`)),
        JSON.stringify(findings.slice(0, 3)),
      );
    } finally {
      await site.close();
      await client.query(
        `update events e set body = k.body, salt = k.salt, commitment = k.commitment, leaf = k.leaf from kept k where e.seq = k.seq; drop table kept`,
      );
    }
  });
  const node = zone.zone.nodes.get('shanghai');
  assert.ok(node);
  const seal = nodeJobs(node).find(({ name }) => name === 'seal');
  assert.ok(
    seal && seal.every <= 10_000,
    `sealed every ${seal?.every} ms; X-Road stamps every 60 s, and stops after four hours`,
  );
  await zone.settle();
  assert.deepEqual(await rows('shanghai', unsealed, [id]), []);
  assert.equal((await look(clerk, id)).holder, 'jiangsu');
});
