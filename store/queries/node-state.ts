import type { Db } from '../db.ts';

/** Small facts a node keeps about itself. */
export const nodeState = async <T>(db: Db, name: string): Promise<T | undefined> =>
  (await db.query<{ value: T }>('select value from node_state where name = $1', [name])).rows[0]?.value;

export const setNodeState = (db: Db, name: string, value: unknown): Promise<unknown> =>
  db.query(
    'insert into node_state (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
    [name, JSON.stringify(value)],
  );
