import { columnsOf } from '../columns.ts';
import type { Client, Db } from '../db.ts';
import { gather } from '../gather.ts';
import { commitmentOf, hide, leafOfEvent } from '../leaf.ts';

/** An act as it is recorded. `stream` and `version` are unique together: two writers of one version cannot both win. */
export interface JournalEvent<B = unknown> {
  readonly stream: string;
  readonly version: number;
  readonly kind: string;
  readonly at: string;
  readonly origin: string;
  readonly body: B;
  /** Hex; for events mirrored from a peer. */
  readonly originLeaf?: string;
}

export interface StoredEvent<B = unknown> extends JournalEvent<B> {
  readonly seq: number;
  readonly leaf: Buffer;
  /** Of a mirrored event: the leaf in the journal of the node that wrote it. */
  readonly origin_leaf: Buffer | null;
}

/** What is stored of an event: its content as exact text with salt and commitment, and its leaf. */
const recorded = ({ body, originLeaf, ...given }: JournalEvent) => {
  // The leaf must say the instant as it will be read back.
  const open = { ...given, at: new Date(given.at).toISOString() };
  const hidden = hide(body);
  const commitment = commitmentOf(hidden);
  const leaf = leafOfEvent(open, commitment).hash;
  const origin_leaf = originLeaf === undefined ? null : Buffer.from(originLeaf, 'hex');
  return { ...open, body: hidden.text, salt: Buffer.from(hidden.salt), commitment, leaf, origin_leaf };
};

const columns = columnsOf({
  stream: 'text',
  version: 'int',
  kind: 'text',
  at: 'instant',
  origin: 'text',
  body: 'asWrittenText',
  salt: 'bytes',
  commitment: 'bytes',
  leaf: 'bytes',
  origin_leaf: 'bytes',
});
const append = `insert into events (${columns.names}) select ${columns.select} from ${columns.from}`;

/** Inserts one event, its columns given as parameters from `first` on (`eventValues`): for a statement that writes it among other things. */
export const insertEvent = (first: number): string => {
  const types = ['text', 'int', 'text', 'timestamptz', 'text', 'json', 'bytea', 'bytea', 'bytea', 'bytea'];
  const values = types.map((type, n) => `$${first + n}::${type}`).join(', ');
  return `insert into events (${columns.names}) values (${values})`;
};

export const eventValues = (event: JournalEvent): unknown[] => {
  const { stream, version, kind, at, origin, body, salt, commitment, leaf, origin_leaf } = recorded(event);
  return [stream, version, kind, at, origin, body, salt, commitment, leaf, origin_leaf];
};

/** Events ready to be written in one statement, and the leaf of each, hex, in order. Unique violation (23505) = somebody was first. */
export const toAppend = (
  events: readonly JournalEvent[],
): { readonly leaves: readonly string[]; readonly write: (client: Client) => Promise<void> } => {
  const rows = events.map(recorded);
  return {
    leaves: rows.map(({ leaf }) => leaf.toString('hex')),
    write: async (client) => {
      if (rows.length) await client.query({ name: 'append-events', text: append, values: columns.values(rows) });
    },
  };
};

export const appendEvents = (client: Client, events: readonly JournalEvent[]): Promise<void> =>
  toAppend(events).write(client);

/** The version a next event of this stream would have. Two writers of it collide, and one is refused. */
const nextVersion = async (client: Client, stream: string): Promise<number> =>
  (
    await client.query<{ n: number }>(
      'select coalesce(max(version), 0)::int + 1 as n from events where stream = $1',
      [stream],
    )
  ).rows[0]?.n ?? 1;

/** One act more in a stream whose writer does not know how long it is. */
export const appendNext = async (client: Client, event: Omit<JournalEvent, 'version'>): Promise<void> =>
  void (await appendEvents(client, [{ ...event, version: await nextVersion(client, event.stream) }]));

const readStreams = async (db: Db, names: readonly string[]): Promise<Map<string, StoredEvent[]>> => {
  const { rows } = await db.query<StoredEvent>({
    name: 'events-of',
    text: `select seq, stream, version, kind, at, origin, body, leaf, origin_leaf from events where stream = any($1) order by stream, version`,
    values: [names],
  });
  return Map.groupBy(rows, ({ stream }) => stream);
};

const streams = gather(readStreams);

/** The events of several streams at once, each oldest first. */
export const eventsOfAll = async <B>(
  client: Client,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredEvent<B>[]>> =>
  names.length === 0 ? new Map() : ((await readStreams(client, names)) as Map<string, StoredEvent<B>[]>);

/** The events of one stream, oldest first. */
export const eventsOf = async <B>(db: Db, stream: string): Promise<readonly StoredEvent<B>[]> =>
  ((await streams(db, stream)) ?? []) as readonly StoredEvent<B>[];

/** All events in the order they were written, in portions, for rebuild and verification. */
export async function* allEvents(
  db: Db,
  portion = 1000,
): AsyncGenerator<StoredEvent & { salt: Buffer | null; commitment: Buffer }> {
  let after = 0;
  for (;;) {
    const { rows } = await db.query(
      'select seq, stream, version, kind, at, origin, body, leaf, salt, commitment, origin_leaf from events where seq > $1 order by seq limit $2',
      [after, portion],
    );
    if (rows.length === 0) return;
    for (const row of rows) yield row;
    after = rows.at(-1).seq;
  }
}
