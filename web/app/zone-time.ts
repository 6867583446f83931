import type { Day, Instant } from './types.ts';

/** The zone's clock, as `+08:00`: told by the node with the zone, before anything is drawn. Days and times are read by it wherever the reader is. */
let offset = '+00:00';
export const setOffset = (utcOffset: string): void => {
  offset = utcOffset;
};

const shift = (): number => {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
};

/** An instant as `datetime-local` and people of the zone write it, to the minute; and back, the whole minute included. */
export const localOf = (instant: Instant): string =>
  new Date(Date.parse(instant) + shift()).toISOString().slice(0, 16);
/** Nothing where it is no moment (yet): a year of five digits while it is typed. */
export const instantOf = (local: string): Instant | undefined => {
  const at = new Date(`${local}:59.999${offset}`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
};
/** The last minute a field for it takes: else browsers let years of six digits be typed. */
export const lastMoment = '9999-12-31T23:59';

/** Today in the zone, by the clock of whoever looks. */
export const todayHere = (): Day => localOf(new Date().toISOString()).slice(0, 10);

const formats = new Map<string, Intl.DateTimeFormat>();
export const timeText = (at: Instant, locale: string): string => {
  const key = `${locale} ${offset}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: offset });
  formats.set(key, format);
  return format.format(new Date(at));
};
