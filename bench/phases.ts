import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PerformanceObserver } from 'node:perf_hooks';
import type { Pool } from '#store/db.ts';
import type { BatchTimes } from '#store/ledger/index.ts';

/** Half and 99 of 100, in milliseconds. */
type Spread = readonly [p50: number, p99: number];

export interface Phases {
  readonly batches: number;
  readonly transfers: Spread;
  /** Waiting for a connection and a number, deciding, writing the transfers, waiting for the batch before, the rest and the commit. */
  readonly begun: Spread;
  readonly decided: Spread;
  readonly inserted: Spread;
  readonly turn: Spread;
  readonly committed: Spread;
  /** From the commit until it is on disk: the batch behind does not wait for it. */
  readonly forced: Spread;
  /** The longest pause for collecting memory, and all of them. */
  readonly pauses: { readonly longest: number; readonly together: number };
  /** Per cent of the time that this program was ready to run and others had the processor: what makes its clock tell little. Linux only. */
  readonly waited: number | null;
  readonly checkpoints: number;
  /** A page forced to the same disk right afterwards, by itself: no commit is answered sooner. */
  readonly disk: Spread;
}

const spread = (values: readonly number[]): Spread => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
  return [at(0.5), at(0.99)];
};

const forcedWrites = (): Spread => {
  const file = join(tmpdir(), `tongban-bench-forced-${process.pid}`);
  const handle = openSync(file, 'w');
  const [page, times]: [Buffer, number[]] = [Buffer.alloc(8192, 1), []];
  try {
    for (let n = 0; n < 200; n++) {
      writeSync(handle, page, 0, page.length, n * page.length);
      const at = performance.now();
      fdatasyncSync(handle);
      times.push(performance.now() - at);
    }
  } finally {
    closeSync(handle);
    rmSync(file);
  }
  return spread(times);
};

const waitedMs = (): number | undefined => {
  try {
    return Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[1]) / 1e6;
  } catch {
    return undefined;
  }
};

const checkpointsOf = async (pool: Pool): Promise<number> =>
  Number((await pool.query('select num_timed + num_requested as n from pg_stat_checkpointer')).rows[0].n);

/** Where the time of batches goes between now and `end`; the door tells of each batch by `tell`. */
export const watchPhases = async (pool: Pool) => {
  const batches: BatchTimes[] = [];
  const pauses: number[] = [];
  const collecting = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) pauses.push(duration);
  });
  const checkpoints = await checkpointsOf(pool);
  collecting.observe({ entryTypes: ['gc'] });
  const [waited, at] = [waitedMs(), performance.now()];
  const end = async (): Promise<Phases> => {
    const [now, took] = [waitedMs(), performance.now() - at];
    collecting.disconnect();
    const of = (value: (one: BatchTimes) => number): Spread => spread(batches.map(value));
    return {
      batches: batches.length,
      transfers: of(({ transfers }) => transfers),
      begun: of(({ begun }) => begun),
      decided: of(({ begun, decided }) => decided - begun),
      inserted: of(({ decided, inserted }) => inserted - decided),
      turn: of(({ inserted, turn }) => turn - inserted),
      committed: of(({ turn, committed }) => committed - turn),
      forced: of(({ committed, forced }) => forced - committed),
      pauses: {
        longest: Math.round(Math.max(0, ...pauses)),
        together: Math.round(pauses.reduce((sum, one) => sum + one, 0)),
      },
      waited: now === undefined || waited === undefined ? null : Math.round(((now - waited) / took) * 100),
      checkpoints: (await checkpointsOf(pool)) - checkpoints,
      disk: forcedWrites(),
    };
  };
  return { tell: (times: BatchTimes) => void batches.push(times), end };
};
