import type { Words } from '../declare/words.ts';
import { ok, type Result } from '../outcome/result.ts';
import { dueDay, naturalEndAt } from './calendar.ts';
import { runAt, worksAt } from './calendar-index.ts';
import { dayAt, serialOf } from './day.ts';
import { countHours, type HoursAnswer } from './hours.ts';
import { lastDayOff, naturalDay, pausedBy, pauseWithoutNotice, rolledPast, rolledTo, whyAt } from './reasons.ts';
import type { Calendar, Day, Instant, Term } from './types.ts';

/** One day of a count: `n` is how many days (or working hours) of the term are used up at its end. */
export interface CountedDay {
  readonly day: Day;
  readonly counted: boolean;
  readonly n: number;
  readonly why: Words;
}

/** A pause as the explanation needs it: serials, open = Infinity; without a notice it stops nothing. */
export interface ExplainedPause {
  readonly from: number;
  readonly until: number;
  readonly reason: string;
  readonly notice?: string;
}

export interface Count {
  readonly start: number;
  /** Where the term ends before rolling. */
  readonly nominal: number;
  /** The last day to write a row for. */
  readonly last: number;
  readonly working: boolean;
  readonly pauses: readonly ExplainedPause[];
}

/** Row by row why the term ends where it does. The count must already have succeeded: all its years are published. */
export function explain(calendar: Calendar, count: Count): CountedDay[] {
  const days: CountedDay[] = [];
  let n = 0;
  for (let s = count.start + 1; s <= count.last; s++) {
    const pauses = count.pauses.filter((p) => s > p.from && s <= p.until);
    const stop = pauses.find((p) => p.notice);
    const run = runAt(calendar, s);
    const works = run !== undefined && worksAt(run, s);
    const plain =
      run && (count.working || s > count.nominal || (s === count.nominal && !works)) ? whyAt(run, s) : naturalDay;
    const counted = !stop && (count.working ? works : s <= count.nominal);
    if (counted) n++;
    let why = plain;
    if (stop) why = pausedBy(stop.reason, stop.notice as string);
    else if (s > count.nominal) why = works ? rolledTo : rolledPast(plain);
    else if (s === count.nominal && !works) why = lastDayOff(plain);
    else if (counted && pauses[0]) why = pauseWithoutNotice(pauses[0].reason, plain);
    days.push({ day: dayAt(s), counted, n, why });
  }
  return days;
}

export interface CountedTerm {
  readonly due: Day;
  /** Of a term in working hours. */
  readonly dueAt?: Instant;
  /** Where a natural term ended before it rolled past days off; for working days the due day itself. */
  readonly nominal: Day;
  readonly days: readonly CountedDay[];
}

/**
 * The due day of a term with every day's reason; the start is not counted. `dueDay` is the same without reasons. Working
 * hours may also start at an instant; otherwise they begin with the day after `start`.
 */
export function addTerm(calendar: Calendar, start: Day | Instant, term: Term): Result<CountedTerm> {
  if (term.unit === 'wh') {
    const counted = countHours(calendar, { start, hours: term.n, stops: [] });
    if (!counted.ok) return counted;
    const { due, dueAt, days } = counted.value as Required<HoursAnswer>;
    return ok({ due, dueAt, nominal: due, days });
  }
  const due = dueDay(calendar, start, term);
  if (!due.ok) return due;
  const working = term.unit === 'wd';
  const last = serialOf(due.value);
  const nominal = working ? last : naturalEndAt(start, term);
  const days = explain(calendar, { start: serialOf(start), nominal, last, working, pauses: [] });
  return ok({ due: due.value, nominal: dayAt(nominal), days });
}
