import type { Effect, LedgerTransfer } from '../case/case.ts';
import type { AnyMechanism, Read, Seen } from '../declare/mechanism.ts';
import type { Words } from '../declare/words.ts';
import { assert, ok, type Result, refuse } from '../outcome/result.ts';
import { isLedgerId, type LedgerAccount, type LedgerLimit, type Restores, restoring } from './account.ts';
import type { PurseTerms } from './purse.ts';

/** A limit as the law has it: `max` names a slot of kind money or number, `restores` one of kind text (see `Restores`). */
export type DeclaredLimit<L extends string> = Pick<LedgerLimit, 'period' | 'way'> & {
  readonly max: L;
  readonly restores?: L;
};

/**
 * A kind of account that a mechanism keeps, one account per key: `accountId('pool', '310118', '2021')` is the account
 * `pool/310118/2021`. It is opened by the first step that posts on it, on the terms declared here. Afterwards only
 * `limits` and `ceiling` may change, when the law slots they name do; a purse keeps the terms it was opened with.
 */
export interface AccountSpec<S, L extends string> {
  readonly title: Words;
  /** What the parts of the key are, in order. */
  readonly key: readonly Words[];
  /** `fen`, `seats`, `mu`, `kg-voc` …: whole numbers of it. */
  readonly unit: string;
  /** Whose it is, from the parts of the key: an identity number or an authority; the owner may see it. */
  readonly owner: (key: readonly string[]) => string;
  /** May go below zero: where money comes from (预算来源) or a counter-account. Every other account never does. */
  readonly source?: true;
  /** A law slot: the balance may not pass it. */
  readonly ceiling?: L;
  readonly limits?: readonly DeclaredLimit<L>[];
  /** A conditional purse (定向资金): where it may be spent and until when. */
  readonly purse?: (seen: S, key: readonly string[]) => PurseTerms;
  /** What others' purses may ask of this account as payee, such as `jurisdiction:310118`. */
  readonly tags?: (seen: S, key: readonly string[]) => readonly string[];
  /** Roles that see accounts and statements of this kind, at the authority that owns the account or decides the case. */
  readonly readers: readonly string[];
}

export type AnyAccountSpec = AccountSpec<Seen, string>;

/** Kept for every mechanism: what nodes owe each other (see mirror.ts) and balances that stood before a story began. */
export const commonAccounts = ['due-to', 'due-from', 'claims', 'opening'] as const;

export const accountId = (kind: string, ...key: readonly string[]): string => {
  const id = [kind, ...key].join('/');
  assert(isLedgerId(id) && key.every((part) => part !== '' && !part.includes('/')), `"${id}" cannot name an account`);
  return id;
};

export const kindOfAccount = (id: string): string => id.split('/', 1)[0] as string;
export const keyOfAccount = (id: string): readonly string[] => id.split('/').slice(1);

export const accountSpec = (mechanism: AnyMechanism, id: string): AnyAccountSpec | undefined =>
  Object.hasOwn(mechanism.accounts ?? {}, kindOfAccount(id)) ? mechanism.accounts?.[kindOfAccount(id)] : undefined;

const commonTerms = (id: string): LedgerAccount => {
  const [kind, owner = '', unit = 'fen'] = id.split('/') as [string, string, string];
  if (kind === 'opening') return { id, unit: owner, owner: 'opening' };
  return { id, unit, owner, ...(kind === 'due-from' ? { ceiling: 0 } : { floor: 0 }) };
};

/** The terms an account is opened with, by its declaration and the law of the day. */
export const accountTerms = (mechanism: AnyMechanism, id: string, seen: Seen): Result<LedgerAccount> => {
  const spec = accountSpec(mechanism, id);
  if (spec === undefined) {
    assert(
      (commonAccounts as readonly string[]).includes(kindOfAccount(id)),
      `${mechanism.id} posts on "${id}", and declares no account "${kindOfAccount(id)}"`,
    );
    return ok(commonTerms(id));
  }
  const key = keyOfAccount(id);
  assert(key.length === spec.key.length, `the key of "${id}" should have ${spec.key.length} parts`);
  const missing: string[] = [];
  const amountIn = (slot: string): number => {
    const found = seen.law(slot as never)?.value;
    if (typeof found !== 'number') missing.push(slot);
    return typeof found === 'number' ? found : 0;
  };
  const restoresIn = (slot: string): Restores => {
    const found = restoring.find((one) => one === seen.law(slot as never)?.value);
    if (!found) missing.push(slot);
    return found ?? 'always';
  };
  const limits = spec.limits?.map(({ max, restores, ...limit }) => ({
    ...limit,
    max: amountIn(max),
    ...(restores !== undefined && { restores: restoresIn(restores) }),
  }));
  const terms: LedgerAccount = {
    id,
    unit: spec.unit,
    owner: spec.owner(key),
    ...(!spec.source && { floor: 0 }),
    ...(spec.ceiling !== undefined && { ceiling: amountIn(spec.ceiling) }),
    // Whatever the law may move has limits, if only an empty list: who posts in bulk then looks the terms up each time.
    ...((limits || spec.ceiling !== undefined) && { limits: limits ?? [] }),
    ...(spec.purse && { purse: spec.purse(seen, key) }),
    ...(spec.tags && { tags: spec.tags(seen, key) }),
  };
  const slot = missing[0];
  return slot === undefined
    ? ok(terms)
    : refuse('no-law-in-force', [
        `${seen.day} 尚无“${mechanism.id}.${slot}”的有效规定`,
        `No value of "${mechanism.id}.${slot}" is in force on ${seen.day}`,
      ]);
};

export type PostingEffect = Extract<Effect, { kind: 'ledger.post' }>;
export const isPosting = (effect: Effect): effect is PostingEffect => effect.kind === 'ledger.post';

/** What a step posts, in one group: all of it or nothing. */
export const transfersIn = (effects: readonly Effect[]): readonly LedgerTransfer[] =>
  effects.flatMap((effect) => (isPosting(effect) ? effect.transfers : []));

/**
 * Completes what a step posts with the terms of the accounts. Ids begin with the number of the case, so that no two
 * cases can meet in one; what a later step settles or reverses may be another case's.
 */
export const checkPostings = (
  mechanism: AnyMechanism,
  effects: readonly Effect[],
  seen: Seen,
): Result<readonly Effect[]> => {
  if (!effects.some(isPosting)) return ok(effects);
  const complete: Effect[] = [];
  for (const effect of effects) {
    if (!isPosting(effect)) {
      complete.push(effect);
      continue;
    }
    const accounts: LedgerAccount[] = [];
    for (const { id, debit, credit } of effect.transfers)
      assert(
        id.startsWith(`${seen.state.id}/`),
        `${mechanism.id}: the transfer "${id}" (${debit} → ${credit}) should begin with the case's number and a slash`,
      );
    for (const id of new Set(effect.transfers.flatMap(({ debit, credit }) => [debit, credit]))) {
      const terms = accountTerms(mechanism, id, seen);
      if (!terms.ok) return terms;
      accounts.push(terms.value);
    }
    complete.push({ ...effect, accounts });
  }
  return ok(complete);
};

/** A read of a balance with the account's terms: an account nobody has posted on yet stands at zero under them. */
export const completeRead = (mechanism: AnyMechanism, read: Read, seen: Seen): Read => {
  if (read?.kind !== 'balance') return read;
  const terms = accountTerms(mechanism, read.account, seen);
  return terms.ok ? { ...read, terms: terms.value } : read;
};
