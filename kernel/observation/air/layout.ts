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

/**
 * Reads the heading of a published table by names, in any order. A table with hours is judged by the hourly items (the
 * O3 8 h column beside them has no part in it, as published indexes show), one without by the daily items.
 */
export const airLayout = (header: readonly string[]): Result<AirLayout> => {
  const columns: { -readonly [K in Column]?: number } = {};
  for (const [at, cell] of header.entries()) {
    const column = COLUMNS[plain(cell)];
    if (column) columns[column] ??= at;
  }
  const period: AirPeriod = columns.hour === undefined ? 'day' : 'hour';
  const items: { item: AirItem; at: number }[] = [];
  for (const [at, cell] of header.entries()) {
    const item = ITEMS[period][period === 'day' ? plain(cell).replace(/24H$/, '') : plain(cell)];
    if (item && !items.some((known) => known.item === item)) items.push({ item, at });
  }
  if (items.length > 0) return ok({ period, items, ...columns });
  return refuse('unknown-layout', [
    `表头中没有空气污染物：${header.join(',')}`,
    `The heading names no air pollutant: ${header.join(',')}`,
  ]);
};
