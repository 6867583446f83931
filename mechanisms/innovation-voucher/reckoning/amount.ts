import { shareOf } from '#kernel';
import type { bounds } from '../facts.ts';

export type Bound = keyof typeof bounds;

/** What bounds the amount of an order: exact fen; `ratio` is what the law pays of the eligible amount. */
export interface AmountInput {
  readonly eligible: number;
  readonly ratio: { readonly n: number; readonly d: number };
  readonly cap: number;
  /** Used or reserved this year over all institutions and places, the unspent part of this voucher not included. */
  readonly counted: number;
  readonly voucherLeft: number;
  /** Free in the pool, plus what this voucher already holds of it: a voucher once issued is never unfunded. */
  readonly poolLeft: number;
}

export interface Amount {
  readonly subsidy: number;
  readonly own: number;
  readonly bound: Bound;
  readonly of: Readonly<Record<Bound, number>>;
}

/**
 * S = min(⌊E × ratio⌋, cap − used or reserved, left of the voucher, left of the appropriation); own payment E − S. Of equal
 * bounds the first in this order is named, since it is the one nearest to the law.
 */
export const amountOf = (input: AmountInput): Amount => {
  const of = {
    ratio: shareOf(input.eligible, input.ratio),
    cap: Math.max(0, input.cap - input.counted),
    voucher: input.voucherLeft,
    pool: input.poolLeft,
  };
  const order = ['ratio', 'cap', 'voucher', 'pool'] as const;
  const bound = order.reduce<Bound>((least, one) => (of[one] < of[least] ? one : least), 'ratio');
  const subsidy = Math.max(0, of[bound]);
  return { subsidy, own: input.eligible - subsidy, bound, of };
};

/** Ten-thousandths of the eligible amount that are paid, rounded down: what people compare (9-B: 33.33 %). */
export const effectiveBp = (subsidy: number, eligible: number): number =>
  eligible === 0 ? 0 : Number((BigInt(subsidy) * 10_000n) / BigInt(eligible));

/** What the price of an order is seen from: what was typed as the unit price, and what is to be paid for how many. */
export interface Priced {
  readonly unitPrice: number;
  readonly eligible: number;
  readonly quantity: number;
}

/**
 * 单价超过公开标价的若干倍: looked at by a person, never refused by itself. The higher of the typed unit price and the eligible amount per
 * unit counts, so that a low unit price beside a high contract hides nothing.
 */
export const isOutlier = (
  { unitPrice, eligible, quantity }: Priced,
  listPrice: number | undefined,
  { n, d }: { readonly n: number; readonly d: number },
): boolean => {
  if (listPrice === undefined) return false;
  const limit = BigInt(listPrice) * BigInt(n);
  return BigInt(unitPrice) * BigInt(d) > limit || BigInt(eligible) * BigInt(d) > limit * BigInt(quantity);
};

/** Drawn for audit: by a keyed tag of the case, so that nobody can know beforehand; all above the threshold. */
export const isSampled = (
  tag: string,
  share: { readonly n: number; readonly d: number },
  amount: number,
  over: number,
): boolean =>
  amount > over || (tag !== '' && BigInt(`0x${tag.slice(-12)}`) * BigInt(share.d) < (1n << 48n) * BigInt(share.n));
