import type { Words } from '../declare/words.ts';
import { ok, type Result, refuse } from '../outcome/result.ts';
import type { Day } from '../time/types.ts';

/** A figure someone published, kept as printed. A computed one never overwrites it; the difference is shown. */
export interface PublishedFigure {
  readonly kind: 'published-figure';
  readonly indicator: string;
  readonly period: string;
  /** As printed: `77.2`. */
  readonly value: string;
  readonly unit: Words;
  readonly asOf: Day;
  readonly source: string;
}

export interface FigureComparison {
  readonly published: string;
  readonly computed: string;
  /** computed − published, with the decimals printed. */
  readonly difference: string;
  readonly equal: boolean;
}

const scaled = (text: string): readonly [value: bigint, decimals: number] | null => {
  const m = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!m) return null;
  const value = BigInt(`${m[2]}${m[3] ?? ''}`);
  return [m[1] ? -value : value, m[3]?.length ?? 0];
};

const toText = (value: bigint, decimals: number): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  const body = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return value < 0n ? `-${body}` : body;
};

/** Rounds the computed figure to the printed decimals, half away from zero, and subtracts. Plain decimal texts only. */
export const compareFigures = (published: PublishedFigure, computed: string): Result<FigureComparison> => {
  const [a, b] = [scaled(published.value), scaled(computed)];
  if (!a || !b) return refuse('figure-shape', ['数值格式不符', 'A figure is a plain decimal number']);
  const [printed, decimals] = a;
  const up = 10n ** BigInt(Math.max(0, decimals - b[1]));
  const down = 10n ** BigInt(Math.max(0, b[1] - decimals));
  const abs = (b[0] < 0n ? -b[0] : b[0]) * up;
  const rounded = (abs * 2n + down) / (2n * down);
  const value = b[0] < 0n ? -rounded : rounded;
  return ok({
    published: published.value,
    computed: toText(value, decimals),
    difference: toText(value - printed, decimals),
    equal: value === printed,
  });
};

/** Groups of a list that have nothing, by name: the gap report. */
export const emptyGroups = (groups: readonly string[], counts: Readonly<Record<string, number>>): readonly string[] =>
  groups.filter((g) => !(counts[g] ?? 0));
