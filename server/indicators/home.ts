import { figureOf } from '#kernel';
import { liveCells } from '#store/queries/indicator-cells.ts';
import type { Node } from '../node.ts';
import type { Defined } from './book.ts';

/** A figure as its own node counts it, small cells and all: what its managers work with, and what is never published. */
export const homeView = async (node: Node, { indicator }: Defined, wanted: string | undefined) => {
  const all = await liveCells(node.runtime.pool, indicator.cells);
  const periods = [...new Set(all.map(({ period }) => period))].sort();
  const period = wanted !== undefined && periods.includes(wanted) ? wanted : periods.at(-1);
  return {
    periods,
    ...(period !== undefined && {
      table: {
        period,
        dimensions: indicator.dimensions,
        cells: all
          .filter((cell) => cell.period === period)
          .map(({ dimensions, counters }) => ({
            dimensions,
            counters,
            value: figureOf(indicator.formula, counters),
          })),
      },
    }),
  };
};
