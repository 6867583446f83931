import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  dayAt,
  dayOf,
  diffDays,
  isDay,
  parseDay,
  parseInstant,
  serialOf,
  weekday,
} from './day.ts';

const serials = fc.integer({ min: serialOf('0001-01-01'), max: serialOf('9999-12-31') });
const viaDate = (serial: number): string => new Date(serial * 86_400_000).toISOString().slice(0, 10);

test('a day and its serial agree with Date for every year a day can have', () => {
  fc.assert(
    fc.property(serials, (serial) => {
      const day = dayAt(serial);
      assert.equal(day, viaDate(serial));
      assert.equal(serialOf(day), serial);
      assert.equal(weekday(day), new Date(serial * 86_400_000).getUTCDay());
      assert.ok(isDay(day));
    }),
    { numRuns: 2000 },
  );
});

test('what is not a day that exists is refused', () => {
  for (const text of [
    '2021-02-29',
    '2100-02-29',
    '2021-13-01',
    '2021-00-10',
    '2021-04-31',
    '2021-1-1',
    '0000-01-01',
    '',
    '2021-01-01T',
  ]) {
    const refused = parseDay(text, '/from');
    assert.ok(!refused.ok && refused.code === 'day-shape' && refused.field === '/from', text);
  }
  for (const text of ['2020-02-29', '2000-02-29', '0001-01-01', '9999-12-31']) assert.ok(isDay(text), text);
});

test('months end on the corresponding day, or on the last day of the month (民法典 202)', () => {
  const table: readonly [string, number, string][] = [
    ['2021-01-31', 1, '2021-02-28'],
    ['2020-01-31', 1, '2020-02-29'],
    ['2021-01-31', 2, '2021-03-31'],
    ['2021-08-31', 6, '2022-02-28'],
    ['2021-11-30', 3, '2022-02-28'],
    ['2020-02-29', 12, '2021-02-28'],
    ['2020-02-29', 48, '2024-02-29'],
    ['2021-03-31', -1, '2021-02-28'],
    ['2021-07-13', 0, '2021-07-13'],
    ['2021-12-15', 1, '2022-01-15'],
  ];
  for (const [start, months, end] of table) assert.equal(addMonths(start, months), end, `${start} + ${months}`);
});

test('adding and subtracting days are inverse', () => {
  fc.assert(
    fc.property(serials, fc.integer({ min: -400, max: 400 }), (serial, n) => {
      const day = dayAt(Math.min(Math.max(serial, serialOf('0003-01-01')), serialOf('9990-01-01')));
      assert.equal(diffDays(day, addDays(day, n)), n);
    }),
  );
});

test('an instant falls on the day its place shows', () => {
  assert.equal(dayOf('2021-09-17T15:59:59.999Z', '+08:00'), '2021-09-17');
  assert.equal(dayOf('2021-09-17T16:00:00.000Z', '+08:00'), '2021-09-18');
  assert.equal(dayOf('2021-12-31T23:30:00.000Z', '+08:00'), '2022-01-01');
  assert.equal(dayOf('2021-09-17T03:29:00.000Z', '-03:30'), '2021-09-16');
  assert.equal(dayOf('2021-09-17T12:00:00.000Z', '+00:00'), '2021-09-17');
});

test('an instant from outside names its offset and a moment that exists; nothing is guessed', () => {
  for (const [text, instant] of [
    ['2021-09-17T16:00:00+08:00', '2021-09-17T08:00:00.000Z'],
    ['2021-09-17T08:00Z', '2021-09-17T08:00:00.000Z'],
    ['2021-09-17T23:59:59.999Z', '2021-09-17T23:59:59.999Z'],
    ['2020-02-29T00:00:00-03:30', '2020-02-29T03:30:00.000Z'],
  ] as const)
    assert.deepEqual(parseInstant(text), { ok: true, value: instant });
  for (const text of [
    ...['', '-1', 'now', '2021-09-17', '2021-09-17 16:00', '2021-09-17T16:00:00', '2021-02-30T00:00:00Z', '1e9'],
    ...['2021-09-17T24:00:00Z', '2021-09-17T16:60:00Z', '2021-09-17T16:00:00+0800', '+275000-01-01T00:00:00Z'],
    // Beyond what a day, and a database, can have.
    ...['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+01:00', '9999-12-31T23:59:59-01:00'],
  ]) {
    const refused = parseInstant(text, '/query/at');
    assert.ok(!refused.ok && refused.code === 'instant-shape' && refused.field === '/query/at', text);
  }
});
