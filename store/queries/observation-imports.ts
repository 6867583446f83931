import type { Client, Db } from '../db.ts';

/** What is said of an import, in its row and in the journal alike. */
export interface ImportRow {
  readonly id: string;
  readonly source: string;
  readonly at: string;
  readonly name: string | null;
  readonly format: string;
  readonly contentHash: string;
  readonly rows: number;
  readonly added: number;
  readonly known: number;
  readonly changed: number;
  readonly errors: number;
  readonly readingsHash: string;
  readonly doc: Readonly<Record<string, unknown>>;
}

/** The number readings carry, taken before they are written. */
export const nextImportNo = async (client: Client): Promise<number> =>
  (
    await client.query<{ no: number }>(
      `select nextval(pg_get_serial_sequence('observation_imports', 'no'))::int as no`,
    )
  ).rows[0]?.no as number;

export const saveImport = (client: Client, no: number, row: ImportRow): Promise<unknown> =>
  client.query(
    `insert into observation_imports
       (no, id, source, at, name, format, content_hash, rows, added, known, changed, errors, readings_hash, doc)
     overriding system value
     values ($1, $2, $3, $4, $5, $6, decode($7, 'hex'), $8, $9, $10, $11, $12, decode($13, 'hex'), $14)`,
    [
      no,
      row.id,
      row.source,
      row.at,
      row.name,
      row.format,
      row.contentHash,
      row.rows,
      row.added,
      row.known,
      row.changed,
      row.errors,
      row.readingsHash,
      JSON.stringify(row.doc),
    ],
  );

const columns = `no, id, source, at, name, format, encode(content_hash, 'hex') as "contentHash", rows, added, known,
  changed, errors, encode(readings_hash, 'hex') as "readingsHash", doc`;

export const recentImports = async (
  db: Db,
  limit: number,
): Promise<readonly (ImportRow & { readonly no: number })[]> =>
  (await db.query(`select ${columns} from observation_imports order by at desc, no desc limit $1`, [limit])).rows;

export const importById = async (db: Db, id: string): Promise<(ImportRow & { readonly no: number }) | undefined> =>
  (await db.query(`select ${columns} from observation_imports where id = $1`, [id])).rows[0];

export const allImports = async (db: Db): Promise<readonly (ImportRow & { readonly no: number })[]> =>
  (await db.query(`select ${columns} from observation_imports order by no`)).rows;

/** What the journal says of each import, as far as it was not erased. */
export const importEvents = async (db: Db): Promise<readonly unknown[]> =>
  (
    await db.query<{ body: unknown }>(
      `select body from events where kind = 'observation' and body->>'act' = 'import' order by seq`,
    )
  ).rows.map(({ body }) => body);

/** Numbers of imports that readings carry and no import has. */
export const unknownImports = async (db: Db): Promise<readonly { readonly no: number; readonly n: number }[]> =>
  (
    await db.query(
      `select import as no, count(*)::int as n from observation_readings r
       where not exists (select from observation_imports i where i.no = r.import) group by 1 order by 1`,
    )
  ).rows;
