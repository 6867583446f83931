/** A PostgreSQL server that somebody else runs, given by DATABASE_URL: one database per node, the same interface. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Cluster } from './cluster.ts';
import { refusal, withClient } from './connect.ts';
import { APP_ROLE, makeSecrets, readSecrets } from './secrets.ts';

export type ExternalOptions = {
  /** Where the password made for the app role is kept (`<home>/pg-secrets.json`). */
  readonly home: string;
  /** Databases are called `<prefix>_<node>`; default: the database named in the address, else `tongban`. */
  readonly prefix?: string;
  /** The password of an app role that exists already (DATABASE_APP_PASSWORD). */
  readonly appPassword?: string;
};

/** PostgreSQL 17 brought the builtin C.UTF-8 rules, 18 uuidv7(). */
const OLDEST = 18;

/** Connects once to check version and roles; makes the app role if it is absent. Throws an Error meant for the operator. */
export async function externalCluster(databaseUrl: string, options: ExternalOptions): Promise<Cluster> {
  const given = parse(databaseUrl);
  const inAddress = decodeURIComponent(given.pathname.slice(1));
  const maintenance = inAddress === '' ? withDatabase(given, 'postgres') : given;
  const prefix = options.prefix ?? (inAddress === '' || inAddress === 'postgres' ? 'tongban' : inAddress);
  const name = (database: string): string => `${prefix}_${database}`;
  await checkVersion(maintenance.href);
  const password = await appPassword(maintenance, options);
  return {
    kind: 'external',
    url(database, role = 'app') {
      const url = withDatabase(given, name(database));
      return (role === 'app' ? withUser(url, APP_ROLE, password) : url).href;
    },
    databaseName: name,
    maintenanceUrl: maintenance.href,
    // Its life is not ours: a lost connection shows in the pool, and its operator starts it again.
    onExit: () => () => {},
    restart: async () => {},
    stop: async () => {},
  };
}

function parse(databaseUrl: string): URL {
  let url: URL | undefined;
  try {
    url = new URL(databaseUrl);
  } catch {
    // Said below, without the address: it holds a password.
  }
  if (url !== undefined && /^postgres(ql)?:$/.test(url.protocol) && url.username !== '') return url;
  throw new Error('DATABASE_URL must look like postgresql://user:password@host:5432/tongban');
}

function withDatabase(url: URL, database: string): URL {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed;
}

function withUser(url: URL, user: string, password: string): URL {
  const changed = new URL(url);
  changed.username = user;
  changed.password = encodeURIComponent(password);
  return changed;
}

async function checkVersion(url: string): Promise<void> {
  let version = 0;
  try {
    version = await withClient(url, async (client) => {
      const { rows } = await client.query<{ version: number }>(
        `SELECT current_setting('server_version_num')::int / 10000 AS version`,
      );
      return rows[0]?.version ?? 0;
    });
  } catch (error) {
    throw new Error(`The PostgreSQL server of DATABASE_URL cannot be used: ${(error as Error).message}`);
  }
  if (version < OLDEST) {
    throw new Error(`The PostgreSQL server of DATABASE_URL is version ${version}; at least ${OLDEST} is needed.`);
  }
}

/** The password the app role accepts: given, kept from an earlier start, or of a role made now. */
async function appPassword(maintenance: URL, options: ExternalOptions): Promise<string> {
  const exists = await withClient(maintenance.href, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [APP_ROLE]);
    return found.rowCount !== 0;
  });
  const password = options.appPassword ?? (readSecrets(options.home) ?? makeSecrets(options.home)).app;
  if (!exists) {
    await makeRole(maintenance.href, password);
    return password;
  }
  const refused = await refusal(withUser(maintenance, APP_ROLE, password).href);
  // The role may be kept out of this one database; only a wrong password matters here.
  if (refused?.code !== '28P01') return password;
  throw new Error(
    `The role ${APP_ROLE} exists on the server of DATABASE_URL with a password unknown here. ` +
      'Set DATABASE_APP_PASSWORD, or let an administrator drop the role.',
  );
}

async function makeRole(url: string, password: string): Promise<void> {
  try {
    await withClient(url, (client) =>
      client.query(
        `CREATE ROLE ${APP_ROLE} LOGIN NOCREATEDB NOCREATEROLE PASSWORD ${client.escapeLiteral(password)}`,
      ),
    );
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== '42501') throw error;
    throw new Error(
      `The user of DATABASE_URL may not create roles. Let an administrator run: CREATE ROLE ${APP_ROLE} LOGIN ` +
        `PASSWORD '${randomBytes(18).toString('hex')}'; and set DATABASE_APP_PASSWORD to that password.`,
    );
  }
}
