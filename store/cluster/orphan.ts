/** A server left over from a process that was killed: adopted if it is as it should be, otherwise stopped. */
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { isAbsolute, join } from 'node:path';
import { embeddedUrl, refusal } from './connect.ts';
import { type PidFile, readPidFile } from './pid-file.ts';
import { type Postmaster, removeRemains, stopPostmaster } from './postmaster.ts';
import { isAlive, isPostgresOf, programOf, sleep } from './process.ts';
import { settingsText } from './settings.ts';
import { dataDirectory, hasSocket, type Site } from './site.ts';

/** Somebody listens on the unix socket of a server whose process we cannot see: it is in another container. */
function answersUnseen(directory: string, file: PidFile): Promise<boolean> {
  if (file.socketDirectory === '') return Promise.resolve(false);
  const sockets = isAbsolute(file.socketDirectory) ? file.socketDirectory : join(directory, file.socketDirectory);
  return new Promise((resolve) => {
    const probe = connect(join(sockets, `.s.PGSQL.${file.port}`));
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', () => resolve(false));
  });
}

/** Waits while the server starts up or shuts down. */
async function settle(directory: string, pid: number): Promise<PidFile | undefined> {
  const until = Date.now() + 60_000;
  for (;;) {
    const file = readPidFile(directory);
    if (!isAlive(pid) || file?.pid !== pid) return undefined;
    if (file.status === 'ready' || Date.now() > until) return file;
    await sleep(20);
  }
}

/** Why a running server cannot be taken over as it is; nothing when it can. */
async function unfit(site: Site, file: PidFile): Promise<string | undefined> {
  if (file.status !== 'ready') return 'it does not get ready';
  if (programOf(file.pid) !== site.binaries.postgres) return 'it runs another program file than the installed one';
  if ((file.socketDirectory !== '') !== hasSocket(site.home)) return 'it listens elsewhere';
  try {
    const text = readFileSync(join(dataDirectory(site.home), 'postgresql.conf'), 'utf8');
    if (text !== settingsText(site.tuning)) return 'it runs with other settings';
  } catch {
    return 'its settings are not readable';
  }
  const refused = await refusal(embeddedUrl(site, file.port, 'postgres', 'owner'));
  return refused === undefined ? undefined : `it does not answer us (${refused.message})`;
}

/**
 * Looks at what the data directory says of an earlier server. Returns it if it runs and is fit; otherwise nothing,
 * and then no server runs there. Says what it found.
 */
export async function adoptOrClear(site: Site): Promise<Postmaster | undefined> {
  const directory = dataDirectory(site.home);
  const found = readPidFile(directory);
  if (found === undefined) {
    removeRemains(directory);
    return undefined;
  }
  if (!isPostgresOf(found.pid, directory)) {
    if (await answersUnseen(directory, found)) {
      throw new Error(`A database server in another container already works in ${directory}. Stop it first.`);
    }
    site.log(`The database was not stopped in order last time (its process ${found.pid} is gone): it recovers now.`);
    removeRemains(directory);
    return undefined;
  }
  const settled = await settle(directory, found.pid);
  const reason = settled === undefined ? undefined : await unfit(site, settled);
  if (settled !== undefined && reason === undefined) {
    site.log(`The database server of an earlier run is still running (process ${settled.pid}): used as it is.`);
    return { pid: settled.pid, port: settled.port };
  }
  if (settled !== undefined) {
    site.log(`A database server of an earlier run (process ${settled.pid}) is stopped and started anew: ${reason}.`);
    await stopPostmaster(settled.pid, site.log);
  }
  return undefined;
}
