import type { Cell, Snapshot, Total } from '#kernel';
import type { Client, Db } from '../db.ts';

/** A published snapshot with its signature and its place among the revisions of its period. */
export interface PublishedSnapshot {
  readonly snapshot: Snapshot;
  readonly revision: number;
  readonly jws: string;
  readonly totals: Total;
}

interface Row {
  readonly indicator: string;
  readonly node: string;
  readonly period: string;
  readonly revision: number;
  readonly definition: string;
  readonly as_of: string;
  readonly hash: string;
  readonly corrects: Snapshot['corrects'] | null;
  readonly cells: readonly Cell[];
  readonly totals: Total;
  readonly jws: string;
}

const published = (row: Row): PublishedSnapshot => ({
  revision: row.revision,
  jws: row.jws,
  totals: row.totals,
  snapshot: {
    kind: 'snapshot',
    indicator: row.indicator,
    definition: row.definition,
    node: row.node,
    period: row.period,
    asOf: row.as_of,
    cells: row.cells,
    hash: row.hash,
    ...(row.corrects && { corrects: row.corrects }),
  },
});

/** Writes what was published or received, in the transaction of its event. The live path and a rebuild use it alike. */
export const projectSnapshot = async (client: Client, one: PublishedSnapshot): Promise<void> => {
  const { snapshot: s, revision, jws, totals } = one;
  const key = [s.indicator, s.node, s.period, revision];
  await client.query({
    name: 'snapshot-add',
    text: `insert into indicator_snapshots (indicator, node, period, revision, definition, as_of, hash, corrects, cells, totals, jws)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      ...key,
      s.definition,
      s.asOf,
      s.hash,
      s.corrects ? JSON.stringify(s.corrects) : null,
      JSON.stringify(s.cells),
      JSON.stringify(totals),
      jws,
    ],
  });
  await client.query({
    name: 'series-set',
    text: `insert into indicator_series (indicator, node, period, revision, totals) values ($1, $2, $3, $4, $5)
      on conflict (indicator, node, period) do update set revision = excluded.revision, totals = excluded.totals`,
    values: [...key, JSON.stringify(totals)],
  });
};

/** Everything on record, revision after revision of each series, in portions. */
export async function* allSnapshots(client: Client, portion = 500): AsyncGenerator<PublishedSnapshot> {
  let after: readonly unknown[] = ['', '', '', 0];
  for (;;) {
    const { rows } = await client.query<Row>(
      `select * from indicator_snapshots where (indicator, node, period, revision) > ($1, $2, $3, $4)
       order by indicator, node, period, revision limit $5`,
      [...after, portion],
    );
    for (const row of rows) yield published(row);
    const last = rows.at(-1);
    if (!last) return;
    after = [last.indicator, last.node, last.period, last.revision];
  }
}

/** All revisions of an indicator, or of one of its periods, oldest first. */
export const snapshotsOf = async (
  db: Db,
  indicator: string,
  where: { readonly node?: string; readonly period?: string } = {},
): Promise<readonly PublishedSnapshot[]> =>
  (
    await db.query<Row>({
      name: 'snapshots-of',
      text: `select * from indicator_snapshots where indicator = $1 and ($2::text is null or node = $2) and ($3::text is null or period = $3)
        order by period, node, revision`,
      values: [indicator, where.node ?? null, where.period ?? null],
    })
  ).rows.map(published);

export interface SeriesRow {
  readonly indicator: string;
  readonly node: string;
  readonly period: string;
  readonly revision: number;
  readonly totals: Total;
}

/** The newest revision of each period of the indicators, by node. */
export const seriesOf = async (db: Db, indicators: readonly string[]): Promise<readonly SeriesRow[]> =>
  (
    await db.query<SeriesRow>({
      name: 'series-of',
      text: 'select indicator, node, period, revision, totals from indicator_series where indicator = any($1) order by indicator, period, node',
      values: [indicators],
    })
  ).rows;

export interface SumRow {
  readonly indicator: string;
  readonly node: string;
  readonly n: number;
  readonly first: string;
  readonly last: string;
}

/** One counter summed over all periods, by node, with the first and last period that has any: what shows that an institution runs. */
export const sumsOf = async (db: Db, indicators: readonly string[], counter: string): Promise<readonly SumRow[]> =>
  (
    await db.query<SumRow>({
      name: 'series-sums',
      text: `select indicator, node, sum((totals #>> array['counters', $2])::bigint)::bigint as n, min(period) as first, max(period) as last
        from indicator_series where indicator = any($1) and totals #>> array['counters', $2] is not null group by 1, 2`,
      values: [indicators, counter],
    })
  ).rows;

/** The same as it was published by an instant. */
export const sumsThen = async (
  db: Db,
  indicators: readonly string[],
  counter: string,
  at: string,
): Promise<readonly SumRow[]> =>
  (
    await db.query<SumRow>({
      name: 'series-sums-then',
      text: `select indicator, node, sum((totals #>> array['counters', $2])::bigint)::bigint as n, min(period) as first, max(period) as last
        from (select distinct on (indicator, node, period) * from indicator_snapshots where indicator = any($1) and as_of <= $3
          order by indicator, node, period, revision desc) s
        where totals #>> array['counters', $2] is not null group by 1, 2`,
      values: [indicators, counter, at],
    })
  ).rows;

/** Changes with whatever is written here, publications among it: answered from the end of an index. */
export const newestAct = async (db: Db): Promise<number> =>
  (
    await db.query<{ seq: number | null }>({
      name: 'newest-act',
      text: 'select max(seq) as seq from events',
      values: [],
    })
  ).rows[0]?.seq ?? 0;

/** How many snapshots stand here: they are only ever added, so that the same number means the same figures. */
export const snapshotsKept = async (db: Db): Promise<number> =>
  (
    await db.query<{ n: number }>({
      name: 'snapshots-kept',
      text: 'select count(*)::int as n from indicator_snapshots',
      values: [],
    })
  ).rows[0]?.n ?? 0;

/** The newest period of each indicator by node, for lists of figures. */
export const newestSeries = async (db: Db): Promise<readonly SeriesRow[]> =>
  (
    await db.query<SeriesRow>({
      name: 'series-newest',
      text: 'select distinct on (indicator, node) * from indicator_series order by indicator, node, period desc',
      values: [],
    })
  ).rows;
