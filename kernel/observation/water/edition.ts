import type { Words } from '../../declare/words.ts';
import type { Edition } from '../edition.ts';
import { type Decimal, dec } from '../exact.ts';

/** The water classes 水质类别 from best to worst; a class is compared by its rank 1…6. */
export const WATER_CLASSES = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', '劣Ⅴ'] as const;
export type WaterClassName = (typeof WATER_CLASSES)[number];
export type WaterRank = 1 | 2 | 3 | 4 | 5 | 6;

export const WORSE_THAN_V: WaterRank = 6;
export const className = (rank: WaterRank): WaterClassName => WATER_CLASSES[rank - 1]!;

const SPELLINGS: Readonly<Record<string, WaterRank>> = {
  ...{ I: 1, II: 2, III: 3, IV: 4, V: 5, 劣V: 6, 劣于V: 6, 'V-': 6 },
  ...{ 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 劣五: 6, 劣于五: 6 },
};

/** The rank of a published class in any of its spellings (`Ⅲ`, `III`, `Ⅲ类`, `三类水`, `劣V类`); undefined when none was published. */
export const classRank = (text: string): WaterRank | undefined => {
  // NFKC writes the signs Ⅰ…Ⅴ and full-width letters as I…V.
  const plain = text.normalize('NFKC').trim().toUpperCase();
  return SPELLINGS[plain.replace(/类水?质?$/, '')];
};

/** Which column of limits judges total phosphorus: an attribute of the section, never derived from its name. */
export type WaterColumn = 'river' | 'lake';

/**
 * Limits of classes Ⅰ…Ⅴ. max: value ≤ limit; min: value ≥ limit (dissolved oxygen); range: one range for all classes,
 * outside it the water is worse than Ⅴ; change: judged on weekly means, never on a sample.
 */
export type WaterLimits =
  | { readonly bound: 'max' | 'min'; readonly limits: readonly Decimal[] }
  | { readonly bound: 'range'; readonly low: Decimal; readonly high: Decimal }
  | { readonly bound: 'change' };

export interface WaterItem {
  readonly no: number;
  readonly code: string;
  readonly title: Words;
  /** As the standard writes it; `1` when there is none. */
  readonly unit: string;
  readonly river: WaterLimits;
  /** Only where lakes and reservoirs have a column of their own. */
  readonly lake?: WaterLimits;
  /** Counts for the class of the section; the others are classed and shown apart (TN and faecal coliforms). */
  readonly assessed: boolean;
  /** Has limits for lakes and reservoirs only. */
  readonly lakeOnly?: boolean;
}

export interface WaterEdition extends Edition {
  readonly kind: 'water-edition';
  readonly items: readonly WaterItem[];
}

type Five = readonly [string, string, string, string, string];

/** Writing down the table of a standard: limits of classes Ⅰ…Ⅴ as the standard prints them. */
export const noMoreThan = (...five: Five): WaterLimits => ({ bound: 'max', limits: five.map(dec) });
export const noLessThan = (...five: Five): WaterLimits => ({ bound: 'min', limits: five.map(dec) });
export const within = (low: string, high: string): WaterLimits => ({
  bound: 'range',
  low: dec(low),
  high: dec(high),
});

export const waterItem = (edition: WaterEdition, code: string): WaterItem | undefined =>
  edition.items.find((item) => item.code === code);

export const limitsFor = (item: WaterItem, column: WaterColumn): WaterLimits =>
  column === 'lake' && item.lake ? item.lake : item.river;
