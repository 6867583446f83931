import { mean } from '../arithmetic.ts';
import { compareExact, type Exact } from '../exact.ts';
import { type Finding, insufficient } from '../insufficient.ts';
import { type AirLimitsEdition, SECOND_GRADE } from './limits.ts';

/** The 24 hourly means of a day, ending 01:00 … 24:00; an invalid hour is undefined. */
export type Hours = readonly (Exact | undefined)[];

export interface DayValue {
  readonly kind: 'day-value';
  readonly value: Exact;
  readonly hours: number;
}

const present = (hours: Hours): Exact[] => hours.filter((value) => value !== undefined);

/** The daily mean, unrounded; below the valid hours of table 4 *insufficient data*. */
export const dailyMean = (limits: AirLimitsEdition, hours: Hours): Finding<DayValue> => {
  const valid = present(hours);
  const least = limits.validity.hoursOfDay;
  if (valid.length >= least) return { kind: 'day-value', value: mean(valid)!, hours: valid.length };
  return insufficient(
    [`${valid.length}/${least}`],
    [`有效小时 ${valid.length} 个`, `${valid.length} valid hours, ${least} are needed`],
  );
};

/** The moving 8 h means ending 08:00 … 24:00; undefined where fewer than six hours are valid. */
export const movingMeans8h = (limits: AirLimitsEdition, hours: Hours): readonly (Exact | undefined)[] =>
  Array.from({ length: 17 }, (_, i) => {
    const window = present(hours.slice(i, i + 8));
    return window.length >= limits.validity.hoursOf8 ? mean(window) : undefined;
  });

/**
 * The largest moving 8 h mean of ozone of a day (HJ 663): valid with at least 14 moving means, or with fewer when it
 * exceeds the second-grade limit anyway, since more hours could only raise it.
 */
export const dailyMax8h = (limits: AirLimitsEdition, least: number, hours: Hours): Finding<DayValue> => {
  const means = present(movingMeans8h(limits, hours));
  const value = means.reduce<Exact | undefined>((top, v) => (top && compareExact(top, v) >= 0 ? top : v), undefined);
  const limit = limits.limits.O3?.['8hmax']?.[SECOND_GRADE];
  const exceeds = value !== undefined && limit !== undefined && compareExact(value, limit) > 0;
  if (value && (means.length >= least || exceeds)) return { kind: 'day-value', value, hours: means.length };
  return insufficient(
    [`${means.length}/${least}`],
    [`有效 8 小时滑动平均 ${means.length} 个`, `${means.length} valid moving 8 h means, ${least} are needed`],
  );
};
