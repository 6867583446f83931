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
