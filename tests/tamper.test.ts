import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type AuditedNode, type AuditSite, openSite } from '#server/audit/site.ts';
import { type VerifyReport, verifyNode } from '#server/audit/verify.ts';
import { observationOf } from '#server/observation/context.ts';
import { importFile } from '#server/observation/import-file.ts';
import { scoringInputs } from '#server/observation/scoring.ts';
import { proven } from '#store/queries/rebuild.ts';
import { findMatter, holderOf, plain, receiveAt, take } from './support/journey.ts';
import { scriptedRun } from './support/scripted.ts';
import { silent, tampering } from './support/tampering.ts';
import { person, type TestZone, testZone } from './support/zone.ts';

/**
 * Every column of every table that is proven, read off the schema: its value is changed as only the owner of the database can, and
 * `verify` must name the record (issue 4, point 4). A new column or table is tried without anybody thinking of it (that every table is
 * of one of the kinds: `rebuild.test.ts`; those that follow from the journal: `tamper-tables.test.ts`).
 */

let zone: TestZone;
let site: AuditSite;
let tools: ReturnType<typeof tampering>;
const folder = mkdtempSync(join(tmpdir(), 'tongban-tamper-'));

before(async () => {
  zone = await testZone();
  await scriptedRun(zone);
  const clerk = await person(zone, 'shanghai', 'qp-window-1');
  const matter = findMatter(zone, plain);
  const { id } = await receiveAt(clerk, matter);
  await take(clerk, id, 'handOver');
  await zone.settle();
  await take(await holderOf(zone, matter.authority, 'officer'), id, 'accept');
  const path = join(folder, 'readings.csv');
  writeFileSync(path, 'site,item,at,value,raw,status\n浙江省/斜路港,TP,2021-08-01 08:00,0.25,,\n');
  const runtime = zone.zone.nodes.get('zhejiang')?.runtime;
  const context = runtime && observationOf(runtime);
  assert.ok(context);
  const read = await importFile(context, path, { source: 'lab', by: 'test', method: 'manual', perDay: 1 });
  assert.ok(read.ok);
  assert.ok((await scoringInputs(context, 'taipu', '2021-Q3')).ok);
  await zone.settle();
  site = await openSite(zone);
  tools = tampering(zone);
  for (const node of site.nodes.keys()) await tools.dropGuards(node);
});
after(async () => {
  await site?.close();
  await zone?.stop();
  rmSync(folder, { recursive: true });
});

const audit = (node: string, rebuild: boolean): Promise<VerifyReport> =>
  verifyNode(site.nodes.get(node) as AuditedNode, [], { rebuild });

/** By what a finding names a record of these tables. */
const places: Readonly<Record<string, RegExp>> = {
  events: /event|stream|tree/,
  tree: /tree|event|checkpoint/,
  tree_nodes: /tree node/,
  checkpoints: /checkpoint/,
  outbox: /outbox|receipt/,
  inbox: /inbox/,
  files: /file/,
  observation_imports: /import/,
  observation_readings: /import/,
  observation_frozen: /frozen/,
};

test('nothing is wrong before anything is touched', async () => {
  for (const node of site.nodes.keys()) assert.deepEqual((await audit(node, true)).findings, [], node);
});

test('every column of every table that proves itself: a change is found, and the record is named', async () => {
  const { asOwner, columnsOf, count, keep, change, putBack } = tools;
  const node = 'zhejiang';
  const busy = 'shanghai';
  const missed: string[] = [];
  const columns = (await columnsOf(node)).filter(({ table }) => proven.has(table));
  assert.deepEqual(new Set(columns.map(({ table }) => table)), proven);
  for (const table of proven) {
    const where = (await count(busy, table)) > 0 ? busy : node;
    assert.ok((await count(where, table)) > 0, `the run put nothing into ${table}`);
    await keep(where, table);
    for (const column of columns.filter((one) => one.table === table && !one.made)) {
      if (silent.has(`${table}.${column.name}`)) continue;
      assert.ok(await change(where, column), `${table}.${column.name}`);
      const { findings } = await audit(where, false);
      if (!findings.some((one) => places[table]?.test(one.where))) missed.push(`${table}.${column.name}`);
      await putBack(where, table, columns);
    }
    await asOwner(where, `drop table "kept ${table}"`);
  }
  assert.deepEqual(missed, []);
});

test('after everything was put back everything is sound', async () => {
  for (const node of site.nodes.keys()) assert.deepEqual((await audit(node, true)).findings, [], node);
});
