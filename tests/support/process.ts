import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const ownRoot = join(import.meta.dirname, '../..');

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

export interface ServerOptions {
  readonly home: string;
  readonly port: number;
  readonly zone: string;
  /** Options of Node, such as --cpu-prof. */
  readonly node?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** More options of the command, such as --node. */
  readonly args?: readonly string[];
  /** The test's own host it runs on: what goes before the command, and its address. */
  readonly host?: { readonly within: readonly string[]; readonly address: string };
  /** Where the program lies, when it is not this one. */
  readonly root?: string;
  /** Kills it while it is starting. */
  readonly signal?: AbortSignal;
}

export interface ServerProcess {
  readonly origin: string;
  readonly child: ChildProcess;
  /** Seconds until it answered. */
  readonly seconds: number;
  readonly said: () => string;
  /** Whether it answers and reaches its database. */
  readonly healthy: () => Promise<boolean>;
  /** Ends it in order. */
  readonly stop: () => Promise<void>;
  /** Ends it as a power cut would end the process. */
  readonly kill: () => Promise<void>;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const answers = (origin: string): Promise<boolean> =>
  fetch(`${origin}/health`, { signal: AbortSignal.timeout(2000) }).then(
    (answer) => answer.ok,
    () => false,
  );

export const untilHealthy = async (origin: string, gone: () => boolean, seconds = 120): Promise<void> => {
  const until = Date.now() + seconds * 1000;
  while (!(await answers(origin))) {
    if (gone()) throw new Error('the server ended while it was starting');
    if (Date.now() > until) throw new Error(`no answer from ${origin} within ${seconds} s`);
    await pause(25);
  }
};

/** The real program in a process of its own, as `npm start` runs it. */
export const startServer = async ({
  home,
  port,
  zone,
  node = [],
  env = {},
  args = [],
  host = { within: [], address: '127.0.0.1' },
  root = ownRoot,
  signal,
}: ServerOptions): Promise<ServerProcess> => {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const log = join(home, 'server.log');
  const output = openSync(log, 'a');
  const began = performance.now();
  const program = [process.execPath, ...node, join(root, 'cli/tongban.ts'), 'start', '--zone', zone, ...args];
  const [command, ...rest] = [...host.within, ...program] as [string, ...string[]];
  const child = spawn(command, rest, {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: '',
      TONGBAN_LIMITS: '0',
      ...env,
      TONGBAN_HOME: home,
      PORT: String(port),
      HOST: host.address,
    },
    stdio: ['ignore', output, output],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // Whoever started it takes it along.
  const takeAlong = (): void => void child.kill('SIGKILL');
  process.once('exit', takeAlong);
  child.once('exit', () => process.off('exit', takeAlong));
  signal?.addEventListener('abort', () => void child.kill('SIGKILL'), { once: true });
  const gone = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const said = (): string => readFileSync(log, 'utf8');
  const origin = `http://${host.address}:${port}`;
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  await untilHealthy(origin, gone).catch((error: Error) => {
    child.kill('SIGKILL');
    throw new Error(`${error.message}\n${said().slice(-2000)}`);
  });
  const seconds = (performance.now() - began) / 1000;
  const healthy = (): Promise<boolean> => answers(origin);
  return { origin, child, seconds, said, healthy, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
};

/** Somebody signed in over real HTTP by the demonstration's switch. */
export const signIn = async (origin: string, node: string, login: string) => {
  const answer = await fetch(`${origin}/${node}/api/session/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login }),
  });
  if (!answer.ok) throw new Error(`${login} could not sign in at ${node}: ${await answer.text()}`);
  const { csrf, person } = (await answer.json()) as { csrf: string; person: { id: string } };
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] as string;
  return { node, login, person: person.id, headers: { cookie, 'x-csrf': csrf } };
};

export type Visitor = Awaited<ReturnType<typeof signIn>>;
