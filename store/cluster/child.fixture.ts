/** A process of its own for tests: starts the cluster of the home given, prints one line of JSON, stops when told. */
import { startCluster } from './index.ts';

const lines: string[] = [];
const say = (message: object): void => console.log(JSON.stringify(message));
const began = performance.now();
try {
  const home = process.argv[2] ?? '';
  const cluster = await startCluster({ home, log: (line) => lines.push(line), durable: false });
  say({ ok: true, url: cluster.url('postgres', 'owner'), seconds: (performance.now() - began) / 1000, lines });
  process.stdin.once('data', () => cluster.stop().then(() => process.exit(0)));
} catch (error) {
  say({ ok: false, message: (error as Error).message, lines });
  process.exit(1);
}
