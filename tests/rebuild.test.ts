import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkAndNote, checkRebuild } from '#server/audit/rebuild.ts';
import { type AuditSite, openSite } from '#server/audit/site.ts';
import type { Node } from '#server/node.ts';
import { withClient } from '#store/cluster/index.ts';
import { isOwnTable, projections } from '#store/queries/rebuild.ts';
import { scriptedRun } from './support/scripted.ts';
import { person, type TestZone, testZone } from './support/zone.ts';

/** The journal is the truth: what it gives when it is replayed is what stands in the tables (issue 2, point 7). */

let zone: TestZone;
let site: AuditSite;
let id: string;

before(async () => {
  zone = await testZone();
  id = await scriptedRun(zone);
  site = await openSite(zone);
});

after(async () => {
  await site?.close();
  await zone?.stop();
});

const check = (node: string) => checkRebuild(site.nodes.get(node) as never);
const asOwner = (node: string, sql: string, values: readonly unknown[] = []) =>
  withClient(zone.cluster.url(node, 'owner'), (client) => client.query(sql, [...values]));

test('after a whole zone has worked, every projection of every node is what its journal says', async () => {
  const filled = new Set<string>();
  for (const node of site.nodes.keys()) {
    const report = await check(node);
    assert.deepEqual(report.findings, []);
    assert.equal(report.leftOut, 0);
    for (const [table, rows] of Object.entries(report.rows)) if (rows > 0) filled.add(table);
  }
  const expected = [
    'cases',
    'case_parties',
    'clocks',
    'papers',
    'credentials',
    'messages',
    'desks',
    'ledger_accounts',
    'ledger_transfers',
    'ledger_reservations',
  ];
  for (const table of expected) assert.ok(filled.has(table), `the run put nothing into ${table}`);
});

test('every table is either compared with the journal or declared to have a life of its own', async () => {
  const { rows } = await asOwner(
    'shanghai',
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const known = new Set(projections.map(({ table }) => table));
  assert.deepEqual(
    rows.filter(({ name }) => !known.has(name) && !isOwnTable(name)).map(({ name }) => name),
    [],
  );
});

/** Table, what is done to it behind everybody's back, the key and the columns that must be named. */
const tampering: readonly (readonly [string, string, string, RegExp])[] = [
  [
    'cases',
    `update cases set doc = jsonb_set(doc, '{facts,receptionGrade}', '"1"') where id = $1`,
    'differs',
    /doc\.facts\.receptionGrade/,
  ],
  ['cases', `update cases set promised_due = '2031-01-01' where id = $1`, 'differs', /promised_due/],
  ['clocks', `delete from clocks where case_id = $1 and name = 'statutory'`, 'missing', /^$/],
  ['case_parties', `insert into case_parties (case_id, key) values ($1, '31011519850505002X')`, 'surplus', /^$/],
  [
    'papers',
    `update papers set doc = doc || '{"kind":"other"}' where number = (select min(number) from papers where case_id = $1)`,
    'differs',
    /doc\.kind/,
  ],
  ['credentials', `update credentials set status = 'revoked' where case_id = $1`, 'differs', /status/],
  [
    'messages',
    `update messages set zh = '另一句话' where case_id = $1 and version = (select min(version) from messages where case_id = $1)`,
    'differs',
    /zh/,
  ],
  ['desks', `update desks set assignee = 'nobody' where case_id = $1`, 'differs', /assignee/],
];

for (const [table, sql, problem, columns] of tampering)
  test(`a row of ${table} that was changed is found and named: ${sql.slice(0, 50)}`, async () => {
    const copy = `kept_${table}`;
    await asOwner('jiangsu', `create table ${copy} as table ${table}`);
    try {
      const done = await asOwner('jiangsu', sql, [id]);
      assert.ok((done.rowCount ?? 0) > 0, 'nothing was changed');
      const { differences, total } = await check('jiangsu');
      assert.equal(total, done.rowCount);
      assert.deepEqual([differences[0]?.table, differences[0]?.problem], [table, problem]);
      assert.match(differences[0]?.columns.join(' ') ?? '', columns);
    } finally {
      await asOwner(
        'jiangsu',
        `set session_replication_role = replica; delete from ${table}; insert into ${table} select * from ${copy}; drop table ${copy}`,
      );
    }
    assert.equal((await check('jiangsu')).total, 0);
  });

test('a transfer changed in the ledger is found, whatever its number there', async () => {
  await asOwner('shanghai', `update ledger_transfers set amount = amount + 1 where id = 's-1'`);
  const { differences } = await check('shanghai');
  assert.deepEqual(
    differences.map(({ table, key, columns }) => [table, key, columns]),
    [['ledger_transfers', '["s-1"]', ['amount']]],
  );
  await asOwner('shanghai', `update ledger_transfers set amount = amount - 1 where id = 's-1'`);
});

test('an event that is gone leaves a story that cannot be told, and that is said', async () => {
  await asOwner('jiangsu', 'create table kept as select * from events where stream = $1 and version = 3', [id]);
  await asOwner('jiangsu', 'delete from events where stream = $1 and version = 3', [id]);
  const { findings } = await check('jiangsu');
  assert.match(findings[0]?.where ?? '', new RegExp(`${id}#4`));
  const columns = 'seq, tx, stream, version, kind, at, origin, body, salt, commitment, leaf, origin_leaf';
  await asOwner(
    'jiangsu',
    `insert into events (${columns}) overriding system value select ${columns} from kept; drop table kept`,
  );
  assert.equal((await check('jiangsu')).total, 0);
});

test('a check that found a difference is remembered until a check finds none: at the start, on the page of the operator, in the figures', async () => {
  const operator = await person(zone, 'jiangsu', 'jiangsu-operator');
  const told = async () => {
    const { body } = await operator.get('/operator');
    const figures = (await zone.app.inject('/metrics')).body;
    const { rebuild } = body as { rebuild: null | { because: string; why: string } };
    return [rebuild?.because, rebuild?.why, /tongban_rebuild_due\{node="jiangsu"\} (\d)/.exec(figures)?.[1]];
  };
  const { program, pool, projector } = (zone.zone.nodes.get('jiangsu') as Node).runtime;
  const node = { id: 'jiangsu', program, pool, identity: projector };
  await asOwner('jiangsu', `update cases set title = title || '~' where id = $1`, [id]);
  assert.equal((await checkAndNote(node)).total, 1);
  assert.deepEqual(await told(), ['check', 'cases', '1']);
  await asOwner('jiangsu', `update cases set title = left(title, -1) where id = $1`, [id]);
  assert.equal((await checkAndNote(node)).total, 0);
  assert.deepEqual(await told(), [undefined, undefined, '0']);
});
