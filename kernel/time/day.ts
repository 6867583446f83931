import { ok, type Result, refuse } from '../outcome/result.ts';
import type { Day, Instant } from './types.ts';

/**
 * Plain-date arithmetic on `YYYY-MM-DD` text, proleptic Gregorian, no time zone and no `Date`.
 * A serial is the number of days since 1970-01-01; the conversions are Howard Hinnant's days-from-civil algorithms.
 */

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48;
const pair = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1);

export const yearOf = (day: Day): number => pair(day, 0) * 100 + pair(day, 2);
export const monthOf = (day: Day): number => pair(day, 5);

const serialOfCivil = (year: number, month: number, dayOfMonth: number): number => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1;
  const century = Math.floor(yearOfEra / 100);
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - century + dayOfYear - 719468;
};

const textOf = (year: number, month: number, dayOfMonth: number): Day =>
  `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${dayOfMonth < 10 ? '0' : ''}${dayOfMonth}`;

/** Days since 1970-01-01 of a valid day. */
export const serialOf = (day: Day): number => serialOfCivil(yearOf(day), monthOf(day), pair(day, 8));

/** The day of a serial. Past the year 9999 the text is longer and no longer a `Day`; no published calendar reaches there. */
export function dayAt(serial: number): Day {
  const shifted = serial + 719468;
  const era = Math.floor(shifted / 146097);
  const doe = shifted - era * 146097;
  const centuries = Math.floor(doe / 36524);
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + centuries - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return textOf(yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - Math.floor((153 * mp + 2) / 5) + 1);
}

export const yearAt = (serial: number): number => Number(dayAt(serial).slice(0, -6));

/** 0 = Sunday … 6 = Saturday. 1970-01-01 was a Thursday. */
export const weekdayAt = (serial: number): number => (((serial + 4) % 7) + 7) % 7;
export const weekday = (day: Day): number => weekdayAt(serialOf(day));

const leap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (leap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;

/** A real calendar day from 0001-01-01 to 9999-12-31, in exactly this form. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const [year, month, dayOfMonth] = [yearOf(text), monthOf(text), pair(text, 8)];
  return year >= 1 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month);
}

/** Text from outside as a day; refused with `day-shape` when it is not a day that exists. */
export const parseDay = (text: string, field?: string): Result<Day> =>
  isDay(text)
    ? ok(text)
    : refuse('day-shape', ['日期应为真实存在的“年-月-日”', 'A date must be a day that exists, written YYYY-MM-DD'], {
        field,
        remedy: ['例如 2021-09-17', 'For example 2021-09-17'],
      });

export const addDays = (day: Day, days: number): Day => dayAt(serialOf(day) + days);

/** The corresponding day of the month reached; where there is none, that month's last day (民法典 202). */
export function serialAfterMonths(day: Day, months: number): number {
  const total = yearOf(day) * 12 + monthOf(day) - 1 + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  return serialOfCivil(year, month, Math.min(pair(day, 8), daysInMonth(year, month)));
}

export const addMonths = (day: Day, months: number): Day => dayAt(serialAfterMonths(day, months));

/** Days from `from` to `to`; negative when `to` is earlier. */
export const diffDays = (from: Day, to: Day): number => serialOf(to) - serialOf(from);

export const compareDays = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0);

/** Minutes by which a wall clock is ahead of UTC. */
export const offsetMinutes = (utcOffset: string): number =>
  (pair(utcOffset, 1) * 60 + pair(utcOffset, 4)) * (utcOffset.startsWith('-') ? -1 : 1);

/** The calendar day of an instant where the clock shows UTC plus `utcOffset` (`+08:00`). */
export function dayOf(instant: Instant, utcOffset: string): Day {
  const minutes = pair(instant, 11) * 60 + pair(instant, 14) + offsetMinutes(utcOffset);
  return dayAt(serialOf(instant) + Math.floor(minutes / 1440));
}

const WRITTEN = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * Text from outside as an instant: with its offset from UTC, as without it nobody knows which moment is meant, and of a day that exists
 * (`Date` would make the 30th of February the 2nd of March). Refused with `instant-shape`.
 */
export const parseInstant = (text: string, field?: string): Result<Instant> => {
  const day = WRITTEN.exec(text)?.[1];
  const instant = day !== undefined && isDay(day) ? new Date(text).toISOString() : '';
  return isDay(instant.slice(0, 10))
    ? ok(instant)
    : refuse(
        'instant-shape',
        [
          '时刻应为真实存在的日期和时间，并带时区',
          'An instant must be a time of a day that exists, with its offset from UTC',
        ],
        { field, remedy: ['例如 2021-09-17T16:00:00+08:00', 'For example 2021-09-17T16:00:00+08:00'] },
      );
};
