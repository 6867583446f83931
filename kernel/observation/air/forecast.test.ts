import assert from 'node:assert/strict';
import test from 'node:test';
import { airForecast, hj633v2012 } from '../../../zones/delta/standards/index.ts';
import { exactText } from '../arithmetic.ts';
import { dec } from '../exact.ts';
import { isInsufficient } from '../insufficient.ts';
import type { AirItem } from './edition.ts';
import {
  type ForecastDay,
  type ForecastIssue,
  issueFaults,
  isWarning,
  needsConsultation,
  skill,
  verify,
} from './forecast.ts';
import { airIndex } from './index-of-air.ts';

const day = (on: string, low: number, high: number, primary: AirItem[] = []): ForecastDay => ({
  day: on,
  low,
  high,
  primary,
});
const issue = (issuedAt: string, ...days: ForecastDay[]): ForecastIssue => ({
  issuer: '沪',
  day: '2021-05-10',
  issuedAt,
  days,
});
const three = [day('2021-05-11', 60, 90, ['PM25_24h']), day('2021-05-12', 60, 90), day('2021-05-13', 60, 90)];

const observed = (PM25: string) => {
  const found = airIndex(hj633v2012, { PM25_24h: dec(PM25) });
  assert.ok(!isInsufficient(found));
  return found;
};

test('an issue is due before 20:00 Beijing time for at least three coming days, in ranges narrow enough', () => {
  assert.deepEqual(issueFaults(airForecast, issue('2021-05-10T11:59:00.000Z', ...three)), []);
  assert.deepEqual(issueFaults(airForecast, issue('2021-05-10T12:00:00.000Z', ...three)), ['late']);
  const withToday = [day('2021-05-10', 60, 80), ...three.slice(0, 2)];
  assert.deepEqual(issueFaults(airForecast, issue('2021-05-10T11:00:00.000Z', ...withToday)), ['too-few-days']);
  const wide = [day('2021-05-11', 60, 91), ...three.slice(1)];
  assert.deepEqual(issueFaults(airForecast, issue('2021-05-10T11:00:00.000Z', ...wide)), ['too-wide']);
  const highAndWide = [day('2021-05-11', 120, 170), ...three.slice(1)];
  assert.deepEqual(issueFaults(airForecast, issue('2021-05-10T11:00:00.000Z', ...highAndWide)), []);
});

test('verification: index in range, level named, any primary pollutant the same', () => {
  const onTime = issue('2021-05-10T11:00:00.000Z', ...three);
  for (const [pm, range, level, primary] of [
    ['50', true, true, true],
    ['35', false, false, false],
    ['74', false, true, true],
    ['80', false, false, true],
  ] as const) {
    const found = verify(airForecast, hj633v2012, onTime, '2021-05-11', 1, observed(pm));
    assert.deepEqual([found.range, found.level, found.primary], [range, level, primary], pm);
  }
  const none = verify(airForecast, hj633v2012, onTime, '2021-05-12', 2, observed('20'));
  assert.equal(none.primary, true);
});

test('a late or a missing issue counts as misses', () => {
  const late = issue('2021-05-10T13:00:00.000Z', ...three);
  for (const given of [late, undefined]) {
    const found = verify(airForecast, hj633v2012, given, '2021-05-11', 1, observed('50'));
    assert.deepEqual([found.range, found.level, found.primary], [false, false, false]);
  }
});

test('skill by lead day', () => {
  const onTime = issue('2021-05-10T11:00:00.000Z', ...three);
  const checks = [
    verify(airForecast, hj633v2012, onTime, '2021-05-11', 1, observed('50')),
    verify(airForecast, hj633v2012, undefined, '2021-05-12', 1, observed('50')),
    verify(airForecast, hj633v2012, onTime, '2021-05-12', 2, observed('50')),
  ];
  const [first, second] = skill(checks);
  assert.deepEqual([first?.lead, first?.days, exactText(first!.range, 1)], [1, 2, '50.0']);
  assert.deepEqual([second?.lead, second?.days, exactText(second!.range, 1)], [2, 1, '100.0']);
});

test('centres more than one level apart must consult, heavy pollution is a warning', () => {
  const of = (low: number, high: number) => day('2021-05-11', low, high);
  assert.ok(!needsConsultation(airForecast, hj633v2012, [of(80, 100), of(90, 120)]));
  assert.ok(needsConsultation(airForecast, hj633v2012, [of(40, 50), of(90, 120)]));
  assert.ok(!isWarning(airForecast, of(170, 200)));
  assert.ok(isWarning(airForecast, of(180, 210)));
});
