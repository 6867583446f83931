import type { Instant } from '../time/types.ts';
import type { Edition } from './edition.ts';
import type { Finding } from './insufficient.ts';

/**
 * A stored evaluation: which edition, which inputs (by hash, and the inputs themselves), what was found. It can be
 * repeated under another edition, and repeated under its own it must give the same result.
 */
export interface Evaluation<I, T> {
  readonly kind: 'evaluation';
  readonly rule: string;
  readonly edition: string;
  readonly inputs: I;
  readonly inputsHash: string;
  readonly finding: Finding<T>;
  readonly at: Instant;
}

/** A pure rule over an edition. `name` is stored; it changes when the rule does. */
export interface EvaluationRule<E extends Edition, I, T> {
  readonly name: string;
  readonly find: (edition: E, inputs: I) => Finding<T>;
}

/** The hash is injected: the kernel imports nothing. It gets the canonical text of the inputs. */
export type HashText = (text: string) => string;

const sorted = (_: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** One text for equal inputs: keys in order, bigints as digits, nothing undefined. */
export const canonicalText = (inputs: unknown): string => JSON.stringify(inputs, sorted) ?? 'null';

export const evaluate = <E extends Edition, I, T>(
  rule: EvaluationRule<E, I, T>,
  edition: E,
  inputs: I,
  hash: HashText,
  at: Instant,
): Evaluation<I, T> => ({
  kind: 'evaluation',
  rule: rule.name,
  edition: edition.id,
  inputs,
  inputsHash: hash(canonicalText(inputs)),
  finding: rule.find(edition, inputs),
  at,
});

/** The same inputs under another edition: a scenario, or the same edition again to check what is stored. */
export const repeat = <E extends Edition, I, T>(
  rule: EvaluationRule<E, I, T>,
  stored: Evaluation<I, T>,
  edition: E,
  hash: HashText,
  at: Instant,
): Evaluation<I, T> => evaluate(rule, edition, stored.inputs, hash, at);

/** Whether a repetition under the stored edition confirms what is stored: same inputs, same finding. */
export const confirms = <I, T>(stored: Evaluation<I, T>, again: Evaluation<I, T>): boolean =>
  stored.edition === again.edition &&
  stored.inputsHash === again.inputsHash &&
  canonicalText(stored.finding) === canonicalText(again.finding);
