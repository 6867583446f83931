import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { withClient } from '#store/cluster/index.ts';
import { openReservations, trialBalance } from '../queries/ledger-reads.ts';
import { expireReservations } from './expire.ts';
import type { LedgerAccount, LedgerOutcome, LedgerTransfer } from './kernel.ts';
import { type Books, DAY, openBooks, randomOf } from './ledger.fixture.ts';

/**
 * What tests of public ledgers ask for, over one run of random acts: moves, reservations, their parts and their releases, through several
 * doors at once, one of which remembers three accounts only, while connections are cut at random and every act is asked again, some of
 * them at another door at the same moment.
 */

const funds = 5_000;
const names = Array.from({ length: 8 }, (_, n) => `h${n}`);
const accounts: readonly LedgerAccount[] = [
  { id: 'source', unit: 'fen', owner: 'finance', ceiling: 0 },
  ...names.map((id): LedgerAccount => ({ id, unit: 'fen', owner: 'holders', floor: 0 })),
];
const [acts, callers] = [1_600, 20];
const yesterday = '2021-09-15';

/** A caller's next act: of three, one reserves for a day, and what it reserved before it commits in part, releases or forgets. */
const actsOf = (seed: number): (() => LedgerTransfer) => {
  const random = randomOf(seed);
  const open: LedgerTransfer[] = [];
  let n = 0;
  const pair = (): readonly [string, string] => {
    const [debit, credit] = [names[random(8)] as string, names[random(8)] as string];
    return debit === credit ? pair() : [debit, credit];
  };
  return () => {
    const id = `r${seed}/${n++}`;
    const reserved = random(3) === 0 ? open.shift() : undefined;
    if (reserved) {
      const { debit, credit, amount } = reserved;
      if (random(2)) return { id, debit, credit, amount: 1 + random(amount), commits: reserved.id };
      return { id, debit, credit, amount: 0, releases: reserved.id };
    }
    const [debit, credit] = pair();
    const transfer = { id, debit, credit, amount: 1 + random(funds / 2) };
    if (random(3)) return transfer;
    const reservation = { ...transfer, pending: { expires: DAY } };
    open.push(reservation);
    return reservation;
  };
};

describe('random concurrent acts while connections are cut', () => {
  let books: Books;
  const answered = new Map<string, { readonly transfer: LedgerTransfer; readonly outcome: LedgerOutcome }>();
  let [asked, lost, looks] = [0, 0, 0];

  /** Until it is answered: whoever heard nothing cannot know, and the id makes asking again safe. */
  const ask = async (door: Books['door'], transfer: LedgerTransfer): Promise<LedgerOutcome> => {
    for (;;) {
      asked++;
      try {
        return (await door.post([transfer]))[0] as LedgerOutcome;
      } catch {
        lost++;
      }
    }
  };

  before(async () => {
    books = await openBooks(accounts);
    const { another, pool } = books;
    await ask(books.door, { id: 'fund', debit: 'source', credit: 'h0', amount: funds });
    answered.set('fund', {
      transfer: { id: 'fund', debit: 'source', credit: 'h0', amount: funds },
      outcome: 'posted',
    });
    const doors = [another({ remembered: 3, retries: 0 }), another({ retries: 0, lanes: 2 }), another({ most: 5 })];
    let working = true;
    const cutter = withClient(books.database.url, async (client) => {
      while (working) {
        await client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'tongban_app' and datname = current_database() and random() < 0.3`,
        );
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    });
    const reader = withClient(books.database.url, async (client) => {
      for (; working; looks++) {
        const { rows } = await client.query(
          `select sum(posted)::int as sum, count(*) filter (where posted - held_out < floor)::int as overdrawn,
             count(*) filter (where held_out < 0 or held_in < 0)::int as wrong from ledger_balances`,
        );
        assert.deepEqual(rows, [{ sum: 0, overdrawn: 0, wrong: 0 }]);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    });
    const works = Array.from({ length: callers }, async (_, caller) => {
      const next = actsOf(caller);
      for (let n = 0; n < acts / callers; n++) {
        const transfer = next();
        const door = doors[(caller + n) % 3] as Books['door'];
        const [outcome, again] = await Promise.all([
          ask(door, transfer),
          n % 7 === 0 ? ask(doors[(caller + n + 1) % 3] as Books['door'], transfer) : undefined,
        ]);
        if (again) assert.equal(again, outcome, `${transfer.id} was answered in two ways`);
        answered.set(transfer.id, { transfer, outcome });
      }
    });
    try {
      await Promise.all(works);
    } finally {
      working = false;
      await Promise.all([cutter, reader]);
    }
    await Promise.all(doors.map((door) => door.idle()));
    assert.deepEqual(await trialBalance(pool), { fen: 0 });
  });
  after(() => books?.close());

  const holdings = async (): Promise<Readonly<Record<string, readonly number[]>>> => {
    const { rows } = await books.pool.query(
      'select id, posted, held_out, held_in from ledger_accounts join ledger_balances using (no)',
    );
    return Object.fromEntries(rows.map((row) => [row.id, [row.posted, row.held_out, row.held_in]]));
  };

  test('the run met what it is about: refusals, cuts, repetitions, reservations left behind', async () => {
    const outcomes = new Set([...answered.values()].map(({ outcome }) => outcome));
    assert.ok(outcomes.has('posted') && outcomes.has('insufficient'), [...outcomes].join(' '));
    assert.ok(lost > 0 && asked > acts && looks > 0, `${lost} of ${asked} requests lost, ${looks} looks`);
    assert.ok((await openReservations(books.pool, '2999-01-01', 10_000)).length > 0);
  });

  test('double spend and lost update: every account holds exactly what was answered as posted, and never less than nothing', async () => {
    const expected = new Map<string, number>();
    const add = (id: string, amount: number) => expected.set(id, (expected.get(id) ?? 0) + amount);
    for (const { transfer, outcome } of answered.values()) {
      if (outcome !== 'posted' || transfer.pending || transfer.releases) continue;
      add(transfer.debit, -transfer.amount);
      add(transfer.credit, transfer.amount);
    }
    const held = await holdings();
    for (const id of ['source', ...names]) assert.equal(held[id]?.[0], expected.get(id) ?? 0, id);
    assert.ok(names.every((id) => (held[id]?.[0] ?? -1) - (held[id]?.[1] ?? 0) >= 0));
  });

  test('timeouts with unknown outcome: each id is written once, with the answer that was given', async () => {
    const { rows } = await books.pool.query('select id, outcome from ledger_transfers');
    assert.equal(rows.length, answered.size);
    const posted = rows.filter(({ outcome }) => outcome === 0).map(({ id }) => id);
    assert.deepEqual(
      new Set(posted),
      new Set([...answered].flatMap(([id, { outcome }]) => (outcome === 'posted' ? [id] : []))),
    );
    for (const { transfer, outcome } of [...answered.values()].slice(-50))
      assert.equal(await ask(books.door, transfer), outcome, 'asked once more it is the same');
  });

  test('stuck reservations: what is held is what open reservations say, and the sweep gives all of it back, once', async () => {
    const open = await openReservations(books.pool, '2999-01-01', 10_000);
    const left = (id: string, side: 'debit' | 'credit') =>
      open.reduce((sum, one) => sum + (one[side] === id ? one.left : 0), 0);
    const held = await holdings();
    for (const id of names) assert.deepEqual(held[id]?.slice(1), [left(id, 'debit'), left(id, 'credit')], id);
    const tomorrow = () => books.another({ dayOf: () => '2021-09-17' });
    assert.equal(await expireReservations(books.pool, tomorrow(), yesterday), 0, 'not before their day is over');
    await Promise.all([
      expireReservations(books.pool, tomorrow(), '2021-09-17'),
      expireReservations(books.pool, tomorrow(), '2021-09-17'),
    ]);
    assert.deepEqual(await openReservations(books.pool, '2999-01-01', 10_000), []);
    const after = await holdings();
    for (const id of names) assert.deepEqual(after[id], [held[id]?.[0], 0, 0], id);
    assert.deepEqual(await trialBalance(books.pool), { fen: 0 });
  });
});
