import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { must } from '../outcome/result.ts';
import { fixture } from './calendar.fixture.ts';
import { dueDay, workingDay, workingDaysBetween } from './calendar.ts';
import { type ClockState, dueDayOf, dueOf, remaining, used } from './clock.ts';
import { addDays, dayAt, diffDays, serialOf } from './day.ts';
import { addTerm } from './explain.ts';
import type { Pause } from './pauses.ts';
import { parseTerm } from './term.ts';
import type { Day } from './types.ts';

const clock = (started: Day, term: string, more: Partial<ClockState> = {}): ClockState => ({
  name: 'statutory',
  term: must(parseTerm(term)),
  calendar: 'fixture',
  started,
  pauses: [],
  extensions: [],
  ...more,
});

const review: Pause = { from: '2021-07-16', until: '2021-07-30', reason: '专家评审', notice: '特告〔2021〕1号' };
const due = (state: ClockState): Day | undefined => must(dueDayOf(state, fixture));

test('silence for five working days: accepted the day after, as of the day of receipt (worked example 2)', () => {
  const received = '2021-09-17';
  const lastDayToReply = must(dueDay(fixture, received, { n: 5, unit: 'wd' }));
  assert.equal(lastDayToReply, '2021-09-26');
  assert.equal(addDays(lastDayToReply, 1), '2021-09-27');
  assert.equal(due(clock(received, '20wd')), '2021-10-21');
});

test('a promise of 5 against a law of 20 (worked example 4)', () => {
  const promise = clock('2021-09-28', '5wd', { name: 'promised', stopped: '2021-10-09' });
  assert.equal(due(promise), '2021-10-11');
  assert.equal(must(used(promise, fixture, '2021-10-09')), 4);
  assert.equal(must(used(promise, fixture, '2021-12-31')), 4, 'a stopped clock uses no more');
  assert.equal(must(remaining(promise, fixture, '2021-10-09')), 1);
});

test('a noticed pause moves the end by its working days, one without notice by nothing (worked example 5)', () => {
  assert.equal(due(clock('2021-07-13', '20wd')), '2021-08-10');
  assert.equal(due(clock('2021-07-13', '20wd', { pauses: [review] })), '2021-08-24');
  assert.equal(due(clock('2021-07-13', '20wd', { pauses: [{ ...review, notice: undefined }] })), '2021-08-10');
});

test('the explanation names pauses, and says of a pause without notice that the clock ran', () => {
  const { due: end, days, paused } = must(dueOf(clock('2021-07-13', '20wd', { pauses: [review] }), fixture));
  assert.deepEqual([end, paused], ['2021-08-24', false]);
  assert.deepEqual(
    days.slice(2, 5).map((d) => [d.day, d.counted, d.n]),
    [
      ['2021-07-16', true, 3],
      ['2021-07-17', false, 3],
      ['2021-07-18', false, 3],
    ],
  );
  assert.equal(days[3]?.why[0], '暂停计时：专家评审（书面告知 特告〔2021〕1号）');
  const silent = must(dueOf(clock('2021-07-13', '20wd', { pauses: [{ ...review, notice: undefined }] }), fixture));
  assert.equal(silent.days[5]?.why[0], '周一，工作日；“专家评审”未书面告知，不停计');
});

test('while a noticed pause is open there is no due day', () => {
  const open = clock('2021-07-13', '20wd', { pauses: [{ ...review, until: undefined }] });
  const answer = must(dueOf(open, fixture));
  assert.equal(due(open), undefined);
  assert.deepEqual([answer.due, answer.paused], [undefined, true]);
  assert.deepEqual(
    [answer.days.at(-1)?.day, answer.days.at(-1)?.n, answer.days.at(-1)?.counted],
    ['2021-07-17', 3, false],
  );
  assert.equal(must(used(open, fixture, '2021-12-01')), 3);
  assert.equal(must(remaining(open, fixture, '2021-12-01')), 17);
  const natural = clock('2021-07-13', '20d', { pauses: [{ ...review, until: undefined }] });
  assert.equal(due(natural), undefined);
  assert.equal(must(used(natural, fixture, '2025-01-01')), 3);
  const noticeless = clock('2021-07-13', '20wd', { pauses: [{ from: '2021-07-16', reason: '检测' }] });
  assert.equal(due(noticeless), '2021-08-10');
});

test('a pause that opens on or after the last day holds nothing', () => {
  for (const from of ['2021-08-10', '2021-08-12']) {
    const late = clock('2021-07-13', '20wd', { pauses: [{ from, reason: '听证', notice: '1' }] });
    assert.deepEqual([due(late), must(dueOf(late, fixture)).paused], ['2021-08-10', false], from);
  }
});

test('an extension adds its term to the end in the same counting', () => {
  const extension = { term: { n: 10, unit: 'wd' as const }, on: '2021-08-09', reason: '案情复杂' };
  assert.equal(
    due(clock('2021-07-13', '20wd', { extensions: [extension] })),
    must(dueDay(fixture, '2021-07-13', { n: 30, unit: 'wd' })),
  );
  const month = { term: { n: 1, unit: 'm' as const }, on: '2021-02-20', reason: '' };
  assert.equal(
    due(clock('2021-01-31', '1m', { extensions: [month] })),
    '2021-03-31',
    'two months, not 28 February plus one',
  );
  const mixed = dueOf(clock('2021-07-13', '20wd', { extensions: [month] }), fixture);
  assert.ok(!mixed.ok && mixed.code === 'term-families-mixed');
  assert.ok(!dueDayOf(clock('2021-07-13', '20d', { extensions: [extension] }), fixture).ok);
});

test('a natural term shifts by the paused natural days and then rolls past days off', () => {
  const pauses = [{ from: '2021-09-10', until: '2021-09-14', reason: '检验', notice: '1' }];
  assert.equal(due(clock('2021-09-01', '15d')), '2021-09-16');
  assert.equal(due(clock('2021-09-01', '15d', { pauses })), '2021-09-22', '20 September is a holiday');
  assert.equal(due(clock('2021-08-15', '1m', { pauses })), '2021-09-22', '15 + 4 = 19 September');
  const days = must(dueOf(clock('2021-09-01', '15d', { pauses }), fixture)).days;
  assert.deepEqual([days.length, days.filter((d) => d.counted).length], [21, 15]);
});

test('a period of validity ends on its own day, worked or not, and needs no calendar of its last year', () => {
  assert.equal(due(clock('2021-09-05', '15d')), '2021-09-22', 'a term moves past the holiday');
  assert.equal(due(clock('2021-09-05', '15d', { exact: true })), '2021-09-20');
  assert.equal(must(dueDayOf(clock('2021-06-25', '1095d', { exact: true }), fixture)), '2024-06-24');
});

test('a last day that rolls into a pause waits for the end of the pause', () => {
  const held = clock('2021-09-04', '15d', {
    pauses: [{ from: '2021-09-20', until: '2021-09-23', reason: '听证', notice: '1' }],
  });
  assert.equal(due(held), '2021-09-24');
  assert.equal(due({ ...held, pauses: [{ from: '2021-09-20', reason: '听证', notice: '1' }] }), undefined);
});

test('days gained by rolling are days left', () => {
  const state = clock('2021-09-18', '15d');
  assert.equal(must(remaining(state, fixture, '2021-10-03')), 5);
  assert.equal(must(remaining(state, fixture, '2021-10-08')), 0);
  assert.equal(must(remaining(state, fixture, '2021-10-10')), -2);
  assert.equal(must(used(state, fixture, '2021-09-01')), 0, 'nothing is used before the start');
});

test('a clock through an unpublished year is refused', () => {
  for (const state of [clock('2022-12-20', '20wd'), clock('2023-02-01', '5wd'), clock('2022-12-20', '20d')]) {
    for (const answer of [dueOf(state, fixture), dueDayOf(state, fixture), remaining(state, fixture, '2022-12-21')]) {
      assert.ok(!answer.ok && answer.code === 'calendar-not-published' && answer.detail?.year === 2023);
    }
  }
  const untilUnpublished = clock('2022-12-01', '5wd', {
    pauses: [{ from: '2022-12-02', until: '2023-02-01', reason: '', notice: '1' }],
  });
  assert.ok(!dueDayOf(untilUnpublished, fixture).ok);
  assert.ok(!used(clock('2022-12-01', '5wd'), fixture, '2023-02-01').ok);
});

const starts = fc.integer({ min: serialOf('2020-12-31'), max: serialOf('2021-12-01') }).map(dayAt);
const pausesFrom = (start: Day) =>
  fc.array(
    fc
      .record({
        from: fc.integer({ min: -20, max: 120 }).map((n) => addDays(start, n)),
        length: fc.integer({ min: 0, max: 30 }),
        noticed: fc.boolean(),
      })
      .map(
        ({ from, length, noticed }): Pause => ({
          from,
          until: addDays(from, length),
          reason: 'r',
          notice: noticed ? '1' : undefined,
        }),
      ),
    { maxLength: 4 },
  );
const states = (unit: 'wd' | 'd') =>
  fc
    .record({
      start: starts,
      n: fc.integer({ min: 0, max: 60 }),
      more: fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 2 }),
    })
    .chain(({ start, n, more }) =>
      pausesFrom(start).map((pauses) =>
        clock(start, `${n}${unit}`, {
          pauses,
          extensions: more.map((m) => ({ term: { n: m, unit }, on: start, reason: '' })),
        }),
      ),
    );

const total = (state: ClockState): number => state.extensions.reduce((sum, e) => sum + e.term.n, state.term.n);

/** Day after day, as a clerk with the file in hand would count. */
const byHand = (state: ClockState): Day => {
  const paused = (day: Day): boolean => state.pauses.some((p) => p.notice && day > p.from && day <= p.until!);
  const works = (day: Day): boolean => must(workingDay(fixture, day)).works;
  let day = state.started;
  for (let left = total(state); left > 0; ) {
    day = addDays(day, 1);
    if (!paused(day) && (state.term.unit === 'd' || works(day))) left--;
  }
  if (state.term.unit === 'd') while (!works(day) || (paused(day) && day > state.started)) day = addDays(day, 1);
  return day;
};

for (const unit of ['wd', 'd'] as const) {
  test(`${unit}: the look-up, the explanation and counting by hand agree, whatever the pauses`, () => {
    fc.assert(
      fc.property(
        states(unit).filter((s) => total(s) > 0),
        (state) => {
          const end = byHand(state);
          const answer = must(dueOf(state, fixture));
          assert.equal(due(state), end);
          assert.equal(answer.due, end);
          assert.equal(answer.days.at(-1)?.day, end);
          assert.equal(answer.days.filter((d) => d.counted).length, total(state));
          assert.equal(must(remaining(state, fixture, end)), 0);
          for (const at of [0, Math.floor(answer.days.length / 2)]) {
            const row = answer.days[at];
            if (row?.counted) assert.equal(must(used(state, fixture, row.day)), row.n);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
}

test('one pause inside the term is a shift by its working days', () => {
  fc.assert(
    fc.property(
      starts,
      fc.integer({ min: 20, max: 60 }),
      fc.integer({ min: 0, max: 15 }),
      fc.integer({ min: 0, max: 40 }),
      (start, n, after, length) => {
        const from = addDays(start, after);
        const until = addDays(from, length);
        const plain = must(dueDay(fixture, start, { n, unit: 'wd' }));
        const shifted = must(
          dueDay(fixture, plain, { n: must(workingDaysBetween(fixture, from, until)), unit: 'wd' }),
        );
        assert.equal(due(clock(start, `${n}wd`, { pauses: [{ from, until, reason: '', notice: '1' }] })), shifted);
      },
    ),
  );
});

test('overlapping pauses take out each day once', () => {
  const pauses = [
    { from: '2021-07-16', until: '2021-07-26', reason: 'a', notice: '1' },
    { from: '2021-07-20', until: '2021-07-30', reason: 'b', notice: '2' },
    { from: '2021-07-18', until: '2021-07-22', reason: 'c', notice: '3' },
  ];
  assert.equal(due(clock('2021-07-13', '20wd', { pauses })), '2021-08-24');
});

test('without pauses a clock is a term', () => {
  fc.assert(
    fc.property(starts, fc.integer({ min: 1, max: 60 }), fc.constantFrom('wd', 'd'), (start, n, unit) => {
      const term = must(parseTerm(`${n}${unit}`));
      const answer = must(dueOf(clock(start, `${n}${unit}`), fixture));
      const counted = must(addTerm(fixture, start, term));
      assert.deepEqual([answer.due, answer.days], [counted.due, counted.days]);
      assert.ok(diffDays(start, counted.due) >= n);
    }),
  );
});
