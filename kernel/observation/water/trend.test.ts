import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { assessment2011, spearman } from '../../../zones/delta/standards/index.ts';
import { exactText } from '../arithmetic.ts';
import { dec, exact } from '../exact.ts';
import { isInsufficient } from '../insufficient.ts';
import { rankCorrelation, trend } from './trend.ts';
import { chlorophyll, trophicIndex } from './trophic.ts';

const yearly = (...values: string[]) => values.map((text, i) => ({ period: String(2001 + i), value: dec(text) }));

test('worked trends: correlation, critical value, significance and direction', () => {
  for (const [series, rs4, wp, significant, at001, direction] of [
    [['0.182', '0.171', '0.176', '0.16', '0.151'], '-0.9000', '0.900', true, false, 'falling'],
    [['3.1', '3.4', '3.3', '3.6', '3.8', '3.7'], '0.8857', '0.829', true, false, 'rising'],
    [['5', '6', '7', '9', '8', '4'], '0.0857', '0.829', false, false, 'rising'],
    [['0.31', '0.29', '0.29', '0.27', '0.26', '0.25', '0.25'], '-0.9820', '0.714', true, true, 'falling'],
    [['1', '2', '3', '5', '6', '4'], '0.8286', '0.829', true, false, 'rising'],
    [['7', '7', '7', '7', '7'], '0.0000', '0.900', false, false, 'none'],
  ] as const) {
    const found = trend(spearman, yearly(...series));
    assert.ok(!isInsufficient(found));
    assert.equal(exactText(rankCorrelation(series.map(dec), 4)), rs4);
    assert.equal(exactText(found.critical), wp);
    assert.equal(found.significant, significant);
    assert.equal(found.significantAt001, at001);
    assert.equal(found.direction, direction);
  }
});

test('the rounding trap: r_s = 0.828571 is compared as 0.829', () => {
  const found = trend(spearman, yearly('1', '2', '3', '5', '6', '4'));
  assert.ok(!isInsufficient(found));
  assert.equal(exactText(found.rs), '0.829');
  assert.ok(found.significant);
});

test('急水港桥 over eight months: no significant trend, and the missing months are named', () => {
  const months = ['2020-05', '2020-06', '2020-07', '2020-08', '2020-09', '2021-01', '2021-02', '2021-03'];
  for (const [item, values, rs] of [
    ['TP', '0.06232 0.075693 0.083575 0.090128 0.067525 0.068763 0.069857 0.068086', '-0.0714'],
    ['CODMN', '3.772078 3.712501 3.390373 4.192288 4.170759 4.121094 3.699075 3.719791', '0.0238'],
    ['NH3N', '0.253075 0.350503 0.328085 0.544265 0.371687 0.318854 0.370792 0.438674', '0.5000'],
    ['DO', '5.36 3.613333 4.724839 4.539677 4.245357 9.277 8.515556 7.760333', '0.5714'],
  ] as const) {
    const series = values.split(' ').map((text, i) => ({ period: months[i]!, value: dec(text) }));
    const found = trend(spearman, series);
    assert.ok(!isInsufficient(found), item);
    assert.equal(
      exactText(
        rankCorrelation(
          series.map(({ value }) => value),
          4,
        ),
      ),
      rs,
    );
    assert.equal(exactText(found.critical), '0.643');
    assert.ok(!found.significant);
    assert.deepEqual(found.gaps, ['2020-10', '2020-11', '2020-12']);
  }
});

test('fewer than five periods are insufficient data; between listed N the next smaller holds', () => {
  assert.ok(isInsufficient(trend(spearman, yearly('1', '2', '3', '4'))));
  const eleven = trend(spearman, yearly(...Array.from({ length: 11 }, (_, i) => String(i))));
  assert.ok(!isInsufficient(eleven) && exactText(eleven.critical) === '0.564');
  const forty = trend(spearman, yearly(...Array.from({ length: 40 }, (_, i) => String(i))));
  assert.ok(!isInsufficient(forty) && exactText(forty.critical) === '0.306');
});

const series = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 25 });
const values = (numbers: readonly number[]) => numbers.map((n) => exact(String(n))!);

test('without ties the correlation is 1 − 6∑d²/(N³ − N); with them that of mean ranks in floating point', () => {
  fc.assert(
    fc.property(series, (numbers) => {
      const n = numbers.length;
      const rank = (x: number) =>
        numbers.filter((y) => y < x).length + (numbers.filter((y) => y === x).length + 1) / 2;
      const [x, y] = [numbers.map(rank), numbers.map((_, i) => i + 1)];
      const m = (n + 1) / 2;
      const sum = (of: (i: number) => number) => numbers.reduce((all, _, i) => all + of(i), 0);
      const spread = sum((i) => (x[i]! - m) ** 2);
      const r =
        spread === 0 ? 0 : sum((i) => (x[i]! - m) * (y[i]! - m)) / Math.sqrt(spread * sum((i) => (y[i]! - m) ** 2));
      const found = rankCorrelation(values(numbers), 6);
      assert.ok(Math.abs(found.units / 1e6 - r) <= 0.5000001e-6, `${found.units} against ${r}`);
      if (new Set(numbers).size === n) {
        assert.ok(Math.abs(r - (1 - (6 * sum((i) => (x[i]! - y[i]!) ** 2)) / (n ** 3 - n))) < 1e-12);
      }
    }),
  );
});

test('turning the series round turns the sign, and a growing function of the values changes nothing', () => {
  fc.assert(
    fc.property(series, (numbers) => {
      const found = rankCorrelation(values(numbers), 3).units;
      assert.equal(rankCorrelation(values([...numbers].reverse()), 3).units + found, 0);
      assert.equal(rankCorrelation(values(numbers.map((n) => n * n + 7)), 3).units, found);
    }),
  );
});

test('worked trophic level indexes', () => {
  for (const [chla, tp, tn, sd, codmn, parts, total, level] of [
    ['14', '0.064', '3.08', '0.4', '3.5', [53.6602, 49.7183, 73.5863, 68.956, 34.426], 55.7646, '轻度富营养'],
    ['5', '0.03', '0.8', '1.0', '3.0', [42.4785, 37.4135, 50.7499, 51.18, 30.3241], 42.3744, '中营养'],
    ['1', '0.01', '0.2', '4.0', '1.5', [25.0, 19.572, 27.2661, 24.2859, 11.8794], 21.8484, '贫营养'],
  ] as const) {
    const sample = { CHLA: dec(chla), TP: dec(tp), TN: dec(tn), SD: dec(sd), CODMN: dec(codmn) };
    const found = trophicIndex(assessment2011, sample);
    assert.ok(!isInsufficient(found));
    assert.deepEqual(
      Object.values(found.parts).map((part) => Number(part.toFixed(4))),
      parts,
    );
    assert.equal(Number(found.total.toFixed(4)), total);
    assert.equal(found.level[0], level);
  }
});

test('chlorophyll in mg/L is brought to mg/m³, and a missing item gives no index', () => {
  assert.equal(exactText(chlorophyll(dec('0.014'), 'mg/L')), '14.000');
  assert.equal(exactText(chlorophyll(dec('14'), 'mg/m3')), '14');
  const found = trophicIndex(assessment2011, { CHLA: dec('14'), TP: dec('0.064'), TN: dec('0') });
  assert.ok(isInsufficient(found));
  assert.deepEqual(found.missing, ['TN', 'SD', 'CODMN']);
});
