import type { Day } from '../time/types.ts';
import { type LedgerLimit, periodOf } from './account.ts';
import { type AccountState, type LedgerBook, usedKey } from './book.ts';
import type { LedgerOutcome } from './outcome.ts';

const rank = { each: 0, day: 1, month: 2, year: 3 } as const;

/** The first limit of the account that `amount` more would break, in the order each, day, month, year. */
export const limitRefusal = (
  book: LedgerBook,
  account: AccountState,
  way: 'out' | 'in',
  amount: number,
  day: Day,
): LedgerOutcome | undefined => {
  const { limits, id } = account.terms;
  if (limits === undefined) return undefined;
  let worst: LedgerLimit['period'] | undefined;
  for (const limit of limits) {
    if (limit.way !== way) continue;
    const used = limit.period === 'each' ? 0 : (book.used.get(usedKey(id, way, periodOf(limit.period, day))) ?? 0);
    if (used + amount > limit.max && (worst === undefined || rank[limit.period] < rank[worst])) worst = limit.period;
  }
  return worst && `limit-${worst}`;
};

/** The counters of an account on a day: which must be loaded before, and are written after. */
export const periodsOf = (
  limits: readonly LedgerLimit[] | undefined,
  account: string,
  day: Day,
): readonly string[] => [
  ...new Set(
    (limits ?? []).flatMap(({ period, way }) =>
      period === 'each' ? [] : [usedKey(account, way, periodOf(period, day))],
    ),
  ),
];

export const count = (book: LedgerBook, account: AccountState, way: 'out' | 'in', amount: number, day: Day): void => {
  const { limits, id } = account.terms;
  if (limits === undefined) return;
  const keys = new Set(
    limits.flatMap((limit) =>
      limit.way === way && limit.period !== 'each' ? [usedKey(id, way, periodOf(limit.period, day))] : [],
    ),
  );
  for (const key of keys) book.used.set(key, (book.used.get(key) ?? 0) + amount);
};

/** Gives back to the periods of `counted`; for a reversal made `today` unless the limit says otherwise. */
export const uncount = (
  book: LedgerBook,
  account: AccountState,
  way: 'out' | 'in',
  amount: number,
  counted: Day,
  today?: Day,
): void => {
  const { limits, id } = account.terms;
  if (limits === undefined) return;
  const keys = new Set<string>();
  for (const { period, way: direction, restores = 'always' } of limits) {
    if (direction !== way || period === 'each') continue;
    const same = today === undefined || periodOf(period, today) === periodOf(period, counted);
    if (today === undefined || restores === 'always' || (restores === 'same-period' && same))
      keys.add(usedKey(id, way, periodOf(period, counted)));
  }
  for (const key of keys) book.used.set(key, (book.used.get(key) ?? 0) - amount);
};
