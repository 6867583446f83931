import type { RegisterSpec } from '../declare/mechanism.ts';
import type { Day, Instant } from '../time/types.ts';
import { plusTerm } from './standing.ts';
import type { PublishedEntry, PublishedRead } from './types.ts';

/** Published entries as a step sees them: each source's newest version, and which sources have not been heard lately. */
export const publishedRead = (
  register: string,
  spec: RegisterSpec | undefined,
  entries: readonly PublishedEntry[],
  heard: Readonly<Record<string, Instant>>,
  day: Day,
  dayOf: (at: Instant) => Day,
): PublishedRead => {
  const fresh = spec?.published?.fresh;
  const stale = fresh
    ? Object.entries(heard).flatMap(([source, at]) => (plusTerm(dayOf(at), fresh) < day ? [source] : []))
    : [];
  return { register, entries, heard, stale: stale.sort() };
};

/** Those in force on `day`: neither closed nor ended at their source. */
export const publishedOn = ({ entries }: PublishedRead, day: Day): readonly PublishedEntry[] =>
  entries.filter(
    ({ closed, validFrom, validTo }) => !closed && validFrom <= day && (validTo === null || day <= validTo),
  );
