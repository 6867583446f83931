import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deflateSync, inflateSync } from 'node:zlib';
import { onePage } from '../../tests/support/upload.ts';
import { samples } from '../files/samples.fixture.ts';
import { outlinesOf } from './outlines.ts';
import { pagesOf, readPdf, refsUnder } from './pdf-objects.ts';
import { stamped } from './stamp.ts';

const text = '陆知远 SH-07 shanghai 2026-06-12 14:03';

const stampedPdf = (bytes: Buffer): Buffer => {
  const result = stamped('application/pdf', bytes, text);
  assert.ok(result.ok);
  return result.value.bytes;
};

/** What is drawn last on each page, as the file that was served says. */
const lastDrawn = (bytes: Buffer): readonly string[] => {
  const file = readPdf(bytes);
  const pages = file && pagesOf(file);
  assert.ok(file && pages);
  return pages.map(({ body }) => {
    const last = Number.parseInt(refsUnder(file, body, 'Contents').at(-1) ?? '', 10);
    const from = bytes.lastIndexOf(`\n${last} 0 obj\n`);
    const start = bytes.indexOf('stream\n', from) + 7;
    return inflateSync(bytes.subarray(start, bytes.indexOf('\nendstream', start))).toString('latin1');
  });
};

/** The shape of PDF 1.5: pages packed into an object stream, the table a stream; two pages, contents as arrays. */
const packedPdf = (): Buffer => {
  const inner = [
    [1, '<</Type/Catalog/Pages 2 0 R>>'],
    [2, '<</Type/Pages/Kids 7 0 R/Count 2>>'],
    [3, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[5 0 R 5 0 R]>>'],
    [4, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]/Contents 8 0 R>>'],
    [7, '[3 0 R 4 0 R]'],
    [8, '[5 0 R]'],
  ] as const;
  let offset = 0;
  const head = inner.map(([n, body]) => {
    const pair = `${n} ${offset}`;
    offset += body.length + 1;
    return pair;
  });
  const first = head.join(' ').length + 1;
  const data = deflateSync(`${head.join(' ')} ${inner.map(([, body]) => body).join(' ')} `).toString('latin1');
  let pdf = '%PDF-1.5\n5 0 obj\n<</Length 12>>stream\n0 0 m 9 9 l S\nendstream\nendobj\n';
  pdf += `6 0 obj\n<</Type/ObjStm/N ${inner.length}/First ${first}/Filter/FlateDecode/Length ${data.length}>>stream\n${data}\nendstream\nendobj\n`;
  const at = pdf.length;
  pdf += `9 0 obj\n<</Type/XRef/Size 10/W[1 2 1]/Root 1 0 R/Length 0>>stream\n\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.from(pdf, 'latin1');
};

describe('a paper served in the review room', () => {
  for (const [name, bytes, pages] of [
    ['a plain PDF', Buffer.from(onePage()), 1],
    ['a PDF with packed objects', packedPdf(), 2],
  ] as const)
    test(`${name}: the mark is the last thing drawn on every page, and what was there stays`, () => {
      const served = stampedPdf(bytes);
      assert.deepEqual(served.subarray(0, bytes.length), bytes);
      const drawn = lastDrawn(served);
      assert.equal(drawn.length, pages);
      for (const content of drawn) {
        assert.ok(content.startsWith('Q q'), 'what the page leaves behind does not move the mark');
        assert.equal(content.split(outlinesOf(text).pdf).length - 1, 10);
      }
    });

  test('stamped twice it carries both readers', () => {
    const once = stampedPdf(Buffer.from(onePage()));
    const file = readPdf(stampedPdf(once));
    const [page] = (file && pagesOf(file)) ?? [];
    assert.ok(file && page);
    assert.equal(refsUnder(file, page.body, 'Contents').length, 5);
  });

  test('a picture is inside the file that carries the mark', () => {
    const result = stamped('image/png', samples.png, text);
    assert.ok(result.ok);
    const svg = result.value.bytes.toString();
    assert.equal(result.value.type, 'image/svg+xml');
    assert.ok(svg.includes(samples.png.toString('base64')) && svg.includes(outlinesOf(text).svg));
    assert.ok(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"'));
  });

  for (const [name, type, bytes] of [
    ['encrypted', 'application/pdf', Buffer.from(onePage().replace('/Size 5', '/Size 5/Encrypt 9 0 R'))],
    ['without pages', 'application/pdf', samples.pdf],
    ['broken off', 'application/pdf', Buffer.from(onePage()).subarray(0, 200)],
    [
      'a tree that turns in a circle',
      'application/pdf',
      Buffer.from(onePage().replace('Kids[3 0 R]', 'Kids[2 0 R]')),
    ],
    ['a text document', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', samples.docx],
  ] as const)
    test(`${name}: not shown without a mark, but refused with what to do`, () => {
      const result = stamped(type, bytes, text);
      assert.ok(!result.ok && result.code === 'room-unstampable' && result.remedy);
    });
});
