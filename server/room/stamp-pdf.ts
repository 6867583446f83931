import { deflateSync } from 'node:zlib';
import { type Outlines, outlinesOf, placesIn } from './outlines.ts';
import { type Box, type Page, type PdfFile, pagesOf, readPdf, refsUnder, rootRef } from './pdf-objects.ts';

const stream = (content: string): string => {
  const data = deflateSync(Buffer.from(content, 'latin1')).toString('latin1');
  return `<< /Filter /FlateDecode /Length ${data.length} >>\nstream\n${data}\nendstream`;
};

/** Outlines only, drawn over the page: what stands below, a scan too, can still be read. */
const overlay = (text: Outlines, [x, y, width, height]: Box): string =>
  [
    'Q q 0.85 0.4 0.4 RG',
    `1 0 0 1 ${x} ${y} cm`,
    ...placesIn(width, height, text.width).map(({ x: dx, y: dy, scale, cos, sin }) => {
      const matrix = [scale * cos, scale * sin, -scale * sin, scale * cos, dx, dy].map((n) => n.toFixed(4)).join(' ');
      return `q ${matrix} cm 0.02 w\n${text.pdf}\nS Q`;
    }),
    'Q',
  ].join('\n');

/** The page with its content between ours: `q` before it, so that what it leaves behind does not move the mark. */
const around = (file: PdfFile, { body }: Page, before: number, after: number): string => {
  const own = refsUnder(file, body, 'Contents');
  const contents = `/Contents [${[`${before} 0 R`, ...own, `${after} 0 R`].join(' ')}]`;
  const known = /\/Contents\s*(?:\[[^\]]*\]|\d+\s+\d+\s+R)/;
  return known.test(body) ? body.replace(known, () => contents) : body.replace('<<', () => `<< ${contents}`);
};

interface Written {
  readonly number: number;
  readonly generation: number;
  readonly offset: number;
}

const table = (written: readonly Written[]): string =>
  `xref\n${written
    .map(
      ({ number, generation, offset }) =>
        `${number} 1\n${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`,
    )
    .join('')}`;

const tableStream = (written: readonly Written[], more: string): string => {
  const data = Buffer.alloc(written.length * 7);
  for (const [n, { offset, generation }] of written.entries()) {
    data.writeUInt8(1, n * 7);
    data.writeUInt32BE(offset, n * 7 + 1);
    data.writeUInt16BE(generation, n * 7 + 5);
  }
  const index = written.map(({ number }) => `${number} 1`).join(' ');
  return `<< /Type /XRef /W [1 4 2] /Index [${index}] /Length ${data.length} ${more} >>\nstream\n${data.toString('latin1')}\nendstream`;
};

/**
 * The file with `text` over every page, as an update appended to it (ISO 32000-2, 7.5.6): no page is drawn anew, nothing is lost.
 * Undefined: it is encrypted, or its pages cannot be found.
 */
export const stampPdf = (bytes: Buffer, text: string): Buffer | undefined => {
  const file = readPdf(bytes);
  const pages = file && pagesOf(file);
  if (!file || !pages) return undefined;
  const outlines = outlinesOf(text);
  const written: Written[] = [];
  let end = bytes.length;
  const parts: Buffer[] = [];
  const put = (piece: string): void => {
    const part = Buffer.from(piece, 'latin1');
    parts.push(part);
    end += part.length;
  };
  let next = Math.max(...file.objects.keys()) + 1;
  const write = (number: number, generation: number, body: string): number => {
    written.push({ number, generation, offset: end });
    put(`${number} ${generation} obj\n${body}\nendobj\n`);
    return number;
  };
  put('\n');
  const before = write(next++, 0, stream('q'));
  const overlays = new Map<string, number>();
  for (const page of pages) {
    const key = page.box.join(' ');
    const after = overlays.get(key) ?? write(next++, 0, stream(overlay(outlines, page.box)));
    overlays.set(key, after);
    write(page.number, page.generation, around(file, page, before, after).trim());
  }
  const startxref = end;
  const rest = `/Root ${rootRef(file)} /Prev ${file.startsAt}`;
  if (file.xref === 'table') put(`${table(written)}trailer\n<< /Size ${next} ${rest} >>\n`);
  else {
    const number = next++;
    const all = [...written, { number, generation: 0, offset: startxref }];
    put(`${number} 0 obj\n${tableStream(all, `/Size ${next} ${rest}`)}\nendobj\n`);
  }
  put(`startxref\n${startxref}\n%%EOF\n`);
  return Buffer.concat([bytes, ...parts]);
};
