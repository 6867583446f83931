import type { Day } from '#kernel';
import type { Db } from '../db.ts';
import type { Access } from './access.ts';

/** What an auditor asks for; what is not named is not restricted. Days are whole, in the zone's time. */
export interface Trail {
  /** Number or login of whoever looked or acted. */
  readonly person?: string;
  readonly case?: string;
  readonly authority?: string;
  /** The identity number or credit code of whom it is about, in full. */
  readonly subject?: string;
  readonly from?: Day;
  readonly to?: Day;
  /** `+08:00`: where a day begins. */
  readonly offset: string;
  readonly limit: number;
}

const valuesOf = ({ person, case: id, authority, from, to, offset, limit }: Trail): readonly unknown[] => [
  person ?? null,
  id ?? null,
  authority ?? null,
  from ? `${from}T00:00:00${offset}` : null,
  to ? `${to}T00:00:00${offset}` : null,
  limit,
];

/** Whoever is meant by a number or a login. */
const who = `(array(select id from people where id = $1 or login = $1))`;

/** Readings of personal data, newest first. Whom they are about is not given out. */
export const readingsIn = async (db: Db, trail: Trail): Promise<readonly Omit<Access, 'subjectKey'>[]> =>
  (
    await db.query(
      `select at, person, name, authority, case_id as "caseId", ground, what from access_log
       where ($1::text is null or person = $1 or person = any(${who})) and ($2::text is null or case_id = $2)
         and ($3::text is null or authority = $3) and ($7::text is null or subject_key = $7)
         and ($4::timestamptz is null or at >= $4) and ($5::timestamptz is null or at < $5::timestamptz + interval '1 day')
       order by id desc limit $6`,
      [...valuesOf(trail), trail.subject ?? null],
    )
  ).rows;

export interface ActRow {
  readonly at: string;
  readonly case: string;
  readonly version: number;
  readonly mechanism: string | null;
  readonly step: string;
  readonly origin: string;
  readonly by: { readonly kind: string; readonly name?: string; readonly authority?: string; readonly role?: string };
}

/** Acts on cases as the journal has them, newest first. */
export const actsIn = async (db: Db, trail: Trail): Promise<readonly ActRow[]> =>
  (
    await db.query<ActRow>(
      `select e.at, e.stream as case, e.version, c.mechanism, e.body->>'step' as step, e.origin, e.body->'by' as by
       from events e left join cases c on c.id = e.stream
       where e.kind = 'case' and ($1::text is null or e.body #>> '{by,person}' = $1 or e.body #>> '{by,person}' = any(${who}))
         and ($2::text is null or e.stream = $2) and ($3::text is null or e.body #>> '{by,authority}' = $3)
         and ($4::timestamptz is null or e.at >= $4) and ($5::timestamptz is null or e.at < $5::timestamptz + interval '1 day')
         and ($7::text is null or exists (select from case_parties p where p.case_id = e.stream and p.key = $7))
       order by e.seq desc limit $6`,
      [...valuesOf(trail), trail.subject ?? null],
    )
  ).rows;
