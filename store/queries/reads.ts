import type { Read } from '#kernel';
import type { Client } from '../db.ts';

export interface EntryRead {
  readonly key: string;
  readonly version: number;
  readonly values: Record<string, unknown>;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** What is read for a decision stays as read until the decision is written: the lock also covers entries not there yet. */
const lock = (client: Client, name: string): Promise<unknown> =>
  client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);

const newest = `select distinct on (key) key, version, values, valid_from as "validFrom", valid_to as "validTo" from entries`;

const one = async (client: Client, read: Read): Promise<unknown> => {
  switch (read.kind) {
    case 'entry':
      await lock(client, `${read.register}/${read.key}`);
      return (
        await client.query<EntryRead>(`${newest} where register = $1 and key = $2 order by key, version desc`, [
          read.register,
          read.key,
        ])
      ).rows[0];
    case 'entriesOf':
      await lock(client, `${read.register}/of/${read.subject}`);
      return (
        await client.query<EntryRead>(
          `${newest} where register = $1 and subject_key = $2 order by key, version desc`,
          [read.register, read.subject],
        )
      ).rows;
    case 'children':
      return (
        await client.query('select doc from cases where parent = $1 order by id for share', [read.case])
      ).rows.map((row) => row.doc);
    case 'balance':
      throw new Error('bug: no ledger is kept by this store yet');
  }
};

/** Loads and locks what a step declared it must read, by name, in the order of the names (a fixed lock order). */
export const loadReads = async (
  client: Client,
  wanted: Readonly<Record<string, Read>>,
): Promise<Record<string, unknown>> => {
  const found: Record<string, unknown> = {};
  for (const name of Object.keys(wanted).sort()) found[name] = await one(client, wanted[name] as Read);
  return found;
};
