/** The first start: a new database cluster, complete before it gets its name. */
import { spawn } from 'node:child_process';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { APP_ROLE, OWNER_ROLE } from './secrets.ts';
import { HOST_RULES, settingsText } from './settings.ts';
import { dataArgument, dataDirectory, ENVIRONMENT, give, type Site, writeFor } from './site.ts';

/**
 * Chinese trigrams exist only with a UTF-8 character type; without explicit flags and without LANG the cluster would
 * even be SQL_ASCII. Sorting is by code point, the same on every machine and for ever.
 */
const LOCALE = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--lc-collate=C',
  '--lc-ctype=C.UTF-8',
  '--lc-messages=C',
];

/** Runs one of the programs inside the data directory; its output, or an error that quotes it. */
function run(site: Site, program: string, args: readonly string[], directory: string, input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...site.account, cwd: directory, env: ENVIRONMENT });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.stdin.on('error', () => {});
    child.on('error', (error) => reject(explain(error.message, site)));
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(explain(output, site, code))));
    child.stdin.end(input);
  });
}

function explain(output: string, site: Site, code?: number | null): Error {
  if (output.includes('could not look up effective user ID')) {
    const uid = site.account.uid ?? process.getuid?.();
    return new Error(
      `User id ${uid} has no entry in /etc/passwd, and PostgreSQL's initdb needs one. ` +
        'Add an entry, start as another user, or set DATABASE_URL.',
    );
  }
  if (/EPERM|EINVAL/.test(output)) {
    return new Error(
      `Root may not switch to user id ${site.account.uid} here (${output}). Start as an ordinary user.`,
    );
  }
  return new Error(`PostgreSQL could not be set up (code ${code ?? 'none'}):\n${output.trim()}`);
}

/**
 * Sets both passwords with the server stopped, in single-user mode: they pass through a pipe and no file.
 * Serves the first start and the day the secrets file is lost.
 */
export async function setPasswords(site: Site, directory: string): Promise<void> {
  const { owner, app } = site.secrets;
  const statements = [
    `ALTER ROLE ${OWNER_ROLE} LOGIN PASSWORD '${owner}'`,
    `DO $$ BEGIN CREATE ROLE ${APP_ROLE}; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
    `ALTER ROLE ${APP_ROLE} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '${app}'`,
    'REVOKE ALL ON DATABASE postgres FROM PUBLIC',
  ];
  const args = ['--single', '-D', dataArgument(site.account, directory), 'postgres'];
  const output = await run(site, site.binaries.postgres, args, directory, `${statements.join('\n')}\n`);
  if (/\b(ERROR|FATAL|PANIC):/.test(output)) throw explain(output, site, 0);
}

/** Settings and doors, in their current form. */
export function configure(site: Site, directory: string): void {
  writeFor(join(directory, 'postgresql.conf'), settingsText(site.tuning), site.account);
  writeFor(join(directory, 'pg_hba.conf'), HOST_RULES, site.account);
  const run = join(directory, 'run');
  mkdirSync(run, { recursive: true, mode: 0o700 });
  give(run, site.account);
}

/** Removes what an interrupted first start left, and makes the cluster under another name until it is whole. */
export async function initialise(site: Site): Promise<void> {
  const draft = join(site.home, 'pg.new');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  give(draft, site.account);
  const args = ['-D', dataArgument(site.account, draft), '--auth=reject', `--username=${OWNER_ROLE}`, ...LOCALE];
  await run(site, site.binaries.initdb, site.tuning.durable ? args : [...args, '--no-sync'], draft);
  configure(site, draft);
  await setPasswords(site, draft);
  renameSync(draft, dataDirectory(site.home));
  const handle = openSync(site.home, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
