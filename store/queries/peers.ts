import type { Db } from '../db.ts';
import { type Pool, transaction } from '../db.ts';
import { appendNext } from './journal.ts';

export interface PeerRow {
  readonly id: string;
  /** The one in use first, those of earlier times after it. */
  readonly keys: readonly unknown[];
  readonly status: 'active' | 'suspended' | 'removed';
  readonly since: string;
}

/** What was done about a peer, as the journal keeps it. `by`: the operator's words for who decided, or what did. */
export interface PeerAct {
  readonly act: 'trust' | 'rotate' | 'suspend' | 'resume' | 'remove' | 'readmit';
  readonly peer: string;
  readonly keys: readonly unknown[];
  readonly by: string;
  readonly reason?: string;
}

const statusAfter = {
  trust: 'active',
  rotate: 'active',
  resume: 'active',
  readmit: 'active',
  suspend: 'suspended',
  remove: 'removed',
} as const;

export const allPeers = async (db: Db): Promise<readonly PeerRow[]> =>
  (
    await db.query<Omit<PeerRow, 'keys'> & { keys: unknown }>('select id, keys, status, since from peers order by id')
  ).rows.map((row) => ({ ...row, keys: [row.keys].flat() }));

/** Beside these the stream of a peer holds which log of it is accepted, which changes no key. */
export const isPeerAct = (body: unknown): body is PeerAct =>
  String((body as { act?: unknown } | null)?.act) in statusAfter;

/** Records the act in the journal and makes it count, together. */
export const recordPeerAct = async (db: Db, self: string, act: PeerAct, at: string): Promise<void> => {
  const stream = `peer/${act.peer}`;
  await appendNext(db as never, { stream, kind: 'peer', at, origin: self, body: act });
  await projectPeer(db, act, at);
};

/** A rotation leaves a suspended peer suspended. */
export const projectPeer = (db: Db, act: PeerAct, at: string): Promise<unknown> =>
  db.query(
    `insert into peers (id, keys, status, since) values ($1, $2, $3, $4)
     on conflict (id) do update set keys = excluded.keys, since = case when $5 then peers.since else excluded.since end,
       status = case when $5 then peers.status else excluded.status end`,
    [act.peer, JSON.stringify(act.keys), statusAfter[act.act], at, act.act === 'rotate'],
  );

export const recordPeer = (pool: Pool, self: string, act: PeerAct, at: string): Promise<void> =>
  transaction(pool, (client) => recordPeerAct(client, self, act, at));

/** To how many active peers a letter of this kind and key is on its way without a receipt, or was never written. */
export const notReceipted = async (db: Db, kind: string, kid: string): Promise<readonly string[]> =>
  (
    await db.query<{ id: string }>(
      `select p.id from peers p where p.status = 'active' and not exists (select 1 from outbox o
         where o.peer = p.id and o.kind = $1 and o.payload->'keys'->>'kid' = $2 and o.receipt is not null) order by p.id`,
      [kind, kid],
    )
  ).rows.map((row) => row.id);
