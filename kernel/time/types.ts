import type { LawStatus } from '../outcome/result.ts';

/** A calendar day, `YYYY-MM-DD`. Compares correctly as text. */
export type Day = string;

/** An instant, ISO 8601 in UTC with milliseconds. */
export type Instant = string;

/** Working days 工作日, working hours 工作小时, natural days 自然日, months or years: families that are never mixed in one field. */
export const termUnits = ['wd', 'wh', 'd', 'm', 'y'] as const;
export type TermUnit = (typeof termUnits)[number];

export interface Term {
  readonly n: number;
  readonly unit: TermUnit;
}

/** One published year of a jurisdiction's calendar. `off`: public holidays as days; `makeup`: weekend days worked (调休). */
export interface CalendarYear {
  readonly off: readonly Day[];
  readonly makeup: readonly Day[];
  readonly cite: string;
}

/** When offices are open on a working day, from a day on: spans of local time, `['09:00', '11:30']`, in order. */
export interface OfficeHours {
  readonly from: Day;
  readonly spans: readonly (readonly [opens: string, closes: string])[];
  readonly cite: string;
  readonly status: LawStatus;
}

/** A year that is absent has no published calendar: counting through it is refused, never guessed. */
export interface Calendar {
  readonly id: string;
  readonly title: readonly [zh: string, en: string];
  /** Days of the week that are not worked unless made up, 0 = Sunday … 6 = Saturday. */
  readonly weekend: readonly number[];
  readonly years: Readonly<Record<string, CalendarYear>>;
  /** Office hours, and where the hands of its clocks stand; without them terms in working hours are refused. */
  readonly offices?: { readonly utcOffset: string; readonly hours: readonly OfficeHours[] };
}
