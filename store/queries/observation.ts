import { createHash } from 'node:crypto';
import type { ObservationSite, QualityFlag, ReadingState } from '#kernel';
import type { Client, Db, Pool } from '../db.ts';

export const STATES: readonly ReadingState[] = ['measured', 'below', 'missing', 'unplanned', 'filtered', 'unreadable'];

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

export interface SeriesKey {
  readonly source: string;
  readonly site: number;
  readonly item: string;
  readonly unit: string;
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

export interface SeriesRow {
  readonly no: number;
  readonly source: string;
  readonly site: number;
  readonly item: string;
  readonly unit: string;
  readonly method: 'manual' | 'auto';
}

/** The series of one source at the given sites, made where they are missing. */
export const seriesRows = async (db: Db, keys: readonly SeriesKey[]): Promise<readonly SeriesRow[]> => {
  if (keys.length === 0) return [];
  await db.query(
    `insert into observation_series (source, site, item, unit, method, per_day)
     select source, site, item, unit, method, "perDay"
     from json_to_recordset($1) as r(source text, site int, item text, unit text, method text, "perDay" numeric)
     where not exists (select from observation_series s where (s.source, s.site, s.item) = (r.source, r.site, r.item))
     on conflict do nothing`,
    [JSON.stringify(keys)],
  );
  const { rows } = await db.query<SeriesRow>(
    'select no, source, site, item, unit, method from observation_series where source = any($1) and site = any($2)',
    [[...new Set(keys.map(({ source }) => source))], [...new Set(keys.map(({ site }) => site))]],
  );
  return rows;
};

/** Makes the partitions for these months (`2021-04`). In statements of its own: no import may hold the table meanwhile. */
export const ensureMonths = async (pool: Pool, months: readonly string[]): Promise<void> => {
  for (const month of [...months].sort()) await pool.query('select observation_month($1)', [`${month}-01`]);
};

/** Where an import stands before it is admitted: a table of this session, so that nothing is locked while a file is read. */
export const openStage = (client: Client): Promise<unknown> =>
  client.query(`create temporary table stage_readings (
      series int not null, at timestamptz not null, state smallint not null, flags smallint not null,
      value numeric, shown text, ord int not null
    ) on commit drop;
    create temporary table stage_evaluations (
      site int not null, rule text not null, edition text not null, period text not null, rank smallint,
      inputs_hash bytea not null, inputs jsonb not null, finding jsonb not null, ord int not null
    ) on commit drop`);

export const STAGE_READINGS = 'copy stage_readings (series, at, state, flags, value, shown, ord) from stdin';
export const STAGE_EVALUATIONS =
  'copy stage_evaluations (site, rule, edition, period, rank, inputs_hash, inputs, finding, ord) from stdin';

/** Two imports of one source follow one another; of different sources they cannot meet. */
export const lockSource = (client: Client, source: string): Promise<unknown> =>
  client.query(`select pg_advisory_xact_lock(hashtext('observation'), hashtext($1))`, [source]);

export interface Admitted {
  readonly staged: number;
  readonly added: number;
  readonly changed: number;
}


/**
 * Brings the staged readings in: the same content as any version held under its key is known and adds nothing, another
 * content is the next version (kernel `admit`, for a whole file at once). In the caller's transaction.
 */
export const admitStaged = async (client: Client, importNo: number): Promise<Admitted> => {
  await client.query(`set local work_mem = '64MB'; set local jit = off; analyze stage_readings`);
  const { rows } = await client.query<{ added: number; changed: number; staged: number }>(
    `with once as (
       select series, at, state, flags, value::text as text, shown, min(ord) as ord
       from stage_readings group by series, at, state, flags, value::text, shown
     ), fresh as (
       select o.* from once o
       where not exists (
         select from observation_readings r where r.series = o.series and r.at = o.at
           and r.state = o.state and r.flags = o.flags and r.value::text is not distinct from o.text
           and r.shown is not distinct from o.shown
       )
     ), held as (
       select f.*, coalesce((select max(version) from observation_readings r where r.series = f.series and r.at = f.at), 0)
         + row_number() over (partition by f.series, f.at order by f.ord) as version
       from fresh f
     ), put as (
       insert into observation_readings (series, at, version, state, flags, import, value, shown)
       select series, at, version, state, flags, $1, text::numeric, shown from held order by series, at
       returning version
     )
     select count(*) filter (where version = 1)::int as added, count(*) filter (where version > 1)::int as changed,
       (select count(*)::int from stage_readings) as staged from put`,
    [importNo],
  );
  return rows[0] as Admitted;
};

/**
 * One hash for everything an import added: per series over its readings in order of time, then over the series in order
 * of site and item. Recomputed from the table it must be the one in the journal.
 */
export const readingsHash = async (db: Db, importNo: number, from: string, to: string): Promise<string> => {
  const { rows } = await db.query<{ source: string; id: string; item: string; hash: string }>(
    `select s.source, o.id, s.item, encode(r.hash, 'hex') as hash
     from (select series, sha256(convert_to(string_agg(
             concat_ws('|', extract(epoch from at)::bigint, version, state, flags, value::text, '"' || shown), E'\n'
             order by at, version), 'UTF8')) as hash
           from observation_readings where import = $1 and at >= $2 and at <= $3 group by series) r
     join observation_series s on s.no = r.series join observation_sites o on o.no = s.site
     order by s.source collate "C", o.id collate "C", s.item collate "C"`,
    [importNo, from, to],
  );
  const hash = createHash('sha256');
  for (const row of rows) hash.update(`${row.source}|${row.id}|${row.item}|${row.hash}\n`);
  return hash.digest('hex');
};

