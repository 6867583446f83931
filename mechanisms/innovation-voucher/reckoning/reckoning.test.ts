import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { netting } from '#kernel';
import { type AmountInput, amountOf, effectiveBp, isOutlier, isSampled } from './amount.ts';
import { failing } from './eligible.ts';
import { joined, mayHave, serveAll, type Waiting } from './queue.ts';
import { contractText, invoiceText, lastDayToRedeem, mismatch } from './redemption.ts';
import { bpOf, type Holding, reaches, relatedShare, shareIn } from './related.ts';

const input = (more: Partial<AmountInput>): AmountInput => ({
  eligible: 40_000_000,
  ratio: { n: 1, d: 2 },
  cap: 30_000_000,
  counted: 0,
  voucherLeft: 30_000_000,
  poolLeft: 1_000_000_000,
  ...more,
});

test('9-A to 9-C: amounts, bounds, own payment', () => {
  const table = [
    [{}, 20_000_000, 20_000_000, 'ratio', 5000],
    [{ eligible: 30_000_000, counted: 20_000_000, voucherLeft: 10_000_000 }, 10_000_000, 20_000_000, 'cap', 3333],
    [{ eligible: 10_000_000, counted: 30_000_000, voucherLeft: 0 }, 0, 10_000_000, 'cap', 0],
    [{ eligible: 3_333_333 }, 1_666_666, 1_666_667, 'ratio', 4999],
    [{ voucherLeft: 5_000_000 }, 5_000_000, 35_000_000, 'voucher', 1250],
    [{ poolLeft: 1 }, 1, 39_999_999, 'pool', 0],
  ] as const;
  for (const [more, subsidy, own, bound, bp] of table) {
    const found = amountOf(input(more));
    assert.deepEqual([found.subsidy, found.own, found.bound], [subsidy, own, bound], JSON.stringify(more));
    assert.equal(effectiveBp(found.subsidy, input(more).eligible), bp);
  }
});

test('an amount is never below zero, never above any bound, and the parts sum to the eligible amount', () => {
  const fen = fc.integer({ min: 0, max: 10_000_000_000 });
  fc.assert(
    fc.property(
      fen,
      fen,
      fen,
      fen,
      fen,
      fc.integer({ min: 0, max: 100 }),
      (eligible, cap, counted, voucher, pool, n) => {
        const found = amountOf({
          eligible,
          ratio: { n, d: 100 },
          cap,
          counted,
          voucherLeft: voucher,
          poolLeft: pool,
        });
        assert.ok(found.subsidy >= 0 && Object.values(found.of).every((one) => found.subsidy <= one));
        assert.equal(found.subsidy + found.own, eligible);
      },
    ),
  );
});

test('9-E: holdings multiplied along a path and summed over paths; the boundary is 25 % exactly', () => {
  const limit = { n: 1, d: 4 };
  const table: readonly (readonly [string, readonly Holding[], number, boolean])[] = [
    ['24.99 % directly', [{ from: 'e', to: 'i', bp: 2499 }], 2499, false],
    ['25.00 %', [{ from: 'e', to: 'i', bp: 2500 }], 2500, true],
    [
      '60 % of a company that holds 50 %',
      [
        { from: 'e', to: 'h', bp: 6000 },
        { from: 'h', to: 'i', bp: 5000 },
      ],
      3000,
      true,
    ],
    [
      '15 % and 12 % over two paths',
      [
        { from: 'e', to: 'i', bp: 1500 },
        { from: 'e', to: 'h', bp: 4000 },
        { from: 'h', to: 'i', bp: 3000 },
      ],
      2700,
      true,
    ],
    [
      '24.999 % over two companies is not rounded up',
      [
        { from: 'e', to: 'h', bp: 3333 },
        { from: 'h', to: 'i', bp: 7500 },
      ],
      2499,
      false,
    ],
    [
      'companies that hold each other end',
      [
        { from: 'e', to: 'h', bp: 5000 },
        { from: 'h', to: 'e', bp: 5000 },
        { from: 'h', to: 'i', bp: 5000 },
      ],
      2500,
      true,
    ],
  ];
  for (const [says, holdings, bp, related] of table) {
    const share = shareIn(holdings, 'e', 'i');
    assert.equal(bpOf(share), bp, says);
    assert.equal(reaches(share, limit), related, says);
  }
});

test('related the other way round, and through a third that holds both', () => {
  assert.deepEqual(
    [relatedShare([{ from: 'i', to: 'e', bp: 3000 }], 'e', 'i')].map(({ share, by }) => [bpOf(share), by]),
    [[3000, 'heldBy']],
  );
  const both = [
    { from: 't', to: 'e', bp: 6000 },
    { from: 't', to: 'i', bp: 4000 },
  ];
  assert.deepEqual([bpOf(relatedShare(both, 'e', 'i').share), relatedShare(both, 'e', 'i').by], [4000, 'common']);
});

const waiting = (id: string, amount: number): Waiting => ({ case: id, amount, at: '', since: '2021-09-01' });

test('9-D: the head waits and nobody overtakes; after 160,000 came back X is served and Y waits on', () => {
  const free = 5_000_000;
  assert.equal(mayHave([], 'X', 20_000_000, free), false);
  const queue = joined(joined([], waiting('X', 20_000_000)), waiting('Y', 3_000_000));
  assert.equal(mayHave(queue, 'Y', 3_000_000, free), false, 'though it fits');
  const after = serveAll(queue, free + 16_000_000);
  assert.deepEqual(
    after.served.map((one) => one.case),
    ['X'],
  );
  assert.deepEqual([after.free, after.waiting.map((one) => one.case)], [1_000_000, ['Y']]);
});

test('whatever comes back, claims are served in order of acceptance and never more than there is', () => {
  const claims = fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 20 });
  fc.assert(
    fc.property(claims, fc.array(fc.integer({ min: 0, max: 80 }), { maxLength: 20 }), (amounts, releases) => {
      let queue: readonly Waiting[] = amounts.map((amount, n) => waiting(String(n), amount));
      let [free, served]: [number, string[]] = [0, []];
      for (const back of releases) {
        const done = serveAll(queue, free + back);
        served = [...served, ...done.served.map((one) => one.case)];
        [queue, free] = [done.waiting, done.free];
        assert.ok(free >= 0);
        assert.ok(queue.length === 0 || (queue[0]?.amount ?? 0) > free, 'the head would have been served');
      }
      assert.deepEqual(
        served,
        served.map((_, n) => String(n)),
      );
    }),
  );
});

test('9-H: six gross flows of 780, shown as a net of 310: 60.26 % less', () => {
  const owed = [
    ['SH', 'JS', 120],
    ['SH', 'ZJ', 80],
    ['JS', 'SH', 300],
    ['JS', 'ZJ', 40],
    ['ZJ', 'SH', 210],
    ['ZJ', 'JS', 30],
  ] as const;
  const found = netting(
    owed.map(([from, to, amount]) => ({ from, to, amount: amount * 1_000_000 })),
    ['SH', 'JS', 'ZJ'],
  );
  assert.deepEqual(found.positions, { SH: 310_000_000, JS: -190_000_000, ZJ: -120_000_000 });
  assert.deepEqual([found.flows, found.gross, found.net, found.savedBp], [6, 780_000_000, 310_000_000, 6026]);
});

test('the price is looked at above 150 %, and not at it', () => {
  const limit = { n: 3, d: 2 };
  const priced = (unitPrice: number, eligible = unitPrice, quantity = 1) => ({ unitPrice, eligible, quantity });
  assert.equal(isOutlier(priced(150), 100, limit), false);
  assert.equal(isOutlier(priced(151), 100, limit), true);
  assert.equal(isOutlier(priced(151), undefined, limit), false);
  // A low unit price beside a high contract: 4 units at 150 are within, a fen more is not.
  assert.equal(isOutlier(priced(100, 600, 4), 100, limit), false);
  assert.equal(isOutlier(priced(100, 601, 4), 100, limit), true);
});

test('all above the threshold are audited, and about a tenth of the others', () => {
  const tenth = { n: 1, d: 10 };
  assert.equal(isSampled('', tenth, 10_000_001, 10_000_000), true);
  assert.equal(isSampled('', tenth, 10_000_000, 10_000_000), false);
  assert.equal(isSampled('2021:000000000000', tenth, 1, 10), true);
  assert.equal(isSampled('2021:ffffffffffff', tenth, 1, 10), false);
});

test('an enterprise: every limit itself is still within, a step further is not', () => {
  const limits = { staff: 500, sales: 20_000_000_000, assets: 20_000_000_000, score: 60 };
  const good = { staff: 500, sales: limits.sales, assets: limits.assets, score: 60, staffScore: 1 };
  assert.deepEqual(failing(good, limits), []);
  for (const change of [
    { staff: 501 },
    { sales: limits.sales + 1 },
    { assets: limits.assets + 1 },
    { score: 59.9 },
    { staffScore: 0 },
    { prohibited: true },
    { incident: true },
    { listed: true },
  ])
    assert.equal(failing({ ...good, ...change }, limits).length, 1, JSON.stringify(change));
});

test('contract, invoices and transfer agree to the fen, in both modes of payment', () => {
  assert.equal(mismatch(100, [60, 40], 50, 50, 'institution'), undefined);
  assert.equal(mismatch(100, [100], 100, 50, 'enterprise'), undefined);
  assert.match(mismatch(100, [60, 41], 50, 50, 'institution')?.[1] ?? '', /invoices/);
  assert.match(mismatch(100, [100], 49, 50, 'institution')?.[1] ?? '', /transfer/);
  assert.equal(lastDayToRedeem('2021-12-31', '01-15'), '2022-01-15');
  assert.equal(lastDayToRedeem('2022-02-15', '01-15'), '2023-01-15');
});

test('what becomes a tag does not depend on how it was typed', () => {
  assert.equal(invoiceText({ code: ' 031002100111', number: '12345678 ' }), 'invoice|031002100111|12345678');
  assert.equal(contractText('A', 'B', ' HT 1 '), contractText('A', 'B', 'HT1'));
});
