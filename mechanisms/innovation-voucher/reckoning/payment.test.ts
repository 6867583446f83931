import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchBank } from './payment.ts';

const day = '2026-11-30';
const due = { reference: 'A', payee: '6222', amount: 2_000_000 };
const line = (more: object = {}) => ({ ...due, day, serial: 'B-1', status: 'paid' as const, ...more });
const breaksOf = (bank: readonly ReturnType<typeof line>[], approved = [due]) =>
  matchBank(approved, approved, bank, day, 3).breaks.map(({ kind, says }) => [kind, says]);

test('a break says what was approved beside what the file of the bank says', () => {
  assert.deepEqual(breaksOf([line()]), []);
  assert.deepEqual(breaksOf([line({ payee: '9999' })]), [['wrong-payee', '核定 6222，回单 9999']]);
  assert.deepEqual(breaksOf([line({ amount: 200_005 })]), [['wrong-amount', '核定 20000.00 元，回单 2000.05 元']]);
  assert.deepEqual(breaksOf([line({ day: '2026-12-09' })]), [['date-shift', '指令 2026-11-30，到账 2026-12-09']]);
  assert.deepEqual(breaksOf([line(), line({ serial: 'B-2' })]), [['duplicate', '流水 B-1、B-2']]);
  assert.deepEqual(breaksOf([line()], []), [['not-approved', '回单 20000.00 元']]);
  assert.deepEqual(breaksOf([line({ status: 'returned', reason: '户名不符' })]), [['returned', '户名不符']]);
  assert.deepEqual(breaksOf([]), [['missing-payment', undefined]]);
});
