import { statSync } from 'node:fs';
import { CsvError } from 'csv-parse';
import { ok, type Refusal, type Result, refuse } from '#kernel';
import { csvRecords } from '#server/observation/csv.ts';

/** A table read row by row, never whole: its heading, then its rows as text. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: AsyncIterable<readonly string[]>;
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/**
 * A file that breaks off while it is read (a quote never closed, no permission) is a refusal that says where; anything
 * else is a bug and stays thrown.
 */
export const unreadable = (path: string, error: unknown): Refusal => {
  if (!(error instanceof CsvError) && !(error as NodeJS.ErrnoException).syscall) throw error;
  const { message } = error as Error;
  return refuse('unreadable-file', [`无法读取 ${path}：${message}`, `Cannot read ${path}: ${message}`]);
};

/** Opens a CSV file (quoted line breaks, byte-order marks, older Chinese encodings and uneven rows allowed). */
export const openTable = async (path: string): Promise<Result<Table>> => {
  if (!isFile(path)) return refuse('no-file', [`没有文件 ${path}`, `There is no file ${path}`]);
  try {
    const { records } = csvRecords(path);
    const first = await records.next();
    if (first.done) return refuse('empty-file', [`文件 ${path} 为空`, `The file ${path} is empty`]);
    return ok({ header: first.value, rows: { [Symbol.asyncIterator]: () => records } });
  } catch (error) {
    return unreadable(path, error);
  }
};
