/** Databases on a cluster: made once, all with the same character rules. */
import pg from 'pg';
import type { Cluster } from './cluster.ts';
import { withClient } from './connect.ts';
import { APP_ROLE } from './secrets.ts';

/** Lower case, so that no name ever needs quoting; at most 63 bytes, PostgreSQL's limit. */
const NAME = /^[a-z][a-z0-9_]{0,62}$/;

/** See initialise.ts: pg_trgm finds nothing in Chinese text under another character type. */
const LOCALE = `ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'`;

/** True if it was made now. Only the owner and the app role may connect to it. Throws in words when it may not be made. */
export async function ensureDatabase(cluster: Cluster, name: string): Promise<boolean> {
  const physical = cluster.databaseName(name);
  if (!NAME.test(physical)) throw new Error(`"${physical}" cannot be the name of a database.`);
  const made = await withClient(cluster.maintenanceUrl, (client) => create(client, physical));
  await withClient(cluster.url(name, 'owner'), async (client) => {
    await checkCharacters(client, physical);
    await client.query(`REVOKE ALL ON DATABASE ${physical} FROM PUBLIC`);
    await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${physical} TO ${APP_ROLE}`);
  });
  return made;
}

async function create(client: pg.Client, name: string): Promise<boolean> {
  const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (found.rowCount !== 0) return false;
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE template0 ${LOCALE}`);
    return true;
  } catch (error) {
    // Another process made it between our look and our attempt.
    if (error instanceof pg.DatabaseError && ['42P04', '23505'].includes(error.code ?? '')) return false;
    if (error instanceof pg.DatabaseError && error.code === '42501') {
      throw new Error(
        `The user of DATABASE_URL may not create databases. Let an administrator run: ` +
          `CREATE DATABASE ${name} OWNER "${client.user ?? ''}" TEMPLATE template0 ${LOCALE};`,
      );
    }
    throw error;
  }
}

/** A database made by others may have rules under which searching Chinese text silently finds nothing. */
async function checkCharacters(client: pg.Client, name: string): Promise<void> {
  const { rows } = await client.query<{ encoding: string; ctype: string }>(
    `SELECT pg_encoding_to_char(encoding) AS encoding, datctype AS ctype
       FROM pg_database WHERE datname = current_database()`,
  );
  const [row] = rows;
  if (row?.encoding === 'UTF8' && !['C', 'POSIX'].includes(row.ctype)) return;
  throw new Error(
    `Database ${name} has encoding ${row?.encoding} and character type ${row?.ctype}; Chinese text cannot be searched ` +
      `in it. Make it anew with: ${LOCALE}`,
  );
}

export const databaseExists = (cluster: Cluster, name: string): Promise<boolean> =>
  withClient(cluster.maintenanceUrl, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [cluster.databaseName(name)]);
    return found.rowCount !== 0;
  });
