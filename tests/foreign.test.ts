import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findMatter, look, receiveAt, resident, take } from './support/journey.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** Every route with another's record: refused, and in the same words as a record that does not exist. */

let zone: TestZone;
let id: string;
let paper: string;
let strangers: readonly TestPerson[];

before(async () => {
  zone = await testZone();
  const clerk = await person(zone, 'shanghai', 'qp-window-1');
  const matter = findMatter(
    zone,
    (one) => one.jurisdiction === '320509' && !one.joint && one.serves !== 'organisations',
  );
  id = (await receiveAt(clerk, matter)).id;
  await take(clerk, id, 'handOver');
  await zone.settle();
  paper = (await look(clerk, id)).papers[0]?.number as string;
  const others = zone.program.zone.people.filter(
    (one) =>
      one.key !== resident.key &&
      (one.kind !== 'staff' || one.node === 'shanghai') &&
      !one.posts.some((post) => post.authority === 'qp-center'),
  );
  const kinds = new Map(others.map((one) => [one.kind === 'staff' ? (one.posts[0]?.role ?? 'none') : one.kind, one]));
  strangers = await Promise.all([...kinds.values()].map((one) => person(zone, 'shanghai', one.login)));
  assert.ok(strangers.length >= 4, 'officers, heads, operators, residents and enterprises try');
});

after(() => zone.stop());

const reads = (): readonly string[] => [
  `/cases/${id}`,
  `/cases/${id}/clocks/transfer`,
  `/cases/${id}/papers/${paper}.json`,
  `/cases/${id}/papers/${paper}.pdf`,
  `/cases/${id}/credentials/${id}-R`,
  `/files/${'0'.repeat(64)}?case=${id}`,
];

test('no office, resident or enterprise reads a case that is none of their business', async () => {
  for (const stranger of strangers)
    for (const path of reads()) {
      const theirs = await stranger.get(path);
      assert.equal(theirs.status, 404, `${stranger.login} ${path}`);
      const none = await stranger.get(path.replaceAll(id, '31011820210917999999'));
      assert.equal(none.status, 404);
      assert.equal(
        (theirs.body as { code: string }).code,
        (none.body as { code: string }).code,
        'existence is not given away',
      );
    }
});

test('nobody takes a step on a case that is none of their business', async () => {
  const steps = Object.keys(zone.program.mechanism('cross-province-window').steps);
  for (const stranger of strangers)
    for (const step of steps) {
      const answer = await stranger.post(`/cases/${id}/steps/${step}`, { facts: {} });
      assert.equal(answer.status, 404, `${stranger.login} ${step}`);
    }
});

test('without a session, without the page token, or with a session of another node nothing is written or read', async () => {
  for (const path of reads()) {
    const answer = await zone.app.inject({ method: 'GET', url: `/shanghai/api${path}` });
    assert.equal(answer.statusCode, 401, path);
  }
  const clerk = await person(zone, 'shanghai', 'qp-window-1');
  const forged = await zone.app.inject({
    method: 'POST',
    url: `/shanghai/api/cases/${id}/steps/handOver`,
    headers: { cookie: clerk.cookie, 'idempotency-key': 'forged-request-1' },
    payload: { facts: {} },
  });
  assert.equal(forged.statusCode, 403);
  const elsewhere = await zone.app.inject({
    method: 'GET',
    url: `/jiangsu/api/cases/${id}`,
    headers: { cookie: clerk.cookie.replace('tb_shanghai', 'tb_jiangsu') },
  });
  assert.equal(elsewhere.statusCode, 401);
});

test('lists show only what the reader may open', async () => {
  for (const stranger of strangers)
    for (const view of ['inbox', 'mine', 'received', 'handled', 'all']) {
      const { body } = await stranger.get(`/cases?view=${view}&q=${id}`);
      assert.equal((body as { total: number }).total, 0, `${stranger.login} ${view}`);
    }
});
