import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { Actor, Command, Matter, Place } from '#kernel';
import { createExecutor, type Executor } from '#server/engine/executor.ts';
import type { Node } from '#server/node.ts';
import { createRecent } from '#store/recent.ts';
import { findMatter, materialsOf, resident } from './support/journey.ts';
import { type TestZone, testZone } from './support/zone.ts';

/**
 * A process decides from memory about cases it has just written (`server/engine/executor.ts`). Another hand on the same rows, here a second
 * memory beside the first, must never be overlooked: what was decided from an old row is decided again from the new one.
 */

let zone: TestZone;
let node: Node;
let other: Executor;
let matter: Matter;
let keys = 0;
const at: Place = { jurisdiction: '310118', authority: 'qp-center', window: 'qp-01', node: 'shanghai' };
const actor: Actor = {
  kind: 'staff',
  node: 'shanghai',
  person: 'remembering',
  posts: [{ authority: 'qp-center', role: 'window', window: 'qp-01', from: '2020-01-01' }],
};

before(async () => {
  zone = await testZone({ at: '2021-09-17T02:00:00.000Z' });
  node = zone.zone.nodes.get('shanghai') ?? assert.fail();
  other = createExecutor({ ...node.runtime, recent: createRecent() }, () => {});
  matter = findMatter(zone, (one) => one.jurisdiction === '320509' && one.serves !== 'organisations' && !one.joint);
});
after(() => zone?.stop());

const keyed = (command: Command, key = `remembering-${keys++}`) => ({
  command,
  idempotency: { actor: 'remembering', key, request: 'cd'.repeat(32) },
});
const step = (id: string, name: string, facts: Command['facts'] = {}): Command => ({
  case: id,
  step: name,
  actor,
  facts,
});
const fill = (id: string, delivery: string): Command => step(id, 'fill', { delivery });

const submit = (id: string): Command =>
  step(id, 'submit', { consent: { agreed: true, version: '2021-05', signedOn: '2021-05-31' } });

const open = async (): Promise<string> => {
  const id = await node.newCaseId('310118');
  const deciding = { jurisdiction: matter.jurisdiction, authority: matter.authority, node: 'jiangsu' };
  const opened = await node.executor.submit({
    command: {
      ...step(id, 'draft', { applicant: resident, materials: materialsOf(matter), delivery: 'electronic' }),
      opening: { mechanism: matter.mechanism, matter, receiving: at, deciding, channel: 'window' },
    },
  });
  assert.ok(opened.ok, JSON.stringify(opened));
  return id;
};

const rowOf = async (id: string): Promise<{ version: number; delivery: string; versions: number[] }> =>
  (
    await node.runtime.pool.query(
      `select version, doc #>> '{facts,delivery}' as delivery, (select array_agg(version order by version) from events where stream = id) as versions
       from cases where id = $1`,
      [id],
    )
  ).rows[0];

test('what another hand has written since is what is decided about, and a refusal is said of the case as it stands', async () => {
  const id = await open();
  assert.ok((await other.submit(keyed(fill(id, 'post')))).ok);
  const mine = await node.executor.submit(keyed(fill(id, 'window')));
  assert.ok(mine.ok && mine.value.version === 3, JSON.stringify(mine));
  assert.deepEqual(await rowOf(id), { version: 3, delivery: 'window', versions: [1, 2, 3] });
  assert.ok((await other.submit(keyed(submit(id)))).ok);
  const late = await node.executor.submit(keyed(fill(id, 'post')));
  assert.ok(!late.ok, 'the case is no longer a draft');
  assert.equal((await rowOf(id)).version, 4);
});

test('a row made anew without an act, as a rebuild does it, is not written over with what was remembered', async () => {
  const id = await open();
  await node.runtime.pool.query(`update cases set doc = jsonb_set(doc, '{channel}', '"post"') where id = $1`, [id]);
  assert.ok((await node.executor.submit(keyed(fill(id, 'post')))).ok);
  const { rows } = await node.runtime.pool.query(`select doc ->> 'channel' as channel from cases where id = $1`, [
    id,
  ]);
  assert.deepEqual(rows, [{ channel: 'post' }]);
});

test('a key that was used is known though nobody looked for it beforehand: after the same step, for another case, after a refusal', async () => {
  const [id, another] = [await open(), await open()];
  const request = keyed(fill(id, 'post'));
  const first = await node.executor.submit(request);
  assert.ok(first.ok);
  const again = await node.executor.submit(request);
  assert.ok(again.ok);
  assert.deepEqual({ ...again.value, now: undefined }, { ...first.value, now: undefined });
  const elsewhere = { ...keyed(fill(another, 'post'), request.idempotency.key) };
  const misused = await node.executor.submit({
    ...elsewhere,
    idempotency: { ...elsewhere.idempotency, request: 'ef'.repeat(32) },
  });
  assert.equal(misused.ok ? '' : misused.code, 'idempotency-key-reused');
  assert.equal((await rowOf(another)).version, 1);
  const submitting = keyed(submit(id));
  assert.ok((await node.executor.submit(submitting)).ok);
  const repeated = await node.executor.submit(submitting);
  assert.ok(repeated.ok, 'what would be refused now was done, and is answered as it was');
  assert.equal((await rowOf(id)).version, 3);
});

test('property: two memories over one database, any acts on any cases: every act that was answered stands once, in its place', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ which: fc.nat(2), mine: fc.boolean(), pause: fc.boolean() }), {
        minLength: 5,
        maxLength: 60,
      }),
      async (acts) => {
        const ids = [await open(), await open(), await open()];
        const done: Promise<{ id: string; version: number }>[] = [];
        for (const { which, mine, pause } of acts) {
          const id = ids[which] as string;
          const answer = (mine ? node.executor : other).submit(keyed(fill(id, mine ? 'post' : 'window')));
          done.push(
            answer.then((result) => {
              assert.ok(result.ok, JSON.stringify(result));
              return { id, version: result.value.version };
            }),
          );
          if (pause) await new Promise((resolve) => setTimeout(resolve, 3));
        }
        const answered = Map.groupBy(await Promise.all(done), ({ id }) => id);
        for (const id of ids) {
          const versions = (answered.get(id) ?? []).map(({ version }) => version).sort((a, b) => a - b);
          const row = await rowOf(id);
          assert.deepEqual(row.versions, [1, ...versions]);
          assert.equal(row.version, row.versions.at(-1));
        }
      },
    ),
    { numRuns: 20 },
  ));
