import type { CaseEvent } from '#kernel';
import type { Client, Db } from '../db.ts';

/** Somebody has read what was copied to them, up to that version of the case. */
export interface CopyRead {
  readonly case: string;
  readonly person: string;
  /** The newest version they saw: a replay must not mark what came later. */
  readonly version: number;
}

/** 抄送: one row per act and colleague. Nothing is asked of the database where nothing was copied. */
export const projectCopies = async (client: Client, events: readonly CaseEvent[]): Promise<void> => {
  const rows = events.flatMap(({ case: id, version, at, by, effects }) =>
    effects.flatMap((effect) =>
      effect.kind === 'copy'
        ? [{ id, version, at, by: by.name ?? null, person: effect.to.id, name: effect.to.name }]
        : [],
    ),
  );
  if (rows.length === 0) return;
  await client.query(
    `insert into copies (case_id, version, person, name, by_name, at)
     select id, version, person, name, by, at from jsonb_to_recordset($1::jsonb)
       as r (id text, version int, person text, name text, by text, at timestamptz)
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
};

/** Marks what was copied to a person in a case as read; answers how many acts that were. */
export const projectCopyRead = async (client: Client, read: CopyRead, at: string): Promise<number> => {
  const { rowCount } = await client.query(
    'update copies set read_at = $4 where case_id = $1 and person = $2 and version <= $3 and read_at is null',
    [read.case, read.person, read.version, at],
  );
  return rowCount ?? 0;
};

export interface Copied {
  readonly version: number;
  readonly person: string;
  readonly name: string;
  readonly readAt: string | null;
}

export const copiesOf = async (db: Db, id: string): Promise<readonly Copied[]> =>
  (
    await db.query<Copied>(
      'select version, person, name, read_at as "readAt" from copies where case_id = $1 order by version, name',
      [id],
    )
  ).rows;
