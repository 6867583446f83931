import type { Db } from '../db.ts';
import { type Shape, shapesByNumber } from './observation.ts';

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

export interface ReadingsQuery {
  readonly sites: readonly string[];
  readonly items?: readonly string[];
  readonly source?: string;
  readonly method?: 'manual' | 'auto';
  readonly from: string;
  /** Not included. */
  readonly to: string;
  /** All versions instead of the newest alone. */
  readonly versions?: boolean;
}

interface Row {
  readonly channel: number;
  readonly at: string;
  readonly shape: number;
  /** As PostgreSQL writes an array of numbers, `{7.10,NULL}`: cut here, since a general reader of arrays is slow. */
  readonly values: string;
  readonly states: readonly number[] | null;
  readonly flags: readonly number[] | null;
  readonly shown: readonly (string | null)[] | null;
}

interface Channel {
  readonly no: number;
  readonly site: string;
  readonly source: string;
}

/** Runs that a machine suspects and nobody has dismissed take their readings out of statistics. */
const marksIn = async (db: Db, channels: readonly number[]) => {
  const { rows } = await db.query<{ channel: number; item: string; first_at: string; last_at: string; flag: number }>(
    `select channel, item, first_at, last_at, flag from (
       select distinct on (channel, item, first_at, last_at, flag) * from observation_marks
       where channel = any($1) order by channel, item, first_at, last_at, flag, id desc) m where state <> 'dismissed'`,
    [channels],
  );
  const runs = Map.groupBy(rows, ({ channel, item }) => `${channel}|${item}`);
  if (rows.length === 0) return () => 0;
  return (channel: number, item: string, at: string): number =>
    (runs.get(`${channel}|${item}`) ?? []).reduce(
      (bits, run) => (run.first_at <= at && at <= run.last_at ? bits | run.flag : bits),
      0,
    );
};

/** Readings in order of site, source, item and time. The channels are found first, so only their rows of the months are touched. */
export const readingsOf = async (db: Db, query: ReadingsQuery): Promise<readonly StoredReading[]> => {
  const { rows: channels } = await db.query<Channel>(
    `select c.no, o.id as site, c.source from observation_channels c join observation_sites o on o.no = c.site
     where o.id = any($1) and ($2::text is null or c.source = $2) and ($3::text is null or c.method = $3)
     order by o.id, c.source`,
    [query.sites, query.source ?? null, query.method ?? null],
  );
  if (channels.length === 0) return [];
  const numbers = channels.map(({ no }) => no);
  // Instants as written, so that the planner sees which months are meant.
  const { rows } = await db.query<Row>(
    `select channel, at, shape, values::text as values, states, flags, shown from observation_readings
     where channel = any($1) and at >= '${new Date(query.from).toISOString()}' and at < '${new Date(query.to).toISOString()}'
     order by channel, at, version`,
    [numbers],
  );
  const [shapes, mark] = await Promise.all([
    shapesByNumber(db, [...new Set(rows.map(({ shape }) => shape))]),
    marksIn(db, numbers),
  ]);
  const wanted = query.items && new Set(query.items);
  const lists = new Map<number, Map<string, StoredReading[]>>(numbers.map((no) => [no, new Map()]));
  const named = new Map(channels.map((channel) => [channel.no, channel]));
  for (const row of rows) {
    const { items, units } = shapes.get(row.shape) as Shape;
    const { site, source } = named.get(row.channel) as Channel;
    const byItem = lists.get(row.channel) as Map<string, StoredReading[]>;
    const values = row.values.slice(1, -1).split(',');
    for (const [n, item] of items.entries()) {
      if (wanted && !wanted.has(item)) continue;
      const list = byItem.get(item) ?? [];
      if (list.length === 0) byItem.set(item, list);
      // Rows of one channel come in order of time and version: an earlier version of an item stands last in its list.
      const before = list.at(-1);
      const again = before?.at === row.at;
      if (again && !query.versions) list.pop();
      list.push({
        site,
        item,
        source,
        unit: units[n] as string,
        at: row.at,
        version: again ? (before?.version ?? 0) + 1 : 1,
        value: values[n] === 'NULL' ? null : (values[n] ?? null),
        state: row.states?.[n] ?? 0,
        flags: (row.flags?.[n] ?? 0) | mark(row.channel, item, row.at),
        shown: row.shown?.[n] ?? null,
      });
    }
  }
  return [...lists.values()].flatMap((byItem) =>
    [...byItem].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, list]) => list),
  );
};

/** What a site's source plans: how many readings a day, and whether an instrument or a person takes them. */
export const planOf = async (
  db: Db,
  site: string,
  source?: string,
): Promise<{ readonly perDay: number; readonly method: 'manual' | 'auto' }> =>
  (
    await db.query<{ perDay: number; method: 'manual' | 'auto' }>(
      `select per_day::float as "perDay", method from observation_channels c join observation_sites o on o.no = c.site
       where o.id = $1 and ($2::text is null or c.source = $2) order by per_day desc limit 1`,
      [site, source ?? null],
    )
  ).rows[0] ?? { perDay: 0, method: 'auto' };

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
      `select o.id, o.kind, o.zh, o.en, array(select source from observation_channels c where c.site = o.no order by 1) as sources
       from observation_sites o where ($1::text is null or o.kind = $1) order by o.id`,
      [kind ?? null],
    )
  ).rows;

/** The newest instant with a measured value, per site. */
export const lastSeen = async (
  db: Db,
  sites: readonly string[],
  until: string,
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await db.query<{ id: string; at: string | null }>(
    `select o.id, (select max(r.at) from observation_channels c, lateral (
        select at from observation_readings r where r.channel = c.no and r.at <= $2
          and (r.states is null or 0 = any(r.states)) order by at desc limit 1) r
      where c.site = o.no) as at
     from observation_sites o where o.id = any($1)`,
    [sites, until],
  );
  return new Map(rows.flatMap(({ id, at }) => (at ? [[id, at] as const] : [])));
};

/** Channel numbers of one source by site id. */
export const channelsOf = async (
  db: Db,
  source: string,
  sites: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await db.query<{ id: string; no: number }>(
    `select o.id, c.no from observation_channels c join observation_sites o on o.no = c.site
     where c.source = $1 and o.id = any($2)`,
    [source, sites],
  );
  return new Map(rows.map(({ id, no }) => [id, no]));
};
