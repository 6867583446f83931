import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { must } from '../outcome/result.ts';
import { fixture } from './calendar.fixture.ts';
import { dueDay, workingDay, workingDaysBetween } from './calendar.ts';
import { addDays, dayAt, serialOf, weekday } from './day.ts';
import { addTerm } from './explain.ts';
import { parseTerm } from './term.ts';
import type { Calendar, Day, Term } from './types.ts';

const due = (start: Day, term: string): Day => must(dueDay(fixture, start, must(parseTerm(term))));

test('the official examples of 2021', () => {
  const table: readonly [Day, string, Day][] = [
    ['2021-07-13', '5wd', '2021-07-20'],
    ['2021-07-13', '20wd', '2021-08-10'],
    ['2021-06-10', '5wd', '2021-06-18'],
    ['2021-04-29', '5wd', '2021-05-10'],
    ['2021-09-17', '5wd', '2021-09-26'],
    ['2021-09-17', '20wd', '2021-10-21'],
    ['2021-09-24', '10wd', '2021-10-13'],
    ['2021-09-28', '5wd', '2021-10-11'],
    ['2021-09-30', '1wd', '2021-10-08'],
    ['2021-09-18', '15d', '2021-10-08'],
    ['2021-07-13', '90d', '2021-10-11'],
    ['2021-07-31', '2m', '2021-09-30'],
    ['2021-07-01', '3m', '2021-10-08'],
    ['2021-08-26', '1m', '2021-09-26'],
    ['2021-08-18', '1m', '2021-09-18'],
    ['2021-01-02', '1y', '2022-01-04'],
    ['2021-09-17', '0wd', '2021-09-17'],
  ];
  for (const [start, term, end] of table) assert.equal(due(start, term), end, `${start} + ${term}`);
});

const from16September: readonly (readonly [string, Day])[] = [
  ['0.3-5: five working days from 16 September 2021', '2021-09-24'],
  ['0.3-7: seven', '2021-09-27'],
  ['0.3-10: ten', '2021-09-30'],
  ['0.3-15: fifteen', '2021-10-13'],
  ['0.3-20: twenty', '2021-10-20'],
];
for (const [name, end] of from16September)
  test(name, () => assert.equal(due('2021-09-16', `${/^0\.3-(\d+)/.exec(name)?.[1]}wd`), end));

test('2021 has 250 working days', () => {
  assert.equal(must(workingDaysBetween(fixture, '2020-12-31', '2021-12-31')), 250);
});

test('a day says whether it is worked and why', () => {
  assert.deepEqual(must(workingDay(fixture, '2021-09-26')), {
    works: true,
    why: ['周日，调休上班', 'Sunday, made-up working day'],
  });
  assert.deepEqual(must(workingDay(fixture, '2021-09-25')), {
    works: false,
    why: ['周六，休息日', 'Saturday, weekend'],
  });
  assert.deepEqual(must(workingDay(fixture, '2021-10-01')), {
    works: false,
    why: ['周五，节假日放假', 'Friday, public holiday'],
  });
  assert.deepEqual(must(workingDay(fixture, '2021-09-24')), {
    works: true,
    why: ['周五，工作日', 'Friday, working day'],
  });
});

test('a year without a published calendar is refused by name, wherever it is met', () => {
  const table: readonly [Day, string, number][] = [
    ['2022-12-20', '20wd', 2023],
    ['2022-12-31', '1wd', 2023],
    ['2023-06-01', '1wd', 2023],
    ['2020-06-01', '1wd', 2020],
    ['2022-12-20', '20d', 2023],
    ['2022-06-01', '1y', 2023],
    ['2024-12-20', '9999d', 2052],
    ['2024-12-20', '9999y', 12023],
  ];
  for (const [start, term, year] of table) {
    for (const refused of [dueDay, addTerm].map((count) => count(fixture, start, must(parseTerm(term))))) {
      assert.ok(!refused.ok, `${start} + ${term}`);
      assert.equal(refused.code, 'calendar-not-published');
      assert.equal(refused.detail?.year, year, `${start} + ${term}`);
      assert.match(refused.says[0], new RegExp(`${year}年`));
    }
  }
  const between = workingDaysBetween(fixture, '2022-12-01', '2024-01-05');
  assert.ok(!between.ok && between.detail?.year === 2023);
  assert.ok(!workingDay(fixture, '2023-01-01').ok);
});

test('a natural term may pass through an unpublished year when it ends in a published one', () => {
  assert.equal(due('2022-12-20', '2y'), '2024-12-20');
  assert.equal(due('2020-12-31', '1wd'), '2021-01-04');
});

test('a count explains itself', () => {
  const { due: end, nominal, days } = must(addTerm(fixture, '2021-09-18', { n: 15, unit: 'd' }));
  assert.deepEqual([end, nominal], ['2021-10-08', '2021-10-03']);
  assert.equal(days.length, 20);
  assert.deepEqual(days[14], {
    day: '2021-10-03',
    counted: true,
    n: 15,
    why: [
      '周日，节假日放假：计满，逢休息日顺延',
      'Sunday, public holiday: the days are complete, and the last one is a day off',
    ],
  });
  assert.equal(days.at(-1)?.why[0], '休息日结束的次日，为期间最后一日');
  assert.deepEqual(
    days.map((d) => d.counted),
    [...Array(15).fill(true), ...Array(5).fill(false)],
  );
});

const starts = fc.integer({ min: serialOf('2021-01-01'), max: serialOf('2022-03-01') }).map(dayAt);
const lengths = fc.integer({ min: 0, max: 100 });
const terms = fc.oneof(
  fc.record({ n: lengths, unit: fc.constantFrom('wd' as const, 'd' as const) }),
  // Two more months than these still end in 2022, the last published year of this calendar.
  fc.record({ n: fc.integer({ min: 0, max: 7 }), unit: fc.constant('m' as const) }),
);

test('a later start or a longer term never ends earlier', () => {
  fc.assert(
    fc.property(
      starts,
      fc.integer({ min: 0, max: 40 }),
      terms,
      fc.integer({ min: 0, max: 2 }),
      (start, later, term, more) => {
        const end = must(dueDay(fixture, start, term));
        assert.ok(must(dueDay(fixture, addDays(start, later), term)) >= end);
        assert.ok(must(dueDay(fixture, start, { ...term, n: term.n + more })) >= end);
      },
    ),
  );
});

test('working days add up', () => {
  fc.assert(
    fc.property(starts, lengths, lengths, (start, a, b) => {
      const first = must(dueDay(fixture, start, { n: a, unit: 'wd' }));
      const both = must(dueDay(fixture, start, { n: a + b, unit: 'wd' }));
      assert.equal(must(dueDay(fixture, first, { n: b, unit: 'wd' })), both);
      assert.equal(must(workingDaysBetween(fixture, start, both)), a + b);
      assert.equal(must(workingDaysBetween(fixture, both, start)), 0 - (a + b) || 0);
    }),
  );
});

test('the explained count ends on the same day as the look-up and counts exactly the term', () => {
  fc.assert(
    fc.property(starts, terms, (start, term) => {
      const counted = must(addTerm(fixture, start, term));
      assert.equal(counted.due, must(dueDay(fixture, start, term)));
      const n = counted.days.filter((d) => d.counted).length;
      assert.equal(counted.days.at(-1)?.n ?? 0, n);
      if (term.unit !== 'm') assert.equal(n, term.n);
    }),
  );
});

const within2024 = fc.integer({ min: serialOf('2024-01-01'), max: serialOf('2024-12-31') }).map(dayAt);
const randomCalendars = fc
  .record({
    weekend: fc.subarray([0, 1, 2, 3, 4, 5, 6], { maxLength: 3 }),
    off: fc.uniqueArray(within2024, { maxLength: 60 }),
    makeup: fc.uniqueArray(within2024, { maxLength: 20 }),
  })
  .map(
    ({ weekend, off, makeup }): Calendar => ({
      id: 'x',
      title: ['', ''],
      weekend,
      years: { 2024: { cite: '', off, makeup } },
    }),
  );

/** The rule told as slowly as a clerk would: day after day on the wall calendar. */
const byHand = (calendar: Calendar, start: Day, { n, unit }: Term): Day | undefined => {
  const { off, makeup } = calendar.years[2024]!;
  const works = (day: Day): boolean =>
    makeup.includes(day) || (!off.includes(day) && !calendar.weekend.includes(weekday(day)));
  let day = unit === 'd' ? addDays(start, n) : start;
  for (let left = n; unit === 'wd' && left > 0 && day < '2025'; ) {
    day = addDays(day, 1);
    if (works(day)) left--;
  }
  while (unit === 'd' && !works(day) && day < '2025') day = addDays(day, 1);
  return day < '2025' ? day : undefined;
};

test('look-ups agree with walking the wall calendar, on any calendar', () => {
  fc.assert(
    fc.property(
      randomCalendars,
      within2024,
      lengths,
      fc.constantFrom('wd' as const, 'd' as const),
      (calendar, start, n, unit) => {
        const term: Term = { n, unit };
        const counted = dueDay(calendar, start, term);
        assert.equal(counted.ok ? counted.value : undefined, byHand(calendar, start, term));
      },
    ),
    { numRuns: 1000 },
  );
});
