import { over, times } from '../arithmetic.ts';
import { atLeast, atMost, type Exact, type Fraction, whole } from '../exact.ts';
import type { Position } from '../geo.ts';
import { type Finding, insufficient } from '../insufficient.ts';
import type { VocMethod } from './method.ts';

export interface VocSample {
  /** Seconds since the start of the run. */
  readonly t: number;
  readonly place: Position;
  readonly speedKmh: Exact;
  /** µg/m³. */
  readonly tvoc: Exact;
  readonly hdop?: Exact;
  /** The instrument marked it invalid. */
  readonly invalid?: boolean;
}

export interface VocRun {
  readonly id: string;
  readonly samples: readonly VocSample[];
  /** Zero and span checks before and after the run. */
  readonly checksPassed: boolean;
}

/** µg/m³ = ppb · M / 24.45. */
export const ppbToMass = (method: VocMethod, ppb: Exact, molarMass: Exact): Fraction =>
  over(times(ppb, molarMass), method.molarVolume);

/** Samples that can be used: no instrument flag, not too fast, no gap of position before them, a good enough fix. */
export const validSamples = (method: VocMethod, samples: readonly VocSample[]): readonly VocSample[] =>
  samples.filter((sample, at) => {
    const before = samples[at - 1];
    const near = !before || sample.t - before.t <= method.mostGpsGapSeconds;
    const fixed = !sample.hdop || atMost(sample.hdop, method.mostHdop);
    return !sample.invalid && near && fixed && atMost(sample.speedKmh, method.mostSpeedKmh);
  });

/** The samples a run is judged by, or why it is not used: failed checks, or too few valid samples. */
export const usableRun = (
  method: VocMethod,
  run: VocRun,
): Finding<{ readonly kind: 'usable-run'; readonly samples: readonly VocSample[] }> => {
  if (!run.checksPassed) {
    return insufficient(['checks'], ['走航前后校准检查未通过', 'The checks before or after the run failed']);
  }
  const samples = validSamples(method, run.samples);
  const enough =
    run.samples.length > 0 && atLeast(over(whole(samples.length), whole(run.samples.length)), method.validShare);
  return enough
    ? { kind: 'usable-run', samples }
    : insufficient(
        [`${samples.length}/${run.samples.length}`],
        ['有效样点比例不足，本次走航不采用', 'Too few valid samples: the run is not used'],
      );
};
