import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demoPassword } from '#server/boot/seed.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** 锁屏 of a shared window computer: a locked session reads and writes nothing until its password is given again. */

let zone: TestZone;
let clerk: TestPerson;

before(async () => {
  zone = await testZone();
  clerk = await person(zone, 'shanghai', 'qp-window-1');
});
after(() => zone?.stop());

const code = ({ body }: { body: unknown }): string => (body as { code: string }).code;
const seen = async (who: TestPerson) =>
  (await who.get('/session')).body as { person: { name: string } | null; csrf?: string; locked?: { name: string } };

test('a locked session answers like none, and only says whose it is', async () => {
  const { name } = (await seen(clerk)).person ?? assert.fail();
  assert.equal((await clerk.post('/session/unlock', { password: demoPassword })).status, 401);
  // Reading at the very moment does not keep the session open: what began before the lock is not remembered.
  const reading = Array.from({ length: 20 }, () => clerk.get('/cases?view=received'));
  assert.equal((await clerk.post('/session/lock', {})).status, 204);
  await Promise.all(reading);
  for (const path of ['/cases?view=received', '/colleagues', '/my/queries', '/registers'])
    assert.equal(code(await clerk.get(path)), 'session-locked', path);
  assert.equal(code(await clerk.post('/cases/none/copies/read', {})), 'session-locked');
  assert.deepEqual(await seen(clerk), { person: null, node: 'shanghai', demo: true, locked: { name } });
});

test('the wrong password leaves it locked, the right one leads back to the same session', async () => {
  assert.equal(code(await clerk.post('/session/unlock', { password: 'guess' })), 'sign-in-refused');
  assert.equal((await clerk.get('/colleagues')).status, 401);
  const opened = await clerk.post('/session/unlock', { password: demoPassword });
  assert.equal((opened.body as { csrf: string }).csrf, clerk.csrf);
  assert.equal((await clerk.get('/colleagues')).status, 200);
});

test('whoever finds a locked screen may end the session, and it is gone', async () => {
  const other = await person(zone, 'shanghai', 'qp-window-1');
  await other.post('/session/lock', {});
  assert.equal((await other.delete('/session')).status, 204);
  assert.equal(code(await other.post('/session/unlock', { password: demoPassword })), 'not-signed-in');
  assert.equal((await clerk.get('/colleagues')).status, 200, 'another session of the same person is its own');
});
