import { type Client, isConnectionLoss, type Pool } from '../db.ts';

/** Whether trying again later makes sense because the server, or the way to it, is gone. */
export const isLost = (error: unknown): boolean =>
  isConnectionLoss(error) || /connection/i.test((error as Error).message ?? '');

const ignore = (): void => {};

/**
 * Ends when everything committed so far, by whomever, is as safe as this server makes a commit (on disk, at its replicas): the log is
 * one, and an empty word is committed behind it. What several batches committed meanwhile is forced in one go.
 */
export const forced = (client: Client): Promise<unknown> =>
  client.query({ name: 'ledger-forced', text: `select pg_logical_emit_message(true, 'tongban', '')` });

/**
 * Runs `work` on a connection of the pool and gives it back, or throws it away if it broke. Listens meanwhile: a
 * connection that is cut while no query runs on it would else end the process. What is not committed is rolled back.
 */
export const withConnection = async <T>(pool: Pool, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  // For good: a broken connection may report more than once, also after it was thrown away.
  if (!client.listeners('error').includes(ignore)) client.on('error', ignore);
  let failed: unknown;
  try {
    return await work(client);
  } catch (error) {
    failed = error;
    await client.query('rollback').catch(ignore);
    throw error;
  } finally {
    client.release(failed !== undefined && isLost(failed));
  }
};
