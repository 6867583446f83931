import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { airEditions, hj633v2012, hj633v2026 } from '../../../zones/delta/standards/index.ts';
import { ceiling, minus, over, plus, times } from '../arithmetic.ts';
import { type Decimal, dec, type Exact, whole } from '../exact.ts';
import { isInsufficient } from '../insufficient.ts';
import { AIR_ITEMS, type AirItem, levelOf } from './edition.ts';
import { type AirSample, airIndex } from './index-of-air.ts';

type Values = Readonly<Partial<Record<AirItem, string>>>;
const sampleOf = (values: Values): AirSample =>
  Object.fromEntries(Object.entries(values).map(([item, text]) => [item, dec(text)]));

const indexed = (edition: typeof hj633v2012, sample: AirSample, period?: 'hour' | 'day') => {
  const found = airIndex(edition, sample, period);
  assert.ok(!isInsufficient(found));
  return found;
};

const hour = (PM25_24h: string, PM10_24h: string, CO_1h: string, NO2_1h: string, O3_1h: string, SO2_1h: string) => ({
  PM25_24h,
  PM10_24h,
  CO_1h,
  NO2_1h,
  O3_1h,
  SO2_1h,
});
const atSecondGrade: Values = {
  PM25_24h: '75',
  PM10_24h: '150',
  CO_24h: '4',
  NO2_24h: '80',
  O3_8h: '160',
  SO2_24h: '150',
};

/** worked-examples.json `aqi`, and environment.md 4.6 (1–3). */
const vectors: readonly (readonly [
  string,
  string,
  Values,
  Readonly<Partial<Record<AirItem, number | undefined>>>,
  number,
  AirItem[],
])[] = [
  [
    '4.6-2: 66.25 counts as 67: up, not to the nearest (Beijing Dingling, published 67)',
    '2012',
    hour('48', '39', '1.0', '32', '48', '2'),
    { PM25_24h: 67, PM10_24h: 39, CO_1h: 10, NO2_1h: 16, O3_1h: 15, SO2_1h: 1 },
    67,
    ['PM25_24h'],
  ],
  [
    'Shanghai Putuo, published 58',
    '2012',
    hour('41', '44', '0.7', '37', '101', '3'),
    { PM25_24h: 58, PM10_24h: 44, CO_1h: 7, NO2_1h: 19, O3_1h: 32, SO2_1h: 1 },
    58,
    ['PM25_24h'],
  ],
  [
    'Nanjing, published 110',
    '2012',
    hour('83', '109', '1.2', '56', '77', '5'),
    { PM25_24h: 110, PM10_24h: 80, CO_1h: 12, NO2_1h: 28, O3_1h: 25, SO2_1h: 2 },
    110,
    ['PM25_24h'],
  ],
  [
    '4.6-1: 青浦淀山湖 2020-04-03 17:00: two tied pollutants are both primary, published 59',
    '2012',
    hour('42', '68', '0.7', '33', '133', '7'),
    { PM25_24h: 59, PM10_24h: 59, CO_1h: 7, NO2_1h: 17, O3_1h: 42, SO2_1h: 3 },
    59,
    ['PM25_24h', 'PM10_24h'],
  ],
  [
    '4.6-2: all at the second-grade limits of 2012: 100, six tied',
    '2012',
    atSecondGrade,
    { PM25_24h: 100, PM10_24h: 100, CO_24h: 100, NO2_24h: 100, O3_8h: 100, SO2_24h: 100 },
    100,
    ['PM25_24h', 'PM10_24h', 'CO_24h', 'NO2_24h', 'O3_8h', 'SO2_24h'],
  ],
  [
    '4.6-2: the same air under the 2026 edition',
    '2026',
    atSecondGrade,
    { PM25_24h: 114, PM10_24h: 112, CO_24h: 100, NO2_24h: 100, O3_8h: 100, SO2_24h: 100 },
    114,
    ['PM25_24h'],
  ],
  [
    '4.6-3: ozone above 800 in 8 h: the hour decides in 2012',
    '2012',
    { O3_8h: '801', O3_1h: '850' },
    { O3_8h: undefined, O3_1h: 325 },
    325,
    ['O3_1h'],
  ],
  ['4.6-3: ozone above 800 in 8 h is 300 in 2026', '2026', { O3_8h: '801' }, { O3_8h: 300 }, 300, ['O3_8h']],
  ['4.6-3: above the last breakpoint: 500', '2012', { PM25_24h: '620' }, { PM25_24h: 500 }, 500, ['PM25_24h']],
];

for (const [about, version, values, iaqi, aqi, primary] of vectors) {
  test(about, () => {
    const edition = airEditions.find(({ id }) => id === `HJ633-${version}`)!;
    const found = indexed(edition, sampleOf(values));
    assert.equal(found.aqi, aqi);
    assert.deepEqual(found.primary, primary);
    assert.deepEqual(Object.fromEntries(found.iaqi.map((sub) => [sub.item, sub.iaqi])), iaqi);
  });
}

test('the six levels and their bounds', () => {
  for (const [aqi, title] of [
    [0, '优'],
    [50, '优'],
    [51, '良'],
    [100, '良'],
    [150, '轻度污染'],
    [200, '中度污染'],
    [300, '重度污染'],
    [301, '严重污染'],
  ] as const) {
    assert.equal(levelOf(hj633v2012, aqi).title[0], title);
  }
});

test('at or below 50 there is no primary pollutant, above 100 a pollutant is exceeding', () => {
  assert.deepEqual(indexed(hj633v2012, sampleOf({ PM25_24h: '35' })).primary, []);
  assert.deepEqual(indexed(hj633v2012, sampleOf({ PM25_24h: '35.1' })).primary, ['PM25_24h']);
  const bad = indexed(hj633v2012, sampleOf({ PM25_24h: '83', PM10_24h: '151', CO_1h: '1' }));
  assert.deepEqual(bad.exceeding, ['PM25_24h', 'PM10_24h']);
});

test('2026 rounds the concentration first, by GB/T 8170; 2012 does not', () => {
  assert.equal(indexed(hj633v2026, sampleOf({ PM25_24h: '35.5' })).aqi, 52);
  assert.equal(indexed(hj633v2026, sampleOf({ PM25_24h: '34.5' })).aqi, 49);
  assert.equal(indexed(hj633v2012, sampleOf({ PM25_24h: '35.1' })).aqi, 51);
  assert.equal(indexed(hj633v2026, sampleOf({ PM25_24h: '35.1' })).aqi, 50);
  assert.equal(indexed(hj633v2026, sampleOf({ CO_1h: '0.25' })).aqi, 2);
});

test('with an item missing 2026 publishes an index only above 100, 2012 takes the rest', () => {
  const rest = (pm: string) => sampleOf({ PM25_24h: pm, CO_1h: '0.7', NO2_1h: '33', O3_1h: '50', SO2_1h: '7' });
  const held = indexed(hj633v2026, rest('40'), 'hour');
  assert.ok(held.withheld);
  assert.deepEqual(held.missing, ['PM10_24h']);
  assert.ok(!indexed(hj633v2026, rest('100'), 'hour').withheld);
  assert.ok(!indexed(hj633v2012, rest('40'), 'hour').withheld);
});

test('nothing valid is insufficient data, also when only the item without an index there is', () => {
  assert.ok(isInsufficient(airIndex(hj633v2012, {}, 'hour')));
  assert.ok(isInsufficient(airIndex(hj633v2012, sampleOf({ SO2_1h: '801' }))));
});

/** The formula of HJ 633, 4.2, written once more in plain ratios. */
const byFormula = (edition: typeof hj633v2012, item: AirItem, c: Exact): number => {
  const points = edition.breakpoints[item];
  const i = points.findIndex((high) => ceiling(minus(c, high)) <= 0);
  if (i === 0) return 0;
  const [low, high] = [points[i - 1]!, points[i]!];
  const [from, to] = [edition.steps[i - 1]!, edition.steps[i]!];
  return ceiling(plus(times(over(whole(to - from), minus(high, low)), minus(c, low)), whole(from)));
};

const concentration = (item: AirItem) =>
  fc.tuple(fc.integer({ min: 1, max: 10 ** 6 }), fc.integer({ min: 0, max: 3 })).map(
    ([n, places]): Decimal => ({
      kind: 'decimal',
      units: n % (hj633v2012.breakpoints[item].at(-1)!.units * 10 ** places),
      places,
    }),
  );
const anyItem = fc.constantFrom(...AIR_ITEMS);

test('the integer path is the formula, and a sub-index grows with its concentration', () => {
  fc.assert(
    fc.property(
      anyItem.chain((item) => fc.tuple(fc.constant(item), concentration(item), concentration(item))),
      ([item, a, b]) => {
        const of = (c: Exact) => indexed(hj633v2012, { [item]: c }).aqi;
        assert.equal(of(a), byFormula(hj633v2012, item, a));
        assert.equal(of({ kind: 'fraction', n: BigInt(a.units), d: 10n ** BigInt(a.places) }), of(a));
        const [low, high] = a.units / 10 ** a.places <= b.units / 10 ** b.places ? [a, b] : [b, a];
        assert.ok(of(low) <= of(high));
      },
    ),
  );
});
