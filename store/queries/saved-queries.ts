import type { Db } from '../db.ts';

/** Filters saved under a name (常用查询): `address` is the list with its filters, as it stands in the address bar. */
export interface SavedQuery {
  readonly id: string;
  readonly name: string;
  readonly address: string;
}

export const savedQueries = async (db: Db, person: string): Promise<readonly SavedQuery[]> =>
  (
    await db.query<SavedQuery>(
      'select id, name, address from saved_queries where person = $1 order by saved_at, id',
      [person],
    )
  ).rows;

/** Saves one, or gives it another name; answers whether there was room among `most`. */
export const saveQuery = async (
  db: Db,
  person: string,
  { id, name, address }: SavedQuery,
  at: string,
  most: number,
): Promise<boolean> =>
  (
    await db.query(
      `insert into saved_queries (person, id, name, address, saved_at)
       select $1, $2, $3, $4, $5
       where (select count(*) from saved_queries where person = $1 and id <> $2) < $6
       on conflict (person, id) do update set name = excluded.name, address = excluded.address`,
      [person, id, name, address, at, most],
    )
  ).rowCount === 1;

export const deleteQuery = async (db: Db, person: string, id: string): Promise<boolean> =>
  (await db.query('delete from saved_queries where person = $1 and id = $2', [person, id])).rowCount === 1;
