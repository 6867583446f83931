import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayFrom, decodeCsv, noSpaces } from './tidy.ts';

test('a day is understood however people write it', () => {
  for (const typed of ['20210713', '2021-7-13', '2021/07/13', '2021年7月13日', '２０２１-０７-１３', ' 2021-07-13 '])
    assert.equal(dayFrom(typed), '2021-07-13', typed);
});

test('what is not a day stays as typed, so that the message names it', () =>
  assert.equal(dayFrom('下周三'), '下周三'));

test('full-width digits, spaces and thousands marks are cleaned', () =>
  assert.equal(noSpaces('１，０００ 元'), '1000元'));

test('a file of a bank is read in UTF-8, with its mark or without, and in GB18030', () => {
  const bytes = (...more: number[]): ArrayBuffer => new Uint8Array(more).buffer;
  const text = new TextEncoder().encode('成功');
  assert.equal(decodeCsv(bytes(...text)), '成功');
  assert.equal(decodeCsv(bytes(0xef, 0xbb, 0xbf, ...text)), '成功');
  assert.equal(decodeCsv(bytes(0xb3, 0xc9, 0xb9, 0xa6)), '成功');
});
