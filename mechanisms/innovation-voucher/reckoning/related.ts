/** A holding: `from` holds `bp` ten-thousandths of `to`. Both are USCC or identity numbers. */
export interface Holding {
  readonly from: string;
  readonly to: string;
  readonly bp: number;
}

/** A share as an exact fraction. */
export interface Share {
  readonly n: bigint;
  readonly d: bigint;
}

const none: Share = { n: 0n, d: 1n };

const plus = (a: Share, b: Share): Share => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });

/**
 * What `holder` holds of `target`: along every path the holdings are multiplied, over the paths they are summed. A path passes
 * no company twice, so that circular holdings end. Exact: 24.99 % is never rounded to 25 %.
 */
export const shareIn = (
  holdings: readonly Holding[],
  holder: string,
  target: string,
  seen: readonly string[] = [],
): Share =>
  holdings
    .filter(({ from, to }) => from === holder && !seen.includes(to))
    .reduce<Share>((sum, { to, bp }) => {
      const rest = to === target ? { n: 1n, d: 1n } : shareIn(holdings, to, target, [...seen, holder]);
      return plus(sum, { n: rest.n * BigInt(bp), d: rest.d * 10_000n });
    }, none);

/** 达到（含）. */
export const reaches = (share: Share, threshold: { readonly n: number; readonly d: number }): boolean =>
  share.n * BigInt(threshold.d) >= BigInt(threshold.n) * share.d;

/** Ten-thousandths, rounded down, to be shown; comparing is done on the fraction. */
export const bpOf = ({ n, d }: Share): number => Number((n * 10_000n) / d);

/** Either way: the holder in the institution, the institution in the holder, or a third in both (common control). */
export const relatedShare = (
  holdings: readonly Holding[],
  holder: string,
  institution: string,
): { readonly share: Share; readonly by: 'holds' | 'heldBy' | 'common' } => {
  const down = shareIn(holdings, holder, institution);
  const up = shareIn(holdings, institution, holder);
  const thirds = [...new Set(holdings.map(({ from }) => from))].filter(
    (one) => one !== holder && one !== institution,
  );
  const common = thirds
    .map((third) => lesser(shareIn(holdings, third, holder), shareIn(holdings, third, institution)))
    .reduce((best, one) => (greater(one, best) ? one : best), none);
  if (!greater(up, down) && !greater(common, down)) return { share: down, by: 'holds' };
  return greater(common, up) ? { share: common, by: 'common' } : { share: up, by: 'heldBy' };
};

const greater = (a: Share, b: Share): boolean => a.n * b.d > b.n * a.d;
const lesser = (a: Share, b: Share): Share => (greater(a, b) ? b : a);
