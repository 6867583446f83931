import { addDays, addMonths } from '../time/day.ts';
import type { Day, Term } from '../time/types.ts';
import type { HoldRecord } from './types.ts';

/** How a hold stands on a day. `waiting`: entered, another goes before it. `lapsed`: its term ran out by itself. */
export type Standing = 'effective' | 'waiting' | 'lapsed' | 'released' | 'future';

export interface StandingHold extends HoldRecord {
  readonly standing: Standing;
  /** First day on which it is or was effective; absent while it waits and when it never was. */
  readonly since: Day | null;
  /** Last day of its term, where it has one and has begun. */
  readonly ends: Day | null;
  /** Place among the holds of its kind that stand, from 1; 0 when it does not stand. */
  readonly rank: number;
}

const never = '9999-12-31';
const plus = (day: Day, { n, unit }: Term): Day =>
  unit === 'm' || unit === 'y'
    ? addMonths(day, unit === 'y' ? n * 12 : n)
    : addDays(day, unit === 'wh' ? Math.ceil(n / 24) : n);

/**
 * The last day of a hold that is effective from `start`. Terms here count natural days, months and years without rolling
 * past holidays: where the law rolls (异议 15 days) the step gives the last day itself.
 */
const endOf = (hold: HoldRecord, start: Day): Day | null => {
  let end = hold.lasts ? plus(start, hold.lasts) : hold.until;
  for (const { until, lasts } of hold.renewals) {
    if (lasts && end) end = plus(end, lasts);
    else end = until ?? null;
  }
  return end;
};

interface Span {
  readonly since: Day | null;
  readonly ends: Day | null;
  /** First day on which it is over. */
  readonly over: Day;
  readonly how: 'lapsed' | 'released';
}

/** From when to when a hold is effective, if the place is free from `free` on. */
const spanOf = (hold: HoldRecord, free: Day): Span => {
  const start = hold.from < free ? free : hold.from;
  const freed = hold.released?.on ?? never;
  // Behind one without an end: it waits until that one goes, or until it is taken back itself.
  if (start >= never) return { since: null, ends: null, over: freed, how: 'released' };
  const ends = endOf(hold, start);
  if (freed <= start && freed < never) return { since: null, ends: null, over: freed, how: 'released' };
  if (hold.until && !hold.lasts && ends && ends < start)
    return { since: null, ends, over: addDays(ends, 1), how: 'lapsed' };
  const lapse = ends ? addDays(ends, 1) : never;
  return freed <= lapse
    ? { since: start, ends, over: freed, how: 'released' }
    : { since: start, ends, over: lapse, how: 'lapsed' };
};

const standingOn = (hold: HoldRecord, span: Span, day: Day): Standing => {
  if (day < hold.from) return 'future';
  if (day >= span.over && span.over !== never) return span.how;
  return span.since !== null && span.since <= day ? 'effective' : 'waiting';
};

/**
 * Every hold as it stands on `day`, in order of entry. 轮候 promotion is a fold: the next in line is effective from the day
 * the one before it is lifted or has lapsed; nobody has to enter that. Pure: the same records and day, the same answer.
 */
export const standingHolds = (holds: readonly HoldRecord[], day: Day): readonly StandingHold[] => {
  const free = new Map<string, Day>();
  const ranks = new Map<string, number>();
  return [...holds]
    .sort((a, b) => a.seq - b.seq)
    .map((hold) => {
      const queued = hold.order === 'waiting';
      const span = spanOf(hold, (queued && free.get(hold.hold)) || '0001-01-01');
      if (queued && span.since !== null) free.set(hold.hold, span.over);
      const standing = standingOn(hold, span, day);
      const stands = standing === 'effective' || standing === 'waiting';
      const rank = stands ? (ranks.get(hold.hold) ?? 0) + 1 : 0;
      if (stands) ranks.set(hold.hold, rank);
      return {
        ...hold,
        standing,
        since: span.since !== null && span.since <= day ? span.since : null,
        ends: span.ends,
        rank,
      };
    });
};

/** The holds of a kind that bind on `day`; with `waiting` those in line as well. */
export const holdsOn = (
  holds: readonly HoldRecord[] | undefined,
  kind: string,
  day: Day,
  { waiting = false } = {},
): readonly StandingHold[] =>
  standingHolds(holds ?? [], day).filter(
    ({ hold, standing }) => hold === kind && (standing === 'effective' || (waiting && standing === 'waiting')),
  );
