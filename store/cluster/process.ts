/** What the kernel of the machine knows about another process; read from /proc, so Linux only (as our Node is). */
import { readFileSync, readlinkSync } from 'node:fs';

/** State letter and start time (clock ticks since boot) of a process, or nothing when there is none. */
function stat(pid: number): { state: string; started: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name is in parentheses and may itself hold blanks and parentheses.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', started: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

/** True for a process that runs. A zombie (dead, not yet collected by its parent) does not. */
export function isAlive(pid: number): boolean {
  const found = stat(pid);
  return found !== undefined && !['Z', 'X'].includes(found.state);
}

/** Tells two processes that got the same number one after another apart; changes with every boot. */
export function identityOf(pid: number): string | undefined {
  const found = stat(pid);
  if (found === undefined) return undefined;
  let boot = '';
  try {
    boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    // Some sandboxes hide it; the start time alone still separates processes of one boot.
  }
  return `${boot}/${found.started}`;
}

/** True if the process is a PostgreSQL server working in exactly this data directory (a real path). */
export function isPostgresOf(pid: number, dataDirectory: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    const command = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
    return command === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === dataDirectory;
  } catch {
    return false;
  }
}

/** The program file a process runs; ends in " (deleted)" when the file was replaced since. */
export function programOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return undefined;
  }
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Waits until the process is gone; false when it still runs after the given time. */
export async function waitForEnd(pid: number, milliseconds: number): Promise<boolean> {
  const until = Date.now() + milliseconds;
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await sleep(10);
  }
  return true;
}
