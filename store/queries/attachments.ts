import type { Paper, Words } from '#kernel';
import type { Db } from '../db.ts';

/** Papers and credentials of a case, its tracking token, and who has taken it. */
export const caseAttachments = async (db: Db, id: string) => {
  const [papers, credentials, row] = await Promise.all([
    db.query<{ number: string; kind: string; title: Words; on: string }>(
      `select number, kind, doc->'title' as title, issued_on as "on" from papers where case_id = $1 order by issued_on, number`,
      [id],
    ),
    db.query<{ id: string; type: string; status: string }>(
      'select id, type, status from credentials where case_id = $1 order by id',
      [id],
    ),
    db.query<{ track: string; assignee: string | null }>(
      'select c.track, d.assignee from cases c left join desks d on d.case_id = c.id where c.id = $1',
      [id],
    ),
  ]);
  return {
    papers: papers.rows,
    credentials: credentials.rows,
    track: row.rows[0]?.track ?? '',
    assignee: row.rows[0]?.assignee ?? null,
  };
};

export const paperByNumber = async (db: Db, caseId: string, number: string): Promise<Paper | undefined> =>
  (await db.query<{ doc: Paper }>('select doc from papers where case_id = $1 and number = $2', [caseId, number]))
    .rows[0]?.doc;

export interface StoredCredential {
  readonly id: string;
  readonly issuer: string;
  readonly type: string;
  readonly status: string;
  readonly text: string;
  readonly case_id: string;
  readonly subject_key: string | null;
}

export const credentialById = async (db: Db, caseId: string, id: string): Promise<StoredCredential | undefined> =>
  (
    await db.query<StoredCredential>(
      'select id, issuer, type, status, text, case_id, subject_key from credentials where case_id = $1 and id = $2',
      [caseId, id],
    )
  ).rows[0];

/** Status of every credential this node issued, by its place in the list. */
export const statusesOf = async (
  db: Db,
  issuer: string,
): Promise<readonly { status_index: number; status: string }[]> =>
  (await db.query(`select status_index, status from credentials where issuer = $1 and status <> 'valid'`, [issuer]))
    .rows;

export const highestStatusIndex = async (db: Db, issuer: string): Promise<number> =>
  (
    await db.query<{ n: number | null }>('select max(status_index)::int as n from credentials where issuer = $1', [
      issuer,
    ])
  ).rows[0]?.n ?? 0;
