import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LedgerTransfer } from '../case/case.ts';
import { checkAccount, type LedgerLimit } from './account.ts';
import { applyBatch } from './batch.ts';
import { bookOf, fen, on, post } from './book.fixture.ts';
import { expiryOf, isExpired } from './expiry.ts';

/** Tables of single acts, one after another on the same books: what each is answered, and on which side of a boundary it lies. */

type Act = readonly [Omit<LedgerTransfer, 'id'> & { readonly id?: string }, string, string?];

const plays = (book: ReturnType<typeof bookOf>, acts: readonly Act[], day = '2021-09-16'): void => {
  for (const [n, [transfer, expected, at = day]] of acts.entries())
    assert.equal(post(book, { id: `n${n}`, ...transfer }, on(at)), expected, `${n}: ${JSON.stringify(transfer)}`);
};
const out = (amount: number, more: Partial<LedgerTransfer> = {}) => ({ debit: 'a', credit: 'b', amount, ...more });
const back = (amount: number, more: Partial<LedgerTransfer> = {}) => ({ debit: 'b', credit: 'a', amount, ...more });

test('a reservation may be used through its last day, and is given back from the day after', () => {
  const book = bookOf([fen('a', { floor: 0 }), fen('b')], { a: 100 });
  const pending = { expires: '2021-09-16' };
  plays(book, [
    [out(10, { id: 'r', pending }), 'posted', '2021-09-16'],
    [out(10, { pending }), 'expiry-past', '2021-09-17'],
    [out(4, { commits: 'r' }), 'posted', '2021-09-16'],
    [out(1, { commits: 'r' }), 'reservation-expired', '2021-09-17'],
    [out(0, { releases: 'r' }), 'posted', '2021-09-17'],
    [out(1, { commits: 'r' }), 'reservation-expired', '2021-09-16'],
  ]);
  const state = { id: 'r', debit: 'a', credit: 'b', expires: '2021-09-16' };
  assert.deepEqual([isExpired(state, '2021-09-16'), isExpired(state, '2021-09-17')], [false, true]);
  assert.equal(isExpired({ ...state, over: 'released' }, '2021-09-17'), false);
  assert.equal(isExpired({ id: 'r' } as never, '9999-12-31'), false);
  assert.deepEqual(
    expiryOf(state, () => 'short'),
    {
      ...{ id: 'expired/short', debit: 'a', credit: 'b', amount: 0, releases: 'r', memo: 'expired' },
    },
  );
});

test('what is over of a reservation says why, and only its own two accounts may settle it', () => {
  const book = bookOf([fen('a', { floor: 0 }), fen('b'), fen('c')], { a: 100 });
  plays(book, [
    [out(10, { id: 'r', pending: {} }), 'posted'],
    [{ debit: 'a', credit: 'c', amount: 1, commits: 'r' }, 'reservation-accounts-differ'],
    [back(1, { commits: 'r' }), 'reservation-accounts-differ'],
    [out(10, { commits: 'r' }), 'posted'],
    [out(1, { commits: 'r' }), 'reservation-committed'],
    [out(0, { releases: 'r' }), 'reservation-committed'],
    [out(10, { id: 's', pending: {} }), 'posted'],
    [out(10, { releases: 's' }), 'posted'],
    [out(1, { commits: 's' }), 'reservation-released'],
    [out(81, { pending: {} }), 'posted'],
    [out(10), 'insufficient'],
  ]);
});

test('a reversal goes back the way it came, once, never into the red, and nothing but a movement is reversed', () => {
  const book = bookOf([fen('a', { floor: 0 }), fen('b', { floor: 0 }), fen('c')], { a: 100 });
  plays(book, [
    [out(10, { id: 'm' }), 'posted'],
    [out(1, { reverses: 'm' }), 'original-accounts-differ'],
    [{ debit: 'b', credit: 'c', amount: 9 }, 'posted'],
    [back(2, { reverses: 'm' }), 'insufficient'],
    [back(1, { id: 'v', reverses: 'm' }), 'posted'],
    [{ debit: 'c', credit: 'b', amount: 9 }, 'posted'],
    [back(10, { reverses: 'm' }), 'exceeds-original'],
    [back(9, { reverses: 'm' }), 'posted'],
    [back(1, { reverses: 'm' }), 'exceeds-original'],
    [out(1, { reverses: 'v' }), 'original-irreversible'],
    [out(10, { id: 'r', pending: {} }), 'posted'],
    [back(1, { reverses: 'r' }), 'original-irreversible'],
    [out(0, { id: 'x', releases: 'r' }), 'posted'],
    [back(1, { reverses: 'x' }), 'original-irreversible'],
    [back(1, { reverses: 'nothing' }), 'original-unknown'],
  ]);
});

test('limits count both ways, by day, month and year, to the last unit; what is released or reversed goes back to its own period', () => {
  const limit = (period: LedgerLimit['period'], way: LedgerLimit['way'], max: number): LedgerLimit => ({
    period,
    way,
    max,
  });
  const both = [limit('day', 'out', 10), limit('month', 'out', 15), limit('year', 'out', 20)];
  plays(bookOf([fen('a', { floor: 0, limits: both }), fen('b')], { a: 100 }), [
    [out(10), 'posted', '2021-09-16'],
    [out(1), 'limit-day', '2021-09-16'],
    [out(6), 'limit-month', '2021-09-17'],
    [out(5), 'posted', '2021-09-17'],
    [out(6), 'limit-year', '2021-10-01'],
    [out(5), 'posted', '2021-10-01'],
    [out(10), 'posted', '2022-01-01'],
  ]);
  // Two limits of one period are one count.
  plays(
    bookOf([fen('a', { floor: 0, limits: [limit('day', 'out', 10), limit('day', 'out', 9)] }), fen('b')], { a: 100 }),
    [
      [out(5), 'posted'],
      [out(4), 'posted'],
      [out(1), 'limit-day'],
    ],
  );
  for (const [limits, accounts] of [
    [[limit('month', 'out', 10)], (l: LedgerLimit[]) => [fen('a', { floor: 0, limits: l }), fen('b')]],
    [[limit('month', 'in', 10)], (l: LedgerLimit[]) => [fen('a', { floor: 0 }), fen('b', { limits: l })]],
  ] as const)
    plays(bookOf(accounts([...limits]), { a: 100 }), [
      [out(8, { id: 'r', pending: {} }), 'posted', '2021-09-30'],
      [out(3), 'limit-month', '2021-09-30'],
      [out(3, { commits: 'r' }), 'posted', '2021-10-01'],
      [out(0, { releases: 'r' }), 'posted', '2021-10-02'],
      // Five of eight came back to September, nothing to October.
      [out(8), 'limit-month', '2021-09-30'],
      [out(7), 'posted', '2021-09-30'],
      [out(11), 'limit-month', '2021-10-02'],
      [out(10), 'posted', '2021-10-02'],
      // The commit was counted in September, when it was reserved.
      [back(3, { reverses: 'n2' }), 'posted', '2021-10-03'],
      [out(1), 'limit-month', '2021-10-03'],
      [out(3), 'posted', '2021-09-30'],
    ]);
});

test('ceilings count what is on its way, closed accounts take and give nothing, and no balance leaves what is held exactly', () => {
  const book = bookOf([fen('a'), fen('b', { ceiling: 10 }), fen('c'), fen('d')], { d: Number.MAX_SAFE_INTEGER });
  plays(book, [
    [out(6, { pending: {} }), 'posted'],
    [out(5), 'over-ceiling'],
    [out(4), 'posted'],
    [{ debit: 'a', credit: 'd', amount: 1 }, 'overflow'],
    [{ debit: 'a', credit: 'd', amount: 1, pending: {} }, 'overflow'],
  ]);
  (book.accounts.get('c') as { closed: boolean }).closed = true;
  plays(book, [
    [{ id: 'o1', debit: 'a', credit: 'c', amount: 1 }, 'credit-closed'],
    [{ id: 'o2', debit: 'c', credit: 'a', amount: 1 }, 'debit-closed'],
  ]);
});

test('a purse asks of the payee, not of itself', () => {
  const purse = { where: [['metro']], returnsTo: 's' };
  const book = bookOf([fen('a', { floor: 0, purse, tags: ['metro'] }), fen('b'), fen('m', { tags: ['metro'] })], {
    a: 9,
  });
  plays(book, [
    [out(1), 'purse-elsewhere'],
    [out(1, { pending: {} }), 'purse-elsewhere'],
    [{ debit: 'a', credit: 'm', amount: 1 }, 'posted'],
  ]);
});

test('an id stands for its whole content: whatever differs is another transfer, and the answer of the first stays', () => {
  const accounts = [fen('a', { floor: 0 }), fen('b'), fen('c')];
  const first = { id: 't', ...out(5, { pending: { expires: '2021-09-20' }, memo: 'x' }) };
  const others: Partial<LedgerTransfer>[] = [
    { amount: 6 },
    { debit: 'c' },
    { credit: 'c' },
    { memo: 'y' },
    { memo: undefined },
    { pending: {} },
    { pending: { expires: '2021-09-21' } },
    { pending: undefined },
    { pending: undefined, commits: 'r' },
  ];
  for (const other of others) {
    const book = bookOf(accounts, { a: 100 });
    plays(book, [
      [first, 'posted'],
      [{ ...first, ...other }, 'exists-with-other-content'],
      [first, 'posted'],
    ]);
    assert.deepEqual([book.accounts.get('a')?.posted, book.accounts.get('a')?.heldOut], [100, 5]);
  }
  const settled = bookOf(accounts, { a: 100 });
  plays(settled, [
    [out(5, { id: 'r', pending: {} }), 'posted'],
    [out(5, { id: 's', pending: {} }), 'posted'],
    [out(1, { id: 'c', commits: 'r' }), 'posted'],
    [out(1, { id: 'c', commits: 's' }), 'exists-with-other-content'],
    [out(1, { id: 'c', releases: 'r' }), 'exists-with-other-content'],
  ]);
});

test('a group that is refused leaves nothing: no balance, count, reservation, part of one, original or id', () => {
  const limits: LedgerLimit[] = [{ period: 'day', way: 'out', max: 50 }];
  const book = bookOf([fen('a', { floor: 0, limits }), fen('b')], { a: 100 });
  plays(book, [
    [out(20, { id: 'r', pending: {} }), 'posted'],
    [out(10, { id: 'm' }), 'posted'],
  ]);
  const look = () =>
    JSON.stringify([book.accounts, book.reservations, book.originals ?? new Map(), book.used].map((map) => [...map]));
  const before = look();
  const group = [
    { id: 'g1', ...out(5) },
    { id: 'g2', ...out(5, { pending: {} }) },
    { id: 'g3', ...out(20, { commits: 'r' }) },
    { id: 'g4', ...back(4, { reverses: 'm' }) },
    { id: 'g5', ...back(1, { reverses: 'g1' }) },
    { id: 'g6', ...out(99) },
  ];
  const together = (transfers: readonly LedgerTransfer[]) =>
    applyBatch(book, [{ transfers, together: true }], on('2021-09-16')).outcomes[0];
  const expected = [...group.slice(1).map(() => 'group-failed'), 'limit-day'];
  assert.deepEqual(together(group), expected);
  assert.deepEqual(look(), before);
  assert.deepEqual(together(group), expected, 'its answers are final');
  assert.deepEqual(
    together([
      { id: 'h', ...out(1) },
      { id: 'g1', ...out(5) },
    ]),
    ['group-failed', 'group-failed'],
  );
  // What was undone cannot be reversed, committed or counted.
  plays(book, [
    [back(1, { id: 'p1', reverses: 'g1' }), 'original-unknown'],
    [out(1, { id: 'p2', commits: 'g2' }), 'reservation-unknown'],
    [out(20, { id: 'p3', commits: 'r' }), 'posted'],
    [out(21, { id: 'p4' }), 'limit-day'],
    [out(19, { id: 'p5' }), 'posted'],
  ]);
  const twice = { id: 'q', ...out(1) };
  assert.deepEqual(together([twice, { ...twice }]), ['group-failed', 'exists-with-other-content']);
});

test('terms of an account are whole numbers on the right side of zero, ids plain text', () => {
  const cases: [object, string | undefined][] = [
    [{}, undefined],
    [{ floor: -5, ceiling: 5 }, undefined],
    [{ floor: 1 }, '/floor'],
    [{ floor: 0.5 }, '/floor'],
    [{ ceiling: -1 }, '/ceiling'],
    [{ limits: [{ period: 'day', way: 'out', max: -1 }] }, '/limits'],
    [{ limits: [{ period: 'day', way: 'out', max: 0.1 }] }, '/limits'],
    [{ unit: 'a b' }, '/unit'],
    [{ owner: 'a\nb' }, '/owner'],
    ...['', 'null', 'NULL', 'a b', '{a}', 'a,b', 'a"b', 'a\\b', 'x'.repeat(121), '\ud800'].map(
      (id): [object, string] => [{ id }, '/id'],
    ),
    ...['nullable', '资金池/310118', 'x'.repeat(120)].map((id): [object, undefined] => [{ id }, undefined]),
  ];
  for (const [change, field] of cases) {
    const read = checkAccount({ ...fen('a'), ...change });
    assert.equal(read.ok ? undefined : read.field, field, JSON.stringify(change));
  }
});
