import type { Instant } from '../time/types.ts';
import type { LedgerOutcome } from './outcome.ts';

/**
 * What may be spent where, until when. A payee is allowed if it carries all tags of one of the alternatives in `where`
 * (no `where`: anywhere). `until` is inclusive: the announced last instant still counts. Money may always go back to
 * `returnsTo`, the funding account, and to nobody else after the end.
 */
export interface PurseTerms {
  readonly from?: Instant;
  readonly until?: Instant;
  readonly where?: readonly (readonly string[])[];
  readonly returnsTo: string;
}

/** Nothing if the purse may pay this account at this instant. */
export const purseRefusal = (
  terms: PurseTerms,
  payee: { readonly id: string; readonly tags?: readonly string[] },
  at: Instant,
): Extract<LedgerOutcome, `purse-${string}`> | undefined => {
  if (payee.id === terms.returnsTo) return undefined;
  if (terms.from !== undefined && at < terms.from) return 'purse-not-yet';
  if (terms.until !== undefined && at > terms.until) return 'purse-over';
  const tags = payee.tags ?? [];
  const allowed = terms.where === undefined || terms.where.some((all) => all.every((tag) => tags.includes(tag)));
  return allowed ? undefined : 'purse-elsewhere';
};

export interface Purse {
  readonly id: string;
  readonly terms: PurseTerms;
  readonly available: number;
}

export interface Share {
  readonly account: string;
  readonly amount: number;
}

const end = (purse: Purse): string => purse.terms.until ?? '9999';

/**
 * How a payment is made up: purses that may be spent there by earliest end (then by id), own money last.
 * `short` is what is missing; then nothing should be posted. Several purses may be combined.
 */
export const spendingPlan = (
  amount: number,
  purses: readonly Purse[],
  own: { readonly id: string; readonly available: number },
  payee: { readonly id: string; readonly tags?: readonly string[] },
  at: Instant,
): { readonly shares: readonly Share[]; readonly short: number } => {
  const usable = purses
    .filter((purse) => purse.available > 0 && purseRefusal(purse.terms, payee, at) === undefined)
    .sort((a, b) => (end(a) < end(b) ? -1 : end(a) > end(b) ? 1 : a.id < b.id ? -1 : 1));
  const shares: Share[] = [];
  let left = amount;
  for (const { id, available } of [...usable, own]) {
    const part = Math.min(left, available);
    if (part <= 0) continue;
    shares.push({ account: id, amount: part });
    left -= part;
  }
  return { shares, short: left };
};

/**
 * Where a refund goes: own money first, up to what was paid of it and not refunded yet, then the purses, the one spent
 * last first; a purse whose end has passed is passed over in favour of its funding account.
 * `paid` lists what the order was paid from with what is left to refund of each; more than all of it is `excess`.
 */
export const refundPlan = (
  amount: number,
  paid: readonly (Share & { readonly purse?: PurseTerms })[],
  at: Instant,
): { readonly shares: readonly Share[]; readonly excess: number } => {
  const own = paid.filter((part) => part.purse === undefined);
  const purses = paid.filter((part) => part.purse !== undefined).reverse();
  const shares: Share[] = [];
  let left = amount;
  for (const part of [...own, ...purses]) {
    const back = Math.min(left, part.amount);
    if (back <= 0) continue;
    const over = part.purse?.until !== undefined && at > part.purse.until;
    shares.push({ account: over ? (part.purse?.returnsTo ?? part.account) : part.account, amount: back });
    left -= back;
  }
  return { shares, excess: left };
};
