import { ok, type Result } from '#kernel';
import { openTable, unreadable } from './table.ts';

/**
 * What is said about one row. `row` counts from 1 below the heading. `equal` is null when nothing was published to
 * compare with; `insufficient` names what is missing when there is no result.
 */
export interface Line {
  readonly row: number;
  readonly published: string | number | null;
  readonly computed: string | number | null;
  readonly equal: boolean | null;
  readonly [more: string]: unknown;
}

/** `evaluated` counts the rows with a published result to compare with, `equal` those reproduced. */
export interface Summary {
  readonly rows: number;
  readonly evaluated: number;
  readonly equal: number;
}

export type Judge = (cells: readonly string[], row: number) => Line;

/** Evaluates a file row by row in constant memory; `judgeOf` reads the heading, `each` receives every line in order. */
export const evaluateFile = async (
  path: string,
  judgeOf: (header: readonly string[]) => Result<Judge>,
  each: (line: Line) => void | Promise<void>,
): Promise<Result<Summary>> => {
  const table = await openTable(path);
  if (!table.ok) return table;
  const judge = judgeOf(table.value.header);
  if (!judge.ok) return judge;
  let [rows, evaluated, equal] = [0, 0, 0];
  try {
    for await (const cells of table.value.rows) {
      const line = judge.value(cells, ++rows);
      if (line.published !== null) evaluated++;
      if (line.equal) equal++;
      const waiting = each(line);
      if (waiting) await waiting;
    }
  } catch (error) {
    return unreadable(path, error);
  }
  return ok({ rows, evaluated, equal });
};
