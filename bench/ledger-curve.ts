import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { type Cluster, withClient } from '#store/cluster/index.ts';
import type { Pool } from '#store/db.ts';
import { type LedgerDoor, openLedgerDoor } from '#store/ledger/index.ts';
import { trialBalance } from '#store/queries/ledger-reads.ts';
import type { BenchResult } from './bench.ts';
import { closedLoop, type Load, withBooks } from './ledger.ts';
import { account, warmBook } from './ledger-load.ts';
import { postmasterOf, processorMs } from './processor.ts';

export interface Reach {
  readonly accounts: number;
  readonly stored: number;
}

/** What one stored transfer takes with its two indexes, an estimate; and what is left free for the log and the rest. */
const bytesEach = 280;
const keepFree = 3e9;

/** 10,000, then tenfold, and the end. */
const stepsTo = (from: number, end: number): readonly number[] => {
  const steps: number[] = [];
  for (let n = from; n < end; n *= 10) steps.push(n);
  return [...steps, end];
};

/**
 * Accounts with a million fen each, written straight into the tables: opening five million through the door would take the time that
 * measuring should. The treasury carries the other side, so the books still sum to zero.
 */
const addAccounts = (url: string, from: number, to: number): Promise<unknown> =>
  withClient(url, async (client) => {
    await client.query(
      `with opened as (insert into ledger_accounts (id, unit, owner, opened_at)
         select $3 || n, 'fen', 'f' || n, now() from generate_series($1::int, $2::int - 1) n returning no)
       insert into ledger_balances (no, posted, floor, room) select no, 1000000, 0, repeat('-', 80) from opened`,
      [from, to, account(0).slice(0, -1)],
    );
    await client.query(
      `update ledger_balances set posted = posted - 1000000::bigint * $1 where no = (select no from ledger_accounts where id = 'treasury')`,
      [to - from],
    );
    await client.query('vacuum analyze ledger_accounts, ledger_balances');
    await client.query('checkpoint');
  });

/**
 * Transfers of earlier times, straight into the table with all its indexes, in batches of 1,000 as the door writes them: what they do to
 * the next transfer is what is measured. They are of kind "reserve", which moves nothing, so that balances need not follow.
 */
const addStored = (url: string, count: number, name: string): Promise<unknown> =>
  withClient(url, async (client) => {
    for (let from = 0; from < count; from += 500_000) {
      const rows = Math.min(500_000, count - from);
      const { rows: base } = await client.query(`select nextval('ledger_batches') as batch`);
      const batches = Math.ceil(rows / 1000);
      await client.query(`select setval('ledger_batches', $1)`, [Number(base[0].batch) + batches]);
      await client.query(
        `insert into ledger_transfers (batch, at, day, n, id, debit, credit, amount, debit_after, credit_after, debit_before, credit_before, kind, outcome)
         select $1 + i / 1000, now(), current_date, i % 1000, $2 || ($3::bigint + i), 2 + i % 5000, 5002 + i % 4000, 1, 0, 0, 0, 0, 1, 0
         from generate_series(0, $4::int - 1) i`,
        [Number(base[0].batch), name, from, rows],
      );
    }
    await client.query('analyze ledger_transfers');
    await client.query('checkpoint');
  });

export interface Point {
  readonly accounts: number;
  readonly stored: number;
  readonly perSecond: number;
  /** Microseconds of processor per transfer, of this program and the server together. */
  readonly each: number | null;
  /** Of those, this program's. */
  readonly here: number;
  /** Pages per transfer that went into the log whole, because they had not been changed since the last checkpoint. */
  readonly wholePages: number;
  readonly p99: number;
  readonly gigabytes: number;
}

const wholePages = async (pool: Pool): Promise<number> =>
  Number((await pool.query('select wal_fpi from pg_stat_wal')).rows[0].wal_fpi);

const pointAt = async (pool: Pool, door: LedgerDoor, load: Load, name: string): Promise<Point> => {
  await warmBook(door, load.accounts, `warm-${name}`);
  await closedLoop(door, { ...load, seconds: 2 }, `begin-${name}`);
  const server = await postmasterOf(pool);
  console.error(`${load.accounts} accounts: measuring`);
  const [pages, own] = [await wholePages(pool), process.cpuUsage()];
  const [before, at] = [processorMs(server), performance.now()];
  const { perSecond, p99 } = await closedLoop(door, load, name);
  const [after, took, mine] = [processorMs(server), performance.now() - at, process.cpuUsage(own)];
  const perTransfer = (value: number): number => value / ((perSecond * took) / 1000);
  // Counted by the statistics: to count the rows is to touch every page, which the next point would pay for.
  const { rows } = await pool.query(
    `select (select n_tup_ins from pg_stat_user_tables where relname = 'ledger_transfers') as stored, pg_database_size(current_database()) as size`,
  );
  const gigabytes = Math.round(Number(rows[0].size) / 1e8) / 10;
  const tenth = (value: number): number => Math.round(value * 10) / 10;
  const point = {
    accounts: load.accounts,
    stored: Number(rows[0].stored),
    perSecond,
    each: before === undefined || after === undefined ? null : tenth(perTransfer((after - before) * 1000)),
    here: tenth(perTransfer(mine.user + mine.system)),
    wholePages: Math.round(perTransfer((await wholePages(pool)) - pages) * 1000) / 1000,
    p99,
    gigabytes,
  };
  console.error(JSON.stringify(point));
  return point;
};

const measure = async (cluster: Cluster, pool: Pool, load: Load, reach: Reach): Promise<readonly Point[]> => {
  const url = cluster.url('ledger', 'owner');
  await withClient(url, async (client) => {
    await client.query(
      `with treasury as (insert into ledger_accounts (id, unit, owner, opened_at) values ('treasury', 'fen', 'treasury', now()) returning no)
       insert into ledger_balances (no, ceiling) select no, 0 from treasury`,
    );
  });
  const opened = (): LedgerDoor =>
    openLedgerDoor({ pool, node: 'bench', now: () => new Date().toISOString(), dayOf: (at) => at.slice(0, 10) });
  const points: Point[] = [];
  let accounts = 0;
  for (const next of stepsTo(10_000, reach.accounts)) {
    await addAccounts(url, accounts, next);
    accounts = next;
    points.push(await pointAt(pool, opened(), { ...load, accounts }, `a${next}`));
  }
  for (const next of stepsTo(5_000_000, reach.stored)) {
    const have = points.at(-1)?.stored ?? 0;
    const { bavail, bsize } = statfsSync(tmpdir());
    const needs = Math.max(0, next - have) * bytesEach;
    if (needs + keepFree > bavail * bsize) {
      console.error(
        `${next} transfers would need ${(needs / 1e9).toFixed(1)} GB more than is free: the curve ends here`,
      );
      break;
    }
    console.error(`${next} transfers: about ${(needs / 1e9).toFixed(1)} GB`);
    await addStored(url, Math.max(0, next - have), `old-${next}/`);
    points.push(await pointAt(pool, opened(), { ...load, accounts }, `s${next}`));
  }
  const drift = await trialBalance(pool);
  if (drift.fen !== 0) throw new Error(`the books are ${drift.fen} off`);
  return points;
};

/**
 * Cost per transfer from 10,000 accounts to millions, and on to tens of millions of stored transfers: flat is 1. The ratio is how much
 * of the first point's speed the last one has.
 */
export const curve = (load: Load, reach: Reach, connections: number): Promise<BenchResult> =>
  withBooks(async (cluster, pool) => {
    const points = await measure(cluster, pool, { ...load, seconds: Math.min(load.seconds, 10) }, reach);
    const [first, last] = [points[0], points.at(-1)];
    const [from, to] = [first?.perSecond ?? 1, last?.perSecond ?? 0];
    const cost = first?.each && last?.each ? last.each / first.each : null;
    return {
      name: 'ledger curve',
      value: to,
      unit: 'transfers/s',
      baseline: from,
      ratio: to / from,
      target: 0.8,
      details: { baseline: 'first point', costGrows: cost, points },
    };
  }, connections);
