import { minus, over } from '../arithmetic.ts';
import { compareExact, type Fraction } from '../exact.ts';
import type { WaterClass, WaterSample } from './classify.ts';
import { limitsFor, type WaterEdition, type WaterRank, waterItem } from './edition.ts';
import type { WaterMethod } from './method.ts';

export interface MainPollutant {
  readonly item: string;
  readonly rank: WaterRank;
  /** 超标倍数 (C − C_Ⅲ)/C_Ⅲ; absent for pH, dissolved oxygen and water temperature. */
  readonly multiple?: Fraction;
}

const CLASS_III = 3;

/** The multiple by which a value exceeds the limit of class Ⅲ in the column of the section. */
const multipleOf = (
  edition: WaterEdition,
  found: WaterClass,
  sample: WaterSample,
  code: string,
): Fraction | undefined => {
  const item = waterItem(edition, code);
  const value = sample[code];
  if (!item || !value) return undefined;
  const limits = limitsFor(item, found.column);
  const limit = limits.bound === 'max' ? limits.limits[CLASS_III - 1] : undefined;
  return limit && over(minus(value, limit), limit);
};

const byMultiple = (a: MainPollutant, b: MainPollutant): number =>
  a.multiple && b.multiple ? compareExact(b.multiple, a.multiple) : Number(!a.multiple) - Number(!b.multiple);

/**
 * Main pollutants 主要污染指标 of a section, named only when it is worse than Ⅲ: cyanide and heavy metals that exceed
 * first, then the worst item class, then the larger multiple; the first three.
 */
export const mainPollutants = (
  edition: WaterEdition,
  method: WaterMethod,
  found: WaterClass,
  sample: WaterSample,
): readonly MainPollutant[] => {
  const { first, most, noMultiple } = method.mainPollutants;
  const late = (item: string): number => (first.includes(item) ? 0 : 1);
  return found.items
    .filter(({ rank }) => rank > CLASS_III)
    .map(({ item, rank }): MainPollutant => {
      const multiple = noMultiple.includes(item) ? undefined : multipleOf(edition, found, sample, item);
      return { item, rank, ...(multiple && { multiple }) };
    })
    .sort((a, b) => late(a.item) - late(b.item) || b.rank - a.rank || byMultiple(a, b))
    .slice(0, most);
};

/** Main pollutants of a river: items beyond Ⅲ by the share of sections in which they are, the first three. */
export const riverPollutants = (
  method: WaterMethod,
  sections: readonly WaterClass[],
): readonly { readonly item: string; readonly sections: number }[] => {
  const counts = new Map<string, number>();
  for (const section of sections) {
    for (const { item, rank } of section.items) if (rank > CLASS_III) counts.set(item, (counts.get(item) ?? 0) + 1);
  }
  return [...counts]
    .map(([item, n]) => ({ item, sections: n }))
    .sort((a, b) => b.sections - a.sections)
    .slice(0, method.mainPollutants.most);
};
