import {
  type AirEdition,
  type AirIndex,
  type AirLimitsEdition,
  type AirStatisticsEdition,
  addDays,
  airIndex,
  type Day,
  editionOn,
  exactText,
  type Finding,
  insufficient,
  isInsufficient,
  levelOf,
  pollutantOf,
} from '#kernel';
import { cityDay, cityHour, type Hourly, pointHours } from './air-days.ts';
import type { ObservationContext } from './context.ts';

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

type Editions = {
  readonly index: AirEdition;
  readonly limits: AirLimitsEdition;
  readonly statistics: AirStatisticsEdition;
};

/** What a day is judged by; undefined where one of the three was not in force. */
export const airEditionsOn = ({ observation: { air } }: ObservationContext, day: Day): Editions | undefined => {
  const [index, limits, statistics] = [
    editionOn(air.editions, day),
    editionOn(air.limits, day),
    editionOn(air.statistics, day),
  ];
  return index.ok && limits.ok && statistics.ok
    ? { index: index.value, limits: limits.value, statistics: statistics.value }
    : undefined;
};

const noEdition = insufficient(['edition'], ['没有现行标准', 'No edition in force']);
const noPoints: ReadonlyMap<string, Hourly> = new Map();

/** The board of the three places: the newest hour of a day that has data, the day's index, and the 24 hours behind them. */
export const airBoard = async (context: ObservationContext, day: Day) => {
  const { observation, zone } = context;
  const { cities, editions } = observation.air;
  const by = airEditionsOn(context, day);
  const edition = editionOn(editions, day);
  const places = [];
  for (const { jurisdiction, sites } of cities) {
    const points = (await pointHours(context, sites, day, day)).get(day) ?? noPoints;
    const at = (hour: number) => (by ? cityHour(by.statistics, points, hour) : {});
    const hourly = Array.from({ length: 24 }, (_, hour) => {
      const found = by && airIndex(by.index, at(hour), 'hour');
      return { hour: hour + 1, aqi: found && !isInsufficient(found) && !found.withheld ? found.aqi : null };
    });
    const last = hourly.findLast(({ aqi }) => aqi !== null)?.hour;
    const now = last && by ? airIndex(by.index, at(last - 1), 'hour') : undefined;
    places.push({
      jurisdiction,
      title: zone.jurisdictions.find(({ code }) => code === jurisdiction)?.title,
      sites,
      hour: last ?? null,
      now: now ? view(context, day, now) : null,
      concentrations: last
        ? Object.fromEntries(Object.entries(at(last - 1)).map(([item, x]) => [item, exactText(x, 1)]))
        : {},
      hours: hourly,
      daily: view(
        context,
        day,
        by ? airIndex(by.index, cityDay(by.limits, by.statistics, points), 'day') : noEdition,
      ),
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
