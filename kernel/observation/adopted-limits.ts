import type { AdoptedStandard } from '../law/adopted.ts';
import { ok, type Result } from '../outcome/result.ts';
import { decimalOf, followedBy, heading, settings, unusable } from './adopted.ts';
import { AIR_ITEMS, type AirEdition, type AirItem } from './air/edition.ts';
import { editionOn } from './edition.ts';
import { compareExact, type Decimal } from './exact.ts';
import type { WaterEdition, WaterItem, WaterLimits } from './water/edition.ts';

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
  const set = settings(standard, 'WATER');
  for (const { item, path, value } of set) {
    const [code = '', column = '', rank = ''] = path;
    const known = items.get(code);
    const found = decimalOf(value);
    if (!known || !found || (column !== 'river' && column !== 'lake')) return unusable(item, value);
    const limits = tightened(column === 'lake' ? (known.lake ?? known.river) : known.river, Number(rank), found);
    if (!limits) return unusable(item, value);
    items.set(code, { ...known, [column]: limits });
  }
  const list = [...items.values()];
  const crossed = list.find((item) => !inOrder(item));
  if (crossed) return unusable(crossed.code, crossed.title[1]);
  return ok(set.length > 0 ? { ...base, ...heading(standard), items: list } : undefined);
};

/**
 * The editions of the air quality index with one more, whose breakpoints the joint standard tightens: `AQI.PM25_24h.100` is the
 * concentration at which the index is 100. Looser ones, and rows that would no longer climb, are refused.
 */
export const adoptAir = (
  editions: readonly AirEdition[],
  standard: AdoptedStandard,
): Result<readonly AirEdition[] | undefined> => {
  const set = settings(standard, 'AQI');
  const base = editionOn(editions, standard.from);
  if (set.length === 0) return ok(undefined);
  if (!base.ok) return base;
  let { breakpoints } = base.value;
  for (const { item, path, value } of set) {
    const name = AIR_ITEMS.find((one) => one === path[0]) as AirItem;
    const [row, at, found] = [breakpoints[name], base.value.steps.indexOf(Number(path[1])), decimalOf(value)];
    const before = row?.[at];
    if (!row || !before || !found || compareExact(found, before) > 0) return unusable(item, value);
    const next = row.with(at, found);
    if (next.some((one, n) => n > 0 && compareExact(one, next[n - 1] as Decimal) <= 0)) return unusable(item, value);
    breakpoints = { ...breakpoints, [name]: next };
  }
  return ok(followedBy(editions, { ...base.value, ...heading(standard), breakpoints }));
};
