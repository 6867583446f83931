import {
  exact,
  exactText,
  type FlueSample,
  type FlueTask,
  type FlueVerdict,
  flueVerdict,
  isInsufficient,
} from '#kernel';
import type { Flue } from './mechanism.ts';

type Samples = NonNullable<Flue['facts']['samples']>;

const optional = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]: V });

const sampleOf = (one: Samples[number]): FlueSample | undefined => {
  const [reading, load, zeroDrift, spanDrift] = [one.reading, one.load, one.zeroDrift, one.spanDrift].map((text) =>
    exact(text ?? ''),
  );
  if (!reading || !load || !zeroDrift || !spanDrift || !one.unit || !one.basis) return undefined;
  return {
    reading,
    unit: one.unit,
    basis: one.basis,
    load,
    zeroDrift,
    spanDrift,
    leakPassed: one.leakPassed === true,
    ...optional('moisture', exact(one.moisture ?? '')),
    ...optional('oxygen', exact(one.oxygen ?? '')),
    ...optional('oxygenBasis', one.oxygenBasis),
    ...optional('loadNote', one.loadNote),
  };
};

const taskOf = ({ facts }: Flue): FlueTask | undefined => {
  const limit = exact(facts.limit ?? '');
  if (limit?.kind !== 'decimal' || !facts.pollutant) return undefined;
  return {
    pollutant: facts.pollutant,
    limit,
    accredited: facts.accredited === true,
    ...optional('referenceOxygen', exact(facts.referenceOxygen ?? '')),
  };
};

const textsOf = ({ measured, converted, compared, multiple, verdict, valid, faults }: FlueVerdict) => ({
  measured: exactText(measured, 2),
  ...optional('converted', converted && exactText(converted, 2)),
  compared: exactText(compared),
  ...optional('multiple', multiple && exactText(multiple, 2)),
  verdict,
  valid,
  faults: faults.map(({ sample, fault }) => `${sample + 1}: ${fault}`),
});

/** From the readings of the case to its verdict, by the method in force on the day of the samples: the kernel computes, the case keeps. */
export const calculated = (seen: Flue) => {
  const method = seen.law('method', seen.facts.sampledOn)?.value;
  const task = taskOf(seen);
  const samples = (seen.facts.samples ?? []).flatMap((one) => sampleOf(one) ?? []);
  if (!method || !task) return { verdict: 'none', valid: 0, faults: ['no method in force'] };
  const found = flueVerdict(method, task, samples);
  return {
    ...(isInsufficient(found) ? { verdict: 'none', valid: 0, faults: [...found.missing] } : textsOf(found)),
    edition: method.id,
  };
};
