import {
  type AirIndex,
  type AirItem,
  addDays,
  airIndex,
  type Day,
  dailyMax8h,
  dailyMean,
  type Exact,
  editionOn,
  exactText,
  type Finding,
  insufficient,
  isInsufficient,
  levelOf,
  mean,
  pollutantOf,
} from '#kernel';
import { OUT_OF_STATISTICS } from '#store/queries/observation.ts';
import { readingsOf } from '#store/queries/observation-reads.ts';
import type { ObservationContext } from './context.ts';
import { startOf } from './periods.ts';
import { storedValue } from './value-text.ts';

const HOUR = 3_600_000;
type Hourly = Readonly<Record<string, readonly (Exact | undefined)[]>>;

/** The 24 hours of a day, each named by its end (01:00 … 24:00), as the mean over the sites of a place. */
const hoursOf = async (context: ObservationContext, sites: readonly string[], day: Day): Promise<Hourly> => {
  const start = Date.parse(startOf(day, context.zone.utcOffset));
  const readings = await readingsOf(context.pool, {
    sites,
    from: new Date(start + 1).toISOString(),
    to: new Date(start + 24 * HOUR + 1).toISOString(),
  });
  const items: Record<string, (Exact | undefined)[]> = {};
  const usable = readings.filter(
    ({ state, flags, value }) => state <= 1 && value !== null && !(flags & OUT_OF_STATISTICS),
  );
  for (const [key, list] of Map.groupBy(usable, ({ item, at }) => `${item}|${at}`)) {
    const [item = '', at = ''] = key.split('|');
    const hour = Math.round((Date.parse(at) - start) / HOUR);
    items[item] ??= Array.from({ length: 24 }, () => undefined);
    items[item][hour - 1] = mean(list.flatMap(({ value }) => storedValue(value) ?? []));
  }
  return items;
};

const sampleAt = (hours: Hourly, hour: number) =>
  Object.fromEntries(
    Object.entries(hours).flatMap(([item, list]) => (list[hour] ? [[item, list[hour] as Exact]] : [])),
  );

const view = (context: ObservationContext, day: Day, found: Finding<AirIndex>) => {
  if (isInsufficient(found)) return { aqi: null, insufficient: found };
  const edition = context.observation.air.editions.find(({ id }) => id === found.edition);
  const level = edition && levelOf(edition, found.aqi);
  return {
    aqi: found.withheld ? null : found.aqi,
    withheld: found.withheld,
    level: level ? { title: level.title, colour: level.colour, rgb: level.rgb } : null,
    primary: found.primary.map(pollutantOf),
    exceeding: found.exceeding.map(pollutantOf),
    iaqi: found.iaqi,
    missing: found.missing,
    edition: found.edition,
    day,
  };
};

/** The daily index: means of the day and the largest moving eight hours of ozone, by the validity rules of table 4. */
const dailyOf = (context: ObservationContext, day: Day, hours: Hourly): Finding<AirIndex> => {
  const { air } = context.observation;
  const [edition, limits, statistics] = [air.editions, air.limits, air.statistics].map((list) =>
    editionOn<never>(list as never, day),
  );
  if (!edition?.ok || !limits?.ok || !statistics?.ok)
    return insufficient(['edition'], ['没有现行标准', 'No edition in force']);
  const none: readonly undefined[] = Array.from({ length: 24 }, () => undefined);
  const daily: Partial<Record<AirItem, Exact>> = {};
  const take = (item: AirItem, from: AirItem): void => {
    const found = dailyMean(limits.value, hours[from] ?? none);
    if (!isInsufficient(found)) daily[item] = found.value;
  };
  take('PM25_24h', 'PM25_24h');
  take('PM10_24h', 'PM10_24h');
  take('CO_24h', 'CO_1h');
  take('NO2_24h', 'NO2_1h');
  take('SO2_24h', 'SO2_1h');
  const ozone = dailyMax8h(
    limits.value,
    (statistics.value as { movingMeans: number }).movingMeans,
    hours.O3_1h ?? none,
  );
  if (!isInsufficient(ozone)) daily.O3_8h = ozone.value;
  return airIndex(edition.value, daily, 'day');
};

/** The board of the three places: the newest hour of a day that has data, the day's index, and the 24 hours behind them. */
export const airBoard = async (context: ObservationContext, day: Day) => {
  const { observation, zone } = context;
  const { cities, editions } = observation.air;
  const edition = editionOn(editions, day);
  const places = [];
  for (const { jurisdiction, sites } of cities) {
    const hours = await hoursOf(context, sites, day);
    const hourly = Array.from({ length: 24 }, (_, hour) => {
      const found = edition.ok ? airIndex(edition.value, sampleAt(hours, hour), 'hour') : undefined;
      return { hour: hour + 1, aqi: found && !isInsufficient(found) && !found.withheld ? found.aqi : null };
    });
    const last = hourly.findLast(({ aqi }) => aqi !== null)?.hour;
    const now = last && edition.ok ? airIndex(edition.value, sampleAt(hours, last - 1), 'hour') : undefined;
    places.push({
      jurisdiction,
      title: zone.jurisdictions.find(({ code }) => code === jurisdiction)?.title,
      sites,
      hour: last ?? null,
      now: now ? view(context, day, now) : null,
      concentrations: last
        ? Object.fromEntries(Object.entries(sampleAt(hours, last - 1)).map(([item, x]) => [item, exactText(x, 1)]))
        : {},
      hours: hourly,
      daily: view(context, day, dailyOf(context, day, hours)),
    });
  }
  return {
    day,
    before: addDays(day, -1),
    edition: edition.ok ? { id: edition.value.id, title: edition.value.title, status: edition.value.status } : null,
    places,
    note: ['实时数据未经审核', 'Real-time data are not audited'],
  };
};
