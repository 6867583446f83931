import { forced, isLost, withConnection } from './connection.ts';
import type { DoorOptions } from './door.ts';
import type { LedgerGroup, LedgerOutcome } from './kernel.ts';
import type { AccountCache } from './load.ts';
import { decideGroups, type PostingContext } from './post.ts';
import { Overtaken, writeBatch } from './write.ts';

/** A request in the door's queue, and whom to answer. */
export interface Waiting {
  readonly group: LedgerGroup;
  readonly resolve: (outcomes: readonly LedgerOutcome[]) => void;
  readonly reject: (error: unknown) => void;
}

type Outcomes = readonly (readonly LedgerOutcome[])[];

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? '';

/** Deadlock, serialization, lock timeout. */
const transient = new Set(['40P01', '40001', '55P03']);
const passing = (error: unknown): boolean =>
  isLost(error) || transient.has(codeOf(error)) || error instanceof Overtaken;

/** Somebody was first with an id. */
const repeated = (error: unknown): boolean => codeOf(error) === '23505';

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const contextOf = ({ node, now, dayOf }: DoorOptions, cache?: AccountCache): PostingContext => {
  const at = now();
  return { node, at, day: dayOf(at), cause: 'door', cache };
};

export const answer = (batch: readonly Waiting[], outcomes: Outcomes): void => {
  for (const [n, { resolve }] of batch.entries()) resolve(outcomes[n] ?? []);
};

const run = (options: DoorOptions, cache: AccountCache, groups: readonly LedgerGroup[]): Promise<Outcomes> =>
  withConnection(options.pool, async (client) => {
    await client.query('begin');
    const context = contextOf(options, cache);
    const { outcomes, entries, loaded, at } = await decideGroups(client, groups, context, true);
    const { node, cause, day } = context;
    await writeBatch(client, loaded, entries, { node, cause, when: { day, at } });
    await client.query('commit');
    // An answer found, not written, may be of a batch that is committed and not on disk yet.
    await forced(client);
    return outcomes;
  });

/**
 * Settles requests one transaction after another with all accounts locked, looking up what was answered before: the way
 * for everything the lanes leave. After a lost connection a batch may have been written or not; asking again finds out.
 */
export const openLockedWay = (options: DoorOptions): ((batch: readonly Waiting[]) => Promise<void>) => {
  const { retries = 5 } = options;
  const cache: AccountCache = new Map();

  const attempt = async (groups: readonly LedgerGroup[]): Promise<Outcomes> => {
    for (let tries = 0; ; tries++) {
      try {
        return await run(options, cache, groups);
      } catch (error) {
        if (tries >= retries || !(passing(error) || repeated(error))) throw error;
        await pause(Math.min(1000, 20 * 2 ** tries));
      }
    }
  };

  /** One request that cannot be written must not fail its neighbours: the batch is halved until it stands alone. */
  const settle = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      answer(batch, await attempt(batch.map(({ group }) => group)));
    } catch (error) {
      if (batch.length === 1 || passing(error)) for (const { reject } of batch) reject(error);
      else {
        const half = batch.length >> 1;
        await settle(batch.slice(0, half));
        await settle(batch.slice(half));
      }
    }
  };
  return settle;
};
