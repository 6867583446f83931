import {
  type AirItem,
  type AirLimitsEdition,
  type AirStatisticsEdition,
  addDays,
  cityMean,
  compareExact,
  type Day,
  dailyMax8h,
  dailyMean,
  type Exact,
  isInsufficient,
  pollutantOf,
} from '#kernel';
import { OUT_OF_STATISTICS } from '#store/queries/observation.ts';
import { readingsOf } from '#store/queries/observation-reads.ts';
import type { ObservationContext } from './context.ts';
import { startOf } from './periods.ts';
import { storedValue } from './value-text.ts';

const HOUR = 3_600_000;
/** Values of the 24 hours of a day by item, each named by its end, 01:00 … 24:00. */
export type Hourly = Readonly<Record<string, readonly (Exact | undefined)[]>>;
export type AirValues = Readonly<Partial<Record<AirItem, Exact>>>;

const none: readonly undefined[] = Array.from({ length: 24 }, () => undefined);

/** The hours of each point, by day; `to` is included. Readings that quality control takes out are not among them. */
export const pointHours = async (
  context: ObservationContext,
  sites: readonly string[],
  from: Day,
  to: Day,
): Promise<ReadonlyMap<Day, ReadonlyMap<string, Hourly>>> => {
  const start = Date.parse(startOf(from, context.zone.utcOffset));
  const end = Date.parse(startOf(addDays(to, 1), context.zone.utcOffset));
  const readings = await readingsOf(context.pool, {
    sites,
    from: new Date(start + 1).toISOString(),
    to: new Date(end + 1).toISOString(),
  });
  const days = new Map<Day, Map<string, Record<string, (Exact | undefined)[]>>>();
  for (const { site, item, at, state, flags, value } of readings) {
    if (state > 1 || value === null || flags & OUT_OF_STATISTICS) continue;
    const hour = Math.round((Date.parse(at) - start) / HOUR) - 1;
    const day = addDays(from, Math.floor(hour / 24));
    const points = days.get(day) ?? new Map<string, Record<string, (Exact | undefined)[]>>();
    days.set(day, points);
    const items = points.get(site) ?? {};
    points.set(site, items);
    items[item] ??= [...none];
    items[item][hour % 24] ??= storedValue(value);
  }
  return days;
};

/** A place in one hour: of each item the mean over its points (HJ 663), never the worst point. */
export const cityHour = (
  statistics: AirStatisticsEdition,
  points: ReadonlyMap<string, Hourly>,
  hour: number,
): AirValues => {
  const all = [...points.values()];
  const items = new Set(all.flatMap((one) => Object.keys(one))) as ReadonlySet<AirItem>;
  const means = [...items].flatMap((item) => {
    const found = cityMean(
      statistics,
      pollutantOf(item),
      all.flatMap((one) => one[item]?.[hour] ?? []),
    );
    return found ? [[item, found] as const] : [];
  });
  return Object.fromEntries(means);
};

/** What the day of a place is made from: item of the day, item of the hour. */
const DAILY = [
  ['PM25_24h', 'PM25_24h'],
  ['PM10_24h', 'PM10_24h'],
  ['CO_24h', 'CO_1h'],
  ['NO2_24h', 'NO2_1h'],
  ['SO2_24h', 'SO2_1h'],
] as const;

/** A point's valid daily values by table 4 of GB 3095: means of the day, the largest moving eight hours of ozone. */
const pointDay = (limits: AirLimitsEdition, statistics: AirStatisticsEdition, hours: Hourly): AirValues => {
  const daily: Partial<Record<AirItem, Exact>> = {};
  for (const [item, from] of DAILY) {
    const found = dailyMean(limits, hours[from] ?? none);
    if (!isInsufficient(found)) daily[item] = found.value;
  }
  const ozone = dailyMax8h(limits, statistics.movingMeans, hours.O3_1h ?? none);
  if (!isInsufficient(ozone)) daily.O3_8h = ozone.value;
  const hourly = (hours.O3_1h ?? none).filter((value) => value !== undefined);
  // HJ 633-2012 lists the day's largest hour of ozone beside the eight hours; the edition says whether it counts.
  if (hourly.length >= limits.validity.hoursOfDay)
    daily.O3_1h = hourly.reduce((top, one) => (compareExact(one, top) > 0 ? one : top));
  return daily;
};

/** The day of a place: of each pollutant the mean over the points whose day is valid, rounded. */
export const cityDay = (
  limits: AirLimitsEdition,
  statistics: AirStatisticsEdition,
  points: ReadonlyMap<string, Hourly>,
): AirValues => {
  const days = [...points.values()].map((hours) => pointDay(limits, statistics, hours));
  const items = new Set(days.flatMap((one) => Object.keys(one))) as ReadonlySet<AirItem>;
  return Object.fromEntries(
    [...items].flatMap((item) => {
      const found = cityMean(
        statistics,
        pollutantOf(item),
        days.flatMap((one) => one[item] ?? []),
      );
      return found ? [[item, found] as const] : [];
    }),
  );
};
