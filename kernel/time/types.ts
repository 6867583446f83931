/** A calendar day, `YYYY-MM-DD`. Compares correctly as text. */
export type Day = string;

/** An instant, ISO 8601 in UTC with milliseconds. */
export type Instant = string;

/** Working days 工作日, natural days 自然日, months or years: families that are never mixed in one field. */
export type TermUnit = 'wd' | 'd' | 'm' | 'y';

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

/** A year that is absent has no published calendar: counting through it is refused, never guessed. */
export interface Calendar {
  readonly id: string;
  readonly title: readonly [zh: string, en: string];
  /** Days of the week that are not worked unless made up, 0 = Sunday … 6 = Saturday. */
  readonly weekend: readonly number[];
  readonly years: Readonly<Record<string, CalendarYear>>;
}
