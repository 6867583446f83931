import type { CaseState } from '#kernel';

/** A case as it stood in one version of its row. PostgreSQL's xmin names that version: whoever writes the row changes it. */
export interface Seen {
  readonly row: string;
  readonly doc: CaseState;
}

/**
 * The cases this process has lately written, so that the server need not send again what it was given a moment ago. Only a
 * spare of work, never an authority: a case is used from here when the row just locked is the version remembered, and a
 * reader who finds nothing or may not see what he finds asks the database.
 */
export interface Recent {
  readonly get: (id: string) => Seen | undefined;
  readonly keep: (id: string, seen: Seen) => void;
}

const most = 2000;

export const createRecent = (): Recent => {
  const seen = new Map<string, Seen>();
  return {
    get: (id) => seen.get(id),
    keep: (id, one) => {
      seen.delete(id);
      seen.set(id, one);
      // A map gives its oldest entry first.
      if (seen.size > most) seen.delete(seen.keys().next().value as string);
    },
  };
};
