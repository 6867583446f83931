import { mean, times } from '../arithmetic.ts';
import { approximately, compareExact, type Exact } from '../exact.ts';
import { distance, type Position } from '../geo.ts';
import { backgrounds } from './background.ts';
import type { VocMethod } from './method.ts';
import type { VocSample } from './run.ts';

export interface HotSpot {
  readonly kind: 'hot-spot';
  /** Positions, among the valid samples, of those that exceed. */
  readonly exceeding: readonly number[];
  /** The mean position weighted by concentration. */
  readonly centre: Position;
  readonly peak: Exact;
  readonly mean: Exact;
  readonly seconds: number;
  readonly metres: number;
}

const larger = (a: Exact, b: Exact): Exact => (compareExact(a, b) >= 0 ? a : b);

/** The samples above max(floor, factor × background), as positions. */
export const exceedances = (
  method: VocMethod,
  samples: readonly Pick<VocSample, 't' | 'tvoc'>[],
): readonly number[] => {
  const background = backgrounds(samples, method.backgroundWindowSeconds, method.backgroundPercentile);
  return samples.flatMap(({ tvoc }, at) => {
    const threshold = larger(method.thresholdFloor, times(method.thresholdFactor, background[at]!));
    return compareExact(tvoc, threshold) > 0 ? [at] : [];
  });
};

/** Runs of exceedance, joined over at most `mergeGapSamples` samples between them. */
export const segments = (method: VocMethod, exceeding: readonly number[]): readonly (readonly number[])[] => {
  const runs: number[][] = [];
  for (const at of exceeding) {
    const last = runs.at(-1);
    if (last && at - last.at(-1)! - 1 <= method.mergeGapSamples) last.push(at);
    else runs.push([at]);
  }
  return runs;
};

const centreOf = (samples: readonly VocSample[]): Position => {
  const weights = samples.map(({ tvoc }) => approximately(tvoc));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const weighted = (of: (place: Position) => number) =>
    samples.reduce((sum, { place }, i) => sum + of(place) * weights[i]!, 0) / total;
  return { lon: weighted((place) => place.lon), lat: weighted((place) => place.lat) };
};

/** Hot spots 热点 of the valid samples of a run: segments with enough exceeding samples; a lone spike is none. */
export const hotSpots = (method: VocMethod, samples: readonly VocSample[]): readonly HotSpot[] =>
  segments(method, exceedances(method, samples))
    .filter((segment) => segment.length >= method.leastSamples)
    .map((exceeding): HotSpot => {
      const [first, last] = [exceeding[0]!, exceeding.at(-1)!];
      const track = samples.slice(first, last + 1);
      const high = exceeding.map((at) => samples[at]!);
      return {
        kind: 'hot-spot',
        exceeding,
        centre: centreOf(high),
        peak: high.map(({ tvoc }) => tvoc).reduce(larger),
        mean: mean(high.map(({ tvoc }) => tvoc))!,
        seconds: track.at(-1)!.t - track[0]!.t,
        metres: track.slice(1).reduce((sum, { place }, i) => sum + distance(track[i]!.place, place), 0),
      };
    });

/** Persistent: seen within the link radius in enough of the last runs; `before` are the hot spots of earlier runs, latest first. */
export const isPersistent = (method: VocMethod, spot: HotSpot, before: readonly (readonly HotSpot[])[]): boolean => {
  const seen = before
    .slice(0, method.persistent.of - 1)
    .filter((run) => run.some((other) => distance(other.centre, spot.centre) <= method.linkRadiusMetres));
  return seen.length + 1 >= method.persistent.runs;
};
