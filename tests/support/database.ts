/**
 * Databases for tests: one server shared by all test processes of this checkout, started by the first that asks,
 * stopped by `node tests/support/stop.ts`. Nothing is forced to disk there.
 */
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { APP_ROLE, acquireLock, type Cluster, startCluster, withClient } from '#store/cluster/index.ts';

const root = join(import.meta.dirname, '../..');
const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** One per user and checkout, so that two checkouts neither share templates nor stop each other's server. */
export const TEST_HOME = join(tmpdir(), `tongban-test-${process.getuid?.()}-${short(root)}`);

let cluster: Promise<Cluster> | undefined;

/** The shared server. Do not `stop()` it in a test: others use it. */
export function testCluster(): Promise<Cluster> {
  cluster ??= open();
  return cluster;
}

async function open(): Promise<Cluster> {
  mkdirSync(TEST_HOME, { recursive: true, mode: 0o700 });
  if (lstatSync(TEST_HOME).uid !== process.getuid?.()) throw new Error(`${TEST_HOME} belongs to somebody else.`);
  const log = process.env.TONGBAN_TEST_LOG === undefined ? () => {} : console.error;
  const lock = await acquireLock(TEST_HOME, { wait: 120_000 });
  try {
    const started = await startCluster({ home: TEST_HOME, log, lock, durable: false });
    await sweep(started);
    return started;
  } finally {
    lock.release();
  }
}

/** Drops the databases of test processes that no longer run. */
async function sweep(started: Cluster): Promise<void> {
  await withClient(started.maintenanceUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT datname AS name FROM pg_database WHERE datname ~ '^test_[0-9]+_[0-9]+$' OR datname LIKE 'draft\\_%'`,
    );
    for (const { name } of rows) {
      const pid = /^test_(\d+)_/.exec(name)?.[1];
      if (pid !== undefined && existsSync(`/proc/${pid}`)) continue;
      if (pid === undefined && (await isBeingBuilt(client, name))) continue;
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    }
  });
}

async function isBeingBuilt(client: pg.Client, draft: string): Promise<boolean> {
  const key = draft.replace('draft_', 'template_');
  const { rows } = await client.query<{ free: boolean }>('SELECT pg_try_advisory_lock(hashtext($1)) AS free', [key]);
  if (rows[0]?.free === true) await client.query('SELECT pg_advisory_unlock(hashtext($1))', [key]);
  return rows[0]?.free !== true;
}

/** Changes with every change of a migration. */
function migrationsHash(): string {
  const folder = join(root, 'store/migrations');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.sql')) : [];
  return files
    .sort()
    .reduce((hash, name) => short(`${hash} ${name} ${readFileSync(join(folder, name), 'utf8')}`), '');
}

const LOCALE = `TEMPLATE template0 LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'`;

/** Makes the template if nobody has; a session lock lets the second process wait for the first. */
async function ensureTemplate(
  client: pg.Client,
  shared: Cluster,
  template: string,
  migrate: (url: string) => Promise<void>,
): Promise<void> {
  await client.query('SELECT pg_advisory_lock(hashtext($1))', [template]);
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (found.rowCount !== 0) return;
    const draft = template.replace('template_', 'draft_');
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${draft} ${LOCALE}`);
    await client.query(`REVOKE ALL ON DATABASE ${draft} FROM PUBLIC`);
    await migrate(shared.url(draft, 'owner'));
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
  } finally {
    await client.query('SELECT pg_advisory_unlock(hashtext($1))', [template]);
  }
}

export type FreshDatabase = {
  readonly name: string;
  /** As the owner: migrations, and looking behind the curtain. */
  readonly url: string;
  /** As the role the nodes work as. */
  readonly appUrl: string;
  /** Removes the database, cutting connections that are still open. */
  drop(): Promise<void>;
};

let count = 0;

/**
 * A new database, migrated by `migrate` (run once per state of store/migrations and `flavour`, then copied).
 * `migrate` must close its connections. A second preparation of its own, such as one with demo data, needs its own `flavour`.
 */
export async function freshDatabase(
  migrate: (url: string) => Promise<void> = async () => {},
  flavour = migrate.name,
): Promise<FreshDatabase> {
  const shared = await testCluster();
  const template = `template_${short(`${migrationsHash()} ${flavour}`)}`;
  count += 1;
  const name = `test_${process.pid}_${count}`;
  await withClient(shared.maintenanceUrl, async (client) => {
    await ensureTemplate(client, shared, template, migrate);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
    await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${name} TO ${APP_ROLE}`);
  });
  return {
    name,
    url: shared.url(name, 'owner'),
    appUrl: shared.url(name, 'app'),
    async drop() {
      await withClient(shared.maintenanceUrl, (client) =>
        client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
      );
    },
  };
}
