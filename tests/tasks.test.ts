import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Matter } from '#kernel';
import { findMatter, receiveAt } from './support/journey.ts';
import { ended } from './support/tasks.ts';
import { sendFile } from './support/upload.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** Long work at a node (issue 3, point 8): readings brought in, tables compared with the journal; watched, stopped, its author's alone. */

interface Readings {
  readonly import?: string;
  readonly rows: number;
  readonly added: number;
  readonly errors: readonly { readonly row: number }[];
}

let zone: TestZone;
let operator: TestPerson;
before(async () => {
  zone = await testZone({ at: '2021-09-17T02:00:00.000Z' });
  operator = await person(zone, 'shanghai', 'shanghai-operator');
});
after(() => zone?.stop());

const heading =
  '省份,断面名称,监测时间,水质类别,pH(无量纲),溶解氧(mg/L),高锰酸盐指数(mg/L),氨氮(mg/L),总磷(mg/L),站点情况';
const rowAt = (hour: number, section = '急水港桥'): string => {
  const time = new Date(Date.UTC(2021, 0, 1, hour)).toISOString().slice(0, 16).replace('T', ' ');
  return `上海市,${section},${time},Ⅱ,8.11,7.01,3.65,0.092,0.048,正常`;
};
const send = (rows: readonly string[], query = '', who = operator) =>
  sendFile(zone, who, `/shanghai/api/observations/import?source=test-lab${query}`, {
    name: '水质 2021-01.csv',
    type: 'text/csv',
    bytes: [heading, ...rows].join('\n'),
  });

test('an operator brings in a published table; again it adds nothing; a faulty row is named, and strictly nothing comes in', async () => {
  const rows = [0, 4, 8].map((hour) => rowAt(hour));
  const first = await ended<Readings>(operator, (await send(rows)).json());
  assert.equal(first.state, 'done', JSON.stringify(first));
  assert.ok(first.result?.import && first.result.added === 15, JSON.stringify(first.result));
  const again = await ended<Readings>(operator, (await send(rows)).json());
  assert.deepEqual([again.result?.import, again.result?.added], [undefined, 0]);
  const faulty = [rowAt(12), rowAt(16).replace('3.65', 'much')];
  const strict = await send(faulty, '&strict=true');
  const refused = strict.json() as { code?: string };
  assert.equal(refused.code ?? (await ended(operator, refused)).problem?.code, 'rows-faulty');
  const lax = await ended<Readings>(operator, (await send(faulty)).json());
  assert.deepEqual(
    lax.result?.errors.map(({ row }) => row),
    [3],
  );
  const officer = await person(zone, 'shanghai', 'qp-ecology-officer');
  assert.equal((await send(rows, '', officer)).statusCode, 403);
});

test('an import that is stopped leaves nothing behind', async () => {
  const node = zone.zone.nodes.get('shanghai');
  const events = async () =>
    (await node?.runtime.pool.query<{ n: number }>('select count(*)::int as n from events'))?.rows[0]?.n;
  const before = await events();
  const many = Array.from({ length: 100_000 }, (_, n) => rowAt(n, '商榻'));
  const begun = await send(many);
  assert.equal(begun.statusCode, 202);
  const { id } = begun.json() as { id: string };
  assert.equal((await operator.delete(`/tasks/${id}`)).status, 200);
  assert.equal((await ended(operator, begun.json())).state, 'stopped');
  assert.equal(await events(), before);
  const other = await person(zone, 'shanghai', 'qp-ecology-officer');
  assert.equal((await other.get(`/tasks/${id}`)).status, 404, 'a task is its author’s');
});

test('the operator has the tables compared with the journal, on screen, without seeing whose rows they are', async () => {
  const simple = (m: Matter) =>
    m.mechanism === 'cross-province-window' && m.type === '20' && !m.joint && m.fee.amount === 0;
  await receiveAt(await person(zone, 'shanghai', 'qp-window-1'), findMatter(zone, simple));
  const begun = await operator.post('/operator/rebuild-check', {});
  const { state, result } = await ended<{
    total: number;
    events: number;
    tables: { table: string; compared: number }[];
  }>(operator, begun.body);
  assert.equal(state, 'done');
  assert.equal(result?.total, 0);
  assert.ok((result?.events ?? 0) > 0 && result?.tables.some(({ compared }) => compared > 0));
  const mine = (await operator.get('/tasks')).body as readonly { readonly title: readonly string[] }[];
  assert.equal(mine[0]?.title[0], '重放核对');
});

test('a long list is written as a task of its own: whoever else exports is not in its way, and nobody else has the file', async () => {
  const clerk = await person(zone, 'shanghai', 'qp-window-1');
  const other = await person(zone, 'shanghai', 'qp-window-2');
  const begin = (who: TestPerson) => who.post('/cases/export?view=all', {});
  const [mine, theirs] = await Promise.all([begin(clerk), begin(other)]);
  assert.ok([200, 202].includes(mine.status) && [200, 202].includes(theirs.status));
  const task = await ended(clerk, mine.body);
  const { id } = task;
  assert.equal(task.state, 'done');
  assert.equal((await clerk.get(`/tasks/${id}/file`)).status, 200);
  assert.equal((await other.get(`/tasks/${id}/file`)).status, 404);
});

test('the report of figures tells how many mechanisms are done, and stops when it is told to', async () => {
  const staff = await person(zone, 'shanghai', 'qp-supervisor');
  const began = await staff.post('/indicators/report?format=pdf&language=zh', {});
  const task = await ended(staff, began.body);
  assert.equal(task.state, 'done');
  assert.equal(task.done, zone.program.mechanisms.size - 1);
  assert.equal((task as { readonly all?: number }).all, zone.program.mechanisms.size);
  const again = (await staff.post('/indicators/report?format=xlsx', {})).body as { id: string };
  const { body } = await staff.delete(`/tasks/${again.id}`);
  assert.ok(['stopped', 'done'].includes((await ended(staff, body)).state));
});
