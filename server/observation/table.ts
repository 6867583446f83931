import { createHash, type Hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { CsvError } from 'csv-parse';
import readXlsx from 'read-excel-file/node';
import { ok, type Refusal, type Result, refuse } from '#kernel';
import { csvRecords } from './csv.ts';

export type TableFormat = 'csv' | 'json' | 'xlsx';

/** A row with the number its reader sees: the heading of a CSV or XLSX is row 1; the first object of a JSON list is row 1. */
export interface TableRow {
  readonly row: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly format: TableFormat;
  readonly header: readonly string[];
  readonly rows: AsyncIterable<TableRow>;
  /** SHA-256 of the bytes, once all rows were read. */
  readonly contentHash: () => string;
}

/** A whole workbook or JSON list is held in memory, so they are bounded; a CSV of any size streams. */
const MOST_BYTES = 64 * 1024 * 1024;

const unreadable = (path: string, why: string): Refusal =>
  refuse('unreadable-file', [`无法读取 ${basename(path)}：${why}`, `Cannot read ${basename(path)}: ${why}`]);

/** A file that breaks off while it is read is a refusal; anything else is a bug and stays thrown. */
export const unreadableBy = (path: string, error: unknown): Refusal => {
  if (!(error instanceof CsvError) && !(error as NodeJS.ErrnoException).syscall) throw error;
  return unreadable(path, (error as Error).message);
};

const digestOf = (hash: Hash): (() => string) => {
  let digest: string | undefined;
  return () => (digest ??= hash.digest('hex'));
};

const openCsv = async (path: string): Promise<Result<Table>> => {
  const { records, hash } = csvRecords(path);
  const first = await records.next();
  if (first.done) return refuse('empty-file', [`文件 ${basename(path)} 为空`, `The file ${basename(path)} is empty`]);
  const rows = async function* (): AsyncGenerator<TableRow> {
    let row = 1;
    for (let next = await records.next(); !next.done; next = await records.next())
      yield { row: ++row, cells: next.value };
  };
  return ok({ format: 'csv', header: first.value, rows: rows(), contentHash: digestOf(hash) });
};

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 16).replace('T', ' ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const fixed = (
  format: TableFormat,
  header: readonly string[],
  lines: readonly (readonly unknown[])[],
  bytes: Buffer,
  firstRow: number,
): Table => ({
  format,
  header,
  rows: (async function* () {
    for (const [n, line] of lines.entries()) yield { row: firstRow + n, cells: line.map(textOf) };
  })(),
  contentHash: () => createHash('sha256').update(bytes).digest('hex'),
});

const openXlsx = async (path: string): Promise<Result<Table>> => {
  const bytes = await readFile(path);
  try {
    // Of several sheets the first is read, as a person opening the file would see it.
    const found = (await readXlsx(bytes)) as unknown as readonly { data?: unknown[][] }[] | unknown[][];
    const first = found[0] as { data?: unknown[][] } | undefined;
    const lines = (Array.isArray(first) ? found : (first?.data ?? [])) as unknown[][];
    const [head, ...rest] = lines;
    if (!head) return refuse('empty-file', [`文件 ${path} 为空`, `The file ${path} is empty`]);
    return ok(fixed('xlsx', head.map(textOf), rest, bytes, 2));
  } catch (error) {
    return unreadable(path, (error as Error).message);
  }
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of objects with the headings of a table as keys, or an object whose `readings` is one. */
const openJson = async (path: string): Promise<Result<Table>> => {
  const bytes = await readFile(path);
  try {
    const parsed: unknown = JSON.parse(bytes.toString('utf8'));
    const list = isObject(parsed) ? parsed.readings : parsed;
    if (!Array.isArray(list) || !list.every(isObject)) return unreadable(path, 'JSON: a list of objects is expected');
    const header = [...new Set(list.flatMap((item) => Object.keys(item)))];
    if (header.length === 0) return refuse('empty-file', [`文件 ${path} 为空`, `The file ${path} is empty`]);
    return ok(fixed('json', header, list.map((item) => header.map((key) => item[key])), bytes, 1)); // biome-ignore format: one table
  } catch (error) {
    return unreadable(path, (error as Error).message);
  }
};

/** Opens a table by the ending of its name. */
export const openTable = async (path: string): Promise<Result<Table>> => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return refuse('no-file', [`没有文件 ${path}`, `There is no file ${path}`]);
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  if (ending !== 'csv' && stat.size > MOST_BYTES)
    return refuse('file-too-large', ['该格式文件过大，请另存为 CSV', 'Too large for this format: save it as CSV']);
  try {
    if (ending === 'csv') return await openCsv(path);
    if (ending === 'xlsx') return await openXlsx(path);
    if (ending === 'json') return await openJson(path);
  } catch (error) {
    return unreadableBy(path, error);
  }
  return refuse('file-kind', ['只接受 CSV、JSON、XLSX 文件', 'Only CSV, JSON and XLSX files are accepted']);
};
