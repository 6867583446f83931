import type { Client, Db } from '../db.ts';

/** As of `at`, its source had published this many entries of the register; the signed statement is kept with it. */
export interface MarkRow {
  readonly source: string;
  readonly register: string;
  readonly at: string;
  readonly entries: number;
  readonly proof: string;
}

/** The newest counts, whatever order they come in. */
export const saveMarks = (client: Client, rows: readonly MarkRow[]): Promise<unknown> =>
  client.query(
    `insert into published_marks (source, register, at, entries, proof)
     select source, register, at, entries, proof from json_populate_recordset(null::published_marks, $1)
     on conflict (source, register) do update set at = excluded.at, entries = excluded.entries, proof = excluded.proof
     where published_marks.at < excluded.at`,
    [JSON.stringify(rows)],
  );

export interface Heard {
  /** Everything the source published before this instant is here. */
  readonly at: string;
  /** How many entries the source says it has, and how many are here; absent where it has not signed a mark yet. */
  readonly says?: number;
  readonly has: number;
  readonly proof?: string;
}

/**
 * By source, what it last signed about a register. A source of an older release signs none: then its newest letter counts, by the time
 * it was written. Letters of a pair come in order, so what was published before is here.
 */
export const heardOf = async (
  db: Db,
  register: string,
  peers: readonly string[],
): Promise<Readonly<Record<string, Heard>>> => {
  const { rows } = await db.query<{
    peer: string;
    at: string | null;
    says: number | null;
    has: number;
    proof: string | null;
  }>({
    name: 'published-heard',
    text: `select p.peer, coalesce(m.at, i.at) as at, m.entries as says, m.proof,
        (select count(*)::int from published_entries e where e.register = $1 and e.source = p.peer) as has
      from unnest($2::text[]) as p(peer)
      left join published_marks m on m.source = p.peer and m.register = $1
      left join lateral (select (envelope->'header'->>'at')::timestamptz as at from inbox where inbox.peer = p.peer and m.at is null
        order by pair_seq desc limit 1) i on true`,
    values: [register, peers],
  });
  return Object.fromEntries(
    rows.flatMap(({ peer, at, says, has, proof }) =>
      at === null ? [] : [[peer, { at, has, ...(says !== null && { says }), ...(proof !== null && { proof }) }]],
    ),
  );
};

/** How many entries this node has of each of these registers. */
export const countEntries = async (db: Db, registers: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await db.query<{ register: string; n: number }>(
    `select r.register, (select count(*)::int from register_entries e where e.register = r.register) as n
     from unnest($1::text[]) as r(register)`,
    [registers],
  );
  return new Map(rows.map(({ register, n }) => [register, n]));
};
