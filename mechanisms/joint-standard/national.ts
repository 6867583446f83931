import { atLeast, type Day, type Exact, exact, type Words, whole } from '#kernel';
import type { Case } from './vocabulary.ts';

/** What somebody wrote as a limit, however many digits it has; a fact of kind decimal is always a number. */
const written = (text: string): Exact => exact(text) ?? whole(0);

/** A row of the register of national and industry standards: how long it was in force, and its limits under the names of `limits`. */
export interface NationalStandard {
  readonly number: string;
  readonly title: Words;
  /** Only a mandatory standard bounds what a local one may say. */
  readonly mandatory: boolean;
  readonly from: Day;
  readonly to?: Day;
  readonly replacedBy?: string;
  readonly limits: readonly { readonly item: string; readonly bound: 'max' | 'min'; readonly value: string }[];
}

const register = ({ law }: Case): readonly NationalStandard[] => law('national')?.value ?? [];
const inForce = ({ from, to = '9999-12-31' }: NationalStandard, day: Day): boolean => from <= day && day <= to;

type Row = NonNullable<Case['facts']['limits']>[number];

/** The mandatory bound of an item on the day: from the register, else what the proposal itself says. */
const boundOf = (seen: Case, { item, national }: Row) => {
  for (const standard of register(seen)) {
    if (!standard.mandatory || !inForce(standard, seen.day)) continue;
    const found = standard.limits.find((one) => one.item === item);
    if (found) return { ...found, number: standard.number };
  }
  return national === undefined ? undefined : { item, bound: 'max' as const, value: national, number: '' };
};

/** Rows that allow more than the mandatory standard, each with what that says. */
export const looserThanNational = (seen: Case): readonly string[] =>
  (seen.facts.limits ?? []).flatMap((row) => {
    const bound = boundOf(seen, row);
    if (!bound) return [];
    const [here, there] = [written(row.value ?? '0'), written(bound.value)];
    const keeps = bound.bound === 'max' ? atLeast(there, here) : atLeast(here, there);
    return keeps ? [] : [`${row.item} ${row.value}（${[bound.number, bound.value].filter(Boolean).join(' ')}）`];
  });

/** A proposal may say what the national figure is; where the register knows it, the two are the same. */
export const otherThanRegister = (seen: Case): readonly string[] =>
  (seen.facts.limits ?? []).flatMap((row) => {
    const bound = boundOf(seen, { ...row, national: undefined });
    const said = row.national;
    const same =
      !bound ||
      said === undefined ||
      (atLeast(written(said), written(bound.value)) && atLeast(written(bound.value), written(said)));
    return same ? [] : [`${row.item}: ${bound?.number} ${bound?.value}`];
  });

/** Standards cited that were replaced or are not in force yet; one the register does not know is nobody's fault. */
export const citedNotInForce = (seen: Case): readonly string[] =>
  (seen.facts.cited ?? []).flatMap((number) => {
    const known = register(seen).filter((one) => one.number === number);
    if (known.length === 0 || known.some((one) => inForce(one, seen.day))) return [];
    const by = known.find(({ replacedBy }) => replacedBy)?.replacedBy;
    return [by ? `${number} → ${by}` : number];
  });

/** The same items with the same values, in whatever order and however a value is written. */
export const sameLimits = (now: readonly Row[] = [], before: readonly Row[] = []): boolean =>
  now.length === before.length &&
  now.every(({ item, unit, value }) =>
    before.some((one) => {
      const [here, there] = [written(value ?? '0'), written(one.value ?? '0')];
      return one.item === item && one.unit === unit && atLeast(here, there) && atLeast(there, here);
    }),
  );
