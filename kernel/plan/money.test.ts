import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { must } from '../outcome/result.ts';
import { checkCeiling, checkEstimate } from './gate.ts';
import { cashCallOn, granted, grantGuarantee } from './guarantee.ts';
import { quarterlyAccount } from './quarters.ts';
import { compareRatio, percent, quotient, ratio } from './ratio.ts';
import { invested, lateReports, type MonthReport, takeReport } from './report.ts';
import { balances, splitByKey } from './split.ts';

const key = (...weights: number[]) =>
  weights.map((weight, i) => ({ party: ['SH', 'JS', 'ZJ', 'D', 'E'][i] ?? `p${i}`, weight }));
const fens = (total: number, ...weights: number[]) => must(splitByKey(total, key(...weights))).map((p) => p.fen);

test('5-F: a hundred million yuan in thirds gives the odd fen to the first of the agreement', () => {
  assert.deepEqual(fens(10_000_000_000, 1, 1, 1), [3_333_333_334, 3_333_333_333, 3_333_333_333]);
});

test('5-E: a road of 4.2 km and 189 million is split by its length', () => {
  assert.deepEqual(fens(18_900_000_000, 1500, 2700), [6_750_000_000, 12_150_000_000]);
});

test('costs of 55,900 yuan in thirds, against what each paid, net to zero', () => {
  const net = must(balances(5_590_000, key(1, 1, 1), { SH: 1_960_000, JS: 1_840_000, ZJ: 1_790_000 })).map(
    (b) => -b.balance,
  );
  assert.deepEqual(net, [96_666, -23_333, -73_333]);
  assert.equal(
    net.reduce((a, b) => a + b, 0),
    0,
  );
});

test('quarter by quarter each party owes its share of what was certified, and what it paid is carried', () => {
  const lines = must(
    quarterlyAccount(
      [
        { on: '2021-09-30', fen: 100 },
        { on: '2021-12-31', fen: 200 },
      ],
      [{ party: 'SH', fen: 30, on: '2021-10-08' }],
      key(1, 1, 1),
    ),
  );
  assert.deepEqual(
    lines.map(({ quarter, party, due, paid, carried }) => [quarter, party, due, paid, carried].join(' ')),
    [
      '2021-Q3 SH 34 0 34',
      '2021-Q3 JS 33 0 33',
      '2021-Q3 ZJ 33 0 33',
      '2021-Q4 SH 33 30 37',
      '2021-Q4 JS 34 0 67',
      '2021-Q4 ZJ 33 0 66',
    ],
  );
});

test('over all quarters the dues sum to what was certified, and what is carried is the balance', () => {
  const months = Array.from(
    { length: 24 },
    (_, n) => `20${21 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-15`,
  );
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 10_000_000_000 }), { minLength: 1, maxLength: 24 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
      fc.array(fc.integer({ min: 0, max: 5_000_000_000 }), { maxLength: 24 }),
      (works, weights, payments) => {
        let total = 0;
        const certified = works.map((fen, n) => {
          total += fen;
          return { on: months[n] as string, fen: total };
        });
        const shares = key(...weights);
        const paid = payments.map((fen, n) => ({
          party: shares[n % shares.length]!.party,
          fen,
          on: months[n] as string,
        }));
        const lines = must(quarterlyAccount(certified, paid, shares));
        assert.equal(
          lines.reduce((sum, { due }) => sum + due, 0),
          total,
        );
        for (const { party, balance } of must(
          balances(
            total,
            shares,
            Object.fromEntries(
              shares.map(({ party: one }) => [
                one,
                paid.filter((p) => p.party === one).reduce((sum, p) => sum + p.fen, 0),
              ]),
            ),
          ),
        ))
          assert.equal(lines.findLast((line) => line.party === party)?.carried, balance);
      },
    ),
  );
});

test('parts always sum, differ from the exact part by less than a fen, and do not depend on who computes', () => {
  const weights = fc
    .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 9 })
    .filter((w) => w.some((x) => x > 0));
  fc.assert(
    fc.property(fc.maxSafeInteger(), weights, (fen, w) => {
      const parts = fens(fen, ...w);
      const sum = w.reduce((a, b) => a + b, 0);
      assert.equal(
        parts.reduce((a, b) => a + BigInt(b), 0n),
        BigInt(fen),
      );
      for (const [i, part] of parts.entries()) {
        const off = BigInt(part) * BigInt(sum) - BigInt(fen) * BigInt(w[i] ?? 0);
        assert.ok(off < BigInt(sum) && off > -BigInt(sum));
      }
      assert.deepEqual(
        fens(-fen, ...w).map((x) => -x + 0),
        parts.map((x) => x + 0),
      );
    }),
  );
});

test('a key of nothing, a doubled party and half a fen are refused', () => {
  assert.equal(splitByKey(100, []).ok, false);
  assert.equal(splitByKey(100, key(0, 0)).ok, false);
  assert.equal(splitByKey(100.5, key(1)).ok, false);
  assert.equal(
    splitByKey(100, [
      { party: 'SH', weight: 1 },
      { party: 'SH', weight: 1 },
    ]).ok,
    false,
  );
});

test('an estimate of exactly ten per cent over is not exceeded, 552 over 500 is 10.4 per cent and blocks', () => {
  const law = { estimateOverBp: 1000 };
  assert.equal(must(checkEstimate(50_000_000_000, 55_000_000_000, law)), '10.0');
  const blocked = checkEstimate(50_000_000_000, 55_200_000_000, law);
  assert.equal(blocked.ok === false && blocked.detail?.over, '10.4');
  assert.equal(checkEstimate(50_000_000_000, 55_000_000_001, law).ok, false);
});

test('the approved estimate is the ceiling; more needs a source of funds and the original body', () => {
  assert.equal(checkCeiling(100, 101).ok, false);
  assert.equal(checkCeiling(100, 101, { fundingSource: 'bond', approvedBy: 'a', originalApprover: 'b' }).ok, false);
  assert.equal(must(checkCeiling(100, 101, { fundingSource: 'bond', approvedBy: 'b', originalApprover: 'b' })), 101);
});

test('shares are rounded half away from zero, only to show', () => {
  assert.equal(percent(70, 115), '60.87');
  assert.equal(percent(20, 26), '76.92');
  assert.equal(percent(20, 26, 0), '77');
  assert.equal(percent(1, 0), null);
  assert.equal(quotient(-1, 8), '-0.13');
  assert.equal(compareRatio(ratio(1, 3), ratio(333_333_333, 1_000_000_000)), 1);
});

const parties = ['SH', 'ZJ'];
const report = (party: string, month: number, fen: number, more: Partial<MonthReport> = {}): MonthReport => ({
  kind: 'report',
  project: 'p',
  party,
  year: 2021,
  month,
  fen,
  basis: ['invoice 1'],
  on: '2021-08-05',
  ...more,
});

test('each side reports its own part and the total is their sum; who is missing is named', () => {
  let all = must(takeReport([], report('SH', 6, 100), parties));
  all = must(takeReport(all, report('ZJ', 7, 250), parties));
  assert.deepEqual(invested(all, 'p', parties, 2021, 7), {
    fen: 350,
    parts: [
      { party: 'SH', fen: 100, month: 6 },
      { party: 'ZJ', fen: 250, month: 7 },
    ],
    missing: ['SH'],
  });
  assert.deepEqual(lateReports(all, 'p', parties, 2021, 7, '2021-08-06', '2021-08-07'), ['SH']);
  assert.deepEqual(lateReports(all, 'p', parties, 2021, 7, '2021-08-06', '2021-08-06'), []);
});

test('a falling cumulative value, a figure without basis and a stranger are refused; a correction keeps what it corrects', () => {
  const one = must(takeReport([], report('SH', 6, 100), parties));
  assert.equal(takeReport(one, report('SH', 7, 99), parties).ok, false);
  assert.equal(takeReport(one, report('SH', 7, 101, { basis: [] }), parties).ok, false);
  assert.equal(takeReport(one, report('JS', 7, 101), parties).ok, false);
  assert.equal(takeReport(one, report('SH', 6, 90), parties).ok, false);
  const fixed = must(
    takeReport(
      one,
      report('SH', 6, 90, { correction: { because: ['发票作废', 'Invoice void'], by: 'SH' } }),
      parties,
    ),
  );
  assert.equal(fixed.length, 2);
  assert.equal(invested(fixed, 'p', ['SH'], 2021, 6).fen, 90);
});

test('a grant never passes what was asked and ends with its day; a late payer is shown', () => {
  const asked = { kind: 'guarantee', project: 'p', of: 'land', asked: 100, grants: [] } as const;
  const g = must(
    grantGuarantee(asked, { party: 'SH', amount: 60, on: '2021-01-01', expires: '2021-12-31', document: '沪1' }),
  );
  assert.equal(
    grantGuarantee(g, { party: 'ZJ', amount: 50, on: '2021-02-01', expires: '2021-12-31', document: '浙1' }).ok,
    false,
  );
  assert.equal(granted(g, '2022-01-01'), 0);
  const call = {
    kind: 'cash-call',
    project: 'p',
    due: '2021-03-31',
    parts: [
      { party: 'SH', fen: 5 },
      { party: 'ZJ', fen: 5 },
    ],
    payments: [{ party: 'SH', fen: 5, on: '2021-03-01' }],
  } as const;
  assert.deepEqual(
    cashCallOn(call, '2021-04-01').map((p) => p.late),
    [false, true],
  );
});
