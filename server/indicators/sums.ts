import { isUnder, type SumRead, sumsByNode } from '#kernel';
import type { Db } from '#store/db.ts';
import { sumsOf, sumsThen } from '#store/queries/snapshots.ts';
import type { Program } from '../load.ts';
import { indicatorBook } from './book.ts';

/** What nodes have published of a counting figure of all mechanisms under a number; nothing when none counts it. `at`: as it was published by then. */
export const sumsRead = async (
  program: Program,
  db: Db,
  number: string,
  figure: string,
  at?: string,
): Promise<readonly SumRead[]> => {
  const counting = [...indicatorBook(program).values()].flatMap(({ indicator: { id, mechanism, name, formula } }) =>
    name === figure && formula.kind === 'count' && isUnder(program.mechanism(mechanism).number, number)
      ? [{ id, of: formula.of }]
      : [],
  );
  const found: SumRead[] = [];
  for (const [counter, ones] of Map.groupBy(counting, ({ of }) => of)) {
    const ids = ones.map(({ id }) => id);
    found.push(...(at === undefined ? await sumsOf(db, ids, counter) : await sumsThen(db, ids, counter, at)));
  }
  return sumsByNode(found);
};
