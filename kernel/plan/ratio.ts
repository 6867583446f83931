/** Whole numbers; bigint where a product of fen could pass 2^53. */
export type Whole = number | bigint;

/** An exact share of two whole numbers. Rules compare ratios by cross multiplication; only display rounds. */
export interface Ratio {
  readonly over: Whole;
  readonly under: Whole;
}

export const ratio = (over: Whole, under: Whole): Ratio => ({ over, under });

const none = (n: Whole): boolean => n === 0 || n === 0n;

/** A ratio over nothing counts as zero. */
const parts = (r: Ratio): readonly [over: bigint, under: bigint] =>
  none(r.under) ? [0n, 1n] : [BigInt(r.over), BigInt(r.under)];

/** −1, 0 or 1 as a is below, equal to or above b. Denominators are not negative. */
export const compareRatio = (a: Ratio, b: Ratio): number => {
  const [[an, ad], [bn, bd]] = [parts(a), parts(b)];
  const [left, right] = [an * bd, bn * ad];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** Rounds n/d half away from zero to a text with so many decimals. `d` is positive. */
const rounded = (n: bigint, d: bigint, decimals: number): string => {
  const scale = 10n ** BigInt(decimals);
  const abs = n < 0n ? -n : n;
  const units = (abs * scale * 2n + d) / (2n * d);
  const digits = units.toString().padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return n < 0n && units > 0n ? `-${text}` : text;
};

/** A quotient as decimal text, or null over nothing. */
export const quotient = (over: Whole, under: Whole, decimals = 2): string | null => {
  if (none(under)) return null;
  const [n, d] = [BigInt(over), BigInt(under)];
  return d < 0n ? rounded(-n, -d, decimals) : rounded(n, d, decimals);
};

/** A share as per cent, `60.87`, or null when there is nothing to take a share of. */
export const percent = (over: Whole, under: Whole, decimals = 2): string | null =>
  quotient(BigInt(over) * 100n, under, decimals);

/** a − b in percentage points: exact for comparing, as text for showing. */
export const gapBetween = (
  a: Ratio,
  b: Ratio,
): { readonly exact: readonly [over: bigint, under: bigint]; readonly pp: string } => {
  const [[an, ad], [bn, bd]] = [parts(a), parts(b)];
  const [over, under] = [an * bd - bn * ad, ad * bd];
  return { exact: [over, under], pp: rounded(over * 100n, under, 2) };
};
