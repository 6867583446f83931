import type { CaseState } from '#kernel';
import type { Db } from '../db.ts';

/** At most so many cases stand on a board: it is an overview, not a search. */
export const boardLimit = 2000;

/** Cases of a mechanism that concern any of these authorities, as decider, receiver or called in. */
export const casesOnBoard = async (
  db: Db,
  mechanism: string,
  authorities: readonly string[],
): Promise<readonly CaseState[]> =>
  (
    await db.query<{ doc: CaseState }>({
      name: 'cases-on-board',
      text: `select doc from cases where mechanism = $1
          and (deciding_authority = any($2) or receiving_authority = any($2) or concerned && $2::text[])
        order by opened_on, id limit ${boardLimit}`,
      values: [mechanism, authorities],
    })
  ).rows.map(({ doc }) => doc);
