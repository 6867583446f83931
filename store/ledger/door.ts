import type { Pool } from '../db.ts';
import {
  type Day,
  type Instant,
  type LedgerGroup,
  type LedgerOutcome,
  type LedgerTransfer,
  touchesMirror,
} from './kernel.ts';
import { type BatchTimes, openLanes } from './lanes.ts';
import { accountsAtHand, forget, forgetReservations, reservationsFull, turnOver } from './live-book.ts';
import { answer, contextOf, openLockedWay, pause, type Waiting } from './locked-way.ts';

export interface DoorOptions {
  readonly pool: Pool;
  readonly node: string;
  readonly now: () => Instant;
  readonly dayOf: (at: Instant) => Day;
  /** How long the first request of a batch waits for others when nothing is being written; once more for each batch that is, so that they stay large. */
  readonly gatherMs?: number;
  /** How many transfers one transaction may carry. */
  readonly most?: number;
  /** How many transactions run at once: while one is forced to disk the next are prepared. */
  readonly lanes?: number;
  /** How often a batch is tried again after a lost connection or a deadlock; the ids make that safe. */
  readonly retries?: number;
  /** How many accounts are remembered before those not met again begin to be forgotten: at most twice as many. By default as for the only book of a process. */
  readonly remembered?: number;
  /** Told of every batch how long its phases took. */
  readonly tell?: (times: BatchTimes) => void;
}

export interface LedgerDoor {
  /** Posts each transfer for itself, or all or none. Answers are final once given: the same id always gets the same one. */
  readonly post: (transfers: readonly LedgerTransfer[], together?: boolean) => Promise<readonly LedgerOutcome[]>;
  readonly idle: () => Promise<void>;
}

const groupsOf = (batch: readonly Waiting[]): readonly LedgerGroup[] => batch.map(({ group }) => group);

const idsOf = (batch: readonly Waiting[]): readonly string[] =>
  batch.flatMap(({ group }) => group.transfers.map(({ id }) => id));

/**
 * How many requests from the front make the next batch. One whose id is being written waits until it is, with all that
 * came after: two lanes must never wait for each other's row.
 */
const batchLength = (queue: readonly Waiting[], inFlight: ReadonlySet<string>, most: number): number => {
  let transfers = 0;
  for (const [n, { group }] of queue.entries()) {
    transfers += group.transfers.length;
    if (n > 0 && transfers > most) return n;
    if (inFlight.size > 0 && group.transfers.some(({ id }) => inFlight.has(id))) return n;
  }
  return queue.length;
};

/**
 * The batch door: requests that arrive while a batch is being written are gathered into the next, applied in the order of
 * arrival and written in one transaction. Batches go by the lanes; one that cannot (limits, reversals, repeated ids,
 * somebody else's posting, a lost connection) goes alone, with its accounts locked in the order of their numbers.
 */
export const openLedgerDoor = (options: DoorOptions): LedgerDoor => {
  const { gatherMs = 1, most = 1000, lanes = 4, remembered = accountsAtHand() } = options;
  const settleLocked = openLockedWay(options);
  const fast = openLanes(options.pool, options.tell);
  const inFlight = new Set<string>();
  const alone: (readonly Waiting[])[] = [];
  let queue: readonly Waiting[] = [];
  let arrived: Waiting[] = [];
  let running = 0;
  let waking = false;

  const settle = async (batch: readonly Waiting[]): Promise<void> => {
    for (const id of idsOf(batch)) inFlight.add(id);
    try {
      answer(batch, await fast.run(groupsOf(batch), contextOf(options)));
    } catch {
      alone.push(batch);
    } finally {
      for (const id of idsOf(batch)) inFlight.delete(id);
    }
  };

  /** Nothing else is in flight, and what the lanes knew of these accounts is forgotten. */
  const settleAlone = async (): Promise<void> => {
    for (let batch = alone.shift(); batch; batch = alone.shift()) {
      await settleLocked(batch);
      forget(fast.live, groupsOf(batch));
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

  const fill = (): void => {
    queue = queue.length > 0 ? [...queue, ...arrived] : arrived;
    arrived = [];
    while (running < lanes && queue.length > 0) {
      const length = batchLength(queue, inFlight, most);
      if (length === 0) return;
      start(settle(queue.slice(0, length)));
      queue = queue.slice(length);
    }
  };

  const pump = (): void => {
    waking = false;
    turnOver(fast.live, remembered);
    const full = reservationsFull(fast.live);
    if (alone.length === 0 && !full) fill();
    else if (running === 0) {
      if (full) forgetReservations(fast.live);
      if (alone.length > 0) start(settleAlone());
      else fill();
    }
  };

  const ask = (group: LedgerGroup): Promise<readonly LedgerOutcome[]> =>
    new Promise((resolve, reject) => {
      arrived.push({ group, resolve, reject });
      if (running === lanes || waking) return;
      waking = true;
      setTimeout(pump, gatherMs * (running + 1));
    });

  return {
    post: async (transfers, together = false) => {
      if (!transfers.some(touchesMirror)) return ask({ transfers, together });
      // The door writes no letters: what both sides of a debt must learn is a step's to post.
      const rest = transfers.filter((one) => !touchesMirror(one));
      const answers = together || rest.length === 0 ? [] : [...(await ask({ transfers: rest, together }))];
      return transfers.map((one) => (touchesMirror(one) ? 'needs-letter' : (answers.shift() ?? 'group-failed')));
    },
    idle: async () => {
      while (running > 0 || queue.length > 0 || arrived.length > 0 || alone.length > 0) await pause(2);
    },
  };
};
