import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayFrom, noSpaces } from './tidy.ts';

test('a day is understood however people write it', () => {
  for (const typed of ['20210713', '2021-7-13', '2021/07/13', '2021年7月13日', '２０２１-０７-１３', ' 2021-07-13 '])
    assert.equal(dayFrom(typed), '2021-07-13', typed);
});

test('what is not a day stays as typed, so that the message names it', () =>
  assert.equal(dayFrom('下周三'), '下周三'));

test('full-width digits, spaces and thousands marks are cleaned', () =>
  assert.equal(noSpaces('１，０００ 元'), '1000元'));
