import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLoad } from '../support/load.ts';
import { northJourney } from '../support/north-journey.ts';
import { canMakeHosts, type Host, hostsOf, makeHosts, removeHosts } from './hosts.ts';
import { type Fault, faketime, faults, type Place } from './list.ts';
import { brokers, cli, findings, hasNats, natsMissing, pair, pause, untilQuiet } from './pair.ts';

/**
 * `npm run faults`: two nodes as processes with a database server each and a NATS cluster of three between them, people
 * working all the while, and one fault after another. As root each of the five has a host of its own (a network namespace),
 * so that a link can really be cut, and the other node's disk is one that can really be filled. Afterwards nothing that was
 * answered may be lost or doubled, both sides agree on every case, and every proof verifies. FAULTS_SCALE=0.1 shortens all
 * waits; FAULTS_ONLY=link,disk
 * picks those whose names hold one of the words.
 */

const only = process.env.FAULTS_ONLY?.split(',');
const people = Number(process.env.FAULTS_PEOPLE ?? 6);
/** How long each looks at an answer before the next step: the long form must leave the machine to others. */
const pace = Number(process.env.FAULTS_PACE ?? 300);

interface Row {
  readonly fault: string;
  readonly acts: number;
  readonly again: number;
  readonly lost: number;
  readonly doubled: number;
  readonly stall: number;
  readonly drained: number;
  readonly deeds: string | undefined;
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

const run = async (ground: Omit<Place, 'tell'>, fault: Fault): Promise<Row> => {
  const { both } = ground;
  let deeds: string | undefined;
  const load = await startLoad(both.north.server?.origin as string, await northJourney(), people, {
    pace,
    mornings: true,
  });
  const stalled = watchStall(() => load.writes.length);
  try {
    await pause(2000);
    await fault.strike({ ...ground, tell: (text) => (deeds = text) });
    await pause(2000);
    await load.stop();
  } finally {
    await load.giveUp();
  }
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
    deeds,
  };
};

const columns = ['fault', 'acts', 'sent again', 'lost', 'doubled', 'longest stall', 'all delivered after'] as const;

const print = (rows: readonly Row[]): void => {
  console.log(`\n| ${columns.join(' | ')} |\n|${columns.map((_, n) => (n ? '---:' : '---')).join('|')}|`);
  for (const { fault, acts, again, lost, doubled, stall, drained } of rows)
    console.log(
      `| ${fault} | ${acts} | ${again} | ${lost} | ${doubled} | ${stall.toFixed(2)} s | ${drained.toFixed(1)} s |`,
    );
  for (const { fault, deeds } of rows) if (deeds) console.log(`\n${fault}: ${deeds}`);
};

const names = ['north', 'south', 'nats-0', 'nats-1', 'nats-2'] as const;

/** Disks of their own, small enough to be filled. */
const smallDisk = (home: string): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3000m,mode=0700', 'tmpfs', home], { stdio: 'ignore' }).status === 0;

const main = async (prefix: string | undefined): Promise<number> => {
  const hosts = prefix ? hostsOf(prefix, names) : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'tongban-faults-'));
  const { url, all } = await brokers(
    folder,
    hosts && ['nats-0', 'nats-1', 'nats-2'].map((name) => hosts[name] as Host),
  );
  const both = await pair(url, { NATS_REPLICAS: '3' }, hosts);
  const homes = [both.north.home, both.south.home];
  const disks = prefix !== undefined && homes.every(smallDisk);
  const has = { hosts, disks, faketime };
  const rows: Row[] = [];
  const failed: string[] = [];
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
      try {
        rows.push(await run({ both, nats: all, url, disks, ...(hosts && { hosts }) }, fault));
        print(rows.slice(-1));
      } catch (error) {
        // The others are still worth knowing.
        failed.push(fault.name);
        console.log(`FAILED ${fault.name}: ${(error as Error).stack}`);
      }
    }
  } finally {
    print(rows);
    if (failed.length) console.log(`failed: ${failed.join('; ')}`);
    for (const side of [both.north, both.south]) await side.server?.stop();
    if (prefix) for (const home of homes) spawnSync('umount', ['-l', home], { stdio: 'ignore' });
    await both.stop();
    for (const one of all) await one.kill();
    rmSync(folder, { recursive: true, force: true });
  }
  return failed.length === 0 && rows.every(({ lost, doubled }) => lost + doubled === 0) ? 0 : 1;
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
