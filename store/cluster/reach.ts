/** For commands that look at a zone which may be running: its server, without the lock of the home. */
import { existsSync, realpathSync } from 'node:fs';
import type { Cluster } from './cluster.ts';
import { embeddedUrl, refusal } from './connect.ts';
import { readPidFile } from './pid-file.ts';
import { isPostgresOf } from './process.ts';
import { readSecrets } from './secrets.ts';
import { dataDirectory, type Log } from './site.ts';
import { startCluster } from './start.ts';

export type ReachOptions = { readonly home: string; readonly log: Log };

/**
 * The server that works for this home if there is one; else it is started, and stopped again by `stop()`.
 * Throws an Error meant for the operator when no zone was ever started here.
 */
export async function reachCluster({ home: given, log }: ReachOptions): Promise<Cluster> {
  if (!existsSync(dataDirectory(given)))
    throw new Error(`No zone has been started in ${given} yet. Set TONGBAN_HOME (or --home) to where it is kept.`);
  const home = realpathSync(given);
  const running = await runningCluster(home);
  if (running !== undefined) return running;
  return startCluster({ home, log });
}

async function runningCluster(home: string): Promise<Cluster | undefined> {
  const directory = dataDirectory(home);
  const found = readPidFile(directory);
  const secrets = readSecrets(home);
  if (found?.status !== 'ready' || secrets === undefined || !isPostgresOf(found.pid, directory)) return undefined;
  const url: Cluster['url'] = (database, role = 'app') => embeddedUrl({ home, secrets }, found.port, database, role);
  const maintenanceUrl = url('postgres', 'owner');
  if ((await refusal(maintenanceUrl)) !== undefined) return undefined;
  // Its life belongs to whoever started it: this is a visitor.
  return {
    kind: 'embedded',
    url,
    databaseName: (database) => database,
    maintenanceUrl,
    onExit: () => () => {},
    restart: async () => {},
    stop: async () => {},
  };
}
