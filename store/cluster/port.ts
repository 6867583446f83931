/** The loopback port of a home: remembered, and chosen again when another program has taken it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { preferredPort } from './settings.ts';

const file = (home: string): string => join(home, 'pg-port');

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

export function rememberPort(home: string, port: number): void {
  writeFileSync(file(home), `${port}\n`);
}

function remembered(home: string): number | undefined {
  try {
    const port = Number(readFileSync(file(home), 'utf8'));
    return Number.isInteger(port) && port >= 1024 && port <= 65_535 ? port : undefined;
  } catch {
    return undefined;
  }
}

/** A free port, the remembered one if possible. It can still be taken before PostgreSQL binds it: the caller retries. */
export async function choosePort(home: string, log: (line: string) => void): Promise<number> {
  const first = remembered(home) ?? preferredPort(home);
  for (let step = 0; step < 2000; step++) {
    const port = first + step <= 65_535 ? first + step : 20_000 + step;
    if (!(await isFree(port))) continue;
    if (step > 0) log(`Port ${first} is taken by another program: the database uses port ${port}.`);
    return port;
  }
  throw new Error(`No free port on 127.0.0.1 from ${first} on for the database.`);
}
