/** The server process: starting it, waiting until it answers, stopping it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readPidFile } from './pid-file.ts';
import { choosePort, rememberPort } from './port.ts';
import { isAlive, sleep, waitForEnd } from './process.ts';
import { dataArgument, dataDirectory, ENVIRONMENT, hasSocket, type Log, type Site } from './site.ts';

/** A running server; `child` is absent when it was adopted. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly child?: ChildProcess };

const logFile = (home: string): string => join(home, 'postgres.log');
const LOG_LIMIT = 8 * 1024 * 1024;
/** Recovery after a crash replays at most a gigabyte or so of log. */
const START_LIMIT = 10 * 60_000;

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

function openLog(home: string): { handle: number; from: number } {
  const file = logFile(home);
  if (sizeOf(file) > LOG_LIMIT) renameSync(file, `${file}.1`);
  return { handle: openSync(file, 'a', 0o600), from: sizeOf(file) };
}

/**
 * The server gets a session of its own (so Ctrl-C reaches us first and we stop it in order) and a file as its output
 * (so that it never writes to a pipe of a dead parent).
 */
function spawnServer(site: Site, port: number): { child: ChildProcess; from: number } {
  const data = dataDirectory(site.home);
  const sockets = hasSocket(site.home) ? 'run' : '';
  const args = [
    ...['-D', dataArgument(site.account, data), '-c', `port=${port}`],
    ...['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${sockets}`],
  ];
  const { handle, from } = openLog(site.home);
  const options = { ...site.account, cwd: data, env: ENVIRONMENT, detached: true };
  const child = spawn(site.binaries.postgres, args, { ...options, stdio: ['ignore', handle, handle] });
  closeSync(handle);
  child.unref();
  return { child, from };
}

/** Resolves with nothing once the server is ready, or with the text of its log if it ended before. */
async function untilReady(site: Site, child: ChildProcess, from: number): Promise<string | undefined> {
  let failed: string | undefined;
  child.once('error', (error) => {
    failed = error.message;
  });
  const started = Date.now();
  let told = started;
  for (;;) {
    if (failed !== undefined) return failed;
    if (child.exitCode !== null || child.signalCode !== null) {
      return readFileSync(logFile(site.home)).subarray(from).toString('utf8').trim() || 'it ended without a word';
    }
    const file = readPidFile(dataDirectory(site.home));
    if (file?.pid === child.pid && file?.status === 'ready') return undefined;
    if (Date.now() - told > 5000) {
      told = Date.now();
      site.log('The database is still starting (after a crash it reads its log first).');
    }
    if (Date.now() - started > START_LIMIT) {
      await stopPostmaster(child.pid!, site.log);
      return 'it did not get ready within ten minutes';
    }
    await sleep(10);
  }
}

const PORT_TAKEN = /could not create any TCP\/IP sockets|Address already in use/;
/** The postmaster was killed, and one of its processes has not noticed yet. */
const STILL_IN_USE = /pre-existing shared memory block|lock file "[^"]*" already exists/;

/** Starts the server; on `port` if given (its address must not change), else on one it chooses. */
export async function launch(site: Site, port?: number): Promise<Postmaster> {
  const until = Date.now() + 20_000;
  for (;;) {
    const chosen = port ?? (await choosePort(site.home, site.log));
    const { child, from } = spawnServer(site, chosen);
    const problem = await untilReady(site, child, from);
    if (problem === undefined) {
      rememberPort(site.home, chosen);
      return { pid: child.pid!, port: chosen, child };
    }
    const passing = STILL_IN_USE.test(problem) || (port === undefined && PORT_TAKEN.test(problem));
    if (!passing || Date.now() > until) throw new Error(`The database did not start:\n${problem}`);
    await sleep(200);
  }
}

/** Stops a server in order: sessions are ended, everything is written. In an emergency at once (recovered at next start). */
export async function stopPostmaster(pid: number, log: Log, how: 'fast' | 'immediate' = 'fast'): Promise<void> {
  const send = (signal: NodeJS.Signals): void => {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended in between.
    }
  };
  if (!isAlive(pid)) return;
  send(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
  if (await waitForEnd(pid, 60_000)) return;
  log(`The database (process ${pid}) did not stop within a minute: stopping it at once.`);
  send('SIGQUIT');
  if (await waitForEnd(pid, 10_000)) return;
  throw new Error(`The database (process ${pid}) cannot be stopped.`);
}

/**
 * What a dead server left would stop the next one if its number is still taken: given out again, or a zombie that
 * nobody collects (a container without init). The lock beside the socket says the same as the pid file.
 */
export function removeRemains(directory: string): void {
  rmSync(join(directory, 'postmaster.pid'), { force: true });
  const sockets = join(directory, 'run');
  if (!existsSync(sockets)) return;
  for (const name of readdirSync(sockets)) rmSync(join(sockets, name), { force: true });
}
