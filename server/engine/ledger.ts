import {
  type CaseEvent,
  type Effect,
  isPosting,
  type LedgerAccount,
  type LedgerEntry,
  ok,
  type PostingEffect,
  type Result,
  transfersIn,
} from '#kernel';
import type { Client } from '#store/db.ts';
import { type AccountCache, ensureAccounts, postWithin, type Standing } from '#store/ledger/index.ts';
import type { Outgoing } from '#store/queries/outbox.ts';
import { mirrorLetters } from '../settlement/letters.ts';

/** The part of a transaction that concerns the ledger. */
export interface LedgerWork {
  readonly runtime: { readonly id: string };
  readonly client: Client;
  readonly begun?: Promise<unknown>;
  /** Written with the rest when the transaction ends. */
  readonly letters: Outgoing[];
}

const bare = (effect: Effect): Effect => {
  if (!isPosting(effect)) return effect;
  const { accounts: _terms, ...posting } = effect;
  return posting;
};

/** What a node remembers of accounts between steps: both hold only what can be found again. */
const remembered = new WeakMap<object, { readonly cache: AccountCache; readonly standing: Standing }>();
const keptFor = (runtime: object) => {
  const known = remembered.get(runtime) ?? { cache: new Map(), standing: { ids: new Set<string>() } };
  remembered.set(runtime, known);
  return known;
};

const accountsOf = (effects: readonly PostingEffect[]): readonly LedgerAccount[] => [
  ...new Map(effects.flatMap(({ accounts = [] }) => accounts.map((one) => [one.id, one] as const))).values(),
];

/**
 * Posts what an event says, all of it or nothing, in the transaction of the step: a refusal of the ledger is the step's
 * refusal and leaves nothing behind. The journal keeps the posting as an event of the ledger, which names the step as
 * its cause; the event of the case keeps the transfers without the accounts' terms.
 */
export const postLedger = async (
  { runtime, client, begun, letters }: LedgerWork,
  event: CaseEvent,
): Promise<Result<CaseEvent>> => {
  const postings = event.effects.filter(isPosting);
  if (postings.length === 0) return ok(event);
  await begun;
  const kept = keptFor(runtime);
  const cause = `${event.case}/${event.version}`;
  const context = { node: runtime.id, at: event.at, day: event.day, cause, cache: kept.cache };
  // A refusal after accounts were opened takes them back: nothing of a refused step stays.
  let opening = false;
  const first = (): Promise<unknown> => {
    opening = true;
    return client.query('savepoint opening');
  };
  const opened = await ensureAccounts(client, accountsOf(postings), context, { standing: kept.standing, first });
  const posted = opened.ok ? await postWithin(client, transfersIn(event.effects), context) : opened;
  if (opening) await client.query(posted.ok ? 'release savepoint opening' : 'rollback to savepoint opening');
  if (posted.ok) letters.push(...mirrorLetters(posted.value as readonly LedgerEntry[], event.at));
  return posted.ok ? ok({ ...event, effects: event.effects.map(bare) }) : posted;
};
