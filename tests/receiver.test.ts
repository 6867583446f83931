import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hashOf, seal } from '#exchange/envelope/envelope.ts';
import type { Envelope } from '#exchange/envelope/types.ts';
import { takeParked } from '#exchange/post/parked.ts';
import { type Delivery, type ReceiverPlace, receiver } from '#exchange/post/receiver.ts';
import { generateKeys, publicOf } from '#exchange/suite/suites.ts';
import { ok } from '#kernel';
import { openPool, type Pool } from '#store/db.ts';
import { migrate } from '#store/migrate.ts';
import { appendEvents } from '#store/queries/journal.ts';
import { type FreshDatabase, freshDatabase } from './support/database.ts';

/** Letters of two peers that touch the same thing at once, where nothing is there yet that one could queue for. */

const at = '2021-09-17T02:00:00.000Z';
const [self, one, two] = await Promise.all([generateKeys(), generateKeys(), generateKeys()]);
const peers = { one, two };
let database: FreshDatabase;
let pool: Pool;

before(async () => {
  database = await freshDatabase(async (url) => void (await migrate(url)), 'receiver');
  pool = openPool(database.url);
});
after(async () => {
  await pool.end();
  await database.drop();
});

/** Resolves once so many deliveries have looked and found nothing, so that all of them write. */
const meeting = (many: number) => {
  let here = 0;
  let open: () => void = () => undefined;
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  return async (): Promise<void> => {
    here += 1;
    if (here === many) open();
    await all;
  };
};

/** A node that knows these kinds of letters. */
const node = (handlers: ReceiverPlace<Delivery>['handlers']): ReceiverPlace<Delivery> => ({
  self: 'self',
  pool,
  keys: self,
  own: [self],
  keysOf: (peer) => [publicOf(peers[peer as keyof typeof peers])],
  now: () => at,
  handlers,
  begin: async (client) => ({ client }),
  finish: async () => undefined,
  log: () => undefined,
  received: () => undefined,
});

const place = (handle: (delivery: Delivery) => Promise<void>) =>
  receiver<Delivery>(
    node({
      'case.events': async (delivery) => {
        await handle(delivery);
        return ok(undefined);
      },
    }),
  );

const letter = (
  from: keyof typeof peers,
  pairSeq: number,
  previous: string | null,
  kind = 'case.events',
  stream = 'case-1',
): Promise<Envelope> =>
  seal(
    { hello: from, unknownToOlder: pairSeq },
    { id: `${from}-${pairSeq}`, from, to: 'self', kind, stream, pairSeq, previous, at },
    peers[from],
    publicOf(self),
  );

const states = async (): Promise<readonly string[]> =>
  (await pool.query('select peer, state from inbox order by peer, pair_seq')).rows.map(
    ({ peer, state }) => `${peer} ${state}`,
  );

test('two peers tell of the same new case at once: the later finds what the earlier wrote, neither is parked', async () => {
  const meet = meeting(2);
  let written = 0;
  const take = place(async ({ client }) => {
    const known = await client.query(`select 1 from events where stream = 'case-1'`);
    if (known.rowCount) return;
    await meet();
    await appendEvents(client, [{ stream: 'case-1', version: 1, kind: 'case', at, origin: 'one', body: {} }]);
    written += 1;
  });
  await Promise.all([take('one', [await letter('one', 1, null)]), take('two', [await letter('two', 1, null)])]);
  assert.equal(written, 1);
  assert.deepEqual(await states(), ['one done', 'two done']);
});

test('a letter that always collides is a fault of ours: parked and shown after three tries, not tried for ever', async () => {
  let tries = 0;
  const take = place(async ({ client }) => {
    tries += 1;
    await client.query(
      `insert into events (stream, version, kind, at, origin, body, salt, commitment, leaf) select stream, version, kind, at, origin, body, salt, commitment, leaf from events where stream = 'case-1'`,
    );
  });
  const previous = (
    await pool.query<{ envelope: Envelope }>(`select envelope from inbox where peer = 'one' and pair_seq = 1`)
  ).rows[0]?.envelope as Envelope;
  await take('one', [await letter('one', 2, hashOf(previous))]);
  assert.equal(tries, 3);
  assert.deepEqual(await states(), ['one done', 'one parked', 'two done']);
});

test('the fault was mended: what was parked is taken, and keeps the receipt of the day it came', async () => {
  const before = await pool.query(`select receipt from inbox where state = 'parked'`);
  assert.equal(await takeParked(node({ 'case.events': async () => ok(undefined) })), 1);
  assert.deepEqual(await states(), ['one done', 'one done', 'two done']);
  const now = await pool.query(`select receipt from inbox where peer = 'one' and pair_seq = 2`);
  assert.deepEqual(now.rows, before.rows);
});

test('a newer peer: its unknown letter is set aside and what follows about the same thing waits; after the upgrade both are taken in order', async () => {
  const { rows } = await pool.query<{ envelope: Envelope }>(
    `select envelope from inbox where peer = 'two' and pair_seq = 1`,
  );
  const first = await letter('two', 2, hashOf(rows[0]?.envelope as Envelope), 'case.of-next-release', 'case-2');
  const behind = await letter('two', 3, hashOf(first), 'case.events', 'case-2');
  const other = await letter('two', 4, hashOf(behind), 'case.events', 'case-3');
  const taken: unknown[] = [];
  const hear = async (_: Delivery, { kind }: { kind: string }, payload: unknown) => {
    taken.push([kind, (payload as { unknownToOlder: number }).unknownToOlder]);
    return ok(undefined);
  };
  const older = node({ 'case.events': hear });
  const replies = await receiver(older)('two', [first, behind, other]);
  assert.ok(replies.length === 3 && replies.every((reply) => 'receipt' in reply), 'the sender is rid of all three');
  assert.deepEqual(taken, [['case.events', 4]], 'another case goes on, with a field this release does not know');
  assert.equal(await takeParked(older), 0, 'nothing is lost by trying too early');
  assert.deepEqual((await states()).slice(2), ['two done', 'two parked', 'two parked', 'two done']);
  assert.equal(await takeParked(node({ 'case.events': hear, 'case.of-next-release': hear })), 2);
  assert.deepEqual(taken.slice(1), [
    ['case.of-next-release', 2],
    ['case.events', 3],
  ]);
  assert.ok((await states()).every((state) => state.endsWith('done')));
});
