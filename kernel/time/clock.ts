import { ok, type Refusal, type Result, refuse } from '../outcome/result.ts';
import { nextWorkdayAt, type Run, runAt } from './calendar-index.ts';
import { addDays, addMonths, compareDays, dayAt, serialOf } from './day.ts';
import { type CountedDay, type ExplainedPause, explain } from './explain.ts';
import { countHours, type HoursAnswer, hoursBetween } from './hours.ts';
import { type Pause, type Stop, stopAt, stopsOf } from './pauses.ts';
import { dayNotPublished, pauseStillOpen, runEnded } from './reasons.ts';
import { endAfter, naturalRuler, type Ruler, usedUntil, workingRuler } from './ruler.ts';
import type { Calendar, Day, Instant, Term } from './types.ts';

/** More time granted before the end (行政许可法 42): its term is added to the end, in the family of the clock. */
export interface Extension {
  readonly term: Term;
  readonly on: Day;
  readonly reason: string;
}

/** A clock as data: everything that says when a duty falls due. `calendar` is the id of the deciding place's calendar. */
export interface ClockState {
  readonly name: string;
  readonly term: Term;
  readonly calendar: string;
  /** Not counted itself. */
  readonly started: Day;
  /** The instants of start and stop, for a term in working hours. */
  readonly startedAt?: Instant;
  readonly stoppedAt?: Instant;
  readonly pauses: readonly Pause[];
  readonly extensions: readonly Extension[];
  readonly stopped?: Day;
  /** A period of validity (有效期): its last day is that day, also when nobody works on it. */
  readonly exact?: true;
}

interface Measured {
  readonly start: number;
  readonly ruler: Ruler;
  readonly run?: Run;
  /** Days of the family in the whole term with its extensions. */
  readonly total: number;
  readonly stops: readonly Stop[];
}

const mixed = (): Refusal =>
  refuse(
    'term-families-mixed',
    ['工作日期限与自然日、月、年期限不能相加', 'Working days are never added to days, months or years'],
    { remedy: ['延长的期限应与原期限同类', 'Give the extension in the family of the clock’s own term'] },
  );

/** Months and years add up before the end-of-month rule is applied, so 1月31日 + 1个月 + 1个月 is 3月31日. */
const naturalTotal = (clock: ClockState): number | undefined => {
  let end = clock.started;
  let months = 0;
  for (const { n, unit } of [clock.term, ...clock.extensions.map((e) => e.term)]) {
    if (unit === 'wd' || unit === 'wh') return undefined;
    if (unit === 'd') {
      end = addDays(addMonths(end, months), n);
      months = 0;
    } else months += unit === 'y' ? n * 12 : n;
  }
  return serialOf(addMonths(end, months)) - serialOf(clock.started);
};

const measure = (clock: ClockState, calendar: Calendar): Result<Measured> => {
  const start = serialOf(clock.started);
  const stops = stopsOf(clock.pauses);
  if (clock.term.unit !== 'wd') {
    const total = naturalTotal(clock);
    return total === undefined ? mixed() : ok({ start, ruler: naturalRuler, total, stops });
  }
  let total = clock.term.n;
  for (const { term } of clock.extensions) {
    if (term.unit !== 'wd') return mixed();
    total += term.n;
  }
  const run = runAt(calendar, start + 1);
  return run ? ok({ start, ruler: workingRuler(run), run, total, stops }) : dayNotPublished(calendar, start + 1);
};

/** The first working day from `serial` on that no pause covers; Infinity when an open pause covers it. */
const rollPastStops = (calendar: Calendar, serial: number, stops: readonly Stop[]): Result<number> => {
  let candidate = serial;
  for (;;) {
    const run = runAt(calendar, candidate);
    if (!run) return dayNotPublished(calendar, candidate);
    const next = nextWorkdayAt(run, candidate);
    if (next === undefined) return runEnded(calendar, run);
    const stop = stopAt(stops, next);
    if (!stop) return ok(next);
    if (stop.until === Number.POSITIVE_INFINITY) return ok(stop.until);
    candidate = stop.until + 1;
  }
};

interface Ends {
  readonly nominal: number;
  readonly due: number;
}

const endsOf = (m: Measured, calendar: Calendar, exact = false): Result<Ends> => {
  const nominal = endAfter(m.ruler, m.start, m.total, m.stops);
  if (nominal === undefined) return runEnded(calendar, m.run as Run);
  if (m.run || exact || nominal === Number.POSITIVE_INFINITY) return ok({ nominal, due: nominal });
  const due = rollPastStops(calendar, nominal, m.stops);
  return due.ok ? ok({ nominal, due: due.value }) : due;
};

const dayOrNone = (serial: number): Day | undefined =>
  serial === Number.POSITIVE_INFINITY ? undefined : dayAt(serial);

/** A term in working hours, with its extensions; a pause takes out whole days. */
const hoursOf = (clock: ClockState, calendar: Calendar): Result<HoursAnswer> => {
  let hours = clock.term.n;
  for (const { term } of clock.extensions) {
    if (term.unit !== 'wh') return mixed();
    hours += term.n;
  }
  const pauses = clock.pauses.length > 0 ? explained(clock.pauses).filter((p) => p.notice) : [];
  const reasons = (serial: number) => {
    const found = pauses.find((p) => serial > p.from && serial <= p.until);
    return found && { reason: found.reason, notice: found.notice as string };
  };
  return countHours(calendar, {
    start: clock.startedAt ?? clock.started,
    hours,
    stops: stopsOf(clock.pauses),
    reasons,
  });
};

/** The instant at which a term in working hours ends; nothing for the other families, or while a pause holds it. */
export function dueAtOf(clock: ClockState, calendar: Calendar): Result<Instant | undefined> {
  if (clock.term.unit !== 'wh') return ok(undefined);
  const hours = hoursOf(clock, calendar);
  return hours.ok ? ok(hours.value.dueAt) : hours;
}

/** The due day, or nothing while an open, noticed pause holds the clock. A look-up per pause, no walk. */
export function dueDayOf(clock: ClockState, calendar: Calendar): Result<Day | undefined> {
  if (clock.term.unit === 'wh') {
    const hours = hoursOf(clock, calendar);
    return hours.ok ? ok(hours.value.due) : hours;
  }
  const m = measure(clock, calendar);
  if (!m.ok) return m;
  const ends = endsOf(m.value, calendar, clock.exact);
  return ends.ok ? ok(dayOrNone(ends.value.due)) : ends;
}

export interface ClockAnswer {
  /** Absent while an open, noticed pause holds the clock. A pause that opens on or after the last day holds nothing. */
  readonly due?: Day;
  /** Of a term in working hours. */
  readonly dueAt?: Instant;
  readonly paused: boolean;
  readonly days: readonly CountedDay[];
}

const isOpenStop = (p: ExplainedPause): boolean => Boolean(p.notice) && p.until === Number.POSITIVE_INFINITY;

const explained = (pauses: readonly Pause[]): ExplainedPause[] =>
  [...pauses]
    .sort((a, b) => compareDays(a.from, b.from))
    .map(({ from, until, reason, notice }) => ({
      from: serialOf(from),
      until: until === undefined ? Number.POSITIVE_INFINITY : serialOf(until),
      reason,
      notice,
    }));

/**
 * When the clock falls due and why, day by day. A pause takes out its days of the clock's own family: working days from
 * a working-day term, natural days from a term in days, months or years, whose last day then rolls past days off.
 */
export function dueOf(clock: ClockState, calendar: Calendar): Result<ClockAnswer> {
  if (clock.term.unit === 'wh') {
    const hours = hoursOf(clock, calendar);
    return hours.ok
      ? ok({ ...hours.value, paused: hours.value.due === undefined && clock.stopped === undefined })
      : hours;
  }
  const m = measure(clock, calendar);
  if (!m.ok) return m;
  const ends = endsOf(m.value, calendar, clock.exact);
  if (!ends.ok) return ends;
  const { start, run } = m.value;
  const { nominal, due } = ends.value;
  const pauses = explained(clock.pauses);
  const holds = due === Number.POSITIVE_INFINITY ? pauses.find(isOpenStop) : undefined;
  const last = holds ? Math.max(holds.from, start) : due;
  const days = explain(calendar, { start, nominal, last, working: run !== undefined, pauses });
  if (!holds) return ok({ due: dayAt(due), paused: false, days });
  const why = pauseStillOpen(holds.reason, holds.notice as string);
  days.push({ day: dayAt(last + 1), counted: false, n: days.at(-1)?.n ?? 0, why });
  return ok({ paused: clock.stopped === undefined, days });
}

const until = (clock: ClockState, on: Day): number =>
  Math.max(serialOf(clock.stopped !== undefined && clock.stopped < on ? clock.stopped : on), serialOf(clock.started));

/** Working hours up to the instant `on`, or to the end of that day, or until it was stopped. */
const hoursUsed = (clock: ClockState, calendar: Calendar, on: Day | Instant): Result<number> => {
  const stopped = clock.stopped === undefined ? undefined : (clock.stoppedAt ?? clock.stopped);
  const until = stopped !== undefined && stopped < on ? stopped : on;
  return hoursBetween(calendar, clock.startedAt ?? clock.started, until, stopsOf(clock.pauses));
};

/** Days of the clock's family used up by the end of `on` (or of the day it stopped), pauses left out. */
export function used(clock: ClockState, calendar: Calendar, on: Day | Instant): Result<number> {
  if (clock.term.unit === 'wh') return hoursUsed(clock, calendar, on);
  const m = measure(clock, calendar);
  if (!m.ok) return m;
  const { start, ruler, run, stops } = m.value;
  const days = usedUntil(ruler, start, until(clock, on), stops);
  return days === undefined ? runEnded(calendar, run as Run) : ok(days);
}

/**
 * Days of the clock's family left after `on`; negative once it has run over. Days gained by rolling past days off are
 * days left: a clock is late only after its due day.
 */
export function remaining(clock: ClockState, calendar: Calendar, on: Day | Instant): Result<number> {
  if (clock.term.unit === 'wh') {
    const spent = hoursUsed(clock, calendar, on);
    const whole = clock.extensions.reduce((sum, { term }) => sum + term.n, clock.term.n);
    return spent.ok ? ok(whole - spent.value) : spent;
  }
  const m = measure(clock, calendar);
  if (!m.ok) return m;
  const ends = endsOf(m.value, calendar, clock.exact);
  if (!ends.ok) return ends;
  const { start, ruler, run, total, stops } = m.value;
  const spent = usedUntil(ruler, start, until(clock, on), stops);
  const whole = ends.value.due === Number.POSITIVE_INFINITY ? total : usedUntil(ruler, start, ends.value.due, stops);
  return spent === undefined || whole === undefined ? runEnded(calendar, run as Run) : ok(whole - spent);
}
