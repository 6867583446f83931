import type { ForecastMethod } from '#kernel';

/**
 * The joint forecast. Three coming days before 20:00 Beijing time is HJ 633-2026, 5.2.3; widths, the consultation and the
 * warning are defaults of ours, since the zone's own specification of 2021-04-21 could not be read.
 */
export const airForecast: ForecastMethod = {
  kind: 'forecast-method',
  id: 'AIR-FORECAST',
  title: ['环境空气质量预报', 'Ambient air quality forecast'],
  from: '2021-04-21',
  cite: { act: '长三角生态绿色一体化发展示范区环境空气质量预报技术规范', published: '2021-04-21' },
  status: 'assumed',
  dueMinute: 20 * 60,
  utcOffsetMinutes: 8 * 60,
  leastDays: 3,
  width: { until: 150, narrow: 30, wide: 50 },
  levelsApart: 1,
  warnAbove: 200,
};
