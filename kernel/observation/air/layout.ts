import { ok, type Result, refuse } from '../../outcome/result.ts';
import type { AirItem, AirPeriod } from './edition.ts';

/** Where a published table of air quality holds what: column numbers. */
export interface AirLayout {
  readonly period: AirPeriod;
  readonly items: readonly { readonly item: AirItem; readonly at: number }[];
  readonly published?: number;
  readonly primary?: number;
  readonly date?: number;
  readonly hour?: number;
  readonly site?: number;
}

type Column = keyof Omit<AirLayout, 'period' | 'items'>;

const COLUMNS: Readonly<Record<string, Column>> = {
  AQI: 'published',
  空气质量指数: 'published',
  PRIMARYPOLLUTION: 'primary',
  PRIMARYPOLLUTANT: 'primary',
  首要污染物: 'primary',
  DATE: 'date',
  日期: 'date',
  TIME: 'date',
  时间: 'date',
  HOUR: 'hour',
  小时: 'hour',
  WATCHPOINT: 'site',
  监测点: 'site',
  监测点位: 'site',
  站点: 'site',
  CITY: 'site',
  城市: 'site',
};

/** Headings whose cells name an instant: midnight under them is an hour like any other. */
const INSTANTS: readonly string[] = ['TIME', '时间'];

/** Chinese names of the pollutants, as tables head them without a formula. */
const CHINESE: Readonly<Record<string, string>> = {
  细颗粒物: 'PM25',
  可吸入颗粒物: 'PM10',
  一氧化碳: 'CO',
  二氧化氮: 'NO2',
  臭氧: 'O3',
  臭氧1小时: 'O31H',
  臭氧8小时: 'O38H',
  二氧化硫: 'SO2',
};

/** Heading → item, by the period the table is about. O3 without a time is the hour's value, or the day's 8 h maximum. */
const ITEMS: Readonly<Record<AirPeriod, Readonly<Record<string, AirItem>>>> = {
  hour: {
    PM25: 'PM25_24h',
    PM10: 'PM10_24h',
    CO: 'CO_1h',
    NO2: 'NO2_1h',
    O3: 'O3_1h',
    O31H: 'O3_1h',
    SO2: 'SO2_1h',
  },
  day: {
    PM25: 'PM25_24h',
    PM10: 'PM10_24h',
    CO: 'CO_24h',
    NO2: 'NO2_24h',
    O3: 'O3_8h',
    O38H: 'O3_8h',
    O31H: 'O3_1h',
    SO2: 'SO2_24h',
  },
};

/** `PM2.5（μg/m³）`, `PM₂.₅`, `pm25` are one name: compatibility forms of Unicode (NFKC), no unit, no separators. */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\(.*$/, '')
    .replace(/[\s._-]/g, '')
    .toUpperCase();

const itemNamed = (heading: string, period: AirPeriod): AirItem | undefined => {
  const name = plain(heading).replace(/(最大|DAILY|MAX)/g, '');
  const known = CHINESE[name] ?? name;
  return ITEMS[period][period === 'day' ? known.replace(/24H$/, '') : known];
};

/**
 * Reads the heading of a published table by names, in any order. A table with hours is judged by the hourly items (the
 * O3 8 h column beside them has no part in it, as published indexes show), one without by the daily items.
 */
export const airLayout = (header: readonly string[], of?: AirPeriod): Result<AirLayout> => {
  const columns: { -readonly [K in Column]?: number } = {};
  for (const [at, cell] of header.entries()) {
    const column = COLUMNS[plain(cell)];
    if (column) columns[column] ??= at;
  }
  const period = of ?? (columns.hour === undefined ? 'day' : 'hour');
  const items: { item: AirItem; at: number }[] = [];
  for (const [at, cell] of header.entries()) {
    const item = itemNamed(cell, period);
    if (item && !items.some((known) => known.item === item)) items.push({ item, at });
  }
  if (items.length > 0) return ok({ period, items, ...columns });
  return refuse('unknown-layout', [
    `表头中没有空气污染物：${header.join(',')}`,
    `The heading names no air pollutant: ${header.join(',')}`,
  ]);
};

const CLOCK = /\d[ T](\d{1,2})[:：时](\d{2})?/;

/**
 * The layout of each row. A table without a column of hours may carry the clock in its times: such a row is of an hour. Under a
 * heading of days midnight alone, as spreadsheets write days, is a day.
 */
export const airLayouts = (
  header: readonly string[],
): Result<{ readonly layout: AirLayout; readonly of: (cells: readonly string[]) => AirLayout }> => {
  const layout = airLayout(header);
  if (!layout.ok) return layout;
  const { hour, date } = layout.value;
  const clocked = airLayout(header, 'hour');
  if (hour !== undefined || date === undefined || !clocked.ok)
    return ok({ layout: layout.value, of: () => layout.value });
  const instants = INSTANTS.includes(plain(header[date] ?? ''));
  const of = (cells: readonly string[]): AirLayout => {
    const [found, h, m] = CLOCK.exec(cells[date] ?? '') ?? [];
    return found && (instants || Number(h) > 0 || Number(m ?? 0) > 0) ? clocked.value : layout.value;
  };
  return ok({ layout: layout.value, of });
};
