import { createHash, type Hash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { Transform } from 'node:stream';
import { parse } from 'csv-parse';

const HEAD = 65_536;

const headOf = (path: string): Buffer => {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(HEAD);
    return head.subarray(0, readSync(file, head, 0, HEAD, 0));
  } finally {
    closeSync(file);
  }
};

/** Valid UTF-8 but for a character that the end of the buffer may have cut. */
const isUtf8 = (head: Buffer): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: head.length === HEAD });
    return true;
  } catch {
    return false;
  }
};

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** Tables come as UTF-8 with or without a mark, as UTF-16 from spreadsheets, and in the older Chinese encodings. */
export const encodingOf = (head: Buffer): Encoding => {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return isUtf8(head) ? 'utf-8' : 'gb18030';
};

/** A record longer than any table has: a quote that was never closed, or no table at all. The parser names the line. */
const MOST_RECORD = 1 << 20;

const SEPARATORS = [',', '\t', ';'] as const;

/** What separates the cells of the first lines (a title may stand above the heading). A comma unless another is more frequent. */
const separatorOf = (lines: string): string =>
  SEPARATORS.map((mark) => ({ mark, n: lines.split(mark).length })).reduce((best, one) =>
    one.n > best.n ? one : best,
  ).mark;

const decoding = (encoding: Encoding): Transform => {
  const decoder = new TextDecoder(encoding);
  return new Transform({
    decodeStrings: true,
    readableObjectMode: false,
    transform: (chunk: Buffer, _encoding, done) => done(null, decoder.decode(chunk, { stream: true })),
    flush: (done) => done(null, decoder.decode()),
  });
};

/** The records of a CSV file as text, one after another, in constant memory. `hash`: over its bytes as they lie on disk. */
export const csvRecords = (path: string): { readonly records: AsyncIterator<string[]>; readonly hash: Hash } => {
  const head = headOf(path);
  const encoding = encodingOf(head);
  const first = new TextDecoder(encoding).decode(head.subarray(0, 8192)).split('\n', 5).join('\n');
  const parser = parse({
    bom: true,
    delimiter: separatorOf(first),
    relax_column_count: true,
    skip_empty_lines: true,
    relax_quotes: true,
    max_record_size: MOST_RECORD,
  });
  const hash = createHash('sha256');
  const source = createReadStream(path);
  source.on('data', (chunk) => hash.update(chunk));
  source.on('error', (error) => parser.destroy(error));
  const bytes = encoding === 'utf-8' ? source : source.pipe(decoding(encoding));
  const records = bytes.pipe(parser)[Symbol.asyncIterator]() as AsyncIterator<string[]>;
  return { records, hash };
};

/** More cells than the heading names: a separator too many has moved values under other headings, and none can be trusted. */
export const movedCells = (header: readonly string[], cells: readonly string[]): boolean =>
  cells.length > header.length && cells.slice(header.length).some((cell) => cell.trim() !== '');
