import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { assessment2011, gb3838v2002, waterCompleteness } from '../../../zones/delta/standards/index.ts';
import { exactText } from '../arithmetic.ts';
import { dec } from '../exact.ts';
import { isInsufficient } from '../insufficient.ts';
import { gradeChange, shareChange } from './change.ts';
import type { WaterRank } from './edition.ts';
import { gradeOfShares, lakeClass, riverGrade, sectionGrade, sharesOf } from './grade.ts';
import type { GradeRank } from './method.ts';
import { meanSample, monthSample, monthSuffices, yearSample } from './period.ts';
import { riverPollutants } from './pollutants.ts';

/** Sections of class Ⅲ or better, Ⅳ, Ⅴ, worse than Ⅴ. */
const ranks = ([good, four, five, worse]: readonly [number, number, number, number]): WaterRank[] => [
  ...Array<WaterRank>(good).fill(3),
  ...Array<WaterRank>(four).fill(4),
  ...Array<WaterRank>(five).fill(5),
  ...Array<WaterRank>(worse).fill(6),
];

test('a river of five or more sections is graded by shares', () => {
  for (const [counts, good, bad, title] of [
    [[9, 1, 0, 0], '90.0', '0.0', '优'],
    [[8, 2, 0, 0], '80.0', '0.0', '良好'],
    [[7, 2, 0, 1], '70.0', '10.0', '轻度污染'],
    [[5, 2, 0, 3], '50.0', '30.0', '中度污染'],
    [[4, 1, 1, 4], '40.0', '40.0', '重度污染'],
    [[3, 1, 0, 0], '75.0', '0.0', '良好'],
    [[6, 0, 0, 4], '60.0', '40.0', '重度污染'],
    [[4, 0, 0, 1], '80.0', '20.0', '良好'],
  ] as const) {
    const shares = sharesOf(ranks(counts));
    assert.equal(exactText(shares.good, 1), good);
    assert.equal(exactText(shares.bad, 1), bad);
    assert.equal(gradeOfShares(assessment2011, shares).title[0], title, `${counts}`);
  }
});

test('every river has exactly one grade, and a worse section never improves it', () => {
  const rank = fc.integer({ min: 1, max: 6 }).map((n) => n as WaterRank);
  fc.assert(
    fc.property(fc.array(rank, { minLength: 5, maxLength: 20 }), fc.nat(), (sections, at) => {
      const before = gradeOfShares(assessment2011, sharesOf(sections));
      const worse = sections.map((r, i) => (i === at % sections.length ? 6 : r));
      assert.ok(gradeOfShares(assessment2011, sharesOf(worse)).rank >= before.rank);
    }),
  );
});

const section = (DO: string, TP: string) => ({ column: 'river' as const, sample: { DO: dec(DO), TP: dec(TP) } });

test('a river of fewer than five sections is graded by the means of its items', () => {
  const four = [section('8', '0.05'), section('8', '0.05'), section('8', '0.05'), section('1', '0.5')];
  const found = riverGrade(gb3838v2002, assessment2011, four);
  assert.ok(!isInsufficient(found));
  assert.equal(found.by, 'means');
  assert.equal(found.ofMeans?.rank, 3);
  assert.equal(found.grade.title[0], '良好');
  assert.equal(found.sections.length, 4);
  const five = riverGrade(gb3838v2002, assessment2011, [...four, section('8', '0.05')]);
  assert.ok(!isInsufficient(five) && five.by === 'shares');
  assert.deepEqual(riverPollutants(assessment2011, five.sections), [
    { item: 'DO', sections: 1 },
    { item: 'TP', sections: 1 },
  ]);
  assert.ok(isInsufficient(riverGrade(gb3838v2002, assessment2011, [])));
});

test('sections are graded from 优 to 重度污染', () => {
  const titles = ([1, 2, 3, 4, 5, 6] as const).map((rank) => sectionGrade(assessment2011, rank).title[0]);
  assert.deepEqual(titles, ['优', '优', '良好', '轻度污染', '中度污染', '重度污染']);
});

test('a lake is averaged over time at each point first, then over its points', () => {
  const at = (...tp: string[]) => tp.map((text) => ({ TP: dec(text), TN: dec('1.2') }));
  const found = lakeClass(gb3838v2002, [at('0.02', '0.02', '0.02', '0.02'), at('0.1')]);
  assert.ok(!isInsufficient(found));
  assert.equal(found.rank, 4);
  assert.deepEqual(found.apart, [{ item: 'TN', rank: 4 }]);
});

test('two periods of a river compare by ΔG − ΔD', () => {
  for (const [g1, g2, d1, d2, x, title] of [
    ['60', '75', '10', '5', '20', '有所好转'],
    ['60', '75', '10', '4', '21', '明显好转'],
    ['80', '72', '0', '2', '-10', '无明显变化'],
    ['80', '71', '0', '2', '-11', '有所变差'],
    ['80', '55', '0', '10', '-35', '明显变差'],
  ] as const) {
    const found = shareChange(assessment2011, { good: dec(g1), bad: dec(d1) }, { good: dec(g2), bad: dec(d2) });
    assert.equal(exactText(found.x!, 0), x);
    assert.equal(found.title[0], title);
  }
});

test('two periods of a section compare by steps of grade, and turning the periods round turns the change', () => {
  for (const [before, after, title] of [
    [3, 3, '无明显变化'],
    [3, 2, '有所好转'],
    [4, 1, '明显好转'],
    [2, 3, '有所变差'],
    [1, 5, '明显变差'],
  ] as const) {
    assert.equal(gradeChange(assessment2011, before, after).title[0], title);
    const turned = gradeChange(assessment2011, after as GradeRank, before).step;
    assert.equal(turned + gradeChange(assessment2011, before, after).step, 0);
  }
});

test('a month needs 60 % of its planned readings or a manual sample, a year ten valid months', () => {
  assert.ok(monthSuffices(waterCompleteness, { valid: 108, planned: 180 }));
  assert.ok(!monthSuffices(waterCompleteness, { valid: 107, planned: 180 }));
  assert.ok(monthSuffices(waterCompleteness, { valid: 0, planned: 180, manual: 1 }));
  assert.ok(!monthSuffices(waterCompleteness, { valid: 0, planned: 0 }));
  const one = { DO: dec('6') };
  assert.ok(isInsufficient(monthSample(waterCompleteness, [one], { planned: 180 })));
  assert.ok(isInsufficient(yearSample(waterCompleteness, Array(9).fill(one))));
  const year = yearSample(waterCompleteness, Array(10).fill(one));
  assert.ok(!isInsufficient(year) && year.readings === 10);
});

test('the mean of a period does not depend on the order of its samples', () => {
  const amount = fc.integer({ min: 0, max: 9999 }).map((units) => ({ kind: 'decimal', units, places: 3 }) as const);
  fc.assert(
    fc.property(
      fc.array(fc.record({ DO: amount, TP: amount }, { requiredKeys: [] }), { minLength: 1 }),
      (samples) => {
        const text = (of: ReturnType<typeof meanSample>) =>
          ['DO', 'TP'].map((item) => of[item] && exactText(of[item], 9)).join();
        assert.equal(text(meanSample(samples)), text(meanSample([...samples].reverse())));
      },
    ),
  );
});
