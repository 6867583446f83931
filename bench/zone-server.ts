import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Matter } from '#kernel';
import { load, type Program } from '#server/load.ts';
import { type Cluster, reachCluster } from '#store/cluster/index.ts';
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

/** The real program in its own process on a durable cluster of its own; removed afterwards. */
export const benchZone = async (zone: string, node: readonly string[] = []): Promise<BenchZone> => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'tongban-bench-')));
  const port = await freePort();
  const clear = (): void => rmSync(home, { recursive: true, force: true });
  try {
    const server = await startServer({ home, port, zone, node });
    const cluster = await reachCluster({ home, log: () => {} });
    const end = (): Promise<void> => server.stop().finally(clear);
    return { program: await load(zone), server, port, home, cluster, end };
  } catch (error) {
    clear();
    throw error;
  }
};

/** What a clerk of the north bank enters for a matter that the south bank decides. */
export const crossingCase = (program: Program) => {
  const { zone } = program;
  const south = zone.nodes.find(({ id }) => id === 'south')?.jurisdictions[0];
  const matter = zone.matters().find((one) => one.jurisdiction === south && one.basic === '910107000200') as Matter;
  const resident = zone.people.find(({ kind }) => kind === 'person');
  const materials = matter.materials.map(({ concept, name, form, obtainableFrom }) => ({
    concept,
    name,
    form,
    source: obtainableFrom ? 'shared' : 'applicant',
    originalSeen: true,
    verdict: 'ok',
  }));
  const applicant = { kind: 'person', key: resident?.key, name: resident?.name, phone: '13800000000' };
  return {
    opening: {
      mechanism: 'cross-province-window',
      matter: matter.code,
      step: 'draft',
      channel: 'window',
      facts: { applicant, materials, delivery: 'electronic' },
    },
    steps: [
      ['submit', { consent: { agreed: true, version: '2025-01', signedOn: '2025-01-02' } }],
      ['receive', {}],
      ['verifyIdentity', { identityCheck: { method: 'card', matched: true } }],
      ['checkForm', {}],
      ['handOver', {}],
    ] as const,
  };
};

export const numberIn = (args: readonly string[], name: string, otherwise: number): number => {
  const at = args.indexOf(`--${name}`);
  const value = at < 0 ? otherwise : Number(args[at + 1]);
  if (!Number.isFinite(value) || value <= 0) throw new Error(`--${name} needs a number`);
  return value;
};

/** User and system time of a process so far, from /proc (clock ticks of a hundredth of a second). */
export const processorSeconds = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
};
