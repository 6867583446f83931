/** PostgreSQL refuses to run as root: which unprivileged user it runs as when we are root. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Spread into the options of `spawn`; empty for an ordinary user, whose own rights are right already. */
export type Account = { uid?: number; gid?: number };

export type PasswdEntry = { name: string; uid: number; gid: number };

export function parsePasswd(text: string): readonly PasswdEntry[] {
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4 && /^\d+$/.test(fields[2]!) && /^\d+$/.test(fields[3]!))
    .map((fields) => ({ name: fields[0]!, uid: Number(fields[2]), gid: Number(fields[3]) }));
}

/**
 * The user for a data directory: the one who owns it, else our own system user, else PostgreSQL's.
 * `nobody` is not among them because other services share it; it is the last resort.
 */
export function chooseEntry(entries: readonly PasswdEntry[], owner?: number): PasswdEntry | undefined {
  const usable = entries.filter((entry) => entry.uid !== 0);
  return (
    usable.find((entry) => entry.uid === owner) ??
    usable.find((entry) => entry.name === 'tongban') ??
    usable.find((entry) => entry.name === 'postgres')
  );
}

const readEntries = (): readonly PasswdEntry[] => parsePasswd(readFileSync('/etc/passwd', 'utf8'));

function createUser(): boolean {
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'tongban']],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', 'tongban']],
  ];
  const PATH = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`;
  return attempts.some(
    ([command, args]) => spawnSync(command, args, { stdio: 'ignore', env: { PATH }, timeout: 10_000 }).status === 0,
  );
}

/**
 * The account the database server runs as. `owner` is the user id that owns an existing data directory.
 * Throws in words when an ordinary user meets a foreign directory, or when no user can be found.
 */
export function databaseAccount(log: (line: string) => void, owner?: number): Account {
  const own = process.getuid?.() ?? -1;
  if (own !== 0) return ordinary(own, owner);
  const found = chooseEntry(readEntries(), owner);
  if (found !== undefined) return { uid: found.uid, gid: found.gid };
  const made = createUser() ? readEntries().find((entry) => entry.name === 'tongban') : undefined;
  if (made !== undefined) {
    log('PostgreSQL does not run as root: created the system user "tongban" for it.');
    return { uid: made.uid, gid: made.gid };
  }
  const nobody = readEntries().find((entry) => entry.name === 'nobody' && entry.uid !== 0);
  if (nobody === undefined) {
    throw new Error(
      'PostgreSQL does not run as root, and no unprivileged user exists or can be created here. ' +
        'Create one (useradd --system tongban), start as an ordinary user, or set DATABASE_URL.',
    );
  }
  log('PostgreSQL does not run as root, and no system user could be created: it runs as "nobody".');
  return { uid: nobody.uid, gid: nobody.gid };
}

function ordinary(own: number, owner?: number): Account {
  if (owner !== undefined && owner !== own) {
    throw new Error(
      `The database in this home belongs to user id ${owner}, and this process runs as user id ${own}. ` +
        'Start as the user who created it (or as root), or set TONGBAN_HOME to another directory.',
    );
  }
  return {};
}
