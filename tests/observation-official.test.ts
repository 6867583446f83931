import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { must } from '#kernel';
import { observationOf } from '#server/observation/context.ts';
import { importFile } from '#server/observation/import-file.ts';
import { rectify } from '#server/observation/rectify.ts';
import { look, take, viewIn } from './support/journey.ts';
import { upload } from './support/upload.ts';
import { person, type TestZone, testZone } from './support/zone.ts';

/** What the sides of a water set themselves goes before the defaults of this project, at every node (issue 7, section 3). */

const SITE = '浙江省/斜路港';

let zone: TestZone;
before(async () => {
  zone = await testZone({ at: '2022-01-10T02:00:00.000Z' });
  const zhejiang = zone.zone.nodes.get('zhejiang')!;
  const context = observationOf(zhejiang.runtime);
  assert.ok(context);
  // Bad until September, good since: the year fails, and no three months in a row are the last three.
  const rows = Array.from({ length: 12 * 28 }, (_, n) => [Math.floor(n / 28) + 1, (n % 28) + 1] as const).flatMap(
    ([month, day]) =>
      [
        ['PH', '7.5'],
        ['DO', '7.8'],
        ['CODMN', '1.9'],
        ['NH3N', '0.1'],
        ['TP', month < 10 ? '0.5' : '0.15'],
      ].map(([item, value]) => {
        const at = `2021-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')} 08:00`;
        return `${SITE},${item},${at},${value}`;
      }),
  );
  const path = join(mkdtempSync(join(tmpdir(), 'tongban-year-')), 'year.csv');
  writeFileSync(path, ['site,item,at,value', ...rows].join('\n'));
  must(await importFile(context, path, { source: 'lab', by: 'test', method: 'manual', perDay: 1 }));
});
after(() => zone.stop());

const get = async <T>(node: string, path: string): Promise<T> =>
  (await zone.app.inject({ method: 'GET', url: `/${node}/api${path}` })).json() as T;
/** What a node has read of its registers is asked again after some seconds. */
const later = () => new Promise((wait) => setTimeout(wait, 5100));

test('a year that fails gets its rectification in January, though its last three months met', async () => {
  const zhejiang = zone.zone.nodes.get('zhejiang')!;
  assert.equal(await rectify(zhejiang), 1);
  await zone.settle();
  assert.equal(await rectify(zhejiang), 0);
  const { rows } = await zhejiang.runtime.pool.query<{ reason: string; section: string }>(
    `select doc->'facts'->>'reason' as reason, doc->'facts'->>'section' as section from cases where state = 'rectOpen'`,
  );
  assert.deepEqual(rows, [{ reason: 'year', section: SITE }]);
});

test('three sides sign the targets of the river, and every node judges by them', async () => {
  type Figures = { onDefaults: { results: number; resting: number }; metByBody: { name: string; met: number }[] };
  const figures = () => get<Figures>('jiangsu', '/indicators/waters?from=2021-10&to=2021-12');
  // The readings of the station travel from its keeper.
  await zone.settle();
  await later();
  const before = await figures();
  assert.equal(before.onDefaults.resting, before.onDefaults.results);
  assert.ok(before.onDefaults.results >= 3);
  const met = (found: Figures) => found.metByBody.find(({ name }) => name === 'taipu')?.met;
  assert.equal(met(before), 3);

  const officer = await person(zone, 'jiangsu', 'wj-ecology-officer');
  const { id } = viewIn(
    await officer.post('/cases', {
      mechanism: 'river-and-lakes',
      matter: 'ECO-targets-320509',
      step: 'proposeTargets',
      channel: 'online',
      facts: {
        title: '太浦河功能目标(虚构)',
        water: 'taipu',
        act: '示范区水〔2022〕1号(虚构)',
        targets: [{ year: 2021, target: 'c2' }],
        text: await upload(zone, officer, 'jiangsu', 'targets'),
      },
    }),
    201,
  );
  await zone.settle();
  for (const [node, login] of [
    ['jiangsu', 'wj-ecology-head'],
    ['zhejiang', 'js-ecology-head'],
    ['shanghai', 'qp-ecology-head'],
  ] as const) {
    const head = await person(zone, node, login);
    await take(head, id, 'signTargets', { signedText: await upload(zone, head, node, 'targets') });
    await zone.settle();
  }
  assert.equal((await look(officer, id)).state, 'targetsSet');
  await zone.settle();
  await later();
  for (const node of ['jiangsu', 'zhejiang', 'shanghai', 'committee']) {
    const { waters } = await get<{ waters: { id: string; target: { target: { rank: number }; status: string } }[] }>(
      node,
      '/observations/waters?day=2021-12-31',
    );
    const taipu = waters.find((one) => one.id === 'taipu')?.target;
    assert.deepEqual([taipu?.target.rank, taipu?.status], [2, 'official'], node);
  }
  const after = await figures();
  assert.equal(after.onDefaults.resting, before.onDefaults.resting - 3);
  assert.equal(met(after), 0, 'Ⅲ by phosphorus no longer meets Ⅱ');
});

test('a side names its chief, and the other sides see who it is', async () => {
  const head = await person(zone, 'zhejiang', 'js-ecology-head');
  viewIn(
    await head.post('/cases', {
      mechanism: 'river-and-lakes',
      matter: 'ECO-chief-330421',
      step: 'nameChief',
      channel: 'online',
      facts: {
        title: '汾湖嘉善县湖长',
        water: 'fenhu',
        act: '善河长〔2022〕1号(虚构)',
        post: '汾湖县级湖长',
        chief: '周湖长(虚构)',
        since: '2022-01-01',
      },
    }),
    201,
  );
  await zone.settle();
  await later();
  const { waters } = await get<{
    waters: { id: string; chiefs: { side: string; name?: string; status: string }[] }[];
  }>('jiangsu', '/observations/waters');
  const found = waters.find(({ id }) => id === 'fenhu')?.chiefs.filter(({ side }) => side === '330421');
  assert.deepEqual(
    found?.map(({ name, status }) => [name, status]),
    [['周湖长(虚构)', 'official']],
  );
});
