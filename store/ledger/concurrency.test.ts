import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transaction } from '../db.ts';
import { balanceAsOf, statementOf, trialBalance } from '../queries/ledger-reads.ts';
import type { LedgerAccount, LedgerTransfer } from './kernel.ts';
import { type Books, context, openBooks, randomOf } from './ledger.fixture.ts';
import { pause } from './locked-way.ts';
import { poolActs } from './pool.fixture.ts';
import { postWithin } from './post.ts';
import { readBalance, readBalances } from './reads.ts';

const END = '2999-01-01T00:00:00.000Z';
const source: LedgerAccount = { id: 'source', unit: 'fen', owner: 'finance', ceiling: 0 };
const holder = (id: string): LedgerAccount => ({ id, unit: 'fen', owner: 'holders', floor: 0 });

const within = async (accounts: readonly LedgerAccount[], work: (books: Books) => Promise<void>): Promise<void> => {
  const books = await openBooks([source, ...accounts]);
  try {
    await work(books);
  } finally {
    await books.close();
  }
};

test('double spend: of many who spend the same last money through doors and steps at once, as many succeed as it covers', () =>
  within([holder('purse'), holder('shop')], async ({ door, another, pool }) => {
    await door.post([{ id: 'fund', debit: 'source', credit: 'purse', amount: 1000 }]);
    const doors = [door, another(), another({ lanes: 1 })];
    const byDoor = Array.from(
      { length: 60 },
      async (_, n) =>
        (await doors[n % 3]?.post([{ id: `d${n}`, debit: 'purse', credit: 'shop', amount: 100 }]))?.[0] === 'posted',
    );
    const byStep = Array.from({ length: 20 }, async (_, n) => {
      const done = await transaction(pool, (client) =>
        postWithin(client, [{ id: `s${n}`, debit: 'purse', credit: 'shop', amount: 100 }], context),
      );
      if (!done.ok) assert.equal(done.code, 'ledger-insufficient');
      return done.ok;
    });
    const succeeded = (await Promise.all([...byDoor, ...byStep])).filter(Boolean).length;
    assert.equal(succeeded, 10);
    assert.equal(await balanceAsOf(pool, 'purse', END), 0);
    assert.equal(await balanceAsOf(pool, 'shop', END), 1000);
  }));

test('lost update: concurrent writers of one account through every way add up to all that was answered', () =>
  within([holder('a'), holder('b')], async ({ door, another, pool }) => {
    const second = another();
    const acts = Array.from({ length: 300 }, async (_, n) => {
      const transfer = { id: `t${n}`, debit: 'source', credit: n % 2 ? 'a' : 'b', amount: n + 1 };
      if (n % 3 === 2) await transaction(pool, (client) => postWithin(client, [transfer], context));
      else assert.deepEqual(await (n % 3 ? door : second).post([transfer]), ['posted']);
    });
    await Promise.all(acts);
    const [a, b] = await transaction(pool, (client) => readBalances(client, 'holders'));
    assert.deepEqual([a?.balance, b?.balance], [22_650, 22_500]);
  }));

test('read skew: whoever reads while others post sees books that sum to zero, and a locked balance holds until the end', () =>
  within(
    Array.from({ length: 10 }, (_, n) => holder(`h${n}`)),
    async ({ door, pool }) => {
      await door.post(
        Array.from({ length: 10 }, (_, n) => ({ id: `f${n}`, debit: 'source', credit: `h${n}`, amount: 1000 })),
      );
      let posting = true;
      const random = randomOf(7);
      const writer = (async () => {
        for (let n = 0; n < 150; n++)
          await door.post(
            Array.from({ length: 20 }, (_, k) => ({
              id: `m${n}/${k}`,
              debit: `h${random(10)}`,
              credit: `h${random(10)}`,
              amount: 1 + random(50),
            })),
          );
        posting = false;
      })();
      const reader = (async () => {
        while (posting) {
          assert.deepEqual(await trialBalance(pool), { fen: 0 });
          const { rows } = await pool.query(
            `select count(*) as n from ledger_balances where posted - held_out < floor`,
          );
          assert.equal(rows[0].n, 0);
        }
      })();
      const step = (async () => {
        for (let n = 0; n < 20; n++) {
          await transaction(pool, async (client) => {
            const before = await readBalance(client, 'h3');
            await new Promise((resolve) => setTimeout(resolve, 3));
            assert.deepEqual(await readBalance(client, 'h3'), before);
            const all = before?.available ?? 0;
            if (all > 0)
              assert.equal(
                (await postWithin(client, [{ id: `all${n}`, debit: 'h3', credit: 'h4', amount: all }], context)).ok,
                true,
                'what was read as available can be spent',
              );
          });
        }
      })();
      await Promise.all([writer, reader, step]);
    },
  ));

test('the pool is never committed beyond its appropriation under 10,000 random concurrent acts with retries', () =>
  within(
    [holder('pool'), ...Array.from({ length: 20 }, (_, n) => holder(`firm${n}`))],
    async ({ door, another, pool }) => {
      await door.post([{ id: 'appropriation', debit: 'source', credit: 'pool', amount: 600_000 }]);
      const doors = [door, another(), another({ most: 40 })];
      const random = randomOf(20_210_714);
      const answers = new Map<string, string>();
      const acts = poolActs(10_000);
      let posted = 0;
      const one = async (transfer: LedgerTransfer, n: number): Promise<void> => {
        const outcome = (await doors[n % 3]?.post([transfer]))?.[0] as string;
        if (outcome === 'posted') posted++;
        const again = random(4) === 0 ? (await doors[(n + 1) % 3]?.post([transfer]))?.[0] : outcome;
        assert.equal(again, outcome, `${transfer.id} answered twice alike`);
        answers.set(transfer.id, outcome);
      };
      for (let n = 0; n < acts.length; n += 500) {
        await Promise.all(acts.slice(n, n + 500).map((transfer, k) => one(transfer, n + k)));
        const { rows } = await pool.query(
          `select sum(posted) as sum, bool_and(posted - held_out >= 0 or floor is null) as covered from ledger_balances`,
        );
        assert.deepEqual(rows[0], { sum: '0', covered: true });
      }
      assert.equal(answers.size, 10_000);
      assert.ok(posted > 3000, `${posted} posted`);
      const held =
        await pool.query(`select (select sum(held_out) from ledger_balances) as out, (select sum(held_in) from ledger_balances) as into,
      (select sum(amount - committed - released) from ledger_reservations) as open`);
      assert.deepEqual([held.rows[0].out, held.rows[0].into], [held.rows[0].open, held.rows[0].open]);
      const stored = await pool.query(
        'select count(*) as n, count(*) filter (where outcome = 0) as posted from ledger_transfers',
      );
      assert.deepEqual(stored.rows[0], { n: 10_001, posted: posted + 1 });
    },
  ));

test('a statement as of any instant equals a replay of all transfers until then', () =>
  within(
    Array.from({ length: 5 }, (_, n) => holder(`h${n}`)),
    async ({ door, pool }) => {
      const random = randomOf(3);
      await door.post(
        Array.from({ length: 5 }, (_, n) => ({ id: `f${n}`, debit: 'source', credit: `h${n}`, amount: 5000 })),
      );
      for (let n = 0; n < 60; n++)
        await door.post(
          Array.from({ length: 7 }, (_, k) => ({
            id: `m${n}/${k}`,
            debit: `h${random(5)}`,
            credit: `h${random(5)}`,
            amount: 1 + random(900),
            ...(k === 6 && { pending: {} }),
          })),
        );
      const { rows } = await pool.query('select distinct at from ledger_transfers order by at');
      for (const at of [rows[3].at, rows[20].at, rows.at(-1).at, '2000-01-01T00:00:00.000Z']) {
        for (let n = 0; n < 5; n++) {
          const statement = await statementOf(pool, `h${n}`, at);
          for (const steps of [2000, 2]) assert.equal(await balanceAsOf(pool, `h${n}`, at, steps), statement.balance);
          assert.ok(
            statement.lines.every(({ balance, heldOut }) => balance - heldOut >= 0),
            'never overdrawn at any line',
          );
          assert.deepEqual(
            [...statement.lines].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
            statement.lines,
            'instants never go back',
          );
        }
      }
      for (const balance of await transaction(pool, (client) => readBalances(client, 'holders'))) {
        const { balance: sum, heldOut, heldIn } = await statementOf(pool, balance.account, END);
        assert.deepEqual([sum, heldOut, heldIn], [balance.balance, balance.heldOut, balance.heldIn]);
      }
    },
  ));

test('balances nobody in flight touches are written at once; a circle of waits through this process ends and loses nothing', () =>
  within([holder('a'), holder('b'), holder('c'), holder('d')], async ({ another, pool }) => {
    const door = another({ gatherMs: 1 });
    await door.post([{ id: 'fund', debit: 'source', credit: 'a', amount: 100 }]);
    const locked = (account: string): string =>
      `select b.no from ledger_balances b join ledger_accounts using (no) where id = '${account}' for update of b`;
    const held = async (account: string): Promise<boolean> =>
      (await pool.query(`${locked(account)} skip locked`)).rows.length === 0;
    // A step holds `a`. The first batch waits for it, the second for the first, and holds `d` meanwhile, which no other touches.
    const step = await pool.connect();
    await step.query('begin');
    await step.query(locked('a'));
    const first = door.post([{ id: 't1', debit: 'a', credit: 'b', amount: 10 }]);
    await pause(100);
    const second = door.post([
      { id: 't2', debit: 'a', credit: 'c', amount: 10 },
      { id: 't3', debit: 'source', credit: 'd', amount: 5 },
    ]);
    for (let n = 0; n < 100 && !(await held('d')); n++) await pause(20);
    assert.deepEqual([await held('c'), await held('d')], [true, true]);
    assert.equal(await held('b'), false, 'the first batch still waits');
    // Now the step wants `d`.
    await step.query(locked('d'));
    await step.query('commit');
    step.release();
    assert.deepEqual([await first, await second], [['posted'], ['posted', 'posted']]);
    const after = await Promise.all(['a', 'b', 'c', 'd'].map((account) => balanceAsOf(pool, account, END)));
    assert.deepEqual(after, [80, 10, 10, 5]);
  }));
