import type { Facts } from '../case/case.ts';
import type { Day, Instant, Term } from '../time/types.ts';

/**
 * How holds of one kind stand to each other. `waiting` 轮候: one is effective, the others wait in order of entry; `ranked`
 * 顺位: all are effective, the earlier goes before the later; `sole`: a second one is refused while one stands; `plain`.
 */
export type HoldOrder = 'waiting' | 'ranked' | 'sole' | 'plain';

/** One version of an entry: what was entered, since when it is true (`validFrom`) and since when it is known (`recordedAt`). */
export interface EntryVersion {
  readonly version: number;
  readonly values: Facts;
  readonly validFrom: Day;
  /** The last day it is true by its own terms. */
  readonly validTo: Day | null;
  readonly recordedAt: Instant;
  readonly case: string | null;
  readonly closed: boolean;
  readonly reason: string | null;
}

export interface HoldRenewal {
  readonly at: Instant;
  readonly until?: Day;
  readonly lasts?: Term;
}

/** A hold 限制 on an entry as it was entered; how it stands on a day says `standingHolds`. */
export interface HoldRecord {
  readonly id: string;
  readonly hold: string;
  readonly order: HoldOrder;
  /** Order of entry among all holds of the entry, from 1, never given twice. */
  readonly seq: number;
  readonly from: Day;
  /** Last day; `lasts` instead counts from the day it becomes effective. Neither: until released. */
  readonly until: Day | null;
  readonly lasts: Term | null;
  readonly values: Facts;
  readonly recordedAt: Instant;
  readonly case: string | null;
  readonly renewals: readonly HoldRenewal[];
  readonly released: {
    /** The first day it no longer holds. */
    readonly on: Day;
    readonly reason: string;
    readonly at: Instant;
    readonly case: string | null;
  } | null;
}

/** Everything that was ever entered under one key. */
export interface EntryHistory {
  readonly register: string;
  readonly key: string;
  readonly versions: readonly EntryVersion[];
  readonly holds: readonly HoldRecord[];
}

export const entryName = (register: string, key: string): string => `${register}/${key}`;
export const noHistory = (register: string, key: string): EntryHistory => ({
  register,
  key,
  versions: [],
  holds: [],
});
