/** The embedded cluster of a home directory, from whatever state an earlier run left it in. */
import { mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { memoryHere } from '../machine.ts';
import { type Account, databaseAccount } from './account.ts';
import { type Binaries, prepareBinaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { embeddedUrl, refusal } from './connect.ts';
import { configure, initialise, setPasswords } from './initialise.ts';
import { acquireLock, type Lock } from './lock.ts';
import { adoptOrClear } from './orphan.ts';
import { launch, type Postmaster, stopPostmaster } from './postmaster.ts';
import { isAlive } from './process.ts';
import { makeSecrets, readSecrets } from './secrets.ts';
import type { Tuning } from './settings.ts';
import { dataDirectory, giveTree, type Log, type Site } from './site.ts';

export type StartOptions = {
  /** Created when absent. Everything the cluster keeps is below it. */
  readonly home: string;
  readonly log: Log;
  /** The lock of the home if the caller holds it already; else it is taken here and given back by `stop()`. */
  readonly lock?: Lock;
  /** false only for tests. */
  readonly durable?: boolean;
};

/** Starts (or takes over) the database server of a home. Throws an Error whose message is meant for the operator. */
export async function startCluster(options: StartOptions): Promise<Cluster> {
  mkdirSync(options.home, { recursive: true, mode: 0o700 });
  const home = realpathSync(options.home);
  const lock = options.lock ?? (await acquireLock(home, { log: options.log }));
  const release = (): void => (options.lock === undefined ? lock.release() : undefined);
  try {
    return await open(home, { durable: options.durable ?? true, memory: memoryHere() }, options.log, release);
  } catch (error) {
    release();
    throw error;
  }
}

function ownerOf(path: string): number | undefined {
  try {
    return statSync(path).uid;
  } catch {
    return undefined;
  }
}

async function open(home: string, tuning: Tuning, log: Log, release: () => void): Promise<Cluster> {
  const data = dataDirectory(home);
  const owner = ownerOf(data);
  const account = databaseAccount(log, owner);
  const binaries = await prepareBinaries(account, home, log);
  const known = readSecrets(home);
  const site: Site = { home, account, binaries, tuning, log, secrets: known ?? makeSecrets(home) };
  if (owner === undefined) {
    log('First start: setting up the database.');
    await initialise(site);
  } else {
    checkVersion(data, binaries);
    adjustOwner(data, account, owner, log);
  }
  let server = owner === undefined ? undefined : await adoptOrClear(site);
  if (server === undefined) {
    if (owner !== undefined && known === undefined) {
      log('The passwords of the database were lost: new ones are set.');
      await setPasswords(site, data);
    }
    configure(site, data);
    server = await launch(site);
  }
  const refused = await refusal(embeddedUrl(site, server.port, 'postgres', 'owner'));
  if (refused !== undefined) {
    await stopPostmaster(server.pid, log);
    throw new Error(
      `The database in ${data} does not accept the passwords in ${join(home, 'pg-secrets.json')} (${refused.message}). ` +
        'Remove that file to have new ones set.',
    );
  }
  return embedded(site, server, release);
}

function checkVersion(data: string, binaries: Binaries): void {
  let version = 'unknown';
  try {
    version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  } catch {
    // Said below.
  }
  if (version === binaries.major) return;
  throw new Error(
    `The database in ${data} is of PostgreSQL version ${version}, the installed programs are version ${binaries.major}. ` +
      'Use the release of Tongban that made it, or move the directory away to begin anew.',
  );
}

/** A home copied or restored by root belongs to root; PostgreSQL insists on owning its directory. */
function adjustOwner(data: string, account: Account, owner: number, log: Log): void {
  if (account.uid === undefined || account.uid === owner) return;
  log(`The database directory belonged to user id ${owner}: given to user id ${account.uid}.`);
  giveTree(data, account);
}

function embedded(site: Site, first: Postmaster, release: () => void): Cluster {
  const listeners = new Set<(reason: string) => void>();
  let server = first;
  let stopping: Promise<void> | undefined;
  let unwatch = watch(server, ended);

  function ended(reason: string): void {
    if (stopping === undefined) for (const listener of [...listeners]) listener(reason);
  }

  async function shutDown(): Promise<void> {
    await stopPostmaster(server.pid, site.log);
    unwatch();
    release();
  }

  return {
    kind: 'embedded',
    url: (database, role = 'app') => embeddedUrl(site, server.port, database, role),
    databaseName: (database) => database,
    get maintenanceUrl() {
      return embeddedUrl(site, server.port, 'postgres', 'owner');
    },
    onExit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async restart() {
      if (stopping !== undefined) throw new Error('The database was stopped; it is not started again.');
      if (isAlive(server.pid)) return;
      unwatch();
      server = (await adoptOrClear(site)) ?? (await launch(site, server.port));
      unwatch = watch(server, ended);
    },
    stop() {
      stopping ??= shutDown();
      return stopping;
    },
  };
}

/** Reports the end of the server once: by its exit if it is our child, by looking if it was adopted. */
function watch(server: Postmaster, ended: (reason: string) => void): () => void {
  const { child, pid } = server;
  if (child !== undefined) {
    const listener = (code: number | null, signal: string | null): void =>
      ended(signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`);
    child.once('exit', listener);
    return () => child.off('exit', listener);
  }
  const timer = setInterval(() => {
    if (isAlive(pid)) return;
    clearInterval(timer);
    ended('it is gone');
  }, 250);
  timer.unref();
  return () => clearInterval(timer);
}
