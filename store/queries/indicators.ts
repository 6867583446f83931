import type { Db } from '../db.ts';

export interface Cell {
  readonly receiving: string;
  readonly deciding: string;
  readonly closed: number;
  readonly onTime: number;
}

/** Closed cases by where they were received and decided; on time by the statutory clock as it stood when it stopped. */
export const crossProvinceFigures = async (db: Db, from: string, to: string) => {
  const [matrix, totals] = await Promise.all([
    db.query<Cell>(
      `select c.receiving_jurisdiction as receiving, c.deciding_jurisdiction as deciding, count(*)::int as closed,
         count(*) filter (where k.due is null or coalesce(k.stopped, c.closed_on) <= k.due)::int as "onTime"
       from cases c left join clocks k on k.case_id = c.id and k.name = 'statutory'
       where c.closed_on between $1 and $2 and c.mechanism = 'cross-province-window' group by 1, 2 order by 1, 2`,
      [from, to],
    ),
    db.query<{ open: number; closed: number; withoutCorrection: number }>(
      `select count(*) filter (where not final)::int as open, count(*) filter (where closed_on between $1 and $2)::int as closed,
         count(*) filter (where closed_on between $1 and $2 and not doc->'taken' ? 'askCorrection')::int as "withoutCorrection"
       from cases where mechanism = 'cross-province-window'`,
      [from, to],
    ),
  ]);
  return { matrix: matrix.rows, totals: totals.rows[0] ?? { open: 0, closed: 0, withoutCorrection: 0 } };
};
