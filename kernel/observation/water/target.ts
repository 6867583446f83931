import { minus, over } from '../arithmetic.ts';
import { atMost, compareExact, type Exact, type Fraction, whole } from '../exact.ts';
import { type Finding, isInsufficient } from '../insufficient.ts';
import { itemRank, type WaterClass, type WaterSample } from './classify.ts';
import { limitsFor, type WaterEdition, type WaterRank, waterItem } from './edition.ts';

/** The function target 功能目标 of a section for a year: a class, and items with targets of their own. */
export interface WaterTarget {
  readonly rank: WaterRank;
  readonly items?: Readonly<Record<string, WaterRank>>;
}

export interface TargetMet {
  readonly met: boolean;
  /** Items worse than the section's target or than their own. */
  readonly failing: readonly string[];
}

/** Met when the class keeps the target and every item with its own target keeps that. */
export const targetMet = (
  edition: WaterEdition,
  target: WaterTarget,
  found: WaterClass,
  sample: WaterSample,
): TargetMet => {
  const failing = new Set(found.items.filter(({ rank }) => rank > target.rank).map(({ item }) => item));
  for (const [code, rank] of Object.entries(target.items ?? {})) {
    const item = waterItem(edition, code);
    const value = sample[code];
    const own = item && value && itemRank(limitsFor(item, found.column), value);
    if (own && own > rank) failing.add(code);
  }
  return { met: failing.size === 0, failing: [...failing] };
};

/** Months met among valid months, as a percentage; months with insufficient data count for neither. */
export const rateMet = (months: readonly Finding<TargetMet>[]): { valid: number; met: number; rate?: Fraction } => {
  const valid = months.filter((month) => !isInsufficient(month)) as TargetMet[];
  const met = valid.filter((month) => month.met).length;
  return { valid: valid.length, met, ...(valid.length > 0 && { rate: over(whole(met * 100), whole(valid.length)) }) };
};

export interface Attribution {
  readonly kind: 'attribution';
  /** nobody: both meet; between: only the outflow fails; shared: both fail; upstream: only the inflow fails. */
  readonly falls: 'nobody' | 'upstream' | 'between' | 'shared';
  readonly upstream: Exact;
  readonly between: Exact;
}

const ZERO = whole(0);
const positive = (x: Fraction): Exact => (compareExact(x, ZERO) > 0 ? x : ZERO);

/**
 * Cross-border attribution of one item on a river, from its inflow section to its outflow section (a project default).
 * `bound` min (dissolved oxygen) counts the deficit below the target instead of the excess above it. An inflow that
 * fails while the outflow meets is a notice to the upstream side, no fault downstream. `above`: the limit of the inflow section where it
 * is another one (a river section before a lake).
 */
export const attribute = (
  target: Exact,
  inflow: Exact,
  outflow: Exact,
  bound: 'max' | 'min' = 'max',
  above: Exact = target,
): Attribution => {
  const beyond = (value: Exact, limit: Exact): Fraction =>
    bound === 'max' ? minus(value, limit) : minus(limit, value);
  const [a, b] = [beyond(inflow, above), beyond(outflow, target)];
  const [fails, failsBelow] = [!atMost(a, ZERO), !atMost(b, ZERO)];
  const upstream = fails ? positive(a) : ZERO;
  const between = !failsBelow ? ZERO : fails ? positive(beyond(outflow, inflow)) : b;
  const falls = fails ? (failsBelow ? 'shared' : 'upstream') : failsBelow ? 'between' : 'nobody';
  return { kind: 'attribution', falls, upstream, between };
};
