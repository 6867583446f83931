import type { Day } from '../../time/types.ts';
import { mean, minus, over, plus, round8170, times } from '../arithmetic.ts';
import { compareExact, type Exact, type Fraction, whole } from '../exact.ts';
import { type Finding, insufficient } from '../insufficient.ts';
import { POLLUTANTS, type Pollutant } from './edition.ts';
import { type AirLimitsEdition, type AirStatisticsEdition, SECOND_GRADE } from './limits.ts';

/** Percentile of HJ 663: k = 1 + (n − 1)·p/100, linear between X(⌊k⌋) and X(⌊k⌋+1); exact. Undefined for none. */
export const percentile = (values: readonly Exact[], p: number): Exact | undefined => {
  const ascending = [...values].sort(compareExact);
  const hundredths = (ascending.length - 1) * p;
  const below = Math.floor(hundredths / 100);
  const [low, high] = [ascending[below], ascending[below + 1]];
  const rest = hundredths % 100;
  if (!low || !high || rest === 0) return low;
  return plus(low, times(minus(high, low), over(whole(rest), whole(100))));
};

/** Valid daily values of one pollutant, one per day. */
export type DailyValues = ReadonlyMap<Day, Exact>;

/** Months of `year` in which too few days are valid; the year itself as `YYYY` when too few in all. */
export const lackingDays = (limits: AirLimitsEdition, daily: DailyValues, year: string): readonly string[] => {
  const { daysOfYear, daysOfMonth, daysOfFebruary } = limits.validity;
  const inYear = [...daily.keys()].filter((day) => day.startsWith(`${year}-`));
  const lacking = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`).filter(
    (month) => {
      const days = inYear.filter((day) => day.startsWith(month)).length;
      return days < (month.endsWith('-02') ? daysOfFebruary : daysOfMonth);
    },
  );
  return inYear.length < daysOfYear ? [year, ...lacking] : lacking;
};

export interface AnnualValue {
  readonly kind: 'annual-value';
  readonly pollutant: Pollutant;
  readonly days: number;
  /** Rounded by GB/T 8170; only where the pollutant has an annual mean. */
  readonly mean?: Exact;
  readonly percentile: Exact;
  readonly p: number;
}

/** The year of one pollutant at a point or in a city, from its valid daily values. */
export const annualValue = (
  limits: AirLimitsEdition,
  statistics: AirStatisticsEdition,
  pollutant: Pollutant,
  daily: DailyValues,
  year: string,
): Finding<AnnualValue> => {
  const lacking = lackingDays(limits, daily, year);
  if (lacking.length > 0) {
    return insufficient(lacking, [
      `有效天数不足：${lacking.join('、')}`,
      `Too few valid days in ${lacking.join(', ')}`,
    ]);
  }
  const values = [...daily].filter(([day]) => day.startsWith(`${year}-`)).map(([, value]) => value);
  const places = statistics.places[pollutant];
  const p = statistics.percentiles[pollutant];
  return {
    kind: 'annual-value',
    pollutant,
    days: values.length,
    ...(statistics.annualMeans.includes(pollutant) && { mean: round8170(mean(values)!, places) }),
    percentile: round8170(percentile(values, p)!, places),
    p,
  };
};

/** 超标倍数 (C − S)/S with two decimals; undefined when the limit is kept. */
export const exceedance = (value: Exact, limit: Exact): Exact | undefined =>
  compareExact(value, limit) > 0 ? round8170(over(minus(value, limit), limit), 2) : undefined;

/** 优良天数比例: days with AQI ≤ 100 among valid days, per cent with one decimal. */
export const attainmentRate = (indexes: readonly number[]): Exact | undefined =>
  indexes.length === 0
    ? undefined
    : round8170(over(whole(indexes.filter((aqi) => aqi <= 100).length * 100), whole(indexes.length)), 1);

/** A city is the mean over its points of each pollutant, rounded, and then indexed: never the worst point. */
export const cityMean = (
  statistics: AirStatisticsEdition,
  pollutant: Pollutant,
  points: readonly Exact[],
): Exact | undefined => (points.length === 0 ? undefined : round8170(mean(points)!, statistics.places[pollutant]));

/** The limit a year of each pollutant is held against: annual, CO its 24 h limit, O3 its 8 h limit; second grade. */
export const yearLimit = (limits: AirLimitsEdition, pollutant: Pollutant): Exact | undefined => {
  const of = limits.limits[pollutant];
  return (pollutant === 'CO' ? of?.['24h'] : pollutant === 'O3' ? of?.['8hmax'] : of?.year)?.[SECOND_GRADE];
};

/** 环境空气质量综合指数 ∑ Wi·Ci/Si, with two decimals; CO and O3 by their percentiles. */
export const compositeIndex = (
  limits: AirLimitsEdition,
  statistics: AirStatisticsEdition,
  years: Readonly<Partial<Record<Pollutant, AnnualValue>>>,
): Finding<{
  readonly kind: 'composite';
  readonly value: Exact;
  readonly parts: Readonly<Record<string, Exact>>;
}> => {
  const missing = POLLUTANTS.filter((pollutant) => !years[pollutant] || !yearLimit(limits, pollutant));
  if (missing.length > 0)
    return insufficient(missing, [`缺少 ${missing.join('、')}`, `${missing.join(', ')} missing`]);
  let sum: Fraction = over(whole(0), whole(1));
  const parts: Record<string, Exact> = {};
  for (const pollutant of POLLUTANTS) {
    const year = years[pollutant]!;
    const part = over(year.mean ?? year.percentile, yearLimit(limits, pollutant)!);
    parts[pollutant] = part;
    sum = plus(sum, times(part, whole(statistics.compositeWeights[pollutant])));
  }
  return { kind: 'composite', value: round8170(sum, 2), parts };
};
