import type { SumRead } from '#kernel';
import type { Db } from '#store/db.ts';
import { sumsOf } from '#store/queries/snapshots.ts';
import type { Program } from '../load.ts';
import { indicatorBook } from './book.ts';

/** What nodes have published of a counting indicator; nothing when there is no such indicator, or it does not count. */
export const sumsRead = async (program: Program, db: Db, id: string): Promise<readonly SumRead[]> => {
  const formula = indicatorBook(program).get(id)?.indicator.formula;
  return formula?.kind === 'count' ? sumsOf(db, [id], formula.of) : [];
};
