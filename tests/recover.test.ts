import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  type Broker,
  broker,
  cli,
  findings,
  hasNats,
  natsMissing,
  type Pair,
  pair,
  pause,
  rowsAt,
  untilQuiet,
} from './faults/pair.ts';
import { startLoad, type Write } from './support/load.ts';
import { northJourney } from './support/north-journey.ts';
import { freePort } from './support/process.ts';

/**
 * What two operators type when a node is put back from a copy older than what it had answered (docs/operating/backup.md): backup, restore,
 * `recover show`, `begin`, `accept`, with two real processes that meet through NATS (issue 4, 5).
 */

const skip = hasNats() ? false : natsMissing;
const folder = mkdtempSync(join(tmpdir(), 'tongban-recover-'));
const file = (name: string): string => join(folder, name);
const writes: Write[] = [];
let server: Broker;
let both: Pair;

const work = async (ms: number): Promise<void> => {
  const load = await startLoad(both.north.server?.origin as string, await northJourney(), 2);
  await pause(ms);
  await load.stop();
  assert.deepEqual(load.refusals.slice(0, 2), []);
  writes.push(...load.writes);
  await untilQuiet([both.north, both.south]);
};

const good = (args: readonly string[]): string => {
  const { code, out } = cli(args);
  assert.equal(code, 0, `tongban ${args.slice(0, 2).join(' ')}: ${out}`);
  return out;
};

const refused = (args: readonly string[], why: RegExp, expected = 1): void => {
  const { code, out } = cli(args);
  assert.equal(code, expected, out);
  assert.match(out, why);
};

before(async () => {
  if (skip) return;
  server = await broker(file('js'), await freePort());
  both = await pair(server.url);
  both.introduce();
  await both.start(both.north);
  await both.start(both.south);
});

after(async () => {
  await both?.stop();
  await server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

test('a node put back from an old copy does not start before its peers have shown what it forgot', {
  skip,
}, async (t) => {
  const { south } = both;
  const began = performance.now();
  const lap = (what: string): void => t.diagnostic(`${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  await work(2500);
  lap('worked');
  good(['backup', '--out', file('copy'), '--home', south.home, '--zone', 'border']);
  lap('copied');
  await work(2500);
  lap('worked on');
  await south.server?.kill();
  rmSync(south.home, { recursive: true, force: true });
  good(['restore', file('copy'), '--home', south.home]);
  lap('restored');
  await assert.rejects(both.start(south), /let its peers show what it has forgotten: tongban recover/);
});

test('what is wrong with an act of recovery is said, and nothing is changed', { skip }, () => {
  const { north, south, of } = both;
  refused(['recover', 'show', ...of(north)], /RESTORED, --out missing/, 2);
  refused(['recover', 'show', 'south', ...of(north)], /--out missing/, 2);
  refused(['recover', 'begin', ...of(south)], /--by, --out missing/, 2);
  refused(['recover', 'accept', ...of(north)], /CARD, --by missing/, 2);
  refused(['recover', 'dance', ...of(north)], /tongban recover show/, 2);
  good(['recover', 'show', 'south', '--out', file('shown'), ...of(north)]);
  assert.doesNotMatch(readFileSync(file('shown'), 'utf8'), /13800000000|handOver/, 'sealed to the restored node');
  const shown = readFileSync(file('shown'), 'utf8');
  const at = Math.floor(shown.length / 2);
  writeFileSync(file('forged'), `${shown.slice(0, at)}${shown[at] === 'A' ? 'B' : 'A'}${shown.slice(at + 1)}`);
  refused(['recover', 'begin', file('forged'), ...of(south), '--by', '演练', '--out', file('x')], /./);
  refused(['recover', 'begin', file('none'), ...of(south), '--by', '演练', '--out', file('x')], /no such file/, 2);
});

test('shown, begun and accepted: both sides tell one story again, nothing answered is lost, all proofs verify', {
  skip,
}, async (t) => {
  const { north, south, of } = both;
  const begun = good(['recover', 'begin', file('shown'), ...of(south), '--by', '演练', '--out', file('card')]);
  t.diagnostic(begun.trim().split('\n')[0] ?? '');
  assert.match(begun, /the log goes on as south\/2/);
  refused(['recover', 'accept', file('shown'), ...of(north), '--by', '演练'], /./);
  assert.match(good(['recover', 'accept', file('card'), ...of(north), '--by', '演练']), /accepts the log south\/2/);
  await both.start(south);
  await work(2500);
  // Signatures under checkpoints of the log that was closed have nothing to stand beside any more.
  const { acts, lost, doubled } = await findings(both, writes, ['checkpoint.cosigned']);
  assert.ok(acts > 30);
  assert.deepEqual([lost, doubled], [0, 0]);
  const [recorded] = await rowsAt<{ by: string }>(
    north,
    `select body->>'by' as by from events where stream = 'peer/south' order by seq desc limit 1`,
  );
  assert.equal(recorded?.by, '演练', 'who accepted the new log is in the journal');
  for (const side of [north, south]) good(['verify', ...of(side)]);
});
