import type { CaseState } from '#kernel';
import type { Db } from '../db.ts';

/** Open cases that show something in public, newest first. Which of them this node shows today is asked of the case. */
export const shownCases = async (db: Db): Promise<readonly CaseState[]> =>
  (
    await db.query<{ doc: CaseState }>(
      `select doc from cases where doc #>> '{facts,publicity,kind}' is not null and not final order by changed_at desc limit 200`,
    )
  ).rows.map(({ doc }) => doc);
