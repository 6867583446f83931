import type { Db } from '../db.ts';

export interface Access {
  readonly at: string;
  readonly person: string;
  readonly name?: string;
  readonly authority?: string;
  readonly subjectKey: string;
  readonly caseId?: string;
  readonly ground: string;
  readonly what: string;
}

/** The data tracker: recorded before the data is handed out. */
export const logAccess = (db: Db, entries: readonly Access[]): Promise<unknown> =>
  db.query({
    name: 'access-log',
    text: `insert into access_log (at, person, name, authority, subject_key, case_id, ground, what)
      select at, person, name, authority, "subjectKey", "caseId", ground, what
      from json_to_recordset($1) as r(at timestamptz, person text, name text, authority text, "subjectKey" text, "caseId" text, ground text, what text)`,
    values: [JSON.stringify(entries)],
  });

export const accessesTo = async (
  db: Db,
  subjectKey: string,
  limit: number,
  before?: string,
): Promise<readonly (Omit<Access, 'subjectKey'> & { readonly id: string })[]> =>
  (
    await db.query(
      `select id::text, at, person, name, authority, case_id as "caseId", ground, what from access_log
       where subject_key = $1 and ($3::bigint is null or (at, id) < (select at, id from access_log where id = $3 and subject_key = $1))
       order by at desc, id desc limit $2`,
      [subjectKey, limit, before ?? null],
    )
  ).rows;

export const messagesFor = async (
  db: Db,
  key: string,
  limit: number,
): Promise<readonly { at: string; case: string; zh: string; en: string }[]> =>
  (
    await db.query('select at, case_id as case, zh, en from messages where key = $1 order by at desc limit $2', [
      key,
      limit,
    ])
  ).rows;

/** Readings here of cases that were received elsewhere: the person is told at the node where they applied. */
export const accessesToReport = async (
  db: Db,
  self: string,
  after: number,
  limit: number,
): Promise<readonly (Access & { id: number; home: string })[]> =>
  (
    await db.query(
      `select a.id, a.at, a.person, a.authority, a.subject_key as "subjectKey", a.case_id as "caseId", a.ground, a.what, c.doc->'receiving'->>'node' as home
       from access_log a join cases c on c.id = a.case_id
       where a.id > $1 and a.person not like 'node:%' and c.doc->'receiving'->>'node' <> $2 order by a.id limit $3`,
      [after, self, limit],
    )
  ).rows;
