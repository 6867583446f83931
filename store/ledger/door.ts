import { isConnectionLoss, type Pool, transaction } from '../db.ts';
import type { Day, Instant, LedgerGroup, LedgerOutcome, LedgerTransfer } from './kernel.ts';
import type { AccountCache } from './load.ts';
import { decideGroups } from './post.ts';
import { writeBatch } from './write.ts';

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
const passing = (error: unknown): boolean => isConnectionLoss(error) || codeOf(error) === '40P01' || codeOf(error) === '40001';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One transaction for many requests. */
const runBatch = (options: DoorOptions, cache: AccountCache, groups: readonly LedgerGroup[], careful: boolean): Promise<readonly (readonly LedgerOutcome[])[]> =>
  transaction(options.pool, async (client) => {
    const now = options.now();
    const context = { node: options.node, at: now, day: options.dayOf(now), cause: 'door', cache };
    const { outcomes, entries, loaded, at } = await decideGroups(client, groups, context, careful);
    await writeBatch(client, loaded, entries, { node: options.node, cause: 'door', when: { day: context.day, at } });
    return outcomes;
  });

/**
 * The batch door: requests that arrive while a batch is being written are gathered into the next. Accounts are locked in
 * order, transfers applied in the order of arrival, everything of a batch written in one transaction.
 */
export const openLedgerDoor = (options: DoorOptions): LedgerDoor => {
  const { gatherMs = 2, most = 4000, lanes = 2, retries = 5 } = options;
  const cache: AccountCache = new Map();
  let queue: Waiting[] = [];
  let running = 0;
  let timer: NodeJS.Timeout | undefined;

  const take = (): Waiting[] => {
    let transfers = 0;
    let n = 0;
    for (; n < queue.length && (n === 0 || transfers + (queue[n] as Waiting).group.transfers.length <= most); n++) transfers += (queue[n] as Waiting).group.transfers.length;
    const batch = queue.slice(0, n);
    queue = queue.slice(n);
    return batch;
  };

  /** After a lost connection the batch may have been written or not: asking carefully finds out. */
  const attempt = async (groups: readonly LedgerGroup[]): Promise<readonly (readonly LedgerOutcome[])[]> => {
    for (let tries = 0, careful = false; ; tries++) {
      try {
        return await runBatch(options, cache, groups, careful);
      } catch (error) {
        if (tries >= retries || !(passing(error) || (repeated(error) && !careful))) throw error;
        careful = true;
        if (passing(error)) await pause(20 * 2 ** tries);
      }
    }
  };

  /** One request that cannot be written must not fail its neighbours: the batch is halved until it stands alone. */
  const settle = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const outcomes = await attempt(batch.map(({ group }) => group));
      for (const [n, { resolve }] of batch.entries()) resolve(outcomes[n] ?? []);
    } catch (error) {
      if (batch.length === 1 || passing(error)) for (const { reject } of batch) reject(error);
      else {
        const half = batch.length >> 1;
        await settle(batch.slice(0, half));
        await settle(batch.slice(half));
      }
    }
  };

  const pump = (): void => {
    timer = undefined;
    while (running < lanes && queue.length > 0) {
      running++;
      void settle(take()).finally(() => {
        running--;
        if (queue.length > 0) pump();
      });
    }
  };

  return {
    post: (transfers, together = false) =>
      new Promise((resolve, reject) => {
        queue.push({ group: { transfers, together }, resolve, reject });
        if (running < lanes) timer ??= setTimeout(pump, gatherMs);
      }),
    idle: async () => {
      while (running > 0 || queue.length > 0) await pause(2);
    },
  };
};
