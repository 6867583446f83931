/** Addresses of the embedded server, and one short connection. */
import { join } from 'node:path';
import pg from 'pg';
import { APP_ROLE, OWNER_ROLE } from './secrets.ts';
import { dataDirectory, hasSocket, type Site } from './site.ts';

export type Role = 'owner' | 'app';

export function embeddedUrl(
  site: Pick<Site, 'home' | 'secrets'>,
  port: number,
  database: string,
  role: Role,
): string {
  const [user, password] = role === 'owner' ? [OWNER_ROLE, site.secrets.owner] : [APP_ROLE, site.secrets.app];
  const socket = hasSocket(site.home) ? `?host=${encodeURIComponent(join(dataDirectory(site.home), 'run'))}` : '';
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}${socket}`;
}

/** Runs `work` on one connection of its own and closes it. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection cut while idle reports here as well as at the query; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Nothing when the server answers a query, else why not; `code` is PostgreSQL's five-letter SQLSTATE if it said one. */
export async function refusal(url: string): Promise<{ message: string; code?: string } | undefined> {
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
    return undefined;
  } catch (error) {
    const { message, code } = error as { message?: string; code?: string };
    return { message: message || String(error), code };
  }
}
