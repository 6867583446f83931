import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { Handle } from '#exchange/post/receiver.ts';
import { type LedgerTransfer, mirrorAccounts, type Result } from '#kernel';
import { checkRebuild } from '#server/audit/rebuild.ts';
import { openSite } from '#server/audit/site.ts';
import { verifyNode } from '#server/audit/verify.ts';
import type { Outcome } from '#server/engine/executor.ts';
import { stateDebts } from '#server/jobs/statement-job.ts';
import type { Node } from '#server/node.ts';
import { settlementHandlers } from '#server/settlement/letters.ts';
import { checkPairs, type DebtView, type NettingView } from '#server/settlement/report.ts';
import { transaction } from '#store/db.ts';
import { ensureAccounts, postWithin, readBalance } from '#store/ledger/index.ts';
import { trialBalance } from '#store/queries/ledger-reads.ts';
import { latestStatements, mirrorInFlight } from '#store/queries/settlement.ts';
import { eventually } from './support/eventually.ts';
import { asker, citizen, grantsZone, officer, opening } from './support/grants-zone.ts';
import { person, type TestZone } from './support/zone.ts';

/** Debts between nodes are kept twice and say the same whenever no letter is in flight. */

let zone: TestZone;
let north: Node;
let south: Node;

before(async () => {
  zone = await grantsZone();
  north = zone.zone.nodes.get('north') as Node;
  south = zone.zone.nodes.get('south') as Node;
  const facts = { amount: 100_000, year: '2026' };
  made(
    await north.executor.submit({
      command: opening(zone.program.zone, north, 'fund', officer(zone.program.zone, north), facts),
    }),
  );
});
after(() => zone?.stop());

const made = (result: Result<Outcome>): string => {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value.case;
};
/** A grant asked for through the south, paid by the north: the north owes the south. */
const paid = async (amount: number): Promise<string> => {
  const facts = { who: citizen, amount, year: '2026' };
  const id = made(
    await north.executor.submit({
      command: opening(zone.program.zone, north, 'ask', asker(north), facts, 'south'),
    }),
  );
  const actor = officer(zone.program.zone, north);
  made(await north.executor.submit({ command: { case: id, step: 'pay', actor, facts: {} } }));
  return id;
};
const owes = async () =>
  (await transaction(north.runtime.pool, (c) => readBalance(c, 'due-to/south/fen/grants'))).balance;
const isOwed = async () =>
  0 - (await transaction(south.runtime.pool, (c) => readBalance(c, 'due-from/north/fen/grants'))).balance;
const pairs = () => checkPairs(new Map([north, south].map((node) => [node.id, node.runtime.pool])));
const statementAt = async (node: Node) => (await latestStatements(node.runtime.pool))[0];
const comesTo = <T>(look: () => Promise<T>, expected: T) => eventually(zone, look, expected);
const bothOwe = async () => [await owes(), await isOwed()];
/** The newest statement and how it compared, once the creditor has answered. */
const answeredAt = async (node: Node) => {
  const { number, report } = (await statementAt(node)) ?? {};
  return [number, report?.agreed];
};
/** The debt as it now is, stated at once: the number of the statement. */
const stateNow = async (): Promise<number> => {
  const before = (await statementAt(north))?.number ?? 0;
  const made = await stateDebts(north, true);
  north.wake();
  return before + made;
};

test('what A owes B is owed to B at B, as soon as the letter has arrived and not before', async () => {
  await zone.settle();
  zone.cut('south', true);
  const id = await paid(30_000);
  assert.equal(await owes(), 30_000);
  assert.equal(await isOwed(), 0);
  assert.deepEqual(
    (await mirrorInFlight(north.runtime.pool)).map((line) => [line.id, line.peer, line.amount]),
    [[`${id}/owe`, 'south', 30_000]],
  );
  assert.deepEqual(
    (await pairs()).map(({ owes: a, isOwed: b, inFlight, agreed }) => [a, b, inFlight.length, agreed]),
    [[30_000, 0, 1, true]],
  );
  zone.cut('south', false);
  await comesTo(isOwed, 30_000);
  await comesTo(() => mirrorInFlight(north.runtime.pool), []);
  for (const node of [north, south]) assert.deepEqual(await trialBalance(node.runtime.pool), { fen: 0 });
});

test('the debtor states the debt the day after, the creditor compares line by line and answers', async () => {
  assert.equal(await stateDebts(north), 0, 'the day is not over');
  zone.setTime('2026-03-03T06:00:00.000Z');
  await zone.settle();
  for (const node of [north, south])
    await comesTo(async () => {
      const { number, opening, closing, ownClosing, report } = (await statementAt(node)) ?? {};
      return [number, opening, closing, ownClosing, report?.agreed];
    }, [1, 0, 30_000, 30_000, true]);
  await zone.settle();
  assert.equal((await statementAt(north))?.number, 1, 'nothing moved: nothing to state');
});

test('a posting only one side has is a break with its name, and ends when it is reversed', async () => {
  const wrong = { id: 'by-hand/1', debit: 'due-from/north/fen/grants', credit: 'claims/north/fen/grants', amount: 7 };
  const context = { node: 'south', at: south.runtime.now(), day: '2026-03-03', cause: 'test' };
  assert.ok((await transaction(south.runtime.pool, (c) => postWithin(c, [wrong], context))).ok);
  assert.deepEqual(
    (await pairs()).map(({ agreed }) => agreed),
    [false],
  );
  await paid(1_000);
  await comesTo(() => answeredAt(north), [await stateNow(), false]);
  const told = await statementAt(north);
  assert.deepEqual(told?.report?.breaks, [{ kind: 'only-creditor', id: 'by-hand/1', amount: 7, inFlight: false }]);
  assert.deepEqual((await statementAt(south))?.report, told?.report);
  const back = { id: 'by-hand/2', debit: wrong.credit, credit: wrong.debit, amount: 7, reverses: 'by-hand/1' };
  assert.ok((await transaction(south.runtime.pool, (c) => postWithin(c, [back], context))).ok);
  await paid(500);
  await stateNow();
  await comesTo(bothOwe, [31_500, 31_500]);
});

test('a debt that only its creditor knows of is a difference too', async () => {
  const accounts = mirrorAccounts('north', 'fen', 'ghost');
  const [debit, credit] = accounts.map(({ id }) => id) as [string, string];
  const context = { node: 'south', at: south.runtime.now(), day: '2026-03-03', cause: 'test' };
  const post = (transfer: LedgerTransfer) =>
    transaction(south.runtime.pool, async (c) => {
      assert.ok((await ensureAccounts(c, accounts, context)).ok);
      assert.ok((await postWithin(c, [transfer], context)).ok);
    });
  await post({ id: 'ghost/1', debit, credit, amount: 9 });
  const ghost = async () =>
    (await pairs()).flatMap(({ agreement, owes: a, isOwed: b, agreed }) =>
      agreement === 'ghost' ? [[a, b, agreed]] : [],
    );
  assert.deepEqual(await ghost(), [[0, 9, false]]);
  await post({ id: 'ghost/2', debit: credit, credit: debit, amount: 9, reverses: 'ghost/1' });
  assert.deepEqual(await ghost(), [[0, 0, true]]);
});

test('a letter that arrives while the books are read, one after another, is no difference', async () => {
  let seen = 0;
  const pool = south.runtime.pool;
  const slow = {
    query: async (...given: [string, unknown[]]) => {
      if (seen++ === 0) {
        const before = await isOwed();
        await paid(40);
        await comesTo(isOwed, before + 40);
      }
      return pool.query(...given);
    },
  } as unknown as typeof pool;
  const looked = await checkPairs(
    new Map([
      ['north', north.runtime.pool],
      ['south', slow],
    ]),
  );
  assert.deepEqual(
    looked.map(({ agreed }) => agreed),
    looked.map(() => true),
  );
});

test('a letter of another shape is refused, and nothing of it is kept', async () => {
  const sent = (await latestStatements(north.runtime.pool))[0];
  const { debtor, creditor, unit, agreement, number } = sent ?? {};
  const pair = { debtor, creditor, unit, agreement };
  const report = { agreed: true, difference: 0, inFlight: 0, breaks: [] };
  const line = { id: 'x/1', unit: 'fen', agreement: 'grants', amount: 1 };
  const statement = { ...pair, number: 99, opening: 0, closing: 0, lines: [] };
  const answer = { ...pair, number, ownClosing: 1, report };
  const [toCreditor, toDebtor] = [settlementHandlers(south.runtime), settlementHandlers(north.runtime)];
  const wrong: [Node, string, unknown][] = [
    ...[null, 'x', {}, { lines: [] }, { lines: [null] }, { lines: [{ ...line, amount: 0 }] }].map(
      (one): [Node, string, unknown] => [south, 'ledger.mirror', one],
    ),
    ...[{ amount: 1.5 }, { amount: '1' }, { unit: 5 }, { agreement: 'a b' }, { id: '{}' }].map(
      (change): [Node, string, unknown] => [south, 'ledger.mirror', { lines: [{ ...line, ...change }] }],
    ),
    ...[{ lines: [null] }, { lines: 'x' }, { number: 0 }, { closing: 0.5 }, { unit: null }, { debtor: 'south' }].map(
      (change): [Node, string, unknown] => [south, 'ledger.statement', { ...statement, ...change }],
    ),
    ...[
      { report: null },
      { report: {} },
      { report: { ...report, breaks: [null] } },
      { number: 9999 },
      { creditor: 'x' },
    ].map((change): [Node, string, unknown] => [north, 'ledger.answer', { ...answer, ...change }]),
  ];
  const kept = async (): Promise<unknown> => {
    const counts = await Promise.all(
      [north, south].map(({ runtime }) => runtime.pool.query('select count(*) as n from events')),
    );
    return counts.map(({ rows }) => rows);
  };
  const before = await kept();
  for (const [node, kind, payload] of wrong) {
    const [handlers, from] = node === south ? [toCreditor, 'north'] : [toDebtor, 'south'];
    const result = await transaction(node.runtime.pool, (client) =>
      (handlers[kind] as Handle)({ client } as never, { from } as never, payload),
    );
    assert.equal(result.ok ? 'ok' : result.code, 'letter-malformed', `${kind} ${JSON.stringify(payload)}`);
  }
  assert.deepEqual(await kept(), before);
});

test('payments, cuts and statements in any order: whenever nothing is in flight A owes B what B is owed by A', async () => {
  const act = fc.oneof(
    { weight: 4, arbitrary: fc.record({ pay: fc.integer({ min: 1, max: 500 }) }) },
    { weight: 2, arbitrary: fc.record({ cut: fc.boolean() }) },
    { weight: 1, arbitrary: fc.constant('state' as const) },
    { weight: 2, arbitrary: fc.constant('settle' as const) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 12 }), async (acts) => {
      let cut = false;
      let expected = await owes();
      for (const one of acts) {
        if (one === 'state') await stateDebts(north, true);
        else if (one !== 'settle') {
          if ('cut' in one) {
            cut = one.cut;
            zone.cut('south', cut);
          } else {
            await paid(one.pay);
            expected += one.pay;
          }
        } else if (!cut) {
          await comesTo(bothOwe, [expected, expected]);
        }
      }
      zone.cut('south', false);
      // Nothing lost, nothing doubled.
      await comesTo(bothOwe, [expected, expected]);
      await comesTo(() => answeredAt(north), [await stateNow(), true]);
    }),
    { numRuns: 12, seed: 20_210_713 },
  );
});

test('over HTTP: finance staff see debts and statements, others do not, an owner sees the own account explained', async () => {
  const head = await person(zone, 'north', 'north-registry-head');
  const report = (await head.get('/ledger/settlement')) as {
    status: number;
    body: { debts: DebtView[]; nettings: NettingView[] };
  };
  assert.equal(report.status, 200);
  assert.deepEqual(
    report.body.debts.map(({ debtor, creditor, owed }) => [debtor, creditor, owed]),
    [['north', 'south', await owes()]],
  );
  assert.equal(report.body.nettings[0]?.net, await owes());
  const clerk = await person(zone, 'north', 'north-window-1');
  assert.equal((await clerk.get('/ledger/settlement')).status, 403);
  const account = encodeURIComponent('due-to/south/fen/grants');
  assert.equal((await clerk.get(`/ledger/statement?account=${account}`)).status, 404);
  const pair = '/ledger/statements?debtor=north&creditor=south&unit=fen&agreement=grants';
  assert.equal((await clerk.get(pair)).status, 403);
  assert.equal((await head.get(pair)).status, 200);
  // An account of somebody else is no account: to a clerk without a reading role, whoever owns it.
  const { rows: kept } = await north.runtime.pool.query<{ id: string }>(
    `select id from ledger_accounts where id not like 'due-%' and id not like 'claims/%'`,
  );
  assert.ok(kept.length > 0);
  for (const { id } of kept)
    assert.equal((await clerk.get(`/ledger/statement?account=${encodeURIComponent(id)}`)).status, 404, id);
  const shown = (await head.get(`/ledger/statement?account=${account}&limit=5`)) as {
    body: { total: number; lines: { because?: { amount: number }; amount: number }[] };
  };
  assert.ok(shown.body.total > 5);
  assert.equal(shown.body.lines.length, 5);
  for (const line of shown.body.lines) assert.equal(line.because?.amount, line.amount);
  const then = (await head.get(`/ledger/statement?account=${account}&at=2026-03-02T00:00:00Z`)) as {
    body: { total: number };
  };
  assert.equal(then.body.total, 0);
  // A day no database has was a fault; the 30th of February was the 2nd of March; a time without an offset was read by the server's clock.
  for (const at of [
    '-1',
    '2026-02-30T00:00:00Z',
    '2026-03-02 08:00',
    '+275000-01-01T00:00:00Z',
    '0000-01-01T00:00:00Z',
  ]) {
    const { status, body } = await head.get(`/ledger/statement?account=${account}&at=${encodeURIComponent(at)}`);
    const { code, field } = body as { code: string; field: string };
    assert.deepEqual([status, code, field], [400, 'instant-shape', '/query/at'], at);
  }
});

test('the tables of both nodes follow from their journals, and verify finds nothing', async () => {
  const site = await openSite(zone);
  try {
    for (const node of site.nodes.values()) {
      const report = await checkRebuild(node);
      assert.deepEqual(report.findings, []);
      assert.ok((report.rows.ledger_statements ?? 0) > 0);
      assert.deepEqual((await verifyNode(node, [...site.nodes.values()])).findings, []);
    }
  } finally {
    await site.close();
  }
});
