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
  assert.deepEqual(ask({ unit: 'U', buyers: [a?.key], contractOn: '2021-09-10' }), yes);
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

test('the same people sell the same thing a second time: what was paid for the first sale settles nothing', () => {
  const second = { ...sale, contractOn: '2021-12-01' };
  assert.equal((ask(second) as { cleared: boolean }).cleared, false);
  const paid = { ...entry, key: 'R2', values: { ...values, contractOn: '2021-12-01' } };
  assert.deepEqual(ask(second, [entry, paid]), { cleared: true, receipt: 'R2', outcome: 'paid' });
  const { contractOn: _, ...undated } = sale;
  const why = '未写明合同签订日，无法确认是哪一笔交易';
  assert.deepEqual(ask(undated), { cleared: false, why }, 'nobody can say which sale is meant');
});

test('what was refunded settles nothing', () => {
  const void_ = { ...entry, values: { ...values, outcome: 'refunded' } };
  assert.deepEqual(ask(sale, [void_]), { cleared: false, why: '已退税，凭证作废' });
});
