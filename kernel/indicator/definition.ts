import type { Words } from '../declare/words.ts';
import { byCodeUnit, frame, frameList, type Hash, type Hex, toHex } from '../deliberation/frame.ts';
import type { Day } from '../time/types.ts';

/** `yearsFrom`: years counted from a day that is not 1 January, e.g. the construction years of a zone; `label` + 1 is the first. */
export type PeriodUnit =
  | 'day'
  | 'month'
  | 'quarter'
  | 'year'
  | 'ever'
  | { readonly yearsFrom: Day; readonly label: string };

/** What is shown, from the counters that records add to. Counters are whole numbers, so that figures never depend on order. */
export type Formula =
  | { readonly kind: 'count'; readonly of: string }
  /** A counter in fen, whole or for each of another counter, shown in yuan with two decimals. */
  | { readonly kind: 'money'; readonly of: string; readonly per?: string }
  | { readonly kind: 'share'; readonly over: string; readonly under: string; readonly decimals: number }
  | { readonly kind: 'quotient'; readonly over: string; readonly under: string; readonly decimals: number }
  /**
   * Of counters `<of>-0` … `<of>-<upTo>`, how many records had which value (the last: so much or more): the least value that
   * the share n/d of them does not exceed.
   */
  | {
      readonly kind: 'quantile';
      readonly of: string;
      readonly upTo: number;
      readonly share: { readonly n: number; readonly d: number };
    }
  | { readonly kind: 'difference'; readonly of: string; readonly less: string };

/** The part of an indicator that is data, published and hashed. `counting` is the version of `counts`, raised when its code changes. */
export interface IndicatorText {
  readonly kind: 'indicator';
  readonly id: string;
  readonly title: Words;
  readonly unit: Words;
  readonly period: PeriodUnit;
  /** Where the records are: a mechanism's events, a register, a series. */
  readonly source: string;
  readonly formula: Formula;
  readonly counting: { readonly version: number; readonly says: Words };
  /** Names of the dimensions a figure may be broken down by; at most two are published together. */
  readonly dimensions: readonly string[];
  /** The counter that counts persons, when the figure is about persons: small cells of it are suppressed. */
  readonly persons?: string;
}

/** What one record adds to one cell, on the day it counts. */
export interface Contribution {
  readonly on: Day;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly counters: Readonly<Record<string, number>>;
}

/** What one record adds: to one cell, to several (each side of a joint matter), or, null, nothing (yet). */
export type Counted = Contribution | readonly Contribution[] | null;

export interface Indicator<T> extends IndicatorText {
  readonly counts: (record: T) => Counted;
}

export const contributions = <T>(
  indicator: Pick<Indicator<T>, 'counts'>,
  record: T | null,
): readonly Contribution[] => {
  const counted = record === null ? null : indicator.counts(record);
  return counted === null ? [] : 'counters' in counted ? [counted] : counted;
};

const formulaParts = (f: Formula): readonly (string | number)[] => {
  if (f.kind === 'count') return [f.kind, f.of];
  if (f.kind === 'money') return f.per === undefined ? [f.kind, f.of] : [f.kind, f.of, f.per];
  if (f.kind === 'quantile') return [f.kind, f.of, f.upTo, f.share.n, f.share.d];
  if (f.kind === 'difference') return [f.kind, f.of, f.less];
  return [f.kind, f.over, f.under, f.decimals];
};

const periodParts = (p: PeriodUnit): readonly string[] =>
  typeof p === 'string' ? [p] : ['years', p.yearsFrom, p.label];

/**
 * Two figures compare only under the same definition: every snapshot carries this hash. Words for people (title, unit, what
 * `counting` says) are not in it: to say the same thing better breaks no series; what is counted otherwise raises `version`.
 */
export const definitionHash = (d: IndicatorText, hash: Hash): Hex => {
  const persons = frameList(d.persons === undefined ? [] : [d.persons]);
  const parts = [
    d.id,
    frameList(periodParts(d.period)),
    d.source,
    frameList(formulaParts(d.formula)),
    d.counting.version,
  ];
  return toHex(
    hash(frame('tongban/indicator/definition/2', ...parts, frameList([...d.dimensions].sort(byCodeUnit)), persons)),
  );
};

const yearCounted = (from: Day, label: string, day: Day): string => {
  const years = Number(day.slice(0, 4)) - Number(from.slice(0, 4));
  return `${label}${years + (day.slice(5) >= from.slice(5) ? 1 : 0)}`;
};

/** The period a day falls in: `2021-07-13`, `2021-07`, `2021-Q3`, `2021`, `ever`, or the label with the number of the year. */
export const periodOf = (unit: PeriodUnit, day: Day): string => {
  if (unit === 'day') return day;
  if (unit === 'month') return day.slice(0, 7);
  if (unit === 'quarter') return `${day.slice(0, 4)}-Q${Math.floor((Number(day.slice(5, 7)) + 2) / 3)}`;
  if (unit === 'year') return day.slice(0, 4);
  return unit === 'ever' ? unit : yearCounted(unit.yearsFrom, unit.label, day);
};
