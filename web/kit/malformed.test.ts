import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fact } from '#kernel';
import { malformed } from './malformed.ts';

const say = { t: (key: string) => key, w: () => '', fen: String } as never;

test('a value that is not written as its kind asks is named before anything is sent', () => {
  const day = fact.day(['签订日', 'Signed on']);
  for (const typed of ['2026-07-13', '20260713', '2026年7月13日'])
    assert.equal(malformed(day, typed, say), undefined, typed);
  for (const typed of ['2026-13-45', '2026-02-30', 'soon'])
    assert.equal(malformed(day, typed, say), 'form.day', typed);
  assert.equal(malformed(fact.money(['单价', 'Price']), 'abc', say), 'form.not.money');
  assert.equal(malformed(fact.money(['单价', 'Price']), 100, say), undefined);
  const claimed = fact.money(['申领金额', 'Amount claimed'], { min: 100 });
  assert.deepEqual(
    [-500, 99, 100].map((typed) => malformed(claimed, typed, say)),
    ['form.least', 'form.least', undefined],
  );
  const quantity = fact.number(['数量', 'Quantity'], { min: 1, max: 9 });
  assert.deepEqual(
    [0, 5, 10, 'two'].map((typed) => malformed(quantity, typed, say)),
    ['form.least', undefined, 'form.most', 'form.not.number'],
  );
  assert.equal(malformed(fact.text(['编号', 'Number'], { max: 3 }), '1234', say), 'form.long');
});
