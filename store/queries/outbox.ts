import { columnsOf } from '../columns.ts';
import type { Client, Db } from '../db.ts';

/** Something a peer must get. Written in the transaction of the act that caused it. */
export interface Outgoing {
  readonly peer: string;
  readonly kind: string;
  readonly stream?: string;
  readonly at: string;
  readonly payload: unknown;
}

export interface OutboxRow {
  readonly id: number;
  readonly peer: string;
  readonly kind: string;
  readonly stream: string | null;
  readonly at: string;
  readonly payload: unknown;
  readonly pair_seq: number | null;
  readonly envelope: unknown;
}

const letters = columnsOf({ peer: 'text', kind: 'text', stream: 'text', at: 'instant', payload: 'asWritten' });
const seals = columnsOf({ id: 'bigint', pair_seq: 'bigint', envelope: 'json' });
const receipted = columnsOf({ id: 'bigint', receipt: 'json' });

export const enqueue = async (client: Client, outgoing: readonly Outgoing[]): Promise<void> => {
  if (outgoing.length === 0) return;
  await client.query({
    name: 'outbox-enqueue',
    text: `insert into outbox (${letters.names}) select ${letters.select} from ${letters.from}`,
    values: letters.values(outgoing.map((one) => ({ ...one, stream: one.stream ?? null }))),
  });
};

/** The next letters to a peer, oldest first: what was sealed but not receipted comes again. */
export const unsent = async (db: Db, peer: string, limit: number): Promise<readonly OutboxRow[]> =>
  (
    await db.query<OutboxRow>({
      name: 'outbox-unsent',
      text: `select id, peer, kind, stream, at, payload, pair_seq, envelope from outbox where peer = $1 and receipt is null
        order by pair_seq nulls last, id limit $2`,
      values: [peer, limit],
    })
  ).rows;

export const lastSealed = async (
  db: Db,
  peer: string,
): Promise<{ pair_seq: number; envelope: unknown } | undefined> =>
  (
    await db.query({
      name: 'outbox-last',
      text: 'select pair_seq, envelope from outbox where peer = $1 and pair_seq is not null order by pair_seq desc limit 1',
      values: [peer],
    })
  ).rows[0];

/** Fixes the order of letters for good. Rows recalled meanwhile are left out; the ids sealed are returned. */
export const saveSealed = async (
  client: Client,
  sealed: readonly { id: number; pair_seq: number; envelope: unknown }[],
): Promise<ReadonlySet<number>> => {
  const { rows } = await client.query<{ id: number }>({
    name: 'outbox-seal',
    text: `update outbox o set pair_seq = r.pair_seq, envelope = r.envelope
      from ${seals.from} where o.id = r.id and o.receipt is null and o.pair_seq is null returning o.id`,
    values: seals.values(sealed),
  });
  return new Set(rows.map((row) => row.id));
};

export const saveReceipts = async (db: Db, receipts: readonly { id: number; receipt: unknown }[]): Promise<void> => {
  await db.query({
    name: 'outbox-receipts',
    text: `update outbox o set receipt = r.receipt, last_error = null from ${receipted.from} where o.id = r.id and o.receipt is null`,
    values: receipted.values(receipts),
  });
};

/** For letters the peer had forgotten and has signed for once more. */
export const replaceReceipts = async (
  db: Db,
  receipts: readonly { id: number; receipt: unknown }[],
): Promise<void> => {
  await db.query(
    'update outbox o set receipt = r.receipt from json_to_recordset($1) as r(id bigint, receipt jsonb) where o.id = r.id',
    [JSON.stringify(receipts)],
  );
};

/** Sealed letters to a peer from a number of the pair on, receipted or not. */
export const sealedFrom = async (
  db: Db,
  peer: string,
  from: number,
  limit: number,
): Promise<readonly { id: number; pair_seq: number; envelope: unknown }[]> =>
  (
    await db.query(
      'select id, pair_seq, envelope from outbox where peer = $1 and pair_seq >= $2 order by pair_seq limit $3',
      [peer, from, limit],
    )
  ).rows;

export const noteFailure = (db: Db, id: number, problem: string): Promise<unknown> =>
  db.query('update outbox set attempts = attempts + 1, last_error = $2 where id = $1', [id, problem]);

/** Takes back an offer whose letter is not sealed yet: nobody else can have seen it. True when it was taken back. */
export const recallUnsealed = async (client: Client, stream: string): Promise<boolean> => {
  const { rowCount } = await client.query(
    `update outbox set receipt = '{"recalled": true}' where stream = $1 and kind = 'case.offer' and pair_seq is null and receipt is null`,
    [stream],
  );
  return (rowCount ?? 0) > 0;
};

export const waitingFor = async (
  db: Db,
): Promise<readonly { peer: string; waiting: number; oldest: string | null; problem: string | null }[]> =>
  (
    await db.query(
      `select peer, count(*)::int as waiting, min(at) as oldest, max(last_error) as problem from outbox where receipt is null group by peer`,
    )
  ).rows;
