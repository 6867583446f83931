import type { Db } from '../db.ts';

export interface StoredReading {
  readonly site: string;
  readonly item: string;
  readonly source: string;
  readonly unit: string;
  readonly at: string;
  readonly version: number;
  readonly state: number;
  readonly flags: number;
  /** As text, with the places it was written with. */
  readonly value: string | null;
  readonly shown: string | null;
}

/** Runs a machine suspects and nobody has dismissed take their readings out of statistics. */
const marked = `coalesce((
    select bit_or(m.flag) from observation_marks m
    where m.series = r.series and r.at between m.first_at and m.last_at and m.state <> 'dismissed'
      and not exists (select from observation_marks d where d.series = m.series and d.flag = m.flag
        and d.first_at = m.first_at and d.last_at = m.last_at and d.state = 'dismissed' and d.id > m.id)), 0)`;

export interface ReadingsQuery {
  readonly sites: readonly string[];
  readonly items?: readonly string[];
  readonly source?: string;
  readonly from: string;
  /** Not included. */
  readonly to: string;
  /** All versions instead of the newest alone. */
  readonly versions?: boolean;
}

/** Readings in order of site, item and time. The series are found first, so that only their rows of the months are touched. */
export const readingsOf = async (db: Db, query: ReadingsQuery): Promise<readonly StoredReading[]> => {
  const { rows: series } = await db.query<{ no: number; site: string; item: string; source: string; unit: string }>(
    `select s.no, o.id as site, s.item, s.source, s.unit from observation_series s join observation_sites o on o.no = s.site
     where o.id = any($1) and ($2::text[] is null or s.item = any($2)) and ($3::text is null or s.source = $3)`,
    [query.sites, query.items ?? null, query.source ?? null],
  );
  const known = new Map(series.map((one) => [one.no, one]));
  if (known.size === 0) return [];
  const newest = query.versions ? '' : 'distinct on (r.series, r.at)';
  // Instants as written, so that the planner sees which months are meant.
  const { rows } = await db.query<Omit<StoredReading, 'site' | 'item' | 'source' | 'unit'> & { series: number }>(
    `select ${newest} r.series, r.at, r.version, r.state, r.flags | ${marked} as flags, r.value::text as value, r.shown
     from observation_readings r
     where r.series = any($1) and r.at >= '${new Date(query.from).toISOString()}' and r.at < '${new Date(query.to).toISOString()}'
     order by r.series, r.at, r.version desc`,
    [[...known.keys()]],
  );
  return rows.map(({ series: no, ...row }) => {
    const { site, item, source, unit } = known.get(no) as (typeof series)[number];
    return { site, item, source, unit, ...row };
  });
};

/** How many readings a day a site's source plans for an item, the largest of its series. */
export const plannedPerDay = async (db: Db, site: string, source?: string): Promise<number> =>
  (
    await db.query<{ n: number | null }>(
      `select max(per_day)::float as n from observation_series s join observation_sites o on o.no = s.site
       where o.id = $1 and ($2::text is null or s.source = $2)`,
      [site, source ?? null],
    )
  ).rows[0]?.n ?? 0;

export interface SiteRow {
  readonly id: string;
  readonly kind: string;
  readonly zh: string;
  readonly en: string;
  readonly sources: readonly string[];
}

export const knownSites = async (db: Db, kind?: string): Promise<readonly SiteRow[]> =>
  (
    await db.query<SiteRow>(
      `select o.id, o.kind, o.zh, o.en, array(select distinct source from observation_series s where s.site = o.no order by 1) as sources
       from observation_sites o where ($1::text is null or o.kind = $1) order by o.id`,
      [kind ?? null],
    )
  ).rows;

/** The newest instant with a measured value, per site. */
export const lastSeen = async (db: Db, sites: readonly string[], until: string): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await db.query<{ id: string; at: string | null }>(
    `select o.id, (select max(r.at) from observation_series s, lateral (
        select at from observation_readings r where r.series = s.no and r.at <= $2 and r.state in (0, 1) order by at desc limit 1) r
      where s.site = o.no) as at
     from observation_sites o where o.id = any($1)`,
    [sites, until],
  );
  return new Map(rows.flatMap(({ id, at }) => (at ? [[id, at] as const] : [])));
};
