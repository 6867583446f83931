import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPidFile } from '#store/cluster/pid-file.ts';
import { isPostgresOf } from '#store/cluster/process.ts';
import { enemyAt } from './enemy.ts';
import type { Host } from './hosts.ts';
import { type Broker, type Pair, pause, rowsAt, type Side } from './pair.ts';

/** FAULTS_SCALE=0.1 shortens all waits. */
const scale = Number(process.env.FAULTS_SCALE ?? 1);
/** Debian's package faketime, where it is installed. */
export const faketime = globSync('/usr/lib/*/faketime/libfaketime.so.1')[0];

export interface Place {
  readonly both: Pair;
  readonly nats: readonly Broker[];
  /** The brokers' addresses, as the nodes know them. */
  readonly url: string;
  /** Where each has a host of its own; else everything shares this machine's loopback. */
  readonly hosts?: Readonly<Record<string, Host>>;
  /** Whether each node has a small disk of its own, under its home. */
  readonly disks: boolean;
  /** What was done, for the line under the table. */
  readonly tell: (deeds: string) => void;
}
export interface Fault {
  readonly name: string;
  /** What not every machine has. */
  readonly needs?: 'hosts' | 'disks' | 'faketime';
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

/** Until nothing more can be written, for a minute; whoever ended of it is started again, as systemd does. */
const fillDisk = async (both: Pair, side: Side): Promise<void> => {
  const ballast = join(side.home, 'ballast');
  // Beside this process, in which people work on.
  const pour = spawn('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=1M'], { stdio: 'ignore' });
  await once(pour, 'exit');
  await wait(60);
  rmSync(ballast);
  await pause(2000);
  if (await side.server?.healthy()) return;
  await side.server?.kill();
  await both.start(side);
};

/** Sets a clock of the side's own, which may be set again while it runs, and says how its process is started under it. */
const clockIn = (side: Side, offset: string): Readonly<Record<string, string>> => {
  const file = join(side.home, 'clock');
  writeFileSync(file, offset);
  return {
    LD_PRELOAD: faketime as string,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_CACHE_DURATION: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
};

export const faults: readonly Fault[] = [
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
    needs: 'disks',
    strike: ({ both }) => fillDisk(both, both.south),
  },
  {
    name: 'own disk full for 60 s',
    needs: 'disks',
    strike: ({ both }) => fillDisk(both, both.north),
  },
  {
    name: 'an enemy at the broker: letters doubled, reordered, corrupted, replayed, removed, answers forged',
    strike: async ({ url, tell }) => {
      const enemy = await enemyAt(url, 'border');
      await wait(120);
      await enemy.stop();
      tell(
        Object.entries(enemy.done)
          .map(([what, times]) => `${times} ${what}`)
          .join(', '),
      );
    },
  },
  {
    name: 'clock of the other node 4 minutes ahead, then 4 behind',
    needs: 'faketime',
    strike: async ({ both }) => {
      for (const offset of ['+240s', '-240s']) {
        await both.south.server?.stop();
        await both.start(both.south, clockIn(both.south, offset));
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
  // The last: the days that went by stay gone.
  {
    name: 'other node down for a week, day by day on the own clock',
    needs: 'faketime',
    strike: async ({ both, tell }) => {
      await both.south.server?.stop();
      await both.north.server?.stop();
      await both.start(both.north, clockIn(both.north, '+0d'));
      for (let day = 1; day <= 7; day++) {
        await wait(15);
        clockIn(both.north, `+${day}d`);
      }
      await both.start(both.south, clockIn(both.south, '+7d'));
      await wait(30);
      const spans = `select floor(extract(epoch from max(at) - min(at)) / 86400)::int as days from events`;
      for (const side of [both.north, both.south]) {
        const [row] = await rowsAt<{ days: number }>(side, spans);
        assert.equal(row?.days, 7, `the journal of ${side.id} spans ${row?.days} days`);
      }
      tell('the journals of both sides span seven days');
    },
  },
];
