import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Result } from '#kernel';
import { checkRebuild } from '#server/audit/rebuild.ts';
import { openSite } from '#server/audit/site.ts';
import { verifyNode } from '#server/audit/verify.ts';
import type { Outcome } from '#server/engine/executor.ts';
import type { Node } from '#server/node.ts';
import { transaction } from '#store/db.ts';
import { readBalance, readReservation } from '#store/ledger/index.ts';
import { trialBalance } from '#store/queries/ledger-reads.ts';
import { asker, citizen, grantsZone, officer, opening, placeOf } from './support/grants-zone.ts';
import type { TestZone } from './support/zone.ts';

/** A mechanism posts from its steps: in their transaction, checked by the ledger, undone with them. */

let zone: TestZone;
let north: Node;
let pool: string;
const grant = `grant/${citizen.key}`;

before(async () => {
  zone = await grantsZone();
  north = zone.zone.nodes.get('north') as Node;
  pool = `pool/${placeOf(zone.program.zone, 'north').jurisdiction}/2026`;
});
after(() => zone?.stop());

const fund = (amount: number): Promise<Result<Outcome>> => {
  const command = opening(zone.program.zone, north, 'fund', officer(zone.program.zone, north), {
    amount,
    year: '2026',
  });
  return north.executor.submit({ command });
};
const ask = (amount: number, until?: string): Promise<Result<Outcome>> => {
  const facts = { who: citizen, amount, year: '2026', ...(until && { until }) };
  return north.executor.submit({ command: opening(zone.program.zone, north, 'ask', asker(north), facts) });
};
const take = (id: string, step: string): Promise<Result<Outcome>> => {
  const actor = step === 'pay' ? officer(zone.program.zone, north) : asker(north);
  return north.executor.submit({ command: { case: id, step, actor, facts: {} } });
};
const balance = (account: string) => transaction(north.runtime.pool, (client) => readBalance(client, account));
const made = (result: Result<Outcome>): string => {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value.case;
};

test('a step posts: the account opens, the money is there, the journal says which step caused it', async () => {
  const id = made(await fund(250_000));
  assert.equal((await balance(pool)).balance, 250_000);
  const { rows } = await north.runtime.pool.query(
    `select kind, body ->> 'cause' as cause from events where stream like 'ledger/%' order by seq`,
  );
  assert.deepEqual(rows, [
    { kind: 'ledger.opened', cause: `${id}/1` },
    { kind: 'ledger.posted', cause: `${id}/1` },
  ]);
  const event = (await north.runtime.pool.query('select body from events where stream = $1', [id])).rows[0].body;
  assert.deepEqual(Object.keys(event.effects[0]).sort(), ['kind', 'transfers']);
});

test('a reservation holds, is paid or given back, and reads show it', async () => {
  const first = made(await ask(40_000));
  const second = made(await ask(10_000));
  assert.equal((await balance(pool)).available, 200_000);
  made(await take(first, 'pay'));
  made(await take(second, 'withdraw'));
  const held = await transaction(north.runtime.pool, (client) => readReservation(client, `${first}/reserve`));
  assert.equal(held?.over, 'committed');
  assert.deepEqual(
    [(await balance(pool)).available, (await balance(grant)).balance, (await balance(grant)).used],
    [210_000, 40_000, { 'in 2026': 40_000 }],
  );
});

test('what the ledger refuses the step is refused, and nothing is left behind: no case, no account, no entry', async () => {
  const events = async () => (await north.runtime.pool.query('select count(*)::int as n from events')).rows[0].n;
  const before = await events();
  const over = await ask(100_001);
  assert.equal(over.ok ? '' : over.code, 'ledger-limit-year');
  assert.match(over.ok ? '' : over.says[0], /当年限额/);
  assert.equal(await events(), before);
  assert.equal((await ask(250_000)).ok, false);
});

test('a refused neighbour in the same transaction changes nothing for the others', async () => {
  const results = await Promise.all([ask(1_000), ask(99_999_999), ask(2_000), ask(60_001), ask(3_000)]);
  assert.deepEqual(
    results.map((result) => (result.ok ? 'ok' : result.code)),
    ['ok', 'covered', 'ok', 'ledger-limit-year', 'ok'],
  );
  assert.equal((await balance(pool)).heldOut, 6_000);
});

test('of many who ask for the last money at once as many get it as it covers', async () => {
  const before = (await balance(pool)).available ?? 0;
  const part = 5_000;
  const results = await Promise.all(Array.from({ length: 40 }, () => ask(part)));
  const granted = results.filter(({ ok }) => ok).length;
  // The yearly limit of the person binds before the pool does.
  assert.equal(granted, Math.floor((100_000 - 46_000) / part));
  assert.equal((await balance(pool)).available, before - granted * part);
});

test('a reservation ends by itself the day after its last day, through the job', async () => {
  await ask(4_000, '2026-03-05');
  const before = (await balance(pool)).heldOut;
  zone.setTime('2026-03-05T06:00:00.000Z');
  await zone.settle();
  assert.equal((await balance(pool)).heldOut, before);
  zone.setTime('2026-03-06T06:00:00.000Z');
  await zone.settle();
  assert.equal((await balance(pool)).heldOut, before - 4_000);
});

test('books sum to zero; the journal alone gives the same tables; verify finds nothing', async () => {
  assert.deepEqual(await trialBalance(north.runtime.pool), { fen: 0 });
  await zone.settle();
  const site = await openSite(zone);
  try {
    for (const node of site.nodes.values()) {
      assert.deepEqual((await checkRebuild(node)).findings, []);
      assert.deepEqual((await verifyNode(node, [])).findings, []);
    }
  } finally {
    await site.close();
  }
});
