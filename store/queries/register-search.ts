import type { EntryRead } from '#kernel';
import type { Db } from '../db.ts';

/** Whose entries a reader may see: those kept by these authorities, and those about these identity numbers. */
export interface Reach {
  readonly authorities: readonly string[];
  readonly subjects: readonly string[];
}

export interface EntryRow {
  readonly key: string;
  readonly version: number;
  readonly authority: string;
  readonly values: Record<string, unknown>;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly closed: boolean;
  readonly case: string | null;
  readonly changedAt: string;
}

const columns = `e.key, e.version, e.authority, e.values, e.valid_from as "validFrom", e.valid_to as "validTo", e.closed, e.case_id as "case", e.changed_at as "changedAt"`;
const about = 'select from register_subjects s where s.register = e.register and s.key = e.key and s.subject_key';
const within = `(e.authority = any($2) or exists (${about} = any($3)))`;

/** Entries within reach, by the beginning of the key or the exact identity number of somebody they are about. */
export const searchEntries = async (
  db: Db,
  register: string,
  reach: Reach,
  { text, offset, limit }: { readonly text?: string; readonly offset: number; readonly limit: number },
): Promise<readonly EntryRow[]> =>
  (
    await db.query<EntryRow>(
      `select ${columns} from register_entries e where e.register = $1 and ${within}
         and ($4::text is null or starts_with(e.key, $4) or exists (${about} = $4)) order by e.key offset $5 limit $6`,
      [register, reach.authorities, reach.subjects, text ?? null, offset, limit],
    )
  ).rows;

/** How many entries are within reach, counted up to 10,000: nobody reads a longer list page by page. */
export const countEntries = async (db: Db, register: string, reach: Reach, text?: string): Promise<number> =>
  (
    await db.query<{ n: number }>(
      `select count(*)::int as n from (select from register_entries e where e.register = $1 and ${within}
         and ($4::text is null or starts_with(e.key, $4) or exists (${about} = $4)) limit 10000) as within_reach`,
      [register, reach.authorities, reach.subjects, text ?? null],
    )
  ).rows[0]?.n ?? 0;

/** All entries of a register that stand, whoever keeps them: for registers of rules, not of people. */
export const currentEntries = async (db: Db, register: string): Promise<readonly EntryRow[]> =>
  (
    await db.query<EntryRow>(
      `select ${columns} from register_entries e where e.register = $1 and not e.closed order by e.valid_from, e.key`,
      [register],
    )
  ).rows;

/** One entry, if it is within reach: an entry of others answers like one that does not exist. */
export const entryWithin = async (
  db: Db,
  register: string,
  reach: Reach,
  key: string,
): Promise<EntryRow | undefined> =>
  (
    await db.query<EntryRow>(
      `select ${columns} from register_entries e where e.register = $1 and ${within} and e.key = $4`,
      [register, reach.authorities, reach.subjects, key],
    )
  ).rows[0];

/** Who opened an entry or took an extract of it, newest first; the same rows the people it is about see as data tracker. */
export const readersOf = async (
  db: Db,
  what: string,
  limit: number,
): Promise<readonly { at: string; name: string | null; authority: string | null; ground: string; what: string }[]> =>
  (
    await db.query(
      `select distinct on (at, person, what) at, name, authority, ground, what from access_log
       where what = $1 or what = $1 || ' extract' or starts_with(what, $1 || ' asked ') order by at desc, person, what limit $2`,
      [what, limit],
    )
  ).rows;

export const nextStatusIndex = async (db: Db): Promise<number> =>
  (await db.query<{ n: number }>(`select nextval('credential_indexes')::int as n`)).rows[0]?.n as number;

/** All entries of a register as they stand, closed ones too, for a board. */
export const entriesOnBoard = async (db: Db, register: string, limit = 2000): Promise<readonly EntryRead[]> =>
  (
    await db.query<EntryRead>({
      name: 'entries-on-board',
      text: `select key, version, values, valid_from as "validFrom", valid_to as "validTo", closed from register_entries
        where register = $1 order by key limit $2`,
      values: [register, limit],
    })
  ).rows;
