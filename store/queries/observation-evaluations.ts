import type { Client, Db } from '../db.ts';

export interface EvaluationRow {
  readonly site: string;
  readonly rule: string;
  readonly edition: string;
  readonly period: string;
  readonly rank: number | null;
  readonly at: string;
  readonly batch: string;
  readonly inputsHash: string;
  readonly inputs: unknown;
  readonly finding: unknown;
}

/** Stored once per (site, rule, period, edition, inputs): repeating an evaluation adds nothing. Returns how many are new. */
export const admitEvaluations = async (client: Client, at: string, batch: string): Promise<number> => {
  const { rowCount } = await client.query(
    `insert into observation_evaluations (site, rule, edition, period, rank, at, batch, inputs_hash, inputs, finding)
     select site, rule, edition, period, rank, $1, $2, decode(inputs_hash, 'hex'), inputs::jsonb, finding::jsonb
     from stage_evaluations order by ord
     on conflict do nothing`,
    [at, batch],
  );
  return rowCount ?? 0;
};

export const saveEvaluation = async (
  db: Db,
  row: Omit<EvaluationRow, 'site'> & { readonly siteNo: number },
): Promise<boolean> => {
  const { rowCount } = await db.query(
    `insert into observation_evaluations (site, rule, edition, period, rank, at, batch, inputs_hash, inputs, finding)
     values ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'), $9, $10) on conflict do nothing`,
    [
      row.siteNo,
      row.rule,
      row.edition,
      row.period,
      row.rank,
      row.at,
      row.batch,
      row.inputsHash,
      JSON.stringify(row.inputs),
      JSON.stringify(row.finding),
    ],
  );
  return rowCount === 1;
};

const columns = `s.id as site, e.rule, e.edition, e.period, e.rank, e.at, e.batch,
  encode(e.inputs_hash, 'hex') as "inputsHash", e.inputs, e.finding`;

export interface EvaluationQuery {
  readonly sites: readonly string[];
  readonly rule: string;
  readonly edition?: string | undefined;
  readonly from: string;
  readonly to: string;
}

/** The newest evaluation of each site and period whose text lies in `from`…`to`, in order of site and period. */
export const evaluationsOf = async (db: Db, query: EvaluationQuery): Promise<readonly EvaluationRow[]> => {
  const { sites, rule, edition, from, to } = query;
  const { rows } = await db.query<EvaluationRow>(
    `select distinct on (s.id, e.period, e.edition) ${columns}
     from observation_evaluations e join observation_sites s on s.no = e.site
     where s.id = any($1) and e.rule = $2 and e.period >= $3 and e.period <= $4 and ($5::text is null or e.edition = $5)
     order by s.id, e.period, e.edition, e.no desc`,
    [sites, rule, from, to, edition ?? null],
  );
  return rows;
};

/** Where many sites stand: the newest evaluation of each up to `until`, and not older than `since`. */
export const latestEvaluations = async (
  db: Db,
  sites: readonly string[],
  rule: string,
  since: string,
  until: string,
): Promise<readonly EvaluationRow[]> =>
  (
    await db.query<EvaluationRow>(
      `select distinct on (s.id) ${columns}
       from observation_evaluations e join observation_sites s on s.no = e.site
       where s.id = any($1) and e.rule = $2 and e.period >= $3 and e.period <= $4
       order by s.id, e.period desc, e.no desc`,
      [sites, rule, since, until],
    )
  ).rows;
