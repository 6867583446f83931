import type { PublishedEntry } from '#kernel';
import type { Client, Db } from '../db.ts';

/** An entry as its keeper publishes it. `subjects`: whom it is about, as far as the published columns say. */
export interface PublishedRow extends PublishedEntry {
  readonly register: string;
  readonly subjects: readonly string[];
}

/** Takes over what a source says; an older version than the one known changes nothing. */
export const projectPublished = async (client: Client, rows: readonly PublishedRow[]): Promise<void> => {
  if (rows.length === 0) return;
  // Two versions of one entry in one letter: a statement may touch a row once.
  const newest = new Map<string, PublishedRow>();
  for (const row of rows) {
    const name = JSON.stringify([row.register, row.key, row.source]);
    if ((newest.get(name)?.version ?? 0) < row.version) newest.set(name, row);
  }
  const values = [...newest.values()].map(({ validFrom, validTo, recordedAt, ...row }) => ({
    ...row,
    valid_from: validFrom,
    valid_to: validTo,
    recorded_at: recordedAt,
  }));
  await client.query({
    name: 'project-published',
    text: `insert into published_entries (source, register, key, version, values, valid_from, valid_to, closed, recorded_at, subjects)
      select source, register, key, version, values, valid_from, valid_to, closed, recorded_at, subjects
      from json_populate_recordset(null::published_entries, $1)
      on conflict (register, key, source) do update set version = excluded.version, values = excluded.values, valid_from = excluded.valid_from,
        valid_to = excluded.valid_to, closed = excluded.closed, recorded_at = excluded.recorded_at, subjects = excluded.subjects
      where published_entries.version < excluded.version`,
    values: [JSON.stringify(values)],
  });
};

const columns = `source, key, version, values, valid_from as "validFrom", valid_to as "validTo", closed, recorded_at as "recordedAt"`;

/** What peers publish of a register, by key, by person, or all of it. */
export const publishedEntries = async (
  db: Db,
  register: string,
  { key, subject }: { readonly key?: string; readonly subject?: string },
): Promise<readonly PublishedEntry[]> =>
  (
    await db.query<PublishedEntry>({
      name: 'published-entries',
      text: `select ${columns} from published_entries where register = $1 and ($2::text is null or key = $2)
        and ($3::text is null or subjects @> array[$3]) order by key, source limit 5000`,
      values: [register, key ?? null, subject ?? null],
    })
  ).rows;

/** The same columns of this node's own entries. */
export const ownEntries = async (
  db: Db,
  self: string,
  register: string,
  { keys, subject }: { readonly keys?: readonly string[]; readonly subject?: string },
): Promise<readonly PublishedEntry[]> =>
  (
    await db.query<PublishedEntry>({
      name: 'own-published',
      text: `select $4::text as source, key, version, values, valid_from as "validFrom", valid_to as "validTo", closed, changed_at as "recordedAt"
        from register_entries e where register = $1 and ($2::text[] is null or key = any($2)) and ($3::text is null or exists
          (select from register_subjects s where s.register = e.register and s.key = e.key and s.subject_key = $3)) order by key limit greatest(5000, cardinality($2::text[]))`,
      values: [register, keys ?? null, subject ?? null, self],
    })
  ).rows;

/** All entries of a register in portions of keys, for a peer that has not been told of it yet. */
export const entriesFrom = async (
  db: Db,
  self: string,
  register: string,
  after: string,
  limit: number,
): Promise<readonly PublishedEntry[]> =>
  (
    await db.query<PublishedEntry>(
      `select $4::text as source, key, version, values, valid_from as "validFrom", valid_to as "validTo", closed, changed_at as "recordedAt"
       from register_entries where register = $1 and key > $2 order by key limit $3`,
      [register, after, limit, self],
    )
  ).rows;

/** Every version peers ever published of a register, as the journal has them; named `source key version`. For a rehearsal. */
export const publishedVersions = async (db: Db, register: string): Promise<ReadonlyMap<string, PublishedEntry>> => {
  const { rows } = await db.query<PublishedEntry>(
    `select r.source, r.key, r.version, r.values, r."validFrom", r."validTo", r.closed, r."recordedAt" from events e
       cross join lateral json_to_recordset(e.body) as r(source text, register text, key text, version int,
         values jsonb, "validFrom" date, "validTo" date, closed boolean, "recordedAt" timestamptz)
     where e.kind = 'published' and r.register = $1`,
    [register],
  );
  return new Map(rows.map((row) => [publishedName(row), row]));
};

export const publishedName = ({ source, key, version }: Pick<PublishedEntry, 'source' | 'key' | 'version'>): string =>
  JSON.stringify([source, key, version]);

export interface Sought {
  /** Every term must occur in one of `columns` (of a party: its name) or in the key. */
  readonly terms: readonly string[];
  readonly columns: readonly string[];
  readonly day: string;
  readonly offset: number;
  readonly limit: number;
}

const escaped = (term: string): string => `%${term.replace(/[\\%_]/g, (one) => `\\${one}`)}%`;

/**
 * What stands on a day, here and at peers, by its words. What has the first term in its first column comes first. One pass over the register:
 * 25,000 entries take some tens of milliseconds, which a person searching does not notice.
 */
export const searchPublished = async (
  db: Db,
  self: string,
  register: string,
  { terms, columns: sought, day, offset, limit }: Sought,
): Promise<{ readonly total: number; readonly items: readonly PublishedEntry[] }> => {
  const { rows } = await db.query<PublishedEntry & { total: number }>({
    name: 'search-published',
    text: `with all_entries as (
        select $1::text as source, key, version, values, valid_from, valid_to, closed, changed_at as recorded_at from register_entries where register = $2
        union all
        select source, key, version, values, valid_from, valid_to, closed, recorded_at from published_entries where register = $2 and source <> $1),
      standing as (
        select *, key || ' ' || (select coalesce(string_agg(coalesce(values->c->>'name', values->>c), ' '), '') from unnest($3::text[]) c) as words
        from all_entries where not closed and valid_from <= $5::date and (valid_to is null or valid_to >= $5::date))
      select ${columns}, count(*) over ()::int as total from standing
      where words ilike all ($4::text[])
      order by (coalesce(values->>($3::text[])[1], '') ilike coalesce(($4::text[])[1], '%')) desc, key, source offset $6 limit $7`,
    values: [self, register, sought, terms.map(escaped), day, offset, limit],
  });
  return { total: rows[0]?.total ?? 0, items: rows.map(({ total: _total, ...entry }) => entry) };
};
