import type { Day, Instant } from '#kernel';

const two = (n: number): string => String(n).padStart(2, '0');
const DATE = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[ T]+(\d{1,2})(?::(\d{2})(?::(\d{2}))?)?时?)?$/;
const NO_YEAR = /^(\d{1,2})[-/](\d{1,2})[ T]+(\d{1,2}):(\d{2})$/;
const OFFSET = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})$/;

const real = (y: number, m: number, d: number): boolean => {
  const date = new Date(Date.UTC(y, m - 1, d));
  return date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
};

/** The instant of a local time; hour 24 is the next midnight, as hourly files of air write it. */
const instant = (
  y: number,
  m: number,
  d: number,
  hour: number,
  minute: number,
  utcOffset: string,
): Instant | undefined => {
  if (!real(y, m, d) || hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return undefined;
  const local = Date.parse(`${y}-${two(m)}-${two(d)}T00:00:00${utcOffset}`);
  return new Date(local + (hour * 60 + minute) * 60_000).toISOString();
};

export interface TimeFrame {
  readonly utcOffset: string;
  /** The year of times that have none. */
  readonly year?: number;
}

/** An instant in any of the ways tables write it: with offset, local with a year, or month and day in the frame's year. */
export const readTime = (text: string, frame: TimeFrame, hour?: string): Instant | undefined => {
  const cell = text.trim();
  if (OFFSET.test(cell)) {
    const at = Date.parse(cell);
    return Number.isNaN(at) ? undefined : new Date(at).toISOString();
  }
  const full = DATE.exec(cell);
  if (full) {
    const [, y, m, d, h, min] = full.map(Number);
    const given = hour === undefined ? h : Number(hour.trim().replace(/时$|:00$/, ''));
    if (given !== undefined && Number.isNaN(given) && hour !== undefined) return undefined;
    return instant(
      y!,
      m!,
      d!,
      Number.isNaN(given) ? 0 : (given ?? 0),
      min && !Number.isNaN(min) ? min : 0,
      frame.utcOffset,
    );
  }
  const short = NO_YEAR.exec(cell);
  if (!short || frame.year === undefined) return undefined;
  const [, m, d, h, min] = short.map(Number);
  return instant(frame.year, m!, d!, h!, min!, frame.utcOffset);
};

export const lacksYear = (text: string): boolean => NO_YEAR.test(text.trim());

/** A reading taken in a file of `day` with month and day only is of that year, or of the year before when it would lie ahead. */
export const yearBy = (day: Day, text: string): number => {
  const [, m = '0', d = '0'] = NO_YEAR.exec(text.trim()) ?? [];
  const year = Number(day.slice(0, 4));
  return `${two(Number(m))}-${two(Number(d))}` > day.slice(5, 10) ? year - 1 : year;
};

const MOST_REMEMBERED = 20_000;

/** A table repeats its times: a function of texts that remembers what it answered, within bounds. */
export const remembering = <T>(work: (text: string) => T): ((text: string) => T) => {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = work(text);
    if (answers.size >= MOST_REMEMBERED) answers.clear();
    answers.set(text, answer);
    return answer;
  };
};

export const localDay = (at: Instant, utcOffset: string): Day => {
  const minutes =
    (Number(utcOffset.slice(1, 3)) * 60 + Number(utcOffset.slice(4, 6))) * (utcOffset[0] === '-' ? -1 : 1);
  return new Date(Date.parse(at) + minutes * 60_000).toISOString().slice(0, 10);
};
