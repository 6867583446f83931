import type { Column, Content, CustomTableLayout, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.d.ts';
import type { PaperRow, Words } from '#kernel';
import { FONT } from './fonts.ts';
import { signOff } from './seal.ts';
import { both, DEMO, missingNote, PREVAILS, REPRINT, type Sheet, twice, unitsOf } from './sheet.ts';

/** Points. Left and right 22 mm: 文书 are bound on the left. */
const MARGIN = 62;
const WIDTH = 595.28 - 2 * MARGIN;
const LABEL = 86;

const grid: CustomTableLayout = {
  hLineWidth: () => 0.6,
  vLineWidth: () => 0.6,
  hLineColor: () => '#333333',
  vLineColor: () => '#333333',
  paddingLeft: () => 6,
  paddingRight: () => 6,
  paddingTop: () => 4.5,
  paddingBottom: () => 4.5,
};

const labelCell = (label: Words, { language }: Sheet): TableCell => ({
  text: language === 'zh' ? label[0] : [label[1], { text: `\n${label[0]}`, fontSize: 8, color: '#444444' }],
  bold: language === 'zh',
  fontSize: language === 'zh' ? 10.5 : 9.5,
  fillColor: '#f2f2f2',
});

type TextRow = Extract<PaperRow, { kind: 'text' | 'list' }>;

const textOf = (row: TextRow): string =>
  row.kind === 'text' ? row.text : row.items.map((item, i) => `${i + 1}. ${item}`).join('\n');

const isShort = (row: TextRow): boolean => row.kind === 'text' && !row.text.includes('\n') && unitsOf(row.text) <= 24;

/** Two short rows share a line, as on the forms people know; a long one has a line of its own. */
const gridOf = (rows: readonly TextRow[], sheet: Sheet): Content => {
  const body: TableCell[][] = [];
  for (let i = 0; i < rows.length; i++) {
    const [row, next] = [rows[i] as TextRow, rows[i + 1]];
    const line: TableCell[] = [labelCell(row.label, sheet), textOf(row)];
    if (next && isShort(row) && isShort(next)) {
      body.push([...line, labelCell(next.label, sheet), textOf(next)]);
      i++;
    } else body.push([line[0] as TableCell, { text: textOf(row), colSpan: 3 }, {}, {}]);
  }
  // A row that may not break but is longer than a page would not be printed at all.
  const dontBreakRows = rows.every((row) => textOf(row).length < 1000);
  return {
    table: { widths: [LABEL - 12, '*', LABEL - 12, '*'], body, dontBreakRows },
    layout: grid,
    margin: [0, 0, 0, -0.6],
  };
};

/** A half-width unit of the cells' type, in points, with some slack. */
const UNIT = 5.8;

/** Columns that need little get it, long ones share the rest: a name of three characters does not break beside a long remark. */
const widthsOf = (units: readonly number[], free: number): readonly number[] => {
  const all = units.reduce((sum, one) => sum + one, 0);
  if (all * UNIT <= free) return units.map((one) => (free * one) / all);
  const widths = [...units];
  let left = free;
  const order = units.map((_, i) => i).sort((a, b) => (units[a] as number) - (units[b] as number));
  for (const [n, i] of order.entries()) {
    widths[i] = Math.min((units[i] as number) * UNIT, left / (order.length - n));
    left -= widths[i];
  }
  return widths;
};

const tableOf = (row: Extract<PaperRow, { kind: 'table' }>, sheet: Sheet): Content => {
  const columns = row.head.length;
  const units = row.head.map((title, i) =>
    Math.min(
      44,
      Math.max(unitsOf(both(title, sheet.language, '\n')), ...row.rows.map((cells) => unitsOf(cells[i] ?? '')), 5),
    ),
  );
  const free = WIDTH - 28 - (columns + 1) * 12 - (columns + 2) * 0.6;
  const heading: TableCell = {
    text: `${both(row.label, sheet.language)}（${row.rows.length}）`,
    bold: true,
    colSpan: columns + 1,
    fillColor: '#f2f2f2',
  };
  const head: TableCell[] = [{ text: sheet.language === 'zh' ? '序号' : 'No.', style: 'head' }];
  head.push(...row.head.map((title): TableCell => ({ text: both(title, sheet.language, '\n'), style: 'head' })));
  const lines = row.rows.map((cells, i): TableCell[] => [{ text: String(i + 1), alignment: 'center' }, ...cells]);
  return {
    table: {
      headerRows: 2,
      keepWithHeaderRows: 1,
      widths: [28, ...widthsOf(units, free)],
      dontBreakRows: row.rows.every((cells) => cells.every((cell) => cell.length < 500)),
      body: [[heading, ...Array.from({ length: columns }, () => ({}))], head, ...lines],
    },
    layout: grid,
    margin: [0, 0, 0, -0.6],
  };
};

const blocksOf = (sheet: Sheet): Content[] => {
  const blocks: Content[] = [];
  let run: TextRow[] = [];
  const flush = (): void => {
    if (run.length) blocks.push(gridOf(run, sheet));
    run = [];
  };
  for (const row of sheet.rows) {
    if (row.kind !== 'table') run.push(row);
    else {
      flush();
      blocks.push(tableOf(row, sheet));
    }
  }
  flush();
  return blocks;
};

const headOf = (sheet: Sheet): Content[] => [
  { text: sheet.authority[0], fontSize: 15, bold: true, alignment: 'center' },
  ...(sheet.language === 'en' ? [{ text: sheet.authority[1], fontSize: 9.5, alignment: 'center' } as const] : []),
  { text: sheet.title[0], fontSize: 22, bold: true, alignment: 'center', margin: [0, 6, 0, 0] },
  ...(sheet.language === 'en' ? [{ text: sheet.title[1], fontSize: 12, alignment: 'center' } as const] : []),
  {
    columns: [
      { text: sheet.reprint ? `【${twice(REPRINT)}】` : '', bold: true },
      {
        text: `${both(['编号', 'No.'], sheet.language)}：${sheet.number}`,
        alignment: 'right',
        width: 'auto',
        noWrap: true,
      },
    ],
    margin: [0, 10, 0, 4],
  },
  {
    canvas: [
      { type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 1.6 },
      { type: 'line', x1: 0, y1: 3, x2: WIDTH, y2: 3, lineWidth: 0.5 },
    ],
    margin: [0, 0, 0, 10],
  },
];

const codesOf = ({ codes, language }: Sheet): Content => ({
  columns: codes.map(
    ({ svg, caption, link }): Column => ({
      width: 84,
      stack: [
        { svg, width: 76, ...(link && { link }) },
        { text: both(caption, language, '\n'), fontSize: 8, alignment: 'center', margin: [0, 0, 8, 0] },
      ],
    }),
  ),
});

const notesOf = (sheet: Sheet): Content[] =>
  [
    sheet.contact?.[sheet.language === 'zh' ? 0 : 1],
    sheet.language === 'en' ? twice(PREVAILS) : undefined,
    missingNote(sheet.missing, sheet.language),
  ]
    .filter((note) => note !== undefined)
    .map((text) => ({ text, fontSize: 8, color: '#333333', margin: [0, 4, 0, 0] }));

/** Codes left, authority, date and seal right: never on different pages. */
const endOf = (sheet: Sheet): Content => ({
  unbreakable: true,
  margin: [0, 16, 0, 0],
  stack: [
    ...sheet.signatures.map(
      (line): Content => ({
        text: `${both(line, sheet.language)}：________________________        ${sheet.language === 'zh' ? '年      月      日' : 'Date: ______________'}`,
        margin: [0, 6, 0, 8],
      }),
    ),
    {
      columns: [
        { width: '*', stack: [codesOf(sheet), ...notesOf(sheet)] } as Column,
        { svg: signOff(sheet.authority[0], sheet.date, sheet.seal), width: 250, font: FONT } as Column,
      ],
    },
  ],
});

export const a4 = (sheet: Sheet): TDocumentDefinitions => ({
  pageSize: 'A4',
  pageMargins: [MARGIN, 54, MARGIN, 62],
  defaultStyle: { font: FONT, fontSize: 10.5, lineHeight: 1.15 },
  content: [...headOf(sheet), ...blocksOf(sheet), endOf(sheet)],
  styles: { head: { bold: true, alignment: 'center', fontSize: 9.5 } },
  footer: (page, pages): Content => ({
    margin: [MARGIN, 16, MARGIN, 0],
    fontSize: 8,
    color: '#444444',
    stack: [
      {
        columns: [
          { text: `${sheet.number}${sheet.reprint ? `  ${twice(REPRINT)}` : ''}` },
          {
            text: sheet.language === 'zh' ? `第 ${page} 页  共 ${pages} 页` : `Page ${page} of ${pages}`,
            alignment: 'center',
          },
          { text: sheet.zone[0], alignment: 'right' },
        ],
      },
      ...(sheet.seal === 'demo' ? [{ text: twice(DEMO), alignment: 'center', margin: [0, 3, 0, 0] } as Content] : []),
    ],
  }),
});
