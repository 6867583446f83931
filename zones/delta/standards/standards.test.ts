import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AIR_ITEMS, compareExact, type Decimal, type Edition, type WaterLimits } from '#kernel';
import {
  airEditions,
  airForecast,
  airLimits,
  airStatistics,
  assessment2011,
  flueGas,
  gb3838v2002,
  spearman,
  vocMobile,
} from './index.ts';

const all: readonly Edition[] = [
  ...[gb3838v2002, assessment2011, spearman, flueGas, vocMobile, airForecast],
  ...[...airEditions, ...airLimits, ...airStatistics],
];

const climbs = (values: readonly Decimal[], strictly: boolean): boolean =>
  values.slice(1).every((value, i) => compareExact(value, values[i]!) >= (strictly ? 1 : 0));

test('every standard names its source, its first day and how sure we are; ids are unique', () => {
  for (const edition of all) {
    assert.match(edition.from, /^\d{4}-\d{2}-\d{2}$/, edition.id);
    assert.ok(edition.cite.act.length > 0 && edition.title.every((words) => words.length > 0), edition.id);
    assert.ok(['official', 'reported', 'assumed'].includes(edition.status), edition.id);
  }
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
});

test('limits of water never get stricter from class Ⅰ to Ⅴ', () => {
  const sound = (limits: WaterLimits | undefined): boolean =>
    !limits ||
    (limits.bound === 'max' && climbs(limits.limits, false)) ||
    (limits.bound === 'min' && climbs([...limits.limits].reverse(), false)) ||
    (limits.bound === 'range' && compareExact(limits.low, limits.high) < 0) ||
    limits.bound === 'change';
  assert.equal(gb3838v2002.items.length, 24);
  assert.equal(gb3838v2002.items.filter(({ assessed }) => assessed).length, 21);
  for (const { code, river, lake } of gb3838v2002.items) assert.ok(sound(river) && sound(lake), code);
});

test('breakpoints rise from zero, and a row that ends early says what holds beyond it', () => {
  for (const edition of airEditions) {
    for (const item of AIR_ITEMS) {
      const points = edition.breakpoints[item];
      assert.ok(climbs(points, true) && points[0]?.units === 0, `${edition.id} ${item}`);
      assert.equal(points.length < edition.steps.length, edition.beyond[item] !== undefined, `${edition.id} ${item}`);
    }
  }
});

test('the 24 h limits of the second grade are where the index is 100, as long as both editions hold', () => {
  for (const [index, limits] of [
    [airEditions[0]!, airLimits[0]!],
    [airEditions[1]!, airLimits[1]!],
  ] as const) {
    for (const [item, pollutant, time] of [
      ['PM25_24h', 'PM25', '24h'],
      ['PM10_24h', 'PM10', '24h'],
      ['SO2_24h', 'SO2', '24h'],
      ['NO2_24h', 'NO2', '24h'],
      ['CO_24h', 'CO', '24h'],
      ['O3_8h', 'O3', '8hmax'],
      ['O3_1h', 'O3', '1h'],
    ] as const) {
      assert.equal(
        compareExact(index.breakpoints[item][2]!, limits.limits[pollutant]![time]![1]),
        0,
        `${index.id} ${item}`,
      );
    }
  }
});
