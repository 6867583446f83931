import type { Paper, Words } from '#kernel';
import type { Db } from '../db.ts';
import { gather } from '../gather.ts';

interface Child {
  readonly id: string;
  readonly link: string | null;
  readonly title: string;
  readonly state: string;
  readonly mechanism: string;
}

interface Attachments {
  readonly papers: readonly {
    readonly number: string;
    readonly kind: string;
    readonly title: Words;
    readonly on: string;
  }[];
  readonly credentials: readonly { readonly id: string; readonly type: string; readonly status: string }[];
  readonly children: readonly Child[];
  /** Steps that wait until a source elsewhere has answered. */
  readonly awaiting: readonly {
    readonly step: string;
    readonly at: string;
    readonly tries: number;
  }[];
  readonly track: string;
  readonly assignee: string | null;
}

const attachments = gather(async (db: Db, ids: readonly string[]) => {
  const { rows } = await db.query<Attachments & { id: string }>({
    name: 'case-attachments',
    text: `select c.id, c.track, d.assignee,
        coalesce((select json_agg(json_build_object('number', p.number, 'kind', p.kind, 'title', p.doc->'title', 'on', p.issued_on)
          order by p.issued_on, p.number) from papers p where p.case_id = c.id), '[]') as papers,
        coalesce((select json_agg(json_build_object('id', k.id, 'type', k.type, 'status', k.status) order by k.id)
          from credentials k where k.case_id = c.id), '[]') as credentials,
        coalesce((select json_agg(json_build_object('id', p.id, 'link', p.doc->'parent'->>'link', 'title', p.title, 'state', p.state,
          'mechanism', p.mechanism) order by p.id) from cases p where p.parent = c.id), '[]') as children,
        coalesce((select json_agg(json_build_object('step', w.step, 'at', w.at, 'tries', w.tries) order by w.at, w.id)
          from waiting_steps w where w.case_id = c.id), '[]') as awaiting
      from cases c left join desks d on d.case_id = c.id where c.id = any($1)`,
    values: [ids],
  });
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
});

/** Papers, credentials and parts of a case, its tracking token, and who has taken it. */
export const caseAttachments = async (db: Db, id: string): Promise<Attachments> =>
  (await attachments(db, id)) ?? {
    papers: [],
    credentials: [],
    children: [],
    awaiting: [],
    track: '',
    assignee: null,
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
