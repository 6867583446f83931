import { ok, type Result } from '../outcome/result.ts';
import { type Run, runAt, worksAt } from './calendar-index.ts';
import { dayAt, offsetMinutes, serialOf } from './day.ts';
import type { CountedDay } from './explain.ts';
import { type Stop, stopAt } from './pauses.ts';
import { dayNotPublished, hoursCounted, hoursOver, hoursUnknown, pausedBy, whyAt } from './reasons.ts';
import type { Calendar, Day, Instant, OfficeHours } from './types.ts';

/**
 * Working hours 工作小时: minutes that lie in the office hours of working days. A minute is a number of local minutes since
 * 1970-01-01; the minute that has begun when a term starts is not counted.
 */
const DAY = 1440;

const minuteOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const localOf = (at: Instant, utcOffset: string): number =>
  serialOf(at) * DAY + minuteOfDay(at.slice(11)) + offsetMinutes(utcOffset);
/** The first whole minute at or after the instant. */
const minuteAfter = (at: Instant, utcOffset: string): number =>
  localOf(at, utcOffset) + (/^:00(\.0+)?Z/.test(at.slice(16)) ? 0 : 1);

const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const instantOf = (local: number, utcOffset: string): Instant => {
  const utc = local - offsetMinutes(utcOffset);
  const serial = Math.floor(utc / DAY);
  return `${dayAt(serial)}T${clockText(utc - serial * DAY)}:00.000Z`;
};

const hoursOn = (hours: readonly OfficeHours[], day: Day): OfficeHours | undefined =>
  hours.findLast(({ from }) => from <= day);

/** From a start, a whole number of hours, what pauses take out: when they are used up, and each day's part. */
export interface HoursCount {
  readonly start: Instant | Day;
  readonly hours: number;
  readonly stops: readonly Stop[];
  readonly reasons?: (serial: number) => { readonly reason: string; readonly notice: string } | undefined;
}

export interface HoursAnswer {
  /** Absent while an open, noticed pause holds the clock. */
  readonly dueAt?: Instant;
  readonly due?: Day;
  readonly days: readonly CountedDay[];
}

interface Offices {
  readonly utcOffset: string;
  readonly hours: readonly OfficeHours[];
}

/** A day alone is not counted, as everywhere: the hours begin with the next one. */
const startOf = (start: Instant | Day, utcOffset: string): number =>
  start.length === 10 ? (serialOf(start) + 1) * DAY : minuteAfter(start, utcOffset);

interface Opening {
  readonly run: Run;
  /** Open spans of the day in local minutes since 1970; none on a day off or a paused one. */
  readonly spans: readonly (readonly [number, number])[];
}

const openingOf = (calendar: Calendar, offices: Offices, serial: number, stops: readonly Stop[]): Result<Opening> => {
  const run = runAt(calendar, serial);
  if (!run) return dayNotPublished(calendar, serial);
  if (!worksAt(run, serial) || stopAt(stops, serial)) return ok({ run, spans: [] });
  const open = hoursOn(offices.hours, dayAt(serial));
  if (!open) return hoursUnknown(calendar);
  const at = (time: string): number => serial * DAY + minuteOfDay(time);
  return ok({ run, spans: open.spans.map(([opens, closes]) => [at(opens), at(closes)]) });
};

const inHours = (minutes: number): number => Math.round((minutes * 100) / 60) / 100;

/** When the hours are used up, and why, day by day. */
export function countHours(calendar: Calendar, { start, hours, stops, reasons }: HoursCount): Result<HoursAnswer> {
  const { offices } = calendar;
  if (!offices) return hoursUnknown(calendar);
  const from = startOf(start, offices.utcOffset);
  const days: CountedDay[] = [];
  let left = hours * 60;
  const answer = (local: number): Result<HoursAnswer> => {
    const due = dayAt(Math.floor(local / DAY));
    return ok({ dueAt: instantOf(local, offices.utcOffset), due, days });
  };
  if (left === 0) return answer(from);
  for (let serial = Math.floor(from / DAY); ; serial++) {
    if (stopAt(stops, serial)?.until === Number.POSITIVE_INFINITY) return ok({ days });
    const opening = openingOf(calendar, offices, serial, stops);
    if (!opening.ok) return opening;
    const parts: string[] = [];
    let taken = 0;
    let end: number | undefined;
    for (const [opens, closes] of opening.value.spans) {
      const begin = Math.max(opens, from);
      const minutes = Math.min(closes - begin, left - taken);
      if (minutes <= 0) continue;
      parts.push(`${clockText(begin - serial * DAY)}–${clockText(begin + minutes - serial * DAY)}`);
      taken += minutes;
      if (taken === left) end = begin + minutes;
    }
    left -= taken;
    const plain = whyAt(opening.value.run, serial);
    const paused = reasons?.(serial);
    const open = opening.value.spans.length > 0;
    const why = paused
      ? pausedBy(paused.reason, paused.notice)
      : taken > 0
        ? hoursCounted(plain, parts, taken)
        : open
          ? hoursOver(plain)
          : plain;
    days.push({ day: dayAt(serial), counted: taken > 0, n: inHours(hours * 60 - left), why });
    if (end !== undefined) return answer(end);
  }
}

/** Working hours from `start` to `until`, pauses left out, in hundredths. */
export function hoursBetween(
  calendar: Calendar,
  start: Instant | Day,
  until: Instant | Day,
  stops: readonly Stop[],
): Result<number> {
  const { offices } = calendar;
  if (!offices) return hoursUnknown(calendar);
  const [from, to] = [startOf(start, offices.utcOffset), startOf(until, offices.utcOffset)];
  let minutes = 0;
  for (let serial = Math.floor(from / DAY); serial * DAY < to; serial++) {
    const opening = openingOf(calendar, offices, serial, stops);
    if (!opening.ok) return opening;
    for (const [opens, closes] of opening.value.spans)
      minutes += Math.max(0, Math.min(closes, to) - Math.max(opens, from));
  }
  return ok(inHours(minutes));
}
