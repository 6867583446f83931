import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import type { Paper } from '#kernel';
import * as sample from './papers.fixture.ts';
import { missingOn, type PaperOrder, renderPaper } from './render.ts';

const order = (paper: Paper, more: Partial<PaperOrder> = {}): PaperOrder => ({
  paper,
  zone: sample.zone,
  authorityTitle: sample.authorityTitle,
  facts: sample.facts,
  trackUrl: 'http://127.0.0.1:8310/jiangsu/track/Zx8kQ2mLpV0aTn5cRb7yHw',
  format: 'a4',
  reprint: false,
  ...more,
});

/** Every stream of a PDF made readable; enough to ask what is in it without a PDF library. */
const streamsOf = (pdf: Buffer): readonly string[] => {
  const raw = pdf.toString('latin1');
  return [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, body]) => {
    try {
      return [inflateSync(Buffer.from(body as string, 'latin1')).toString('latin1')];
    } catch {
      return [];
    }
  });
};

/** The characters that can be copied out of it: what the fonts' ToUnicode maps name. */
const charactersOf = (pdf: Buffer): ReadonlySet<string> => {
  const maps = streamsOf(pdf).filter((text) => text.includes('begincmap'));
  const codes = maps.flatMap((map) => [
    ...map.replace(/begincodespacerange[\s\S]*?endcodespacerange/, '').matchAll(/[0-9a-f]{4}/gi),
  ]);
  return new Set(codes.map(([code]) => String.fromCharCode(Number.parseInt(code, 16))));
};

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
const boxOf = (pdf: Buffer): readonly number[] =>
  (/\/MediaBox \[([^\]]+)\]/.exec(pdf.toString('latin1'))?.[1] ?? '').trim().split(/\s+/).map(Number);

test('an A4 paper is one page with its fonts embedded, small, and its text can be copied', async () => {
  const pdf = await renderPaper(order(sample.receipt));
  const raw = pdf.toString('latin1');
  assert.match(raw, /^%PDF-1\.7/);
  assert.equal(pagesOf(pdf), 1);
  assert.deepEqual(boxOf(pdf), [0, 0, 595.28, 841.89]);
  assert.match(raw, /NotoSansSC-Regular/);
  assert.match(raw, /NotoSansSC-Bold/);
  assert.equal(raw.match(/\/FontFile2/g)?.length, 2);
  assert.ok(pdf.length < 100_000, `${pdf.length} bytes`);
  const characters = charactersOf(pdf);
  for (const char of '收件凭证苏州市吴江区行政审批局张建国食品经营许可异地代收代办演示')
    assert.ok(characters.has(char), char);
});

test('a roll is 80 mm wide and one page however long', async () => {
  const short = await renderPaper(order(sample.receipt, { format: 'roll80' }));
  const long = await renderPaper(order(sample.refusal, { format: 'roll80' }));
  for (const pdf of [short, long]) {
    assert.equal(pagesOf(pdf), 1);
    assert.equal(Math.round(((boxOf(pdf)[2] as number) / 72) * 25.4), 80);
  }
  const many = {
    ...sample.receipt,
    body: { materials: Array.from({ length: 60 }, (_, i) => ({ name: `材料${i}` })) },
  };
  const longest = await renderPaper(order(many, { format: 'roll80' }));
  assert.equal(pagesOf(longest), 1);
  assert.ok((boxOf(longest)[3] as number) > (boxOf(short)[3] as number));
});

test('the same paper gives the same bytes; a reprint differs and says so', async () => {
  const [first, again, reprint] = await Promise.all([
    renderPaper(order(sample.receipt)),
    renderPaper(order(sample.receipt)),
    renderPaper(order(sample.receipt, { reprint: true })),
  ]);
  assert.ok(first.equals(again));
  assert.ok(!first.equals(reprint));
  assert.ok(charactersOf(reprint).has('补') && !charactersOf(first).has('补'));
});

test('a long paper goes on over pages without losing a row', async () => {
  const long = sample.paperOf('grant', ['准予决定书', 'Decision'], {
    ...sample.head,
    reasons: '理由充分。'.repeat(900),
    last: '龘',
  });
  const pdf = await renderPaper(order(long));
  assert.ok(pagesOf(pdf) > 2);
  assert.ok(charactersOf(pdf).has('龘'));
});

test('a character the font lacks is named, in the text and beside the field', async () => {
  const odd = { ...sample.receipt, body: { ...sample.head, applicant: '张𠮷龙' } };
  assert.deepEqual(await missingOn(order(odd)), [{ char: '𠮷', code: 'U+20BB7', where: '申请人' }]);
  assert.ok(charactersOf(await renderPaper(order(odd))).has('〔'));
  assert.deepEqual(await missingOn(order(sample.refusal)), []);
});

test('what people write reaches neither the network nor the disk nor the layout', async () => {
  const { body } = sample.receipt;
  const hostile = [
    '<svg onload="x">',
    'http://127.0.0.1:1/x.png',
    '/etc/passwd',
    '"&<>\'',
    '[[',
    '\u0000\u0007',
    '\ud800',
  ];
  for (const applicant of hostile) {
    const paper = { ...sample.receipt, number: applicant, body: { ...body, applicant } };
    const authorityTitle = [`局${applicant}`, applicant] as const;
    for (const format of ['a4', 'roll80'] as const)
      assert.equal(pagesOf(await renderPaper(order(paper, { format, authorityTitle }))), 1);
  }
});

test('an empty body, English, a place for the seal, and a credential’s code are printed', async () => {
  const bare = sample.paperOf('unknown', ['公文', 'Paper'], {});
  assert.equal(pagesOf(await renderPaper(order(bare, { trackUrl: undefined, facts: undefined }))), 1);
  const english = await renderPaper(order(sample.receipt, { language: 'en', seal: 'place' }));
  assert.equal(pagesOf(english), 1);
  assert.ok(!charactersOf(english).has('演'));
  const coded = await renderPaper(order(sample.refusal, { credentialQr: `TB1:${'A1B2C3'.repeat(100)}` }));
  assert.equal(pagesOf(coded), 1);
  const tooLong = await renderPaper(order(sample.refusal, { credentialQr: 'x'.repeat(5000) }));
  assert.equal(pagesOf(tooLong), 1);
});
