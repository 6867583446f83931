import { readdirSync, readFileSync } from 'node:fs';
import type { Pool } from '#store/db.ts';

/** Fields of /proc/<pid>/stat after the name, which may hold anything; nothing if the process is gone. */
const statOf = (pid: number): readonly string[] | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
};

const tickMs = 10;

/** The process that all others of the server are children of; a connection's own may end meanwhile. 0 where it cannot be told. */
export const postmasterOf = async (pool: Pool): Promise<number> =>
  Number(statOf((await pool.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid ?? 0)?.[1] ?? 0);

/**
 * Milliseconds of processor that this program and the server have used so far. What others do on the machine is not in it, so it
 * tells more of a cost than the clock does. Linux only: else nothing.
 */
export const processorMs = (postmaster: number): number | undefined => {
  if (!postmaster) return undefined;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const server = statOf(postmaster);
  // Those that have ended are counted with the one who waited for them.
  let ticks = Number(server?.[13] ?? 0) + Number(server?.[14] ?? 0);
  for (const pid of pids) {
    const stat = statOf(Number(pid));
    if (stat && Number(stat[1]) === postmaster) ticks += Number(stat[11]) + Number(stat[12]);
  }
  const { user, system } = process.cpuUsage();
  return ticks * tickMs + (user + system) / 1000;
};
