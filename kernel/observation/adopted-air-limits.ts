import type { AdoptedStandard } from '../law/adopted.ts';
import { ok, type Result } from '../outcome/result.ts';
import { adoptParameters, decimalOf, followedBy, heading, settings, unusable } from './adopted.ts';
import type { AirLimit, AirLimitsEdition, AirStatisticsEdition, TwoGrades } from './air/limits.ts';
import { editionOn } from './edition.ts';
import { compareExact } from './exact.ts';

/**
 * The limits of GB 3095 with one edition more, which the joint standard tightens: `AIR.PM25.24h.2` is the second grade of the day.
 * Looser ones are refused, and a second grade below the first.
 */
export const adoptAirLimits = (
  editions: readonly AirLimitsEdition[],
  standard: AdoptedStandard,
): Result<readonly AirLimitsEdition[] | undefined> => {
  const set = settings(standard, 'AIR');
  if (set.length === 0) return ok(undefined);
  const base = editionOn(editions, standard.from);
  if (!base.ok) return base;
  let { limits } = base.value;
  for (const { item, path, value } of set) {
    const [pollutant = '', term = '', grade = ''] = path;
    const before = limits[pollutant]?.[term as AirLimit];
    const [at, found] = [['1', '2'].indexOf(grade), decimalOf(value)];
    const was = before?.[at];
    if (!before || !was || !found || compareExact(found, was) > 0) return unusable(item, value);
    const next: TwoGrades = at === 0 ? [found, before[1]] : [before[0], found];
    if (compareExact(next[0], next[1]) > 0) return unusable(item, value);
    limits = { ...limits, [pollutant]: { ...limits[pollutant], [term]: next } };
  }
  return ok(followedBy(editions, { ...base.value, ...heading(standard), limits }));
};

/** HJ 663: `AIRSTAT.percentiles.O3`, `AIRSTAT.compositeWeights.PM25`, `AIRSTAT.movingMeans` (more, never fewer). */
const adoptStatistics = adoptParameters<AirStatisticsEdition>(
  'AIRSTAT',
  { movingMeans: 'number', 'percentiles.*': 'number', 'compositeWeights.*': 'number' },
  (before, after) =>
    after.movingMeans >= before.movingMeans &&
    Object.keys(after.percentiles).length === Object.keys(before.percentiles).length &&
    Object.keys(after.compositeWeights).length === Object.keys(before.compositeWeights).length &&
    Object.values(after.percentiles).every((p) => p > 0 && p <= 100),
);

export const adoptAirStatistics = (
  editions: readonly AirStatisticsEdition[],
  standard: AdoptedStandard,
): Result<readonly AirStatisticsEdition[] | undefined> => {
  if (settings(standard, 'AIRSTAT').length === 0) return ok(undefined);
  const base = editionOn(editions, standard.from);
  if (!base.ok) return base;
  const next = adoptStatistics(base.value, standard);
  return next.ok ? ok(next.value && followedBy(editions, next.value)) : next;
};
