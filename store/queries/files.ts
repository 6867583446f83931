import type { FileRef } from '#kernel';
import type { Db } from '../db.ts';

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
