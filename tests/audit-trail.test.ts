import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findMatter, receiveAt } from './support/journey.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** 审计查询: who looked and who acted, within rights, and the search leaves its own trace (issue 3, point 6). */

let zone: TestZone;
let clerk: TestPerson;
let operator: TestPerson;
let id: string;

before(async () => {
  zone = await testZone({ at: '2021-09-28T02:00:00.000Z' });
  clerk = await person(zone, 'shanghai', 'qp-window-1');
  operator = await person(zone, 'shanghai', 'shanghai-operator');
  ({ id } = await receiveAt(
    clerk,
    findMatter(zone, (one) => one.type === '01' && !one.joint && one.serves !== 'organisations'),
  ));
  await clerk.get(`/cases/${id}`);
});
after(() => zone.stop());

interface Found {
  readonly readings: readonly { readonly who: string; readonly case?: string; readonly what: readonly string[] }[];
  readonly acts: readonly { readonly who?: string; readonly case: string; readonly step: readonly string[] }[];
}

const search = async (query: Readonly<Record<string, string>>): Promise<Found> => {
  const answer = await operator.get(`/operator/trail?${new URLSearchParams(query)}`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body as Found;
};

test('readings and acts are found by person, case and day', async () => {
  const byCase = await search({ case: id });
  assert.ok(byCase.readings.some((row) => row.case === id && row.what[0] === '查看办件全部内容'));
  assert.ok(byCase.acts.length >= 4 && byCase.acts.every((row) => row.case === id));
  const byLogin = await search({ person: 'qp-window-1', from: '2021-09-28', to: '2021-09-28' });
  assert.deepEqual(
    byLogin.acts.map(({ case: one }) => one),
    byCase.acts.filter(({ who }) => who === byLogin.acts[0]?.who).map(({ case: one }) => one),
  );
  assert.deepEqual((await search({ person: 'qp-window-1', to: '2021-09-27' })).acts, []);
  assert.deepEqual((await search({ person: 'nobody-of-that-name' })).acts, []);
});

test('nothing in the answer says whom a case is about, and the search is found by them', async () => {
  const everything = JSON.stringify(await search({}));
  const applicant = zone.program.zone.people.find(({ kind }) => kind === 'person');
  const resident = await person(zone, 'shanghai', applicant?.login as string);
  const key = applicant?.key as string;
  assert.ok(!everything.includes(key));
  await search({ subject: key });
  const { body } = await resident.get('/my/access');
  assert.ok((body as { ground: string[] }[]).some(({ ground }) => ground[0] === '安全审计'));
});

test('only an operator searches, and days in the wrong order are refused', async () => {
  assert.equal((await clerk.get('/operator/trail')).status, 403);
  assert.equal((await operator.get('/operator/trail?from=2021-09-02&to=2021-09-01')).status, 400);
  assert.equal((await operator.get('/operator/trail?from=yesterday')).status, 400);
});
