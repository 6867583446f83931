import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openPool, transaction } from '../db.ts';
import { balanceAsOf, openReservations, statementOf, trialBalance } from '../queries/ledger-reads.ts';
import { expireReservations } from './expire.ts';
import type { LedgerAccount, LedgerTransfer } from './kernel.ts';
import { type Books, context, DAY, openBooks } from './ledger.fixture.ts';
import { postWithin } from './post.ts';

const accounts: LedgerAccount[] = [
  { id: 'source', unit: 'fen', owner: 'finance', ceiling: 0 },
  { id: 'pool', unit: 'fen', owner: 'finance', floor: 0 },
  { id: 'firm', unit: 'fen', owner: 'firm', floor: 0 },
  { id: 'lab', unit: 'fen', owner: 'lab', floor: 0, ceiling: 1_000_000 },
  { id: 'seats', unit: 'seat', owner: 'hall', floor: 0 },
  {
    id: 'wallet',
    unit: 'fen',
    owner: 'payer',
    floor: 0,
    limits: [
      { period: 'each', way: 'out', max: 200_000 },
      { period: 'day', way: 'out', max: 500_000 },
    ],
  },
];

const move = (
  id: string,
  debit: string,
  credit: string,
  amount: number,
  more: Partial<LedgerTransfer> = {},
): LedgerTransfer => ({ id, debit, credit, amount, ...more });

describe('the batch door', () => {
  let books: Books;
  const post = async (transfer: LedgerTransfer) => (await books.door.post([transfer]))[0];
  before(async () => {
    books = await openBooks(accounts);
    assert.equal(await post(move('fund', 'source', 'pool', 600_000)), 'posted');
  });
  after(() => books.close());

  test('posts nothing on what nodes owe each other: the door writes no letters, and says so', async () => {
    const [debt, plain] = [move('m-1', 'source', 'due-to/north/fen/x', 5), move('m-2', 'source', 'pool', 5)];
    assert.deepEqual(await books.door.post([debt, plain]), ['needs-letter', 'posted']);
    assert.deepEqual(await books.door.post([{ ...plain, id: 'm-3' }, debt], true), ['group-failed', 'needs-letter']);
    assert.equal(await post(move('m-4', 'pool', 'source', 5)), 'posted');
  });

  test('answers the same id with the same answer, and other content under it with a refusal', async () => {
    const one = move('t-1', 'pool', 'firm', 1000, { memo: '创新券 "A"\\x' });
    assert.equal(await post(one), 'posted');
    assert.equal(await post(one), 'posted');
    assert.equal(await post({ ...one, amount: 1001 }), 'exists-with-other-content');
    const refused = move('t-2', 'firm', 'lab', 5_000_000);
    assert.equal(await post(refused), 'insufficient');
    await post(move('t-3', 'source', 'firm', 5_000_000));
    assert.equal(await post(refused), 'insufficient', 'an answer given stays, though there is money now');
    assert.equal(await post(move('t-4', 'firm', 'source', 5_000_000)), 'posted');
    assert.deepEqual(await books.door.post([one, refused, one]), ['posted', 'insufficient', 'posted']);
    assert.equal(await balanceAsOf(books.pool, 'firm', '2999-01-01T00:00:00.000Z'), 1000);
  });

  test('refuses unknown accounts, differing units, ceilings, and malformed transfers', async () => {
    assert.equal(await post(move('u-1', 'nobody', 'firm', 1)), 'debit-unknown');
    assert.equal(await post(move('u-1', 'nobody', 'firm', 1)), 'debit-unknown');
    assert.equal(await post(move('u-2', 'pool', 'seats', 1)), 'units-differ');
    assert.equal(await post(move('u-3', 'source', 'lab', 1_000_001)), 'over-ceiling');
    assert.equal(await post(move('u 4', 'source', 'lab', 1)), 'id-malformed');
    assert.equal(await post(move('u-5', 'source', '{}', 1)), 'id-malformed');
    assert.equal(await post(move('u-6', 'source', 'lab', 1.5)), 'amount-not-integer');
    assert.equal(await post(move('u-7', 'source', 'source', 1)), 'same-account');
    assert.equal(await post(move('u-8', 'source', 'lab', 0)), 'amount-zero');
  });

  test('reserves, commits in parts, releases the rest', async () => {
    assert.equal(await post(move('r-1', 'pool', 'lab', 16_000, { pending: { expires: '2021-12-31' } })), 'posted');
    assert.equal(await post(move('r-2', 'pool', 'lab', 10_000, { commits: 'r-1' })), 'posted');
    assert.equal(await post(move('r-3', 'pool', 'lab', 6_001, { commits: 'r-1' })), 'exceeds-reservation');
    assert.equal(await post(move('r-4', 'pool', 'firm', 1, { commits: 'r-1' })), 'reservation-accounts-differ');
    assert.equal(await post(move('r-5', 'pool', 'lab', 0, { releases: 'r-1' })), 'posted');
    assert.equal(await post(move('r-5', 'pool', 'lab', 0, { releases: 'r-1' })), 'posted');
    assert.equal(await post(move('r-6', 'pool', 'lab', 1, { commits: 'r-1' })), 'reservation-released');
    assert.equal(await post(move('r-7', 'pool', 'lab', 1, { commits: 'none' })), 'reservation-unknown');
    const statement = await statementOf(books.pool, 'lab', '2999-01-01T00:00:00.000Z');
    assert.deepEqual([statement.balance, statement.heldIn], [10_000, 0]);
  });

  test('reverses in parts, never more than was moved, never twice', async () => {
    await post(move('v-1', 'pool', 'firm', 700));
    assert.equal(await post(move('v-2', 'firm', 'pool', 300, { reverses: 'v-1' })), 'posted');
    assert.equal(await post(move('v-3', 'firm', 'pool', 401, { reverses: 'v-1' })), 'exceeds-original');
    assert.equal(await post(move('v-4', 'firm', 'pool', 400, { reverses: 'v-1' })), 'posted');
    assert.equal(await post(move('v-5', 'pool', 'firm', 1, { reverses: 'v-4' })), 'original-irreversible');
    assert.equal(await post(move('v-6', 'firm', 'pool', 10_000, { reverses: 'r-2' })), 'original-accounts-differ');
    assert.equal(await post(move('v-7', 'lab', 'pool', 10_000, { reverses: 'r-2' })), 'posted');
  });

  test('counts limits per period and gives back what was released', async () => {
    await post(move('w-0', 'source', 'wallet', 950_000));
    assert.equal(await post(move('w-1', 'wallet', 'lab', 200_001)), 'limit-each');
    for (const n of [2, 3]) assert.equal(await post(move(`w-${n}`, 'wallet', 'lab', 200_000)), 'posted');
    assert.equal(await post(move('w-4', 'wallet', 'lab', 200_000)), 'limit-day');
    assert.equal(await post(move('w-5', 'wallet', 'lab', 100_000, { pending: {} })), 'posted');
    assert.equal(await post(move('w-6', 'wallet', 'lab', 1)), 'limit-day');
    assert.equal(await post(move('w-7', 'wallet', 'lab', 40_000, { releases: 'w-5' })), 'posted');
    assert.equal(await post(move('w-8', 'wallet', 'lab', 40_000)), 'posted');
    const tomorrow = books.another({ dayOf: () => '2021-09-17' });
    assert.deepEqual(await tomorrow.post([move('w-9', 'wallet', 'lab', 1)]), ['posted']);
  });

  test('posts a group all or none', async () => {
    const group = [
      move('g-1', 'pool', 'firm', 10),
      move('g-2', 'firm', 'lab', 99_999_999),
      move('g-3', 'pool', 'firm', 10),
    ];
    const expected = ['group-failed', 'insufficient', 'group-failed'];
    assert.deepEqual(await books.door.post(group, true), expected);
    assert.deepEqual(await books.door.post(group, true), expected);
    assert.deepEqual(
      await books.door.post([move('g-4', 'source', 'firm', 5), move('g-5', 'firm', 'source', 5)], true),
      ['posted', 'posted'],
    );
  });

  test("inside a step's transaction a refusal writes nothing and the ids stay free", async () => {
    const wanted = [move('c-1', 'pool', 'firm', 5), move('c-2', 'seats', 'pool', 5)];
    const refused = await transaction(books.pool, (client) => postWithin(client, wanted, context));
    assert.equal(refused.ok === false && refused.code, 'ledger-units-differ');
    const posted = await transaction(books.pool, (client) =>
      postWithin(client, [wanted[0] as LedgerTransfer], context),
    );
    assert.equal(posted.ok && posted.value.length, 1);
    const again = await transaction(books.pool, (client) =>
      postWithin(client, [wanted[0] as LedgerTransfer], context),
    );
    assert.equal(again.ok && again.value.length, 0);
  });

  test('a door that knows an account does not refuse on old knowledge', async () => {
    const other = books.another();
    await other.post([move('k-0', 'source', 'firm', 1)]);
    const { balance } = await statementOf(books.pool, 'firm', '2999-01-01T00:00:00.000Z');
    const paid = await transaction(books.pool, (client) =>
      postWithin(client, [move('k-1', 'source', 'firm', 1_000_000)], context),
    );
    assert.equal(paid.ok, true);
    assert.deepEqual(await other.post([move('k-2', 'firm', 'source', balance + 1_000_000)]), ['posted']);
    assert.deepEqual(await other.post([move('k-3', 'firm', 'source', 1)]), ['insufficient']);
  });

  test('stuck reservations: whoever made them is gone, the sweep gives them back once, the rest is listed', async () => {
    const before = (await statementOf(books.pool, 'pool', '2999-01-01T00:00:00.000Z')).heldOut;
    await post(move('s-1', 'pool', 'lab', 500, { pending: { expires: DAY } }));
    await post(move('s-2', 'pool', 'lab', 300, { pending: { expires: '2021-09-18' } }));
    await post(move('s-3', 'pool', 'lab', 200, { pending: {} }));
    const later = books.another({ dayOf: () => '2021-09-17' });
    assert.deepEqual(await later.post([move('s-4', 'pool', 'lab', 1, { commits: 's-1' })]), ['reservation-expired']);
    const ended = await Promise.all([
      expireReservations(books.pool, later, '2021-09-17'),
      expireReservations(books.pool, books.another({ dayOf: () => '2021-09-17' }), '2021-09-17'),
    ]);
    assert.ok(ended.includes(1));
    assert.equal(await expireReservations(books.pool, later, '2021-09-17'), 0);
    assert.equal((await statementOf(books.pool, 'pool', '2999-01-01T00:00:00.000Z')).heldOut - before, 500);
    const open = (await openReservations(books.pool, '2021-09-20')).map(({ id }) => id);
    assert.ok(open.includes('s-2') && open.includes('s-3') && !open.includes('s-1'));
    assert.deepEqual(await later.post([move('s-5', 'pool', 'lab', 1, { commits: 's-1' })]), ['reservation-expired']);
  });

  test('a purse pays only where and while it may, and goes back to its funder after', async () => {
    const { openAccounts } = await import('./accounts.ts');
    const purse: LedgerAccount = {
      id: 'purse',
      unit: 'fen',
      owner: 'p',
      floor: 0,
      purse: { until: '2021-09-16T15:59:59.999Z', where: [['zone', 'ecny'], ['metro']], returnsTo: 'source' },
    };
    await transaction(books.pool, (client) =>
      openAccounts(
        client,
        [
          purse,
          { id: 'shop', unit: 'fen', owner: 's', tags: ['ecny', 'zone'] },
          { id: 'kiosk', unit: 'fen', owner: 'k', tags: ['zone'] },
        ],
        context,
      ),
    );
    const during = books.another({ now: () => '2021-09-16T15:59:59.999Z' });
    await during.post([move('p-0', 'source', 'purse', 20_000)]);
    const touched = books.another();
    assert.deepEqual(await touched.post([move('p-1', 'purse', 'shop', 1)]), ['purse-over']);
    assert.deepEqual(await touched.post([move('p-2', 'purse', 'source', 20_000)]), ['posted']);
  });

  test('the application role can neither change nor remove a transfer, and the database itself refuses an overdraft', async () => {
    await assert.rejects(books.pool.query('update ledger_transfers set amount = 1'), { code: '42501' });
    await assert.rejects(books.pool.query('delete from ledger_transfers'), { code: '42501' });
    await assert.rejects(books.pool.query('update ledger_balances set floor = null'), { code: '42501' });
    await assert.rejects(books.pool.query(`update ledger_balances set posted = -1 where floor = 0`), {
      code: '23514',
    });
  });

  test('nobody is answered before the batch is forced out of memory', async () => {
    const owner = openPool(books.database.url, { max: 1 });
    try {
      // Runs as the last act of the transaction, so its commit lies behind the place that is noted here.
      await owner.query(`
        create table places (id text, lsn pg_lsn);
        create function note_place() returns trigger language plpgsql security definer as
          'begin insert into places values (new.id, pg_current_wal_insert_lsn()); return null; end';
        create constraint trigger note_place after insert on ledger_transfers deferrable initially deferred
          for each row execute function note_place()`);
      for (let n = 0; n < 20; n++) {
        assert.equal(await post(move(`disk-${n}`, 'source', 'pool', 1)), 'posted');
        const text = 'select pg_current_wal_flush_lsn() > lsn as safe from places where id = $1';
        assert.deepEqual((await owner.query(text, [`disk-${n}`])).rows, [{ safe: true }], `answer ${n}`);
      }
      await owner.query('drop trigger note_place on ledger_transfers');
    } finally {
      await owner.end();
    }
  });

  test('books sum to zero in every unit', async () => {
    for (const sum of Object.values(await trialBalance(books.pool))) assert.equal(sum, 0);
  });
});
