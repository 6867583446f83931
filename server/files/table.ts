import { parse } from 'csv-parse/sync';
import readXlsx from 'read-excel-file/node';
import { ok, type Result, refuse } from '#kernel';
import { harmless, textOf } from '../sheet/cell.ts';

type Table = readonly (readonly string[])[];

/** A sheet keeps fifteen digits of a number: of a longer account or serial number the end is lost before we see it. */
const tooLong = (rows: readonly (readonly unknown[])[]): Result<Table> | undefined => {
  for (const [r, row] of rows.entries())
    for (const [c, cell] of row.entries())
      if (typeof cell === 'number' && Math.abs(cell) >= 1e15)
        return refuse(
          'file-number-too-long',
          [
            `第 ${r + 1} 行第 ${c + 1} 列超过 15 位且为数字格式，末位可能已丢失`,
            `Row ${r + 1}, column ${c + 1}: a number of more than 15 digits; its end may be lost`,
          ],
          {
            field: `/${r + 1}/${c + 1}`,
            remedy: ['请把该列设为文本后重新填写或导出', 'Make the column text, and fill it in or export it again'],
          },
        );
  return undefined;
};

/** The cells of a CSV file (UTF-8, with or without a mark) or of the first sheet of an XLSX file. */
export const tableIn = async (name: string, bytes: Uint8Array): Promise<Result<Table>> => {
  try {
    if (/\.xlsx$/i.test(name)) {
      const [first] = await readXlsx(Buffer.from(bytes));
      const rows = first?.data ?? [];
      return tooLong(rows) ?? ok(rows.map((row) => row.map(textOf)));
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

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A table as text that a program reads again: every cell as it is. */
export const plainCsv = (table: Table): string => `${table.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;

/** CSV in UTF-8 with a mark, so that spreadsheets see the encoding. */
export const csvOf = (table: Table): string => `\uFEFF${plainCsv(table.map((row) => row.map(harmless)))}`;
