import type { Client } from '../db.ts';

export interface DeskEvent {
  readonly case: string;
  readonly assignee: string | null;
  readonly by: string;
}

export const projectDesk = (client: Client, event: DeskEvent, at: string): Promise<unknown> =>
  client.query(
    `insert into desks (case_id, assignee, assigned_at) values ($1, $2, $3)
     on conflict (case_id) do update set assignee = excluded.assignee, assigned_at = excluded.assigned_at`,
    [event.case, event.assignee, at],
  );

/** Who has each case on the desk, locked until the transaction ends. A case nobody took is not among them. */
export const lockDesks = async (client: Client, cases: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (
      await client.query<{ case_id: string; assignee: string | null }>(
        'select case_id, assignee from desks where case_id = any($1) order by case_id for update',
        [cases],
      )
    ).rows.flatMap((row) => (row.assignee ? [[row.case_id, row.assignee] as const] : [])),
  );
