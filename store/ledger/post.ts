import type { Client } from '../db.ts';
import {
  applyBatch,
  type BatchResult,
  type Day,
  type Instant,
  type LedgerEntry,
  type LedgerGroup,
  type LedgerTransfer,
  ledgerRefusal,
  malformedTransfer,
  ok,
  type Result,
} from './kernel.ts';
import { type AccountCache, type LoadedBook, loadBook } from './load.ts';
import { writeBatch } from './write.ts';

export interface PostingContext {
  readonly node: string;
  readonly at: Instant;
  /** The calendar day at the node: what limits and expiry count by. */
  readonly day: Day;
  /** What caused it, for the journal: `<case>/<version>` or a job's name. */
  readonly cause: string;
  readonly cache?: AccountCache;
}

export interface Decided extends BatchResult {
  readonly loaded: LoadedBook;
  readonly at: Instant;
}

/** Locks and reads the accounts, then decides in memory. Writes nothing. Instants never go back along an account. */
export const decideGroups = async (
  client: Client,
  groups: readonly LedgerGroup[],
  context: PostingContext,
  careful: boolean,
): Promise<Decided> => {
  const wellFormed: LedgerTransfer[] = [];
  for (const { transfers } of groups)
    for (const transfer of transfers) if (malformedTransfer(transfer) === undefined) wellFormed.push(transfer);
  const loaded = await loadBook(client, wellFormed, context.day, careful, context.cache ?? new Map());
  const at = loaded.touched > Date.parse(context.at) ? new Date(loaded.touched).toISOString() : context.at;
  return { ...applyBatch(loaded.book, groups, { day: context.day, at }), loaded, at };
};

/**
 * Posts all transfers or none inside the caller's transaction, which must end soon: the accounts stay locked until then.
 * A refusal writes nothing and may be asked again with the same ids. A repetition of posted transfers is `ok` and writes
 * nothing (`value` then lacks them).
 */
export const postWithin = async (
  client: Client,
  transfers: readonly LedgerTransfer[],
  context: PostingContext,
): Promise<Result<readonly LedgerEntry[]>> => {
  if (transfers.length === 0) return ok([]);
  const { outcomes, entries, loaded, at } = await decideGroups(
    client,
    [{ transfers, together: true }],
    context,
    true,
  );
  const own = outcomes[0] ?? [];
  const culprit = own.findIndex((outcome) => outcome !== 'posted' && outcome !== 'group-failed');
  const n = culprit < 0 ? own.indexOf('group-failed') : culprit;
  const refused = transfers[n];
  if (refused)
    return ledgerRefusal(own[n] ?? 'group-failed', refused.id, {
      debit: refused.debit,
      credit: refused.credit,
      amount: refused.amount,
    });
  await writeBatch(client, loaded, entries, {
    node: context.node,
    cause: context.cause,
    when: { day: context.day, at },
  });
  return ok(entries);
};
