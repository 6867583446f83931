import { ok, type Result } from '../outcome/result.ts';
import type { Day } from '../time/types.ts';
import { type Share, splitByKey } from './split.ts';

/** Works certified so far, as of a day; the last statement of a quarter counts for it. */
export interface Certified {
  readonly on: Day;
  readonly fen: number;
}

export interface Paid {
  readonly party: string;
  readonly fen: number;
  readonly on: Day;
}

export interface QuarterLine {
  readonly quarter: string;
  readonly party: string;
  readonly due: number;
  readonly paid: number;
  /** What is carried into the next quarter; positive is owed by the party. */
  readonly carried: number;
}

export const quarterOf = (day: Day): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/**
 * The account of each party, quarter by quarter: its share of what was certified in the quarter, less what it paid, carried on. Shares are cut
 * from the running total, so that over all quarters each party owes exactly its share of the whole.
 */
export const quarterlyAccount = (
  certified: readonly Certified[],
  paid: readonly Paid[],
  key: readonly Share[],
): Result<readonly QuarterLine[]> => {
  const quarters = [...new Set([...certified, ...paid].map(({ on }) => quarterOf(on)))].sort();
  const lines: QuarterLine[] = [];
  const before = new Map<string, { readonly due: number; readonly carried: number }>();
  let total = 0;
  for (const quarter of quarters) {
    total = certified.findLast(({ on }) => quarterOf(on) === quarter)?.fen ?? total;
    const split = splitByKey(total, key);
    if (!split.ok) return split;
    for (const { party, fen } of split.value) {
      const last = before.get(party) ?? { due: 0, carried: 0 };
      const payments = paid.filter((one) => one.party === party && quarterOf(one.on) === quarter);
      const sum = payments.reduce((all, one) => all + one.fen, 0);
      const due = fen - last.due;
      const carried = last.carried + due - sum;
      before.set(party, { due: fen, carried });
      lines.push({ quarter, party, due, paid: sum, carried });
    }
  }
  return ok(lines);
};
