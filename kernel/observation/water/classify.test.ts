import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { assessment2011, gb3838v2002 } from '../../../zones/delta/standards/index.ts';
import { exactText } from '../arithmetic.ts';
import { type Decimal, dec, type Exact } from '../exact.ts';
import { isInsufficient } from '../insufficient.ts';
import { classifyWater, type WaterClass, type WaterSample } from './classify.ts';
import { className, classRank, type WaterColumn } from './edition.ts';
import { mainPollutants } from './pollutants.ts';

const sampleOf = (values: Readonly<Record<string, string>>): WaterSample =>
  Object.fromEntries(Object.entries(values).map(([item, text]) => [item, dec(text)]));

const classed = (column: WaterColumn, sample: WaterSample): WaterClass => {
  const found = classifyWater(gb3838v2002, column, sample);
  assert.ok(!isInsufficient(found));
  return found;
};

interface Vector {
  readonly about: string;
  readonly column: WaterColumn;
  readonly values: readonly [PH: string, DO: string, CODMN: string, NH3N: string, TP: string, TN?: string];
  readonly items: string;
  readonly section: string;
  readonly main: readonly (readonly [item: string, cls: string, multiple?: string])[];
}

/** worked-examples.json `water_class`, and environment.md 3.3 (1–4). */
const vectors: readonly Vector[] = [
  {
    about: '太浦河桥 2021-04-01 04:00, published Ⅱ: total nitrogen does not count',
    column: 'river',
    values: ['8.11', '7.01', '3.65', '0.092', '0.048', '1.7'],
    items: 'Ⅰ Ⅱ Ⅱ Ⅰ Ⅱ',
    section: 'Ⅱ',
    main: [],
  },
  {
    about: '太浦河桥 2021-04-01 08:00, published Ⅳ',
    column: 'river',
    values: ['8.1', '6.72', '9.9', '0.093', '0.04', '2.04'],
    items: 'Ⅰ Ⅱ Ⅳ Ⅰ Ⅱ',
    section: 'Ⅳ',
    main: [['CODMN', 'Ⅳ', '0.65']],
  },
  {
    about: '急水港桥 2021-04-01 04:00, a bridge judged by the lake column, published Ⅳ',
    column: 'lake',
    values: ['7.34', '7.3', '3.5', '0.219', '0.064', '3.08'],
    items: 'Ⅰ Ⅱ Ⅱ Ⅱ Ⅳ',
    section: 'Ⅳ',
    main: [['TP', 'Ⅳ', '0.28']],
  },
  {
    about: '急水港桥 2021-04-05 08:00, published Ⅴ: oxygen decides and has no multiple',
    column: 'lake',
    values: ['7.17', '2.33', '3.22', '0.264', '0.059', '3.21'],
    items: 'Ⅰ Ⅴ Ⅱ Ⅱ Ⅳ',
    section: 'Ⅴ',
    main: [
      ['DO', 'Ⅴ'],
      ['TP', 'Ⅳ', '0.18'],
    ],
  },
  {
    about: '4.0004 is shown as 4.00 and is class Ⅲ',
    column: 'river',
    values: ['7.32', '6.86', '4.0004', '0.2', '0.063'],
    items: 'Ⅰ Ⅱ Ⅲ Ⅱ Ⅱ',
    section: 'Ⅲ',
    main: [],
  },
  {
    about: 'pH alone makes it worse than Ⅴ',
    column: 'river',
    values: ['9.01', '9', '1', '0.1', '0.01'],
    items: '劣Ⅴ Ⅰ Ⅰ Ⅰ Ⅰ',
    section: '劣Ⅴ',
    main: [['PH', '劣Ⅴ']],
  },
  {
    about: '斜路港 monthly means 2020-07',
    column: 'river',
    values: ['7.1337', '5.1535', '4.95', '0.1632', '0.4007'],
    items: 'Ⅰ Ⅲ Ⅲ Ⅱ 劣Ⅴ',
    section: '劣Ⅴ',
    main: [['TP', '劣Ⅴ', '1.0035']],
  },
  {
    about: '急水港桥 monthly means 2021-03: Ⅳ by total phosphorus, multiple 0.36',
    column: 'lake',
    values: ['7.417667', '7.760333', '3.719791', '0.438674', '0.068086'],
    items: 'Ⅰ Ⅰ Ⅱ Ⅱ Ⅳ',
    section: 'Ⅳ',
    main: [['TP', 'Ⅳ', '0.3617']],
  },
  {
    about: '王江泾 monthly means 2021-03: Ⅳ by oxygen and permanganate index',
    column: 'river',
    values: ['7.008929', '4.873929', '6.379893', '0.506929', '0.084036'],
    items: 'Ⅰ Ⅳ Ⅳ Ⅲ Ⅱ',
    section: 'Ⅳ',
    main: [
      ['CODMN', 'Ⅳ', '0.0633'],
      ['DO', 'Ⅳ'],
    ],
  },
];

for (const vector of vectors) {
  test(vector.about, () => {
    const [PH, DO, CODMN, NH3N, TP, TN] = vector.values;
    const sample = sampleOf({ PH, DO, CODMN, NH3N, TP, ...(TN && { TN }) });
    const found = classed(vector.column, sample);
    assert.equal(found.items.map(({ rank }) => className(rank)).join(' '), vector.items);
    assert.equal(className(found.rank), vector.section);
    const main = mainPollutants(gb3838v2002, assessment2011, found, sample);
    assert.deepEqual(
      main.map(({ item, rank, multiple }) => [
        item,
        className(rank),
        ...(multiple ? [exactText(multiple, 4).replace(/0+$/, '')] : []),
      ]),
      vector.main,
    );
  });
}

test('with the river column the lake example would wrongly be Ⅱ', () => {
  const sample = sampleOf({ PH: '7.34', DO: '7.3', CODMN: '3.5', NH3N: '0.219', TP: '0.064' });
  assert.equal(className(classed('river', sample).rank), 'Ⅱ');
});

test('total nitrogen is classed apart for lakes only, faecal coliforms always', () => {
  const sample = sampleOf({ DO: '8', TN: '3.08', FC: '50000' });
  assert.deepEqual(classed('lake', sample).apart, [
    { item: 'TN', rank: 6 },
    { item: 'FC', rank: 6 },
  ]);
  assert.deepEqual(classed('river', sample).apart, [{ item: 'FC', rank: 6 }]);
  assert.equal(classed('lake', sample).rank, 1);
});

test('the deciding items are those in the class of the section', () => {
  const sample = sampleOf({ PH: '7', DO: '4', CODMN: '9', NH3N: '0.1', TP: '0.1' });
  assert.deepEqual(classed('river', sample).deciding, ['DO', 'CODMN']);
});

test('heavy metals that exceed are named first, then the worse class, then the larger multiple; three at most', () => {
  const sample = sampleOf({ DO: '4', CODMN: '7', NH3N: '3', TP: '0.28', HG: '0.0005', COD: '25' });
  const found = classed('river', sample);
  const named = mainPollutants(gb3838v2002, assessment2011, found, sample).map(({ item }) => item);
  assert.deepEqual(named, ['HG', 'NH3N', 'TP']);
});

test('nothing assessed is insufficient data and never a class', () => {
  for (const sample of [{}, sampleOf({ TN: '1', WT: '20' })]) {
    assert.ok(isInsufficient(classifyWater(gb3838v2002, 'lake', sample)));
  }
});

test('published spellings of a class are understood', () => {
  for (const [text, rank] of [
    ['Ⅱ', 2],
    ['II', 2],
    ['Ⅲ类', 3],
    ['劣Ⅴ', 6],
    ['劣V类', 6],
    ['劣五类', 6],
    ['三类水', 3],
    ['ⅱ类', 2],
    ['ＩＶ类', 4],
    ['六类', undefined],
    ['*', undefined],
    ['-', undefined],
    ['', undefined],
  ] as const) {
    assert.equal(classRank(text), rank, text);
  }
});

const amount = fc.integer({ min: 0, max: 60_000 }).map((units): Decimal => ({ kind: 'decimal', units, places: 3 }));
const anySample = fc.record(
  Object.fromEntries(gb3838v2002.items.map(({ code }) => [code, amount])) as Record<string, typeof amount>,
  { requiredKeys: ['DO', 'CODMN'] },
) as fc.Arbitrary<Record<string, Exact>>;
const anyColumn = fc.constantFrom<WaterColumn>('river', 'lake');

test('classes are monotone in each item: more of a pollutant, or less oxygen, is never better', () => {
  const monotone = gb3838v2002.items.filter(({ river }) => river.bound === 'max' || river.bound === 'min');
  fc.assert(
    fc.property(anySample, anyColumn, fc.constantFrom(...monotone), amount, (sample, column, item, other) => {
      const before = classed(column, sample);
      const old = sample[item.code] as Decimal | undefined;
      if (!old) return;
      const after = classed(column, { ...sample, [item.code]: other });
      const worse = item.river.bound === 'max' ? other.units >= old.units : other.units <= old.units;
      assert.ok(worse ? after.rank >= before.rank : after.rank <= before.rank);
    }),
  );
});

test('the class does not depend on the order in which items come', () => {
  fc.assert(
    fc.property(anySample, anyColumn, (sample, column) => {
      const turned = Object.fromEntries(Object.entries(sample).reverse());
      assert.deepEqual(classed(column, turned), classed(column, sample));
    }),
  );
});

test('one more item never makes the class better', () => {
  fc.assert(
    fc.property(anySample, anyColumn, (sample, column) => {
      const [first, ...rest] = Object.entries(sample);
      const fewer = classifyWater(gb3838v2002, column, Object.fromEntries(rest));
      assert.ok(first && (isInsufficient(fewer) || fewer.rank <= classed(column, sample).rank));
    }),
  );
});
