import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FileRef, Matter } from '#kernel';
import { transaction } from '#store/db.ts';
import { enqueue } from '#store/queries/outbox.ts';
import { eventually } from './support/eventually.ts';
import { findMatter, holderOf, materialsOf, plain, receiveAt, take } from './support/journey.ts';
import { upload } from './support/upload.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/**
 * A file goes with its case to every node that takes part, also to one that was told of the case by a node that is itself still
 * fetching the file: whoever lacks it asks again, in turn, until it is here (design 6; issue 4, point 1).
 */

let zone: TestZone;
let clerk: TestPerson;
let officer: TestPerson;
let asked: TestPerson;
let matter: Matter;
/** Over these lines no part of a file passes. */
const narrow = new Set<string>();

before(async () => {
  zone = await testZone({
    at: '2021-09-28T02:00:00.000Z',
    line: (inner) => ({
      ...inner,
      send: async (from, to, letters) => {
        if (narrow.has(`${from} ${to}`) && letters.some(({ header }) => header.kind === 'file.part'))
          throw new Error('the line is slow');
        return inner.send(from, to, letters);
      },
    }),
  });
  clerk = await person(zone, 'shanghai', 'qp-window-1');
  matter = findMatter(zone, (one) => plain(one) && one.materials.some((m) => !m.obtainableFrom));
  officer = await holderOf(zone, matter.authority, 'officer');
  asked = await person(zone, 'zhejiang', 'js-housing-officer');
});
after(() => zone.stop());

const rows = async <T>(node: string, text: string, values: readonly unknown[] = []) =>
  ((await zone.zone.nodes.get(node)?.runtime.pool.query(text, [...values]))?.rows ?? []) as T[];
const wants = (node: string) =>
  rows<{ peer: string; tries: number }>(node, 'select peer, tries from file_wants order by since');
const open = async (who: TestPerson, file: FileRef, id: string) => {
  const { status, body } = await who.get(`/files/${file.sha256}?case=${id}`);
  return [status, (body as { code?: string }).code];
};
const partsSent = async (from: string, to: string, file: FileRef) =>
  (
    await rows(
      from,
      `select from outbox where kind = 'file.part' and peer = $1 and payload->'file'->>'sha256' = $2`,
      [to, file.sha256],
    )
  ).length;

const begun = async (mark: string): Promise<{ readonly id: string; readonly file: FileRef }> => {
  const file = await upload(zone, clerk, 'shanghai', mark);
  const own = matter.materials.find((m) => !m.obtainableFrom)?.concept;
  const materials = materialsOf(matter).map((one) => (one.concept === own ? { ...one, file } : one));
  const { id } = await receiveAt(clerk, matter, { materials });
  narrow.add('shanghai jiangsu');
  await take(clerk, id, 'handOver');
  await zone.settle();
  await take(officer, id, 'accept');
  await take(officer, id, 'consult', { consulted: 'js-housing', question: '申请人在贵地是否有在建工程' });
  return { id, file };
};

test('called in by a node that has not the file yet: it is wanted, said to be, and asked for again from whoever has it', async () => {
  const { id, file } = await begun('first');
  await eventually(zone, () => open(asked, file, id), [404, 'file-under-way']);
  assert.deepEqual(await open(officer, file, id), [404, 'file-under-way'], 'the holder itself waits for it');
  assert.deepEqual(await wants('zhejiang'), [{ peer: 'jiangsu', tries: 0 }]);
  const operator = await person(zone, 'zhejiang', 'zhejiang-operator');
  const seen = (await operator.get('/operator')).body as { wants: { case: string; sha256: string; peer: string }[] };
  assert.deepEqual(
    seen.wants.map((one) => [one.case, one.sha256, one.peer]),
    [[id, file.sha256, 'jiangsu']],
  );
  // Nobody asks before its time, and nothing else happens to the case: no event would bring it.
  await zone.settle();
  assert.deepEqual(await wants('zhejiang'), [{ peer: 'jiangsu', tries: 0 }]);
  zone.setTime('2021-09-28T02:02:00.000Z');
  await eventually(zone, () => open(asked, file, id), [200, undefined]);
  assert.equal(await partsSent('shanghai', 'zhejiang', file), 1, 'the node that received the case had it');
  assert.deepEqual(await wants('zhejiang'), []);
  narrow.clear();
  await eventually(zone, () => open(officer, file, id), [200, undefined]);
});

test('nobody has it yet: each is asked in turn, more and more rarely, and it comes when one has it', async () => {
  narrow.add('shanghai zhejiang');
  const { id, file } = await begun('second');
  await eventually(zone, () => open(asked, file, id), [404, 'file-under-way']);
  for (const [minute, peer, tries] of [
    ['06', 'shanghai', 1],
    ['07', 'shanghai', 1],
    ['09', 'jiangsu', 2],
  ] as const) {
    zone.setTime(`2021-09-28T02:${minute}:00.000Z`);
    await zone.settle();
    // One, two, four minutes later; the parts that 上海 sends wait before the narrow line.
    assert.deepEqual(await wants('zhejiang'), [{ peer, tries }]);
  }
  narrow.clear();
  await eventually(zone, () => open(asked, file, id), [200, undefined]);
  await eventually(zone, () => open(officer, file, id), [200, undefined]);
  assert.deepEqual([await wants('zhejiang'), await wants('jiangsu')], [[], []]);
  assert.equal(await partsSent('shanghai', 'zhejiang', file), 1);
  assert.equal(await partsSent('shanghai', 'jiangsu', file), 1, 'however often it was asked for, it went once');
});

test('what no case names any more is not asked for, and what was never asked for is not taken', async () => {
  const at = '2021-09-28T02:00:00.000Z';
  const shanghai = zone.zone.nodes.get('shanghai');
  assert.ok(shanghai);
  const { runtime, wake } = shanghai;
  await runtime.pool.query(
    `insert into file_wants (case_id, sha256, peer, since, asked_at) values ('gone', repeat('0', 64), 'jiangsu', $1, $1)`,
    [at],
  );
  const file = { sha256: 'f'.repeat(64), size: 5, name: 'x.pdf', type: 'application/pdf' };
  const part = { file, index: 0, count: 2, data: Buffer.from('%PDF-').toString('base64') };
  await transaction(runtime.pool, (client) =>
    enqueue(client, [{ peer: 'zhejiang', kind: 'file.part', stream: 'gone', at, payload: part }]),
  );
  wake();
  const refused = () =>
    rows('zhejiang', `select kind, problem from inbox where stream = 'gone' and state = 'refused'`);
  await eventually(zone, async () => (await refused()).length, 1);
  assert.match(JSON.stringify(await refused()), /file-not-wanted/);
  assert.deepEqual(await rows('zhejiang', 'select from file_parts'), []);
  zone.setTime('2021-09-28T03:00:00.000Z');
  await zone.settle();
  assert.deepEqual(await wants('shanghai'), []);
});
