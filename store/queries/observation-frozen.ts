import { createHash } from 'node:crypto';
import type { Client, Db } from '../db.ts';
import { canonicalText } from '../leaf.ts';
import { appendEvents } from './journal.ts';

export interface Frozen {
  /** What sort of document: `scoring`, `voc-run`. */
  readonly of: string;
  readonly key: string;
  /** What cases name it by: a hash over what it was made from. */
  readonly hash: string;
  readonly at: string;
  readonly doc: unknown;
}

/** As the journal says it: `content` is a hash over the document itself as it is kept. */
export interface FrozenNote extends Omit<Frozen, 'doc'> {
  readonly act: 'frozen';
  readonly content: string;
}

export const contentOf = (doc: unknown): string => createHash('sha256').update(canonicalText(doc)).digest('hex');

/** Keeps a document for good and says so in the journal, in the caller's transaction; the same one again adds neither. */
export const freeze = async (client: Client, node: string, { of, key, hash, at, doc }: Frozen): Promise<void> => {
  const text = JSON.stringify(doc);
  const { rowCount } = await client.query(
    `insert into observation_frozen (kind, key, hash, at, doc) values ($1, $2, decode($3, 'hex'), $4, $5) on conflict do nothing`,
    [of, key, hash, at, text],
  );
  if (rowCount !== 1) return;
  const body: FrozenNote = {
    act: 'frozen',
    of,
    key,
    hash,
    at: new Date(at).toISOString(),
    content: contentOf(JSON.parse(text)),
  };
  await appendEvents(client, [
    { stream: `observation/frozen/${of}/${key}/${hash}`, version: 1, kind: 'observation', at, origin: node, body },
  ]);
};

const columns = `key, encode(hash, 'hex') as hash, at, doc`;

/** Of one sort and, if named, one key; the newest last. */
export const frozenOf = async (
  db: Db,
  of: string,
  key?: string,
): Promise<readonly { key: string; hash: string; at: string; doc: unknown }[]> =>
  (
    await db.query(
      `select ${columns} from observation_frozen where kind = $1 and ($2::text is null or key = $2) order by at, key`,
      [of, key ?? null],
    )
  ).rows;

/** Everything that was ever frozen. */
export const allFrozen = async (db: Db): Promise<readonly Frozen[]> =>
  (await db.query<Frozen>(`select kind as of, ${columns} from observation_frozen order by at, kind, key`)).rows;

/** What the journal says was frozen, as far as it was not erased. */
export const frozenNotes = async (db: Db): Promise<readonly FrozenNote[]> =>
  (
    await db.query<{ body: FrozenNote }>(
      `select body from events where kind = 'observation' and body->>'act' = 'frozen' order by seq`,
    )
  ).rows.map(({ body }) => body);
