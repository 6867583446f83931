import { columnsOf } from '../columns.ts';
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

/** Deliveries of one peer are taken one after another: whoever comes second waits here until the first is committed. */
export const queueAtInbox = (client: Client, peer: string): Promise<unknown> =>
  client.query({
    name: 'inbox-queue',
    text: 'select pg_advisory_xact_lock(hashtextextended($1, 1))',
    values: [`inbox/${peer}`],
  });

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

const columns = columnsOf({
  peer: 'text',
  pair_seq: 'bigint',
  envelope_id: 'text',
  kind: 'text',
  stream: 'text',
  at: 'instant',
  state: 'text',
  problem: 'text',
  envelope: 'json',
  receipt: 'json',
});

/** A second delivery of the same letter violates the primary key: the inbox makes it count once. */
export const saveReceived = async (client: Client, received: readonly Received[]): Promise<void> => {
  if (received.length === 0) return;
  await client.query({
    name: 'inbox-save',
    text: `insert into inbox (${columns.names}) select ${columns.select} from ${columns.from}`,
    values: columns.values(
      received.map(({ pairSeq, id, stream = null, problem = null, ...rest }) => ({
        ...rest,
        pair_seq: pairSeq,
        envelope_id: id,
        stream,
        problem,
      })),
    ),
  });
};

/** Letters that could not be applied: later ones about the same stream must wait behind them. */
export const parkedStreams = async (db: Db, peer: string): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await db.query<{ stream: string }>({
        name: 'inbox-parked',
        text: `select distinct stream from inbox where peer = $1 and state = 'parked' and stream is not null`,
        values: [peer],
      })
    ).rows.map((row) => row.stream),
  );

export interface ParkedLetter {
  readonly peer: string;
  readonly pairSeq: number;
  readonly stream: string | null;
  readonly envelope: unknown;
}

/** Oldest first, of each peer in its order. */
export const lettersParked = async (db: Db): Promise<readonly ParkedLetter[]> =>
  (
    await db.query<ParkedLetter>(
      `select peer, pair_seq as "pairSeq", stream, envelope from inbox where state = 'parked' order by peer, pair_seq limit 1000`,
    )
  ).rows;

/** What became of a parked letter after all; false when somebody else settled it. */
export const settleParked = async (
  client: Client,
  peer: string,
  pairSeq: number,
  { state, problem }: Pick<Received, 'state' | 'problem'>,
): Promise<boolean> =>
  (
    await client.query(
      `update inbox set state = $3, problem = $4 where peer = $1 and pair_seq = $2 and state = 'parked'`,
      [peer, pairSeq, state, problem ?? null],
    )
  ).rowCount === 1;

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
