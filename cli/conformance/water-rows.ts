import {
  classifyRow,
  isInsufficient,
  must,
  readWaterRow,
  type WaterColumn,
  type WaterLayout,
  type WaterRank,
  type WaterRow,
  waterLayout,
} from '#kernel';
import { gb3838v2002 } from '../../zones/delta/standards/index.ts';
import { openTable } from '../evaluate/table.ts';

export interface PublishedRow {
  readonly row: WaterRow;
  readonly section: string;
  readonly province: string;
  readonly time: string;
  readonly day: string;
  readonly cells: readonly string[];
}

/** Reads a whole published table (the conformance files fit; `evaluate` streams). */
export const waterRows = async (file: string): Promise<{ layout: WaterLayout; rows: readonly PublishedRow[] }> => {
  const table = must(await openTable(file));
  const layout = must(waterLayout(table.header, gb3838v2002));
  const rows: PublishedRow[] = [];
  const cell = (cells: readonly string[], at: number | undefined): string => cells[at ?? -1]?.trim() ?? '';
  for await (const cells of table.rows) {
    rows.push({
      row: readWaterRow(layout, cells),
      section: cell(cells, layout.section),
      province: cell(cells, layout.province),
      time: cell(cells, layout.time),
      day: cell(cells, layout.day),
      cells,
    });
  }
  return { layout, rows };
};

export const computedRank = (column: WaterColumn, { row }: PublishedRow): WaterRank | undefined => {
  const found = classifyRow(gb3838v2002, column, row);
  return isInsufficient(found) ? undefined : found.rank;
};

/**
 * The column of a section that its published classes agree with more often; river when they cannot tell. Displayed-value
 * files carry no column: it is an attribute of the section that only its register, or its history, knows.
 */
export const likelyColumn = (rows: readonly PublishedRow[]): WaterColumn => {
  const agree = (column: WaterColumn): number =>
    rows.filter((row) => computedRank(column, row) === row.row.published).length;
  return agree('lake') > agree('river') ? 'lake' : 'river';
};
