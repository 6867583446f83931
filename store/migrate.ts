import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

export interface Migration {
  readonly name: string;
  readonly risk: string;
  readonly sql: string;
}

/** Numbered files, append-only; the first line declares the risk to running nodes (`-- risk: additive | breaking: …`). */
export const migrations = (folder = join(import.meta.dirname, 'migrations')): readonly Migration[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8');
      const risk = /^-- risk: (.+)$/m.exec(sql)?.[1];
      if (!risk) throw new Error(`bug: ${name} does not declare its risk on the first line`);
      return { name, risk, sql };
    });

const ledger = `create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())`;

/** Brings the database at `ownerUrl` forward; each migration is its own transaction. Returns the names applied now. */
export const migrate = async (ownerUrl: string, schema = 'public'): Promise<readonly string[]> => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`set search_path to ${schema}`);
    await client.query(ledger);
    const done = new Set(
      (await client.query<{ name: string }>('select name from migrations')).rows.map((row) => row.name),
    );
    const applied: string[] = [];
    for (const { name, sql } of migrations()) {
      if (done.has(name) || (schema !== 'public' && name.includes('grants'))) continue;
      await client.query('begin');
      await client.query(sql);
      await client.query('insert into migrations (name) values ($1)', [name]);
      await client.query('commit');
      applied.push(name);
    }
    return applied;
  } finally {
    await client.end();
  }
};
