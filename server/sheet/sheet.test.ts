import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSheet } from 'read-excel-file/node';
import { sheetOf } from './sheet.ts';

test('what is written can be read again, in order, numbers as numbers, and nothing runs as a formula', async () => {
  const rows = [
    ['=1+1', 3, '2026-11-29'],
    ['+86', 0, undefined],
    ['@cmd', -2.5, '长三角'],
  ] as const;
  const file = await sheetOf(
    ['清单/一', 'list'],
    [
      ['编号', 'number'],
      ['数', 'n'],
      ['日', 'day'],
    ],
    rows,
  );
  assert.deepEqual(await readSheet(file), [
    ['编号 number', '数 n', '日 day'],
    ["'=1+1", 3, '2026-11-29'],
    ["'+86", 0, null],
    ["'@cmd", -2.5, '长三角'],
  ]);
});
