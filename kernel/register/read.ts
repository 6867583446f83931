import type { EntryRead } from '../declare/mechanism.ts';
import type { EntryHistory } from './types.ts';

/** What a step's read of an entry brings: its newest version with the holds on it; nothing was ever entered, nothing. */
export const readOf = ({ key, versions, holds }: EntryHistory): EntryRead | undefined => {
  const newest = versions.at(-1);
  if (!newest && holds.length === 0) return undefined;
  return {
    key,
    version: newest?.version ?? 0,
    values: newest?.values ?? {},
    validFrom: newest?.validFrom ?? '9999-12-31',
    validTo: newest?.validTo ?? null,
    closed: newest?.closed ?? false,
    case: newest?.case ?? null,
    holds,
  };
};

/** A history out of what a read brought, for stories that begin with entries already standing. */
export const historyOf = (register: string, read: EntryRead): EntryHistory => ({
  register,
  key: read.key,
  versions: [
    {
      version: read.version,
      values: read.values,
      validFrom: read.validFrom,
      validTo: read.validTo,
      recordedAt: `${read.validFrom}T00:00:00.000Z`,
      case: read.case ?? null,
      closed: read.closed ?? false,
      reason: null,
    },
  ],
  holds: read.holds ?? [],
});
