import type { Client, Db } from '../db.ts';

/** What the journal keeps of a hand-over (交接). */
export type HandoverEvent =
  | {
      readonly act: 'offer';
      readonly id: string;
      readonly authority: string;
      readonly from: string;
      readonly to: string;
      readonly cases: readonly string[];
      readonly note: string;
    }
  | { readonly act: 'answer'; readonly id: string; readonly accepted: boolean; readonly note: string };

export interface Handover {
  readonly id: string;
  readonly authority: string;
  readonly from: string;
  readonly to: string;
  readonly fromName: string;
  readonly toName: string;
  readonly cases: readonly string[];
  readonly note: string;
  readonly offeredAt: string;
  readonly answeredAt: string | null;
  readonly accepted: boolean | null;
  readonly answer: string | null;
}

export const projectHandover = (client: Client, event: HandoverEvent, at: string): Promise<unknown> =>
  event.act === 'offer'
    ? client.query(
        `insert into handovers (id, authority, from_person, to_person, cases, note, offered_at) values ($1, $2, $3, $4, $5, $6, $7)`,
        [event.id, event.authority, event.from, event.to, event.cases, event.note, at],
      )
    : client.query('update handovers set answered_at = $2, accepted = $3, answer = $4 where id = $1', [
        event.id,
        at,
        event.accepted,
        event.note,
      ]);

const columns = `h.id, h.authority, h.from_person as "from", h.to_person as "to", f.name as "fromName", t.name as "toName", h.cases, h.note,
  h.offered_at as "offeredAt", h.answered_at as "answeredAt", h.accepted, h.answer`;
const joined = 'handovers h join people f on f.id = h.from_person join people t on t.id = h.to_person';

/** Locked: two answers at once cannot both count. */
export const lockHandover = async (client: Client, id: string): Promise<Handover | undefined> =>
  (await client.query<Handover>(`select ${columns} from ${joined} where h.id = $1 for update of h`, [id])).rows[0];

/** What the person gave and was given, what waits for an answer first. */
export const handoversOf = async (db: Db, person: string, limit = 50): Promise<readonly Handover[]> =>
  (
    await db.query<Handover>(
      `select ${columns} from ${joined} where $1 in (h.from_person, h.to_person)
       order by h.answered_at is not null, h.offered_at desc limit $2`,
      [person, limit],
    )
  ).rows;

/** Those of `cases` that wait for an answer in some hand-over already. */
export const casesBeingHandedOver = async (client: Client, cases: readonly string[]): Promise<readonly string[]> =>
  (
    await client.query<{ id: string }>(
      'select distinct unnest(cases) as id from handovers where answered_at is null and cases && $1::text[]',
      [cases],
    )
  ).rows
    .map(({ id }) => id)
    .filter((id) => cases.includes(id));
