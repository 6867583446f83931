/** One embedded installation: where it lives, as whom it runs, with which programs. */
import { chmodSync, chownSync, lchownSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Secrets } from './secrets.ts';
import type { Tuning } from './settings.ts';

export type Log = (line: string) => void;

export type Site = {
  /** A real path (no symbolic links), because it is compared with what /proc says. */
  readonly home: string;
  readonly account: Account;
  readonly binaries: Binaries;
  readonly secrets: Secrets;
  readonly tuning: Tuning;
  readonly log: Log;
};

export const dataDirectory = (home: string): string => join(home, 'pg');

/**
 * Under which name the server is told its data directory, given that it is started inside it. An account other than
 * ours may be unable to walk the path (home below a 0700 directory, /root): the working directory needs no walking.
 */
export const dataArgument = (account: Account, data: string): string =>
  account.uid === undefined ? data : '/proc/self/cwd';

/** The address of a unix socket is at most 107 bytes; with a longer path the server is reached by TCP alone. */
export const hasSocket = (home: string): boolean =>
  Buffer.byteLength(join(dataDirectory(home), 'run', '.s.PGSQL.65535')) <= 107;

/** The environment of the server: nothing of ours (PGDATA, PGPORT, LC_ALL … would change what it does). */
export const ENVIRONMENT: Readonly<Record<string, string>> = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

export function give(path: string, account: Account): void {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid);
}

export function giveTree(path: string, account: Account): void {
  if (account.uid === undefined || account.gid === undefined) return;
  lchownSync(path, account.uid, account.gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) giveTree(inner, account);
    else lchownSync(inner, account.uid, account.gid);
  }
}

/** Writes a file only the server's account may read. */
export function writeFor(path: string, text: string, account: Account): void {
  writeFileSync(path, text, { mode: 0o600 });
  chmodSync(path, 0o600);
  give(path, account);
}
