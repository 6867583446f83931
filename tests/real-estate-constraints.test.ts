import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withClient } from '#store/cluster/index.ts';
import { migrate } from '#store/migrate.ts';
import { freshDatabase } from './support/database.ts';

/** What the kernel refuses the database refuses as well: uniqueness, overlap, order of entry, one sole hold, no rewriting. */

const migrated = async (url: string): Promise<void> => void (await migrate(url));
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ok',
    (error: { code?: string; constraint?: string }) => `${error.code} ${error.constraint ?? ''}`.trim(),
  );

test('claims may touch but not overlap, holds keep their order, a sole hold stands alone, entries cannot be rewritten', async () => {
  const database = await freshDatabase(migrated, 'registers');
  try {
    await withClient(database.appUrl, async (client) => {
      const claim = (key: string, valid: string) =>
        codeOf(
          client.query(
            `insert into register_claims (register, key, name, value, valid, point) values ('r', $1, 'person', 'P', $2, '[7,7]')`,
            [key, valid],
          ),
        );
      assert.equal(await claim('a', '[2021-01-01,2021-12-31]'), 'ok');
      assert.equal(await claim('b', '[2022-01-01,]'), 'ok', 'the day after');
      assert.equal(
        await claim('c', '[2021-12-31,2021-12-31]'),
        '23P01 register_claims_once',
        'the last day is taken',
      );
      assert.equal(await claim('c', '[2030-01-01,]'), '23P01 register_claims_once');
      const hold = (id: string, seq: number, sort: string, released: string | null = null) =>
        codeOf(
          client.query(
            `insert into holds (register, key, id, hold, sort, seq, valid_from, values, recorded_at, released_on) values ('r', 'k', $1, 'pending', $2, $3, '2021-01-01', '{}', now(), $4)`,
            [id, sort, seq, released],
          ),
        );
      assert.equal(await hold('h1', 1, 'sole', '2021-02-01'), 'ok');
      assert.equal(await hold('h2', 2, 'sole'), 'ok');
      assert.equal(await hold('h3', 3, 'sole'), '23505 holds_sole');
      assert.equal(await hold('h4', 2, 'plain'), '23505 holds_order');
      assert.equal(
        await codeOf(client.query(`update entries set values = '{}'`)),
        '42501',
        'the process may not rewrite history',
      );
      assert.equal(await codeOf(client.query('delete from entries')), '42501');
      assert.equal(await codeOf(client.query('delete from holds')), '42501');
    });
  } finally {
    await database.drop();
  }
});
