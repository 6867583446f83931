import type { CaseState } from '#kernel';
import type { Client, Db } from '../db.ts';
import { gather } from '../gather.ts';
import type { Recent, Seen } from '../recent.ts';

/**
 * Locks the cases in id order (so that two transactions never wait for each other) and returns their states. A row whose
 * version is remembered is locked but not sent.
 */
export const lockCases = async (
  client: Client,
  ids: readonly string[],
  recent: Recent,
): Promise<Map<string, CaseState>> => {
  if (ids.length === 0) return new Map();
  const unique = [...new Set(ids)];
  const known = new Map(unique.map((id) => [id, recent.get(id)]));
  const { rows } = await client.query<{ id: string; doc: CaseState | null }>({
    name: 'lock-cases',
    text: `select id, case when id || ' ' || xmin::text = any($2) then null else doc end as doc
      from cases where id = any($1) order by id for update`,
    values: [unique, [...known].flatMap(([id, seen]) => (seen ? [`${id} ${seen.row}`] : []))],
  });
  return new Map(rows.map(({ id, doc }) => [id, doc ?? (known.get(id) as Seen).doc]));
};

/** The state of a case; those asked for at the same moment are read together. */
export const caseById: (db: Db, id: string) => Promise<CaseState | undefined> = gather(async (db, ids) => {
  const { rows } = await db.query<{ id: string; doc: CaseState }>({
    name: 'cases-by-id',
    text: 'select id, doc from cases where id = any($1)',
    values: [ids],
  });
  return new Map(rows.map(({ id, doc }) => [id, doc]));
});

export const caseByTrack = async (db: Db, token: string): Promise<CaseState | undefined> =>
  (await db.query<{ doc: CaseState }>('select doc from cases where track = $1', [token])).rows[0]?.doc;

const children = gather(async (db: Db, parents: readonly string[]) => {
  const { rows } = await db.query<{ parent: string; doc: CaseState }>({
    name: 'children-of',
    text: 'select parent, doc from cases where parent = any($1) order by id',
    values: [parents],
  });
  const found = Map.groupBy(rows, ({ parent }) => parent);
  return new Map([...found].map(([parent, rows]) => [parent, rows.map(({ doc }) => doc)]));
});

export const childrenOf = async (db: Db, parent: string): Promise<readonly CaseState[]> =>
  (await children(db, parent)) ?? [];

/** Clocks whose silence takes a step, and whose last day is before `day`. */
export const missedClocks = async (
  db: Db,
  day: string,
  limit: number,
): Promise<readonly { case_id: string; mechanism: string; name: string; takes: string; due: string }[]> =>
  (
    await db.query(
      `select k.case_id, c.mechanism, k.name, k.takes, k.due from clocks k join cases c on c.id = k.case_id
       where k.status = 'running' and k.takes is not null and k.due < $1 and c.offered_to is null and c.holder = any(select value->>0 from node_state where name = 'self')
       order by k.due limit $2`,
      [day, limit],
    )
  ).rows;

/** Numbers for new cases, taken in blocks so that opening a case costs no round trip. */
export const nextCaseNumbers = async (db: Db, count: number): Promise<readonly number[]> =>
  (
    await db.query<{ n: number }>(`select nextval('case_numbers')::int as n from generate_series(1, $1)`, [count])
  ).rows.map((row) => row.n);
