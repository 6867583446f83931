import writeXlsx from 'write-excel-file/node';
import type { PaperRow, Words } from '#kernel';
import { both } from '../paper/sheet.ts';
import { harmless } from './cell.ts';

type Language = 'zh' | 'en';

/** Tables under a heading, about a period: the same content becomes a PDF (`paper/render.ts`) and a workbook. */
export interface Report {
  readonly period: string;
  readonly title: Words;
  readonly rows: readonly PaperRow[];
}

const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' as const });

/** Numbers stay numbers, so that the sheet can be reckoned with; everything else is text and never a formula. */
const cell = (text: string) =>
  /^-?\d{1,12}(\.\d{1,8})?$/.test(text)
    ? { value: Number(text), type: Number }
    : { value: harmless(text), type: String };

const sheetOf = (row: PaperRow, title: string, language: Language) => {
  if (row.kind !== 'table') return undefined;
  const label = both(row.label, language);
  const data = [
    [bold(`${title} · ${label}`)],
    row.head.map((words) => bold(both(words, language))),
    ...row.rows.map((line) => line.map(cell)),
  ];
  return { data, sheet: label, columns: row.head.map(() => ({ width: 18 })) };
};

/** A name of a sheet has 31 characters, none of \\ / * ? : [ ], and nobody else in the workbook has it. */
const named = <T extends { readonly sheet: string }>(sheets: readonly T[]): readonly T[] => {
  const taken = new Map<string, number>();
  return sheets.map((one) => {
    const name = one.sheet.replaceAll(/[\\/*?:[\]]/g, ' ').slice(0, 27);
    const n = (taken.get(name) ?? 0) + 1;
    taken.set(name, n);
    return { ...one, sheet: n === 1 ? name : `${name} ${n}` };
  });
};

/** One sheet a table, and a first one with what is said about them. */
export const reportXlsx = (report: Report, language: Language): Promise<Buffer> => {
  const title = `${both(report.title, language)} ${report.period}`;
  const said = report.rows.flatMap((row) => {
    const label = bold(both(row.label, language));
    if (row.kind === 'text') return [[label, cell(row.text)]];
    return row.kind === 'list' ? row.items.map((item, n) => [n === 0 ? label : bold(''), cell(item)]) : [];
  });
  const summary = { data: [[bold(title)], ...said], sheet: '摘要', columns: [{ width: 14 }, { width: 90 }] };
  const sheets = named([summary, ...report.rows.flatMap((row) => sheetOf(row, title, language) ?? [])]);
  return writeXlsx(sheets as never).toBuffer();
};
