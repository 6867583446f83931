import type { Client, Db } from '../db.ts';

/** One channel of one source: what a batch of its rows is about. */
export interface SharedChannel {
  readonly source: string;
  readonly site: string;
  readonly kind: 'section' | 'air';
  readonly title: readonly [string, string];
  readonly method: 'manual' | 'auto';
  readonly perDay: number;
}

/** A row as it is stored: lists go by the places of `items`; states and flags as the comments of the table say. */
export interface SharedRow {
  readonly at: string;
  readonly version: number;
  readonly items: readonly string[];
  readonly units: readonly string[];
  readonly values: readonly (string | null)[];
  readonly states: readonly number[] | null;
  readonly flags: readonly number[] | null;
  readonly shown: readonly (string | null)[] | null;
}

/** What a machine suspects or a person said of a run of readings. Who said it stays at home. */
export interface SharedMark {
  readonly item: string;
  readonly from: string;
  readonly to: string;
  readonly flag: number;
  readonly state: 'suspected' | 'confirmed' | 'dismissed';
  readonly at: string;
  readonly reason: string | null;
}

export interface SharedBatch {
  readonly channel: SharedChannel;
  readonly rows: readonly SharedRow[];
  readonly marks: readonly SharedMark[];
}

const about = `json_build_object('source', c.source, 'site', o.id, 'kind', o.kind, 'title', json_build_array(o.zh, o.en),
  'method', c.method, 'perDay', c.per_day::float) as channel`;
const named = 'observation_channels c join observation_sites o on o.no = c.site';

/** The oldest import this peer was not told of. */
export const untoldImport = async (
  client: Client,
  peer: string,
): Promise<{ readonly no: number; readonly from: string; readonly to: string } | undefined> =>
  (
    await client.query<{ no: number; from: string; to: string }>(
      `select no, doc->'span'->>'from' as "from", doc->'span'->>'to' as "to" from observation_imports i
       where not exists (select from observation_told t where t.peer = $1 and t.kind = 'import' and t.no = i.no)
       order by no limit 1`,
      [peer],
    )
  ).rows[0];

/** What an import added at these sites, in order of channel, time and version. */
export const rowsOfImport = async (
  client: Client,
  { no, from, to }: { readonly no: number; readonly from: string; readonly to: string },
  sites: readonly string[],
): Promise<readonly (SharedRow & { readonly channel: SharedChannel; readonly number: number })[]> =>
  (
    await client.query(
      `select c.no as number, ${about}, r.at, r.version, h.items, h.units, r.values::text[] as values, r.states, r.flags, r.shown
       from ${named} join observation_readings r on r.channel = c.no join observation_shapes h on h.no = r.shape
       where o.id = any($1) and r.import = $2 and r.at >= '${new Date(from).toISOString()}' and r.at <= '${new Date(to).toISOString()}'
       order by c.no, r.at, r.version`,
      [sites, no],
    )
  ).rows;

/** Marks at these sites that this peer was not told of, in their order. */
export const untoldMarks = async (
  client: Client,
  peer: string,
  sites: readonly string[],
): Promise<readonly (SharedMark & { readonly no: number; readonly channel: SharedChannel })[]> =>
  (
    await client.query(
      `select m.id as no, ${about}, m.item, m.first_at as "from", m.last_at as "to", m.flag, m.state, m.at, m.reason
       from observation_marks m join observation_channels c on c.no = m.channel join observation_sites o on o.no = c.site
       where o.id = any($1) and not exists (select from observation_told t where t.peer = $2 and t.kind = 'mark' and t.no = m.id)
       order by m.id limit 1000`,
      [sites, peer],
    )
  ).rows;

export const saveTold = (client: Client, peer: string, kind: 'import' | 'mark', numbers: readonly number[]) =>
  client.query(
    'insert into observation_told (kind, no, peer) select $1, unnest($2::bigint[]), $3 on conflict do nothing',
    [kind, numbers, peer],
  );

export const saveArrived = (client: Client, peer: string, letter: string, at: string, body: SharedBatch) =>
  client.query(
    'insert into observation_arrived (peer, letter, at, body) values ($1, $2, $3, $4) on conflict do nothing',
    [peer, letter, at, JSON.stringify(body)],
  );

export interface Arrived {
  /** In the order the letters came. */
  readonly no: number;
  readonly peer: string;
  readonly letter: string;
  readonly body: SharedBatch;
}

/** Batches that wait, the oldest first; those that failed before come last. */
export const arrivedBatches = async (db: Db, limit: number): Promise<readonly Arrived[]> =>
  (
    await db.query<Arrived>(
      'select no, peer, letter, body from observation_arrived where tries < 20 order by tries, no limit $1',
      [limit],
    )
  ).rows;

export const endArrived = (db: Db, { no }: Arrived) =>
  db.query('delete from observation_arrived where no = $1', [no]);

export const failArrived = (db: Db, { no }: Arrived, problem: string) =>
  db.query('update observation_arrived set tries = tries + 1, problem = $2 where no = $1', [no, problem]);

/** False: no reading of that channel has come in yet. */
export const saveMarks = async (
  db: Db,
  { source, site }: SharedChannel,
  marks: readonly SharedMark[],
): Promise<boolean> => {
  const { rows } = await db.query<{ no: number }>(`select c.no from ${named} where c.source = $1 and o.id = $2`, [
    source,
    site,
  ]);
  if (!rows[0]) return false;
  await db.query(
    `insert into observation_marks (channel, item, first_at, last_at, flag, state, at, reason)
     select $1, item, "from", "to", flag, state, at, reason
     from json_to_recordset($2) as r(item text, "from" timestamptz, "to" timestamptz, flag smallint, state text, at timestamptz, reason text)
     on conflict do nothing`,
    [rows[0].no, JSON.stringify(marks)],
  );
  return true;
};

/** Batches that wait, by peer, with what the last one failed by. */
export const waitingBatches = async (
  db: Db,
): Promise<readonly { readonly peer: string; readonly waiting: number; readonly problem: string | null }[]> =>
  (
    await db.query(
      'select peer, count(*)::int as waiting, max(problem) as problem from observation_arrived group by peer order by peer',
    )
  ).rows;
