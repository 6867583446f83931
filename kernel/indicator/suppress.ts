import { ok, type Result, refuse } from '../outcome/result.ts';

/** A two-way table of counts of persons with its margins: the last row and column are totals. Null: suppressed. */
export interface CountTable {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly (readonly number[])[];
}

export interface SafeTable {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** One row and one column more than the input: the totals. */
  readonly cells: readonly (readonly (number | null)[])[];
  readonly primary: number;
  readonly complementary: number;
}

type Mask = boolean[][];

const withTotals = (cells: readonly (readonly number[])[]): number[][] => {
  const rows = cells.map((row) => [...row, row.reduce((a, b) => a + b, 0)]);
  const width = (cells[0]?.length ?? 0) + 1;
  return [...rows, Array.from({ length: width }, (_, c) => rows.reduce((sum, row) => sum + (row[c] ?? 0), 0))];
};

/** Hiding a zero protects little and says much, so it costs more than any count; a hidden cell costs nothing more. */
const costOf = (values: number[][], hidden: Mask, r: number, c: number): number => {
  const value = values[r]![c]!;
  return hidden[r]![c] ? 0 : value === 0 ? 1e12 : value;
};

/**
 * The cells to hide so that hidden cell (r, c) is no longer determined: none when it is safe already. Think of rows and columns as
 * nodes and of cells as edges between them. A hidden cell follows from the published ones exactly when no cycle of hidden
 * cells runs through it; so the cheapest path from its row to its column that does not use it is hidden (Dijkstra).
 */
const protecting = (
  values: number[][],
  hidden: Mask,
  r: number,
  c: number,
): readonly (readonly [number, number])[] => {
  const [height, width] = [values.length, values[0]!.length];
  const cost = new Array<number>(height + width).fill(Number.POSITIVE_INFINITY);
  const from = new Array<readonly [number, number] | null>(height + width).fill(null);
  const done = new Set<number>();
  cost[r] = 0;
  for (;;) {
    let at = -1;
    for (const [i, d] of cost.entries())
      if (!done.has(i) && d < Number.POSITIVE_INFINITY && (at < 0 || d < cost[at]!)) at = i;
    if (at < 0 || at === height + c) break;
    done.add(at);
    for (let i = 0; i < (at < height ? width : height); i++) {
      const [y, x] = at < height ? [at, i] : [i, at - height];
      const next = at < height ? height + i : i;
      const d = cost[at]! + costOf(values, hidden, y, x);
      if (!(y === r && x === c) && d < cost[next]!) {
        cost[next] = d;
        from[next] = [y, x];
      }
    }
  }
  const path: (readonly [number, number])[] = [];
  for (let at = height + c; at !== r; ) {
    const edge = from[at];
    if (!edge) break;
    path.push(edge);
    at = at < height ? height + edge[1] : edge[0];
  }
  return path.filter(([y, x]) => !hidden[y]![x]);
};

/** A line whose hidden cells together count fewer than k persons gives that small number away: one more is hidden. */
const thinLine = (values: number[][], hidden: Mask, k: number): readonly [number, number] | undefined => {
  const width = values[0]!.length;
  const lines = [
    ...values.map((_, r) => Array.from({ length: width }, (_x, c) => [r, c] as const)),
    ...Array.from({ length: width }, (_, c) => values.map((_x, r) => [r, c] as const)),
  ];
  for (const line of lines) {
    const gone = line.filter(([r, c]) => hidden[r]![c]);
    // The last of a line is its total; when that is hidden too, the line says nothing about the sum of the rest.
    if (gone.length === 0 || gone.includes(line.at(-1)!)) continue;
    if (gone.reduce((sum, [r, c]) => sum + values[r]![c]!, 0) >= k) continue;
    const open = line
      .filter(([r, c]) => !hidden[r]![c] && values[r]![c]! > 0)
      .sort((a, b) => values[a[0]]![a[1]]! - values[b[0]]![b[1]]!);
    if (open[0]) return open[0];
  }
  return undefined;
};

/**
 * Hides every count from 1 to k−1 (zero is no person), and then as many others as it takes that no hidden cell follows from the rest
 * by adding and subtracting along rows and columns. `k` is a law value. What it does not cover: bounds that follow from counts
 * not being negative, and comparing tables of different periods or breakdowns; at most two dimensions are published at once.
 */
export const suppressSmall = (table: CountTable, k: number): Result<SafeTable> => {
  const flat = table.cells.flat();
  if (
    table.cells.length !== table.rows.length ||
    table.cells.some((row) => row.length !== table.columns.length) ||
    flat.length === 0
  ) {
    return refuse('table-shape', ['表格行列数不符', 'The table does not have the size of its headings']);
  }
  if (!flat.every((n) => Number.isSafeInteger(n) && n >= 0) || !Number.isSafeInteger(k) || k < 1) {
    return refuse('table-counts', ['人数须为非负整数', 'Counts are whole and not negative']);
  }
  const values = withTotals(table.cells);
  const hidden: Mask = values.map((row) => row.map((n) => n > 0 && n < k));
  const primary = hidden.flat().filter(Boolean).length;
  const hide = ([r, c]: readonly [number, number]): void => {
    hidden[r]![c] = true;
  };
  const determined = (): boolean => {
    for (const [r, row] of hidden.entries()) {
      for (const [c, gone] of row.entries()) {
        const more = gone ? protecting(values, hidden, r, c) : [];
        for (const at of more) hide(at);
        if (more.length > 0) return true;
      }
    }
    return false;
  };
  // Every round hides one more cell, so it ends; at worst all is hidden.
  for (;;) {
    const thin = thinLine(values, hidden, k);
    if (thin) hide(thin);
    else if (!determined()) break;
  }
  const cells = values.map((row, r) => row.map((n, c) => (hidden[r]![c] ? null : n)));
  return ok({
    rows: table.rows,
    columns: table.columns,
    cells,
    primary,
    complementary: hidden.flat().filter(Boolean).length - primary,
  });
};

/** A single figure about persons, published or not. */
export const suppressOne = (n: number, k: number): number | null => (n > 0 && n < k ? null : n);
