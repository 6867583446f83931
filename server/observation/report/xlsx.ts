import writeXlsx from 'write-excel-file/node';
import type { Row } from '../../paper/rows.ts';
import type { Report } from './tables.ts';

const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' as const });

/** Numbers stay numbers, so that the sheet can be reckoned with; everything else is text and never a formula. */
const cell = (text: string) => {
  if (/^-?\d{1,12}(\.\d{1,8})?$/.test(text)) return { value: Number(text), type: Number };
  return { value: /^[=+@]/.test(text) ? `'${text}` : text, type: String };
};

const sheetOf = (row: Row, title: string) => {
  if (row.kind !== 'table') return undefined;
  const data = [
    [bold(`${title} · ${row.label[0]}`)],
    row.head.map((words) => bold(words[0])),
    ...row.rows.map((line) => line.map(cell)),
  ];
  return {
    data,
    sheet: row.label[0].replace(/[\\/*?:[\]]/g, '').slice(0, 28),
    columns: row.head.map(() => ({ width: 18 })),
  };
};

/** One sheet a table, and a first one with what is said about them. */
export const reportXlsx = (report: Report): Promise<Buffer> => {
  const title = `${report.title[0]} ${report.period}`;
  const said = report.rows.flatMap((row) => {
    if (row.kind === 'text') return [[bold(row.label[0]), cell(row.text)]];
    return row.kind === 'list' ? row.items.map((item, n) => [bold(n === 0 ? row.label[0] : ''), cell(item)]) : [];
  });
  const first = { data: [[bold(title)], ...said], sheet: '摘要', columns: [{ width: 14 }, { width: 90 }] };
  const sheets = [first, ...report.rows.flatMap((row) => sheetOf(row, title) ?? [])];
  return writeXlsx(sheets as never).toBuffer();
};
