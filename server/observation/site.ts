import { ensureDatabase, externalCluster, reachCluster } from '#store/cluster/index.ts';
import { openPool } from '#store/db.ts';
import { migrate } from '#store/migrate.ts';
import type { Config } from '../boot/config.ts';
import { load } from '../load.ts';
import { type ObservationContext, observationOf } from './context.ts';

/** A node's database for work on readings from the command line, while the zone runs or not. Errors are for the operator. */
export const reachObservation = async (
  config: Config,
  node: string | undefined,
  log: (line: string) => void,
): Promise<{ readonly context: ObservationContext; readonly close: () => Promise<void> }> => {
  const program = await load(config.zone);
  const id = node ?? program.zone.nodes[0]?.id ?? '';
  if (!program.zone.nodes.some((one) => one.id === id))
    throw new Error(
      `The zone "${config.zone}" has no node "${id}"; it has ${program.zone.nodes.map((one) => one.id).join(', ')}.`,
    );
  const { home, databaseUrl, appPassword } = config;
  const cluster = databaseUrl
    ? await externalCluster(databaseUrl, { home, ...(appPassword && { appPassword }) })
    : await reachCluster({ home, log });
  await ensureDatabase(cluster, id);
  await migrate(cluster.url(id, 'owner'));
  const pool = openPool(cluster.url(id, 'app'), { max: 4 });
  const context = observationOf({ id, pool, program, now: () => new Date().toISOString() });
  if (!context) throw new Error(`The zone "${config.zone}" says nothing of observation.`);
  return {
    context,
    close: async () => {
      await pool.end();
      await cluster.stop();
    },
  };
};
