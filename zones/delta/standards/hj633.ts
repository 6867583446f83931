import { type AirEdition, type AirItem, type AirLevel, type Decimal, points } from '#kernel';

const levels: readonly AirLevel[] = [
  { upTo: 50, level: '一级', title: ['优', 'Excellent'], colour: ['绿', 'green'], rgb: [0, 228, 0] },
  { upTo: 100, level: '二级', title: ['良', 'Good'], colour: ['黄', 'yellow'], rgb: [255, 255, 0] },
  { upTo: 150, level: '三级', title: ['轻度污染', 'Lightly polluted'], colour: ['橙', 'orange'], rgb: [255, 126, 0] },
  { upTo: 200, level: '四级', title: ['中度污染', 'Moderately polluted'], colour: ['红', 'red'], rgb: [255, 0, 0] },
  { upTo: 300, level: '五级', title: ['重度污染', 'Heavily polluted'], colour: ['紫', 'purple'], rgb: [153, 0, 76] },
  { level: '六级', title: ['严重污染', 'Severely polluted'], colour: ['褐红', 'maroon'], rgb: [126, 0, 35] },
];

const steps = [0, 50, 100, 150, 200, 300, 400, 500] as const;

/** Table 1 of HJ 633-2012: concentrations at IAQI 0, 50, 100, 150, 200, 300, 400, 500. µg/m³, CO mg/m³. */
const breakpoints2012: Readonly<Record<AirItem, readonly Decimal[]>> = {
  SO2_24h: points(0, 50, 150, 475, 800, 1600, 2100, 2620),
  SO2_1h: points(0, 150, 500, 650, 800),
  NO2_24h: points(0, 40, 80, 180, 280, 565, 750, 940),
  NO2_1h: points(0, 100, 200, 700, 1200, 2340, 3090, 3840),
  PM10_24h: points(0, 50, 150, 250, 350, 420, 500, 600),
  CO_24h: points(0, 2, 4, 14, 24, 36, 48, 60),
  CO_1h: points(0, 5, 10, 35, 60, 90, 120, 150),
  O3_1h: points(0, 160, 200, 300, 400, 800, 1000, 1200),
  O3_8h: points(0, 100, 160, 215, 265, 800),
  PM25_24h: points(0, 35, 75, 115, 150, 250, 350, 500),
};

/**
 * The text lists nine hourly items with moving means; indexes published by the national network in 2020–2022 equal the
 * largest over the six 1 h values with the 24 h columns for PM (2,034 of 2,034 rows), which is what is written here.
 * The cap at 500 above the last breakpoint is a choice of ours.
 */
export const hj633v2012: AirEdition = {
  kind: 'air-edition',
  id: 'HJ633-2012',
  title: ['环境空气质量指数(AQI)技术规定(试行)', 'Technical regulation on ambient air quality index (trial)'],
  from: '2016-01-01',
  to: '2026-02-28',
  cite: { act: 'HJ 633-2012', article: '4.2–4.4, 表1 表2' },
  status: 'official',
  steps,
  breakpoints: breakpoints2012,
  items: {
    hour: ['PM25_24h', 'PM10_24h', 'CO_1h', 'NO2_1h', 'O3_1h', 'SO2_1h'],
    day: ['PM25_24h', 'PM10_24h', 'CO_24h', 'NO2_24h', 'O3_1h', 'O3_8h', 'SO2_24h'],
  },
  beyond: { SO2_1h: 'none', O3_8h: 'none' },
  incomplete: 'rest',
  levels,
};

/** HJ 633-2026, table 3 and clauses 4.2–5.3: stricter PM at IAQI 100, concentrations rounded first, over-range fixed. */
export const hj633v2026: AirEdition = {
  kind: 'air-edition',
  id: 'HJ633-2026',
  title: ['环境空气质量指数(AQI)技术规定', 'Technical regulation on ambient air quality index'],
  from: '2026-03-01',
  cite: { act: 'HJ 633-2026', article: '4.2–5.3, 表3' },
  status: 'official',
  steps,
  breakpoints: {
    ...breakpoints2012,
    PM10_24h: points(0, 50, 120, 250, 350, 420, 500, 600),
    PM25_24h: points(0, 35, 60, 115, 150, 250, 350, 500),
  },
  items: {
    hour: ['PM25_24h', 'PM10_24h', 'CO_1h', 'NO2_1h', 'O3_1h', 'SO2_1h'],
    day: ['PM25_24h', 'PM10_24h', 'CO_24h', 'NO2_24h', 'O3_8h', 'SO2_24h'],
  },
  beyond: { SO2_1h: 200, O3_8h: 300 },
  places: { PM25: 0, PM10: 0, CO: 1, NO2: 0, O3: 0, SO2: 0 },
  incomplete: 'only-above-100',
  levels,
};

export const airEditions: readonly AirEdition[] = [hj633v2012, hj633v2026];
