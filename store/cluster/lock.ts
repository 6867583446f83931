/** One process per home: `<home>/tongban.lock` names the process that works there. */
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf, isAlive, sleep } from './process.ts';

export type Lock = { readonly home: string; release(): void };

type Holder = { pid: number; identity?: string; since: string };

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** The live process that wrote this lock text; nothing for a torn text, a dead process or a number given out again. */
function holderOf(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Holder;
    if (!Number.isInteger(holder.pid) || !isAlive(holder.pid)) return undefined;
    return identityOf(holder.pid) === holder.identity ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** Creates the lock with its whole content in one step, so that nobody ever reads half a lock. */
function create(file: string, content: string): boolean {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, content, { mode: 0o644 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Takes a stale lock away. Between reading and renaming another starter may have replaced it:
 * then what we hold in hand is a good lock, and it is put back.
 */
function removeStale(file: string, stale: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (read(aside) !== stale) {
    try {
      linkSync(aside, file);
    } catch {
      // A third starter took the place; the check after taking over (below) decides between them.
    }
  }
  rmSync(aside, { force: true });
}

/**
 * Takes the lock of a home directory (created when absent, mode 0700) for this process.
 * A lock left by a dead process is removed. Throws `TONGBAN_LOCKED` when a live process holds it
 * for longer than `wait` milliseconds (default 0: at once).
 */
export async function acquireLock(
  home: string,
  options: { wait?: number; log?: (line: string) => void } = {},
): Promise<Lock> {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const file = join(home, 'tongban.lock');
  const mine: Holder = { pid: process.pid, identity: identityOf(process.pid), since: new Date().toISOString() };
  // A token of its own, so that two locks of one process differ as well.
  const content = `${JSON.stringify({ ...mine, token: randomUUID() })}\n`;
  const until = Date.now() + (options.wait ?? 0);
  let tookOver = false;
  for (;;) {
    if (create(file, content)) {
      if (tookOver) await sleep(50);
      if (!tookOver || read(file) === content) break;
    }
    const found = read(file);
    if (found === undefined) continue;
    const holder = holderOf(found);
    if (holder === undefined) {
      options.log?.(`${file} was left by a process that no longer runs: removed.`);
      removeStale(file, found);
      tookOver = true;
    } else if (Date.now() >= until) {
      throw locked(home, holder);
    } else {
      await sleep(25);
    }
  }
  return {
    home,
    release() {
      if (read(file) === content) rmSync(file, { force: true });
    },
  };
}

function locked(home: string, holder: Holder): Error {
  const message =
    `${home} is already in use by process ${holder.pid}, started ${holder.since}. ` +
    'Stop that one first, or set TONGBAN_HOME to another directory to run a second zone beside it.';
  return Object.assign(new Error(message), { code: 'TONGBAN_LOCKED', pid: holder.pid });
}
