import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
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
import { startLoad } from './support/load.ts';
import { northJourney } from './support/north-journey.ts';
import { freePort } from './support/process.ts';

/** Two nodes as two processes with a database each, which meet through a real NATS server and nothing else (issue 4, 1 and 3). */

const skip = hasNats() ? false : natsMissing;
const folder = mkdtempSync(join(tmpdir(), 'tongban-nats-'));
let server: Broker;
let both: Pair;

after(async () => {
  await both?.stop();
  await server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

const seconds = (text: string): number => Number(text);

/** Carries cases over the border for a while, then waits for the last letter. */
const work = async (ms: number, meanwhile: () => Promise<void> = async () => {}) => {
  const load = await startLoad(both.north.server?.origin as string, await northJourney(), 4);
  await pause(ms / 2);
  await meanwhile();
  await pause(ms / 2);
  await load.stop();
  assert.deepEqual(load.refusals.slice(0, 2), []);
  const quiet = await untilQuiet([both.north, both.south]);
  return { load, quiet, found: await findings(both, load.writes) };
};

test('an identity is made, cards are exchanged, a wrong fingerprint or a forged card is refused, trust is in the journal', {
  skip,
}, async () => {
  server = await broker(join(folder, 'js'), await freePort());
  both = await pair(server.url);
  const { north, south, of } = both;
  both.introduce();
  assert.equal(cli(['node', 'init', ...of(north)]).code, 1, 'an identity is made once');
  const card = join(both.folder, 'south.card');
  const other = cli(['node', 'trust', card, ...of(north), '--fingerprint', 'AAAA', '--by', 'x']);
  assert.equal(other.code, 1);
  assert.match(other.out, /fingerprint/);
  const forged = JSON.parse(readFileSync(card, 'utf8'));
  writeFileSync(join(folder, 'forged'), JSON.stringify({ ...forged, node: 'north' }));
  assert.equal(
    cli(['node', 'trust', join(folder, 'forged'), ...of(south), '--fingerprint', forged.keys.kid, '--by', 'x']).code,
    1,
  );
  assert.equal(cli(['node', 'trust', ...of(south)]).code, 2);
  assert.equal(cli(['node', 'dance', ...of(south)]).code, 2);
  await both.start(north);
  await both.start(south);
  const recorded = await rowsAt<{ body: { act: string; by: string } }>(
    north,
    `select body from events where stream = 'peer/south'`,
  );
  assert.deepEqual(
    recorded.map(({ body }) => [body.act, body.by]),
    [['trust', 'a test']],
  );
});

test('cases cross between two processes through NATS, once each, and it does not take long', { skip }, async (t) => {
  const { found } = await work(6000);
  assert.deepEqual([found.lost, found.doubled], [0, 0]);
  assert.ok(found.acts > 20);
  const [row] = await rowsAt<{ p50: string; p99: string; n: number }>(
    both.north,
    `select count(*)::int as n, percentile_cont(0.5) within group (order by d) as p50, percentile_cont(0.99) within group (order by d) as p99 from
       (select extract(epoch from a.at - h.at) * 1000 as d from events a join events h on h.stream = a.stream and h.body->>'step' = 'handOver' where a.body->>'step' = 'arrive') x`,
  );
  t.diagnostic(
    `${found.acts} acts; ${row?.n} crossings, hand-over to taken: median ${Math.round(seconds(row?.p50 ?? ''))} ms, p99 ${Math.round(seconds(row?.p99 ?? ''))} ms`,
  );
});

test('the other node is down and comes back: windows keep accepting, everything arrives once', {
  skip,
}, async (t) => {
  const { found, quiet } = await work(4000, async () => {
    await both.south.server?.kill();
    await pause(3000);
    await both.start(both.south);
  });
  assert.deepEqual([found.lost, found.doubled], [0, 0]);
  t.diagnostic(
    `${found.acts} acts while the other node was killed; all delivered ${quiet.toFixed(1)} s after the load ended`,
  );
});

test('NATS is killed under load and comes back: nothing is lost or doubled', { skip }, async (t) => {
  const { found, quiet } = await work(4000, async () => {
    await server.kill();
    await pause(2500);
    await server.start();
  });
  assert.deepEqual([found.lost, found.doubled], [0, 0]);
  t.diagnostic(`${found.acts} acts while NATS was killed; all delivered ${quiet.toFixed(1)} s after the load ended`);
});

test('NATS loses everything it kept: the outboxes have it still', { skip }, async () => {
  const { found } = await work(3000, async () => {
    await server.kill();
    rmSync(join(folder, 'js'), { recursive: true, force: true });
    await pause(500);
    await server.start();
  });
  assert.deepEqual([found.lost, found.doubled], [0, 0]);
});

test('a suspended peer gets and gives nothing; resumed, everything that waited arrives', { skip }, async () => {
  const { north, of } = both;
  assert.equal(cli(['node', 'suspend', 'south', ...of(north), '--by', 'a test', '--reason', 'drill']).code, 0);
  await pause(6000);
  const load = await startLoad(north.server?.origin as string, await northJourney(), 2);
  await pause(1500);
  await load.stop();
  const [waiting] = await rowsAt<{ n: number }>(north, 'select count(*)::int as n from outbox where receipt is null');
  assert.ok((waiting?.n ?? 0) > 0, 'letters wait');
  assert.equal(cli(['node', 'resume', 'south', ...of(north), '--by', 'a test']).code, 0);
  await untilQuiet([both.north, both.south]);
  const found = await findings(both, load.writes);
  assert.deepEqual([found.lost, found.doubled], [0, 0]);
});

test('a key is rotated: announced under the old one, used after all have signed for it, and old proofs still verify', {
  skip,
}, async () => {
  const { north, south, of } = both;
  const kids = async () =>
    (await rowsAt<{ keys: { kid: string }[] }>(north, `select keys from peers where id = 'south'`))[0]?.keys.map(
      ({ kid }) => kid,
    ) ?? [];
  const [before] = await kids();
  assert.equal(cli(['node', 'rotate', ...of(south)]).code, 0);
  await south.server?.stop();
  await both.start(south);
  await untilQuiet([north, south]);
  const [announced, old] = await kids();
  assert.notEqual(announced, before);
  assert.equal(old, before);
  await south.server?.stop();
  await both.start(south);
  const { found } = await work(3000);
  assert.deepEqual([found.lost, found.doubled], [0, 0]);
  const [newest] = await rowsAt<{ kid: string }>(
    north,
    `select envelope->'header'->>'kid' as kid from inbox where peer = 'south' order by pair_seq desc limit 1`,
  );
  assert.equal(newest?.kid, announced, 'letters are signed by the new key');
  for (const side of [north, south]) {
    const verified = cli(['verify', ...of(side)]);
    assert.equal(verified.code, 0, verified.out);
  }
});
