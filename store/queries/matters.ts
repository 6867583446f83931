import type { Matter } from '#kernel';
import type { Db } from '../db.ts';

export const allMatters = async (db: Db): Promise<readonly Matter[]> =>
  (await db.query<{ doc: Matter }>('select doc from matters order by code, version')).rows.map((row) => row.doc);

export interface MatterKey {
  readonly code: string;
  readonly version: number;
  readonly hash: string;
}

/** What is there, without the contents. */
export const matterKeys = async (db: Db): Promise<readonly MatterKey[]> =>
  (await db.query<MatterKey>(`select code, version, encode(hash, 'hex') as hash from matters order by code, version`))
    .rows;

export const mattersAt = async (db: Db, keys: readonly MatterKey[]): Promise<readonly Matter[]> =>
  keys.length === 0
    ? []
    : (
        await db.query<{ doc: Matter }>(
          `select doc from json_to_recordset($1) as k(code text, version int) join matters using (code, version)`,
          [JSON.stringify(keys)],
        )
      ).rows.map((row) => row.doc);

/** Adds versions that are not there yet. Returns how many were added. */
export const addMatters = async (db: Db, matters: readonly { matter: Matter; hash: string }[]): Promise<number> => {
  const rows = matters.map(({ matter, hash }) => ({
    code: matter.code,
    version: matter.version,
    from_day: matter.from,
    to_day: matter.to ?? null,
    jurisdiction: matter.jurisdiction,
    authority: matter.authority,
    basic: matter.basic,
    hash,
    doc: matter,
  }));
  const { rowCount } = await db.query(
    `insert into matters (code, version, from_day, to_day, jurisdiction, authority, basic, hash, doc)
     select code, version, from_day, to_day, jurisdiction, authority, basic, decode(hash, 'hex'), doc
     from json_to_recordset($1) as r(code text, version int, from_day date, to_day date, jurisdiction text, authority text, basic text, hash text, doc jsonb)
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
  return rowCount ?? 0;
};

/** Gives a version its last day; nothing else of a published version ever changes. */
export const closeMatter = (db: Db, matter: Matter, hash: string): Promise<unknown> =>
  db.query(
    `update matters set to_day = $3, doc = $4, hash = decode($5, 'hex') where code = $1 and version = $2 and to_day is null`,
    [matter.code, matter.version, matter.to ?? null, matter, hash],
  );

/** Cases begun after `day` that these places decide, by implementation code. Reads every such case: for a page, not for each request. */
export const casesPerMatter = async (
  db: Db,
  jurisdictions: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await db.query<{ matter: string; n: number }>(
    'select matter, count(*)::int as n from cases where deciding_jurisdiction = any($1) and opened_on > $2 group by matter',
    [jurisdictions, day],
  );
  return new Map(rows.map(({ matter, n }) => [matter, n]));
};
