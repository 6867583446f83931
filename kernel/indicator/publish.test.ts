import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Cell } from './accumulate.ts';
import { determined, type Equation, follows } from './determined.ts';
import { ALL, addTotals, insideOf, publishPersons, shownFigure, totalOf } from './publish.ts';

const places = ['310118', '320509', '330421', '310000'];
const text = { dimensions: ['receiving', 'deciding'] };

/** `crossed` is all or nothing of a cell: its total is an equation over cells, the very thing that may give one away. */
const cellsOf = (counts: readonly (readonly number[])[]): readonly Cell[] =>
  counts.flatMap((row, r) =>
    row.map((closed, c) => ({
      period: '2021',
      dimensions: { receiving: places[r] as string, deciding: places[c] as string },
      counters: { ...(closed && { closed, onTime: Math.ceil(closed / 2), ...(r !== c && { crossed: closed }) }) },
    })),
  );

const at = (cells: readonly Cell[], receiving: string, deciding: string): Cell | undefined =>
  cells.find((c) => c.dimensions.receiving === receiving && c.dimensions.deciding === deciding);

/** Everything published, as equations over all inner cells: the attacker’s view. */
const view = (
  published: readonly Cell[],
  counts: readonly (readonly number[])[],
): { known: Equation[]; n: number; hidden: number[] } => {
  const [h, w] = [counts.length, counts[0]?.length ?? 0];
  const n = h * w;
  const known: Equation[] = [];
  const hidden: number[] = [];
  const sum = (fits: (r: number, c: number) => boolean): Equation =>
    Array.from({ length: n }, (_, i) => (fits(Math.floor(i / w), i % w) ? 1 : 0));
  for (let r = 0; r < h; r++)
    for (let c = 0; c < w; c++) {
      const cell = at(published, places[r] as string, places[c] as string);
      if (cell?.withheld) hidden.push(r * w + c);
      else known.push(sum((y, x) => y === r && x === c));
    }
  for (let r = 0; r < h; r++) if (!at(published, places[r] as string, ALL)?.withheld) known.push(sum((y) => y === r));
  for (let c = 0; c < w; c++)
    if (!at(published, ALL, places[c] as string)?.withheld) known.push(sum((_, x) => x === c));
  const whole = at(published, ALL, ALL);
  if (whole && !whole.withheld) {
    known.push(sum(() => true));
    if (!whole.kept?.includes('crossed')) known.push(sum((r, c) => r !== c));
  }
  return { known, n, hidden };
};

const tables = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([h, w]) =>
  fc.array(
    fc.array(fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 60 })), {
      minLength: w,
      maxLength: w,
    }),
    {
      minLength: h,
      maxLength: h,
    },
  ),
);

test('nothing withheld follows from what is published: cells, margins and the total of cross-border cases', () => {
  fc.assert(
    fc.property(tables, fc.integer({ min: 2, max: 9 }), (counts, k) => {
      const published = publishPersons(text, cellsOf(counts), 'closed', k);
      const { known, n, hidden } = view(published, counts);
      const found = determined(known, n);
      assert.deepEqual(
        hidden.filter((i) => found.includes(i)),
        [],
      );
      for (const cell of published) assert.ok(cell.withheld || (cell.counters.closed ?? 0) >= k);
    }),
    { numRuns: 500 },
  );
});

test('what is published is true, and a table without small cells is published whole', () => {
  fc.assert(
    fc.property(tables, fc.integer({ min: 1, max: 9 }), (counts, k) => {
      const published = publishPersons(text, cellsOf(counts), 'closed', k);
      for (const cell of insideOf(published)) {
        if (cell.withheld) continue;
        const [r, c] = [
          places.indexOf(cell.dimensions.receiving ?? ''),
          places.indexOf(cell.dimensions.deciding ?? ''),
        ];
        assert.equal(cell.counters.closed, counts[r]?.[c]);
      }
      const total = totalOf(published);
      const sum = counts.flat().reduce((a, b) => a + b, 0);
      if (!total.withheld) assert.equal(total.counters.closed ?? 0, sum);
      if (counts.flat().every((v) => v === 0 || v >= k)) assert.equal(total.withheld, undefined);
    }),
  );
});

test('the total of cross-border cases is kept back where it would give the one hidden home cell away', () => {
  const published = publishPersons(
    text,
    cellsOf([
      [2, 30, 40],
      [30, 30, 30],
      [40, 30, 30],
    ]),
    'closed',
    5,
  );
  const total = totalOf(published);
  const share = { kind: 'share', over: 'crossed', under: 'closed', decimals: 2 } as const;
  assert.deepEqual(total.kept, ['crossed']);
  assert.deepEqual(shownFigure(share, total), { value: null, withheld: true });
  assert.equal(shownFigure({ kind: 'count', of: 'closed' }, total).value, '262');
});

test('a year of two nodes is withheld as soon as one of them is, and otherwise their sum', () => {
  const one = totalOf(publishPersons(text, cellsOf([[20, 30]]), 'closed', 5));
  const small = totalOf(publishPersons(text, cellsOf([[2]]), 'closed', 5));
  assert.equal(addTotals([one, one]).counters.closed, 100);
  assert.deepEqual(addTotals([one, small]), { counters: {}, withheld: true });
});

test('follows: a difference of two known sums follows, a cell in a cycle of hidden ones does not', () => {
  assert.equal(
    follows(
      [
        [1, 1, 0],
        [0, 1, 0],
      ],
      [1, 0, 0],
      3,
    ),
    true,
  );
  assert.deepEqual(
    determined(
      [
        [1, 1, 0, 0],
        [0, 0, 1, 1],
        [1, 0, 1, 0],
        [0, 1, 0, 1],
      ],
      4,
    ),
    [],
  );
  assert.deepEqual(
    determined(
      [
        [1, 1, 0, 0],
        [0, 0, 1, 1],
        [1, 0, 1, 0],
        [0, 1, 0, 1],
        [1, 0, 0, 1],
      ],
      4,
    ),
    [0, 1, 2, 3],
  );
});
