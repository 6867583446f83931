import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Numbers } from './columns.ts';
import { openBooks, randomOf } from './ledger.fixture.ts';

const books = await openBooks([]);
after(books.close);

const stored = async (width: 4 | 8, values: readonly (number | null)[]): Promise<readonly unknown[]> => {
  const column = new Numbers(width, values.length);
  for (const value of values) column.add(value);
  const { rows } = await books.pool.query(`select $1::${width === 4 ? 'int' : 'bigint'}[]::text[] as found`, [
    column.array(),
  ]);
  return (rows[0].found as readonly (string | null)[]).map((one) => (one === null ? null : Number(one)));
};

test('the server reads what was put in, at every edge, with nothing and with no values at all', async () => {
  const small = [0, 1, -1, 2_147_483_647, -2_147_483_648, null];
  const large = [
    ...small,
    4_294_967_295,
    4_294_967_296,
    -4_294_967_297,
    Number.MAX_SAFE_INTEGER,
    Number.MIN_SAFE_INTEGER,
  ];
  assert.deepEqual(await stored(4, small), small);
  assert.deepEqual(await stored(8, large), large);
  assert.deepEqual(await stored(4, []), []);
  assert.deepEqual(await stored(8, [null]), [null]);
});

test('any whole number up to 2⁵³ comes back as it was', async () => {
  const below = randomOf(Date.now());
  const values = Array.from({ length: 5000 }, () => {
    const size = 2 ** below(54);
    return Math.trunc((below(2) ? 1 : -1) * (below(1_000_000) / 1_000_000) * (size - 1)) + 0;
  });
  assert.deepEqual(await stored(8, values), values);
});
