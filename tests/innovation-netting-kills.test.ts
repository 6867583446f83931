import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import type { Owed } from '#kernel';
import { checkPairs } from '#server/settlement/report.ts';
import { startCluster } from '#store/cluster/index.ts';
import { openPool } from '#store/db.ts';
import { trialBalance } from '#store/queries/ledger-reads.ts';
import { debtAt, perRound } from './support/netting-debts.ts';

/**
 * Rounds of netting between three treasuries over random debts, which go on arising while a round is under way, in a process that is
 * killed in the middle and starts again, and PostgreSQL with it.
 */

const rounds = 4;
const count = rounds * perRound;
const nodes = ['shanghai', 'jiangsu', 'zhejiang', 'committee'];
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const sumBy = (owed: readonly Owed[]): Readonly<Record<string, number>> => {
  const sums: Record<string, number> = {};
  for (const { from, to, amount } of owed) sums[`${from} ${to}`] = (sums[`${from} ${to}`] ?? 0) + amount;
  return sums;
};

test('killed in the middle of rounds: every debt is netted once, nobody owes what the other is not owed, no drift', {
  timeout: 900_000,
}, async () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'tongban-netting-')));
  const cluster = await startCluster({ home, log: () => {}, durable: false });
  try {
    const deaths = { process: 0, server: 0 };
    let child: ChildProcess | undefined;
    let lines = 0;
    let said = '';
    const once = (): Promise<number | null> =>
      new Promise((resolve, reject) => {
        const program = join(import.meta.dirname, 'support/netting-rounds.fixture.ts');
        child = spawn(process.execPath, [program, home, String(count)], { stdio: ['ignore', 'pipe', 'pipe'] });
        createInterface({ input: child.stdout as NonNullable<ChildProcess['stdout']> }).on('line', () => lines++);
        child.stderr?.on('data', (text) => {
          said = `${said}${text}`.slice(-3000);
        });
        child.on('error', reject);
        child.on('close', (code) => resolve(code));
      });
    let working = true;
    const settled = (async () => {
      for (let code = await once(); code !== 0; code = await once()) {
        assert.equal(code, null, `ended by itself: ${said}`);
        deaths.process++;
      }
      working = false;
    })();
    const killing = (async () => {
      // Round by round: some acts are seen first, so that each blow meets work and not the start.
      for (let n = 0; n < 4 && working; n++) {
        const seen = lines;
        while (working && lines < seen + 2) await pause(20);
        await pause(40 * (n + 1));
        if (n % 2 === 0) child?.kill('SIGKILL');
        else {
          process.kill(Number(readFileSync(join(home, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
          deaths.server++;
          await pause(200);
          await cluster.restart();
        }
      }
    })();
    await Promise.all([settled, killing]);
    assert.ok(deaths.process >= 1 && deaths.server >= 1, JSON.stringify(deaths));

    const pools = new Map(nodes.map((id) => [id, openPool(cluster.url(id, 'app'), { max: 1 })] as const));
    const committee = pools.get('committee')!;
    const debts = Array.from({ length: count }, (_, n) => debtAt(n));
    // What members answered, over all rounds: each debt once.
    const { rows } = await committee.query<{ from: string; to: string; amount: number }>(
      `select doc->'deciding'->>'node' as "from", doc->'facts'->>'creditor' as "to", (doc->'facts'->>'subsidy')::bigint as amount
       from cases where doc->'facts'->>'request' = 'net' and (doc->'facts'->>'subsidy')::bigint > 0`,
    );
    assert.deepEqual(sumBy(rows), sumBy(debts));
    for (const { debtor, creditor, owes, isOwed, agreed } of await checkPairs(pools))
      assert.deepEqual([owes, isOwed, agreed], [0, 0, true], `${debtor} ${creditor}`);
    for (const pool of pools.values()) assert.ok(Object.values(await trialBalance(pool)).every((sum) => sum === 0));
    // Every sub-account holds what was paid in, and what the debts of all rounds together come to.
    const subs = await committee.query<{ node: string; balance: number; paid: number }>(
      `select split_part(a.id, '/', 3) as node, b.posted as balance, coalesce((select sum(t.amount) from ledger_transfers t
         join ledger_accounts bank on bank.no = t.debit where t.credit = a.no and t.outcome = 0 and bank.id like 'platform-bank/%'), 0)::bigint as paid
       from ledger_accounts a join ledger_balances b using (no) where a.id like 'platform/%'`,
    );
    for (const { node, balance, paid } of subs.rows) {
      const position = debts.reduce(
        (sum, { from, to, amount }) => sum + (to === node ? amount : 0) - (from === node ? amount : 0),
        0,
      );
      assert.equal(balance - paid, position, node);
    }
    assert.equal(subs.rows.length, 3);
    for (const pool of pools.values()) await pool.end();
  } finally {
    await cluster.stop();
    rmSync(home, { recursive: true, force: true });
  }
});
