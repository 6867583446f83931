import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPidFile } from '#store/cluster/pid-file.ts';
import { isPostgresOf } from '#store/cluster/process.ts';
import { startLoad } from '../support/load.ts';
import { northJourney } from './border.ts';
import {
  type Broker,
  brokers,
  cli,
  findings,
  hasNats,
  natsMissing,
  type Pair,
  pair,
  pause,
  type Side,
  untilQuiet,
} from './pair.ts';

/**
 * `npm run faults`: two nodes as processes with a database server each and a NATS cluster of three between them, people
 * working all the while, and one fault after another. Afterwards nothing that was answered may be lost or doubled, both
 * sides agree on every case, and every proof verifies. FAULTS_SCALE=0.1 shortens all waits; FAULTS_ONLY=name picks one.
 */

const scale = Number(process.env.FAULTS_SCALE ?? 1);
const only = process.env.FAULTS_ONLY;
const people = Number(process.env.FAULTS_PEOPLE ?? 6);

interface Place {
  readonly both: Pair;
  readonly nats: readonly Broker[];
}
interface Fault {
  readonly name: string;
  readonly strike: (place: Place) => Promise<void>;
}

const wait = (seconds: number): Promise<void> => pause(seconds * 1000 * scale);

const killDatabase = (side: Side): void => {
  const directory = join(side.home, 'pg');
  const found = readPidFile(directory);
  if (found && isPostgresOf(found.pid, directory)) process.kill(found.pid, 'SIGKILL');
};

const cutAll = async ({ nats }: Place, seconds: number): Promise<void> => {
  for (const one of nats) await one.kill();
  await wait(seconds);
  for (const one of nats) await one.start();
};

const faults: readonly Fault[] = [
  { name: 'none', strike: () => wait(10) },
  { name: 'link cut 600 s', strike: (place) => cutAll(place, 600) },
  {
    name: 'one of three NATS servers lost',
    strike: async ({ nats }) => {
      await nats[0]?.kill();
      await wait(30);
      await nats[0]?.start();
    },
  },
  {
    name: 'NATS servers lost one after another',
    strike: async ({ nats }) => {
      for (const one of nats) {
        await one.kill();
        await wait(8);
        await one.start();
        await wait(8);
      }
    },
  },
  {
    name: 'other node kill -9, 20 times',
    strike: async ({ both }) => {
      for (let n = 0; n < Math.max(2, 20 * scale); n++) {
        await both.south.server?.kill();
        await both.start(both.south);
        await pause(300);
      }
    },
  },
  {
    name: 'own node kill -9, 20 times',
    strike: async ({ both }) => {
      for (let n = 0; n < Math.max(2, 20 * scale); n++) {
        await both.north.server?.kill();
        await both.start(both.north);
        await pause(300);
      }
    },
  },
  {
    name: 'PostgreSQL kill -9 on both sides, 10 times',
    strike: async ({ both }) => {
      for (let n = 0; n < Math.max(2, 10 * scale); n++) {
        killDatabase(n % 2 ? both.south : both.north);
        await pause(2000);
      }
    },
  },
  {
    name: 'other node down 120 s',
    strike: async ({ both }) => {
      await both.south.server?.stop();
      await wait(120);
      await both.start(both.south);
    },
  },
  {
    name: 'both nodes and all brokers at once',
    strike: async ({ both, nats }) => {
      await Promise.all([both.north.server?.kill(), both.south.server?.kill(), ...nats.map((one) => one.kill())]);
      await wait(5);
      for (const one of nats) await one.start();
      await Promise.all([both.start(both.north), both.start(both.south)]);
    },
  },
];

interface Row {
  readonly fault: string;
  readonly acts: number;
  readonly again: number;
  readonly lost: number;
  readonly doubled: number;
  readonly stall: number;
  readonly drained: number;
}

/** Seconds of the longest stretch in which nobody at the window got an answer. */
const watchStall = (answered: () => number) => {
  let last = performance.now();
  let seen = answered();
  let longest = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    if (answered() > seen) {
      seen = answered();
      last = now;
    } else longest = Math.max(longest, now - last);
  }, 20);
  return (): number => {
    clearInterval(timer);
    return longest / 1000;
  };
};

const run = async (place: Place, fault: Fault): Promise<Row> => {
  const { both } = place;
  const load = await startLoad(both.north.server?.origin as string, await northJourney(), people);
  const stalled = watchStall(() => load.writes.length);
  await pause(2000);
  await fault.strike(place);
  await pause(2000);
  await load.stop();
  const stall = stalled();
  const drained = await untilQuiet([both.north, both.south], 300);
  const said = [both.north, both.south].flatMap(
    (side) =>
      side.server
        ?.said()
        .split('\n')
        .filter((line) => line.startsWith('fault at')) ?? [],
  );
  assert.deepEqual(load.refusals.slice(0, 2), [], `${fault.name}\n${said.join('\n')}`);
  const { acts, lost, doubled } = await findings(both, load.writes);
  for (const side of [both.north, both.south]) {
    const verified = cli(['verify', ...both.of(side)]);
    assert.equal(verified.code, 0, `${fault.name}, ${side.id}:\n${verified.out}`);
  }
  return {
    fault: fault.name,
    acts,
    again: load.writes.filter(({ tries }) => tries > 1).length,
    lost,
    doubled,
    stall,
    drained,
  };
};

const columns = ['fault', 'acts', 'sent again', 'lost', 'doubled', 'longest stall', 'all delivered after'] as const;

const print = (rows: readonly Row[]): void => {
  console.log(`\n| ${columns.join(' | ')} |\n|${columns.map((_, n) => (n ? '---:' : '---')).join('|')}|`);
  for (const { fault, acts, again, lost, doubled, stall, drained } of rows)
    console.log(
      `| ${fault} | ${acts} | ${again} | ${lost} | ${doubled} | ${stall.toFixed(2)} s | ${drained.toFixed(1)} s |`,
    );
};

const main = async (): Promise<number> => {
  if (!hasNats()) {
    console.log(natsMissing);
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'tongban-faults-'));
  const { url, all } = await brokers(folder);
  const both = await pair(url, { NATS_REPLICAS: '3' });
  const rows: Row[] = [];
  try {
    both.introduce();
    await both.start(both.north);
    await both.start(both.south);
    for (const fault of faults.filter(({ name }) => !only || name.includes(only))) {
      console.log(`… ${fault.name}`);
      rows.push(await run({ both, nats: all }, fault));
      print(rows.slice(-1));
    }
  } finally {
    print(rows);
    await both.stop();
    for (const one of all) await one.kill();
    rmSync(folder, { recursive: true, force: true });
  }
  return rows.every(({ lost, doubled }) => lost + doubled === 0) ? 0 : 1;
};

process.exitCode = await main();
