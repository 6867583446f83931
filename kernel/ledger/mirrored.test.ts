import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LedgerTransfer } from '../case/case.ts';
import { bookOf, fen, on, post } from './book.fixture.ts';
import { compareMirrors, dueFrom, dueTo, type MirrorStatement } from './mirror.ts';
import { mirrorAccounts, mirrorNews, mirrorPosting, touchesMirror } from './mirrored.ts';
import { netting } from './netting.ts';

const owed = dueTo('south', 'fen', 'grants');
const claim = dueFrom('north', 'fen', 'grants');
const move = (id: string, debit: string, credit: string, amount: number, more = {}): LedgerTransfer => ({
  ...{ id, debit, credit, amount },
  ...more,
});

test('a letter tells what changes a debt, in the sign of the debt, and nothing that is only reserved', () => {
  const news = { peer: 'south', unit: 'fen', agreement: 'grants' };
  const cases: [LedgerTransfer, number | undefined][] = [
    [move('m', 'pool', owed, 5), 5],
    [move('p', owed, 'paid', 5), -5],
    [move('v', owed, 'pool', 5, { reverses: 'm' }), -5],
    [move('c', 'pool', owed, 5, { commits: 'r' }), 5],
    [move('r', 'pool', owed, 5, { pending: {} }), undefined],
    [move('x', 'pool', owed, 5, { releases: 'r' }), undefined],
    [move('o', 'pool', 'paid', 5), undefined],
  ];
  for (const [transfer, amount] of cases)
    assert.deepEqual(
      mirrorNews(transfer, 5),
      amount === undefined ? [] : [{ ...news, id: transfer.id, amount }],
      transfer.id,
    );
});

test('no side of a debt is posted on without a letter', () => {
  for (const account of [owed, claim, 'claims/north/fen/grants'])
    for (const [debit, credit] of [
      [account, 'x'],
      ['x', account],
    ] as const)
      assert.equal(touchesMirror({ debit, credit }), true, `${debit} → ${credit}`);
  assert.equal(touchesMirror({ debit: 'pool', credit: 'paid' }), false);
});

test('whatever the debtor does, its letters make the creditor’s books say the same; a debt never turns round', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ up: fc.boolean(), amount: fc.integer({ min: 1, max: 50 }) })), (acts) => {
      const debtor = bookOf([fen('source'), fen(owed, { floor: 0 })]);
      const creditor = bookOf(mirrorAccounts('north', 'fen', 'grants'));
      for (const [n, { up, amount }] of acts.entries()) {
        const transfer = up ? move(`n${n}`, 'source', owed, amount) : move(`n${n}`, owed, 'source', amount);
        if (post(debtor, transfer) !== 'posted') continue;
        for (const news of mirrorNews(transfer, amount))
          assert.equal(post(creditor, mirrorPosting('north', news), on('2021-09-17')), 'posted');
      }
      const [owes, isOwed] = [debtor.accounts.get(owed)?.posted, creditor.accounts.get(claim)?.posted];
      assert.equal((owes ?? 0) + (isOwed ?? 0), 0);
    }),
  );
  const creditor = bookOf(mirrorAccounts('north', 'fen', 'grants'));
  const news = { id: 'x', unit: 'fen', agreement: 'grants', amount: -1 };
  assert.equal(post(creditor, mirrorPosting('north', news)), 'insufficient');
});

test('a creditor’s line that is in flight explains a difference the other way; another amount under one id never agrees', () => {
  const side = (by: 'debtor' | 'creditor', lines: [string, number][]): MirrorStatement => ({
    ...{ debtor: 'north', creditor: 'south', by, unit: 'fen', agreement: 'grants', number: 1, opening: 0 },
    lines: lines.map(([id, amount]) => ({ id, amount, at: '2021-09-16T00:00:00.000Z' })),
    closing: lines.reduce((sum, [, amount]) => sum + amount, 0),
  });
  const flying = compareMirrors(side('debtor', []), side('creditor', [['a', 7]]), new Set(['a']));
  assert.deepEqual([flying.agreed, flying.difference, flying.inFlight], [true, -7, -7]);
  const other = compareMirrors(side('debtor', [['a', 8]]), side('creditor', [['a', 7]]), new Set(['a']));
  assert.deepEqual(
    [other.agreed, other.inFlight, other.breaks.map(({ kind }) => kind)],
    [false, 0, ['amount-differs']],
  );
});

test('netting passes over what nobody owes, and serves equals in the order of the agreement', () => {
  const flows = [
    { from: 'a', to: 'a', amount: 99 },
    { from: 'b', to: 'a', amount: 5 },
    { from: 'c', to: 'd', amount: 5 },
    { from: 'c', to: 'b', amount: 0 },
  ];
  const { gross, flows: n, transfers } = netting(flows, ['d', 'c', 'b', 'a']);
  assert.deepEqual([gross, n], [10, 2]);
  assert.deepEqual(transfers, [
    { from: 'c', to: 'd', amount: 5 },
    { from: 'b', to: 'a', amount: 5 },
  ]);
  assert.throws(() => netting([{ from: 'x', to: 'a', amount: 1 }], ['a']), /no party/);
});
