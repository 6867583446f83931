import writeXlsx from 'write-excel-file/node';
import type { Words } from '#kernel';
import { harmless } from './cell.ts';

export type Cell = string | number | boolean | null | undefined;

const cellOf = (value: Cell, bold: boolean) => {
  const look = bold ? { fontWeight: 'bold' as const } : {};
  if (value === null || value === undefined || value === '') return { value: '', type: String, ...look };
  if (typeof value === 'number') return { value, type: Number, ...look };
  return { value: harmless(String(value)), type: String, ...look };
};

/** A table as XLSX: one sheet, headings in both languages that stay in sight, texts that cannot act as formulas. */
export const sheetOf = (
  title: Words,
  headings: readonly Words[],
  rows: readonly (readonly Cell[])[],
): Promise<Buffer> =>
  writeXlsx(
    [
      headings.map(([zh, en]) => cellOf(`${zh} ${en}`, true)),
      ...rows.map((row) => row.map((cell) => cellOf(cell, false))),
    ],
    {
      // A name of a sheet has 31 characters and none of these.
      sheet: `${title[0]} ${title[1]}`.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31),
      stickyRowsCount: 1,
      columns: headings.map(() => ({ width: 22 })),
    },
  ).toBuffer();

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
