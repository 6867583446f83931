import type { Client, Db } from '../db.ts';
import { portions } from './audit.ts';

export interface SentLetter {
  readonly id: number;
  readonly peer: string;
  readonly kind: string;
  readonly stream: string | null;
  readonly at: string;
  readonly payload: unknown;
  readonly pair_seq: number;
  readonly envelope: unknown;
  readonly receipt: unknown;
}

/** Sealed letters of ours, by peer in the order of the pair. */
export const sentLetters = (client: Client): AsyncGenerator<readonly SentLetter[]> =>
  portions(
    client,
    `select id, peer, kind, stream, at, payload, pair_seq, envelope, receipt from outbox where pair_seq is not null order by peer, pair_seq`,
    [],
    200,
  );

export interface ReceivedLetter {
  readonly peer: string;
  readonly pair_seq: number;
  readonly envelope_id: string;
  readonly kind: string;
  readonly stream: string | null;
  readonly at: string;
  readonly state: 'done' | 'parked' | 'refused';
  readonly envelope: unknown;
  readonly receipt: unknown;
}

export const receivedLetters = (client: Client): AsyncGenerator<readonly ReceivedLetter[]> =>
  portions(
    client,
    `select peer, pair_seq, envelope_id, kind, stream, at, state, envelope, receipt from inbox order by peer, pair_seq`,
    [],
    200,
  );

export interface NamedLeaf {
  readonly stream: string;
  readonly version: number;
  readonly leaf: string;
}

/** Leaves (hex) of the named events, keyed `stream#version`; `origin_leaf` for mirrored ones, `body` to compare. */
export const leavesOf = async (
  db: Db,
  events: readonly { stream: string; version: number }[],
): Promise<ReadonlyMap<string, { leaf: string; originLeaf: string | null; origin: string; body: unknown }>> => {
  const { rows } = await db.query(
    `select e.stream, e.version, encode(e.leaf, 'hex') as leaf, encode(e.origin_leaf, 'hex') as "originLeaf", e.origin, e.body
     from events e join unnest($1::text[], $2::int[]) as wanted(stream, version) using (stream, version)`,
    [events.map(({ stream }) => stream), events.map(({ version }) => version)],
  );
  return new Map(rows.map((row) => [`${row.stream}#${row.version}`, row]));
};

/** Mirrored events of an origin: what we hold of them. */
export const mirroredEvents = (
  client: Client,
  self: string,
): AsyncGenerator<readonly (NamedLeaf & { origin: string })[]> =>
  portions(
    client,
    `select stream, version, origin, encode(origin_leaf, 'hex') as leaf from events where origin <> $1 order by origin, seq`,
    [self],
  );

/** What a peer received from `sender`: ids by number of the pair. */
export const receivedFrom = async (
  db: Db,
  sender: string,
  from: number,
  to: number,
): Promise<ReadonlyMap<number, { id: string; receipt: { signature?: string } }>> =>
  new Map(
    (
      await db.query<{ pair_seq: number; id: string; receipt: { signature?: string } }>(
        'select pair_seq, envelope_id as id, receipt from inbox where peer = $1 and pair_seq between $2 and $3',
        [sender, from, to],
      )
    ).rows.map((row) => [row.pair_seq, row]),
  );
