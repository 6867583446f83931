import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ensureDatabase, startCluster, withClient } from '#store/cluster/index.ts';
import { openPool, transaction } from '../db.ts';
import { migrate } from '../migrate.ts';
import { allEvents } from '../queries/journal.ts';
import { trialBalance } from '../queries/ledger-reads.ts';
import { ensureAccounts, openAccounts } from './accounts.ts';
import { openLedgerDoor } from './door.ts';
import type { LedgerAccount, LedgerTransfer } from './kernel.ts';
import { context, DAY, openBooks, randomOf } from './ledger.fixture.ts';
import { postWithin } from './post.ts';
import { isLedgerEvent, replayLedgerEvent, restoreBatchNumbers } from './replay.ts';

const ring: LedgerAccount[] = Array.from({ length: 7 }, (_, n) => ({ id: `a${n}`, unit: 'fen', owner: 'ring' }));
const ringTransfer = (n: number): LedgerTransfer => ({
  id: `crash/${n}`,
  debit: `a${n % 7}`,
  credit: `a${(n + 1) % 7}`,
  amount: 1 + (n % 5),
});

const ringBalances = (count: number): number[] => {
  const balances = Array.from({ length: 7 }, () => 0);
  for (let n = 0; n < count; n++) {
    balances[n % 7] = (balances[n % 7] as number) - 1 - (n % 5);
    balances[(n + 1) % 7] = (balances[(n + 1) % 7] as number) + 1 + (n % 5);
  }
  return balances;
};

const balances = async (url: string): Promise<number[]> =>
  withClient(url, async (client) =>
    (
      await client.query('select posted::int from ledger_accounts join ledger_balances using (no) order by id')
    ).rows.map((row) => row.posted),
  );

test('timeouts with unknown outcome: connections cut in the middle of batches, every request is answered once and truly', async () => {
  const books = await openBooks(ring);
  try {
    const doors = [books.another({ retries: 12, most: 60 }), books.another({ retries: 12, most: 30, lanes: 3 })];
    let cutting = true;
    const cutter = withClient(books.database.url, async (client) => {
      while (cutting) {
        await client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'tongban_app' and datname = current_database() and random() < 0.5`,
        );
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    });
    const count = 1500;
    await Promise.all(
      Array.from({ length: 30 }, async (_, lane) => {
        for (let n = lane; n < count; n += 30) {
          const outcome = await doors[n % 2]?.post([ringTransfer(n)]);
          assert.deepEqual(outcome, ['posted']);
          if (n % 5 === 0) assert.deepEqual(await doors[(n + 1) % 2]?.post([ringTransfer(n)]), ['posted']);
        }
      }),
    );
    cutting = false;
    await cutter;
    assert.deepEqual(await balances(books.database.url), ringBalances(count));
  } finally {
    await books.close();
  }
});

test('retry after a crash: the process is killed in the middle of batches, asks again, and nothing is lost or doubled', async () => {
  const books = await openBooks(ring);
  try {
    const answered = new Set<number>();
    const run = (to: number, killAfter: number | undefined): Promise<void> =>
      new Promise((resolve, reject) => {
        const child = spawn(
          process.execPath,
          [join(import.meta.dirname, 'crash.fixture.ts'), books.database.appUrl, '0', String(to)],
          { stdio: ['ignore', 'pipe', 'inherit'] },
        );
        let lines = 0;
        child.stdout.on('data', (chunk: Buffer) => {
          for (const line of String(chunk).split('\n'))
            if (line.endsWith(' posted')) answered.add(Number(line.split(' ')[0]));
          lines++;
          if (killAfter !== undefined && lines >= killAfter) child.kill('SIGKILL');
        });
        child.on('error', reject);
        child.on('close', () => resolve());
      });
    for (const [to, after] of [
      [400, 8],
      [400, 21],
      [700, 13],
    ] as const) {
      await run(to, after);
      const { rows } = await books.pool.query('select id from ledger_transfers');
      const stored = new Set(rows.map((row) => row.id));
      for (const n of answered) assert.ok(stored.has(`crash/${n}`), `${n} was answered and is there`);
      assert.deepEqual(await trialBalance(books.pool), { fen: 0 });
    }
    await run(700, undefined);
    assert.deepEqual(await balances(books.database.url), ringBalances(700));
  } finally {
    await books.close();
  }
});

test('PostgreSQL killed in the middle of batches: zero drift, and what was answered is there', {
  timeout: 120_000,
}, async () => {
  const home = mkdtempSync(join(tmpdir(), 'tongban-ledger-'));
  const cluster = await startCluster({ home, log: () => {}, durable: true });
  try {
    await ensureDatabase(cluster, 'ledger');
    await migrate(cluster.url('ledger', 'owner'));
    const pool = openPool(cluster.url('ledger'), { max: 6, onError: () => {} });
    await transaction(pool, (client) => openAccounts(client, ring, context));
    const door = openLedgerDoor({
      pool,
      node: 'qpu',
      now: () => new Date().toISOString(),
      dayOf: () => DAY,
      most: 40,
      retries: 10,
    });
    let done = 0;
    const posting = Promise.all(
      Array.from({ length: 16 }, async (_, lane) => {
        for (let n = lane; n < 1200; n += 16) {
          assert.deepEqual(await door.post([ringTransfer(n)]), ['posted']);
          done++;
        }
      }),
    );
    for (const at of [200, 700]) {
      while (done < at) await new Promise((resolve) => setTimeout(resolve, 2));
      const postmaster = Number(readFileSync(join(home, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);
      process.kill(postmaster, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 300));
      await cluster.restart();
    }
    await posting;
    assert.deepEqual(await balances(cluster.url('ledger', 'owner')), ringBalances(1200));
    await pool.end();
  } finally {
    await cluster.stop();
    rmSync(home, { recursive: true, force: true });
  }
});

test('the ledger is rebuilt from the journal alone, to the last column', async () => {
  const holder = (id: string): LedgerAccount => ({
    id,
    unit: 'fen',
    owner: 'h',
    floor: 0,
    limits: id === 'h1' ? [{ period: 'day', way: 'out', max: 900 }] : undefined,
  });
  const accounts = [
    { id: 'source', unit: 'fen', owner: 's' },
    ...Array.from({ length: 4 }, (_, n) => holder(`h${n}`)),
  ];
  const [books, empty] = [await openBooks(accounts), await openBooks([])];
  try {
    const random = randomOf(99);
    const acts = (n: number): LedgerTransfer[] => {
      const [debit, credit] = [`h${random(4)}`, random(3) ? `h${random(4)}` : 'source'];
      const transfer = { id: `t${n}`, debit, credit, amount: 1 + random(300) };
      const around: LedgerTransfer[] = [
        transfer,
        { ...transfer, id: `r${n}`, pending: random(2) ? {} : { expires: DAY }, memo: '预留 "x"\t{,}' },
      ];
      return [
        ...around,
        { ...transfer, id: `c${n}`, amount: 1 + random(200), commits: `r${n}` },
        { ...transfer, id: `x${n}`, amount: 0, releases: `r${n}` },
        { id: `v${n}`, debit: credit, credit: debit, amount: 1 + random(40), reverses: `t${n}` },
      ];
    };
    await books.door.post(
      Array.from({ length: 4 }, (_, n) => ({ id: `f${n}`, debit: 'source', credit: `h${n}`, amount: 3000 })),
    );
    await Promise.all(Array.from({ length: 120 }, (_, n) => books.door.post(acts(n), n % 4 === 0)));
    await transaction(books.pool, (client) =>
      postWithin(client, [{ id: 'step', debit: 'source', credit: 'h0', amount: 7 }], context),
    );
    const tables = ['ledger_accounts', 'ledger_balances', 'ledger_reservations', 'ledger_used', 'ledger_transfers'];
    const dump = (url: string) =>
      withClient(url, async (client) => {
        const rows: unknown[] = [];
        for (const table of tables)
          rows.push(
            (await client.query(`select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`)).rows,
          );
        return rows;
      });
    await transaction(empty.pool, async (client) => {
      const cache = new Map();
      for await (const event of allEvents(books.pool))
        if (isLedgerEvent(event)) await replayLedgerEvent(client, event, cache);
    });
    assert.deepEqual(await dump(empty.database.url), await dump(books.database.url));
    await withClient(empty.database.url, (client) => restoreBatchNumbers(client as never));
    assert.deepEqual(await trialBalance(empty.pool), { fen: 0 });
  } finally {
    await Promise.all([books.close(), empty.close()]);
  }
});

test('an account opened in a transaction that is undone is not remembered as standing: the next posting opens it', async () => {
  const books = await openBooks(ring.slice(0, 1));
  try {
    const standing = { ids: new Set<string>() };
    const fresh: LedgerAccount = { id: 'fresh', unit: 'fen', owner: 'ring' };
    const pay = async (undone: boolean) =>
      transaction(books.pool, async (client) => {
        // Twice in one transaction, as two acts of one batch do: the second finds what the first opened.
        for (const n of [1, 2]) {
          assert.ok((await ensureAccounts(client, [fresh], context, { standing })).ok);
          const transfer = { id: `pay/${n}`, debit: 'a0', credit: 'fresh', amount: 5 };
          assert.equal((await postWithin(client, [transfer], context)).ok, true);
        }
        if (undone) throw new Error('undone');
      });
    await assert.rejects(pay(true), /undone/);
    await pay(false);
    assert.deepEqual(await balances(books.database.url), [-10, 10]);
    assert.ok(!standing.ids.has('a0'));
  } finally {
    await books.close();
  }
});
