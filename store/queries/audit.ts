import type { Client, Db } from '../db.ts';

/** Rows of a query in portions, in the caller's transaction: an audit reads more than fits into memory. */
export async function* portions<T>(
  client: Client,
  sql: string,
  values: readonly unknown[] = [],
  size = 1000,
): AsyncGenerator<readonly T[]> {
  await client.query(`declare audit cursor for ${sql}`, [...values]);
  try {
    for (;;) {
      const { rows } = await client.query(`fetch ${size} from audit`);
      if (rows.length === 0) return;
      yield rows as T[];
    }
  } finally {
    await client.query('close audit').catch(() => undefined);
  }
}

/** One moment for everything that is read; nothing can be written. */
export const beginAudit = async (client: Client): Promise<void> => {
  await client.query('begin isolation level repeatable read read only');
  await client.query(`set local time zone 'UTC'`);
};

export interface AuditedEvent {
  readonly seq: number;
  readonly stream: string;
  readonly version: number;
  readonly kind: string;
  /** As the leaf says it; with microseconds if somebody put any there. */
  readonly at: string;
  readonly origin: string;
  readonly body: unknown;
  readonly salt: Buffer | null;
  readonly commitment: Buffer;
  readonly leaf: Buffer;
  readonly origin_leaf: Buffer | null;
}

const columns = `seq, stream, version, kind, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, origin, body, salt, commitment, leaf, origin_leaf`;

const instant = <T extends { at: string }>(row: T): T => ({ ...row, at: row.at.replace(/000Z$/, 'Z') });

/** The whole journal, oldest first. */
export async function* auditedEvents(client: Client): AsyncGenerator<readonly AuditedEvent[]> {
  for await (const rows of portions<AuditedEvent>(client, `select ${columns} from events order by seq`, [], 500))
    yield rows.map(instant);
}

export const countEvents = async (client: Client): Promise<number> =>
  (await client.query<{ n: number }>('select count(*)::int as n from events')).rows[0]?.n ?? 0;

/** One event, by its number in the journal or by stream and version. */
export const auditedEvent = async (
  client: Client,
  event: { seq: number } | { stream: string; version: number },
): Promise<AuditedEvent | undefined> => {
  const { rows } =
    'seq' in event
      ? await client.query<AuditedEvent>(`select ${columns} from events where seq = $1`, [event.seq])
      : await client.query<AuditedEvent>(`select ${columns} from events where stream = $1 and version = $2`, [
          event.stream,
          event.version,
        ]);
  return rows[0] && instant(rows[0]);
};

/** Streams that do not run 1, 2, 3 … */
export const gappedStreams = async (
  client: Client,
): Promise<readonly { stream: string; events: number; first: number; last: number }[]> =>
  (
    await client.query(
      `select stream, count(*)::int as events, min(version) as first, max(version) as last from events
       group by stream having count(*) <> max(version) or min(version) <> 1 order by stream`,
    )
  ).rows;

export interface AuditedLeaf {
  readonly position: number;
  readonly seq: number;
  readonly tx: string;
  /** Null when the event is gone. */
  readonly leaf: Buffer | null;
  readonly event_tx: string | null;
}

export const auditedTree = (client: Client): AsyncGenerator<readonly AuditedLeaf[]> =>
  portions<AuditedLeaf>(
    client,
    `select t.position, t.seq, t.tx::text as tx, e.leaf, e.tx::text as event_tx from tree t left join events e on e.seq = t.seq order by t.position`,
    [],
    2000,
  );

/** Stored nodes by `level/position`. */
export const storedNodes = async (
  client: Client,
  wanted: readonly { level: number; index: number }[],
): Promise<ReadonlyMap<string, Buffer>> => {
  const { rows } = await client.query<{ level: number; position: number; hash: Buffer }>(
    `select level, position, hash from tree_nodes join unnest($1::int[], $2::bigint[]) as wanted(level, position) using (level, position)`,
    [wanted.map((node) => node.level), wanted.map((node) => node.index)],
  );
  return new Map(rows.map(({ level, position, hash }) => [`${level}/${position}`, hash]));
};

/** Nodes that a tree of `size` leaves cannot have. */
export const surplusNodes = async (
  client: Client,
  size: number,
): Promise<readonly { level: number; position: number }[]> =>
  (
    await client.query(
      `select level, position from tree_nodes where level < 0 or level > 52 or position < 0 or (position + 1)::numeric * (2::numeric ^ level) > $1 order by 1, 2 limit 20`,
      [size],
    )
  ).rows;

/** Events the sealer has passed by: older than the last sealed one and yet not in the tree. */
export const passedBy = async (
  client: Client,
): Promise<readonly { seq: number; stream: string; version: number }[]> =>
  (
    await client.query(
      `select e.seq, e.stream, e.version from events e left join tree t on t.seq = e.seq
       where t.seq is null and (e.tx, e.seq) < (select l.tx, l.seq from tree l order by l.position desc limit 1) order by e.seq limit 20`,
    )
  ).rows;

export const countUnsealed = async (client: Client): Promise<number> =>
  (
    await client.query<{ n: number }>(
      `select count(*)::int as n from events e where not exists (select from tree t where t.seq = e.seq)`,
    )
  ).rows[0]?.n ?? 0;

export interface AuditedCheckpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  readonly text: string;
}

export const auditedCheckpoints = async (client: Client): Promise<readonly AuditedCheckpoint[]> =>
  (await client.query<AuditedCheckpoint>('select origin, size, root, text from checkpoints order by origin, size'))
    .rows;

/** Recorded files: digest, size, type. */
export const auditedFiles = (
  client: Client,
): AsyncGenerator<readonly { sha256: string; size: number; type: string }[]> =>
  portions(client, 'select sha256, size, type from files order by sha256');

/** Keys of peers that were exchanged and recorded here, one set or several each. */
export const recordedPeerKeys = async (client: Db): Promise<readonly { id: string; keys: unknown }[]> =>
  (await client.query<{ id: string; keys: unknown }>('select id, keys from peers order by id')).rows;

/** The number of the newest act by which a log was begun after a restore; 0: never. */
export const lastRecovery = async (client: Client): Promise<number> =>
  (await client.query<{ seq: number }>(`select coalesce(max(seq), 0)::float8 as seq from events where kind = 'log'`))
    .rows[0]?.seq ?? 0;
