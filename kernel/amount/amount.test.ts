import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assumed } from '../law/law.ts';
import type { Resolved } from '../law/resolve.ts';
import { amount, amountHolds, decidedBy, type ExplainedAmount, lawIn, shareOf } from './amount.ts';
import { amountText, formulaOf, ratioText } from './text.ts';

const found = <V>(slot: string, value: V): Resolved & { readonly value: V } => ({
  slot,
  value,
  jurisdiction: 'yrd-zone',
  from: '2021-01-01',
  cite: assumed('test'),
  status: 'assumed',
});
const half = found('ratio', { n: 1, d: 2 });
const cap = found('cap', 30_000_000);

/** Rule 1.6.2 of mechanism 9: S = min(⌊E × ratio⌋, cap − used, remaining(voucher), remaining(budget)). */
const subsidy = (invoiced: number, used: number, voucher: number, budget: number): ExplainedAmount =>
  amount.least(
    ['补贴', 'subsidy'],
    [
      amount.share(['按比例', 'by ratio'], amount.given(['发票金额', 'invoiced'], invoiced), half),
      amount.less(
        ['年度上限余额', 'left of the cap'],
        [amount.law(['年度上限', 'cap'], cap), amount.given(['已用', 'used'], used)],
      ),
      amount.given(['券面余额', 'left of the voucher'], voucher),
      amount.given(['预算余额', 'left of the budget'], budget),
    ],
    { notBelow: 0 },
  );

test('9-A, 9-B, 9-C: the ratio, the cap, nothing left, and a share to the fen', () => {
  const many = 999_999_999;
  const [a, b, c, none] = [
    subsidy(40_000_000, 0, many, many),
    subsidy(30_000_000, 20_000_000, many, many),
    subsidy(3_333_333, 0, many, many),
    subsidy(1_000_000, 30_000_000, many, many),
  ] as const;
  assert.deepEqual(
    [a, b, c, none].map((one) => [one.amount, decidedBy(one)?.title[1]]),
    [
      [20_000_000, 'by ratio'],
      [10_000_000, 'left of the cap'],
      [1_666_666, 'by ratio'],
      [0, 'left of the cap'],
    ],
  );
  assert.deepEqual(
    lawIn(a).map(({ slot, status }) => [slot, status]),
    [
      ['ratio', 'assumed'],
      ['cap', 'assumed'],
    ],
  );
});

test('what is overused gives zero and says so', () => {
  const over = subsidy(100, 40_000_000, 5, 5);
  assert.equal(over.amount, 0);
  assert.equal(over.decided, undefined);
  assert.match(formulaOf(over)[0], /不低于 0.00 元/);
});

test('every amount made here holds, and stops holding when a figure anywhere in it is changed', () => {
  const money = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
  fc.assert(
    fc.property(money, money, money, money, fc.integer({ min: 1, max: 9 }), (e, used, voucher, budget, by) => {
      const made = amount.sum(
        ['合计', 'total'],
        [subsidy(e, used, voucher, budget), amount.given(['另', 'other'], 7)],
      );
      assert.ok(amountHolds(made));
      assert.ok(!amountHolds({ ...made, amount: made.amount + by }));
    }),
  );
});

test('a share is exact: floor, ceiling and half up agree with the fraction, also below zero', () => {
  fc.assert(
    fc.property(
      // Ten thousand times as much is still a whole number that can be held exactly; beyond, `shareOf` refuses.
      fc.integer({ min: -(2 ** 39), max: 2 ** 39 }),
      fc.integer({ min: 0, max: 10_000 }),
      fc.integer({ min: 1, max: 10_000 }),
      (base, n, d) => {
        const [down, up, near] = [
          shareOf(base, { n, d }),
          shareOf(base, { n, d }, 'up'),
          shareOf(base, { n, d }, 'half-up'),
        ];
        const product = BigInt(base) * BigInt(n);
        assert.ok(BigInt(down) * BigInt(d) <= product && product < BigInt(down + 1) * BigInt(d));
        assert.equal(up - down, product === BigInt(down) * BigInt(d) ? 0 : 1);
        assert.ok(near === down || near === up);
        const twice = 2n * (product - BigInt(near) * BigInt(d));
        assert.ok(twice < BigInt(d) && twice >= -BigInt(d));
      },
    ),
  );
});

test('units do not mix, and texts are for people', () => {
  assert.throws(
    () => amount.sum(['合计', 'total'], [amount.given(['a', 'a'], 1), amount.given(['b', 'b'], 1, 'mu')]),
    /different units/,
  );
  assert.deepEqual(amountText(123_456_789, 'fen'), ['1,234,567.89 元', '1,234,567.89 yuan']);
  assert.deepEqual(
    [ratioText({ n: 1, d: 2 }), ratioText({ n: 1, d: 3 }), ratioText({ n: 125, d: 1000 })],
    ['50%', '1/3', '12.5%'],
  );
  assert.match(formulaOf(subsidy(100, 0, 5, 7))[1], /decided by "left of the voucher"/);
});

test('a share that cannot be held exactly is refused, not rounded', () => {
  assert.throws(() => shareOf(-901_441_078_337, { n: 9992, d: 1 }), /not a whole number that can be held exactly/);
});
