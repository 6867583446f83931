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
export const openPool = (
  url: string,
  options: { max?: number; onError?: (error: Error) => void; readOnly?: boolean } = {},
): Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    ...(options.readOnly && { options: '-c default_transaction_read_only=on' }),
    max: options.max ?? 8,
    types,
    idleTimeoutMillis: 30_000,
    // Waiting for a free connection counts too: on a busy machine a first start waited longer than ten seconds and gave up.
    connectionTimeoutMillis: 30_000,
  });
  pool.on('error', (error) => options.onError?.(error));
  // While it is lent out nobody but us listens: a server that ends between two queries of a transaction must not end us.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
};

/** Runs `work` on a connection of its own that nobody used before; its temporary tables and open cursors end with it. */
export const onConnection = async <T>(pool: Pool, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(pool.options);
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client as unknown as Client);
  } finally {
    await client.end();
  }
};

/** What of node-postgres' client its types do not tell. */
interface Wire {
  pipeline: boolean;
  readonly connection: { readonly stream: Socket };
}

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? '';

/**
 * Statements that do not need each other's answers, sent to the server in one go and done by it in their order. When one
 * fails those behind it fail too; nothing is running any more when this throws. On a pool each has a connection of its own.
 */
export const together = async <T extends readonly unknown[]>(
  client: Db,
  begin: () => { readonly [N in keyof T]: Promise<T[N]> },
): Promise<T> => {
  if (client instanceof pg.Pool) return Promise.all(begin()) as unknown as Promise<T>;
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
  const failed = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []));
  // Those behind the one that failed only say that the transaction is over.
  if (failed.length) throw failed.find((error) => codeOf(error) !== '25P02') ?? failed[0];
  return ended.map((one) => (one as PromiseFulfilledResult<unknown>).value) as unknown as T;
};

/** What a transaction does at its end. */
interface Ending {
  readonly with: (() => Promise<unknown>)[];
  readonly after: (() => void)[];
}

const endings = new WeakMap<Client, Ending>();

/** Inside a transaction: a last statement that is sent in one go with the commit. When it fails, nothing is committed. */
export const withCommit = (client: Client, statement: () => Promise<unknown>): void =>
  void endings.get(client)?.with.push(statement);

/** Inside a transaction: `run` is called once it is committed, before anybody is answered; never if it is undone. */
export const afterCommit = (client: Client, run: () => void): void => void endings.get(client)?.after.push(run);

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

const within = async <T>(pool: Pool, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  const ending: Ending = { with: [], after: [] };
  endings.set(client, ending);
  try {
    const result = await work(client);
    const ended = await together<unknown[]>(client, () => [
      ...ending.with.map((statement) => statement()),
      client.query('commit'),
    ]);
    // The server answers so to a commit after a failed statement whose error somebody kept to himself.
    if ((ended.at(-1) as pg.QueryResult).command === 'ROLLBACK')
      throw new Error('The transaction was undone: a statement in it had failed');
    for (const run of ending.after) run();
    return result;
  } catch (error) {
    broken = error as Error;
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    endings.delete(client);
    (client as unknown as Wire).pipeline = false;
    client.release(broken !== undefined && isConnectionLoss(broken));
  }
};

/** Runs `work` in one transaction; any throw rolls everything back. */
export const transaction = <T>(pool: Pool, work: (client: Client) => Promise<T>): Promise<T> =>
  within(pool, async (client) => {
    await client.query('begin');
    return work(client);
  });

/**
 * The same for who does not need the server's answer to begin with: `first` are reads and locks sent in one go with the `begin`, and
 * `work` goes on meanwhile. It awaits `found` before it writes anything: until then nobody has said that a transaction runs.
 * What is asked on the client goes out at once, in its order, whether or not what was asked before is answered; so no COPY.
 */
export const transactionFrom = <F extends readonly unknown[], T>(
  pool: Pool,
  first: (client: Client) => { readonly [N in keyof F]: Promise<F[N]> },
  work: (client: Client, found: Promise<F>) => Promise<T>,
): Promise<T> =>
  within(pool, async (client) => {
    (client as unknown as Wire).pipeline = true;
    const found = together<unknown[]>(client, () => [client.query('begin'), ...first(client)]).then(
      ([, ...answers]) => answers as unknown as F,
    );
    // Who has failed before he awaits it has said why.
    found.catch(() => {});
    const result = await work(client, found);
    await found;
    return result;
  });

/** Whether the error says that the server is gone or going, so that trying again later makes sense. */
export const isConnectionLoss = (error: unknown): boolean => {
  const code = codeOf(error);
  const message = (error as Error).message ?? '';
  return (
    /^(57P0[123]|08...|ECONN|EPIPE|ENOENT)/.test(code) ||
    /terminated|timeout exceeded|not queryable|connection/i.test(message)
  );
};

/** Whether the server has no room now: a full disk, no memory, no connection left (class 53), a file that cannot be written. */
export const isOutOfRoom = (error: unknown): boolean => /^(53...|58030|ENOSPC|EDQUOT)$/.test(codeOf(error));

/** Whether the fault is the server's and passes, so that whoever asks again later may be answered. */
export const isForLater = (error: unknown): boolean => isConnectionLoss(error) || isOutOfRoom(error);

/** Serialisation failures and deadlocks: the database asks us to try again. */
export const isPassing = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error));

/**
 * Somebody else wrote the same meanwhile (two letters that both begin a case, twins of one request): what is not there yet has no
 * row to queue at. Asked again, the later one finds what the earlier wrote. A fault of ours looks the same, so nobody may ask for ever.
 */
export const wasFirst = (error: unknown): boolean => ['23505', '23P01'].includes(codeOf(error));
