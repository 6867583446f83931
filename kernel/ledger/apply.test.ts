import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LedgerTransfer } from '../case/case.ts';
import type { LedgerAccount, LedgerLimit } from './account.ts';
import { applyBatch } from './batch.ts';
import { emptyBook, type LedgerBook } from './book.ts';
import { ledgerOutcomes } from './outcome.ts';
import { type PostedTransfer, statementAsOf } from './statement.ts';
import { kindOf } from './transfer.ts';

const when = { day: '2021-09-16', at: '2021-09-16T01:00:00.000Z' };

const bookOf = (accounts: readonly LedgerAccount[], posted: Readonly<Record<string, number>> = {}): LedgerBook => {
  const book = emptyBook();
  for (const terms of accounts)
    book.accounts.set(terms.id, { terms, posted: posted[terms.id] ?? 0, heldOut: 0, heldIn: 0, closed: false });
  return book;
};

const fen = (id: string, more: Partial<LedgerAccount> = {}): LedgerAccount => ({
  id,
  unit: 'fen',
  owner: id,
  ...more,
});

const post = (book: LedgerBook, transfer: LedgerTransfer, on = when): string =>
  applyBatch(book, [{ transfers: [transfer], together: false }], on).outcomes[0]?.[0] ?? '';

test('outcomes are a closed list: numbers rise with the order of asking, codes and numbers are unique', () => {
  const numbers = ledgerOutcomes.map(({ n }) => n);
  assert.deepEqual(
    numbers,
    [...numbers].sort((a, b) => a - b),
  );
  assert.equal(new Set(numbers).size, numbers.length);
  assert.equal(new Set(ledgerOutcomes.map(({ code }) => code)).size, numbers.length);
});

test('a transfer that is wrong in several ways gets the first answer of the list', () => {
  const limits: LedgerLimit[] = [
    { period: 'year', way: 'out', max: 10 },
    { period: 'each', way: 'out', max: 10 },
  ];
  const purse = { until: '2021-01-01T00:00:00.000Z', returnsTo: 'x' };
  const book = bookOf([
    fen('a', { floor: 0, limits, purse }),
    fen('b', { ceiling: 0 }),
    { ...fen('seat'), unit: 'seat' },
    fen('p', { floor: 0, limits }),
  ]);
  const all = { id: 'n', debit: 'a', credit: 'a', amount: 0, pending: { expires: 'soon' }, commits: 'r' };
  const steps: [Partial<LedgerTransfer>, string][] = [
    [{ id: '' }, 'id-malformed'],
    [{ amount: -1 }, 'amount-not-integer'],
    [{}, 'amount-zero'],
    [{ amount: 50 }, 'same-account'],
    [{ amount: 50, credit: 'b' }, 'two-purposes'],
    [{ amount: 50, credit: 'b', commits: undefined }, 'expiry-malformed'],
    [
      { amount: 50, debit: 'no', credit: 'no2', commits: undefined, pending: { expires: '2020-01-01' } },
      'debit-unknown',
    ],
    [{ amount: 50, credit: 'no', commits: undefined, pending: { expires: '2020-01-01' } }, 'credit-unknown'],
    [{ amount: 50, credit: 'seat', commits: undefined, pending: { expires: '2020-01-01' } }, 'units-differ'],
    [{ amount: 50, credit: 'b', commits: undefined, pending: { expires: '2020-01-01' } }, 'expiry-past'],
    [{ amount: 50, credit: 'b', commits: undefined, pending: {} }, 'purse-over'],
    [{ amount: 50, debit: 'p', credit: 'b', commits: undefined, pending: {} }, 'limit-each'],
    [{ amount: 10, debit: 'p', credit: 'b', commits: undefined, pending: {} }, 'insufficient'],
    [{ amount: 10, debit: 'seat', credit: 'b', commits: undefined, pending: {} }, 'units-differ'],
  ];
  for (const [n, [change, expected]] of steps.entries())
    assert.equal(post(book, { ...all, id: `n${n}`, ...change }), expected, `${n}`);
});

test('7-B: single 2,000, day 5,000: the third payment is refused, a smaller one then passes, tomorrow begins anew', () => {
  const limits: LedgerLimit[] = [
    { period: 'each', way: 'out', max: 200_000 },
    { period: 'day', way: 'out', max: 500_000 },
  ];
  const book = bookOf([fen('wallet', { floor: 0, limits }), fen('shop')], { wallet: 1_000_000 });
  const pay = (id: string, amount: number, on = when): string =>
    post(book, { id, debit: 'wallet', credit: 'shop', amount }, on);
  assert.deepEqual(
    [pay('1', 200_001), pay('2', 200_000), pay('3', 200_000), pay('4', 200_000), pay('5', 100_000), pay('6', 1)],
    ['limit-each', 'posted', 'posted', 'limit-day', 'posted', 'limit-day'],
  );
  assert.equal(pay('7', 200_000, { ...when, day: '2021-09-17' }), 'posted');
});

test('a reversal restores the counter of the original day, unless the limit says only on that day, or never', () => {
  for (const [restores, sameDay, nextDay] of [
    [undefined, 'posted', 'posted'],
    ['same-period', 'posted', 'limit-day'],
    ['never', 'limit-day', 'limit-day'],
  ] as const) {
    for (const [day, expected] of [
      ['2021-09-16', sameDay],
      ['2021-09-17', nextDay],
    ] as const) {
      const book = bookOf(
        [fen('wallet', { floor: 0, limits: [{ period: 'day', way: 'out', max: 100, restores }] }), fen('shop')],
        { wallet: 1000 },
      );
      assert.equal(post(book, { id: 'p', debit: 'wallet', credit: 'shop', amount: 100 }), 'posted');
      assert.equal(
        post(book, { id: 'r', debit: 'shop', credit: 'wallet', amount: 100, reverses: 'p' }, { ...when, day }),
        'posted',
      );
      assert.equal(
        post(book, { id: 'q', debit: 'wallet', credit: 'shop', amount: 1 }),
        expected,
        `${restores} ${day}`,
      );
    }
  }
});

test('9-D: a pool with 5,950,000 of 6,000,000 committed cannot cover 200,000 until a voucher of 160,000 lapses', () => {
  const book = bookOf([fen('pool', { floor: 0 }), fen('x'), fen('y')], { pool: 6_000_000_00 });
  assert.equal(
    post(
      book,
      { id: 'old', debit: 'pool', credit: 'y', amount: 160_000_00, pending: { expires: '2021-09-15' } },
      { ...when, day: '2021-09-01' },
    ),
    'posted',
  );
  assert.equal(post(book, { id: 'rest', debit: 'pool', credit: 'y', amount: 5_790_000_00, pending: {} }), 'posted');
  assert.equal(post(book, { id: 'X', debit: 'pool', credit: 'x', amount: 200_000_00, pending: {} }), 'insufficient');
  assert.equal(
    post(book, { id: 'late', debit: 'pool', credit: 'y', amount: 1, commits: 'old' }),
    'reservation-expired',
  );
  assert.equal(post(book, { id: 'lapse', debit: 'pool', credit: 'y', amount: 0, releases: 'old' }), 'posted');
  assert.equal(post(book, { id: 'X2', debit: 'pool', credit: 'x', amount: 200_000_00, pending: {} }), 'posted');
  const pool = book.accounts.get('pool');
  assert.equal((pool?.posted ?? 0) - (pool?.heldOut ?? 0), 10_000_00);
});

const ids = ['a', 'b', 'c', 'd'];
const transfer = (): fc.Arbitrary<LedgerTransfer> => {
  const id = fc.nat(40).map((n) => `t${n}`);
  const base = fc.record({ id, debit: fc.constantFrom(...ids), credit: fc.constantFrom(...ids), amount: fc.nat(60) });
  const more = fc.oneof(
    fc.constant({}),
    fc.constant({}),
    fc.constant({ pending: {} }),
    id.map((commits) => ({ commits })),
    id.map((releases) => ({ releases })),
    id.map((reverses) => ({ reverses })),
  );
  return fc.tuple(base, more).map(([one, other]) => ({ ...one, ...other }));
};
const groups = fc.array(
  fc.record({ transfers: fc.array(transfer(), { minLength: 1, maxLength: 4 }), together: fc.boolean() }),
  { maxLength: 40 },
);
const fresh = (): LedgerBook =>
  bookOf([
    fen('a'),
    fen('b', { floor: 0 }),
    fen('c', { floor: 0, ceiling: 150 }),
    fen('d', { floor: 0, limits: [{ period: 'day', way: 'out', max: 70 }] }),
  ]);

test('whatever is asked: sums stay zero, bounds hold, reservations add up, and only posted transfers leave a trace', () => {
  fc.assert(
    fc.property(groups, (asked) => {
      const book = fresh();
      const { entries } = applyBatch(book, asked, when);
      const accounts = [...book.accounts.values()];
      assert.equal(
        accounts.reduce((sum, { posted }) => sum + posted, 0),
        0,
      );
      for (const { posted, heldOut, heldIn, terms } of accounts) {
        assert.ok(heldOut >= 0 && heldIn >= 0);
        if (terms.floor !== undefined) assert.ok(posted - heldOut >= terms.floor, terms.id);
        if (terms.ceiling !== undefined) assert.ok(posted + heldIn <= terms.ceiling, terms.id);
      }
      const open = [...book.reservations.values()].reduce(
        (sum, { amount, committed, released }) => sum + amount - committed - released,
        0,
      );
      assert.equal(
        accounts.reduce((sum, { heldOut }) => sum + heldOut, 0),
        open,
      );
      const again = fresh();
      const posted = entries.filter(({ outcome }) => outcome === 'posted');
      const replay = applyBatch(
        again,
        posted.map(({ transfer: one }) => ({ transfers: [one], together: false })),
        when,
      );
      assert.ok(
        replay.outcomes.every(([outcome]) => outcome === 'posted'),
        'what was refused, or undone with its group, is not missed',
      );
      for (const account of accounts) assert.deepEqual(again.accounts.get(account.terms.id), account);
      assert.deepEqual(
        [...again.used].filter(([, used]) => used),
        [...book.used].filter(([, used]) => used),
      );
      const lines = posted.map(
        ({ transfer: one, amount }): PostedTransfer => ({
          id: one.id,
          at: when.at,
          debit: one.debit,
          credit: one.credit,
          amount,
          kind: kindOf(one),
        }),
      );
      for (const { terms, posted: balance, heldOut, heldIn } of accounts) {
        const statement = statementAsOf(terms.id, lines, when.at);
        assert.deepEqual([statement.balance, statement.heldOut, statement.heldIn], [balance, heldOut, heldIn]);
      }
    }),
    { numRuns: 400 },
  );
});

test('asking the same groups again changes nothing and answers the same', () => {
  fc.assert(
    fc.property(groups, (asked) => {
      const book = fresh();
      const first = applyBatch(book, asked, when);
      const before = JSON.stringify([...book.accounts.values()]);
      const second = applyBatch(
        book,
        asked.filter(({ together }) => !together),
        when,
      );
      assert.equal(JSON.stringify([...book.accounts.values()]), before);
      assert.equal(second.entries.length, 0);
      assert.deepEqual(
        second.outcomes,
        first.outcomes.filter((_, n) => !asked[n]?.together),
      );
    }),
  );
});
