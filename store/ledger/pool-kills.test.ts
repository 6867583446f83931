import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { type Cluster, ensureDatabase, startCluster } from '#store/cluster/index.ts';
import { openPool, type Pool, transaction } from '../db.ts';
import { migrate } from '../migrate.ts';
import { openAccounts } from './accounts.ts';
import { openLedgerDoor } from './door.ts';
import { context, DAY } from './ledger.fixture.ts';
import { poolAccounts, poolActs } from './pool.fixture.ts';

/** The whole property in every run; `TONGBAN_ACTS` for more. */
const count = Number(process.env.TONGBAN_ACTS ?? 10_000);
const shares = 3;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Transfer {
  readonly debit: string;
  readonly credit: string;
  readonly amount: number;
  readonly kind: number;
}

/** Every transfer in the order it was written: the pool covers what it has promised after each of them, not only at the end. */
const replayed = async (pool: Pool): Promise<number> => {
  const { rows } = await pool.query<Transfer>(
    `select d.id as debit, c.id as credit, t.amount, t.kind from ledger_transfers t join ledger_accounts d on d.no = t.debit
     join ledger_accounts c on c.no = t.credit where t.outcome = 0 order by t.batch, t.n`,
  );
  let [posted, held, appropriated, committed] = [0, 0, 0, 0];
  for (const { debit, credit, amount, kind } of rows) {
    if (kind === 1) held += amount;
    else if (kind === 3 || kind === 4) held -= amount;
    else if (kind === 2) {
      held -= amount;
      posted -= amount;
      committed += amount;
    } else if (debit === 'source' && credit === 'pool') {
      posted += amount;
      appropriated += amount;
    }
    assert.ok(held >= 0 && posted - held >= 0, 'the pool has promised more than it holds');
    assert.equal(posted + committed, appropriated, 'paid and held sum to the appropriation');
  }
  return rows.length;
};

const killServer = async (cluster: Cluster, home: string): Promise<void> => {
  process.kill(Number(readFileSync(join(home, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
  await pause(200);
  await cluster.restart();
};

test(`the pool is never committed beyond its appropriation: ${count} random acts of ${shares} processes, which are killed, and PostgreSQL with them, and ask again`, {
  timeout: 600_000,
}, async () => {
  const home = mkdtempSync(join(tmpdir(), 'tongban-pool-'));
  const cluster = await startCluster({ home, log: () => {}, durable: false });
  try {
    await ensureDatabase(cluster, 'ledger');
    await migrate(cluster.url('ledger', 'owner'));
    const pool = openPool(cluster.url('ledger'), { max: 2, onError: () => {} });
    await transaction(pool, (client) => openAccounts(client, poolAccounts, context));
    const door = openLedgerDoor({ pool, node: 'qpu', now: () => new Date().toISOString(), dayOf: () => DAY });
    await door.post([{ id: 'appropriation', debit: 'source', credit: 'pool', amount: 60 * count }]);

    const answers = new Map<string, string>();
    const running = new Map<number, ChildProcess>();
    const deaths = { process: 0, server: 0 };
    const once = (share: number): Promise<number | null> =>
      new Promise((resolve, reject) => {
        const args = [cluster.url('ledger'), count, share, shares].map(String);
        const child = spawn(process.execPath, [join(import.meta.dirname, 'pool.fixture.ts'), ...args], {
          stdio: ['ignore', 'pipe', 'ignore'],
        });
        running.set(share, child);
        createInterface({ input: child.stdout }).on('line', (line) => {
          const [id = '', outcome = ''] = line.split(' ');
          if (outcome === '') return;
          assert.equal(answers.get(id) ?? outcome, outcome, `${id}: what was answered once is the answer`);
          answers.set(id, outcome);
        });
        child.on('error', reject);
        child.on('close', (code) => resolve(code));
      });
    const working = Promise.all(
      Array.from({ length: shares }, async (_, share) => {
        while ((await once(share)) !== 0) deaths.process++;
        running.delete(share);
      }),
    );
    const killing = (async () => {
      for (let n = 0; n < 3 + count / 1000 && running.size > 0; n++) {
        const seen = answers.size;
        while (running.size > 0 && answers.size < Math.min(count, seen + count / 8)) await pause(20);
        if (n % 2 === 0) [...running.values()][n % Math.max(1, running.size)]?.kill('SIGKILL');
        else {
          await killServer(cluster, home);
          deaths.server++;
        }
      }
    })();
    await Promise.all([working, killing]);
    assert.ok(deaths.process >= 1 && deaths.server >= 1, JSON.stringify(deaths));
    assert.equal(answers.size, count);
    const { rows } = await pool.query<{ id: string; outcome: number }>('select id, outcome from ledger_transfers');
    const stored = new Map(rows.map(({ id, outcome }) => [id, outcome]));
    for (const { id } of poolActs(count))
      assert.equal(stored.get(id) === 0, answers.get(id) === 'posted', `${id} is what was answered`);
    const posted = [...answers.values()].filter((outcome) => outcome === 'posted').length;
    assert.equal(await replayed(pool), posted + 1, 'no transfer twice, none lost');
    assert.ok(posted > count / 4, `${posted} posted`);
    const sums =
      await pool.query(`select sum(posted)::bigint as posted, sum(held_out)::bigint as out, sum(held_in)::bigint as into,
      (select sum(amount - committed - released) from ledger_reservations)::bigint as open from ledger_balances`);
    const { open } = sums.rows[0];
    assert.deepEqual(sums.rows[0], { posted: 0, out: open, into: open, open });
    await pool.end();
  } finally {
    await cluster.stop();
    rmSync(home, { recursive: true, force: true });
  }
});
