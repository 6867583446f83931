import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { must } from '../outcome/result.ts';
import { fixture } from './calendar.fixture.ts';
import { type ClockState, dueAtOf, dueDayOf, dueOf, remaining, used } from './clock.ts';
import { addTerm } from './explain.ts';
import { countHours, hoursBetween } from './hours.ts';
import type { Calendar } from './types.ts';

const open: Calendar = {
  ...fixture,
  offices: {
    utcOffset: '+08:00',
    hours: [
      { from: '2021-01-01', spans: [['08:30', '12:00']], cite: 'earlier', status: 'assumed' },
      {
        from: '2021-09-17',
        spans: [
          ['09:00', '11:30'],
          ['13:30', '17:00'],
        ],
        cite: 'later',
        status: 'assumed',
      },
    ],
  },
};

/** Local time of day to the instant. */
const at = (text: string): string => new Date(`${text}:00+08:00`).toISOString();
const due = (start: string, hours: number): string =>
  must(countHours(open, { start, hours, stops: [] })).dueAt as string;

test('working hours run in office hours of working days only', () => {
  const table: readonly [start: string, hours: number, due: string, why: string][] = [
    ['2021-09-17T09:00', 2, '2021-09-17T11:00', 'within one span'],
    ['2021-09-17T10:00', 2, '2021-09-17T14:00', 'over the lunch break'],
    ['2021-09-17T16:00', 2, '2021-09-18T10:00', 'into a Saturday that is made up (调休)'],
    ['2021-09-18T16:30', 2, '2021-09-22T10:30', 'over the Mid-Autumn days off'],
    ['2021-09-17T12:15', 2, '2021-09-17T15:30', 'begun in the break'],
    ['2021-09-19T10:00', 2, '2021-09-22T11:00', 'begun on a day off'],
    ['2021-09-17T19:00', 2, '2021-09-18T11:00', 'begun in the evening'],
    ['2021-09-17T09:00', 6, '2021-09-17T17:00', 'to the last minute of the day'],
    ['2021-09-16T11:00', 2, '2021-09-17T10:00', 'the hours of each day are those in force on it'],
  ];
  for (const [start, hours, end, why] of table) assert.equal(due(at(start), hours), at(end), why);
});

test('the minute that has begun is not counted, and a day alone is not counted either', () => {
  assert.equal(due('2021-09-17T01:00:00.001Z', 2), at('2021-09-17T11:01'));
  assert.equal(due('2021-09-17', 2), at('2021-09-18T11:00'));
});

test('each day says what of it counted', () => {
  const { due, dueAt, days } = must(addTerm(open, at('2021-09-17T16:00'), { n: 2, unit: 'wh' }));
  assert.deepEqual([due, dueAt], ['2021-09-18', at('2021-09-18T10:00')]);
  assert.deepEqual(
    days.map(({ day, counted, n }) => [day, counted, n]),
    [
      ['2021-09-17', true, 1],
      ['2021-09-18', true, 2],
    ],
  );
  assert.equal(days[0]?.why[0], '周五，工作日：办公时间 16:00–17:00，计入1小时');
  assert.equal(days[1]?.why[1], 'Saturday, made-up working day: office hours 09:00–10:00, 1 h counted');
});

test('without office hours, and in a year without a calendar, nothing is guessed', () => {
  const none = addTerm(fixture, at('2021-09-17T16:00'), { n: 2, unit: 'wh' });
  assert.ok(!none.ok && none.code === 'hours-not-known' && none.remedy);
  const early = countHours(
    { ...open, offices: { utcOffset: '+08:00', hours: open.offices!.hours.slice(1) } },
    { start: at('2021-03-17T10:00'), hours: 2, stops: [] },
  );
  assert.ok(!early.ok && early.code === 'hours-not-known', 'hours that are not yet in force');
  const far = countHours(open, { start: '2023-01-01T02:00:00.000Z', hours: 2, stops: [] });
  assert.ok(!far.ok && far.code === 'calendar-not-published');
});

const clock = (more: Partial<ClockState> = {}): ClockState => ({
  name: 'acknowledgement',
  term: { n: 2, unit: 'wh' },
  calendar: 'cn',
  started: '2021-09-17',
  startedAt: at('2021-09-17T16:00'),
  pauses: [],
  extensions: [],
  ...more,
});

test('a clock in working hours: due instant and day, used, left, stopped, extended, paused', () => {
  const one = clock();
  assert.equal(must(dueAtOf(one, open)), at('2021-09-18T10:00'));
  assert.equal(must(dueDayOf(one, open)), '2021-09-18');
  assert.equal(must(used(one, open, at('2021-09-18T09:30'))), 1.5);
  assert.equal(must(remaining(one, open, at('2021-09-18T11:00'))), -1, 'late by an hour');
  const stopped = clock({ stopped: '2021-09-17', stoppedAt: at('2021-09-17T16:30') });
  assert.equal(must(used(stopped, open, at('2021-09-30T10:00'))), 0.5);
  const longer = clock({ extensions: [{ term: { n: 2, unit: 'wh' }, on: '2021-09-17', reason: 'x' }] });
  assert.equal(must(dueAtOf(longer, open)), at('2021-09-18T14:00'));
  const mixed = dueDayOf(
    clock({ extensions: [{ term: { n: 2, unit: 'wd' }, on: '2021-09-17', reason: 'x' }] }),
    open,
  );
  assert.ok(!mixed.ok && mixed.code === 'term-families-mixed');
  const paused = clock({ pauses: [{ from: '2021-09-17', until: '2021-09-18', reason: '停电', notice: 'TB1' }] });
  const answer = must(dueOf(paused, open));
  assert.equal(answer.dueAt, at('2021-09-22T10:00'));
  assert.match(answer.days.find(({ day }) => day === '2021-09-18')?.why[0] ?? '', /暂停计时：停电/);
  const held = must(dueOf(clock({ pauses: [{ from: '2021-09-17', reason: '停电', notice: 'TB1' }] }), open));
  assert.ok(held.paused && held.due === undefined);
});

const minute = fc
  .integer({ min: 0, max: 500 * 1440 })
  .map((n) => new Date(Date.parse('2021-01-02T00:00:00Z') + n * 60_000).toISOString());
const hours = fc.integer({ min: 0, max: 60 });

test('adding hours is monotone and additive, and what lies between is what was added', () => {
  fc.assert(
    fc.property(minute, minute, hours, hours, (a, b, m, n) => {
      const [early, late] = a <= b ? [a, b] : [b, a];
      assert.ok(due(early, n) <= due(late, n), 'a later start never ends earlier');
      assert.ok(due(early, n) <= due(early, n + m), 'more hours never end earlier');
      if (n > 0) assert.equal(due(due(early, n), m), due(early, n + m), 'additive');
      assert.equal(must(hoursBetween(open, early, due(early, n), [])), n);
    }),
  );
});
