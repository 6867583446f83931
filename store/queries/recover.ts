import type { Client, Db } from '../db.ts';

/** A letter of a peer as this node holds it, for that peer to see what it has forgotten. */
export interface HeldLetter {
  readonly pair_seq: number;
  readonly envelope: unknown;
  readonly receipt: unknown;
}

export const lettersFrom = async (db: Db, peer: string, after: number): Promise<readonly HeldLetter[]> =>
  (
    await db.query<HeldLetter>(
      'select pair_seq, envelope, receipt from inbox where peer = $1 and pair_seq > $2 order by pair_seq',
      [peer, after],
    )
  ).rows;

/** Letters to a peer that have no place in the pair's order yet, oldest first. */
export const unsealedTo = async (
  db: Db,
  peer: string,
): Promise<readonly { id: number; kind: string; stream: string | null; payload: unknown }[]> =>
  (
    await db.query(
      'select id, kind, stream, payload from outbox where peer = $1 and pair_seq is null and receipt is null order by id',
      [peer],
    )
  ).rows;

export interface SentAgain {
  /** The row that was still to be sent when the copy was made; absent: the letter was written after it. */
  readonly id?: number;
  readonly peer: string;
  readonly kind: string;
  readonly stream: string | null;
  readonly at: string;
  readonly payload: unknown;
  readonly pairSeq: number;
  readonly envelope: unknown;
  readonly receipt: unknown;
}

/** A letter that was sent and forgotten stands in the outbox again, with its number and the receipt of its reader. */
export const saveSentAgain = async (client: Client, one: SentAgain): Promise<void> => {
  const { id, peer, kind, stream, at, payload, pairSeq, envelope, receipt } = one;
  const [sealed, signed] = [JSON.stringify(envelope), JSON.stringify(receipt)];
  if (id === undefined)
    await client.query(
      `insert into outbox (peer, kind, stream, at, payload, pair_seq, envelope, receipt) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [peer, kind, stream, at, JSON.stringify(payload), pairSeq, sealed, signed],
    );
  else
    await client.query('update outbox set pair_seq = $2, envelope = $3, receipt = $4 where id = $1', [
      id,
      pairSeq,
      sealed,
      signed,
    ]);
};

/** Whether this act is one of our own that a peer brought back: it stands here with the leaf it was once told with. */
export const wasBroughtBack = async (db: Db, stream: string, version: number): Promise<boolean> =>
  (
    await db.query(
      `select from events where kind = 'case' and stream = $1 and version = $2 and origin_leaf is not null
         and origin = (select value->>0 from node_state where name = 'self')`,
      [stream, version],
    )
  ).rowCount === 1;

const skipped = 100_000;

/** Numbers of cases and of places in the status list given out after the copy are not given out again. */
export const skipNumbers = async (client: Client): Promise<void> => {
  for (const name of ['case_numbers', 'credential_indexes'])
    await client.query(`select max(nextval($1::regclass)) from generate_series(1, $2::int)`, [name, skipped]);
};
