import { type AirLimit, type AirLimitsEdition, dec, type TwoGrades } from '#kernel';

type Limits = AirLimitsEdition['limits'];

const two = (first: string, second: string): TwoGrades => [dec(first), dec(second)];
const both = (limit: string): TwoGrades => two(limit, limit);
const of = (limits: Partial<Record<AirLimit, TwoGrades>>) => limits;

/** Table 4, the same figures in both texts (official for 2026, known for 2012). */
const validity = { hoursOfDay: 20, hoursOf8: 6, daysOfMonth: 27, daysOfFebruary: 25, daysOfYear: 324 };

/** First and second grade; µg/m³, CO mg/m³. TSP, NOx, Pb and BaP apply as the ministry or the province decides (4.5). */
const limits2012: Limits = {
  SO2: of({ year: two('20', '60'), '24h': two('50', '150'), '1h': two('150', '500') }),
  NO2: of({ year: both('40'), '24h': both('80'), '1h': both('200') }),
  CO: of({ '24h': both('4'), '1h': both('10') }),
  O3: of({ '8hmax': two('100', '160'), '1h': two('160', '200') }),
  PM10: of({ year: two('40', '70'), '24h': two('50', '150') }),
  PM25: of({ year: two('15', '35'), '24h': two('35', '75') }),
  TSP: of({ year: two('80', '200'), '24h': two('120', '300') }),
  NOX: of({ year: both('50'), '24h': both('100'), '1h': both('250') }),
  PB: of({ year: both('0.5'), quarter: both('1') }),
  BAP: of({ year: both('0.001'), '24h': both('0.0025') }),
};

const limitsTransition: Limits = {
  ...limits2012,
  PM10: of({ year: two('40', '60'), '24h': two('50', '120') }),
  PM25: of({ year: two('15', '30'), '24h': two('35', '60') }),
};

const limitsFinal: Limits = {
  ...limitsTransition,
  SO2: of({ year: both('20'), '24h': both('50'), '1h': both('150') }),
  NO2: of({ year: both('30'), '24h': both('50'), '1h': both('200') }),
  PM10: of({ year: two('20', '50'), '24h': two('50', '100') }),
  PM25: of({ year: two('10', '25'), '24h': two('25', '50') }),
  NOX: of({ year: both('40'), '24h': both('70'), '1h': both('250') }),
};

const title = ['环境空气质量标准', 'Ambient air quality standard'] as const;

export const airLimits: readonly AirLimitsEdition[] = [
  {
    kind: 'air-limits',
    id: 'GB3095-2012',
    title,
    from: '2016-01-01',
    to: '2026-02-28',
    cite: { act: 'GB 3095-2012', article: '表1 表2', url: 'http://www.onxelh.cn/417/990/1193087' },
    status: 'reported',
    limits: limits2012,
    validity,
  },
  {
    kind: 'air-limits',
    id: 'GB3095-2026-transition',
    title,
    from: '2026-03-01',
    to: '2030-12-31',
    cite: { act: 'GB 3095-2026', article: '4.4 过渡阶段浓度限值' },
    status: 'official',
    limits: limitsTransition,
    validity,
  },
  {
    kind: 'air-limits',
    id: 'GB3095-2026',
    title,
    from: '2031-01-01',
    cite: { act: 'GB 3095-2026', article: '4.3 表1 表2' },
    status: 'official',
    limits: limitsFinal,
    validity,
  },
];
