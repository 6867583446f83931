import type { Db } from '../db.ts';

export interface NodeMetrics {
  readonly events: number;
  readonly unsealed: number;
  readonly checkpointAge: number;
  readonly open: number;
  readonly overdue: number;
  readonly offered: number;
  readonly putOff: number;
  readonly rebuildDue: number;
  readonly bytes: number;
  readonly peers: readonly {
    readonly peer: string;
    readonly waiting: number;
    readonly oldest: number;
    readonly parked: number;
  }[];
}

/** What an operator watches. Counts of large tables are the planner's estimate: exact ones would cost more than they tell. */
export const nodeMetrics = async (db: Db): Promise<NodeMetrics> => {
  const { rows } = await db.query<Omit<NodeMetrics, 'peers'>>(
    `select greatest(0, (select reltuples from pg_class where oid = 'events'::regclass))::float8 as events,
       (select count(*) from events e where (e.tx, e.seq) > (select coalesce(max(t.tx), '0'::xid8), coalesce(max(t.seq), 0) from (select tx, seq from tree order by position desc limit 1) t))::int as unsealed,
       coalesce(extract(epoch from now() - (select max(at) from checkpoints where split_part(origin, '/', 1) = (select value->>0 from node_state where name = 'self'))), 0)::float8 as "checkpointAge",
       (select count(*) from cases where not final)::int as open,
       (select count(*) from cases where not final and next_due < current_date)::int as overdue,
       (select count(*) from cases where offered_to is not null)::int as offered,
       (select count(*) from waiting_steps)::int as "putOff",
       (select count(*) from node_state where name = 'rebuild-due' and value <> 'null')::int as "rebuildDue",
       pg_database_size(current_database())::float8 as bytes`,
  );
  const { rows: peers } = await db.query<NodeMetrics['peers'][number]>(
    `select p.id as peer, (select count(*) from outbox o where o.peer = p.id and o.receipt is null)::int as waiting,
       coalesce(extract(epoch from now() - (select min(o.at) from outbox o where o.peer = p.id and o.receipt is null)), 0)::float8 as oldest,
       (select count(*) from inbox i where i.peer = p.id and i.state = 'parked')::int as parked from peers p where p.status <> 'removed' order by 1`,
  );
  return { ...(rows[0] as Omit<NodeMetrics, 'peers'>), peers };
};
