import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { airLimits, hj663v2013, hj663v2026 } from '../../../zones/delta/standards/index.ts';
import { exactText } from '../arithmetic.ts';
import { compareExact, dec, type Exact, exact, whole } from '../exact.ts';
import { isInsufficient } from '../insufficient.ts';
import { dailyMax8h, dailyMean, movingMeans8h } from './daily.ts';
import type { Pollutant } from './edition.ts';
import {
  annualValue,
  attainmentRate,
  cityMean,
  compositeIndex,
  exceedance,
  lackingDays,
  percentile,
} from './statistics.ts';

const [limits2012] = airLimits as [(typeof airLimits)[number]];
const upTo = (n: number): Exact[] => Array.from({ length: n }, (_, i) => whole(i + 1));

test('4.6-5: percentiles of HJ 663', () => {
  for (const [values, p, result] of [
    [['10', '20', '30', '40', '50'].map(dec), 90, '46.000000'],
    [upTo(365), 90, '328.600000'],
    [upTo(365), 95, '346.800000'],
    [['0.5', '0.6', '0.7', '0.8', '0.9', '1.0', '1.1', '1.3'].map(dec), 95, '1.230000'],
    [[dec('7')], 90, '7'],
  ] as const) {
    assert.equal(exactText(percentile(values, p)!), result);
  }
  assert.equal(percentile([], 90), undefined);
});

test('a percentile lies between the values and does not depend on their order', () => {
  const list = fc.array(fc.integer({ min: 0, max: 500 }).map(whole), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(list, fc.integer({ min: 0, max: 100 }), (values, p) => {
      const found = percentile(values, p)!;
      const sorted = [...values].sort(compareExact);
      assert.ok(compareExact(found, sorted[0]!) >= 0 && compareExact(found, sorted.at(-1)!) <= 0);
      assert.equal(compareExact(percentile([...values].reverse(), p)!, found), 0);
    }),
  );
});

const hours = (text: string) => text.split(' ').map((cell) => exact(cell));

test('a day needs twenty valid hours', () => {
  const twenty = [...Array<string>(20).fill('40'), ...Array<string>(4).fill('-')].join(' ');
  const found = dailyMean(limits2012, hours(twenty));
  assert.ok(!isInsufficient(found) && found.hours === 20);
  const nineteen = dailyMean(limits2012, hours(twenty.replace('40', '-')));
  assert.ok(isInsufficient(nineteen));
  assert.deepEqual(nineteen.missing, ['19/20']);
});

test('the ozone day: seventeen moving means of at least six hours, fourteen of them or an exceedance', () => {
  const flat = hours(Array<string>(24).fill('100').join(' '));
  assert.equal(movingMeans8h(limits2012, flat).length, 17);
  const whole24 = dailyMax8h(limits2012, 14, flat);
  assert.ok(!isInsufficient(whole24) && exactText(whole24.value) === '100.000000');
  const morningLost = hours([...Array<string>(14).fill('-'), ...Array<string>(10).fill('100')].join(' '));
  assert.ok(isInsufficient(dailyMax8h(limits2012, 14, morningLost)));
  const high = hours([...Array<string>(14).fill('-'), ...Array<string>(10).fill('161')].join(' '));
  const exceeding = dailyMax8h(limits2012, 14, high);
  assert.ok(!isInsufficient(exceeding) && exactText(exceeding.value) === '161.000000');
  const sixOfEight = hours(`- - ${Array<string>(6).fill('80').join(' ')} ${Array<string>(16).fill('-').join(' ')}`);
  assert.deepEqual(
    movingMeans8h(limits2012, sixOfEight).map((v) => v !== undefined),
    [true, true, true, ...Array(14).fill(false)],
  );
});

/** Every day of 2021 with one value, less the days named. */
const yearOf = (value: string, without: (day: string) => boolean = () => false): Map<string, Exact> => {
  const days = Array.from({ length: 365 }, (_, i) => new Date(Date.UTC(2021, 0, 1 + i)).toISOString().slice(0, 10));
  return new Map(days.filter((day) => !without(day)).map((day) => [day, dec(value)]));
};

test('a year needs 324 valid days and 27 in each month, February 25', () => {
  assert.deepEqual(lackingDays(limits2012, yearOf('30'), '2021'), []);
  assert.deepEqual(
    lackingDays(
      limits2012,
      yearOf('30', (day) => day > '2021-02-25' && day < '2021-03-01'),
      '2021',
    ),
    [],
  );
  assert.deepEqual(
    lackingDays(
      limits2012,
      yearOf('30', (day) => day >= '2021-02-25' && day < '2021-03-01'),
      '2021',
    ),
    ['2021-02'],
  );
  assert.deepEqual(
    lackingDays(
      limits2012,
      yearOf('30', (day) => day > '2021-11-26'),
      '2021',
    ),
    ['2021-11', '2021-12'],
  );
  const found = annualValue(
    limits2012,
    hj663v2013,
    'PM25',
    yearOf('30', (day) => day > '2021-10-31'),
    '2021',
  );
  assert.ok(isInsufficient(found));
  assert.deepEqual(found.missing, ['2021', '2021-11', '2021-12']);
});

test('the annual value: mean and percentile, rounded by GB/T 8170', () => {
  const found = annualValue(limits2012, hj663v2013, 'PM25', yearOf('34.5'), '2021');
  assert.ok(!isInsufficient(found));
  assert.deepEqual([exactText(found.mean!), exactText(found.percentile), found.p, found.days], ['34', '34', 95, 365]);
  const ozone = annualValue(limits2012, hj663v2013, 'O3', yearOf('150'), '2021');
  assert.ok(!isInsufficient(ozone) && ozone.mean === undefined && ozone.p === 90);
});

test('exceedance, rate of good days and the value of a city', () => {
  assert.equal(exactText(exceedance(dec('83'), dec('75'))!), '0.11');
  assert.equal(exceedance(dec('75'), dec('75')), undefined);
  assert.equal(exactText(attainmentRate([50, 100, 101])!), '66.7');
  assert.equal(attainmentRate([]), undefined);
  assert.equal(exactText(cityMean(hj663v2013, 'PM25', [dec('30'), dec('35')])!), '32');
  assert.equal(exactText(cityMean(hj663v2013, 'CO', [dec('0.6'), dec('0.7')])!), '0.6');
});

test('the composite index weighs each pollutant against its limit, and needs all six', () => {
  const of = (pollutant: Pollutant, value: string) => {
    const found = annualValue(limits2012, hj663v2013, pollutant, yearOf(value), '2021');
    assert.ok(!isInsufficient(found));
    return found;
  };
  const years = {
    PM25: of('PM25', '35'),
    PM10: of('PM10', '70'),
    CO: of('CO', '4.0'),
    NO2: of('NO2', '40'),
    O3: of('O3', '160'),
    SO2: of('SO2', '60'),
  };
  const even = compositeIndex(limits2012, hj663v2013, years);
  assert.ok(!isInsufficient(even) && exactText(even.value) === '6.00');
  const weighed = compositeIndex(limits2012, hj663v2026, years);
  assert.ok(!isInsufficient(weighed) && exactText(weighed.value) === '10.00');
  assert.ok(isInsufficient(compositeIndex(limits2012, hj663v2013, { PM25: years.PM25 })));
});
