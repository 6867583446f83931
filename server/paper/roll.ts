import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.d.ts';
import type { PaperRow } from '#kernel';
import { FONT } from './fonts.ts';
import { sealSvg } from './seal.ts';
import { both, DEMO, missingNote, PREVAILS, REPRINT, type Sheet, twice } from './sheet.ts';

/** Points. 80 mm paper, of which thermal heads print the middle 72 mm. */
const PAGE = 226.77;
const MARGIN = 11.4;
const WIDTH = PAGE - 2 * MARGIN;

const rule = (): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 0.7, dash: { length: 3, space: 2 } }],
  margin: [0, 5, 0, 5],
});

const numbered = (items: readonly string[]): Content[] =>
  items.map((item, i): Content => ({ columns: [{ text: `${i + 1}.`, width: 14 }, item], margin: [0, 1, 0, 0] }));

const linesOf = (row: PaperRow, { language }: Sheet): Content => {
  const label = both(row.label, language);
  if (row.kind === 'text' && language === 'zh' && row.text.length < 60)
    return { columns: [{ text: label, width: 62, bold: true }, row.text], columnGap: 4, margin: [0, 1.5, 0, 1.5] };
  if (row.kind === 'text') return { stack: [{ text: label, bold: true }, row.text], margin: [0, 1.5, 0, 1.5] };
  const items =
    row.kind === 'list'
      ? row.items
      : row.rows.map((cells) =>
          recordText(
            row.head.map((title) => both(title, language)),
            cells,
          ),
        );
  return {
    stack: [{ text: `${label}（${items.length}）`, bold: true }, ...numbered(items)],
    margin: [0, 1.5, 0, 1.5],
  };
};

/** The first column names the record, so only the others carry their title. */
const recordText = (head: readonly string[], [first = '', ...others]: readonly string[]): string => {
  const rest = others.map((cell, i) => cell && `${head[i + 1]}：${cell}`).filter(Boolean);
  return rest.length ? `${first}\n${rest.join('；')}` : first;
};

const centred = (text: string, more: Readonly<Record<string, unknown>> = {}): Content => ({
  text,
  alignment: 'center',
  ...more,
});

const headOf = (sheet: Sheet): Content[] => [
  centred(sheet.authority[0], { fontSize: 10.5, bold: true }),
  centred(sheet.title[0], { fontSize: 15, bold: true, margin: [0, 3, 0, 0] }),
  ...(sheet.language === 'en' ? [centred(sheet.title[1])] : []),
  centred(sheet.number, { margin: [0, 2, 0, 0] }),
  ...(sheet.reprint ? [centred(`【${twice(REPRINT)}】`, { fontSize: 11, bold: true, margin: [0, 2, 0, 0] })] : []),
];

const endOf = (sheet: Sheet): Content[] => [
  ...sheet.signatures.map(
    (line): Content => ({ text: `${both(line, sheet.language)}：\n\n______________________`, margin: [0, 4, 0, 6] }),
  ),
  ...sheet.codes.flatMap(({ svg, caption, link }): Content[] => [
    { svg, width: 124, alignment: 'center', ...(link && { link }) },
    centred(both(caption, sheet.language), { margin: [0, 0, 0, 4] }),
  ]),
  { svg: sealSvg(sheet.authority[0], sheet.seal, '#000000'), width: 84, alignment: 'center', font: FONT } as Content,
  centred(sheet.authority[0]),
  centred(sheet.date),
  rule(),
  ...[
    sheet.contact?.[sheet.language === 'zh' ? 0 : 1],
    sheet.language === 'en' ? twice(PREVAILS) : undefined,
    missingNote(sheet.missing, sheet.language),
    sheet.zone[0],
    sheet.seal === 'demo' ? twice(DEMO) : undefined,
  ]
    .filter((note) => note !== undefined)
    .map((note) => centred(note, { fontSize: 8, margin: [0, 1, 0, 1] })),
];

/** One page as long as its content: the printer cuts at its end. Black only, nothing under 8 points. */
export const roll = (sheet: Sheet): TDocumentDefinitions => ({
  pageSize: { width: PAGE, height: 'auto' },
  pageMargins: [MARGIN, 10, MARGIN, 18],
  defaultStyle: { font: FONT, fontSize: 9, lineHeight: 1.1 },
  content: [...headOf(sheet), rule(), ...sheet.rows.map((row) => linesOf(row, sheet)), rule(), ...endOf(sheet)],
});
