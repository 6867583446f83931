import type { Socket } from 'node:net';
import pg from 'pg';

export type Pool = pg.Pool;
export type Client = pg.PoolClient;
/** Where a query may run: on a pool (one statement) or inside a transaction. */
export type Db = pg.Pool | pg.PoolClient | pg.Client;

// Days stay text (a day has no time zone), instants become ISO text, counts become numbers (none of ours nears 2^53).
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString()],
  [pg.types.builtins.INT8, Number],
]);

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text')) as never,
};

/** One pool per node. Losing the server is reported to `onError` once per connection and never ends the process. */
export const openPool = (url: string, options: { max?: number; onError?: (error: Error) => void } = {}): Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 8,
    types,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
  });
  pool.on('error', (error) => options.onError?.(error));
  // While it is lent out nobody but us listens: a server that ends between two queries of a transaction must not end us.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
};

/** What of node-postgres' client its types do not tell. */
interface Wire {
  pipeline: boolean;
  readonly connection: { readonly stream: Socket };
}

/**
 * Statements that do not need each other's answers, sent to the server in one go and done by it in their order. When one
 * fails those behind it fail too; nothing is running any more when this throws.
 */
export const together = async <T extends readonly unknown[]>(
  client: Client,
  begin: () => { readonly [N in keyof T]: Promise<T[N]> },
): Promise<T> => {
  const wire = client as unknown as Wire;
  const { stream } = wire.connection;
  // Only here: COPY cannot be used on a connection in this mode.
  const before = wire.pipeline;
  wire.pipeline = true;
  stream.cork();
  let begun: readonly Promise<unknown>[];
  try {
    begun = begin();
  } finally {
    stream.uncork();
  }
  const ended = await Promise.allSettled(begun);
  wire.pipeline = before;
  const failed = ended.find(({ status }) => status === 'rejected');
  if (failed) throw (failed as PromiseRejectedResult).reason;
  return ended.map((one) => (one as PromiseFulfilledResult<unknown>).value) as unknown as T;
};

const waiting = new WeakMap<Client, (() => void)[]>();

/** Inside a transaction: `run` is called once it is committed, before anybody is answered; never if it is undone. */
export const afterCommit = (client: Client, run: () => void): void => void waiting.get(client)?.push(run);

/**
 * While a pool is hasty its commits do not wait for the disk. Nothing is lost when this process dies; the end of the
 * server or a power cut takes the last half second, of all databases of the server alike, so that what is left fits together. Only
 * for what can be done again (demonstration cases). Call it while nobody else uses the pool; afterwards every commit waits again.
 */
export const setHasty = async (pool: Pool, on: boolean): Promise<void> => {
  if (on) pool.options.options = '-c synchronous_commit=off';
  else delete pool.options.options;
  // Connections keep what they began with: each is given up, the next ones begin anew.
  const clients = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()));
  for (const client of clients) client.release(true);
};

/** Runs `work` in one transaction; any throw rolls everything back. */
export const transaction = async <T>(pool: Pool, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  const after: (() => void)[] = [];
  waiting.set(client, after);
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    for (const run of after) run();
    return result;
  } catch (error) {
    broken = error as Error;
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    waiting.delete(client);
    client.release(broken !== undefined && isConnectionLoss(broken));
  }
};

/** Whether the error says that the server is gone or going, so that trying again later makes sense. */
export const isConnectionLoss = (error: unknown): boolean => {
  const code = (error as { code?: string }).code ?? '';
  const message = (error as Error).message ?? '';
  return (
    /^(57P0[123]|08...|ECONN|EPIPE|ENOENT)/.test(code) ||
    /terminated|timeout exceeded|not queryable|connection/i.test(message)
  );
};
