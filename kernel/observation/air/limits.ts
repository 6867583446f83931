import type { Edition } from '../edition.ts';
import type { Decimal } from '../exact.ts';
import type { Pollutant } from './edition.ts';

/** Averaging times with limits of their own. */
export type AirLimit = 'year' | 'quarter' | '24h' | '8hmax' | '1h';

/** Limits of the first grade 一级 (nature reserves and such) and the second grade 二级 (everywhere else). */
export type TwoGrades = readonly [first: Decimal, second: Decimal];

/** Ambient air quality standard 环境空气质量标准 with the validity of its statistics (table 4). */
export interface AirLimitsEdition extends Edition {
  readonly kind: 'air-limits';
  readonly limits: Readonly<Record<string, Partial<Readonly<Record<AirLimit, TwoGrades>>>>>;
  readonly validity: {
    readonly hoursOfDay: number;
    readonly hoursOf8: number;
    readonly daysOfMonth: number;
    readonly daysOfFebruary: number;
    readonly daysOfYear: number;
  };
}

/** How statistics are made: 环境空气质量评价技术规范. */
export interface AirStatisticsEdition extends Edition {
  readonly kind: 'air-statistics';
  /** The percentile of the daily values that stands for the year. */
  readonly percentiles: Readonly<Record<Pollutant, number>>;
  readonly annualMeans: readonly Pollutant[];
  /** Valid moving 8 h means a day needs, among those ending 08:00–24:00. */
  readonly movingMeans: number;
  /** Places after rounding by GB/T 8170. */
  readonly places: Readonly<Record<Pollutant, number>>;
  readonly compositeWeights: Readonly<Record<Pollutant, number>>;
}

export const SECOND_GRADE = 1;
