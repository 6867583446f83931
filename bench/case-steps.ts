import { randomUUID } from 'node:crypto';
import { northJourney } from '../tests/support/north-journey.ts';
import { signIn } from '../tests/support/process.ts';
import type { Bench } from './bench.ts';
import { httpClient, percentile } from './http-client.ts';
import { againstDefault, baseline } from './pgbench.ts';
import { benchZone, databaseSeconds, endedSeconds, numberIn, spentPer, spentSoFar } from './zone-server.ts';

interface Counted {
  steps: number;
  readonly times: number[];
  readonly refused: string[];
}

/**
 * Case steps per second over real HTTP as design.md 13 defines them: signed in, authorised, decided, journaled, projected, with
 * the letter in the outbox, sealed and countersigned meanwhile, on a cluster that forces to disk. Every person carries cases
 * from the draft to the offer; node, jobs, PostgreSQL and this load share the machine. A step is answered shortly (RFC 7240,
 * `return=minimal`). Heavier: `--whole` answers each with the whole case page; `--delivered` runs the other node too, which
 * takes each letter (`bench exchange` measures that alone). Baseline: pgbench TPC-B, same server, as many connections. On a busy
 * machine its many processes are given more of the processors than these few: `processorRatio` compares what each act costs.
 */
const bench: Bench = {
  name: 'case-steps',
  smoke: ['--seconds', '5', '--connections', '16'],
  run: async (args) => {
    const seconds = numberIn(args, 'seconds', 20);
    const connections = numberIn(args, 'connections', 32);
    const node = args.includes('--prof') ? ['--cpu-prof', '--cpu-prof-dir=/tmp/tongban-prof'] : [];
    const alone = args.includes('--delivered') ? [] : ['--node', 'north'];
    const zone = await benchZone('border', node, alone);
    try {
      const { opening, steps } = await northJourney();
      const who = await signIn(zone.server.origin, 'north', 'north-window-1');
      const client = httpClient(zone.port, connections);
      const prefer: Record<string, string> = args.includes('--whole') ? {} : { prefer: 'return=minimal' };
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
      const baseSeconds = Math.ceil(Math.min(seconds, 15));
      const spentByBase = (): number => (databaseSeconds(zone.home) + endedSeconds()) * 1000;
      let baseBegan = 0;
      const base = await baseline(
        zone.cluster,
        { clients: connections, seconds: baseSeconds, scale: Math.max(connections, 8), byDefault: true },
        () => {
          baseBegan = spentByBase();
        },
      );
      const perTransaction = (spentByBase() - baseBegan) / (base.perSecond * baseSeconds);
      const perStep = spent.server + spent.database + spent.load;
      const times = counted.times.sort((a, b) => a - b);
      const details = {
        connections,
        seconds,
        baseline: base.name,
        ...againstDefault(value, base.byDefault),
        letters: alone.length ? 'wait in the outbox' : 'delivered',
        answer: args.includes('--whole') ? 'whole case page' : 'minimal',
        processorMsPerStep: spent,
        processorMsPerTransaction: Math.round(perTransaction * 100) / 100,
        processorRatio: Math.round((perTransaction / perStep) * 100) / 100,
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
