import type { CaseState } from '#kernel';
import type { Client, Db } from '../db.ts';

/** A clock of a case has run out: holders of the role at these places (jurisdictions) are told. */
export interface Alarm {
  readonly case: string;
  readonly clock: string;
  readonly due: string;
  /** Of a term in working hours. */
  readonly dueAt?: string;
  readonly role: string;
  readonly places: readonly string[];
  /** Of the case after the step that the clock took by itself. */
  readonly version?: number;
  readonly at: string;
  readonly zh: string;
  readonly en: string;
}

/** Running clocks of cases held here that are over and of which nobody has been told. */
export const silentClocks = async (
  db: Db,
  { day, now, limit }: { readonly day: string; readonly now: string; readonly limit: number },
): Promise<readonly { doc: CaseState; clock: string; due: string; dueAt: string | null }[]> =>
  (
    await db.query(
      `select c.doc, k.name as clock, k.due, k.due_at as "dueAt" from clocks k join cases c on c.id = k.case_id
       where k.status = 'running' and k.tells and k.due <= $1 and (k.due < $1 or k.due_at <= $2)
         and c.holder = any(select value->>0 from node_state where name = 'self')
         and not exists (select from alarms a where a.case_id = k.case_id and a.clock = k.name and a.due = k.due)
       order by k.due limit $3`,
      [day, now, limit],
    )
  ).rows;

export const alarmStands = async (client: Client, { case: id, clock, due, role }: Alarm): Promise<boolean> =>
  (
    await client.query('select from alarms where case_id = $1 and clock = $2 and due = $3 and role = $4', [
      id,
      clock,
      due,
      role,
    ])
  ).rowCount === 1;

export const projectAlarm = (client: Client, { dueAt, version, ...alarm }: Alarm): Promise<unknown> =>
  client.query(
    `insert into alarms (case_id, clock, due, role, places, due_at, at, zh, en, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict do nothing`,
    [
      alarm.case,
      alarm.clock,
      alarm.due,
      alarm.role,
      alarm.places,
      dueAt ?? null,
      alarm.at,
      alarm.zh,
      alarm.en,
      version ?? null,
    ],
  );

/** Alarms about clocks that still run, that took a step nobody acted after, or of cases that have not arrived here: newest first. */
export const alarmsFor = async (
  db: Db,
  places: readonly string[],
  limit: number,
): Promise<readonly (Alarm & { readonly here: boolean })[]> =>
  (
    await db.query(
      `select a.case_id as case, a.clock, a.due, a.due_at as "dueAt", a.role, a.places, a.at, a.zh, a.en, c.id is not null as here
       from alarms a left join clocks k on k.case_id = a.case_id and k.name = a.clock left join cases c on c.id = a.case_id
       where a.places && $1 and (k.status is null or k.status = 'running' or c.version <= a.version) order by a.at desc limit $2`,
      [places, limit],
    )
  ).rows;
