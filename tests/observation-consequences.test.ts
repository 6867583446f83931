import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { must } from '#kernel';
import { observationOf } from '#server/observation/context.ts';
import { importFile } from '#server/observation/import-file.ts';
import { planPatrols, windowOf } from '#server/observation/patrols.ts';
import { rectify } from '#server/observation/rectify.ts';
import { take, viewIn } from './support/journey.ts';
import { person, type TestZone, testZone } from './support/zone.ts';

/** What follows from readings: a rectification by itself, standards that the three places adopt, scores on frozen inputs (issue 7). */

const SITE = '上海市/急水港桥';

let zone: TestZone;
before(async () => {
  zone = await testZone({ at: '2021-07-05T02:00:00.000Z' });
});
after(() => zone.stop());

const node = () => zone.zone.nodes.get('shanghai')!;
const get = async (path: string) => {
  const answer = await zone.app.inject({ method: 'GET', url: `/shanghai/api${path}` });
  return { status: answer.statusCode, body: answer.json() };
};

test('a section that fails three months in a row gets its rectification, once', async () => {
  const zhejiang = zone.zone.nodes.get('zhejiang')!;
  const context = observationOf(zhejiang.runtime);
  assert.ok(context);
  const months = async (tp: string, from: number, to: number, source: string) => {
    const days = Array.from({ length: (to - from + 1) * 30 }, (_, n) => [from + Math.floor(n / 30), (n % 30) + 1]);
    const rows = days.flatMap(([month, day]) =>
      [
        ['PH', '7.5'],
        ['DO', '6.1'],
        ['CODMN', '4'],
        ['NH3N', '0.4'],
        ['TP', tp],
      ].map(([item, value]) => `浙江省/斜路港,${item},2021-0${month}-${String(day).padStart(2, '0')} 08:00,${value}`),
    );
    const path = join(mkdtempSync(join(tmpdir(), 'tongban-months-')), `${source}.csv`);
    writeFileSync(path, ['site,item,at,value', ...rows].join('\n'));
    must(await importFile(context, path, { source, by: 'test', method: 'manual', perDay: 1 }));
  };
  await months('0.25', 5, 6, 'lab-a');
  assert.equal(await rectify(zhejiang), 0, 'two months are not three');
  await months('0.25', 4, 4, 'lab-a');
  assert.equal(await rectify(zhejiang), 1);
  await zone.settle();
  assert.equal(await rectify(zhejiang), 0, 'while it is open no other is opened');
  const { rows } = await zhejiang.runtime.pool.query<{ state: string; facts: { reason: string; section: string } }>(
    `select state, doc -> 'facts' as facts from cases where state like 'rect%'`,
  );
  assert.deepEqual(
    rows.map(({ state, facts }) => [state, facts.reason, facts.section]),
    [['rectOpen', 'months', '浙江省/斜路港']],
  );
});

test('a standard in the register of joint standards is the edition from its day on', async () => {
  const before = (await get('/observations/standards')).body;
  assert.deepEqual(
    before.voc.map(({ id }: { id: string }) => id),
    ['VOC-MOBILE'],
  );
  const pool = node().runtime.pool;
  const values = {
    title: '示例区域标准',
    effectiveOn: '2021-07-06',
    work: 'W-1',
    limits: [
      { item: 'WATER.TP.lake.4', value: '0.06', unit: 'mg/L' },
      { item: 'VOC.thresholdFloor', value: '150', unit: 'ug/m3' },
      { item: 'FLUE.leastSamples', value: '4', unit: '1' },
      { item: 'FORECAST.leastDays', value: '4', unit: 'd' },
      { item: 'AIR.PM25.24h.2', value: '60', unit: 'ug/m3' },
    ],
  };
  // As mechanism 4.2 enters it, once per number of the three places.
  for (const [key, limits] of [
    ['DB31/T 310099-2021', values.limits],
    ['DB32/T 310099-2021', values.limits],
    ['DB33/T 310098-2021', [{ item: 'WATER.TP.lake.4', value: '9' }]],
  ] as const)
    await pool.query(
      `insert into register_entries (register, key, version, authority, values, valid_from, closed, changed_at)
       values ('localStandards', $1, 1, 'qp-ecology', $2, '2021-07-06', false, now())`,
      [key, JSON.stringify({ ...values, limits, ...(key.startsWith('DB33') && { work: 'W-2' }) })],
    );
  const context = observationOf(node().runtime);
  assert.ok(context);
  await new Promise((wait) => setTimeout(wait, 5100));
  const { water, voc, flue, forecast, airLimits, refused } = (await get('/observations/standards')).body;
  assert.deepEqual(
    water.map(({ id, from, to }: { id: string; from: string; to: string | null }) => [id, from, to]).slice(-2),
    [
      ['GB3838-2002', '2002-06-01', '2021-07-05'],
      ['DB31/T 310099-2021', '2021-07-06', null],
    ],
  );
  assert.deepEqual(
    voc.map(({ id }: { id: string }) => id),
    ['VOC-MOBILE', 'DB31/T 310099-2021'],
  );
  assert.deepEqual(airLimits[1] && [airLimits[1].id, airLimits[1].from, airLimits[1].to], [
    'DB31/T 310099-2021',
    '2021-07-06',
    '2026-02-28',
  ]);
  for (const [list, first] of [
    [flue, 'FLUE-ONSITE'],
    [forecast, 'AIR-FORECAST'],
  ])
    assert.deepEqual(list.map(({ id }: { id: string }) => id), [first, 'DB31/T 310099-2021']); // biome-ignore format: one line
  assert.deepEqual(
    refused.map((one: { number: string }) => one.number),
    ['DB33/T 310098-2021'],
    'looser than the national one',
  );
  const may = (await get(`/observations/month?site=${encodeURIComponent(SITE)}&month=2021-07`)).body;
  assert.equal(may.code, 'edition-changes-in-period');
  const under = (await get(`/observations/month?site=${encodeURIComponent(SITE)}&month=2021-07&edition=GB3838-2002`))
    .body;
  assert.equal(under.edition, 'GB3838-2002');
});

const sample = {
  reading: '50',
  unit: 'ppm',
  basis: 'dry',
  oxygen: '11',
  load: '90',
  leakPassed: true,
  zeroDrift: '0.5',
  spanDrift: '1.0',
};
/** What flue gas in so many equal samples comes to today. */
const measured = async (samples: number, sampledOn?: string) => {
  const qingpu = await person(zone, 'shanghai', 'qp-ecology-officer');
  const { id } = viewIn(
    await qingpu.post('/cases', {
      mechanism: 'eco-monitoring-flue',
      matter: 'ECO-flue-330421',
      step: 'plan',
      channel: 'online',
      facts: {
        title: '示例热电厂 1 号排口',
        source: '示例热电有限公司(虚构)',
        outlet: 'DA001',
        pollutant: 'SO2',
        limit: '200',
        limitBasis: '示例排污许可证',
        referenceOxygen: '9',
        accredited: true,
        borderMetres: 1500,
        team: ['甲', '乙'],
        instruments: [{ number: 'FG-01', calibratedUntil: '2021-12-31' }],
      },
    }),
    201,
  );
  await take(qingpu, id, 'enter', { entry: { at: '2021-07-05T02:00:00.000Z', load: '90' } });
  return (
    await take(qingpu, id, 'measure', { samples: Array(samples).fill(sample), ...(sampledOn && { sampledOn }) })
  ).facts.verdict;
};

test('flue gas on the eve of the joint standard: three samples are enough', async () => {
  assert.equal(await measured(3), 'pass');
});

test('inputs of a score are frozen under a hash that is the same tomorrow', async () => {
  const committee = await person(zone, 'committee', 'committee-head');
  const first = (await committee.post('/observations/scoring-inputs', { water: 'dianshan', period: '2021-Q3' }))
    .body as { inputsHash: string; inputs: object };
  const second = (await committee.post('/observations/scoring-inputs', { water: 'dianshan', period: '2021-Q3' }))
    .body as { inputsHash: string };
  assert.equal(first.inputsHash, second.inputsHash);
  const opened = viewIn(
    await committee.post('/cases', {
      mechanism: 'river-and-lakes',
      matter: 'ECO-scoring-310118',
      step: 'freezeInputs',
      channel: 'online',
      facts: {
        title: '淀山湖三季度',
        water: 'dianshan',
        period: '2021-Q3',
      },
    }),
    201,
  );
  assert.equal(opened.state, 'scoreFrozen');
  assert.deepEqual([opened.facts.inputs, opened.facts.inputsHash], [first.inputs, first.inputsHash]);
  const { rows } = await zone.zone.nodes
    .get('committee')!
    .runtime.pool.query(`select body from events where body->>'act' = 'frozen'`);
  assert.deepEqual(
    rows.map(({ body }) => [body.of, body.key, body.hash]),
    [['scoring', 'dianshan/2021-Q3', first.inputsHash]],
    'once, though it was asked for twice',
  );
});

test('windows of a patrol follow one another from the day the rotation began', () => {
  const table: readonly (readonly [days: number, day: string, from: string, to: string])[] = [
    [7, '2021-01-01', '2021-01-01', '2021-01-07'],
    [7, '2021-01-07', '2021-01-01', '2021-01-07'],
    [7, '2021-01-08', '2021-01-08', '2021-01-14'],
    [31, '2021-02-01', '2021-02-01', '2021-03-03'],
    [92, '2021-04-02', '2021-01-01', '2021-04-02'],
    [92, '2021-04-03', '2021-04-03', '2021-07-03'],
  ];
  for (const [days, day, from, to] of table) assert.deepEqual(windowOf('2021-01-01', days, day), { from, to });
});

test('joint patrols plan themselves, one per water, level and window; a missed one is to be accounted for', async () => {
  const nodes = [...zone.zone.nodes.values()];
  const patrols = async () =>
    (
      await Promise.all(
        nodes.map(
          async ({ id, runtime }) =>
            (
              await runtime.pool.query<{ water: string; level: string; due: string; state: string }>(
                `select doc -> 'facts' ->> 'water' as water, doc -> 'facts' ->> 'level' as level, doc -> 'facts' ->> 'dueOn' as due, state
               from cases where state like 'patrol%' and holder = $1 and doc -> 'facts' ->> 'dueOn' is not null`,
                [id],
              )
            ).rows,
        ),
      )
    ).flat();
  for (const node of nodes) await planPatrols(node);
  await zone.settle();
  const planned = await patrols();
  const names = planned.map(({ water, level }) => `${water} ${level}`);
  assert.equal(new Set(names).size, names.length, 'one per water and level');
  const waters = ['taipu', 'dianshan', 'yuandang', 'fenhu'];
  const byPeople = 12 - names.length;
  assert.ok(byPeople <= 2, `the demonstration planned at most two by hand: ${names.join(', ')}`);
  for (const water of waters) assert.ok(names.includes(`${water} village`), water);
  for (const node of nodes) assert.equal(await planPatrols(node), 0, 'the window has its patrol');

  const village = planned.find(({ level }) => level === 'village')!;
  zone.setTime(new Date(Date.parse(`${village.due}T02:00:00.000Z`) + 86_400_000).toISOString());
  await zone.settle();
  const after = await patrols();
  assert.deepEqual(
    after.filter(({ level, due }) => level === 'village' && due === village.due).map(({ state }) => state),
    waters
      .filter((water) =>
        planned.some((one) => one.water === water && one.due === village.due && one.level === 'village'),
      )
      .map(() => 'patrolMissed'),
  );
  assert.ok(
    after.some(({ level, due, state }) => level === 'village' && due > village.due && state === 'patrolPlanned'),
  );
});

test('from its day on flue gas is judged by it, and the public law says so', async () => {
  assert.equal(await measured(3), 'none', 'from the day on they are too few');
  assert.equal(await measured(4), 'pass');
  assert.equal(await measured(3, '2021-07-05'), 'pass', 'samples of the eve are judged by the standard of the eve');
  const slots = (await get('/law?mechanism=eco-monitoring-flue&on=2021-07-06')).body as {
    slot: string;
    versions: { from: string; cite: { act: string }; status: string }[];
  }[];
  const newest = slots.find(({ slot }) => slot === 'method')?.versions.at(-1);
  assert.deepEqual(newest && [newest.from, newest.cite.act, newest.status], ['2021-07-06', 'DB31/T 310099-2021 示例区域标准', 'official']); // biome-ignore format: one line
});
