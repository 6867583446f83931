import type { Edition } from '../edition.ts';
import { compareExact, type Decimal, type Exact, whole } from '../exact.ts';
import { type Finding, insufficient } from '../insufficient.ts';

/** Critical values W_p of the rank correlation 秩相关系数, one-sided, by number of periods. */
export interface TrendMethod extends Edition {
  readonly kind: 'trend-method';
  readonly leastPeriods: number;
  /** r_s is rounded to this many places before it is compared with W_p. */
  readonly places: number;
  readonly critical: Readonly<Record<'0.05' | '0.01', Readonly<Record<number, Decimal>>>>;
}

export interface Period {
  /** `2020-05` or `2020`. */
  readonly period: string;
  readonly value: Exact;
}

export interface Trend {
  readonly kind: 'trend';
  readonly method: string;
  readonly n: number;
  /** Rounded as it was compared. */
  readonly rs: Decimal;
  readonly critical: Decimal;
  readonly significant: boolean;
  readonly significantAt001: boolean;
  readonly direction: 'rising' | 'falling' | 'none';
  /** Months or years between the first and the last that have no value: to be said with the result. */
  readonly gaps: readonly string[];
}

/** Twice the rank of each value in ascending order, so that the mean rank of ties stays an integer. */
const doubledRanks = (values: readonly Exact[]): bigint[] =>
  values.map((value) => {
    let below = 0;
    let same = 0;
    for (const other of values) {
      const order = compareExact(other, value);
      if (order < 0) below++;
      else if (order === 0) same++;
    }
    return BigInt(2 * below + same + 1);
  });

/** ⌊√x⌋ by Newton's method. */
const rootOf = (x: bigint): bigint => {
  if (x < 2n) return x;
  let root = 1n << BigInt((x.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + x / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
};

/**
 * Spearman's rank correlation of values given in order of time: the Pearson correlation of mean ranks (without ties it is
 * 1 − 6∑d²/(N³ − N)), rounded by GB/T 8170. Computed on integers: r² is a ratio, and twice the scaled root is taken
 * exactly, since r_s = 0.828571 must count as 0.829 and not hang on a floating-point digit.
 */
export const rankCorrelation = (values: readonly Exact[], places: number): Decimal => {
  const n = BigInt(values.length);
  const ranks = doubledRanks(values);
  const centre = n + 1n;
  let [covariance, spread, time] = [0n, 0n, 0n];
  for (const [at, rank] of ranks.entries()) {
    const [x, y] = [rank - centre, 2n * BigInt(at + 1) - centre];
    covariance += x * y;
    spread += x * x;
    time += y * y;
  }
  if (spread === 0n || time === 0n) return { kind: 'decimal', units: 0, places };
  const twice = 2n * 10n ** BigInt(places) * covariance;
  const [over, under] = [twice * twice, spread * time];
  const root = rootOf(over / under);
  const half = root % 2n === 1n;
  const tie = half && root * root * under === over;
  const size = half && !(tie && ((root - 1n) / 2n) % 2n === 0n) ? (root + 1n) / 2n : root / 2n;
  return { kind: 'decimal', units: Number(covariance < 0n ? -size : size), places };
};

/** W_p for N, or for the next smaller listed N, which is stricter. */
const criticalFor = (table: Readonly<Record<number, Decimal>>, n: number): Decimal | undefined => {
  const listed = Object.keys(table)
    .map(Number)
    .filter((known) => known <= n);
  return listed.length === 0 ? undefined : table[Math.max(...listed)];
};

const next = (period: string): string => {
  const [year = 0, month] = period.split('-').map(Number);
  if (month === undefined) return String(year + 1);
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
};

const gapsOf = (periods: readonly string[]): string[] => {
  const gaps: string[] = [];
  const last = periods.at(-1)!;
  for (let at = periods[0]!; at < last; at = next(at)) if (!periods.includes(at)) gaps.push(at);
  return gaps;
};

/** The trend over periods, in any order; below the least number of periods *insufficient data*. */
export const trend = (method: TrendMethod, series: readonly Period[]): Finding<Trend> => {
  const sorted = [...series].sort((a, b) => (a.period < b.period ? -1 : 1));
  const n = sorted.length;
  const critical = criticalFor(method.critical['0.05'], n);
  if (n < method.leastPeriods || !critical) {
    return insufficient(
      [`${n}/${method.leastPeriods}`],
      [
        `只有 ${n} 期数据，趋势分析至少需要 ${method.leastPeriods} 期`,
        `${n} periods are too few for a trend, ${method.leastPeriods} are needed`,
      ],
    );
  }
  const rs = rankCorrelation(
    sorted.map(({ value }) => value),
    method.places,
  );
  const size: Decimal = { ...rs, units: Math.abs(rs.units) };
  const strict = criticalFor(method.critical['0.01'], n);
  const sign = compareExact(rs, whole(0));
  return {
    kind: 'trend',
    method: method.id,
    n,
    rs,
    critical,
    significant: compareExact(size, critical) >= 0,
    significantAt001: strict !== undefined && compareExact(size, strict) >= 0,
    direction: sign > 0 ? 'rising' : sign < 0 ? 'falling' : 'none',
    gaps: gapsOf(sorted.map(({ period }) => period)),
  };
};
