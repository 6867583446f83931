import type { ObservationSite, QualityFlag, ReadingState } from '#kernel';
import type { Client, Db, Pool } from '../db.ts';

export const STATES: readonly ReadingState[] = [
  'measured',
  'below',
  'missing',
  'unplanned',
  'filtered',
  'unreadable',
];

export const FLAG_BITS: Readonly<Record<QualityFlag, number>> = {
  maintenance: 1,
  stopped: 2,
  filtered: 4,
  'below-detection': 8,
  'out-of-range': 16,
  'stuck-suspected': 32,
};

/** A value below detection is used in means; every other flag takes a reading out of statistics. */
export const OUT_OF_STATISTICS = 1 | 2 | 4 | 16 | 32;

export const flagsOf = (bits: number): readonly QualityFlag[] =>
  (Object.keys(FLAG_BITS) as QualityFlag[]).filter((flag) => bits & FLAG_BITS[flag]);

export const bitsOf = (flags: readonly QualityFlag[]): number =>
  flags.reduce((bits, flag) => bits | FLAG_BITS[flag], 0);

export interface ChannelKey {
  readonly source: string;
  readonly site: number;
  readonly method: 'manual' | 'auto';
  readonly perDay: number;
}

/** Numbers of sites by id; those not met before are added. */
export const siteNumbers = async (
  db: Db,
  sites: readonly Pick<ObservationSite, 'id' | 'kind' | 'title'>[],
): Promise<ReadonlyMap<string, number>> => {
  const rows = sites.map(({ id, kind, title: [zh, en] }) => ({ id, kind, zh, en }));
  await db.query(
    `insert into observation_sites (id, kind, zh, en)
     select id, kind, zh, en from json_to_recordset($1) as r(id text, kind text, zh text, en text)
     where not exists (select from observation_sites s where s.id = r.id)
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
  const { rows: found } = await db.query<{ id: string; no: number }>(
    'select id, no from observation_sites where id = any($1)',
    [sites.map(({ id }) => id)],
  );
  return new Map(found.map(({ id, no }) => [id, no]));
};

/** Numbers of one source's channels by site, made where they are missing. */
export const channelNumbers = async (db: Db, keys: readonly ChannelKey[]): Promise<ReadonlyMap<number, number>> => {
  if (keys.length === 0) return new Map();
  await db.query(
    `insert into observation_channels (source, site, method, per_day)
     select source, site, method, "perDay"
     from json_to_recordset($1) as r(source text, site int, method text, "perDay" numeric)
     where not exists (select from observation_channels c where (c.source, c.site) = (r.source, r.site))
     on conflict do nothing`,
    [JSON.stringify(keys)],
  );
  const { rows } = await db.query<{ no: number; site: number }>(
    'select no, site from observation_channels where source = $1 and site = any($2)',
    [keys[0]?.source, keys.map(({ site }) => site)],
  );
  return new Map(rows.map(({ no, site }) => [site, no]));
};

/** The number of a shape: which items in which units, in that order. */
export const shapeNumber = async (db: Db, items: readonly string[], units: readonly string[]): Promise<number> => {
  const find = () =>
    db.query<{ no: number }>('select no from observation_shapes where items = $1 and units = $2', [items, units]);
  const known = (await find()).rows[0];
  if (known) return known.no;
  await db.query('insert into observation_shapes (items, units) values ($1, $2) on conflict do nothing', [
    items,
    units,
  ]);
  return (await find()).rows[0]?.no as number;
};

export interface Shape {
  readonly items: readonly string[];
  readonly units: readonly string[];
}

export const shapesByNumber = async (db: Db, numbers: readonly number[]): Promise<ReadonlyMap<number, Shape>> => {
  const { rows } = await db.query<Shape & { no: number }>(
    'select no, items, units from observation_shapes where no = any($1)',
    [numbers],
  );
  return new Map(rows.map(({ no, ...shape }) => [no, shape]));
};

/** Makes the partitions for these months (`2021-04`). In statements of its own: no import may hold the table meanwhile. */
export const ensureMonths = async (pool: Pool, months: readonly string[]): Promise<void> => {
  for (const month of [...months].sort()) await pool.query('select observation_month($1)', [`${month}-01`]);
};

/** Months with readings that were not yet put in order, `2021-04`, the earliest first. */
export const unorderedMonths = async (db: Db): Promise<readonly string[]> =>
  (
    await db.query<{ month: string }>(
      `select substr(relname, 22, 4) || '-' || substr(relname, 26, 2) as month
       from pg_inherits i join pg_class c on c.oid = i.inhrelid
       where i.inhparent = 'observation_readings'::regclass
         and not exists (select from observation_ordered o where to_char(o.month, 'YYYYMM') = substr(relname, 22))
       order by 1`,
    )
  ).rows.map(({ month }) => month);

/** Puts the readings of a month in the order of their channels. False: there are none, or it was done before. */
export const orderMonth = async (db: Db, month: string): Promise<boolean> =>
  (await db.query<{ done: boolean }>('select observation_order($1) as done', [`${month}-01`])).rows[0]?.done ?? false;

/** Where an import stands before it is admitted: a table of this session, so that nothing is locked while a file is read. */
export const openStage = (client: Client): Promise<unknown> =>
  client.query(`create temporary table stage_readings (
      channel int not null, at timestamptz not null, shape smallint not null,
      values numeric[] not null, states smallint[], flags smallint[], shown text[], ord int not null
    ) on commit drop;
    create temporary table stage_evaluations (
      site int not null, rule text not null, edition text not null, period text not null, rank smallint,
      inputs_hash text not null, inputs text not null, finding text not null, ord int not null
    ) on commit drop`);

export const STAGE_READINGS =
  'copy stage_readings (channel, at, shape, values, states, flags, shown, ord) from stdin';
export const STAGE_EVALUATIONS =
  'copy stage_evaluations (site, rule, edition, period, rank, inputs_hash, inputs, finding, ord) from stdin';

/** Two imports of one source follow one another; of different sources they cannot meet. */
export const lockSource = (client: Client, source: string): Promise<unknown> =>
  client.query(`select pg_advisory_xact_lock(hashtext('observation'), hashtext($1))`, [source]);
