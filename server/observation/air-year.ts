import {
  type AirItem,
  type AirLimitsEdition,
  type AirStatisticsEdition,
  type AnnualValue,
  airIndex,
  annualValue,
  attainmentRate,
  compositeIndex,
  type Day,
  type Exact,
  exactText,
  exceedance,
  isInsufficient,
  levelOf,
  POLLUTANTS,
  type Pollutant,
  type Words,
  yearLimit,
} from '#kernel';
import { cityDay, pointHours } from './air-days.ts';
import { airEditionsOn } from './air-view.ts';
import type { ObservationContext } from './context.ts';
import { firstDay, lastDay, monthsBetween } from './periods.ts';

const ITEM: Readonly<Record<Pollutant, AirItem>> = {
  PM25: 'PM25_24h',
  PM10: 'PM10_24h',
  CO: 'CO_24h',
  NO2: 'NO2_24h',
  O3: 'O3_8h',
  SO2: 'SO2_24h',
};

interface Days {
  readonly daily: Readonly<Record<Pollutant, Map<Day, Exact>>>;
  readonly indexes: readonly { readonly aqi: number; readonly level: Words }[];
}

/** The valid days of a place in a year, each judged by what was in force on it; month by month, so that a year of hours is never held. */
const daysIn = async (context: ObservationContext, sites: readonly string[], year: string): Promise<Days> => {
  const daily = Object.fromEntries(POLLUTANTS.map((one) => [one, new Map<Day, Exact>()])) as Days['daily'];
  const indexes: { aqi: number; level: Words }[] = [];
  for (const month of monthsBetween(`${year}-01`, `${year}-12`))
    for (const [day, points] of await pointHours(context, sites, firstDay(month), lastDay(month))) {
      const by = airEditionsOn(context, day);
      if (!by) continue;
      const values = cityDay(by.limits, by.statistics, points);
      for (const pollutant of POLLUTANTS) {
        const value = values[ITEM[pollutant]];
        if (value) daily[pollutant].set(day, value);
      }
      const found = airIndex(by.index, values, 'day');
      // A day is valid with all six; one that lacks some proves nothing about attainment.
      if (!isInsufficient(found) && POLLUTANTS.every((one) => values[ITEM[one]]))
        indexes.push({ aqi: found.aqi, level: levelOf(by.index, found.aqi).title });
    }
  return { daily, indexes };
};

const valueView = (limits: AirLimitsEdition, pollutant: Pollutant, found: AnnualValue) => {
  const limit = yearLimit(limits, pollutant);
  const value = found.mean ?? found.percentile;
  const beyond = limit && exceedance(value, limit);
  const places = pollutant === 'CO' ? 1 : 0;
  return {
    mean: found.mean ? exactText(found.mean, places) : null,
    percentile: exactText(found.percentile, places),
    p: found.p,
    limit: limit ? exactText(limit, places) : null,
    met: limit ? beyond === undefined : null,
    exceedance: beyond ? exactText(beyond, 2) : null,
  };
};

const under = (limits: AirLimitsEdition, statistics: AirStatisticsEdition, { daily }: Days, year: string) => {
  const years: Partial<Record<Pollutant, AnnualValue>> = {};
  const pollutants = POLLUTANTS.map((pollutant) => {
    const found = annualValue(limits, statistics, pollutant, daily[pollutant], year);
    const days = daily[pollutant].size;
    if (isInsufficient(found)) return { pollutant, days, insufficient: { missing: found.missing, says: found.says } };
    years[pollutant] = found;
    return { pollutant, days, ...valueView(limits, pollutant, found) };
  });
  const composite = compositeIndex(limits, statistics, years);
  return {
    limits: { id: limits.id, status: limits.status },
    statistics: { id: statistics.id, status: statistics.status },
    pollutants,
    composite: isInsufficient(composite) ? null : exactText(composite.value, 2),
  };
};

/**
 * A year of air by HJ 663: means and percentiles against the limits, days attained, the composite index; or too few valid days.
 * Where editions changed within the year both stand beside each other: one figure would mix two rules.
 */
export const airYear = async (context: ObservationContext, year: string) => {
  const ends = [`${year}-01-01`, `${year}-12-31`].flatMap((day) => airEditionsOn(context, day) ?? []);
  const pairs = ends.filter(
    (one, n) =>
      ends.findIndex(({ limits, statistics }) => limits === one.limits && statistics === one.statistics) === n,
  );
  const places = [];
  for (const { jurisdiction, sites } of context.observation.air.cities) {
    const days = await daysIn(context, sites, year);
    const rate = attainmentRate(days.indexes.map(({ aqi }) => aqi));
    const levels = Map.groupBy(days.indexes, ({ level }) => level[0]);
    places.push({
      jurisdiction,
      sites,
      valid: days.indexes.length,
      attained: days.indexes.filter(({ aqi }) => aqi <= 100).length,
      rate: rate ? exactText(rate, 1) : null,
      levels: [...levels.values()].map((all) => ({ title: all[0]?.level, days: all.length })),
      under: pairs.map(({ limits, statistics }) => under(limits, statistics, days, year)),
    });
  }
  return { year, places };
};
