import type { Words } from '../declare/words.ts';
import type { Resolved } from '../law/resolve.ts';
import { assert } from '../outcome/result.ts';

/** How an amount comes from its parts. `given`: from a fact or a balance; `law`: a value of the law itself. */
export type AmountHow = 'given' | 'law' | 'share' | 'sum' | 'less' | 'least' | 'most';
export type AmountRounding = 'down' | 'up' | 'half-up';

/**
 * A computed amount that explains itself: what it is made of, which law values it rests on with their source and status,
 * and which of several bounds decided. Plain data: kept in a fact (`fact.amount`) it can be recomputed and shown for good.
 */
export interface ExplainedAmount {
  readonly title: Words;
  /** Whole numbers of the unit; money in fen. */
  readonly amount: number;
  readonly unit: string;
  readonly how: AmountHow;
  readonly parts?: readonly ExplainedAmount[];
  /** For `law` the amount itself, for `share` the ratio. */
  readonly law?: Resolved;
  readonly rounded?: AmountRounding;
  /** For `least` and `most`: the place of the part that decided; the first of equals. Absent if the lowest value allowed did. */
  readonly decided?: number;
  /** For `least`: never below it. */
  readonly notBelow?: number;
  readonly note?: Words;
}

export interface AmountRatio {
  readonly n: number;
  readonly d: number;
}

const whole = (amount: number, title: Words): number => {
  assert(Number.isSafeInteger(amount), `the amount "${title[1]}" is not a whole number that can be held exactly`);
  return amount;
};

/** `amount × n / d`, exactly, then rounded. */
export const shareOf = (amount: number, { n, d }: AmountRatio, rounding: AmountRounding = 'down'): number => {
  assert(d > 0, 'a ratio needs a denominator above zero');
  const [product, by] = [BigInt(amount) * BigInt(n), BigInt(d)];
  const floor = product >= 0n || product % by === 0n ? product / by : product / by - 1n;
  const rest = product - floor * by;
  const up = rounding === 'up' ? rest > 0n : rounding === 'half-up' && 2n * rest >= by;
  return whole(Number(up ? floor + 1n : floor), ['份额', 'share']);
};

const unitOf = (parts: readonly ExplainedAmount[], title: Words): string => {
  const unit = parts[0]?.unit;
  assert(unit !== undefined, `the amount "${title[1]}" has no parts`);
  assert(
    parts.every((part) => part.unit === unit),
    `the parts of "${title[1]}" are in different units`,
  );
  return unit;
};

type Parts = readonly ExplainedAmount[];

const sumOf = (parts: Parts): number => parts.reduce((sum, part) => sum + part.amount, 0);

const extreme = (parts: Parts, better: (a: number, b: number) => boolean): number =>
  parts.reduce((best, part, n) => (better(part.amount, (parts[best] as ExplainedAmount).amount) ? n : best), 0);

const isRatio = (value: unknown): value is AmountRatio =>
  typeof value === 'object' && value !== null && 'n' in value && 'd' in value;

/** What is true of an amount by its own account; the functions below make amounts for which it holds. */
const computed = ({ how, amount, parts = [], law, rounded, decided, notBelow }: ExplainedAmount): number => {
  switch (how) {
    case 'given':
      return amount;
    case 'law':
      return typeof law?.value === 'number' ? law.value : Number.NaN;
    case 'share':
      return isRatio(law?.value) ? shareOf(parts[0]?.amount ?? 0, law.value, rounded) : Number.NaN;
    case 'sum':
      return sumOf(parts);
    case 'less':
      return (parts[0]?.amount ?? 0) - sumOf(parts.slice(1));
    case 'least':
    case 'most': {
      const found = extreme(parts, how === 'least' ? (a, b) => a < b : (a, b) => a > b);
      const value = parts[found]?.amount ?? Number.NaN;
      if (notBelow !== undefined && value < notBelow) return decided === undefined ? notBelow : Number.NaN;
      return decided === found ? value : Number.NaN;
    }
  }
};

/** Whether the amount and all its parts are what their terms say: anybody can recompute it. */
export const amountHolds = (explained: ExplainedAmount): boolean =>
  computed(explained) === explained.amount && (explained.parts ?? []).every(amountHolds);

/** All law values an amount rests on, outermost first. */
export const lawIn = (explained: ExplainedAmount): readonly Resolved[] => [
  ...(explained.law ? [explained.law] : []),
  ...(explained.parts ?? []).flatMap(lawIn),
];

export interface LeastOptions {
  readonly notBelow?: number;
  readonly note?: Words;
}

export const amount = {
  /** From a fact, a balance, a count; `note` may say where from. */
  given: (title: Words, value: number, unit = 'fen', note?: Words): ExplainedAmount => ({
    title,
    amount: whole(value, title),
    unit,
    how: 'given',
    ...(note && { note }),
  }),
  /** A value of the law, as `seen.law(slot)` answers it. */
  law: (title: Words, law: Resolved & { readonly value: number }, unit = 'fen'): ExplainedAmount => ({
    title,
    amount: whole(law.value, title),
    unit,
    how: 'law',
    law,
  }),
  /** A ratio of the law of an amount, rounded down unless said otherwise. */
  share: (
    title: Words,
    base: ExplainedAmount,
    law: Resolved & { readonly value: AmountRatio },
    rounded: AmountRounding = 'down',
  ): ExplainedAmount => ({
    title,
    amount: shareOf(base.amount, law.value, rounded),
    unit: base.unit,
    how: 'share',
    parts: [base],
    law,
    rounded,
  }),
  sum: (title: Words, parts: Parts): ExplainedAmount => ({
    title,
    amount: whole(sumOf(parts), title),
    unit: unitOf(parts, title),
    how: 'sum',
    parts,
  }),
  /** The first less all others. */
  less: (title: Words, parts: Parts): ExplainedAmount => ({
    title,
    amount: whole(sumOf(parts.slice(0, 1)) - sumOf(parts.slice(1)), title),
    unit: unitOf(parts, title),
    how: 'less',
    parts,
  }),
  /** The smallest of several bounds; it says which one decided. */
  least: (title: Words, parts: Parts, { notBelow, note }: LeastOptions = {}): ExplainedAmount => {
    const unit = unitOf(parts, title);
    const decided = extreme(parts, (a, b) => a < b);
    const value = (parts[decided] as ExplainedAmount).amount;
    const raised = notBelow !== undefined && value < notBelow;
    return {
      title,
      amount: raised ? notBelow : value,
      unit,
      how: 'least',
      parts,
      ...(!raised && { decided }),
      ...(notBelow !== undefined && { notBelow }),
      ...(note && { note }),
    };
  },
  most: (title: Words, parts: Parts): ExplainedAmount => {
    const unit = unitOf(parts, title);
    const decided = extreme(parts, (a, b) => a > b);
    return { title, amount: (parts[decided] as ExplainedAmount).amount, unit, how: 'most', parts, decided };
  },
};

/** The part that decided, if one did. */
export const decidedBy = ({ parts, decided }: ExplainedAmount): ExplainedAmount | undefined =>
  decided === undefined ? undefined : parts?.[decided];
