import { ceiling, minus, over, plus, round8170, times } from '../arithmetic.ts';
import { atMost, compareExact, type Decimal, type Exact, whole } from '../exact.ts';
import { type Finding, insufficient } from '../insufficient.ts';
import { AIR_ITEMS, type AirEdition, type AirItem, type AirPeriod, pollutantOf } from './edition.ts';

/** Concentrations by item, in the units of the standard; an item missing or invalid is left out. */
export type AirSample = Readonly<Partial<Record<AirItem, Exact>>>;

export interface SubIndex {
  readonly item: AirItem;
  /** Absent: above the range of this averaging time, another one decides (O3 8 h, SO2 1 h in HJ 633-2012). */
  readonly iaqi?: number;
}

export interface AirIndex {
  readonly kind: 'air-index';
  readonly edition: string;
  readonly aqi: number;
  /** Not to be published as an index: an item is missing and the rest do not exceed 100 (HJ 633-2026, 5.3). */
  readonly withheld: boolean;
  readonly iaqi: readonly SubIndex[];
  /** 首要污染物: AQI > 50, every item whose IAQI equals it. */
  readonly primary: readonly AirItem[];
  /** 超标污染物: IAQI > 100. */
  readonly exceeding: readonly AirItem[];
  readonly missing: readonly AirItem[];
}

const ZERO = whole(0);

/** ⌈a/b⌉ of safe integers, exact: the remainder of safe integers has no rounding, a quotient would. */
const ceilingOf = (a: number, b: number): number => {
  const rest = a % b;
  return (a - rest) / b + (rest > 0 ? 1 : 0);
};

/** (iHigh − iLow) / (high − low) · (c − low) + iLow, rounded up; on integers while they are safe. */
const interpolate = (c: Exact, low: Decimal, high: Decimal, iLow: number, iHigh: number): number => {
  if (c.kind === 'decimal' && low.places === 0 && high.places === 0 && c.places <= 6) {
    const scale = 10 ** c.places;
    const rise = (iHigh - iLow) * (c.units - low.units * scale);
    if (Number.isSafeInteger(rise)) return iLow + ceilingOf(rise, (high.units - low.units) * scale);
  }
  const share = over(minus(c, low), minus(high, low));
  return ceiling(plus(times(whole(iHigh - iLow), share), whole(iLow)));
};

/** The sub-index of one concentration: its segment is BP_low < C ≤ BP_high, the result rounded up (HJ 633, 4.2). */
const iaqiOf = (edition: AirEdition, item: AirItem, concentration: Exact): number | undefined => {
  const { steps } = edition;
  const points = edition.breakpoints[item];
  if (!(compareExact(concentration, ZERO) > 0)) return 0;
  for (let i = 1; i < points.length; i++) {
    if (atMost(concentration, points[i]!)) {
      return interpolate(concentration, points[i - 1]!, points[i]!, steps[i - 1]!, steps[i]!);
    }
  }
  const beyond = edition.beyond[item] ?? steps.at(-1)!;
  return beyond === 'none' ? undefined : beyond;
};

const rounded = (edition: AirEdition, item: AirItem, value: Exact): Exact =>
  edition.places ? round8170(value, edition.places[pollutantOf(item)]) : value;

/**
 * The air quality index of an hour, of a day, or of just the items given (`period` absent).
 * Negative concentrations are the business of the range check before; here they count as zero.
 */
export const airIndex = (edition: AirEdition, sample: AirSample, period?: AirPeriod): Finding<AirIndex> => {
  const due = period ? edition.items[period] : AIR_ITEMS;
  const iaqi: SubIndex[] = [];
  const missing: AirItem[] = [];
  let aqi = -1;
  for (const item of due) {
    const value = sample[item];
    if (value === undefined) {
      if (period) missing.push(item);
      continue;
    }
    const sub = iaqiOf(edition, item, rounded(edition, item, value));
    iaqi.push(sub === undefined ? { item } : { item, iaqi: sub });
    if (sub !== undefined && sub > aqi) aqi = sub;
  }
  if (aqi < 0) return insufficient(due, ['没有有效浓度', 'No valid concentration']);
  const primary: AirItem[] = [];
  const exceeding: AirItem[] = [];
  for (const sub of iaqi) {
    if (sub.iaqi === undefined) continue;
    if (aqi > 50 && sub.iaqi === aqi) primary.push(sub.item);
    if (sub.iaqi > 100) exceeding.push(sub.item);
  }
  const withheld = edition.incomplete === 'only-above-100' && missing.length > 0 && aqi <= 100;
  return { kind: 'air-index', edition: edition.id, aqi, withheld, iaqi, primary, exceeding, missing };
};
