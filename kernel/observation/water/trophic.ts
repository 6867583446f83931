import type { Words } from '../../declare/words.ts';
import { approximately, type Exact } from '../exact.ts';
import { type Finding, insufficient } from '../insufficient.ts';
import { TROPHIC_ITEMS, type TrophicItem, type WaterMethod } from './method.ts';

export interface Trophic {
  readonly kind: 'trophic';
  readonly method: string;
  readonly parts: Readonly<Record<TrophicItem, number>>;
  readonly weights: Readonly<Record<TrophicItem, number>>;
  readonly total: number;
  readonly level: Words;
}

type TrophicSample = Readonly<Partial<Record<TrophicItem, Exact>>>;

/** Stations deliver chlorophyll-a in mg/L; the index takes mg/m³. The unit is given, never guessed from the size. */
export const chlorophyll = (value: Exact, unit: 'mg/L' | 'mg/m3'): Exact => {
  if (unit === 'mg/m3') return value;
  if (value.kind === 'fraction') return { kind: 'fraction', n: value.n * 1000n, d: value.d };
  return { ...value, units: value.units * 1000 };
};

const entries = <V>(of: (item: TrophicItem) => V): Record<TrophicItem, V> =>
  Object.fromEntries(TROPHIC_ITEMS.map((item) => [item, of(item)])) as Record<TrophicItem, V>;

/**
 * Comprehensive trophic level index TLI(∑) = ∑ Wj·TLI(j), Wj = rj²/∑rj² (总站生字〔2001〕090号). No rule says what to do
 * about a missing item: the result is then *insufficient data*, the weights are never spread over the rest.
 * Logarithms make this the one figure in floating point; at a level boundary no rational input can land exactly.
 */
export const trophicIndex = (method: WaterMethod, sample: TrophicSample): Finding<Trophic> => {
  const { items, levels } = method.trophic;
  const missing = TROPHIC_ITEMS.filter((item) => !sample[item] || approximately(sample[item]) <= 0);
  if (missing.length > 0) {
    return insufficient(missing, [
      `缺少 ${missing.join('、')}，不计算综合营养状态指数`,
      `No index without ${missing.join(', ')}`,
    ]);
  }
  const squared = (item: TrophicItem): number => approximately(items[item].r) ** 2;
  const sum = TROPHIC_ITEMS.reduce((all, item) => all + squared(item), 0);
  const parts = entries((item) => 10 * (items[item].a + items[item].b * Math.log(approximately(sample[item]!))));
  const weights = entries((item) => squared(item) / sum);
  const total = TROPHIC_ITEMS.reduce((all, item) => all + weights[item] * parts[item], 0);
  const level = levels.find(({ upTo, closed }) => upTo === undefined || total < upTo || (closed && total === upTo))!;
  return { kind: 'trophic', method: method.id, parts, weights, total, level: level.title };
};
