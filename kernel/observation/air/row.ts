import { isDay } from '../../time/index.ts';
import { type Exact, exact } from '../exact.ts';
import { concentrationOf, readCell } from '../reading.ts';
import type { AirItem, AirPeriod, Pollutant } from './edition.ts';
import type { AirSample } from './index-of-air.ts';
import type { AirLayout } from './layout.ts';

/** One row of a published table. `day` is `YYYY-MM-DD` where the row names one. */
export interface AirRow {
  readonly published?: number;
  readonly primary: readonly AirItem[];
  readonly sample: AirSample;
  readonly day?: string;
  readonly unreadable: readonly string[];
}

const NAMES: readonly (readonly [RegExp, Pollutant])[] = [
  [/细颗粒物|PM2[._]?5/i, 'PM25'],
  [/可吸入颗粒物|PM10|^颗粒物/i, 'PM10'],
  [/一氧化碳|\bCO\b/i, 'CO'],
  [/二氧化氮|NO2|NO₂/i, 'NO2'],
  [/臭氧|O3|O₃/i, 'O3'],
  [/二氧化硫|SO2|SO₂/i, 'SO2'],
];

const itemOf = (name: string, period: AirPeriod): AirItem | undefined => {
  const pollutant = NAMES.find(([pattern]) => pattern.test(name))?.[1];
  if (!pollutant) return undefined;
  if (pollutant === 'PM25' || pollutant === 'PM10') return `${pollutant}_24h`;
  if (pollutant !== 'O3') return period === 'hour' ? `${pollutant}_1h` : `${pollutant}_24h`;
  if (/8/.test(name)) return 'O3_8h';
  return period === 'hour' || /1/.test(name) ? 'O3_1h' : 'O3_8h';
};

/** The published primary pollutants: one cell may hold several names, apart by line breaks, commas or semicolons. */
export const readPrimary = (cell: string, period: AirPeriod): AirItem[] => [
  ...new Set(
    cell
      .split(/[\n\r,，、;；|]+/)
      .map((name) => itemOf(name.trim(), period))
      .filter((item) => item !== undefined),
  ),
];

const dayOf = (cell: string): string | undefined => {
  const [, y, m, d] = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})/.exec(cell.trim()) ?? [];
  const day = `${y}-${m?.padStart(2, '0')}-${d?.padStart(2, '0')}`;
  return isDay(day) ? day : undefined;
};

/** An index as published: a whole number; anything else (`NaN`, `-`, empty) means none was. */
const readIndex = (cell: string): number | undefined => {
  const value = exact(cell.trim());
  return value?.kind === 'decimal' && value.units % 10 ** value.places === 0
    ? value.units / 10 ** value.places
    : undefined;
};

export const readAirRow = (layout: AirLayout, cells: readonly string[]): AirRow => {
  const sample: Partial<Record<AirItem, Exact>> = {};
  const unreadable: string[] = [];
  for (const { item, at } of layout.items) {
    const reading = readCell(cells[at] ?? '');
    const value = concentrationOf(reading);
    if (value) sample[item] = value;
    if (reading.state === 'unreadable') unreadable.push(`${item}: ${reading.shown}`);
  }
  const published = readIndex(cells[layout.published ?? -1] ?? '');
  const day = dayOf(cells[layout.date ?? -1] ?? '');
  return {
    ...(published !== undefined && { published }),
    primary: readPrimary(cells[layout.primary ?? -1] ?? '', layout.period),
    sample,
    ...(day && { day }),
    unreadable,
  };
};
