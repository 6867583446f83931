import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coverage } from './fonts.ts';
import { proofreader } from './missing.ts';

const covers = await coverage();
const has = (char: string): boolean => covers(char.codePointAt(0) as number);

test('the font draws what papers need and what names have', () => {
  for (const char of '〔〕《》（），。、；：“”·①②③℃㎡㎥μ×≤≥±½Ⅱ龘喆堃玥淼燚叕犇鱻 　Aa09')
    assert.ok(has(char), `${char} is missing`);
});

test('all of GB 2312 is there', () => {
  const decoder = new TextDecoder('gb18030');
  const lacking: string[] = [];
  for (let high = 0xb0; high <= 0xf7; high++)
    for (let low = 0xa1; low <= 0xfe; low++) {
      const char = decoder.decode(Uint8Array.of(high, low));
      if (/^\p{Script=Han}$/u.test(char) && !has(char)) lacking.push(char);
    }
  assert.deepEqual(lacking, []);
});

test('what it lacks is told once per field, unseen characters are dropped', () => {
  const { proof, missing } = proofreader(covers);
  assert.equal(proof('𠮷\u200b野𠮷\ufe0f\u0007\n☑', '姓名'), '〔U+20BB7〕野〔U+20BB7〕\n〔U+2611〕');
  assert.equal(proof('\ud800', '姓名'), proof('\ufffd', '姓名'));
  assert.deepEqual(
    missing.filter(({ code }) => code === 'U+20BB7'),
    [{ char: '𠮷', code: 'U+20BB7', where: '姓名' }],
  );
});
