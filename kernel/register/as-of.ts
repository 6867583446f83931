import type { Day, Instant } from '../time/types.ts';
import { type StandingHold, standingHolds } from './standing.ts';
import type { EntryHistory, EntryVersion } from './types.ts';

/** What was known at an instant: later records are not there yet. */
export const knownAt = (history: EntryHistory, at: Instant): EntryHistory => ({
  ...history,
  versions: history.versions.filter(({ recordedAt }) => recordedAt <= at),
  holds: history.holds
    .filter(({ recordedAt }) => recordedAt <= at)
    .map((hold) => ({
      ...hold,
      renewals: hold.renewals.filter((renewal) => renewal.at <= at),
      released: hold.released && hold.released.at <= at ? hold.released : null,
    })),
});

/** The version that is true on `day`: the last recorded of those that begin by then says so; a closed or ended one says no. */
export const entryVersionOn = (versions: readonly EntryVersion[], day: Day): EntryVersion | undefined => {
  const last = versions.findLast(({ validFrom }) => validFrom <= day);
  return last && !(last.validTo !== null && last.validTo < day) ? last : undefined;
};

export interface EntryAsOf {
  readonly version: EntryVersion | undefined;
  readonly holds: readonly StandingHold[];
}

/** An entry as of a day (event time) as it was known at an instant (record time; none: as known now). */
export const entryAsOf = (history: EntryHistory, on: Day, at?: Instant): EntryAsOf => {
  const { versions, holds } = at === undefined ? history : knownAt(history, at);
  return { version: entryVersionOn(versions, on), holds: standingHolds(holds, on) };
};

export interface Segment {
  readonly version: EntryVersion;
  readonly from: Day;
  /** Last day; null: open. */
  readonly to: Day | null;
}

const before = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b);

/** The story of the entry as it is known now, cut into days: each day belongs to the last version that begins by then. */
export const timelineOf = (versions: readonly EntryVersion[], dayBefore: (day: Day) => Day): readonly Segment[] => {
  const segments: Segment[] = [];
  let next: Day | null = null;
  for (const version of [...versions].reverse()) {
    if (next !== null && version.validFrom >= next) continue;
    const to = before(version.validTo, next === null ? null : dayBefore(next));
    if (to === null || version.validFrom <= to) segments.push({ version, from: version.validFrom, to });
    next = version.validFrom;
  }
  return segments.reverse();
};
