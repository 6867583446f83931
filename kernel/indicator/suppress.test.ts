import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { must } from '../outcome/result.ts';
import { type SafeTable, suppressOne, suppressSmall } from './suppress.ts';

const safe = (cells: number[][], k = 5): SafeTable =>
  must(
    suppressSmall({ rows: cells.map((_, i) => `r${i}`), columns: (cells[0] ?? []).map((_, i) => `c${i}`), cells }, k),
  );

test('a cell under k is hidden, and three more so that it does not follow from the totals', () => {
  const t = safe([
    [3, 20, 30],
    [40, 50, 60],
    [70, 80, 90],
  ]);
  assert.deepEqual([t.primary, t.complementary], [1, 3]);
  assert.deepEqual(t.cells, [
    [null, null, 30, 53],
    [null, null, 60, 150],
    [70, 80, 90, 240],
    [113, 150, 180, 443],
  ]);
});

test('a table without small cells is published whole, and zero is no person', () => {
  assert.deepEqual(
    safe([
      [5, 0],
      [10, 20],
    ]).cells,
    [
      [5, 0, 5],
      [10, 20, 30],
      [15, 20, 35],
    ],
  );
});

test('exactly k is published and one fewer is not', () => {
  assert.deepEqual([suppressOne(5, 5), suppressOne(4, 5), suppressOne(0, 5)], [5, null, 0]);
});

test('two hidden cells of one person each do not show that they are two', () => {
  const t = safe([
    [1, 1, 40],
    [30, 30, 30],
  ]);
  const row = t.cells[0] as (number | null)[];
  assert.equal(row[2], null);
});

test('tables of the wrong shape or with half persons are refused', () => {
  assert.equal(suppressSmall({ rows: ['a'], columns: ['x', 'y'], cells: [[1]] }, 5).ok, false);
  assert.equal(suppressSmall({ rows: ['a'], columns: ['x'], cells: [[1.5]] }, 5).ok, false);
  assert.equal(suppressSmall({ rows: ['a'], columns: ['x'], cells: [[1]] }, 0).ok, false);
});

/** Gauss–Jordan over the hidden cells, modulo a large prime: a cell is determined when its unit vector is a combination of the equations. */
const determined = (t: SafeTable): number => {
  const P = 1_000_003n;
  const at: [number, number][] = [];
  for (const [r, row] of t.cells.entries()) for (const [c, v] of row.entries()) if (v === null) at.push([r, c]);
  const [h, w] = [t.cells.length, t.cells[0]?.length ?? 0];
  const equations: bigint[][] = [];
  for (let r = 0; r < h; r++) equations.push(at.map(([y, x]) => (y === r ? (x === w - 1 ? P - 1n : 1n) : 0n)));
  for (let c = 0; c < w; c++) equations.push(at.map(([y, x]) => (x === c ? (y === h - 1 ? P - 1n : 1n) : 0n)));
  const power = (b: bigint, e: bigint): bigint =>
    e === 0n ? 1n : e % 2n ? (b * power(b, e - 1n)) % P : power((b * b) % P, e / 2n);
  let row = 0;
  for (let col = 0; col < at.length && row < equations.length; col++) {
    const pivot = equations.findIndex((e, i) => i >= row && e[col] !== 0n);
    if (pivot < 0) continue;
    [equations[row], equations[pivot]] = [equations[pivot]!, equations[row]!];
    const inv = power(equations[row]![col]!, P - 2n);
    equations[row] = equations[row]!.map((v) => (v * inv) % P);
    for (const [i, e] of equations.entries()) {
      const f = e[col]!;
      if (i !== row && f !== 0n) equations[i] = e.map((v, j) => (((v - f * equations[row]![j]!) % P) + P) % P);
    }
    row++;
  }
  return equations.filter((e) => e.filter((v) => v !== 0n).length === 1).length;
};

test('no hidden cell follows from the published ones by linear algebra', () => {
  const size = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }));
  const table = size.chain(([r, c]) =>
    fc.array(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 99 })), {
        minLength: c,
        maxLength: c,
      }),
      { minLength: r, maxLength: r },
    ),
  );
  fc.assert(
    fc.property(table, fc.integer({ min: 2, max: 10 }), (cells, k) => {
      const t = safe(cells, k);
      assert.equal(determined(t), 0);
      for (const v of t.cells.flat()) assert.ok(v === null || v === 0 || v >= k);
    }),
    { numRuns: 400 },
  );
});
