import { randomUUID } from 'node:crypto';
import { signIn } from '../tests/support/process.ts';
import type { Bench } from './bench.ts';
import { httpClient, percentile } from './http-client.ts';
import { baseline } from './pgbench.ts';
import { benchZone, crossingCase, numberIn, spentPer, spentSoFar } from './zone-server.ts';

interface Counted {
  steps: number;
  readonly times: number[];
  readonly refused: string[];
}

/**
 * Case steps per second over real HTTP: signed in, authorised, decided, journaled, projected, with letters to the other
 * node, sealed and countersigned meanwhile, on a cluster that forces to disk. Every person carries cases from the draft
 * over the river; both nodes, their jobs, PostgreSQL and this load share the machine. Baseline: pgbench TPC-B on the same
 * server with as many connections. `--minimal` asks for the short answer (RFC 7240) instead of the whole case page; `--alone`
 * leaves the other node out, as design.md 13 defines the figure: letters wait in the outbox, `bench exchange` measures them.
 */
const bench: Bench = {
  name: 'case-steps',
  smoke: ['--seconds', '5', '--connections', '16'],
  run: async (args) => {
    const seconds = numberIn(args, 'seconds', 20);
    const connections = numberIn(args, 'connections', 32);
    const node = args.includes('--prof') ? ['--cpu-prof', '--cpu-prof-dir=/tmp/tongban-prof'] : [];
    const alone = args.includes('--alone') ? ['--node', 'north'] : [];
    const zone = await benchZone('border', node, alone);
    try {
      const { opening, steps } = crossingCase(zone.program);
      const who = await signIn(zone.server.origin, 'north', 'north-window-1');
      const client = httpClient(zone.port, connections);
      const prefer: Record<string, string> = args.includes('--minimal') ? { prefer: 'return=minimal' } : {};
      const counted: Counted = { steps: 0, times: [], refused: [] };
      let measuring = false;
      let going = true;
      const act = async (path: string, body: unknown): Promise<string> => {
        const began = performance.now();
        const headers = { ...who.headers, ...prefer, 'idempotency-key': randomUUID() };
        const answer = await client.send('POST', `/north/api${path}`, headers, JSON.stringify(body));
        if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
        if (measuring) {
          counted.steps += 1;
          counted.times.push(performance.now() - began);
        }
        return answer.text;
      };
      const person = async (): Promise<void> => {
        while (going) {
          const { id } = (JSON.parse(await act('/cases', opening)) as { case: { id: string } }).case;
          for (const [step, facts] of steps) if (going) await act(`/cases/${id}/steps/${step}`, { facts });
        }
      };
      const everybody = Promise.all(Array.from({ length: connections }, person));
      const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
      await Promise.race([pause(Math.min(5000, seconds * 400)), everybody]);
      measuring = true;
      const before = spentSoFar(zone);
      const began = performance.now();
      await Promise.race([pause(seconds * 1000), everybody]);
      const value = (counted.steps * 1000) / (performance.now() - began);
      const spent = spentPer(before, zone, counted.steps);
      measuring = false;
      going = false;
      await everybody;
      client.close();
      const base = await baseline(zone.cluster, {
        clients: connections,
        seconds: Math.min(seconds, 15),
        scale: Math.max(connections, 8),
      });
      const times = counted.times.sort((a, b) => a - b);
      const details = {
        connections,
        seconds,
        baseline: base.name,
        letters: alone.length ? 'wait in the outbox' : 'delivered',
        answer: args.includes('--minimal') ? 'minimal' : 'whole case page',
        processorMsPerStep: spent,
        p50: Math.round(percentile(times, 0.5)),
        p99: Math.round(percentile(times, 0.99)),
      };
      return {
        name: 'case-steps',
        value,
        unit: 'steps/s',
        baseline: base.perSecond,
        ratio: value / base.perSecond,
        target: 0.6,
        details,
      };
    } finally {
      await zone.end();
    }
  },
};

export default bench;
