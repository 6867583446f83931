import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'tongban-evaluate-'));
after(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const tongban = (...args: readonly string[]) => {
  const command = join(import.meta.dirname, '../tongban.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
};

const lines = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

const WATER = file(
  'water.csv',
  `\ufeff断面名称,监测时间,水质类别,pH(无量纲),溶解氧(mg/L),高锰酸盐指数(mg/L),氨氮(mg/L),总磷(mg/L),站点情况\r
太浦河桥,04-01 08:00,Ⅳ,8.10,6.72,9.90,0.093,0.040,正常\r
急水港桥,04-01 04:00,Ⅳ,7.34,7.30,3.50,0.219,0.064,正常\r
某断面,*,*,--,--,--,--,--,维护\r
汾湖大桥,04-01 16:00,Ⅲ,7.54,7.72,4.00,0.198,0.063,正常\r
`,
);
const AIR = file(
  'air.csv',
  `Date,Hour,WatchPoint,AQI,Level,PrimaryPollution,PM2.5,PM10,CO,NO2,O3_1h,O3_8h,SO2
20200403,17,青浦淀山湖,59,良,"
      颗粒物(PM10)

      细颗粒物(PM2.5)
",42,68,0.7,33,133,110,7
20200402,12,青浦淀山湖,NaN,,NaN,NaN,NaN,0.5,NaN,80,56,4
20260301,08,青浦淀山湖,114,轻度污染,细颗粒物(PM2.5),75,150,0.5,20,80,56,4
`,
);

test('water: one JSON line per row, the summary last', () => {
  const { status, stdout } = tongban('evaluate', 'water', WATER, '--column', 'river', '--json');
  assert.equal(status, 0);
  const [first, second, third, fourth, summary] = lines(stdout);
  assert.deepEqual(
    [first.row, first.published, first.computed, first.equal, first.deciding],
    [1, 'Ⅳ', 'Ⅳ', true, ['CODMN']],
  );
  assert.deepEqual([second.computed, second.equal], ['Ⅱ', false]);
  assert.deepEqual([third.published, third.computed, third.equal, third.deciding], [null, null, null, []]);
  assert.deepEqual(third.insufficient, ['PH', 'DO', 'CODMN', 'NH3N', 'TP']);
  assert.deepEqual([fourth.computed, fourth.equal], ['Ⅱ', false]);
  assert.deepEqual(summary, { rows: 4, evaluated: 3, equal: 1 });
});

test('water, both columns: equal when the published class is one of the two', () => {
  const [first, second, third, , summary] = lines(
    tongban('evaluate', 'water', WATER, '--column', 'both', '--json').stdout,
  );
  assert.deepEqual([first.class_river, first.class_lake, first.computed], ['Ⅳ', 'Ⅳ', 'Ⅳ']);
  assert.deepEqual([second.class_river, second.class_lake, second.computed, second.equal], ['Ⅱ', 'Ⅳ', 'Ⅳ', true]);
  assert.deepEqual(second.deciding, ['TP']);
  assert.deepEqual([third.class_river, third.class_lake], [null, null]);
  assert.deepEqual(summary, { rows: 4, evaluated: 3, equal: 2 });
});

test('air: index and primary pollutants under the edition named', () => {
  const { status, stdout } = tongban('evaluate', 'air', AIR, '--edition', 'HJ633-2012', '--json');
  assert.equal(status, 0);
  const [first, second, third, summary] = lines(stdout);
  assert.deepEqual([first.row, first.published, first.computed, first.equal], [1, 59, 59, true]);
  assert.deepEqual([first.primary, first.equal_primary], [['PM25_24h', 'PM10_24h'], true]);
  assert.deepEqual([second.published, second.equal], [null, null]);
  assert.deepEqual([third.computed, third.equal, third.equal_primary], [100, false, false]);
  assert.deepEqual(summary, { rows: 3, evaluated: 2, equal: 1 });
});

test('air without an edition: the one in force on the day of each row', () => {
  const found = lines(tongban('evaluate', 'air', AIR, '--json').stdout);
  assert.deepEqual(
    found.slice(0, 3).map((line) => line.edition),
    ['HJ633-2012', 'HJ633-2012', 'HJ633-2026'],
  );
  assert.deepEqual(found.at(-1), { rows: 3, evaluated: 2, equal: 2 });
});

test('a table without a column of hours: a clock in its times makes a row one of an hour, midnight in a column of days does not', () => {
  const rows = (head: string, ...times: readonly string[]) =>
    file(
      `${head}.csv`,
      `${head},监测点,AQI,首要污染物,PM2.5,PM10,CO,NO2,O3,SO2\n${times.map((at) => `${at},甲,59,NaN,42,68,0.7,33,133,7\n`).join('')}`,
    );
  const found = (path: string) =>
    lines(tongban('evaluate', 'air', path, '--json').stdout)
      .slice(0, -1)
      .map(({ computed, primary }) => [computed, primary.join()]);
  const hour = [59, 'PM25_24h,PM10_24h'];
  const day = [78, 'O3_8h'];
  assert.deepEqual(found(rows('时间', '2020-04-03 17:00', '2020-04-03T00:00:00', '2020-04-03')), [hour, hour, day]);
  assert.deepEqual(found(rows('日期', '2020-04-03', '2020/4/3 0:00', '2020-04-03 5时')), [day, day, hour]);
  const named = file(
    'named.csv',
    '日期,城市,AQI,细颗粒物(PM2.5),可吸入颗粒物,一氧化碳,二氧化氮,臭氧8小时最大,O3_1h_max,二氧化硫\n2020-04-03,甲,78,42,68,0.7,33,133,140,7\n',
  );
  assert.deepEqual(found(named), [day]);
});

test('2026: with an item missing there is no index up to 100, and what the rest come to is said', () => {
  const path = file(
    'withheld.csv',
    `Date,Hour,WatchPoint,AQI,PrimaryPollution,PM2.5,PM10,CO,NO2,O3_1h,SO2
20260301,08,甲,NA,NaN,-,68,0.7,33,133,7
20260301,08,甲,114,细颗粒物(PM2.5),75,-,0.7,33,133,7
`,
  );
  const [held, over, summary] = lines(tongban('evaluate', 'air', path, '--json').stdout);
  assert.deepEqual([held.published, held.computed, held.withheld, held.rest], [null, null, true, 63]);
  assert.deepEqual([held.primary, held.missing], [[], ['PM25_24h']]);
  assert.deepEqual([over.computed, over.equal, over.withheld], [114, true, undefined]);
  assert.deepEqual(summary, { rows: 2, evaluated: 1, equal: 1 });
});

test('for people: results, what differs, and the sum', () => {
  const { status, stdout } = tongban('evaluate', 'water', WATER, '--column', 'both');
  assert.equal(status, 0);
  assert.match(stdout, /汾湖大桥 04-01 16:00 +Ⅲ +Ⅱ/);
  assert.match(stdout, /4 行 rows，3 行有公布结果 with a published result，2 行一致 equal/);
});

test('wrong usage is 2, a file that cannot be evaluated is 1, each with a sentence that says why', () => {
  for (const [args, status, says] of [
    [['evaluate'], 2, /it is not said what is to be done/],
    [['evaluate', 'soil', WATER], 2, /there is no "soil"/],
    [['evaluate', 'water'], 2, /FILE, --column missing/],
    [['evaluate', 'water', WATER], 2, /--column missing/],
    [['evaluate', 'water', WATER, '--column', 'sea'], 2, /--column "sea": .*\n.*\nKnown: river, lake, both/],
    [['evaluate', 'water', WATER, AIR, '--column', 'river'], 2, /air\.csv" is too much/],
    [['evaluate', 'air', AIR, '--edition', 'HJ633-1999'], 2, /known: HJ633-2012, HJ633-2026/],
    [['evaluate', 'air', AIR, '--editon', 'HJ633-2012'], 2, /--editon/],
    [['evaluate', 'water', join(folder, 'none.csv'), '--column', 'river'], 1, /There is no file/],
    [['evaluate', 'water', folder, '--column', 'river'], 1, /There is no file/],
    [['evaluate', 'water', AIR, '--column', 'river', '--json'], 1, /names no assessed item/],
    [['evaluate', 'air', WATER, '--json'], 1, /names no air pollutant/],
    [['evaluate', 'air', file('empty.csv', ''), '--json'], 1, /is empty/],
  ] as const) {
    const found = tongban(...args);
    assert.equal(found.status, status, args.join(' '));
    assert.match(found.stderr, says);
    assert.equal(found.stdout, '');
  }
});

test('a cell that is no number and a short row are said per row and stop nothing', () => {
  const path = file('bad.csv', '水质类别,pH,溶解氧(mg/L)\nⅡ,7,abc\nⅡ,7\nⅡ,7,6.5\n');
  const found = lines(tongban('evaluate', 'water', path, '--column', 'river', '--json').stdout);
  assert.deepEqual(found[0].unreadable, ['DO: abc']);
  assert.deepEqual(found[1].insufficient, ['DO']);
  assert.deepEqual(found.at(-1), { rows: 3, evaluated: 3, equal: 1 });
});

test('the same table in UTF-8, UTF-16 and GB 18030, with commas, tabs and semicolons, in any order of columns, is the same', () => {
  const head = [
    '总磷(mg/L)',
    '断面名称',
    '水质类别',
    '溶解氧(mg/L)',
    '备注',
    'pH(无量纲)',
    '氨氮(mg/L)',
    '高锰酸盐指数(mg/L)',
  ];
  const rows = [
    ['0.048', '太浦河桥', 'Ⅱ', '7.01', '', '8.11', '0.092', '3.65'],
    ['0.21', '某桥', 'Ⅳ类', '7.01', '正常', '7.5', '0.025L', '3.65'],
    ['-0.02', '某桥', 'Ⅱ', '7.01', '', '7.5', '0.1', '3.65'],
    ['未监测', '某桥', 'II', '7.01', '', '7.5', '—', '3.65'],
    ['未监测', '某桥', '劣Ⅴ', '1.9', '', '7.5', '0.1', '3.65'],
  ];
  const text = (mark: string) => [head, ...rows].map((cells) => cells.join(mark)).join('\r\n');
  const gb18030 = spawnSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], { input: text(',') });
  const files = [
    file('utf8.csv', text(',')),
    file('mark.csv', `\ufeff${text('\t')}\r\n\r\n`),
    file('title.csv', `地表水水质自动监测\n\n${text(';')}`),
  ];
  writeFileSync(join(folder, 'utf16.csv'), Buffer.from(`\ufeff${text(',')}`, 'utf16le'));
  files.push(join(folder, 'utf16.csv'));
  if (gb18030.status === 0) {
    writeFileSync(join(folder, 'gb.csv'), gb18030.stdout);
    files.push(join(folder, 'gb.csv'));
  }
  const results = files.map((path) =>
    lines(tongban('evaluate', 'water', path, '--column', 'river', '--json').stdout),
  );
  for (const [n, result] of results.entries()) assert.deepEqual(result, results[0], files[n]);
  const [first, second, third, fourth, fifth, sum] = results[0]!;
  assert.deepEqual([first.published, first.computed, first.equal], ['Ⅱ', 'Ⅱ', true]);
  assert.deepEqual([second.published, second.computed, second.deciding], ['Ⅳ', 'Ⅳ', ['TP']]);
  assert.deepEqual([third.computed, third.insufficient], [null, ['TP']], 'below zero is no concentration');
  assert.deepEqual([fourth.published, fourth.computed, fourth.insufficient], ['Ⅱ', null, ['NH3N']]);
  assert.deepEqual(
    [fifth.computed, fifth.equal],
    ['劣Ⅴ', true],
    'an item that is not measured at all is not lacking',
  );
  assert.deepEqual(sum, { rows: 5, evaluated: 5, equal: 3 });
});

test('a file that is no table is refused in words, never with a fault', () => {
  const bytes = join(folder, 'bytes.csv');
  writeFileSync(bytes, Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 256)));
  for (const path of [
    bytes,
    file('header-only.csv', 'a,b\n'),
    file('blank.csv', '\n\n\n'),
    file('nul.csv', '\0\0\0'),
  ])
    for (const what of [
      ['water', path, '--column', 'both'],
      ['air', path],
    ] as const) {
      const found = tongban('evaluate', ...what, '--json');
      assert.equal(found.status, 1, path);
      assert.doesNotMatch(found.stderr, /at .*\.ts:\d+/, 'no stack');
    }
  const none = file('no-rows.csv', '水质类别,pH,溶解氧(mg/L)\n');
  assert.deepEqual(lines(tongban('evaluate', 'water', none, '--column', 'river', '--json').stdout), [
    { rows: 0, evaluated: 0, equal: 0 },
  ]);
});

test('a quote that never closes is refused with its place, and no summary is claimed', () => {
  const path = file('open.csv', '水质类别,pH,溶解氧(mg/L)\nⅡ,7,6.5\nⅡ,7,"6.5\n');
  const found = tongban('evaluate', 'water', path, '--column', 'river', '--json');
  assert.equal(found.status, 1);
  assert.match(found.stderr, /Cannot read .*open\.csv/);
  assert.doesNotMatch(found.stdout, /"evaluated"/);
});

test('a row that cannot be what it says is no result: a separator too many, a day that is none, a line without end', () => {
  const moved = lines(
    tongban(
      'evaluate',
      ...['water', file('moved.csv', '断面名称,水质类别,pH,溶解氧(mg/L)\na,Ⅱ,7,6.5\nb,Ⅱ,7,,6.5\nc,Ⅱ,7,6.5,\n')],
      ...['--column', 'river', '--json'],
    ).stdout,
  );
  assert.deepEqual(
    moved.slice(0, 3).map(({ computed, unreadable }) => [computed, unreadable?.[0]]),
    [
      ['Ⅱ', undefined],
      [null, '5 cells, the heading has 4'],
      ['Ⅱ', undefined],
    ],
  );
  assert.deepEqual(moved.at(-1), { rows: 3, evaluated: 2, equal: 2 });
  const [noDay] = lines(
    tongban('evaluate', 'air', file('no-day.csv', 'Date,Hour,AQI,PM2.5\n20209903,17,60,42\n'), '--json').stdout,
  );
  assert.deepEqual([noDay.computed, noDay.edition, noDay.insufficient], [null, null, ['edition']]);
  const long = file('long.csv', `水质类别,pH,溶解氧(mg/L)\nⅡ,7,6.5\nⅡ,7,${'6'.repeat(3_000_000)}\n`);
  const found = tongban('evaluate', 'water', long, '--column', 'river', '--json');
  assert.equal(found.status, 1);
  assert.match(found.stderr, /Cannot read .*long\.csv: .*at line 3/);
});

test('conformance without its folder is skipped and says so; with a wrong figure it fails', () => {
  const skipped = tongban('conformance', join(folder, 'none'));
  assert.equal(skipped.status, 0);
  assert.match(skipped.stdout, /^skipped: /);
  assert.equal(tongban('conformance').status, 2);
  file('independent-checks.json', JSON.stringify({ checks: [], monthly: [], spearman_real: [] }));
  const percentile = [
    { values: [7], p: 90, k: 1, result: 7 },
    { values: [7], p: 90, k: 1, result: 8 },
  ];
  const none = {
    aqi: [],
    water_class: [],
    river_grade: [],
    river_change: [],
    tli: [],
    spearman: [],
    flue_gas: [],
    voc_unit: [],
  };
  const voc_hotspot = { series_ug_m3: [1], interval_s: 1, exceed_index: [], segments: [], hot_spots: [] };
  file('worked-examples.json', JSON.stringify({ ...none, percentile, voc_hotspot, plan: [] }));
  const found = tongban('conformance', folder);
  assert.equal(found.status, 1);
  assert.match(found.stdout, /FAIL {2}percentile 90/);
  assert.match(found.stdout, /not observation, .*: plan\n/);
  assert.match(found.stdout, /2 passed, 2 failed\n$/);
});
