import { atLeast, atMost, compareExact, type Decimal, type Exact } from './exact.ts';

/** Why a reading is not used in statistics; kept beside it, never instead of it. */
export type QualityFlag =
  | 'maintenance'
  | 'stopped'
  | 'filtered'
  | 'below-detection'
  | 'out-of-range'
  | 'stuck-suspected';

/** The physically possible range of an item: outside it the reading is not one of this water or air. */
export interface Range {
  readonly low?: Decimal;
  readonly high?: Decimal;
}

export const inRange = ({ low, high }: Range, value: Exact): boolean =>
  (!low || atLeast(value, low)) && (!high || atMost(value, high));

/**
 * Runs of one identical raw value over `least` or more consecutive readings, as [first, last] positions: a suspected stuck
 * sensor 疑似卡值, to be confirmed by a person. A missing reading (undefined) ends a run, a rounded value is no evidence:
 * give raw values in order of time.
 */
export const stuckRuns = (
  raw: readonly (Exact | undefined)[],
  least: number,
): readonly (readonly [number, number])[] => {
  const runs: [number, number][] = [];
  let start = 0;
  for (let at = 1; at <= raw.length; at++) {
    const [before, now] = [raw[at - 1], raw[at]];
    if (at < raw.length && before && now && compareExact(before, now) === 0) continue;
    if (before && at - start >= least) runs.push([start, at - 1]);
    start = at;
  }
  return runs;
};

/** What a station's own remark about a row means for quality. */
export const statusFlag = (status: string): QualityFlag | undefined =>
  ({ 维护: 'maintenance', 停站: 'stopped', 不具备运行条件: 'stopped' })[status.trim()] as QualityFlag | undefined;
