import type { Client, Db } from '../db.ts';

const STUCK = 32;

export interface Run {
  readonly channel: number;
  readonly item: string;
  readonly from: string;
  readonly to: string;
}

export const suspect = async (client: Client, runs: readonly Run[], at: string): Promise<void> => {
  await client.query(
    `insert into observation_marks (channel, item, first_at, last_at, flag, state, at)
     select channel, item, "from", "to", ${STUCK}, 'suspected', $2
     from json_to_recordset($1) as r(channel int, item text, "from" timestamptz, "to" timestamptz) on conflict do nothing`,
    [JSON.stringify(runs), at],
  );
};

export interface Mark {
  readonly id: number;
  readonly site: string;
  readonly item: string;
  readonly source: string;
  readonly from: string;
  readonly to: string;
  readonly state: 'suspected' | 'confirmed' | 'dismissed';
  readonly person: string | null;
  readonly reason: string | null;
}

const columns = `m.id, o.id as site, m.item, c.source, m.first_at as "from", m.last_at as "to", m.state, m.person, m.reason`;
const joined = `observation_marks m join observation_channels c on c.no = m.channel join observation_sites o on o.no = c.site`;

/** Where runs stand: the newest mark of each. */
export const marksOf = async (db: Db, site?: string): Promise<readonly Mark[]> =>
  (
    await db.query<Mark>(
      `select distinct on (m.channel, m.item, m.first_at, m.last_at) ${columns} from ${joined}
       where ($1::text is null or o.id = $1) order by m.channel, m.item, m.first_at, m.last_at, m.id desc`,
      [site ?? null],
    )
  ).rows;

/** What a person says of a suspected run; the suspicion stays on record. Undefined: there is no such run. */
export const judgeMark = async (
  client: Client,
  id: number,
  state: 'confirmed' | 'dismissed',
  person: string,
  reason: string,
  at: string,
): Promise<number | undefined> =>
  (
    await client.query<{ id: number }>(
      `insert into observation_marks (channel, item, first_at, last_at, flag, state, at, person, reason)
       select channel, item, first_at, last_at, flag, $2, $5, $3, $4 from observation_marks where id = $1
       on conflict do nothing returning id`,
      [id, state, person, reason, at],
    )
  ).rows[0]?.id;
