import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from '#store/cluster/index.ts';
import { freePort, startServer } from '../tests/support/process.ts';
import type { Bench } from './bench.ts';
import { asStarted } from './zone-server.ts';

const round = (n: number): number => Math.round(n * 100) / 100;

/** A bare PostgreSQL of the same kind in a fresh directory, set up and ready: what no start can be faster than. */
const bareCluster = async (): Promise<number> => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'tongban-bench-')));
  try {
    const began = performance.now();
    const cluster = await startCluster({ home, log: () => {} });
    const seconds = (performance.now() - began) / 1000;
    await cluster.stop();
    return seconds;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
};

const megabytes = (pid: number | undefined): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);

/**
 * Seconds from `npm start` to the first healthy answer on an installed checkout: the first time with all demonstration
 * data, again after an ordered stop, and again after a kill; and the memory of the whole idle zone (one process of Node,
 * without the database server). The pages are built already. Targets 20 s, 5 s, 350 MB.
 */
const bench: Bench = {
  name: 'start',
  smoke: ['border'],
  run: async ([given]) => {
    const zone = given ?? 'delta';
    const home = realpathSync(mkdtempSync(join(tmpdir(), 'tongban-bench-')));
    const port = await freePort();
    try {
      const baseline = await bareCluster();
      // Builds the pages if a change made that necessary: a start on an installed checkout finds them built.
      const warm = await startServer({ home: join(home, 'warm'), port, zone: 'border' });
      await warm.stop();
      const first = await startServer({ ...asStarted, home: join(home, 'zone'), port, zone });
      await first.stop();
      const again = await startServer({ ...asStarted, home: join(home, 'zone'), port, zone });
      await new Promise((resolve) => setTimeout(resolve, 5000));
      const idle = megabytes(again.child.pid);
      await again.kill();
      const killed = await startServer({ ...asStarted, home: join(home, 'zone'), port, zone });
      await killed.stop();
      const details = {
        zone,
        firstSeconds: round(first.seconds),
        againSeconds: round(again.seconds),
        afterKillSeconds: round(killed.seconds),
        againTarget: 5,
        idleMegabytes: idle,
        idleTarget: 350,
      };
      return {
        name: 'start',
        value: first.seconds,
        unit: 's',
        baseline,
        ratio: first.seconds / baseline,
        target: 20,
        details,
      };
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  },
};

export default bench;
