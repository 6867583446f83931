import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkRebuild } from '#server/audit/rebuild.ts';
import { type AuditedNode, type AuditSite, openSite } from '#server/audit/site.ts';
import { verifyNode } from '#server/audit/verify.ts';
import { stateDebts } from '#server/jobs/statement-job.ts';
import type { Node } from '#server/node.ts';
import { transaction } from '#store/db.ts';
import { openAccounts, openLedgerDoor } from '#store/ledger/index.ts';
import { projections } from '#store/queries/rebuild.ts';
import { playDemo } from './support/demo.ts';
import { eventually } from './support/eventually.ts';
import { findMatter, holderOf, look, plain, receiveAt, take, viewIn } from './support/journey.ts';
import {
  contentOf,
  draftRegistration,
  housing,
  nationallyClear,
  openQualification,
} from './support/qualification.ts';
import { type Column, silent, tampering } from './support/tampering.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/**
 * Every column of every table that follows from the journal: filled by what the zone demonstrates and by what people do besides, its
 * value is changed as only the owner of the database can, and the audit must name table, row and column (issue 4, point 4). A new
 * column or table is tried without anybody thinking of it; one that no real case has filled fails the test.
 */

const at = '2026-06-12T06:00:00.000Z';
let zone: TestZone;
let site: AuditSite;
let tools: ReturnType<typeof tampering>;

const me = async (who: TestPerson): Promise<{ id: string; name: string }> => {
  const { person: one } = (await who.get('/session')).body as { person: { id: string; name: string } };
  return { id: one.id, name: one.name };
};

/** What the demonstration has not: work handed over, an act copied to a colleague; and below, what others asked, and limits. */
const furtherActs = async (): Promise<void> => {
  const clerk = await person(zone, 'shanghai', 'qp-window-1');
  const matter = findMatter(zone, plain);
  const officer = await holderOf(zone, matter.authority, 'officer');
  const head = await holderOf(zone, matter.authority, 'head');
  const { id } = await receiveAt(clerk, matter);
  await take(clerk, id, 'handOver');
  await zone.settle();
  viewIn(await officer.post(`/cases/${id}/steps/accept`, { facts: {}, note: '请阅', copies: [await me(head)] }));
  viewIn(await officer.post(`/cases/${id}/desk`, { assignee: (await me(officer)).id }));
  const offered = await officer.post('/handovers', { to: (await me(head)).id, cases: [id], note: '请接手' });
  assert.equal(offered.status, 201, JSON.stringify(offered.body));
  await zone.settle();
};

/** A certificate of 江苏 is asked about with consent, and its holder registered in 浙江 on what was answered. */
const registration = async (): Promise<void> => {
  // Issued not long before: a later application asks for hours of training.
  const batch = [{ certificate: 'EV-2', ...contentOf('EV-2'), issuedOn: '2025-05-20' }];
  const source = await holderOf(zone, housing.jiangsu, 'officer');
  const handed = await openQualification(zone, source, '910501000400', '320000', 'handIn', { batch });
  await take(await holderOf(zone, housing.jiangsu, 'head'), handed.id, 'takeOver');
  const { by, id } = await draftRegistration(zone, 'EV-2', 'zhejiang');
  for (const what of ['ask', 'release']) {
    const { status, body } = await by.post(`/cases/${id}/evidence/certificateConfirmed/${what}`, {});
    assert.equal(status, 200, `${what}: ${JSON.stringify(body)}`);
    await zone.settle();
  }
  await take(by, id, 'submitOnline');
  const officer = await holderOf(zone, housing.zhejiang, 'officer');
  await take(officer, id, 'accept', nationallyClear('2026-06-12'));
  await eventually(zone, async () => (await look(officer, id)).state, 'examining');
  await take(await holderOf(zone, housing.zhejiang, 'head'), id, 'register');
  await eventually(zone, async () => (await look(officer, id)).state, 'registered');
};

/** An account with a limit a day. */
const limited = async (): Promise<void> => {
  const { id: node, pool, now } = (zone.zone.nodes.get('shanghai') as Node).runtime;
  const day = at.slice(0, 10);
  const accounts = [
    { id: 'limited-source', unit: 'fen', owner: 'finance', ceiling: 0 },
    { id: 'limited', unit: 'fen', owner: 'finance', limits: [{ period: 'day', way: 'in', max: 5000 }] },
  ] as const;
  await transaction(pool, (client) => openAccounts(client, accounts, { node, at: now(), day, cause: 'test' }));
  const door = openLedgerDoor({ pool, node, now, dayOf: () => day });
  await door.post([{ id: 'limited-1', debit: 'limited-source', credit: 'limited', amount: 3000 }]);
};

before(async () => {
  zone = await testZone({ at, wholeCatalogue: true });
  await playDemo(zone, at);
  await zone.settle();
  await furtherActs();
  await registration();
  await limited();
  for (const node of zone.zone.nodes.values()) await stateDebts(node as Node, true);
  await zone.settle();
  site = await openSite(zone);
  tools = tampering(zone);
  for (const node of site.nodes.keys()) await tools.dropGuards(node);
});
after(async () => {
  await site?.close();
  await zone?.stop();
});

const audited = (node: string): AuditedNode => site.nodes.get(node) as AuditedNode;

const nameOf = ({ table, name }: Column): string => `${table}.${name}`;

/** Of the columns changed those that the audit does not name; a column changed `alone` in its table is found with any row of that. */
const unnamed = async (node: string, touched: readonly Column[], alone = false): Promise<readonly Column[]> => {
  for (const column of touched) assert.ok(await tools.change(node, column), nameOf(column));
  const { differences } = await checkRebuild(audited(node));
  return touched.filter(
    ({ table, name }) =>
      !differences.some(
        (one) => one.table === table && (alone || one.columns.some((column) => column.split('.')[0] === name)),
      ),
  );
};

const tamperAt = async (node: string, tables: readonly string[]): Promise<readonly string[]> => {
  const all = await tools.columnsOf(node);
  for (const table of tables) await tools.keep(node, table);
  const back = async (some: Iterable<string>): Promise<void> => {
    for (const table of new Set(some)) await tools.putBack(node, table, all);
  };
  const keys = new Map(
    projections.map(({ table, key, case: about, from }) => [
      table,
      // Behind `from` names are given anew: each column alone.
      (name: string) => from !== undefined || [...key, about ?? ''].some((one) => one.replace(/^t\./, '') === name),
    ]),
  );
  const columns = all.filter((one) => tables.includes(one.table) && !one.made && !silent.has(nameOf(one)));
  const isKey = ({ table, name }: Column): boolean => keys.get(table)?.(name) === true;
  // What is no key at once; then, one column of each table in each round, the keys and what was not named among others.
  const left = await unnamed(
    node,
    columns.filter((one) => !isKey(one)),
  );
  await back(tables);
  const missed: string[] = [];
  for (let alone = [...columns.filter(isKey), ...left]; alone.length > 0; ) {
    const touched = [...new Map(alone.map((one) => [one.table, one])).values()];
    missed.push(...(await unnamed(node, touched, true)).map(nameOf));
    await back(touched.map(({ table }) => table));
    alone = alone.filter((one) => !touched.includes(one));
  }
  for (const table of tables) await tools.asOwner(node, `drop table "kept ${table}"`);
  return missed;
};

test('nothing is wrong before anything is touched', async () => {
  for (const node of site.nodes.keys()) assert.deepEqual((await checkRebuild(audited(node))).findings, [], node);
});

test('every column of every table that follows from the journal: a change is found, and table, row and column are named', {
  timeout: 900_000,
}, async () => {
  const untried = new Set(projections.map(({ table }) => table));
  const missed: string[] = [];
  for (const node of site.nodes.keys()) {
    const filled: string[] = [];
    for (const table of untried) if ((await tools.count(node, table)) > 0) filled.push(table);
    if (filled.length === 0) continue;
    missed.push(...(await tamperAt(node, filled)));
    console.log(`# at ${node}: ${filled.join(', ')}`);
    for (const table of filled) untried.delete(table);
  }
  assert.deepEqual([...untried], [], 'no real case has filled these');
  assert.deepEqual(missed, []);
});

test('after everything was put back everything is sound', async () => {
  for (const node of site.nodes.keys())
    assert.deepEqual((await verifyNode(audited(node), [], { rebuild: true })).findings, [], node);
});
