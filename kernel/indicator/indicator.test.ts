import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Hash } from '../deliberation/frame.ts';
import { must } from '../outcome/result.ts';
import { percent } from '../plan/ratio.ts';
import { behind, type Cell, countAll, deltasOf, figureOf, group, sumCells } from './accumulate.ts';
import { definitionHash, type Indicator, periodOf } from './definition.ts';
import { compareFigures, emptyGroups } from './press.ts';
import { publishSnapshot, type Snapshot, seriesAsOf, takeSnapshot } from './snapshot.ts';

const sha256: Hash = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());

interface Applied {
  readonly place: string;
  readonly series: string;
  readonly on: string;
  readonly passed: boolean;
}
const passRate: Indicator<Applied> = {
  kind: 'indicator',
  id: 'titles.pass-rate',
  title: ['通过率', 'Pass rate'],
  unit: ['%', '%'],
  period: 'year',
  source: 'mechanism 10: meeting decisions',
  formula: { kind: 'share', over: 'passed', under: 'applied', decimals: 2 },
  counting: { version: 1, says: ['按申报人计', 'By applicant'] },
  dimensions: ['place', 'series'],
  persons: 'applied',
  counts: (r) => ({
    on: r.on,
    dimensions: { place: r.place, series: r.series },
    counters: { applied: 1, ...(r.passed ? { passed: 1 } : {}) },
  }),
};
const record: fc.Arbitrary<Applied> = fc.record({
  place: fc.constantFrom('SH', 'JS', 'ZJ'),
  series: fc.constantFrom('工程', '农业'),
  on: fc.constantFrom('2020-12-31', '2021-01-01', '2021-10-12'),
  passed: fc.boolean(),
});

test('adding record by record, with changes and removals, equals counting all of them', () => {
  const acts = fc.array(fc.tuple(fc.nat(9), fc.option(record, { nil: null })), { maxLength: 60 });
  fc.assert(
    fc.property(acts, (changes) => {
      const now = new Map<number, Applied>();
      let cells: readonly Cell[] = [];
      for (const [id, after] of changes) {
        cells = sumCells([...cells, ...deltasOf(passRate, now.get(id) ?? null, after)]);
        if (after) now.set(id, after);
        else now.delete(id);
      }
      assert.deepEqual(cells, countAll(passRate, now.values()));
    }),
  );
});

test("nodes' cells added together equal one node's over all records, in any order", () => {
  fc.assert(
    fc.property(fc.array(record), fc.array(record), (a, b) => {
      const whole = countAll(passRate, [...a, ...b]);
      assert.deepEqual(sumCells([...countAll(passRate, a), ...countAll(passRate, b)]), whole);
      assert.deepEqual(sumCells([...countAll(passRate, b), ...countAll(passRate, a)]), whole);
    }),
  );
});

test('a figure opens the records behind it, and they count to the figure', () => {
  const q = { period: '2021', where: { place: 'SH' }, by: ['place'] };
  fc.assert(
    fc.property(fc.array(record), (records) => {
      const [cell] = group(countAll(passRate, records), q);
      const own = behind(passRate, records, q);
      assert.equal(cell?.counters.applied ?? 0, own.length);
      assert.equal(cell?.counters.passed ?? 0, own.filter((r) => r.passed).length);
    }),
  );
});

test('a figure over nothing is absent, not zero', () => {
  assert.equal(figureOf(passRate.formula, {}), null);
  assert.equal(figureOf(passRate.formula, { applied: 3, passed: 2 }), '66.67');
  assert.equal(figureOf({ kind: 'count', of: 'x' }, {}), '0');
  assert.equal(figureOf({ kind: 'difference', of: 'ever', less: 'repealed' }, { ever: 5, repealed: 2 }), '3');
});

test('the hash of a definition changes with its formula, its period and its way of counting', () => {
  const h = definitionHash(passRate, sha256);
  for (const patch of [
    { formula: { kind: 'count', of: 'passed' } as const },
    { period: 'month' as const },
    { counting: { ...passRate.counting, version: 2 } },
    { persons: undefined },
  ]) {
    assert.notEqual(definitionHash({ ...passRate, ...patch }, sha256), h);
  }
  assert.equal(definitionHash({ ...passRate, dimensions: ['series', 'place'] }, sha256), h);
});

test('to name a figure, its unit or its counting in other words is no new definition', () => {
  const h = definitionHash(passRate, sha256);
  for (const patch of [
    { title: ['通过比例', 'Share passed'] as const },
    { unit: ['百分比', 'percent'] as const },
    { counting: { ...passRate.counting, says: ['同一口径的另一说法', 'The same in other words'] as const } },
  ])
    assert.equal(definitionHash({ ...passRate, ...patch }, sha256), h);
});

test('periods: quarters, and construction years counted from 1 November 2019', () => {
  const zone = { yearsFrom: '2019-11-01', label: 'CY' };
  assert.deepEqual(
    ['2019-11-01', '2020-10-31', '2020-11-01', '2021-10-31', '2021-11-02'].map((d) => periodOf(zone, d)),
    ['CY1', 'CY1', 'CY2', 'CY2', 'CY3'],
  );
  assert.deepEqual(
    ['2021-01-01', '2021-03-31', '2021-04-01', '2021-12-31'].map((d) => periodOf('quarter', d)),
    ['2021-Q1', '2021-Q1', '2021-Q2', '2021-Q4'],
  );
  assert.equal(periodOf('ever', '2021-01-01'), 'ever');
});

interface Innovation {
  readonly field: string;
  readonly issued?: string;
  readonly landed?: string;
  readonly provinces: number;
  readonly reviewed?: string;
}
/** Recognised on the latest of issue, first real case and review, when two provinces are bound (factors 8.3.1). */
const recognised: Indicator<Innovation> = {
  kind: 'indicator',
  id: 'innovations.recognised',
  title: ['认定成果', 'Recognised results'],
  unit: ['项', 'results'],
  period: { yearsFrom: '2019-11-01', label: 'CY' },
  source: 'innovation register',
  formula: { kind: 'count', of: 'n' },
  counting: { version: 1, says: ['', ''] },
  dimensions: ['field'],
  counts: (i) =>
    i.issued && i.landed && i.reviewed && i.provinces >= 2
      ? {
          on: [i.issued, i.landed, i.reviewed].sort()[2] as string,
          dimensions: { field: i.field },
          counters: { n: 1 },
        }
      : null,
};

test('a result with an instrument and no real case is not counted; with one from 2021-11-02 it counts in year three', () => {
  const issued: Innovation = { field: '项目管理', issued: '2021-05-13', reviewed: '2021-06-01', provinces: 3 };
  assert.deepEqual(countAll(recognised, [issued]), []);
  assert.deepEqual(
    deltasOf(recognised, issued, { ...issued, landed: '2021-11-02' }).map((c) => c.period),
    ['CY3'],
  );
  assert.deepEqual(countAll(recognised, [{ ...issued, landed: '2021-06-01', provinces: 1 }]), []);
});

test('three of the nine fields have nothing, and are listed by name', () => {
  const fields = [
    '规划管理',
    '生态保护',
    '土地管理',
    '项目管理',
    '要素流动',
    '财税分享',
    '公共服务',
    '公共信用',
    '体制机制',
  ];
  const counts = { 规划管理: 2, 生态保护: 2, 项目管理: 1, 要素流动: 5, 公共服务: 6, 体制机制: 2 };
  assert.deepEqual(emptyGroups(fields, counts), ['土地管理', '财税分享', '公共信用']);
});

test('from 88 to 136 results with 38 replicated, the rate falls from 43.2 to 27.9 per cent', () => {
  assert.deepEqual([136 - 88, percent(38, 88, 1), percent(38, 136, 1)], [48, '43.2', '27.9']);
});

test('a printed 77.2 beside a computed 77.14 is kept, and the difference of 0.1 shown', () => {
  const printed = {
    kind: 'published-figure',
    indicator: 'wuj',
    period: '2023-07',
    value: '77.2',
    unit: ['%', '%'],
    asOf: '2023-07-31',
    source: 'S48',
  } as const;
  assert.deepEqual(must(compareFigures(printed, percent(307, 398) ?? '')), {
    published: '77.2',
    computed: '77.1',
    difference: '-0.1',
    equal: false,
  });
  assert.equal(must(compareFigures({ ...printed, value: '77' }, '76.92')).equal, true);
  assert.equal(must(compareFigures({ ...printed, value: '12.50' }, '12.5')).equal, true);
  assert.equal(compareFigures({ ...printed, value: '超过60%' }, '60.87').ok, false);
});

const snap = (n: number, asOf: string, corrects?: Snapshot['corrects'], period = '2021'): Snapshot =>
  takeSnapshot(
    {
      indicator: 'i',
      definition: 'd',
      node: 'shanghai',
      period,
      asOf,
      cells: [{ period, dimensions: { place: 'SH' }, counters: { n } }],
      ...(corrects ? { corrects } : {}),
    },
    sha256,
  );

test('a published figure is corrected beside itself and never rewritten', () => {
  const first = snap(5, '2022-01-05T00:00:00.000Z');
  const series = must(publishSnapshot([], first, sha256));
  const why = ['补录一件', 'One case was entered late'] as const;
  const rewrite = publishSnapshot(series, snap(6, '2022-02-05T00:00:00.000Z'), sha256);
  assert.equal(rewrite.ok === false && rewrite.code, 'series-rewritten');
  assert.equal(
    publishSnapshot(series, snap(5, '2022-02-05T00:00:00.000Z', { hash: first.hash, because: why }), sha256).ok,
    false,
  );
  assert.equal(
    publishSnapshot(series, snap(6, '2021-02-05T00:00:00.000Z', { hash: first.hash, because: why }), sha256).ok,
    false,
  );
  assert.equal(
    publishSnapshot([], snap(6, '2022-02-05T00:00:00.000Z', { hash: first.hash, because: why }), sha256).ok,
    false,
  );
  assert.equal(publishSnapshot(series, { ...first, cells: [] }, sha256).ok, false);
  assert.equal(must(publishSnapshot(series, first, sha256)), series);
  const fixed = must(
    publishSnapshot(series, snap(6, '2022-02-05T00:00:00.000Z', { hash: first.hash, because: why }), sha256),
  );
  const [point] = seriesAsOf(fixed, 'i', 'shanghai', '2022-12-31T00:00:00.000Z');
  assert.deepEqual([point?.current.cells[0]?.counters.n, point?.corrected.length], [6, 1]);
  assert.equal(seriesAsOf(fixed, 'i', 'shanghai', '2022-01-31T00:00:00.000Z')[0]?.current.cells[0]?.counters.n, 5);
});

test('a changed definition shows as a break in the series', () => {
  const later = takeSnapshot({ ...snap(7, '2023-01-05T00:00:00.000Z', undefined, '2022'), definition: 'e' }, sha256);
  const series = must(
    publishSnapshot(must(publishSnapshot([], snap(5, '2022-01-05T00:00:00.000Z'), sha256)), later, sha256),
  );
  assert.deepEqual(
    seriesAsOf(series, 'i', 'shanghai', '2024-01-01T00:00:00.000Z').map((p) => p.breaks),
    [false, true],
  );
});
