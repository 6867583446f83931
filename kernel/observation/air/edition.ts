import type { Words } from '../../declare/words.ts';
import type { Edition } from '../edition.ts';
import { type Decimal, dec } from '../exact.ts';

/** The six pollutants of the index. Concentrations are µg/m³, CO mg/m³. */
export const POLLUTANTS = ['PM25', 'PM10', 'CO', 'NO2', 'O3', 'SO2'] as const;
export type Pollutant = (typeof POLLUTANTS)[number];

/** A pollutant with its averaging time: one row of the table of breakpoints. */
export const AIR_ITEMS = [
  'PM25_24h',
  'PM10_24h',
  'CO_24h',
  'CO_1h',
  'NO2_24h',
  'NO2_1h',
  'O3_8h',
  'O3_1h',
  'SO2_24h',
  'SO2_1h',
] as const;
export type AirItem = (typeof AIR_ITEMS)[number];

export type AirPeriod = 'hour' | 'day';

export const pollutantOf = (item: AirItem): Pollutant => item.slice(0, item.indexOf('_')) as Pollutant;

export interface AirLevel {
  /** The highest index of the level; the last level has none. */
  readonly upTo?: number;
  readonly level: string;
  readonly title: Words;
  readonly colour: Words;
  readonly rgb: readonly [number, number, number];
}

/** A technical regulation on the air quality index 环境空气质量指数(AQI)技术规定. */
export interface AirEdition extends Edition {
  readonly kind: 'air-edition';
  /** IAQI at each breakpoint: 0, 50, 100 … 500. */
  readonly steps: readonly number[];
  /** Concentrations at the steps; an item may end early, see `beyond`. */
  readonly breakpoints: Readonly<Record<AirItem, readonly Decimal[]>>;
  /** Items of the hourly and of the daily index. PM uses its 24 h breakpoints for the hour as well. */
  readonly items: Readonly<Record<AirPeriod, readonly AirItem[]>>;
  /** The IAQI above the last breakpoint where that is not 500: a number, or none (another averaging time decides). */
  readonly beyond: Partial<Readonly<Record<AirItem, number | 'none'>>>;
  /** Decimal places of the concentration before the calculation (GB/T 8170); absent: as reported. */
  readonly places?: Readonly<Record<Pollutant, number>>;
  /** With an item missing: the index of the rest stands, or is published only when it exceeds 100. */
  readonly incomplete: 'rest' | 'only-above-100';
  readonly levels: readonly AirLevel[];
}

/** Writing down a row of breakpoints. */
export const points = (...values: readonly number[]): readonly Decimal[] => values.map((v) => dec(String(v)));

export const levelOf = (edition: AirEdition, aqi: number): AirLevel =>
  edition.levels.find((level) => level.upTo === undefined || aqi <= level.upTo)!;
