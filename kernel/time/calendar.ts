import type { Words } from '../declare/words.ts';
import { ok, type Result } from '../outcome/result.ts';
import { countAt, nextWorkdayAt, runAt, worksAt } from './calendar-index.ts';
import { dayAt, serialAfterMonths, serialOf } from './day.ts';
import { countHours } from './hours.ts';
import { dayNotPublished, runEnded, whyAt } from './reasons.ts';
import type { Calendar, Day, Term } from './types.ts';

/** Whether a day is worked, and why. Refused with `calendar-not-published` when its year is absent. */
export function workingDay(calendar: Calendar, day: Day): Result<{ readonly works: boolean; readonly why: Words }> {
  const serial = serialOf(day);
  const run = runAt(calendar, serial);
  if (!run) return dayNotPublished(calendar, serial);
  return ok({ works: worksAt(run, serial), why: whyAt(run, serial) });
}

/**
 * Working days after `from` up to and including `to`; negative the other way round, 0 for the same day.
 * The years between must all be published.
 */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): Result<number> {
  if (from === to) return ok(0);
  if (from > to) {
    const back = workingDaysBetween(calendar, to, from);
    return back.ok ? ok(-back.value) : back;
  }
  const [start, end] = [serialOf(from), serialOf(to)];
  const run = runAt(calendar, start + 1);
  if (!run) return dayNotPublished(calendar, start + 1);
  if (end > run.last) return runEnded(calendar, run);
  return ok((countAt(run, end) as number) - (countAt(run, start) as number));
}

/** The day itself when it is worked, else the first working day after it (民法典 203). */
export const rollForward = (calendar: Calendar, day: Day): Result<Day> => rollForwardAt(calendar, serialOf(day));

function rollForwardAt(calendar: Calendar, serial: number): Result<Day> {
  const run = runAt(calendar, serial);
  if (!run) return dayNotPublished(calendar, serial);
  const next = nextWorkdayAt(run, serial);
  return next === undefined ? runEnded(calendar, run) : ok(dayAt(next));
}

/** Where a natural term ends before any holiday is looked at; the start is not counted (民法典 201, 202). */
export const naturalEndAt = (start: Day, { n, unit }: Term): number =>
  unit === 'd' ? serialOf(start) + n : serialAfterMonths(start, unit === 'y' ? n * 12 : n);

/**
 * The last day of a term; the start is not counted. Working days count working days only (行政许可法 82); days, months
 * and years roll past days off when the last day is one. A look-up, whatever the length. `0wd` is the start itself.
 */
export function dueDay(calendar: Calendar, start: Day, term: Term): Result<Day> {
  if (term.unit === 'wh') {
    const counted = countHours(calendar, { start, hours: term.n, stops: [] });
    return counted.ok ? ok(counted.value.due as Day) : counted;
  }
  if (term.unit !== 'wd') return rollForwardAt(calendar, naturalEndAt(start, term));
  if (term.n === 0) return ok(start);
  const serial = serialOf(start);
  const run = runAt(calendar, serial + 1);
  if (!run) return dayNotPublished(calendar, serial + 1);
  const due = run.workdays[(countAt(run, serial) as number) + term.n - 1];
  return due === undefined ? runEnded(calendar, run) : ok(dayAt(due));
}
