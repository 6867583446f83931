import assert from 'node:assert/strict';
import { test } from 'node:test';
import { taxClearances } from './register.ts';

const [a, b] = [
  { kind: 'person', key: '330421197809230057', name: '甲' },
  { kind: 'person', key: '320509198506150125', name: '乙' },
];
const values = { payers: [a, b], unit: 'U', contractOn: '2021-09-10', price: 100, outcome: 'paid', due: 3, paid: 3 };
const entry = { key: 'R', version: 1, values, validFrom: '2021-09-17', validTo: null };
const ask = (asked: object, entries: readonly (typeof entry)[] = [entry]) =>
  taxClearances.answers?.cleared?.answer({ entries, with: asked as never, day: '2021-09-20' });
const sale = { unit: 'U', buyers: [a?.key, b?.key], price: 100, contractOn: '2021-09-10' };

test('the tax office says yes to one sale and no to every other, and tells no amount', () => {
  const yes = { cleared: true, receipt: 'R', outcome: 'paid' };
  assert.deepEqual(ask(sale), yes);
  assert.deepEqual(ask({ unit: 'U', buyers: [a?.key] }), yes);
  const no = { cleared: false, why: '没有该笔交易的完税或者减免税记录' };
  for (const other of [
    { unit: 'V' },
    { price: 99 },
    { contractOn: '2021-09-11' },
    { buyers: [a?.key, '31011819900101001X'] },
  ])
    assert.deepEqual(ask({ ...sale, ...other }), no);
  assert.deepEqual(ask(sale, []), no);
});

test('what was refunded settles nothing', () => {
  const void_ = { ...entry, values: { ...values, outcome: 'refunded' } };
  assert.deepEqual(ask(sale, [void_]), { cleared: false, why: '已退税，凭证作废' });
});
