import type { Client, Db } from '../db.ts';

export interface NodeRow {
  readonly level: number;
  readonly position: number;
  readonly hash: Buffer;
}

/** Events that no running transaction can still precede, in the order (transaction, sequence), after the last sealed one. */
export const sealable = async (
  db: Db,
  limit: number,
): Promise<readonly { seq: number; tx: string; leaf: Buffer }[]> =>
  (
    await db.query(
      // The row comparison is a place in the index `events_unsealed`: what is sealed already is not looked at.
      `select e.seq, e.tx::text as tx, e.leaf from events e
       where e.tx < pg_snapshot_xmin(pg_current_snapshot())
         and (e.tx, e.seq) > (coalesce((select tx from tree order by position desc limit 1), '0'), coalesce((select seq from tree order by position desc limit 1), 0))
       order by e.tx, e.seq limit $1`,
      [limit],
    )
  ).rows;

export const treeSize = async (db: Db): Promise<number> =>
  (await db.query<{ n: number }>('select coalesce(max(position) + 1, 0)::int as n from tree')).rows[0]?.n ?? 0;

export const saveTree = async (
  client: Client,
  leaves: readonly { position: number; seq: number; tx: string }[],
  nodes: readonly { level: number; position: number; hash: string }[],
): Promise<void> => {
  await client.query(
    `insert into tree (position, seq, tx) select position, seq, tx::xid8 from json_to_recordset($1) as r(position bigint, seq bigint, tx text)`,
    [JSON.stringify(leaves)],
  );
  await client.query(
    `insert into tree_nodes (level, position, hash) select level, position, decode(hash, 'hex') from json_to_recordset($1) as r(level int, position bigint, hash text)`,
    [JSON.stringify(nodes)],
  );
};

/** Hashes in the order of the references. */
export const readNodes = async (
  db: Db,
  nodes: readonly { level: number; index: number }[],
): Promise<readonly Buffer[]> => {
  if (nodes.length === 0) return [];
  const { rows } = await db.query<{ hash: Buffer }>(
    `select n.hash from unnest($1::int[], $2::bigint[]) with ordinality as wanted(level, position, nth)
     join tree_nodes n using (level, position) order by nth`,
    [nodes.map((node) => node.level), nodes.map((node) => node.index)],
  );
  if (rows.length !== nodes.length) throw new Error(`bug: the tree lacks ${nodes.length - rows.length} nodes`);
  return rows.map((row) => row.hash);
};

export interface CheckpointRow {
  readonly size: number;
  readonly root: Buffer;
  readonly text: string;
  readonly at: string;
}

export const latestCheckpoint = async (db: Db, origin: string): Promise<CheckpointRow | undefined> =>
  (
    await db.query<CheckpointRow>(
      'select size, root, text, at from checkpoints where origin = $1 order by size desc limit 1',
      [origin],
    )
  ).rows[0];

/** All of a log, smallest first. */
export const checkpointsOf = async (db: Db, origin: string): Promise<readonly CheckpointRow[]> =>
  (
    await db.query<CheckpointRow>('select size, root, text, at from checkpoints where origin = $1 order by size', [
      origin,
    ])
  ).rows;

export const saveCheckpoint = (db: Db, origin: string, checkpoint: CheckpointRow): Promise<unknown> =>
  db.query(
    `insert into checkpoints (origin, size, root, text, at) values ($1, $2, $3, $4, $5)
     on conflict (origin, size) do update set text = excluded.text where checkpoints.root = excluded.root`,
    [origin, checkpoint.size, checkpoint.root, checkpoint.text, checkpoint.at],
  );

export const positionOf = async (db: Db, seq: number): Promise<number | undefined> =>
  (await db.query<{ position: number }>('select position from tree where seq = $1', [seq])).rows[0]?.position;

/** Locked: two peers that countersign at the same moment must both find the other's line. */
export const lockCheckpoint = async (
  client: Client,
  origin: string,
  size: number,
): Promise<CheckpointRow | undefined> =>
  (
    await client.query<CheckpointRow>(
      'select size, root, text, at from checkpoints where origin = $1 and size = $2 for update',
      [origin, size],
    )
  ).rows[0];
