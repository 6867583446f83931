import type { Command } from '#kernel';
import type { Client, Db } from '../db.ts';

/** A step that waits for a source elsewhere. `askedBy`: who, at another node, gets the answer. */
export interface WaitingStep {
  readonly kind: 'afar' | 'takes' | 'follows';
  readonly command: Command;
  readonly askedBy?: { readonly peer: string; readonly request: string };
  readonly at: string;
}

export interface WaitingRow extends WaitingStep {
  readonly id: string;
  readonly tries: number;
  readonly problem: string | null;
}

export const saveWaitingSteps = async (client: Client, steps: readonly WaitingStep[]): Promise<void> => {
  if (steps.length === 0) return;
  const rows = steps.map(({ kind, command, askedBy, at }) => ({
    case_id: command.case,
    step: command.step,
    kind,
    command,
    asked_by: askedBy ?? null,
    at,
  }));
  await client.query({
    name: 'waiting-steps-save',
    text: `insert into waiting_steps (case_id, step, kind, command, asked_by, at) select case_id, step, kind, command, nullif(asked_by, 'null'), at
      from json_to_recordset($1) as r(case_id text, step text, kind text, command jsonb, asked_by jsonb, at timestamptz)`,
    values: [JSON.stringify(rows)],
  });
};

const columns = `id, kind, command, asked_by as "askedBy", at, tries, problem`;

/** Those to be taken up, oldest first: each is tried again after ever longer, at most an hour. */
export const waitingSteps = async (db: Db, now: string, limit: number): Promise<readonly WaitingRow[]> =>
  (
    await db.query<WaitingRow>(
      `select ${columns} from waiting_steps
       where tried_at is null or tried_at + least(interval '15 seconds' * power(2, least(tries, 10)), interval '1 hour') <= $1
       order by at, id limit $2`,
      [now, limit],
    )
  ).rows;

/** What waits, for the operator: which step of which mechanism, never whose case. */
export const allWaitingSteps = async (
  db: Db,
): Promise<
  readonly {
    readonly id: string;
    readonly mechanism: string | null;
    readonly step: string;
    readonly at: string;
    readonly tries: number;
    readonly problem: string | null;
  }[]
> =>
  (
    await db.query(
      `select w.id, coalesce(c.mechanism, w.command->'opening'->>'mechanism') as mechanism, w.step, w.at, w.tries, w.problem
       from waiting_steps w left join cases c on c.id = w.case_id order by w.at, w.id limit 200`,
    )
  ).rows;

/** Tried at once instead of when its time comes, a few times only: a source that always answers too late is not asked without end. */
export const hurryWaitingSteps = async (client: Client, id: string): Promise<boolean> =>
  ((await client.query('update waiting_steps set tried_at = null where case_id = $1 and tries between 1 and 5', [id]))
    .rowCount ?? 0) > 0;

/** In the transaction of what came of it; whether it was still there. */
export const endWaitingStep = async (client: Client, id: string): Promise<boolean> =>
  (await client.query('delete from waiting_steps where id = $1', [id])).rowCount === 1;

export const noteWaitingStep = (db: Db, id: string, at: string, problem: string): Promise<unknown> =>
  db.query('update waiting_steps set tries = tries + 1, tried_at = $2, problem = $3 where id = $1', [
    id,
    at,
    problem,
  ]);
