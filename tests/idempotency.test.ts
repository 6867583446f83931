import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import type { Command, Matter, Place } from '#kernel';
import type { Outcome } from '#server/engine/executor.ts';
import { systemActor } from '#server/engine/runtime.ts';
import { load } from '#server/load.ts';
import { reachCluster, withClient } from '#store/cluster/index.ts';
import { findMatter, materialsOf, resident } from './support/journey.ts';
import { freePort, type ServerProcess, signIn, startServer, type Visitor } from './support/process.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/**
 * Any writes, each sent one to four times at once and in any order of the repetitions, also after the process was killed and
 * started again, leave the journal that each sent once would leave; every repetition is given the first answer.
 */

/** What people at one window do, case after case: the steps of each are sent in order, their repetitions anyhow. */
const steps = ['fill', 'submit', 'receive', 'verifyIdentity', 'checkForm'] as const;
const factsOf = (step: (typeof steps)[number]): Record<string, unknown> =>
  step === 'fill'
    ? { delivery: 'electronic' }
    : step === 'submit'
      ? { consent: { agreed: true, version: '2021-05', signedOn: '2021-05-31' } }
      : step === 'verifyIdentity'
        ? { identityCheck: { method: 'card', matched: true } }
        : {};

interface Plan {
  /** How often each write is sent: the opening, then the steps. */
  readonly times: readonly number[];
  /** Whether the next step goes out while repetitions of the one before are still under way. */
  readonly overlap: boolean;
}
const plan: fc.Arbitrary<Plan> = fc.record({
  times: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 1 + steps.length }),
  overlap: fc.boolean(),
});

interface Answer {
  readonly status: number;
  readonly code?: string;
  readonly case?: string;
  readonly version?: number;
}
type Send = (path: string, body: object, key: string) => Promise<Answer>;

const oneOf = (answers: readonly Answer[], what: string): Answer => {
  const [first] = answers;
  assert.ok(first && first.status < 300, `${what}: ${JSON.stringify(answers)}`);
  for (const answer of answers)
    assert.deepEqual(answer, first, `${what}: every repetition is given the first answer`);
  return first;
};

const keyOf = (): string => crypto.randomUUID();

interface Sent {
  readonly path: string;
  readonly body: object;
  readonly key: string;
  readonly answer: Answer;
}

/** Carries one plan out; what was sent, for whoever wants to send it again. */
const carryOut = async (send: Send, opening: object, { times, overlap }: Plan): Promise<readonly Sent[]> => {
  const sent: Sent[] = [];
  const repeat = async (path: string, body: object, n: number): Promise<Sent> => {
    const key = keyOf();
    const answer = oneOf(await Promise.all(Array.from({ length: n }, () => send(path, body, key))), path);
    return { path, body, key, answer };
  };
  const opened = await repeat('/cases', opening, times[0] ?? 1);
  sent.push(opened);
  const late: Promise<readonly Answer[]>[] = [];
  for (const [n, count] of times.slice(1).entries()) {
    const step = steps[n] as (typeof steps)[number];
    const [path, body] = [`/cases/${opened.answer.case}/steps/${step}`, { facts: factsOf(step) }];
    const now = overlap ? 1 : count;
    const done = await repeat(path, body, now);
    sent.push(done);
    // The rest of the repetitions meet whatever comes next.
    if (count > now) late.push(Promise.all(Array.from({ length: count - now }, () => send(path, body, done.key))));
  }
  for (const [n, answers] of (await Promise.all(late)).entries())
    oneOf(answers, `a late repetition of write ${n} of ${opened.answer.case}`);
  return sent;
};

/** The journal of cases, as far as two runs can agree on it: steps and versions of each case, whichever its number. */
const shapeOf = (rows: readonly { stream: string; version: number; step: string }[]): readonly string[] =>
  [...Map.groupBy(rows, ({ stream }) => stream).values()]
    .map((one) => one.map(({ version, step }) => `${version} ${step}`).join(', '))
    .sort();
const expected = (plans: readonly Plan[]): readonly string[] =>
  plans
    .map(({ times }) =>
      ['draft', ...steps.slice(0, times.length - 1)].map((step, n) => `${n + 1} ${step}`).join(', '),
    )
    .sort();

const journal = `select stream, version, body->>'step' as step from events where kind = 'case' and seq > $1 order by stream, version`;

const openingOf = (matter: Matter) => ({
  mechanism: 'cross-province-window',
  matter: matter.code,
  step: 'draft',
  channel: 'window',
  facts: { applicant: resident, materials: materialsOf(matter), delivery: 'electronic' },
});

describe('in one process', () => {
  let zone: TestZone;
  let clerk: TestPerson;
  let matter: Matter;
  before(async () => {
    zone = await testZone({ at: '2021-09-17T02:00:00.000Z' });
    clerk = await person(zone, 'shanghai', 'qp-window-1');
    matter = findMatter(zone, (one) => one.jurisdiction === '320509' && one.serves !== 'organisations' && !one.joint);
  });
  after(() => zone.stop());

  const pool = () => zone.zone.nodes.get('shanghai')!.runtime.pool;
  const head = async (): Promise<number> =>
    Number((await pool().query('select coalesce(max(seq), 0) as seq from events')).rows[0]?.seq);
  // Whoever shows a case shows it as it is now; what came of the write itself is the shorter answer.
  const send: Send = async (path, body, key) => {
    const { status, body: said } = await clerk.post(path, body, { 'idempotency-key': key, prefer: 'return=minimal' });
    const { case: view, code } = said as { case?: { id: string; version: number }; code?: string };
    return { status, ...(code && { code }), ...(view && { case: view.id, version: view.version }) };
  };

  test('over HTTP: any writes, repeated anyhow, give the journal of each once', () =>
    fc.assert(
      fc.asyncProperty(fc.array(plan, { minLength: 1, maxLength: 5 }), async (plans) => {
        const before = await head();
        await Promise.all(plans.map((one) => carryOut(send, openingOf(matter), one)));
        const { rows } = await pool().query(journal, [before]);
        assert.deepEqual(shapeOf(rows), expected(plans));
      }),
      { numRuns: 25 },
    ));

  test('another body under the same key is refused, whether before, between or after the repetitions, and leaves nothing', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), async (same, other) => {
        const before = await head();
        const key = keyOf();
        const [one, two] = [openingOf(matter), { ...openingOf(matter), note: '另一请求' }];
        const answers = await Promise.all([
          ...Array.from({ length: same }, () => send('/cases', one, key)),
          ...Array.from({ length: other }, () => send('/cases', two, key)),
        ]);
        const [mine, others] = [answers.slice(0, same), answers.slice(same)];
        const [won, lost] = mine[0]?.status === 201 ? [mine, others] : [others, mine];
        oneOf(won, 'whichever came first');
        for (const { status, code } of lost) assert.deepEqual([status, code], [409, 'idempotency-key-reused']);
        const elsewhere = await send(`/cases/${won[0]?.case}/steps/fill`, { facts: {} }, key);
        assert.equal(elsewhere.code, 'idempotency-key-reused', 'nor may another address use it');
        const { rows } = await pool().query(journal, [before]);
        assert.deepEqual(shapeOf(rows), ['1 draft']);
      }),
      { numRuns: 15 },
    ));

  test('at the one way in: the same requests, four lanes and batches between them', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 40 }), async (times) => {
        const node = zone.zone.nodes.get('shanghai')!;
        const before = await head();
        const at: Place = { jurisdiction: '310118', authority: 'qp-center', window: 'qp-01', node: 'shanghai' };
        const deciding = { jurisdiction: matter.jurisdiction, authority: matter.authority, node: 'jiangsu' };
        const post = { authority: 'qp-center', role: 'window', window: 'qp-01', from: '2020-01-01' };
        const actor = {
          ...systemActor(node.runtime, 'node'),
          kind: 'staff' as const,
          person: 'property',
          posts: [post],
        };
        const requests = await Promise.all(
          times.flatMap((n) => {
            const idempotency = { actor: 'property', key: keyOf(), request: 'ab'.repeat(32) };
            // Every repetition comes with a case number of its own, as over HTTP.
            return Array.from({ length: n }, async () => ({
              idempotency,
              command: {
                case: await node.newCaseId('310118'),
                step: 'draft',
                actor,
                facts: openingOf(matter).facts,
                opening: { mechanism: matter.mechanism, matter, receiving: at, deciding, channel: 'window' },
              } satisfies Command,
            }));
          }),
        );
        const shuffled = fc.sample(fc.shuffledSubarray(requests, { minLength: requests.length }), 1)[0] ?? [];
        const done = await Promise.all(
          shuffled.map(async (request) => ({ request, result: await node.executor.submit(request) })),
        );
        const byKey = Map.groupBy(done, ({ request }) => request.idempotency.key);
        for (const same of byKey.values())
          assert.equal(
            new Set(same.map(({ result }) => (result.ok ? (result.value as Outcome).case : result.code))).size,
            1,
          );
        const { rows } = await pool().query(journal, [before]);
        assert.equal(rows.length, times.length);
      }),
      { numRuns: 25 },
    ));
});

describe('over the network, the process killed between', () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'tongban-again-')));
  let server: ServerProcess | undefined;
  after(async () => {
    await server?.stop();
    rmSync(home, { recursive: true, force: true });
  });

  test('what was sent before a kill is answered the same after it, and nothing is added to the journal', async () => {
    const port = await freePort();
    const start = async () => {
      server = await startServer({ home, port, zone: 'border', env: { TONGBAN_DEMO_CASES: '0' } });
      return signIn(server.origin, 'north', 'north-window-1');
    };
    const sendAs =
      (who: Visitor): Send =>
      async (path, body, key) => {
        const answer = await fetch(`${server?.origin}/north/api${path}`, {
          method: 'POST',
          headers: {
            ...who.headers,
            'content-type': 'application/json',
            'idempotency-key': key,
            prefer: 'return=minimal',
          },
          body: JSON.stringify(body),
        });
        const said = (await answer.json()) as { case?: { id: string; version: number }; code?: string };
        return {
          status: answer.status,
          ...(said.code && { code: said.code }),
          ...(said.case && { case: said.case.id, version: said.case.version }),
        };
      };
    const { zone } = await load('border');
    const matter = zone.matters().find(({ basic, joint }) => basic === '910107000200' && !joint);
    const applicant = zone.people.find(({ kind }) => kind === 'person');
    assert.ok(matter && applicant?.key);
    const opening = {
      ...openingOf(matter),
      facts: { ...openingOf(matter).facts, applicant: { ...resident, key: applicant.key, name: applicant.name } },
    };
    const who = await start();
    const url = (await reachCluster({ home, log: () => {} })).url('north', 'owner');
    const rows = (sql: string, values: readonly unknown[] = []) =>
      withClient(url, async (client) => (await client.query(sql, [...values])).rows);
    // The zone's own demonstration was played when it first started.
    const played = Number((await rows('select coalesce(max(seq), 0) as seq from events'))[0]?.seq);
    const read = () => rows(journal, [played]);
    const plans = fc.sample(plan, 8);
    const sent = (await Promise.all(plans.map((one) => carryOut(sendAs(who), opening, one)))).flat();
    const before = await read();
    assert.deepEqual(shapeOf(before), expected(plans));
    for (const round of [1, 2]) {
      await server?.kill();
      const again = sendAs(await start());
      for (const answers of await Promise.all(
        sent.map(({ path, body, key }) => Promise.all([1, 2].map(() => again(path, body, key)))),
      ))
        oneOf(answers, `round ${round}`);
      for (const { path, body, key, answer } of sent) assert.deepEqual(await again(path, body, key), answer, path);
      const other = await again('/cases', { ...opening, note: '另一请求' }, sent[0]?.key as string);
      assert.deepEqual([other.status, other.code], [409, 'idempotency-key-reused']);
      assert.deepEqual(await read(), before, 'not an event more');
    }
  });
});
