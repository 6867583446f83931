import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load, type Program } from '#server/load.ts';
import { type Cluster, reachCluster } from '#store/cluster/index.ts';
import { readPidFile } from '#store/cluster/pid-file.ts';
import { freePort, type ServerProcess, startServer } from '../tests/support/process.ts';

export interface BenchZone {
  readonly program: Program;
  readonly server: ServerProcess;
  readonly port: number;
  readonly home: string;
  /** The same PostgreSQL, which forces to disk what it confirms. */
  readonly cluster: Cluster;
  readonly end: () => Promise<void>;
}

/** As `npm start` starts it: room for what young requests leave behind, so that little of it is taken for old. */
export const asStarted = { node: ['--max-semi-space-size=32'], env: { MALLOC_ARENA_MAX: '2' } };

/** The real program in its own process on a durable cluster of its own; removed afterwards. */
export const benchZone = async (
  zone: string,
  node: readonly string[] = [],
  args: readonly string[] = [],
): Promise<BenchZone> => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'tongban-bench-')));
  const port = await freePort();
  const clear = (): void => rmSync(home, { recursive: true, force: true });
  try {
    const server = await startServer({ ...asStarted, home, port, zone, node: [...asStarted.node, ...node], args });
    const cluster = await reachCluster({ home, log: () => {} });
    const end = (): Promise<void> => server.stop().finally(clear);
    return { program: await load(zone), server, port, home, cluster, end };
  } catch (error) {
    clear();
    throw error;
  }
};

export const numberIn = (args: readonly string[], name: string, otherwise: number): number => {
  const at = args.indexOf(`--${name}`);
  const value = at < 0 ? otherwise : Number(args[at + 1]);
  if (!Number.isFinite(value) || value <= 0) throw new Error(`--${name} needs a number`);
  return value;
};

/** The fields of /proc/PID/stat after the name: 1 is the parent, 11 and 12 its user and system time, 13 and 14 its ended children's. */
const statOf = (pid: number | string): readonly string[] => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
};

const secondsIn = (stat: readonly string[], fields: readonly number[]): number =>
  fields.reduce((sum, n) => sum + Number(stat[n] ?? 0), 0) / 100;

/** User and system time of a process so far, from /proc (clock ticks of a hundredth of a second). */
export const processorSeconds = (pid: number): number => secondsIn(statOf(pid), [11, 12]);

/** The same for the programs this one has run and that have ended. */
export const endedSeconds = (): number => secondsIn(statOf('self'), [13, 14]);

/** The same for the database server of a home with all its processes, those that have ended too. */
export const databaseSeconds = (home: string): number => {
  const postmaster = readPidFile(join(home, 'pg'))?.pid;
  if (postmaster === undefined) return 0;
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((stat) => Number(stat[1]) === postmaster);
  return [
    secondsIn(statOf(postmaster), [11, 12, 13, 14]),
    ...children.map((stat) => secondsIn(stat, [11, 12])),
  ].reduce((sum, one) => sum + one);
};

/** Processor time spent so far by the server, its database and this load, in milliseconds. */
export const spentSoFar = (zone: BenchZone) => {
  const own = process.cpuUsage();
  return {
    server: processorSeconds(zone.server.child.pid ?? 0) * 1000,
    database: databaseSeconds(zone.home) * 1000,
    load: (own.user + own.system) / 1000,
  };
};

/** What each spent per act since then: it does not depend on who else uses the machine, as the time taken does. */
export const spentPer = (before: ReturnType<typeof spentSoFar>, zone: BenchZone, acts: number) => {
  const now = spentSoFar(zone);
  const per = (name: keyof typeof now): number => Math.round(((now[name] - before[name]) * 100) / acts) / 100;
  return { server: per('server'), database: per('database'), load: per('load') };
};
