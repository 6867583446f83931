import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

export interface Migration {
  readonly name: string;
  readonly risk: string;
  /** Why the projections have to be made anew after it: the release reads more out of an event than the one that wrote it down. */
  readonly rebuild?: string;
  readonly sql: string;
}

/** Migrations before this one were written when nothing was said of rebuilding. */
const SAYS_REBUILD = '0200';

/**
 * Numbered files, append-only; the first line declares the risk to running nodes (`-- risk: additive | breaking: …`), and one more
 * whether the projections have to be made anew (`-- rebuild: no | why`): then the node says so until it is done (decision 0038).
 */
export const migrations = (folder = join(import.meta.dirname, 'migrations')): readonly Migration[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8');
      const risk = /^-- risk: (.+)$/m.exec(sql)?.[1];
      if (!risk) throw new Error(`bug: ${name} does not declare its risk on the first line`);
      const rebuild = /^-- rebuild: (.+)$/m.exec(sql)?.[1];
      if (!rebuild && name >= SAYS_REBUILD)
        throw new Error(`bug: ${name} does not say whether projections are to be made anew (-- rebuild: no | why)`);
      return { name, risk, sql, ...(rebuild && rebuild !== 'no' && { rebuild }) };
    });

/** A node without a journal has nothing to make anew. */
const due = `insert into node_state (name, value)
  select 'rebuild-due', jsonb_build_object('because', $1::text, 'why', $2::text, 'at', now()) where exists (select from events)
  on conflict (name) do update set value = excluded.value`;

const ledger = `create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())`;

/**
 * Brings the database at `ownerUrl` forward; each migration is its own transaction. Returns the names applied now. `upTo`: only those of the
 * names given, so that the tables are as they were when a copy was made.
 */
export const migrate = async (
  ownerUrl: string,
  schema = 'public',
  upTo?: readonly string[],
): Promise<readonly string[]> => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`set search_path to ${schema}`);
    await client.query(ledger);
    const done = new Set(
      (await client.query<{ name: string }>('select name from migrations')).rows.map((row) => row.name),
    );
    const applied: string[] = [];
    for (const { name, sql, rebuild } of migrations()) {
      if (done.has(name) || (schema !== 'public' && name.includes('grants')) || upTo?.includes(name) === false)
        continue;
      await client.query('begin');
      await client.query(sql);
      await client.query('insert into migrations (name) values ($1)', [name]);
      if (rebuild && schema === 'public') await client.query(due, [name, rebuild]);
      await client.query('commit');
      applied.push(name);
    }
    return applied;
  } finally {
    await client.end();
  }
};
