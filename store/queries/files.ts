import type { FileRef } from '#kernel';
import type { Client, Db } from '../db.ts';

export const noteFile = async (db: Db, file: FileRef, at: string, person: string | null): Promise<void> => {
  await db.query(
    `with known as (insert into files (sha256, size, type, at) values ($1, $2, $3, $4) on conflict do nothing)
     select 1`,
    [file.sha256, file.size, file.type, at],
  );
  await db.query('insert into file_uses (sha256, person) values ($1, $2) on conflict do nothing', [
    file.sha256,
    person,
  ]);
};

/** The file if it is known here; with `person`, only if that person stored it. */
export const fileUse = async (
  db: Db,
  sha256: string,
  person: string | undefined,
): Promise<{ type: string; size: number } | undefined> =>
  (
    await db.query<{ type: string; size: number }>(
      `select f.type, f.size from files f where f.sha256 = $1 and ($2::text is null or exists (select from file_uses u where u.sha256 = f.sha256 and u.person = $2))`,
      [sha256, person ?? null],
    )
  ).rows[0];

/** Notes that a paper was printed. True when it had been printed before: the new print says so. */
export const printed = async (db: Db, number: string, at: string, person: string): Promise<boolean> => {
  const { rows } = await db.query<{ n: number }>(
    `with now as (insert into prints (number, at, person) values ($1, $2, $3)) select count(*)::int as n from prints where number = $1`,
    [number, at, person],
  );
  return (rows[0]?.n ?? 0) > 0;
};

/** Parts of a file that is still on its way from a peer. */
export const addPart = (db: Db, sha256: string, index: number, data: Buffer): Promise<unknown> =>
  db.query('insert into file_parts (sha256, index, data) values ($1, $2, $3) on conflict do nothing', [
    sha256,
    index,
    data,
  ]);

export const partsOf = async (db: Db, sha256: string): Promise<readonly { index: number; data: Buffer }[]> =>
  (
    await db.query<{ index: number; data: Buffer }>(
      'select index, data from file_parts where sha256 = $1 order by index',
      [sha256],
    )
  ).rows;

export const forgetParts = (db: Db, sha256: string): Promise<unknown> =>
  db.query('delete from file_parts where sha256 = $1', [sha256]);

/** A file that a case names and this node has not. */
export interface FileWant {
  readonly case: string;
  readonly sha256: string;
  /** Who was asked last. */
  readonly peer: string;
  readonly tries: number;
  readonly since: string;
}

/** Notes what is wanted from now on; returns what was not wanted before. */
export const wantFiles = async (
  client: Client,
  id: string,
  missing: readonly string[],
  peer: string,
  at: string,
): Promise<readonly string[]> =>
  (
    await client.query<{ sha256: string }>(
      `insert into file_wants (case_id, sha256, peer, since, asked_at) select $1, unnest($2::text[]), $3, $4, $4
       on conflict do nothing returning sha256`,
      [id, missing, peer, at],
    )
  ).rows.map(({ sha256 }) => sha256);

const want = 'case_id as "case", sha256, peer, tries, since';

/** Wants to be looked at again, locked: asked one, two, four … minutes ago, at most a day, and the asking has arrived. */
export const dueWants = async (client: Client, at: string, limit: number): Promise<readonly FileWant[]> =>
  (
    await client.query<FileWant>(
      `select ${want} from file_wants w where asked_at + interval '1 minute' * least(1440, 2 ^ least(tries, 11)) <= $1
         and not exists (select from outbox o where o.peer = w.peer and o.receipt is null and o.kind = 'file.want'
           and o.payload->>'sha256' = w.sha256)
       order by asked_at limit $2 for update skip locked`,
      [at, limit],
    )
  ).rows;

export const askedAgain = (client: Client, { case: id, sha256 }: FileWant, peer: string, at: string) =>
  client.query(
    'update file_wants set peer = $3, tries = tries + 1, asked_at = $4 where case_id = $1 and sha256 = $2',
    [id, sha256, peer, at],
  );

export const forgetWant = (client: Client, { case: id, sha256 }: FileWant): Promise<unknown> =>
  client.query('delete from file_wants where case_id = $1 and sha256 = $2', [id, sha256]);

/** The file is here: no case wants it any more. */
export const fileCame = (client: Client, sha256: string): Promise<unknown> =>
  client.query('delete from file_wants where sha256 = $1', [sha256]);

export const isWanted = async (db: Db, sha256: string): Promise<boolean> =>
  (await db.query('select from file_wants where sha256 = $1 limit 1', [sha256])).rowCount === 1;

export const allWants = async (db: Db): Promise<readonly FileWant[]> =>
  (await db.query<FileWant>(`select ${want} from file_wants order by since limit 200`)).rows;

/** Whether parts of the file are on their way to the peer and not yet receipted. */
export const isUnderWay = async (db: Db, peer: string, id: string, sha256: string): Promise<boolean> =>
  (
    await db.query(
      `select from outbox where peer = $1 and receipt is null and kind = 'file.part' and stream = $2
         and payload->'file'->>'sha256' = $3 limit 1`,
      [peer, id, sha256],
    )
  ).rowCount === 1;
