import { mean, minus, over, round8170 } from '../arithmetic.ts';
import { atLeast, atMost, compareExact, type Decimal, type Exact, whole } from '../exact.ts';
import { type Finding, insufficient } from '../insufficient.ts';
import { ppmToMass, toDry, toReferenceOxygen } from './convert.ts';
import type { FlueMethod } from './method.ts';

/** One sample as the instrument gave it, with the checks that bracket it. */
export interface FlueSample {
  readonly reading: Exact;
  readonly unit: 'ppm' | 'mg/m3';
  readonly basis: 'dry' | 'wet';
  /** Share of one; needed on a wet basis. */
  readonly moisture?: Exact;
  /** Per cent, with the basis it was measured on. */
  readonly oxygen?: Exact;
  readonly oxygenBasis?: 'dry' | 'wet';
  /** Load of the source, per cent; outside the usual range only with a note. */
  readonly load: Exact;
  readonly loadNote?: string;
  readonly leakPassed: boolean;
  /** Of zero and span between the checks before and after, per cent, either sign. */
  readonly zeroDrift: Exact;
  readonly spanDrift: Exact;
}

export interface FlueTask {
  readonly pollutant: string;
  /** mg/m³ as the permit writes it: the result is rounded to one digit more. */
  readonly limit: Decimal;
  /** Absent: the process has no reference oxygen and is judged as measured. */
  readonly referenceOxygen?: Exact;
  /** The method's accreditation is recorded for the instrument: without it a value on site is a lead, no verdict. */
  readonly accredited: boolean;
}

export type FlueFault =
  | 'leak'
  | 'zero-drift'
  | 'span-drift'
  | 'load'
  | 'oxygen'
  | 'oxygen-basis'
  | 'oxygen-missing'
  | 'moisture-missing';

export interface FlueVerdict {
  readonly kind: 'flue-verdict';
  readonly method: string;
  /** Means of the valid samples on a dry basis, and converted: unrounded. Both are reported. */
  readonly measured: Exact;
  readonly converted?: Exact;
  /** What was compared, rounded once. */
  readonly compared: Exact;
  readonly verdict: 'pass' | 'exceeds' | 'indicative';
  /** (C − L)/L with two decimals, when above the limit. */
  readonly multiple?: Exact;
  readonly valid: number;
  readonly faults: readonly { readonly sample: number; readonly fault: FlueFault }[];
}

const absolute = (x: Exact): Exact => (compareExact(x, whole(0)) < 0 ? minus(whole(0), x) : x);

/** What makes a sample invalid, the first reason found. */
export const flueFault = (method: FlueMethod, task: FlueTask, sample: FlueSample): FlueFault | undefined => {
  if (!sample.leakPassed) return 'leak';
  if (!atMost(absolute(sample.zeroDrift), method.mostZeroDrift)) return 'zero-drift';
  if (!atMost(absolute(sample.spanDrift), method.mostDrift)) return 'span-drift';
  const usual = atLeast(sample.load, method.load.from) && atMost(sample.load, method.load.to);
  if (!usual && !sample.loadNote) return 'load';
  if (sample.basis === 'wet' && !sample.moisture) return 'moisture-missing';
  if (!task.referenceOxygen) return undefined;
  if (!sample.oxygen) return 'oxygen-missing';
  if (atLeast(sample.oxygen, method.ambientOxygen)) return 'oxygen';
  return (sample.oxygenBasis ?? 'dry') === sample.basis ? undefined : 'oxygen-basis';
};

/** Reading → mg/m³ at standard state → dry basis. */
const dryMass = (method: FlueMethod, task: FlueTask, sample: FlueSample): Exact => {
  const molar = method.molarMass[task.pollutant];
  const mass = sample.unit === 'ppm' && molar ? ppmToMass(method, sample.reading, molar) : sample.reading;
  return sample.basis === 'wet' ? toDry(mass, sample.moisture!) : mass;
};

const dryOxygen = (sample: FlueSample): Exact =>
  sample.basis === 'wet' ? toDry(sample.oxygen!, sample.moisture!) : sample.oxygen!;

/**
 * From readings to verdict, in the order of the specification: mg/m³, dry basis, mean of the valid samples, reference
 * oxygen, rounding to one digit more than the limit (GB/T 8170), comparison. Too few valid samples, an unknown molar
 * mass or an oxygen that cannot be converted give *insufficient data*, never a verdict.
 */
export const flueVerdict = (
  method: FlueMethod,
  task: FlueTask,
  samples: readonly FlueSample[],
): Finding<FlueVerdict> => {
  const faults = samples.flatMap((sample, at) => {
    const fault = flueFault(method, task, sample);
    return fault ? [{ sample: at, fault }] : [];
  });
  const valid = samples.filter((_, at) => !faults.some((found) => found.sample === at));
  if (valid.length < method.leastSamples) {
    const missing = faults.map(({ sample, fault }) => `${sample}: ${fault}`);
    return insufficient(missing, [
      `有效样品 ${valid.length} 个，不出结论`,
      `${valid.length} valid samples are too few for a verdict`,
    ]);
  }
  if (valid.some(({ unit }) => unit === 'ppm') && !method.molarMass[task.pollutant]) {
    return insufficient(
      [task.pollutant],
      [`${task.pollutant} 的摩尔质量未知`, `No molar mass is known for ${task.pollutant}`],
    );
  }
  const measured = mean(valid.map((sample) => dryMass(method, task, sample)))!;
  const oxygen = task.referenceOxygen && mean(valid.map(dryOxygen));
  const converted = oxygen && toReferenceOxygen(method, measured, oxygen, task.referenceOxygen!);
  if (converted && !converted.ok) return insufficient(['O2'], converted.says);
  const result = converted?.value ?? measured;
  const compared = round8170(result, task.limit.places + 1);
  const exceeds = compareExact(compared, task.limit) > 0;
  return {
    kind: 'flue-verdict',
    method: method.id,
    measured,
    ...(converted && { converted: converted.value }),
    compared,
    verdict: task.accredited ? (exceeds ? 'exceeds' : 'pass') : 'indicative',
    ...(exceeds && { multiple: round8170(over(minus(result, task.limit), task.limit), 2) }),
    valid: valid.length,
    faults,
  };
};
