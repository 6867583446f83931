import type { CaseState } from '#kernel';
import type { Db } from '../db.ts';

/** Cases decided by these authorities after an overrun that was explained, the latest first. */
export const explainedOverruns = async (
  db: Db,
  authorities: readonly string[],
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly cases: readonly CaseState[] }> => {
  const { rows } = await db.query<{ doc: CaseState; total: string }>(
    `select doc, count(*) over () as total from cases
      where doc #>> '{facts,overrunReason}' is not null and deciding_authority = any($1)
      order by doc #>> '{facts,decidedOn}' desc, id offset $2 limit $3`,
    [authorities, offset, limit],
  );
  return { total: Number(rows[0]?.total ?? 0), cases: rows.map(({ doc }) => doc) };
};
