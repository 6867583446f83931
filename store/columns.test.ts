import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { type FreshDatabase, freshDatabase } from '../tests/support/database.ts';
import { columnsOf } from './columns.ts';
import { openPool, type Pool, together, transaction } from './db.ts';

let database: FreshDatabase;
let pool: Pool;

before(async () => {
  database = await freshDatabase();
  pool = openPool(database.url);
});
after(async () => {
  await pool.end();
  await database.drop();
});

const columns = columnsOf({
  t: 'text',
  i: 'int',
  g: 'bigint',
  b: 'bool',
  y: 'bytes',
  j: 'json',
  d: 'date',
  s: 'instant',
  n: 'names',
});
const read = `select ${columns.select} from ${columns.from}`;

test('every kind of column arrives as it was given, absent ones as null', async () => {
  const row = {
    t: '迁居"登记"\\, {},\n',
    i: -7,
    g: 2 ** 45,
    b: true,
    y: Buffer.from([0, 255, 1]),
    j: { 名: ['"', null, 1.5], n: {} },
    d: '2021-09-17',
    s: '2021-09-17T02:00:00.123Z',
    n: ['a', 'b "c"\\', '浦'],
  };
  const none = Object.fromEntries(Object.keys(row).map((name) => [name, null])) as unknown as typeof row;
  const { rows } = await pool.query({ text: read, values: columns.values([row, none, { ...row, b: false, n: [] }]) });
  assert.deepEqual(rows, [row, none, { ...row, b: false, n: [] }]);
});

test('any text and any JSON survive', async () => {
  const two = columnsOf({ t: 'text', j: 'json' });
  const text = `select ${two.select} from ${two.from}`;
  const words = fc.string({ unit: 'grapheme' }).filter((one) => one.isWellFormed() && !one.includes('\0'));
  const json = fc.dictionary(words, fc.oneof(words, fc.boolean(), fc.integer(), fc.constant(null)));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ t: words, j: json }), { minLength: 1, maxLength: 5 }), async (given) => {
      const { rows } = await pool.query({ name: 'two', text, values: two.values(given) });
      assert.deepEqual(
        rows.map(({ t, j }) => [t, { ...j }]),
        given.map(({ t, j }) => [t, { ...j }]),
      );
    }),
    { numRuns: 50 },
  );
});

test('statements in one go are done in order; one that fails undoes all, is the one told, and leaves the connection usable', async () => {
  await pool.query('create table if not exists once (n int primary key)');
  const put = (n: number) => ({ name: 'put', text: 'insert into once values ($1)', values: [n] });
  await assert.rejects(
    transaction(pool, (client) =>
      together(client, () => [client.query(put(1)), client.query(put(1)), client.query(put(2))]),
    ),
    { code: '23505' },
  );
  const counted = await transaction(pool, async (client) => {
    const [, , seen] = await together(client, () => [
      client.query(put(1)),
      client.query(put(2)),
      client.query<{ n: number }>('select count(*)::int as n from once'),
    ]);
    return seen.rows[0]?.n;
  });
  assert.equal(counted, 2);
});
