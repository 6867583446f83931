import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Actor, Command, Facts, Opening, Place, Result } from '#kernel';
import { organisationCheck, usccCheck } from '#kernel';
import type { Done } from '#server/engine/executor.ts';
import { isConnectionLoss } from '#store/db.ts';
import { vouchersIn } from './support/vouchers.ts';
import { type TestZone, testZone } from './support/zone.ts';

/**
 * The pool invariant of factors.md 1.6.3 under random concurrent acts with kills and retries, on a real PostgreSQL: 10,000 of them, or
 * `TONGBAN_ACTS`. While they run, connections are cut in the middle of transactions; whoever lost theirs asks again with the same
 * key. What the journal of the ledger says is replayed transfer by transfer: the invariant held after every act, not only at the end.
 */
const acts = Number(process.env.TONGBAN_ACTS ?? 10_000);
const day = '2021-09-01';

let zone: TestZone;
let nine: ReturnType<typeof vouchersIn>;
before(async () => {
  zone = await testZone({ at: `${day}T02:00:00.000Z` });
  nine = vouchersIn(zone);
  await nine.admit('shanghai', 'sh-lab');
});
after(() => zone.stop());

/** Small, fast, and the same every time (mulberry32). */
const random = (seed: number) => {
  let state = seed;
  return () => {
    state += 0x6d2b79f5;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const firmOf = (n: number) => {
  const organisation = `MA${String(7000 + n).padStart(6, '0')}`;
  const first17 = `91310118${organisation}${organisationCheck(organisation)}`;
  return { kind: 'organisation' as const, key: first17 + usccCheck(first17), name: `示例企业${n}` };
};
const firms = Array.from({ length: 40 }, (_, n) => firmOf(n));

const qp: Place = { jurisdiction: '310118', authority: 'qp-science', node: 'shanghai' };
const staff = (role: string): Actor => ({
  kind: 'staff',
  node: 'shanghai',
  person: `p-${role}`,
  name: role,
  posts: [{ authority: 'qp-science', role, from: '2020-01-01' }],
});
const partyOf = (firm: { readonly key: string; readonly name: string }): Actor => ({
  kind: 'party',
  node: 'shanghai',
  person: firm.key,
  name: firm.name,
  key: firm.key,
});

/** Whoever lost the connection does not know what became of it, and asks again. */
const insisting = async <T>(ask: () => Promise<T>): Promise<T> => {
  for (let tries = 0; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (!isConnectionLoss(error) || tries > 50) throw error;
      lost++;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
};
let lost = 0;
let answered = 0;

/** What was answered; the case at hand is no part of the answer. */
const told = ({ case: id, version, state }: Done) => ({ id, version, state });

test(`${acts} random acts at once, some of them twice, connections cut meanwhile: nothing is promised that is not there, nobody overtakes`, async () => {
  const node = zone.zone.nodes.get('shanghai')!;
  const { pool } = node.runtime;
  const next = random(20_210_713);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];
  let count = 0;
  const opening = (basic: string): Opening => {
    const matter = [...node.runtime.matters.values()].flat().find((one) => one.code === nine.code(basic, '310118'))!;
    return {
      mechanism: 'innovation-voucher',
      matter: { code: matter.code, version: matter.version, title: matter.title },
      receiving: qp,
      deciding: qp,
      channel: 'online',
    };
  };
  const openings = Object.fromEntries(['100', '200', '300', '400', '500'].map((n) => [n, opening(`911620000${n}`)]));
  const submit = async (
    command: Omit<Command, 'case'> & { case?: string },
    twice: boolean,
  ): Promise<Result<Done>> => {
    const n = ++count;
    const id = command.case ?? `310118${day.replaceAll('-', '')}${500_000 + n}`;
    const key = `act-${n}`;
    const request = createHash('sha256')
      .update(JSON.stringify([id, command]))
      .digest('hex');
    const idempotency = { actor: 'property', key, request };
    const ask = () =>
      insisting(() => node.executor.submit({ command: { ...command, case: id }, idempotency })).finally(() => {
        answered++;
      });
    if (!twice) return ask();
    const [one, two] = await Promise.all([ask(), ask()]);
    if (one.ok && two.ok) assert.deepEqual(told(one.value), told(two.value), 'the same key, the same answer');
    // A refusal leaves nothing behind, its key neither: asked again it may be taken. Once taken it stays so.
    const taken = [one, two].find(({ ok }) => ok);
    if (!taken?.ok) return one;
    const third = await ask();
    assert.deepEqual(third.ok && told(third.value), told(taken.value), 'what was answered with yes stays so');
    return taken;
  };
  const open = (n: string, step: string, actor: Actor, facts: Facts) => ({
    step,
    actor,
    facts,
    opening: openings[n]!,
  });

  for (const firm of firms) {
    const done = await submit(
      open('100', 'enrol', staff('officer'), {
        enterprise: firm,
        holderKind: 'firm',
        profile: {
          staff: 9,
          sales: 1,
          assets: 1,
          score: 80,
          staffScore: 9,
          prohibited: false,
          incident: false,
          listed: false,
        },
        validUntil: '2022-12-31',
      }),
      false,
    );
    assert.ok(done.ok, JSON.stringify(done));
  }
  const budget = '310118BUDGET';
  const appropriated = await submit(
    { ...open('400', 'appropriate', staff('head'), { year: '2021', appropriation: 200_000_000 }), case: budget },
    false,
  );
  assert.ok(appropriated.ok);

  interface Row {
    readonly id: string;
    readonly state: string;
    readonly firm: (typeof firms)[number];
    readonly voucher: string | null;
  }
  const cases = async (): Promise<readonly Row[]> =>
    (
      await insisting(() =>
        pool.query<Row>(
          `select id, state, doc->'facts'->'enterprise' as firm, doc->'facts'->>'voucher' as voucher from cases where mechanism = 'innovation-voucher'`,
        ),
      )
    ).rows;
  const inState = (rows: readonly Row[], ...states: readonly string[]) =>
    pick(rows.filter(({ state, firm }) => firm && states.includes(state)));
  const yuan = (most: number): number => (1 + Math.floor(next() * most)) * 1000;

  const wish = (rows: readonly Row[]): (Omit<Command, 'case'> & { case?: string }) | undefined => {
    const dice = next();
    const on = (row: Row | undefined, step: string, actor: (row: Row) => Actor, facts: Facts = {}) =>
      row && { case: row.id, step, actor: actor(row), facts };
    const holder = (row: Row) => partyOf(row.firm);
    if (dice < 0.22) {
      const firm = pick(firms)!;
      return open('200', 'apply', partyOf(firm), { enterprise: firm, holderKind: 'firm', amount: yuan(120) * 100 });
    }
    if (dice < 0.44) return on(inState(rows, 'submitted'), 'accept', () => staff('officer'));
    if (dice < 0.58) return on(inState(rows, 'accepted'), 'issue', () => staff('head'));
    if (dice < 0.66) return on(inState(rows, 'submitted', 'queued', 'accepted', 'issued'), 'cancelClaim', holder);
    if (dice < 0.7)
      return on(inState(rows, 'accepted', 'queued'), 'refuseClaim', () => staff('head'), { reasons: '随机' });
    if (dice < 0.72) return on(inState(rows, 'issued'), 'revoke', () => staff('head'), { reasons: '随机' });
    if (dice < 0.76)
      return {
        case: budget,
        step: 'rebudget',
        actor: staff('head'),
        facts: { change: Math.round((next() - 0.5) * 60_000_000) || 1, reasons: '随机' },
      };
    if (dice < 0.86) {
      const voucher = inState(rows, 'issued');
      return (
        voucher &&
        open('300', 'startOrder', partyOf(voucher.firm), {
          enterprise: voucher.firm,
          voucher: voucher.id,
          resource: nine.resourceOf('shanghai', 'sh-lab'),
          quantity: 1,
          unitPrice: 1000,
          contract: { number: `HT-${count}`, signedOn: day, value: yuan(60) * 100, eligible: 10_000 },
          otherSubsidy: false,
          related: false,
          consent: true,
        })
      );
    }
    if (dice < 0.96) return on(inState(rows, 'ordering'), 'placeOrder', holder);
    return on(inState(rows, 'ordering'), 'withdrawOrder', holder);
  };

  let cutting = true;
  const cutter = (async () => {
    // Cut by what was answered, not by the clock: a slow machine must come forward between two cuts.
    for (let before = answered; cutting; ) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      if (answered < before + 10) continue;
      before = answered;
      await insisting(() =>
        pool.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where usename = current_user and datname = current_database() and pid <> pg_backend_pid() and random() < 0.5`,
        ),
      );
    }
  })();
  const answers = new Map<string, number>();
  for (let done = 0; done < acts; ) {
    const rows = await cases();
    const wishes = Array.from({ length: Math.min(100, acts - done) }, () => wish(rows));
    const results = await Promise.all(
      wishes.map((one) => (one ? submit(one, next() < 0.15) : Promise.resolve(undefined))),
    );
    for (const result of results) {
      const name = result === undefined ? 'nothing to do' : result.ok ? 'done' : result.code;
      answers.set(name, (answers.get(name) ?? 0) + 1);
    }
    done += wishes.length;
  }
  cutting = false;
  await cutter;
  assert.ok(lost > acts / 100, `${lost} acts lost their connection and asked again`);
  await zone.settle();

  const { rows: transfers } = await pool.query<{
    debit: string;
    credit: string;
    amount: string;
    kind: number;
    ref: string | null;
    id: string;
  }>(
    `select t.id, d.id as debit, c.id as credit, t.amount::text as amount, t.kind, t.ref from ledger_transfers t
     join ledger_accounts d on d.no = t.debit join ledger_accounts c on c.no = t.credit where t.outcome = 0 order by t.batch, t.n`,
  );
  const posted = new Map<string, number>();
  const held = new Map<string, number>();
  const of = (kind: string): number =>
    [...posted].reduce((sum, [id, amount]) => (id.startsWith(`${kind}/`) ? sum + amount : sum), 0);
  const heldOf = (kind: string): number =>
    [...held].reduce((sum, [id, amount]) => (id.startsWith(`${kind}/`) ? sum + amount : sum), 0);
  const add = (map: Map<string, number>, id: string, amount: number) => map.set(id, (map.get(id) ?? 0) + amount);
  // 0 plain, 1 reserve, 2 commit, 3 and 4 release and expire, 5 reverse.
  for (const { debit, credit, amount, kind } of transfers) {
    const n = Number(amount);
    if (kind === 1) add(held, debit, n);
    else if (kind === 3 || kind === 4) add(held, debit, -n);
    else {
      if (kind === 2) add(held, debit, -n);
      add(posted, debit, -n);
      add(posted, credit, n);
    }
    const free = of('pool') - heldOf('pool');
    assert.ok(free >= 0, 'the pool promises no more than it has');
    const committed = heldOf('pool') + of('voucher') + of('payable') + of('paid');
    assert.ok(committed <= -of('appropriation'), 'paid + approved + locked + issued + reserved ≤ appropriation');
    assert.equal(free + committed, -of('appropriation'));
  }
  for (const [id, amount] of posted)
    if (id.startsWith('counted-firm/')) assert.ok(amount >= 0 && amount <= 30_000_000, `${id}: ${amount}`);
  const end = await cases();
  const issued = end.filter(({ state }) => ['accepted'].includes(state));
  assert.ok(issued.every(({ id }) => transfers.some((one) => one.id === `${id}/reserve`)));
  const queue =
    (
      await pool.query<{ waiting: { case: string; amount: number }[] }>(
        `select values->'waiting' as waiting from register_entries where register = 'voucher-queues'`,
      )
    ).rows[0]?.waiting ?? [];
  assert.deepEqual(
    queue.map((one) => one.case).sort(),
    end
      .filter(({ state }) => state === 'queued')
      .map(({ id }) => id)
      .sort(),
    'whoever waits stands in the queue, and nobody else',
  );
  if (queue[0]) assert.ok(queue[0].amount > of('pool') - heldOf('pool'), 'the head waits only for what is not there');
  assert.ok((answers.get('done') ?? 0) > acts / 3, JSON.stringify([...answers]));
  assert.equal(
    [...posted.values()].reduce((sum, one) => sum + one, 0),
    0,
  );
});
