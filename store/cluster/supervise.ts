/** Keeps a cluster running: a server that ended by itself is started again, with growing pauses. */
import type { Cluster } from './cluster.ts';
import type { Log } from './site.ts';

export type Supervision = {
  /** Ends the watching; the server is left as it is. Waits for a restart under way. */
  stop(): Promise<void>;
};

export type SuperviseOptions = {
  readonly log: Log;
  /** Milliseconds before the first, second … attempt; the last one repeats. */
  readonly pauses?: readonly number[];
  /** The server is gone: answer 503 until `onUp`. */
  readonly onDown?: (reason: string) => void;
  /** The server answers again, at the same address. */
  readonly onUp?: () => void;
};

const PAUSES = [100, 500, 1000, 2000, 5000, 10_000, 30_000];
/** A server that lived this long begins again with the shortest pause. */
const STABLE = 60_000;

export function supervise(cluster: Cluster, options: SuperviseOptions): Supervision {
  const pauses = options.pauses ?? PAUSES;
  const abort = new AbortController();
  let attempts = 0;
  let lastUp = 0;
  let working: Promise<void> | undefined;

  async function bringBack(): Promise<void> {
    if (Date.now() - lastUp > STABLE) attempts = 0;
    while (!abort.signal.aborted) {
      const pause = pauses[Math.min(attempts, pauses.length - 1)] ?? 1000;
      attempts += 1;
      await pauseFor(pause, abort.signal);
      if (abort.signal.aborted) return;
      try {
        await cluster.restart();
        lastUp = Date.now();
        options.log('The database is running again.');
        options.onUp?.();
        return;
      } catch (error) {
        options.log(`The database could not be started again: ${(error as Error).message}`);
      }
    }
  }

  const forget = cluster.onExit((reason) => {
    options.log(`The database server ended unexpectedly: ${reason}. It is started again.`);
    options.onDown?.(reason);
    working = (working ?? Promise.resolve()).then(bringBack);
  });

  return {
    async stop() {
      forget();
      abort.abort();
      await working;
    },
  };
}

function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}
