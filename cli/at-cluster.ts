import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#server/boot/config.ts';
import { type Cluster, externalCluster, reachCluster, startCluster } from '#store/cluster/index.ts';

/** The server of a home or of DATABASE_URL; an embedded one that does not run is started for as long as the work takes. */
export const withCluster = async <T>(
  { home, databaseUrl, appPassword }: Config,
  work: (cluster: Cluster) => Promise<T>,
): Promise<T> => {
  const log = (line: string): void => console.error(line);
  const cluster = databaseUrl
    ? await externalCluster(databaseUrl, { home, ...(appPassword && { appPassword }) })
    : existsSync(join(home, 'pg'))
      ? await reachCluster({ home, log }).catch(() => startCluster({ home, log }))
      : await startCluster({ home, log });
  try {
    return await work(cluster);
  } finally {
    await cluster.stop();
  }
};
