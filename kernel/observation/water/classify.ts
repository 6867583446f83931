import { atLeast, atMost, type Exact } from '../exact.ts';
import { type Finding, insufficient } from '../insufficient.ts';
import {
  limitsFor,
  type WaterColumn,
  type WaterEdition,
  type WaterItem,
  type WaterLimits,
  type WaterRank,
  WORSE_THAN_V,
} from './edition.ts';

/** Unrounded values by item code; an item not measured is left out. */
export type WaterSample = Readonly<Record<string, Exact | undefined>>;

export interface ItemClass {
  readonly item: string;
  readonly rank: WaterRank;
}

export interface WaterClass {
  readonly kind: 'water-class';
  readonly edition: string;
  readonly column: WaterColumn;
  readonly rank: WaterRank;
  /** The items that decide: those in the class of the section, in the standard's order. */
  readonly deciding: readonly string[];
  readonly items: readonly ItemClass[];
  /** Classed but not part of the section's class: total nitrogen of lakes, faecal coliforms. */
  readonly apart: readonly ItemClass[];
}

/** The class of one value: the first whose limit it keeps. Undefined for an item judged otherwise than by a sample. */
export const itemRank = (limits: WaterLimits, value: Exact): WaterRank | undefined => {
  if (limits.bound === 'change') return undefined;
  if (limits.bound === 'range') return atLeast(value, limits.low) && atMost(value, limits.high) ? 1 : WORSE_THAN_V;
  const keeps = limits.bound === 'max' ? atMost : atLeast;
  for (let i = 0; i < limits.limits.length; i++) if (keeps(value, limits.limits[i]!)) return (i + 1) as WaterRank;
  return WORSE_THAN_V;
};

const rankOf = (item: WaterItem, column: WaterColumn, value: Exact): WaterRank | undefined =>
  item.lakeOnly && column !== 'lake' ? undefined : itemRank(limitsFor(item, column), value);

/**
 * Single-factor evaluation 单因子评价法 (地表水环境质量评价办法(试行), 环办〔2011〕22号): the class of a section is the worst
 * class among its assessed items. Nothing assessed gives *insufficient data*, never a class.
 */
export const classifyWater = (
  edition: WaterEdition,
  column: WaterColumn,
  sample: WaterSample,
): Finding<WaterClass> => {
  const items: ItemClass[] = [];
  const apart: ItemClass[] = [];
  let worst = 0;
  for (const item of edition.items) {
    const value = sample[item.code];
    const rank = value && rankOf(item, column, value);
    if (!rank) continue;
    (item.assessed ? items : apart).push({ item: item.code, rank });
    if (item.assessed && rank > worst) worst = rank;
  }
  if (worst === 0) return insufficient([], ['没有可评价的项目', 'No item that can be assessed was measured']);
  const rank = worst as WaterRank;
  const deciding = items.filter((found) => found.rank === rank).map((found) => found.item);
  return { kind: 'water-class', edition: edition.id, column, rank, deciding, items, apart };
};
