import type { RegisterSpec } from '../declare/mechanism.ts';
import type { Day, Instant } from '../time/types.ts';
import { plusTerm } from './standing.ts';
import type { PublishedEntry, PublishedRead } from './types.ts';

/** Published entries as a step sees them: each source's newest version, and which of `sources` have not been heard lately. */
export const publishedRead = (
  register: string,
  spec: RegisterSpec | undefined,
  entries: readonly PublishedEntry[],
  heard: Readonly<Record<string, Instant>>,
  day: Day,
  dayOf: (at: Instant) => Day,
  sources: readonly string[] = Object.keys(heard),
): PublishedRead => ({ register, entries, heard, stale: publishedStale(spec, heard, day, dayOf, sources) });

/** Those of `sources` that were never heard, or last before the register's `fresh` days. */
export const publishedStale = (
  spec: RegisterSpec | undefined,
  heard: Readonly<Record<string, Instant>>,
  day: Day,
  dayOf: (at: Instant) => Day,
  sources: readonly string[],
): readonly string[] => {
  const fresh = spec?.published?.fresh;
  if (!fresh) return [];
  return sources
    .filter((source) => heard[source] === undefined || plusTerm(dayOf(heard[source]), fresh) < day)
    .sort();
};

/** Those in force on `day`: neither closed nor ended at their source. */
export const publishedOn = ({ entries }: PublishedRead, day: Day): readonly PublishedEntry[] =>
  entries.filter(
    ({ closed, validFrom, validTo }) => !closed && validFrom <= day && (validTo === null || day <= validTo),
  );
