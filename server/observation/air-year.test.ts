import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { addDays, type Day, must } from '#kernel';
import { airBoard } from './air-view.ts';
import { airYear } from './air-year.ts';
import { importFile } from './import-file.ts';
import { type Laboratory, openLaboratory } from './observation.fixture.ts';

/** Statistics of a year by GB 3095 table 4 and HJ 663 (mechanisms 4.4, A2): never a figure from too few days. */

let laboratory: Laboratory;
before(async () => {
  laboratory = await openLaboratory();
});
after(() => laboratory.close());

const HEAD = 'Date,Hour,WatchPoint,AQI,PrimaryPollution,PM2.5,PM10,CO,NO2,O3_1h,SO2';
const days = (first: Day, n: number): readonly Day[] => Array.from({ length: n }, (_, at) => addDays(first, at));

const bring = async (point: string, all: readonly Day[], hours: number, values: string): Promise<void> => {
  const rows = all.flatMap((day) =>
    Array.from(
      { length: hours },
      (_, hour) => `${day.replaceAll('-', '')},${String(hour).padStart(2, '0')},${point},NaN,NaN,${values}`,
    ),
  );
  const path = join(mkdtempSync(join(tmpdir(), 'tongban-air-')), 'air.csv');
  writeFileSync(path, [HEAD, ...rows].join('\n'));
  must(await importFile(laboratory.context, path, { source: 'made', by: 'test' }));
};

const placeIn = async (year: string, jurisdiction: string) => {
  const found = (await airYear(laboratory.context, year)).places.find((one) => one.jurisdiction === jurisdiction);
  assert.ok(found);
  return found;
};

test('a whole year: means and percentiles against the second grade, days attained, the composite index', async () => {
  // One day more on either side: the first hour of a file of hours 00…23 closes the day before.
  await bring('青浦淀山湖', days('2020-12-31', 367), 24, '40,60,0.8,35,120,8');
  const { valid, attained, rate, levels, under } = await placeIn('2021', '310118');
  assert.deepEqual([valid, attained, rate], [365, 365, '100.0']);
  assert.deepEqual(
    levels.map(({ title, days: n }) => [title?.[0], n]),
    [['良', 365]],
  );
  assert.equal(under.length, 1);
  const [{ limits, statistics, pollutants, composite } = assert.fail()] = under;
  assert.deepEqual([limits.id, statistics.id], ['GB3095-2012', 'HJ663-2013']);
  const of = (name: string) => pollutants.find(({ pollutant }) => pollutant === name);
  // (40 − 35) / 35 = 0.142857
  assert.deepEqual(of('PM25'), {
    ...{ pollutant: 'PM25', days: 365, mean: '40', percentile: '40', p: 95 },
    ...{ limit: '35', met: false, exceedance: '0.14' },
  });
  assert.deepEqual(of('O3'), {
    ...{ pollutant: 'O3', days: 365, mean: null, percentile: '120', p: 90 },
    ...{ limit: '160', met: true, exceedance: null },
  });
  // 40/35 + 60/70 + 0.8/4 + 35/40 + 120/160 + 8/60 = 3.9583…
  assert.equal(composite, '3.96');
});

test('nineteen hours are no day, and a year without enough days in February is no year', async () => {
  await bring('吴江开发区', days('2021-01-01', 34), 24, '40,60,0.8,35,120,8');
  await bring('吴江开发区', days('2021-02-04', 10), 19, '40,60,0.8,35,120,8');
  await bring('吴江开发区', days('2021-02-14', 321), 24, '40,60,0.8,35,120,8');
  const { valid, rate, under } = await placeIn('2021', '320509');
  assert.ok(valid > 324, `${valid}`);
  assert.equal(rate, '100.0');
  for (const { insufficient } of under[0]?.pollutants ?? []) assert.deepEqual(insufficient?.missing, ['2021-02']);
  assert.equal(under[0]?.composite, null);
});

test('the year in which editions change is told under both, and each day is judged by its own', async () => {
  await bring('嘉善县监测站', days('2026-02-27', 4), 24, '75,150,0.8,35,120,8');
  const { under, levels } = await placeIn('2026', '330421');
  assert.deepEqual(
    under.map((one) => one.limits.id),
    ['GB3095-2012', 'GB3095-2026-transition'],
  );
  assert.deepEqual(
    levels.map(({ title, days: n }) => [title?.[0], n]),
    [
      ['良', 2],
      ['轻度污染', 2],
    ],
  );
  const of = async (day: Day) =>
    (await airBoard(laboratory.context, day)).places.find((one) => one.jurisdiction === '330421')?.daily.aqi;
  assert.deepEqual([await of('2026-02-28'), await of('2026-03-01')], [100, 114]);
});
