import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LedgerTransfer } from '../case/case.ts';
import type { LedgerLimit } from './account.ts';
import { applyBatch } from './batch.ts';
import { bookOf, fen, post, when } from './book.fixture.ts';
import type { LedgerBook, LedgerEntry } from './book.ts';
import { ledgerOutcomes } from './outcome.ts';
import { type PostedTransfer, statementAsOf } from './statement.ts';
import { kindOf } from './transfer.ts';

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
const transfer = (): fc.Arbitrary<LedgerTransfer & { readonly astray: boolean }> => {
  const id = fc.nat(15).map((n) => `t${n}`);
  const base = fc.record({ id, debit: fc.constantFrom(...ids), credit: fc.constantFrom(...ids), amount: fc.nat(60) });
  const more = fc.oneof(
    fc.constant({}),
    fc.constant({}),
    fc.constant({ pending: {} }),
    id.map((commits) => ({ commits })),
    id.map((releases) => ({ releases })),
    id.map((reverses) => ({ reverses })),
  );
  const astray = fc.nat(9).map((n) => n === 0);
  return fc.tuple(base, more, astray).map(([one, other, lost]) => ({ ...one, ...other, astray: lost }));
};
/** What settles or reverses names the accounts of what it is about, but for a few that went astray. */
const groups = fc
  .array(fc.record({ transfers: fc.array(transfer(), { minLength: 1, maxLength: 4 }), together: fc.boolean() }), {
    maxLength: 40,
    size: '+1',
  })
  .map((asked) => {
    const seen = new Map<string, LedgerTransfer>();
    return asked.map(({ transfers, together }) => ({
      together,
      transfers: transfers.map(({ astray, ...one }): LedgerTransfer => {
        const about = seen.get(one.commits ?? one.releases ?? one.reverses ?? '');
        const [debit, credit] = !about || astray ? [one.debit, one.credit] : [about.debit, about.credit];
        const named = one.reverses && about && !astray ? { debit: credit, credit: debit } : { debit, credit };
        if (!seen.has(one.id)) seen.set(one.id, { ...one, ...named });
        return { ...one, ...named };
      }),
    }));
  });
const fresh = (): LedgerBook =>
  bookOf(
    [
      fen('a'),
      fen('b', { floor: 0, limits: [{ period: 'year', way: 'in', max: 400 }] }),
      fen('c', { floor: 0, ceiling: 150 }),
      fen('d', { floor: 0, limits: [{ period: 'day', way: 'out', max: 70 }] }),
    ],
    { a: -400, b: 200, d: 200 },
  );

/** What limits have counted, from the answers alone: every act that moves or holds, less what was released or reversed. */
const countedBy = (posted: readonly LedgerEntry[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = { 'b in 2021': 0, 'd out 2021-09-16': 0 };
  for (const { transfer: one, amount } of posted) {
    if (one.commits !== undefined) continue;
    const [debit, credit] = one.reverses === undefined ? [one.debit, one.credit] : [one.credit, one.debit];
    const signed = one.releases !== undefined || one.reverses !== undefined ? -amount : amount;
    if (credit === 'b') counts['b in 2021'] = (counts['b in 2021'] ?? 0) + signed;
    if (debit === 'd') counts['d out 2021-09-16'] = (counts['d out 2021-09-16'] ?? 0) + signed;
  }
  return counts;
};

/** Of each transfer no more is settled or reversed than it held or moved, and only by the accounts it was between. */
const withinOriginals = (posted: readonly LedgerEntry[]): void => {
  const left = new Map(posted.map(({ transfer: one, amount }) => [one.id, amount]));
  const all = new Map(posted.map(({ transfer: one }) => [one.id, one]));
  for (const { transfer: one, amount } of posted) {
    const ref = one.commits ?? one.releases ?? one.reverses;
    if (ref === undefined) continue;
    const about = all.get(ref) as LedgerTransfer;
    assert.equal(about.pending !== undefined, one.reverses === undefined, `${one.id} is about ${ref}`);
    assert.equal(about.releases ?? about.reverses, undefined, `${one.id} is about ${ref}`);
    const way = one.reverses === undefined ? [about.debit, about.credit] : [about.credit, about.debit];
    assert.deepEqual([one.debit, one.credit], way);
    left.set(ref, (left.get(ref) ?? 0) - amount);
    assert.ok((left.get(ref) ?? -1) >= 0, `${one.id} takes more than there is of ${ref}`);
  }
};

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
      withinOriginals(posted);
      assert.deepEqual(
        { 'b in 2021': 0, 'd out 2021-09-16': 0, ...Object.fromEntries(book.used) },
        countedBy(posted),
        'limits count what stands',
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
        const before = fresh().accounts.get(terms.id)?.posted ?? 0;
        assert.deepEqual(
          [before + statement.balance, statement.heldOut, statement.heldIn],
          [balance, heldOut, heldIn],
        );
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
