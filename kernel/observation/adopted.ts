import { ok, type Result, refuse } from '../outcome/result.ts';
import { addDays } from '../time/day.ts';
import type { Day } from '../time/types.ts';
import type { Edition } from './edition.ts';
import { compareExact, type Decimal, exact } from './exact.ts';
import type { VocMethod } from './voc/method.ts';
import type { WaterEdition, WaterItem, WaterLimits } from './water/edition.ts';

/** A standard made jointly, as its register keeps it: what an edition is made from. */
export interface AdoptedStandard {
  readonly number: string;
  readonly title: string;
  readonly from: Day;
  readonly to?: Day;
  /** `VOC.thresholdFloor`, or `WATER.TP.river.3`: item, column, class. Others concern other standards and are left alone. */
  readonly limits: readonly { readonly item: string; readonly value: string }[];
}

const DECIMALS = [
  'mostSpeedKmh',
  'mostHdop',
  'validShare',
  'thresholdFactor',
  'thresholdFloor',
  'leastWindMs',
] as const;
const NUMBERS = [
  'mostGpsGapSeconds',
  'backgroundPercentile',
  'backgroundWindowSeconds',
  'mergeGapSamples',
  'leastSamples',
  'linkRadiusMetres',
  'upwindHalfAngle',
  'upwindReachMetres',
] as const;

const decimalOf = (text: string): Decimal | undefined => {
  const value = exact(text);
  return value?.kind === 'decimal' ? value : undefined;
};

const unusable = (item: string, value: string) =>
  refuse('standard-unusable', [
    `标准参数 ${item} 的值“${value}”无法使用`,
    `Parameter ${item}: "${value}" cannot be used`,
  ]);

const heading = ({ number, title, from, to }: AdoptedStandard): Omit<Edition, 'kind'> => ({
  id: number,
  title: [title, title],
  from,
  ...(to && { to }),
  cite: { act: `${number} ${title}`, published: from },
  status: 'official',
});

/** The method of mobile runs with what the standard sets; the rest stays as it was. Undefined: it sets nothing of it. */
export const adoptVoc = (base: VocMethod, standard: AdoptedStandard): Result<VocMethod | undefined> => {
  const set: Record<string, Decimal | number> = {};
  for (const { item, value } of standard.limits) {
    const [prefix, name = ''] = item.split('.');
    if (prefix !== 'VOC') continue;
    const found = decimalOf(value);
    if (!found) return unusable(item, value);
    if (DECIMALS.some((one) => one === name)) set[name] = found;
    else if (NUMBERS.some((one) => one === name) && found.places === 0) set[name] = found.units;
    else return unusable(item, value);
  }
  return ok(Object.keys(set).length > 0 ? ({ ...base, ...heading(standard), ...set } as VocMethod) : undefined);
};

const tightened = (limits: WaterLimits | undefined, rank: number, value: Decimal): WaterLimits | undefined => {
  if (!limits || (limits.bound !== 'max' && limits.bound !== 'min')) return undefined;
  const before = limits.limits[rank - 1];
  if (!before) return undefined;
  const sign = compareExact(value, before) * (limits.bound === 'max' ? 1 : -1);
  // A local standard may not be looser than the national one in force.
  return sign > 0 ? undefined : { ...limits, limits: limits.limits.map((one, n) => (n === rank - 1 ? value : one)) };
};

/** Limits never cross one another: a class may not ask more than the one above it. */
const inOrder = ({ river, lake }: WaterItem): boolean =>
  [river, lake].every((limits) => {
    if (!limits || (limits.bound !== 'max' && limits.bound !== 'min')) return true;
    const sign = limits.bound === 'max' ? 1 : -1;
    return limits.limits.every((one, n) => n === 0 || compareExact(one, limits.limits[n - 1] as Decimal) * sign >= 0);
  });

/** The limits of the national standard with those the joint one tightens. Looser ones are refused. */
export const adoptWater = (base: WaterEdition, standard: AdoptedStandard): Result<WaterEdition | undefined> => {
  const items = new Map(base.items.map((item) => [item.code, item]));
  let any = false;
  for (const { item, value } of standard.limits) {
    const [prefix, code = '', column = '', rank = ''] = item.split('.');
    if (prefix !== 'WATER') continue;
    const known = items.get(code);
    const found = decimalOf(value);
    if (!known || !found || (column !== 'river' && column !== 'lake')) return unusable(item, value);
    const limits = tightened(column === 'lake' ? (known.lake ?? known.river) : known.river, Number(rank), found);
    if (!limits) return unusable(item, value);
    items.set(code, { ...known, [column]: limits });
    any = true;
  }
  const list = [...items.values()];
  const crossed = list.find((item) => !inOrder(item));
  if (crossed) return unusable(crossed.code, crossed.title[1]);
  return ok(any ? { ...base, ...heading(standard), items: list } : undefined);
};

/** The editions in order with `next` among them: the one before ends the day before it, and it ends before the one after. */
export const followedBy = <E extends Edition>(editions: readonly E[], next: E): readonly E[] => {
  const all = [...editions.filter(({ from }) => from !== next.from), next].sort((a, b) => (a.from < b.from ? -1 : 1));
  return all.map((one, n) => {
    const after = all[n + 1];
    const last = after && addDays(after.from, -1);
    return last !== undefined && (one.to === undefined || one.to > last) ? { ...one, to: last } : one;
  });
};
