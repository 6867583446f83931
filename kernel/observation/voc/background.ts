import { compareExact, type Exact } from '../exact.ts';

/** The nearest-rank percentile of ascending values: the smallest that at least p per cent do not exceed. */
export const nearestRank = (ascending: readonly Exact[], p: number): Exact =>
  ascending[Math.max(0, Math.ceil((p * ascending.length) / 100) - 1)]!;

/** The first position in an ascending list whose value is not below `value`. */
const placeOf = (ascending: readonly Exact[], value: Exact): number => {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareExact(ascending[middle]!, value) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

interface Timed {
  readonly t: number;
  readonly tvoc: Exact;
}

/**
 * The background at each sample: the percentile of the samples within half a window before and after it, so that a plume
 * is held against the air on both sides of it. The window is kept in order while it slides. Samples in order of time.
 */
export const backgrounds = (samples: readonly Timed[], windowSeconds: number, p: number): readonly Exact[] => {
  const window: Exact[] = [];
  let [from, to] = [0, 0];
  return samples.map(({ t }) => {
    for (; to < samples.length && samples[to]!.t <= t + windowSeconds / 2; to++) {
      window.splice(placeOf(window, samples[to]!.tvoc), 0, samples[to]!.tvoc);
    }
    for (; samples[from]!.t < t - windowSeconds / 2; from++) window.splice(placeOf(window, samples[from]!.tvoc), 1);
    return nearestRank(window, p);
  });
};
