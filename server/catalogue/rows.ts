import { parse } from 'csv-parse/sync';
import readXlsx from 'read-excel-file/node';
import { ok, type Result, refuse } from '#kernel';
import { textOf } from '../sheet/cell.ts';
import { headings, materialColumns, matterColumns } from './columns.ts';

/** One line of a list: its number as the reader of the file sees it, and its cells by column key. */
export interface Line {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

export const mostLines = 200_000;

const keyOf: ReadonlyMap<string, string> = new Map(
  [...matterColumns, ...materialColumns].map(({ heading, key }) => [heading, key]),
);

const tableOf = (table: readonly (readonly unknown[])[]): Result<readonly Line[]> => {
  const [head = [], ...rest] = table;
  const keys = head.map((heading) => keyOf.get(textOf(heading).replace(/\*$/, '')));
  const missing = headings.filter((heading) => !head.some((cell) => textOf(cell).replace(/\*$/, '') === heading));
  if (missing.length) {
    return refuse(
      'columns-missing',
      [`缺少列:${missing.join('、')}`, `These columns are missing: ${missing.join(', ')}`],
      {
        remedy: [
          '请使用模板:tongban catalogue template --out 模板.xlsx',
          'Use the template: tongban catalogue template --out FILE',
        ],
        detail: { missing },
      },
    );
  }
  if (rest.length > mostLines)
    return refuse('too-many-lines', [`超过 ${mostLines} 行`, `More than ${mostLines} lines`], {
      remedy: ['请分成几个文件', 'Split the file'],
    });
  const lines = rest
    .map((row, index) => ({
      row: index + 2,
      cells: Object.fromEntries(row.flatMap((cell, at) => (keys[at] ? [[keys[at], textOf(cell)]] : []))),
    }))
    // A line whose code begins with # is a remark, as the template's second line.
    .filter(({ cells }) => Object.values(cells).some((cell) => cell !== '') && !cells.code?.startsWith('#'));
  return ok(lines);
};

const unreadable = (why: string) =>
  refuse('file-unreadable', ['文件无法读取', 'The file cannot be read'], {
    remedy: ['请确认是 UTF-8 的 CSV、XLSX 或 JSON 文件', 'Give a CSV in UTF-8, an XLSX or a JSON file'],
    detail: { why },
  });

const utf8 = (bytes: Uint8Array): Result<string> => {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refuse('file-encoding', ['文件不是 UTF-8 编码', 'The file is not UTF-8'], {
      remedy: ['请另存为 UTF-8(Excel:CSV UTF-8)', 'Save it as UTF-8'],
    });
  }
};

/** Lines of a CSV file (UTF-8, with or without a mark). Refused: `file-encoding`, `file-unreadable`, `columns-missing`, `too-many-lines`. */
export const csvLines = (bytes: Uint8Array): Result<readonly Line[]> => {
  const decoded = utf8(bytes);
  if (!decoded.ok) return decoded;
  try {
    return tableOf(
      parse(decoded.value, { bom: true, relax_column_count: true, skip_empty_lines: false }) as string[][],
    );
  } catch (error) {
    return unreadable((error as Error).message);
  }
};

/** Lines of the first sheet of an XLSX file. */
export const xlsxLines = async (bytes: Uint8Array): Promise<Result<readonly Line[]>> => {
  try {
    const [first] = await readXlsx(Buffer.from(bytes));
    return tableOf(first?.data ?? []);
  } catch (error) {
    return unreadable((error as Error).message);
  }
};

export const jsonItems = (bytes: Uint8Array): Result<readonly unknown[]> => {
  const decoded = utf8(bytes);
  if (!decoded.ok) return decoded;
  try {
    const value: unknown = JSON.parse(decoded.value);
    return Array.isArray(value)
      ? ok(value)
      : refuse('json-shape', ['JSON 应为事项数组', 'The JSON must be an array of matters'], {
          remedy: ['请写成 [ {…}, {…} ]', 'Write [ {…}, {…} ]'],
        });
  } catch (error) {
    return unreadable((error as Error).message);
  }
};
