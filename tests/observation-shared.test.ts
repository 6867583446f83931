import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { must } from '#kernel';
import { type ObservationContext, observationOf } from '#server/observation/context.ts';
import { importFile } from '#server/observation/import-file.ts';
import { monthResult } from '#server/observation/periods.ts';
import { scoringInputs } from '#server/observation/scoring.ts';
import { readingSources } from '#server/observation/shared-in.ts';
import { keeperOf } from '#server/observation/sides.ts';
import { verifyImport } from '#server/observation/verify.ts';
import { transaction } from '#store/db.ts';
import { recentImports } from '#store/queries/observation-imports.ts';
import { judgeMark, marksOf } from '#store/queries/observation-marks.ts';
import { readingsOf } from '#store/queries/observation-reads.ts';
import { type TestZone, testZone } from './support/zone.ts';

/** Readings are published between nodes: each compares and scores from its own database (issue 7). */

const SITE = '浙江省/斜路港';
const FOREIGN = '上海市/急水港桥';
const SOURCE = 'station-slg';
const span = { from: '2021-03-31T16:00:00.000Z', to: '2021-06-30T16:00:00.000Z' };

let zone: TestZone;
let folder: string;
before(async () => {
  zone = await testZone({ at: '2021-07-05T02:00:00.000Z' });
  folder = mkdtempSync(join(tmpdir(), 'tongban-shared-'));
});
after(async () => {
  await zone.stop();
  rmSync(folder, { recursive: true });
});

const at = (node: string): ObservationContext => {
  const found = observationOf(zone.zone.nodes.get(node)!.runtime);
  assert.ok(found);
  return found;
};
const others = () => [...zone.zone.nodes.keys()].filter((id) => id !== 'zhejiang');
const readingsAt = (node: string, site = SITE) =>
  readingsOf(at(node).pool, { sites: [site], source: SOURCE, ...span, versions: true });
/** What one side has and the other has not, word for word. */
const differences = (a: readonly object[], b: readonly object[]): readonly string[] => {
  const [left, right] = [a, b].map((list) => new Set(list.map((one) => JSON.stringify(one)))) as [
    Set<string>,
    Set<string>,
  ];
  return [...left.symmetricDifference(right)];
};
/** Letters one way, then what they brought, then what that caused. */
const settle = async () => {
  await zone.settle();
  await zone.settle();
};

let files = 0;
/** Three months of a sample a day: a raw value beside the displayed, one below detection, one missing, one under maintenance. */
const bring = async (tp: string, days: number, site = SITE) => {
  const lines = Array.from({ length: days }, (_, n) => {
    const day = new Date(Date.parse('2021-04-01') + n * 86_400_000).toISOString().slice(0, 10);
    return [
      ['PH', '7.5', '7.512', ''],
      ['DO', n === 2 ? '--' : '6.1', '', ''],
      ['CODMN', '4.00', `4.00${(n % 9) + 1}`, ''],
      ['NH3N', n === 1 ? '<0.02' : '0.40', '', n === 3 ? '维护' : ''],
      ['TP', tp, '', ''],
    ].map((cells) => [site, cells[0], `${day} 08:00`, ...cells.slice(1)].join(','));
  }).flat();
  const path = join(folder, `${++files}.csv`);
  writeFileSync(path, ['site,item,at,value,raw,status', ...lines].join('\n'));
  return must(await importFile(at('zhejiang'), path, { source: SOURCE, by: 'test', method: 'manual', perDay: 1 }));
};

test('what a station’s keeper brings in stands at every node, reading by reading, and is scored there', async () => {
  assert.equal(keeperOf(zone.zone.nodes.get('zhejiang')!.runtime, SITE), 'zhejiang');
  const report = await bring('0.25', 91);
  assert.equal(report.added, 91 * 5);
  await settle();
  for (const node of others())
    assert.deepEqual((await at(node).pool.query('select peer, tries, problem from observation_arrived')).rows, []);
  const own = await readingsAt('zhejiang');
  assert.equal(own.length, 91 * 5);
  const month = must(await monthResult(at('zhejiang'), { site: SITE, source: SOURCE }, '2021-05'));
  for (const node of others()) {
    assert.deepEqual(differences(await readingsAt(node), own), [], node);
    const there = must(await monthResult(at(node), { site: SITE, source: SOURCE }, '2021-05'));
    assert.deepEqual([there.finding, there.inputsHash], [month.finding, month.inputsHash]);
    const last = (await recentImports(at(node).pool, 20)).find(({ format }) => format === 'peer');
    assert.ok(last);
    assert.equal(last.doc.by, 'node:zhejiang');
    assert.equal(await verifyImport(at(node).pool, last.id), 'same');
  }
  // The body that scores may sit at any node: the inputs are the same.
  const water = at('zhejiang').observation.water.sections.find(({ site }) => site === SITE)!.water;
  const hashes = await Promise.all(
    ['zhejiang', ...others()].map(async (node) => must(await scoringInputs(at(node), water, '2021-Q2')).inputs),
  );
  for (const one of hashes) assert.deepEqual(one, hashes[0]);
});

test('a correction comes after as a version of its own, and repeating everything adds nothing', async () => {
  await bring('0.26', 1);
  await settle();
  const own = await readingsAt('zhejiang');
  assert.equal(own.length, 91 * 5 + 1);
  const counts = async () =>
    Promise.all(others().map(async (node) => (await recentImports(at(node).pool, 500)).length));
  for (const node of others()) assert.deepEqual(differences(await readingsAt(node), own), [], node);
  const before = await counts();
  const again = await bring('0.26', 1);
  assert.equal(again.import, undefined);
  await settle();
  assert.deepEqual(await counts(), before);
});

test('while a node is away its copies grow old and that is said; afterwards it has everything', async () => {
  const shanghai = zone.zone.nodes.get('shanghai')!;
  const zhejiang = async () => (await readingSources(shanghai.runtime)).find(({ node }) => node === 'zhejiang');
  assert.equal((await zhejiang())?.stale, false);
  zone.cut('zhejiang', true);
  zone.setTime('2021-07-05T06:00:00.000Z');
  await bring('0.27', 2);
  await settle();
  assert.equal((await zhejiang())?.stale, true);
  assert.notDeepEqual(await readingsAt('shanghai'), await readingsAt('zhejiang'));
  zone.cut('zhejiang', false);
  zone.setTime('2021-07-05T06:30:00.000Z');
  await settle();
  await settle();
  assert.deepEqual(differences(await readingsAt('shanghai'), await readingsAt('zhejiang')), []);
  assert.deepEqual([(await zhejiang())?.stale, (await zhejiang())?.waiting], [false, 0]);
});

test('what a person says of a stuck sensor counts everywhere, without the person’s name', async () => {
  const pool = at('zhejiang').pool;
  const mark = (await marksOf(pool, SITE)).find(({ source, item }) => source === SOURCE && item === 'PH');
  assert.ok(mark, 'equal raw values in a row are suspected');
  await settle();
  const there = async () =>
    (await marksOf(at('shanghai').pool, SITE)).find(({ item, source }) => source === SOURCE && item === 'PH');
  assert.equal((await there())?.state, 'suspected');
  await transaction(pool, (client) =>
    judgeMark(client, mark.id, 'dismissed', 'zj-person', '仪器正常', '2021-07-05T06:31:00.000Z'),
  );
  await settle();
  const found = await there();
  assert.deepEqual([found?.state, found?.reason, found?.person], ['dismissed', '仪器正常', null]);
});

test('nobody publishes another’s station', async () => {
  // Readings of a Shanghai station that somebody brought in at Zhejiang stay there.
  await bring('0.3', 3, FOREIGN);
  await settle();
  assert.equal((await readingsAt('zhejiang', FOREIGN)).length, 15);
  for (const node of others()) assert.deepEqual(await readingsAt(node, FOREIGN), []);
});
