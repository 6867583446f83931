import { type CaseEvent, type EvidenceState, entryName } from '#kernel';
import type { Client, Db } from '../db.ts';

export type Side = 'asker' | 'keeper';

/** A request as one side knows it. */
export interface EvidenceRow {
  readonly side: Side;
  readonly state: EvidenceState;
}

/** The stream of a request in the journal; where one node both asks and keeps, each side has its own. */
export const evidenceStream = (id: string, side: Side): string =>
  side === 'asker' ? `evidence/${id}` : `evidence/${id}/kept`;

const rowOf = ({ side, state }: EvidenceRow) => {
  const { request, answer } = state;
  return {
    id: request.id,
    side,
    case_id: request.case,
    name: request.evidence,
    peer: side === 'asker' ? request.keeper : request.asker.node,
    register: request.register,
    question: request.question,
    status: state.status,
    dispute: state.dispute ?? null,
    subjects: state.subjects,
    entries: (answer?.entries ?? []).map(({ key }) => entryName(request.register, key)),
    asked_at: request.askedAt,
    changed_at: state.changedAt,
    doc: state,
  };
};

const columns =
  'id, side, case_id, name, peer, register, question, status, dispute, subjects, entries, asked_at, changed_at, doc';
const changing = ['status', 'dispute', 'subjects', 'entries', 'changed_at', 'doc'];

/** Writes requests as they stand; the last of several states of one request is the one to give. */
export const projectEvidence = async (client: Client, rows: readonly EvidenceRow[]): Promise<void> => {
  if (rows.length === 0) return;
  await client.query({
    name: 'project-evidence',
    text: `insert into evidence (${columns}) select ${columns} from json_populate_recordset(null::evidence, $1)
      on conflict (id, side) do update set ${changing.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    values: [JSON.stringify(rows.map(rowOf))],
  });
};

/** Which answers each decision rested on. */
export const projectRests = async (client: Client, events: readonly CaseEvent[]): Promise<void> => {
  const rows = events.flatMap(({ case: case_id, version, rests }) =>
    (rests ?? []).flatMap((rest, n) =>
      rest.kind === 'evidence' ? [{ case_id, version, n, evidence: rest.answer.request }] : [],
    ),
  );
  if (rows.length === 0) return;
  await client.query({
    name: 'project-rests',
    text: `insert into case_rests (case_id, version, n, evidence)
      select case_id, version, n, evidence from json_populate_recordset(null::case_rests, $1) on conflict do nothing`,
    values: [JSON.stringify(rows)],
  });
};

const states = async (db: Db, where: string, values: readonly unknown[]): Promise<readonly EvidenceRow[]> =>
  (
    await db.query<{ side: Side; doc: EvidenceState }>(
      `select side, doc from evidence where ${where}`,
      values as never[],
    )
  ).rows.map(({ side, doc }) => ({ side, state: doc }));

/** Locks one request for the rest of the transaction. */
export const lockEvidence = async (client: Client, id: string, side: Side): Promise<EvidenceState | undefined> =>
  (await states(client, 'id = $1 and side = $2 for update', [id, side]))[0]?.state;

/** Locks the case that a request of this node was made for: until the end of the transaction nobody hands it over. */
export const lockCaseOf = (client: Client, id: string): Promise<unknown> =>
  client.query(
    `select from cases where id = (select case_id from evidence where id = $1 and side = 'asker') for update`,
    [id],
  );

/** The requests made for some cases, oldest first. */
export const evidenceOfCases = async (db: Db, ids: readonly string[]): Promise<readonly EvidenceState[]> =>
  ids.length === 0
    ? []
    : (
        await db.query<{ doc: EvidenceState }>({
          name: 'evidence-of-cases',
          text: `select doc from evidence where case_id = any($1) and side = 'asker' order by asked_at, id`,
          values: [ids],
        })
      ).rows.map(({ doc }) => doc);

/** The requests made for a case, oldest first. */
export const evidenceOfCase = (db: Db, id: string): Promise<readonly EvidenceState[]> => evidenceOfCases(db, [id]);

/** What this node has answered to a case of somebody else. */
export const answeredFor = async (db: Db, id: string): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await db.query<{ id: string }>(
        `select id from evidence where case_id = $1 and side = 'keeper' and doc->'answer' is not null`,
        [id],
      )
    ).rows.map((row) => row.id),
  );

/** Answers given here that stand on one of these entries (`register/key`). */
export const answersOn = (db: Db, entries: readonly string[]): Promise<readonly EvidenceRow[]> =>
  states(db, `side = 'keeper' and entries && $1 and doc->'answer' is not null order by id for update`, [entries]);

/** Requests about a person, both sides, newest first: the data tracker. */
export const evidenceAbout = (db: Db, subject: string, limit: number): Promise<readonly EvidenceRow[]> =>
  states(db, 'subjects @> array[$1] order by changed_at desc, id limit $2', [subject, limit]);

/** What was asked of this node's register: the keeper's log. */
export const askedOf = (db: Db, registers: readonly string[], limit: number): Promise<readonly EvidenceRow[]> =>
  states(db, `side = 'keeper' and register = any($1) order by changed_at desc, id limit $2`, [registers, limit]);

/** What these authorities of this node asked, of whomever: the asker's log. */
export const askedBy = (db: Db, authorities: readonly string[], limit: number): Promise<readonly EvidenceRow[]> =>
  states(
    db,
    `side = 'asker' and doc->'request'->'asker'->>'authority' = any($1) order by changed_at desc, id limit $2`,
    [authorities, limit],
  );

export interface Reliance {
  readonly case: string;
  readonly version: number;
  readonly state: EvidenceState;
}

/** Decisions that rest on an answer which was corrected or is in doubt: to be looked at again. */
export const shakenCases = async (
  db: Db,
  authorities: readonly string[],
  limit: number,
): Promise<readonly Reliance[]> =>
  (
    await db.query<Reliance>(
      `select r.case_id as "case", r.version, e.doc as state from evidence e join case_rests r on r.evidence = e.id
         join cases c on c.id = r.case_id
       where e.side = 'asker' and e.dispute is not null and (c.deciding_authority = any($1) or c.receiving_authority = any($1))
       order by e.changed_at desc, r.case_id, r.version limit $2`,
      [authorities, limit],
    )
  ).rows;
