import { type Cell, figureOf, group, quantileCounters, sumCells } from './accumulate.ts';
import type { IndicatorText } from './definition.ts';
import { determined, type Equation } from './determined.ts';
import { suppressSmall } from './suppress.ts';

/** The value of a dimension that is summed over: a margin 合计 of a published table. */
export const ALL = '*';

const valuesOf = (cells: readonly Cell[], dimension: string | undefined): readonly string[] =>
  dimension === undefined ? [ALL] : [...new Set(cells.map((c) => c.dimensions[dimension] ?? ''))].sort();

const rest = (counters: Cell['counters'], persons: string): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(counters).filter(([name]) => name !== persons));

/**
 * Counters whose total says which cells it is the sum of (all or nothing of each cell's persons): such a total is one more
 * equation over the hidden cells, and is left out where it would give one of them away.
 */
const safeTotals = (
  parts: readonly Cell[],
  hidden: readonly Cell[],
  known: readonly Equation[],
  persons: string,
): ReadonlySet<string> => {
  const names = [...new Set(parts.flatMap((c) => Object.keys(rest(c.counters, persons))))].sort();
  const safe = new Set<string>();
  const equations = [...known];
  for (const name of names) {
    const all = (c: Cell): boolean => (c.counters[name] ?? 0) === (c.counters[persons] ?? 0);
    const whole = parts.every((c) => all(c) || !c.counters[name]);
    const equation = hidden.map((c) => (all(c) ? 1 : 0));
    if (whole && determined([...equations, equation], hidden.length).length > 0) continue;
    if (whole) equations.push(equation);
    safe.add(name);
  }
  return safe;
};

/**
 * What may be published of a period about persons: every cell and every margin of the table over the first two dimensions,
 * small ones withheld and with them as many others as it takes (`suppressSmall`); margins carry the persons alone, the
 * total also the other counters that give nothing away. Figures over several periods or nodes are made from published cells only.
 */
export const publishPersons = (
  text: Pick<IndicatorText, 'dimensions'>,
  cells: readonly Cell[],
  persons: string,
  k: number,
): readonly Cell[] => {
  const period = cells[0]?.period;
  if (period === undefined) return [];
  const [rowBy, columnBy] = text.dimensions;
  const by = [rowBy, columnBy].filter((d) => d !== undefined);
  const parts = group(cells, { by });
  const [rows, columns] = [valuesOf(parts, rowBy), valuesOf(parts, columnBy)];
  const partAt = (r: string, c: string): Cell | undefined =>
    parts.find(
      (one) =>
        (rowBy === undefined || one.dimensions[rowBy] === r) &&
        (columnBy === undefined || one.dimensions[columnBy] === c),
    );
  const table = { rows, columns, cells: rows.map((r) => columns.map((c) => partAt(r, c)?.counters[persons] ?? 0)) };
  const answer = suppressSmall(table, k);
  if (!answer.ok) return [];
  const safe = answer.value.cells;
  const gone = (r: number, c: number): boolean => safe[r]?.[c] === null;
  const at = rows.flatMap((row, r) => columns.map((column, c) => ({ r, c, part: partAt(row, column) })));
  const hidden = at.filter(({ r, c, part }) => part && gone(r, c));
  // Published margins over what is hidden, row by row, column by column, and the whole.
  const known: Equation[] = [
    ...rows.flatMap((_, r) => (gone(r, columns.length) ? [] : [hidden.map((h) => (h.r === r ? 1 : 0))])),
    ...columns.flatMap((_, c) => (gone(rows.length, c) ? [] : [hidden.map((h) => (h.c === c ? 1 : 0))])),
    ...(gone(rows.length, columns.length) ? [] : [hidden.map(() => 1)]),
  ];
  const totals = safeTotals(
    parts,
    hidden.map((h) => h.part as Cell),
    known,
    persons,
  );
  const others = rest(group(cells, { by: [] })[0]?.counters ?? {}, persons);
  const names = Object.keys(others).sort();
  const cell = (r: number, c: number): readonly Cell[] => {
    const value = safe[r]?.[c];
    const dimensions = {
      ...(rowBy !== undefined && { [rowBy]: rows[r] ?? ALL }),
      ...(columnBy !== undefined && { [columnBy]: columns[c] ?? ALL }),
    };
    if (value === null) return [{ period, dimensions, counters: {}, withheld: true }];
    if (!value) return [];
    const inside = r < rows.length && c < columns.length;
    const whole = r === rows.length && c === columns.length;
    if (inside)
      return [
        {
          period,
          dimensions,
          counters: {
            [persons]: value,
            ...rest(partAt(rows[r] as string, columns[c] as string)?.counters ?? {}, persons),
          },
        },
      ];
    const said = Object.entries(whole ? others : {}).filter(([name]) => totals.has(name));
    const kept = names.filter((name) => !(whole && totals.has(name)));
    return [
      {
        period,
        dimensions,
        counters: { [persons]: value, ...Object.fromEntries(said) },
        ...(kept.length > 0 && { kept }),
      },
    ];
  };
  const out = safe.flatMap((row, r) => row.flatMap((_, c) => cell(r, c)));
  // With one dimension or none the margin of the other is the cell itself.
  return sumOnce(out);
};

const sumOnce = (cells: readonly Cell[]): readonly Cell[] => {
  const seen = new Map<string, Cell>();
  for (const c of cells) {
    const key = JSON.stringify(Object.entries(c.dimensions).sort());
    const before = seen.get(key);
    seen.set(key, before && (before.withheld || !c.withheld) ? before : c);
  }
  return sumCells(seen.values());
};

/** What a node publishes of a period: its cells, and where they are about persons only what may be. */
export const publishCells = (
  text: IndicatorText,
  cells: readonly Cell[],
  smallest: number | undefined,
): readonly Cell[] =>
  text.persons === undefined || smallest === undefined
    ? sumCells(cells)
    : publishPersons(text, cells, text.persons, smallest);

const isMargin = (cell: Cell): boolean => Object.values(cell.dimensions).some((value) => value === ALL);
const isTotal = (cell: Cell): boolean => Object.values(cell.dimensions).every((value) => value === ALL);

/** Cells without margins. */
export const insideOf = (cells: readonly Cell[]): readonly Cell[] => cells.filter((cell) => !isMargin(cell));

export interface Total {
  readonly counters: Readonly<Record<string, number>>;
  /** Too small to be said, or made of such. */
  readonly withheld?: true;
  readonly kept?: readonly string[];
}

const asTotal = (cells: readonly Cell[]): Total => {
  const [sum] = sumCells(cells.map((c) => ({ ...c, period: '', dimensions: {} })));
  return {
    counters: sum?.counters ?? {},
    ...(sum?.withheld && { withheld: true as const }),
    ...(sum?.kept && { kept: sum.kept }),
  };
};

/** The whole of published cells: their own margin where there is one, else the sum of the cells. */
export const totalOf = (cells: readonly Cell[]): Total =>
  asTotal(cells.some(isMargin) ? cells.filter(isTotal) : cells);

/** Totals of several periods or nodes together: withheld as soon as one of them is; a counter one of them kept back is gone. */
export const addTotals = (totals: readonly Total[]): Total =>
  asTotal(totals.map((t) => ({ ...t, period: '', dimensions: {} })));

/** Counters a formula reads. */
export const readBy = (formula: IndicatorText['formula']): readonly string[] => {
  if (formula.kind === 'count') return [formula.of];
  if (formula.kind === 'money') return formula.per === undefined ? [formula.of] : [formula.of, formula.per];
  if (formula.kind === 'quantile') return quantileCounters(formula);
  return formula.kind === 'difference' ? [formula.of, formula.less] : [formula.over, formula.under];
};

/** A figure as it may be shown: null with `withheld` is too small to be said, null without it is about nothing. */
export const shownFigure = (
  formula: IndicatorText['formula'],
  total: Total,
): { readonly value: string | null; readonly withheld?: true } =>
  total.withheld || readBy(formula).some((name) => total.kept?.includes(name))
    ? { value: null, withheld: true }
    : { value: figureOf(formula, total.counters) };
