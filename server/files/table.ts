import { parse } from 'csv-parse/sync';
import readXlsx from 'read-excel-file/node';
import { ok, type Result, refuse } from '#kernel';
import { harmless, textOf } from '../sheet/cell.ts';

type Table = readonly (readonly string[])[];

/** The cells of a CSV file (UTF-8, with or without a mark) or of the first sheet of an XLSX file. */
export const tableIn = async (name: string, bytes: Uint8Array): Promise<Result<Table>> => {
  try {
    if (/\.xlsx$/i.test(name)) {
      const [first] = await readXlsx(Buffer.from(bytes));
      return ok((first?.data ?? []).map((row) => row.map(textOf)));
    }
    const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return ok(parse(decoded, { bom: true, relax_column_count: true, skip_empty_lines: false }) as string[][]);
  } catch (error) {
    return refuse('file-unreadable', ['文件无法读取', 'The file cannot be read'], {
      remedy: ['请给出 UTF-8 的 CSV 或 XLSX 文件', 'Give a CSV in UTF-8 or an XLSX file'],
      detail: { why: (error as Error).message },
    });
  }
};

const quoted = (cell: string): string => {
  const text = harmless(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** CSV in UTF-8 with a mark, so that spreadsheets see the encoding. */
export const csvOf = (table: Table): string =>
  `\uFEFF${table.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
