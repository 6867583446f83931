import type { Pool } from '../db.ts';
import { isLost, withConnection } from './connection.ts';
import type { Day, Instant, LedgerGroup, LedgerOutcome, LedgerTransfer } from './kernel.ts';
import type { AccountCache } from './load.ts';
import { openLanes } from './lanes.ts';
import { empty, forget, liveBookFull } from './live-book.ts';
import { decideGroups, type PostingContext } from './post.ts';
import { Overtaken, writeBatch } from './write.ts';

export interface DoorOptions {
  readonly pool: Pool;
  readonly node: string;
  readonly now: () => Instant;
  readonly dayOf: (at: Instant) => Day;
  /** How long the first request of a batch waits for others, when nothing is being written. */
  readonly gatherMs?: number;
  /** How many transfers one transaction may carry. */
  readonly most?: number;
  /** How many transactions run at once: while one is forced to disk the next is prepared. */
  readonly lanes?: number;
  /** How often a batch is tried again after a lost connection or a deadlock; the ids make that safe. */
  readonly retries?: number;
}

export interface LedgerDoor {
  /** Posts each transfer for itself, or all or none. Answers are final once given: the same id always gets the same one. */
  readonly post: (transfers: readonly LedgerTransfer[], together?: boolean) => Promise<readonly LedgerOutcome[]>;
  readonly idle: () => Promise<void>;
}

interface Waiting {
  readonly group: LedgerGroup;
  readonly resolve: (outcomes: readonly LedgerOutcome[]) => void;
  readonly reject: (error: unknown) => void;
}

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? '';
/** Somebody was first with an id, or with a lock. */
const repeated = (error: unknown): boolean => codeOf(error) === '23505';
const passing = (error: unknown): boolean => isLost(error) || codeOf(error) === '40P01' || codeOf(error) === '40001' || codeOf(error) === '55P03' || error instanceof Overtaken;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const contextOf = ({ node, now, dayOf }: DoorOptions, cache?: AccountCache): PostingContext => {
  const at = now();
  return { node, at, day: dayOf(at), cause: 'door', cache };
};

const runLocked = (options: DoorOptions, cache: AccountCache, groups: readonly LedgerGroup[]): Promise<readonly (readonly LedgerOutcome[])[]> =>
  withConnection(options.pool, async (client) => {
    await client.query('begin');
    const context = contextOf(options, cache);
    const { outcomes, entries, loaded, at } = await decideGroups(client, groups, context, true);
    await writeBatch(client, loaded, entries, { node: context.node, cause: context.cause, when: { day: context.day, at } });
    await client.query('commit');
    return outcomes;
  });

/**
 * The batch door: requests that arrive while a batch is being written are gathered into the next, applied in the order of
 * arrival and written in one transaction. Batches go by the lanes; one that cannot (limits, reversals, repeated ids,
 * somebody else's posting, a lost connection) goes alone, with its accounts locked in the order of their numbers.
 */
export const openLedgerDoor = (options: DoorOptions): LedgerDoor => {
  const { gatherMs = 2, most = 4000, lanes = 2, retries = 5 } = options;
  const cache: AccountCache = new Map();
  const fast = openLanes(options.pool);
  /** Ids being written: a repetition waits until they are, for two lanes must never wait for each other's row. */
  const inFlight = new Set<string>();
  let queue: Waiting[] = [];
  const alone: Waiting[][] = [];
  let running = 0;
  let timer: NodeJS.Timeout | undefined;

  const take = (): Waiting[] => {
    let [transfers, n] = [0, 0];
    for (; n < queue.length; n++) {
      const { group } = queue[n] as Waiting;
      if (n > 0 && transfers + group.transfers.length > most) break;
      if (inFlight.size > 0 && group.transfers.some(({ id }) => inFlight.has(id))) break;
      transfers += group.transfers.length;
    }
    const batch = queue.slice(0, n);
    queue = queue.slice(n);
    return batch;
  };

  /** After a lost connection the batch may have been written or not: asking carefully finds out. */
  const attempt = async (groups: readonly LedgerGroup[]): Promise<readonly (readonly LedgerOutcome[])[]> => {
    for (let tries = 0; ; tries++) {
      try {
        return await runLocked(options, cache, groups);
      } catch (error) {
        if (tries >= retries || !(passing(error) || repeated(error))) throw error;
        await pause(Math.min(1000, 20 * 2 ** tries));
      }
    }
  };

  /** One request that cannot be written must not fail its neighbours: the batch is halved until it stands alone. */
  const settleAlone = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const outcomes = await attempt(batch.map(({ group }) => group));
      for (const [n, { resolve }] of batch.entries()) resolve(outcomes[n] ?? []);
    } catch (error) {
      if (batch.length === 1 || passing(error)) for (const { reject } of batch) reject(error);
      else {
        const half = batch.length >> 1;
        await settleAlone(batch.slice(0, half));
        await settleAlone(batch.slice(half));
      }
    }
  };

  const settle = async (batch: Waiting[]): Promise<void> => {
    const groups = batch.map(({ group }) => group);
    for (const { transfers } of groups) for (const { id } of transfers) inFlight.add(id);
    try {
      const outcomes = await fast.run(groups, contextOf(options));
      for (const [n, { resolve }] of batch.entries()) resolve(outcomes[n] ?? []);
    } catch {
      alone.push(batch);
    } finally {
      for (const { transfers } of groups) for (const { id } of transfers) inFlight.delete(id);
    }
  };

  /** Alone: nothing is in flight, and what the lanes knew of these accounts is forgotten. */
  const settleLeftOver = async (): Promise<void> => {
    for (let batch = alone.shift(); batch; batch = alone.shift()) {
      await settleAlone(batch);
      forget(fast.live, batch.map(({ group }) => group));
    }
    fast.restart();
  };

  const start = (work: Promise<void>): void => {
    running++;
    void work.finally(() => {
      running--;
      pump();
    });
  };

  const pump = (): void => {
    timer = undefined;
    if (alone.length > 0 || liveBookFull(fast.live)) {
      if (running > 0) return;
      if (liveBookFull(fast.live)) empty(fast.live);
      if (alone.length > 0) return start(settleLeftOver());
    }
    while (running < lanes && queue.length > 0) {
      const batch = take();
      if (batch.length === 0) return;
      start(settle(batch));
    }
  };

  return {
    post: (transfers, together = false) =>
      new Promise((resolve, reject) => {
        queue.push({ group: { transfers, together }, resolve, reject });
        if (running === 0) timer ??= setTimeout(pump, gatherMs);
      }),
    idle: async () => {
      while (running > 0 || queue.length > 0 || alone.length > 0) await pause(2);
    },
  };
};
