import type { CaseState } from '#kernel';
import type { Db } from '../db.ts';

/** Open cases of a mechanism that this node holds or takes part in: an alarm told to the other side is still open. */
export const openCasesOf = async (db: Db, mechanism: string): Promise<readonly CaseState[]> =>
  (
    await db.query<{ doc: CaseState }>('select doc from cases where mechanism = $1 and not final order by id', [
      mechanism,
    ])
  ).rows.map(({ doc }) => doc);

/** Cases of a mechanism that were opened in these days, ended ones among them, newest first. */
export const casesOpened = async (
  db: Db,
  mechanism: string,
  from: string,
  to: string,
): Promise<readonly CaseState[]> =>
  (
    await db.query<{ doc: CaseState }>(
      'select doc from cases where mechanism = $1 and opened_on between $2 and $3 order by opened_on desc, id desc',
      [mechanism, from, to],
    )
  ).rows.map(({ doc }) => doc);

/** Whether a patrol of this water and level was called for since a day, whatever became of it. */
export const patrolPlanned = async (
  db: Db,
  mechanism: string,
  { water, level, from }: { readonly water: string; readonly level: string; readonly from: string },
): Promise<boolean> =>
  (
    await db.query(
      `select from cases where mechanism = $1 and state like 'patrol%' and opened_on >= $4
         and doc -> 'facts' ->> 'water' = $2 and doc -> 'facts' ->> 'level' = $3 limit 1`,
      [mechanism, water, level, from],
    )
  ).rows.length > 0;

export interface CaseFigure {
  readonly state: string;
  readonly water: string | null;
  readonly total: number;
  readonly onTime: number;
  /** Days since the oldest was opened. */
  readonly oldest: number;
}

/** Cases of a mechanism as this node knows them, by state and water; on time: no clock stopped after its last day. */
export const caseFigures = async (
  db: Db,
  mechanism: string,
  from: string,
  to: string,
  today: string,
): Promise<readonly CaseFigure[]> =>
  (
    await db.query<CaseFigure>(
      `select c.state, c.doc -> 'facts' ->> 'water' as water, count(*)::int as total,
         (count(*) filter (where not exists (select from clocks k where k.case_id = c.id and k.due is not null
            and coalesce(k.stopped, $4::date) > k.due)))::int as "onTime",
         max($4::date - c.opened_on)::int as oldest
       from cases c where c.mechanism = $1 and c.opened_on between $2 and $3
       group by 1, 2 order by 1, 2`,
      [mechanism, from, to, today],
    )
  ).rows;
