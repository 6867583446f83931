import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPidFile } from '#store/cluster/pid-file.ts';
import { isPostgresOf } from '#store/cluster/process.ts';
import { startLoad } from '../support/load.ts';
import { northJourney } from './border.ts';
import { canMakeHosts, type Host, hostsOf, makeHosts, removeHosts } from './hosts.ts';
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
 * working all the while, and one fault after another. As root each of the five has a host of its own (a network namespace),
 * so that a link can really be cut, and the other node's disk is one that can really be filled. Afterwards nothing that was
 * answered may be lost or doubled, both sides agree on every case, and every proof verifies. FAULTS_SCALE=0.1 shortens all
 * waits; FAULTS_ONLY=link,disk
 * picks those whose names hold one of the words.
 */

const scale = Number(process.env.FAULTS_SCALE ?? 1);
const only = process.env.FAULTS_ONLY?.split(',');
const people = Number(process.env.FAULTS_PEOPLE ?? 6);
/** Debian's package faketime, where it is installed. */
const faketime = globSync('/usr/lib/*/faketime/libfaketime.so.1')[0];

interface Place {
  readonly both: Pair;
  readonly nats: readonly Broker[];
  /** Where each has a host of its own; else everything shares this machine's loopback. */
  readonly hosts?: Readonly<Record<string, Host>>;
  /** The other node's disk, where it is a small one of its own. */
  readonly disk?: string;
}
interface Fault {
  readonly name: string;
  /** What not every machine has. */
  readonly needs?: 'hosts' | 'disk' | 'faketime';
  readonly strike: (place: Place) => Promise<void>;
}

const wait = (seconds: number): Promise<void> => pause(seconds * 1000 * scale);

const killDatabase = (side: Side): void => {
  const directory = join(side.home, 'pg');
  const found = readPidFile(directory);
  if (found && isPostgresOf(found.pid, directory)) process.kill(found.pid, 'SIGKILL');
};

/** The cable of the other node; without hosts of its own, all brokers. */
const cutLink = async ({ nats, hosts }: Place, seconds: number): Promise<void> => {
  if (hosts?.south) {
    hosts.south.cut(true);
    await wait(seconds);
    hosts.south.cut(false);
    return;
  }
  for (const one of nats) await one.kill();
  await wait(seconds);
  for (const one of nats) await one.start();
};

const faults: readonly Fault[] = [
  { name: 'none', strike: () => wait(10) },
  { name: 'link cut 600 s', strike: (place) => cutLink(place, 600) },
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
    name: 'link flaps, 30 times',
    needs: 'hosts',
    strike: async ({ hosts }) => {
      for (let n = 0; n < Math.max(3, 30 * scale); n++) {
        hosts?.south?.cut(true);
        await pause(400);
        hosts?.south?.cut(false);
        await pause(600);
      }
    },
  },
  {
    name: 'disk of the other node full for 60 s',
    needs: 'disk',
    strike: async ({ both, disk }) => {
      const ballast = join(disk as string, 'ballast');
      spawnSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=1M'], { stdio: 'ignore' });
      await wait(60);
      rmSync(ballast);
      // A server that could not write its log has ended; whoever runs it starts it again (systemd does).
      if (!(await both.south.server?.healthy())) {
        await both.south.server?.kill();
        await both.start(both.south);
      }
    },
  },
  {
    name: 'clock of the other node 4 minutes ahead, then 4 behind',
    needs: 'faketime',
    strike: async ({ both }) => {
      for (const offset of ['+240s', '-240s']) {
        await both.south.server?.stop();
        await both.start(both.south, {
          LD_PRELOAD: faketime as string,
          FAKETIME: offset,
          FAKETIME_DONT_FAKE_MONOTONIC: '1',
        });
        await wait(30);
      }
      await both.south.server?.stop();
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

const names = ['north', 'south', 'nats-0', 'nats-1', 'nats-2'] as const;

/** A disk of its own for the other node, small enough to be filled. */
const smallDisk = (home: string): string | undefined =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=600m,mode=0700', 'tmpfs', home], { stdio: 'ignore' }).status === 0
    ? home
    : undefined;

const main = async (prefix: string | undefined): Promise<number> => {
  const hosts = prefix ? hostsOf(prefix, names) : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'tongban-faults-'));
  const { url, all } = await brokers(
    folder,
    hosts && ['nats-0', 'nats-1', 'nats-2'].map((name) => hosts[name] as Host),
  );
  const both = await pair(url, { NATS_REPLICAS: '3' }, hosts);
  const disk = prefix ? smallDisk(both.south.home) : undefined;
  const has = { hosts, disk, faketime };
  const rows: Row[] = [];
  try {
    both.introduce();
    await both.start(both.north);
    await both.start(both.south);
    for (const fault of faults.filter(({ name }) => !only || only.some((part) => name.includes(part)))) {
      if (fault.needs && !has[fault.needs]) {
        console.log(`left out: ${fault.name} (this machine has no ${fault.needs})`);
        continue;
      }
      console.log(`… ${fault.name}`);
      rows.push(await run({ both, nats: all, ...(hosts && { hosts }), ...(disk && { disk }) }, fault));
      print(rows.slice(-1));
    }
  } finally {
    print(rows);
    await both.south.server?.stop();
    if (disk) spawnSync('umount', ['-l', disk], { stdio: 'ignore' });
    await both.stop();
    for (const one of all) await one.kill();
    rmSync(folder, { recursive: true, force: true });
  }
  return rows.every(({ lost, doubled }) => lost + doubled === 0) ? 0 : 1;
};

/** The same program again, on the first of the hosts: from there it sees the others as the node beside it does. */
const onHosts = (): number => {
  const prefix = `tb${process.pid}`;
  const [first] = Object.values(hostsOf(prefix, names));
  try {
    makeHosts(prefix, names);
    const [command, ...rest] = [...(first as Host).within, process.execPath, ...process.argv.slice(1)] as [string];
    return spawnSync(command, rest, { stdio: 'inherit', env: { ...process.env, FAULTS_HOSTS: prefix } }).status ?? 1;
  } finally {
    removeHosts(prefix, names);
  }
};

if (!hasNats()) console.log(natsMissing);
else if (process.env.FAULTS_HOSTS) process.exitCode = await main(process.env.FAULTS_HOSTS);
else process.exitCode = canMakeHosts() ? onHosts() : await main(undefined);
