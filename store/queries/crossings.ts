import type { Db } from '../db.ts';

/** A letter about a case somebody is party to, as far as it concerns them: never its content. */
export interface Crossing {
  readonly at: string;
  readonly way: 'out' | 'in';
  readonly peer: string;
  readonly kind: string;
  readonly case: string;
  /** Whether the recipient has signed for it. */
  readonly received: boolean;
  /** Names of the facts that went; of letters that came only the kind is kept in clear. */
  readonly facts: readonly string[];
}

/** What crossed the border about a person, newest first, in both directions: letters by the cases they are party to. */
export const crossingsOf = async (db: Db, key: string, limit: number): Promise<readonly Crossing[]> =>
  (
    await db.query<Crossing>(
      `with mine as (select case_id from case_parties where key = $1)
       select * from (
         select o.at, 'out' as way, o.peer, o.kind, o.stream as case, o.receipt is not null as received,
           coalesce((select array_agg(distinct name order by name) from json_array_elements(o.payload->'events') e,
             json_object_keys(e->'event'->'set') name where json_typeof(o.payload->'events') = 'array'), '{}') as facts
         from outbox o join mine on mine.case_id = o.stream where o.pair_seq is not null
         union all
         select i.at, 'in', i.peer, i.kind, i.stream, true, '{}' from inbox i join mine on mine.case_id = i.stream
       ) as letters order by at desc, "case", kind limit $2`,
      [key, limit],
    )
  ).rows;
