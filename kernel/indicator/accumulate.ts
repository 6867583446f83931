import { byCodeUnit } from '../deliberation/frame.ts';
import { percent, quotient } from '../plan/ratio.ts';
import {
  type Contribution,
  contributions,
  type Formula,
  type Indicator,
  type PeriodUnit,
  periodOf,
} from './definition.ts';

/** Counters of one period and one combination of dimensions: the row a store keeps and adds to. */
export interface Cell {
  readonly period: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly counters: Readonly<Record<string, number>>;
  /** Too few persons to be published, or it would give such a cell away: no counters. */
  readonly withheld?: true;
  /** Counters kept back though the cell is published: they would give another cell away. */
  readonly kept?: readonly string[];
}

/** Key of a cell: period and dimensions in code-unit order, as JSON, so that no value can imitate another key. */
export const cellKey = (cell: Pick<Cell, 'period' | 'dimensions'>): string =>
  JSON.stringify([
    cell.period,
    ...Object.entries(cell.dimensions)
      .sort(([a], [b]) => byCodeUnit(a, b))
      .flat(),
  ]);

const cellOf = (unit: PeriodUnit, c: Contribution, sign: 1 | -1): Cell => ({
  period: periodOf(unit, c.on),
  dimensions: c.dimensions,
  counters: Object.fromEntries(Object.entries(c.counters).map(([name, n]) => [name, sign * n])),
});

const sumInto = (into: Map<string, Cell>, cell: Cell): void => {
  const key = cellKey(cell);
  if (cell.withheld || into.get(key)?.withheld) {
    into.set(key, { period: cell.period, dimensions: cell.dimensions, counters: {}, withheld: true });
    return;
  }
  const counters: Record<string, number> = { ...into.get(key)?.counters };
  for (const [name, n] of Object.entries(cell.counters)) {
    counters[name] = (counters[name] ?? 0) + n;
    if (counters[name] === 0) delete counters[name];
  }
  if (Object.keys(counters).length === 0) into.delete(key);
  else {
    const kept = [...new Set([...(into.get(key)?.kept ?? []), ...(cell.kept ?? [])])].sort();
    for (const name of kept) delete counters[name];
    into.set(key, {
      period: cell.period,
      dimensions: cell.dimensions,
      counters,
      ...(kept.length > 0 && { kept }),
    });
  }
};

/** Adds cells together; empty ones vanish, so that any order of adding gives the same. Nodes' cells merge with the same function. */
export const sumCells = (cells: Iterable<Cell>): readonly Cell[] => {
  const out = new Map<string, Cell>();
  for (const cell of cells) sumInto(out, cell);
  return [...out].sort(([a], [b]) => byCodeUnit(a, b)).map(([, cell]) => cell);
};

/**
 * What a store adds to its rows when a record changes from `before` to `after` (null: it was not there, or is gone): what it
 * added is taken back, what it adds now is added. Nothing else is read, so the cost does not grow with the records.
 */
export const deltasOf = <T>(indicator: Indicator<T>, before: T | null, after: T | null): readonly Cell[] =>
  sumCells([
    ...contributions(indicator, before).map((old) => cellOf(indicator.period, old, -1)),
    ...contributions(indicator, after).map((now) => cellOf(indicator.period, now, 1)),
  ]);

/** From the records themselves: what the rows must equal (a rebuild, and the records behind a figure). */
export const countAll = <T>(indicator: Indicator<T>, records: Iterable<T>): readonly Cell[] => {
  const out = new Map<string, Cell>();
  for (const record of records)
    for (const c of contributions(indicator, record)) sumInto(out, cellOf(indicator.period, c, 1));
  return sumCells(out.values());
};

export interface FigureQuery {
  readonly period?: string;
  readonly where?: Readonly<Record<string, string>>;
  /** Dimensions that stay; all others are summed over. */
  readonly by: readonly string[];
}

/** Cells summed to the dimensions asked for. */
export const group = (cells: readonly Cell[], q: FigureQuery): readonly Cell[] =>
  sumCells(
    cells
      .filter((c) => q.period === undefined || c.period === q.period)
      .filter((c) => Object.entries(q.where ?? {}).every(([d, v]) => c.dimensions[d] === v))
      .map((c) => ({ ...c, dimensions: Object.fromEntries(q.by.map((d) => [d, c.dimensions[d] ?? ''])) })),
  );

/** The records behind a figure, by the same function that counted them. */
export const behind = <T>(indicator: Indicator<T>, records: readonly T[], q: FigureQuery): readonly T[] =>
  records.filter((r) =>
    contributions(indicator, r).some(
      (c) =>
        (q.period === undefined || periodOf(indicator.period, c.on) === q.period) &&
        Object.entries(q.where ?? {}).every(([d, v]) => c.dimensions[d] === v),
    ),
  );

/** The counters a quantile reads, in the order of their values. */
export const quantileCounters = ({ of, upTo }: Extract<Formula, { kind: 'quantile' }>): readonly string[] =>
  Array.from({ length: upTo + 1 }, (_, value) => `${of}-${value}`);

const quantileOf = (
  formula: Extract<Formula, { kind: 'quantile' }>,
  counters: Readonly<Record<string, number>>,
): string | null => {
  const counts = quantileCounters(formula).map((name) => counters[name] ?? 0);
  const all = counts.reduce((sum, n) => sum + n, 0);
  if (all === 0) return null;
  const { n, d } = formula.share;
  let value = 0;
  for (let sum = counts[0] ?? 0; sum * d < all * n; sum += counts[value] ?? 0) value++;
  return `${value}${value === formula.upTo ? '+' : ''}`;
};

const yuanOf = (fen: number): string => {
  const [yuan, rest] = [Math.trunc(Math.abs(fen) / 100), Math.abs(fen) % 100];
  return `${fen < 0 ? '-' : ''}${yuan}.${String(rest).padStart(2, '0')}`;
};

/** The figure as exact text; null over nothing, which is shown as a dash and never as zero. */
export const figureOf = (formula: Formula, counters: Readonly<Record<string, number>>): string | null => {
  const n = (name: string): number => counters[name] ?? 0;
  if (formula.kind === 'count') return String(n(formula.of));
  if (formula.kind === 'money')
    return formula.per === undefined ? yuanOf(n(formula.of)) : quotient(n(formula.of), 100n * BigInt(n(formula.per)));
  if (formula.kind === 'quantile') return quantileOf(formula, counters);
  if (formula.kind === 'difference') return String(n(formula.of) - n(formula.less));
  const show = formula.kind === 'share' ? percent : quotient;
  return show(n(formula.over), n(formula.under), formula.decimals);
};
