import { serialOf, weekdayAt, yearAt } from './day.ts';
import type { Calendar, CalendarYear } from './types.ts';

/** What a day is in its calendar. */
export const dayKinds = { work: 0, weekend: 1, holiday: 2, makeup: 3 } as const;
export type DayKind = (typeof dayKinds)[keyof typeof dayKinds];

/**
 * Consecutive published years, laid out so that counting is a look-up and not a walk:
 * `kinds[s - first]` is the day's kind, `count[s - first]` how many working days lie in first…s, `workdays[i]` the serial
 * of working day i + 1. All serials are days since 1970-01-01.
 */
export interface Run {
  readonly first: number;
  readonly last: number;
  readonly kinds: Uint8Array;
  readonly count: Int32Array;
  readonly workdays: Int32Array;
}

const lay = (calendar: Calendar, years: readonly number[]): Run => {
  const first = serialOf(`${String(years[0]).padStart(4, '0')}-01-01`);
  const last = serialOf(`${String(years.at(-1)).padStart(4, '0')}-12-31`);
  const kinds = new Uint8Array(last - first + 1);
  for (let s = first; s <= last; s++) {
    if (calendar.weekend.includes(weekdayAt(s))) kinds[s - first] = dayKinds.weekend;
  }
  for (const year of years) {
    const { off, makeup } = calendar.years[year] as CalendarYear;
    for (const day of off) kinds[serialOf(day) - first] = dayKinds.holiday;
    for (const day of makeup) kinds[serialOf(day) - first] = dayKinds.makeup;
  }
  const count = new Int32Array(kinds.length);
  const workdays: number[] = [];
  for (let i = 0; i < kinds.length; i++) {
    if (kinds[i] === dayKinds.work || kinds[i] === dayKinds.makeup) workdays.push(first + i);
    count[i] = workdays.length;
  }
  return { first, last, kinds, count, workdays: Int32Array.from(workdays) };
};

const build = (calendar: Calendar): readonly Run[] => {
  const years = Object.keys(calendar.years)
    .map(Number)
    .sort((a, b) => a - b);
  const groups: number[][] = [];
  for (const year of years) {
    const group = groups.at(-1);
    if (group?.at(-1) === year - 1) group.push(year);
    else groups.push([year]);
  }
  return groups.map((group) => lay(calendar, group));
};

const memo = new WeakMap<Calendar, readonly Run[]>();

/** The run that holds the day, or nothing where its year is not published. Built once per calendar object. */
export function runAt(calendar: Calendar, serial: number): Run | undefined {
  let runs = memo.get(calendar);
  if (!runs) {
    runs = build(calendar);
    memo.set(calendar, runs);
  }
  for (const run of runs) if (serial >= run.first && serial <= run.last) return run;
  return undefined;
}

export const kindAt = (run: Run, serial: number): DayKind => run.kinds[serial - run.first] as DayKind;
export const worksAt = (run: Run, serial: number): boolean => {
  const kind = run.kinds[serial - run.first];
  return kind === dayKinds.work || kind === dayKinds.makeup;
};

/** Working days from the run's first day up to and including `serial`, which may also be the day before the run. */
export const countAt = (run: Run, serial: number): number | undefined =>
  serial === run.first - 1 ? 0 : run.count[serial - run.first];

/** The first working day on or after `serial`; nothing when the run ends before. */
export const nextWorkdayAt = (run: Run, serial: number): number | undefined =>
  run.workdays[countAt(run, serial - 1) ?? 0];

export const yearAfter = (run: Run): number => yearAt(run.last) + 1;
