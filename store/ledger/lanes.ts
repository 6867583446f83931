import type { Client, Pool } from '../db.ts';
import { withConnection } from './connection.ts';
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

/** Batches in flight: decided one after another in memory, written side by side, committed in the order of decision. */
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
/** A lane that waited for a lock while another waits for the lane in this process would wait for ever. */
const beginText = `begin; set local lock_timeout = '5s'; ${numberText}`;

/**
 * Transfers are new rows and need not wait; balances do, until the batch decided before is there. Then the rest and the
 * commit are sent together: while this process decides a batch it hears nothing, so each answer it need not wait for counts.
 */
const write = async (
  client: Client,
  decision: LiveDecision,
  context: PostingContext,
  previous: Promise<boolean>,
): Promise<void> => {
  const when = { day: context.day, at: decision.at };
  await Promise.all(decision.transfers.map((statement) => send(client, statement)));
  const { entries } = decision;
  const tail = entries.length > 0 && tailStatement(decision, { node: context.node, cause: context.cause, when });
  if (!(await previous)) throw new Overtaken('the batch before was not written');
  await send(client, decision.looked);
  await Promise.all([tail && send(client, tail), client.query('commit')]);
};

export const openLanes = (pool: Pool): Lanes => {
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
      const begun = (await client.query(beginText)) as unknown as readonly { rows: { batch: number }[] }[];
      numbers.push(begun.at(-1)?.rows[0]?.batch as number);
      const decision = await decide(client, groups, context);
      const previous = before;
      let written: (done: boolean) => void = () => {};
      before = new Promise((resolve) => {
        written = resolve;
      });
      try {
        await write(client, decision, context, previous);
        dropEnded(live, decision);
        written(true);
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
