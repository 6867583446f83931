import { chlorophyll, isInsufficient, mean, trophicIndex } from '#kernel';
import { OUT_OF_STATISTICS } from '#store/queries/observation.ts';
import { readingsOf, type StoredReading } from '#store/queries/observation-reads.ts';
import type { ObservationContext } from './context.ts';
import { firstDay, monthsBetween, nextMonth, startOf } from './periods.ts';
import { storedValue } from './value-text.ts';

const trophicSample = (readings: readonly StoredReading[]) => {
  const values = Map.groupBy(
    readings.filter(({ state, flags, value }) => state <= 1 && value !== null && (flags & OUT_OF_STATISTICS) === 0),
    ({ item }) => item,
  );
  return Object.fromEntries(
    [...values].flatMap(([item, list]) => {
      const average = mean(list.flatMap(({ value }) => storedValue(value) ?? []));
      return average ? [[item, item === 'CHLA' ? chlorophyll(average, 'mg/L') : average]] : [];
    }),
  );
};

/** The trophic level of a lake section in a month; chlorophyll is kept in mg/L and taken in mg/m³. */
export const trophicView = async (context: ObservationContext, site: string, month: string) => {
  const { observation, zone, pool } = context;
  const readings = await readingsOf(pool, {
    sites: [site],
    items: ['CHLA', 'TP', 'TN', 'SD', 'CODMN'],
    from: startOf(firstDay(month), zone.utcOffset),
    to: startOf(firstDay(nextMonth(month)), zone.utcOffset),
  });
  const sample = trophicSample(readings);
  const found = trophicIndex(observation.water.method, sample);
  if (isInsufficient(found)) return { site, month, total: null, insufficient: found };
  return {
    site,
    month,
    total: found.total.toFixed(2),
    level: found.level,
    parts: found.parts,
    weights: found.weights,
  };
};

/** Month by month, for the curve of a year. */
export const trophicSeries = async (context: ObservationContext, site: string, from: string, to: string) => {
  const months = [];
  for (const month of monthsBetween(from, to)) months.push(await trophicView(context, site, month));
  const { levels } = context.observation.water.method.trophic;
  return { site, months, levels: levels.map(({ upTo, title }) => ({ upTo: upTo ?? null, title })) };
};
