import { ok, type Result } from '#kernel';
import { movedCells } from '#server/observation/csv.ts';
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

const LINES_ABOVE = 4;

/** A row whose values stand under other headings is judged by none of them, and says so. */
const unlessMoved =
  (judgeOf: (header: readonly string[]) => Result<Judge>) =>
  (header: readonly string[]): Result<Judge> => {
    const judge = judgeOf(header);
    if (!judge.ok) return judge;
    return ok((cells, row) =>
      movedCells(header, cells)
        ? { ...judge.value([], row), unreadable: [`${cells.length} cells, the heading has ${header.length}`] }
        : judge.value(cells, row),
    );
  };

/** The heading is the first line that can be one: published tables carry a title above it. What the first line lacks is told. */
const headingOf = async (
  first: readonly string[],
  records: AsyncIterator<readonly string[]>,
  judgeOf: (header: readonly string[]) => Result<Judge>,
): Promise<Result<Judge>> => {
  const judge = judgeOf(first);
  // Only a line with fewer cells than the next can be a title: a heading that is wrong stays an error.
  for (let n = 0, above = first; !judge.ok && n < LINES_ABOVE; n++) {
    if (above.filter((cell) => cell.trim() !== '').length > 2) return judge;
    const next = await records.next();
    if (next.done) return judge;
    const below = judgeOf(next.value);
    if (below.ok) return below;
    above = next.value;
  }
  return judge;
};

/** Evaluates a file row by row in constant memory; `judgeOf` reads the heading, `each` receives every line in order. */
export const evaluateFile = async (
  path: string,
  judgeOf: (header: readonly string[]) => Result<Judge>,
  each: (line: Line) => void | Promise<void>,
): Promise<Result<Summary>> => {
  const table = await openTable(path);
  if (!table.ok) return table;
  const records = table.value.rows[Symbol.asyncIterator]();
  const found = await headingOf(table.value.header, records, unlessMoved(judgeOf)).catch((error) =>
    unreadable(path, error),
  );
  if (!found.ok) return found;
  const judge = found;
  let [rows, evaluated, equal] = [0, 0, 0];
  try {
    for await (const cells of { [Symbol.asyncIterator]: () => records }) {
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
