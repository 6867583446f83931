import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanName, endingOf } from './name.ts';

const table: readonly [given: string, clean: string][] = [
  ['营业执照.PDF', '营业执照.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\张三\\桌面\\申请表.docx', '申请表.docx'],
  ['a\u0000b\r\nc.txt', 'abc.txt'],
  ['photo\u202egpj.exe', 'photogpj.exe'],
  ['  .hidden.txt ', 'hidden.txt'],
  ['a<b>:"c"|?*.txt', 'a_b___c____.txt'],
  ['..', 'file'],
  ['', 'file'],
  ['报告 2026.11', '报告 2026.11'],
];

for (const [given, clean] of table)
  test(`${JSON.stringify(given)} is kept as ${clean}`, () => assert.equal(cleanName(given), clean));

test('a long name is cut between characters and keeps its ending', () => {
  const name = cleanName(`${'长'.repeat(300)}.pdf`);
  assert.ok(Buffer.byteLength(name) <= 255);
  assert.match(name, /^长+\.pdf$/);
});

test('no name escapes its folder, is empty, or is too long; cleaning twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const name = cleanName(given);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is what is tested.
      assert.doesNotMatch(name, /[/\\\u0000-\u001f]/);
      assert.ok(name !== '' && name !== '.' && name !== '..' && Buffer.byteLength(name) <= 255);
      assert.equal(cleanName(name), name);
    }),
  );
});

test('an ending is letters and digits, in small letters', () => {
  assert.deepEqual(['a.PDF', 'a', 'a.2026', 'a.tar.gz', 'a.材料'].map(endingOf), [
    'pdf',
    undefined,
    undefined,
    'gz',
    undefined,
  ]);
});
