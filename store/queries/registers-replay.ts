import type { Db } from '../db.ts';
import { eventsOf, type StoredEvent } from './journal.ts';

/** Cases a node holds, in portions, for a rehearsal that reads and writes nothing. */
export async function* heldCases(
  db: Db,
  self: string,
  mechanism: string,
  portion = 500,
): AsyncGenerator<readonly string[]> {
  let after = '';
  for (;;) {
    const { rows } = await db.query<{ id: string }>(
      'select id from cases where holder = $1 and mechanism = $2 and id > $3 order by id limit $4',
      [self, mechanism, after, portion],
    );
    if (rows.length === 0) return;
    yield rows.map(({ id }) => id);
    after = (rows.at(-1) as { id: string }).id;
  }
}

export const countHeld = async (db: Db, self: string, mechanism: string): Promise<number> =>
  (
    await db.query<{ n: number }>('select count(*)::int as n from cases where holder = $1 and mechanism = $2', [
      self,
      mechanism,
    ])
  ).rows[0]?.n ?? 0;

/** The events of a case that can be replayed: none of them was erased by law. */
export const wholeStory = async <B>(db: Db, id: string): Promise<readonly StoredEvent<B>[] | undefined> => {
  const events = await eventsOf<B>(db, id);
  return events.every(({ body }) => body !== null) ? events : undefined;
};
