import pg from 'pg';
import type { Db } from './db.ts';

interface Waiting<T> {
  readonly resolve: (value: T | undefined) => void;
  readonly reject: (error: unknown) => void;
}

interface Desk<T> {
  pending: Map<string, Waiting<T>[]>;
  running: number;
  planned: boolean;
}

const most = 200;
const lanes = 2;

/**
 * Reads that are asked for one by one in the same moment go to the server as one: under load a page costs a share of a
 * query, alone it waits one turn of the loop. A read asked for after a commit is sent after it. Inside a transaction
 * (a client, not a pool) every read goes by itself.
 */
export const gather = <T>(load: (db: Db, keys: readonly string[]) => Promise<ReadonlyMap<string, T>>) => {
  const desks = new WeakMap<Db, Desk<T>>();

  const flush = (db: Db, desk: Desk<T>): void => {
    desk.planned = false;
    while (desk.pending.size > 0 && desk.running < lanes) {
      const batch = [...desk.pending].slice(0, most);
      for (const [key] of batch) desk.pending.delete(key);
      desk.running += 1;
      void load(
        db,
        batch.map(([key]) => key),
      )
        .then(
          (found) => {
            for (const [key, waiting] of batch) for (const { resolve } of waiting) resolve(found.get(key));
          },
          (error) => {
            for (const [, waiting] of batch) for (const { reject } of waiting) reject(error);
          },
        )
        .finally(() => {
          desk.running -= 1;
          flush(db, desk);
        });
    }
  };

  return async (db: Db, key: string): Promise<T | undefined> => {
    if (!(db instanceof pg.Pool)) return (await load(db, [key])).get(key);
    const desk = desks.get(db) ?? { pending: new Map(), running: 0, planned: false };
    desks.set(db, desk);
    return new Promise((resolve, reject) => {
      const waiting = desk.pending.get(key) ?? [];
      waiting.push({ resolve, reject });
      desk.pending.set(key, waiting);
      if (desk.planned || desk.running >= lanes) return;
      desk.planned = true;
      setImmediate(flush, db, desk);
    });
  };
};
