import type { Client, Db } from '../db.ts';

export interface Received {
  readonly peer: string;
  readonly pairSeq: number;
  readonly id: string;
  readonly kind: string;
  readonly stream?: string;
  readonly at: string;
  readonly state: 'done' | 'parked' | 'refused';
  readonly problem?: string;
  readonly envelope: unknown;
  readonly receipt: unknown;
}

export const lastReceived = async (
  db: Db,
  peer: string,
): Promise<{ pairSeq: number; envelope: unknown } | undefined> =>
  (
    await db.query({
      name: 'inbox-last',
      text: 'select pair_seq as "pairSeq", envelope from inbox where peer = $1 order by pair_seq desc limit 1',
      values: [peer],
    })
  ).rows[0];

export const receiptFor = async (
  db: Db,
  peer: string,
  pairSeq: number,
): Promise<{ envelope_id: string; receipt: unknown } | undefined> =>
  (await db.query('select envelope_id, receipt from inbox where peer = $1 and pair_seq = $2', [peer, pairSeq]))
    .rows[0];

/** A second delivery of the same letter violates the primary key: the inbox makes it count once. */
export const saveReceived = async (client: Client, received: readonly Received[]): Promise<void> => {
  if (received.length === 0) return;
  await client.query({
    name: 'inbox-save',
    text: `insert into inbox (peer, pair_seq, envelope_id, kind, stream, at, state, problem, envelope, receipt)
      select peer, "pairSeq", id, kind, stream, at, state, problem, envelope, receipt from json_to_recordset($1) as r(peer text,
        "pairSeq" bigint, id text, kind text, stream text, at timestamptz, state text, problem text, envelope jsonb, receipt jsonb)`,
    values: [JSON.stringify(received)],
  });
};

/** Letters that could not be applied: later ones about the same stream must wait behind them. */
export const parkedStreams = async (db: Db, peer: string): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await db.query<{ stream: string }>(
        `select distinct stream from inbox where peer = $1 and state = 'parked' and stream is not null`,
        [peer],
      )
    ).rows.map((row) => row.stream),
  );

export const parkedLetters = async (
  db: Db,
): Promise<
  readonly {
    peer: string;
    pair_seq: number;
    kind: string;
    stream: string | null;
    at: string;
    problem: string | null;
  }[]
> =>
  (
    await db.query(
      `select peer, pair_seq, kind, stream, at, problem from inbox where state = 'parked' order by at desc limit 200`,
    )
  ).rows;
