import { columnsOf } from '../columns.ts';
import type { Client } from '../db.ts';

/** Who repeats what: `request` is a hash of the content, so that one key never stands for two requests. */
export interface IdempotencyKey {
  readonly actor: string;
  readonly key: string;
  /** Hex SHA-256. */
  readonly request: string;
}

/** Answers already given, keyed `actor\nkey`. */
export const answersTo = async (
  client: Client,
  keys: readonly IdempotencyKey[],
): Promise<Map<string, { request: string; answer: unknown }>> => {
  if (keys.length === 0) return new Map();
  const { rows } = await client.query<{ actor: string; key: string; request: Buffer; answer: unknown }>({
    name: 'idempotency-answers',
    text: 'select i.actor, i.key, i.request, i.answer from idempotency i join unnest($1::text[], $2::text[]) as wanted(actor, key) using (actor, key)',
    values: [keys.map((k) => k.actor), keys.map((k) => k.key)],
  });
  return new Map(
    rows.map((row) => [`${row.actor}\n${row.key}`, { request: row.request.toString('hex'), answer: row.answer }]),
  );
};

const columns = columnsOf({ actor: 'text', key: 'text', request: 'bytes', answer: 'asWritten' });

/** A concurrent twin of the same key fails here with 23505, is rolled back, tried alone, and then finds the answer. */
export const remember = async (
  client: Client,
  fresh: readonly { key: IdempotencyKey; answer: unknown }[],
): Promise<void> => {
  await client.query({
    name: 'idempotency-remember',
    text: `insert into idempotency (${columns.names}) select ${columns.select} from ${columns.from}`,
    values: columns.values(
      fresh.map(({ key, answer }) => ({ ...key, request: Buffer.from(key.request, 'hex'), answer })),
    ),
  });
};
