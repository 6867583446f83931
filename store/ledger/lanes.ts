import { type Client, type Pool, together } from '../db.ts';
import { forced, withConnection } from './connection.ts';
import type { LedgerGroup, LedgerOutcome } from './kernel.ts';
import {
  bringIn,
  decideLive,
  dropEnded,
  forget,
  type LiveBook,
  type LiveDecision,
  liveBook,
  survey,
} from './live-book.ts';
import type { PostingContext } from './post.ts';
import { Overtaken, send, tailStatement } from './write.ts';

/** Milliseconds since the batch was begun: a connection and a number, decided, its transfers written, its turn, committed, on disk. */
export interface BatchTimes {
  readonly transfers: number;
  readonly begun: number;
  readonly decided: number;
  readonly inserted: number;
  readonly turn: number;
  readonly committed: number;
  readonly forced: number;
}

/** Batches in flight: decided one after another in memory, written side by side, committed in the order of decision, forced to disk together. */
export interface Lanes {
  readonly live: LiveBook;
  readonly run: (
    groups: readonly LedgerGroup[],
    context: PostingContext,
  ) => Promise<readonly (readonly LedgerOutcome[])[]>;
  /** Only while nothing is in flight: after a failure, before going on. */
  readonly restart: () => void;
}

const numberText = `select nextval('ledger_batches') as batch`;
/**
 * A batch that waits for the lock of somebody who waits for a batch behind it would wait for ever, and the server cannot see why: it
 * gives up and goes the locked way, with those behind it. The commit does not wait for the disk: the batch behind it need not
 * either. Whoever is to be answered does (`forced`).
 */
const beginText = `begin; set local lock_timeout = '2s'; set local synchronous_commit = off; ${numberText}`;

/**
 * Transfers are new rows and need not wait, nor need balances that no batch in flight touches; those of accounts that many meet
 * do, until the batch decided before is there. Then the rest and the commit are sent together: while this process decides a
 * batch it hears nothing, so each answer it need not wait for counts.
 */
const write = async (
  client: Client,
  decision: LiveDecision,
  context: PostingContext,
  previous: Promise<boolean>,
  mark: (phase: 'inserted' | 'turn' | 'committed') => void,
  written: (done: boolean) => void,
): Promise<void> => {
  const when = { day: context.day, at: decision.at };
  await together(client, () => [...decision.transfers, decision.free].map((statement) => send(client, statement)));
  mark('inserted');
  const { entries } = decision;
  const tail = entries.length > 0 && tailStatement(decision, { node: context.node, cause: context.cause, when });
  if (!(await previous)) throw new Overtaken('the batch before was not written');
  mark('turn');
  await send(client, decision.looked);
  await together<unknown[]>(client, () => {
    const [sent, commit, disk] = [tail ? send(client, tail) : undefined, client.query('commit'), forced(client)];
    const committed = Promise.all([sent, commit]).then(() => {
      mark('committed');
      written(true);
    });
    return [committed, disk];
  });
};

export const openLanes = (pool: Pool, tell: (times: BatchTimes) => void = () => {}): Lanes => {
  const live = liveBook();
  const numbers: number[] = [];
  let before: Promise<boolean> = Promise.resolve(true);

  const decide = async (
    client: Client,
    groups: readonly LedgerGroup[],
    context: PostingContext,
  ): Promise<LiveDecision> => {
    for (let asked = -1; ; ) {
      const seen = survey(live, groups);
      if ((seen.missing.size > 0 || seen.settling.length > 0) && asked !== live.epoch) {
        asked = live.epoch;
        await bringIn(client, live, seen);
        continue;
      }
      // Nothing was forgotten since it was asked for: what is missing does not exist. From the survey to here no pause.
      const decision = decideLive(live, groups, context, numbers, seen);
      if (decision) return decision;
      numbers.push((await client.query(numberText)).rows[0].batch);
    }
  };

  const run = (
    groups: readonly LedgerGroup[],
    context: PostingContext,
  ): Promise<readonly (readonly LedgerOutcome[])[]> =>
    withConnection(pool, async (client) => {
      const times = { transfers: 0, begun: 0, decided: 0, inserted: 0, turn: 0, committed: 0, forced: 0 };
      const start = performance.now();
      const mark = (phase: Exclude<keyof BatchTimes, 'transfers'>): void => {
        times[phase] = performance.now() - start;
      };
      const begun = (await client.query(beginText)) as unknown as readonly { rows: { batch: number }[] }[];
      numbers.push(begun.at(-1)?.rows[0]?.batch as number);
      mark('begun');
      const decision = await decide(client, groups, context);
      mark('decided');
      const previous = before;
      let written: (done: boolean) => void = () => {};
      before = new Promise((resolve) => {
        written = (done) => {
          live.unwritten.delete(decision.batch);
          resolve(done);
        };
      });
      try {
        await write(client, decision, context, previous, mark, written);
        mark('forced');
        tell({ ...times, transfers: decision.entries.length });
        dropEnded(live, decision);
      } catch (error) {
        forget(live, groups);
        written(false);
        throw error;
      }
      return decision.outcomes;
    });

  return {
    live,
    run,
    restart: () => {
      before = Promise.resolve(true);
      numbers.length = 0;
    },
  };
};
