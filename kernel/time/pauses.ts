import { serialOf } from './day.ts';
import type { Day } from './types.ts';

/**
 * A time outside the term: hearing, inspection, test, appraisal, expert review (行政许可法 45). The days after `from`
 * through `until` are paused; without `until` the pause is still open; without `notice`, the number of the paper that
 * told the applicant in writing, it does not stop the clock.
 */
export interface Pause {
  readonly from: Day;
  readonly until?: Day;
  readonly reason: string;
  readonly notice?: string;
}

/** Days from < s ≤ until are outside the term, as serials; an open pause ends at Infinity. */
export interface Stop {
  readonly from: number;
  readonly until: number;
}

const none: readonly Stop[] = [];

/** The pauses that stop the clock, in order and without overlap, so that no day is taken out twice. */
export function stopsOf(pauses: readonly Pause[]): readonly Stop[] {
  if (pauses.length === 0) return none;
  const sorted = pauses
    .filter((p) => p.notice)
    .map((p) => ({
      from: serialOf(p.from),
      until: p.until === undefined ? Number.POSITIVE_INFINITY : serialOf(p.until),
    }))
    .filter((s) => s.until > s.from)
    .sort((a, b) => a.from - b.from);
  const merged: { from: number; until: number }[] = [];
  for (const stop of sorted) {
    const previous = merged.at(-1);
    if (previous && stop.from <= previous.until) previous.until = Math.max(previous.until, stop.until);
    else merged.push(stop);
  }
  return merged;
}

export const stopAt = (stops: readonly Stop[], serial: number): Stop | undefined =>
  stops.find((s) => serial > s.from && serial <= s.until);
