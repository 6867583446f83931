import type { AirStatisticsEdition } from '#kernel';

const title = ['环境空气质量评价技术规范', 'Technical regulation for ambient air quality assessment'] as const;
const percentiles = { SO2: 98, NO2: 98, CO: 95, PM10: 95, PM25: 95, O3: 90 };
const places = { SO2: 0, NO2: 0, CO: 1, PM10: 0, PM25: 0, O3: 0 };
const annualMeans = ['SO2', 'NO2', 'PM10', 'PM25'] as const;

/** Known, not read in the official text. */
export const hj663v2013: AirStatisticsEdition = {
  kind: 'air-statistics',
  id: 'HJ663-2013',
  title,
  from: '2013-10-01',
  to: '2026-02-28',
  cite: { act: 'HJ 663-2013' },
  status: 'reported',
  percentiles,
  annualMeans,
  movingMeans: 14,
  places,
  compositeWeights: { SO2: 1, NO2: 1, PM10: 1, PM25: 1, CO: 1, O3: 1 },
};

/**
 * The text was not obtained: exceptional events, three-year means and a finer rounding are reported and not written here.
 * Weights of the composite index come from one public code base and are the weakest figures of this file.
 */
export const hj663v2026: AirStatisticsEdition = {
  kind: 'air-statistics',
  id: 'HJ663-2026',
  title,
  from: '2026-03-01',
  cite: { act: 'HJ 663-2026', article: '表1' },
  status: 'reported',
  percentiles,
  annualMeans,
  movingMeans: 14,
  places,
  compositeWeights: { SO2: 1, NO2: 2, PM10: 1, PM25: 3, CO: 1, O3: 2 },
};

export const airStatistics: readonly AirStatisticsEdition[] = [hj663v2013, hj663v2026];
