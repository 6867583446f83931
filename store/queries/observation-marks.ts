import type { Client, Db } from '../db.ts';

const STUCK = 32;

/**
 * Runs of one identical raw value over `least` or more consecutive readings of a series: suspected stuck sensors, to be
 * confirmed by a person (kernel `stuckRuns`, over many series at once). Looks back a week before what was brought in,
 * since a run may have begun earlier.
 */
export const suspectStuck = async (
  client: Client,
  series: readonly number[],
  span: { readonly from: string; readonly to: string },
  least: number,
  at: string,
): Promise<number> => {
  const { rowCount } = await client.query(
    `with newest as (
       select distinct on (series, at) series, at, value, state, shown from observation_readings
       where series = any($1) and at >= $2::timestamptz - interval '7 days' and at <= $3 order by series, at, version desc
     ), stepped as (
       select *, case when state = 0 and value is not distinct from lag(value) over w and lag(state) over w = 0 then 0 else 1 end as begins
       from newest window w as (partition by series order by at)
     ), grouped as (
       select *, sum(begins) over (partition by series order by at) as run from stepped
     )
     insert into observation_marks (series, first_at, last_at, flag, state, at)
     select series, min(at), max(at), ${STUCK}, 'suspected', $5 from grouped where state = 0
     group by series, run having count(*) >= $4
     on conflict do nothing`,
    [series, span.from, span.to, least, at],
  );
  return rowCount ?? 0;
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

const columns = `m.id, o.id as site, s.item, s.source, m.first_at as "from", m.last_at as "to", m.state, m.person, m.reason`;
const joined = `observation_marks m join observation_series s on s.no = m.series join observation_sites o on o.no = s.site`;

/** Where runs stand: the newest mark of each. */
export const marksOf = async (db: Db, site?: string): Promise<readonly Mark[]> =>
  (
    await db.query<Mark>(
      `select distinct on (m.series, m.first_at, m.last_at) ${columns} from ${joined}
       where ($1::text is null or o.id = $1) order by m.series, m.first_at, m.last_at, m.id desc`,
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
      `insert into observation_marks (series, first_at, last_at, flag, state, at, person, reason)
       select series, first_at, last_at, flag, $2, $5, $3, $4 from observation_marks where id = $1
       on conflict do nothing returning id`,
      [id, state, person, reason, at],
    )
  ).rows[0]?.id;
