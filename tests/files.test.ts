import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { findMatter, holderOf, materialsOf, receiveAt, take } from './support/journey.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** Evidence travels: a file uploaded at one window is opened by the officer of another province, and by nobody else. */

let zone: TestZone;
let clerk: TestPerson;

before(async () => {
  zone = await testZone();
  clerk = await person(zone, 'shanghai', 'qp-window-1');
});

after(() => zone.stop());

/** A PDF of about `size` bytes, as far as its type can be told from its content. */
const pdf = (size: number): Buffer =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size), Buffer.from('\n%%EOF\n')]);

const upload = async (who: TestPerson, bytes: Buffer, name: string) => {
  const boundary = 'a-boundary-of-this-test';
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return zone.app.inject({
    method: 'POST',
    url: '/shanghai/api/files',
    headers: { cookie: who.cookie, 'x-csrf': who.csrf, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload,
  });
};

test('a file of two megabytes crosses in parts and arrives as it was', async () => {
  const bytes = pdf(2_000_000);
  const stored = await upload(clerk, bytes, '图纸.pdf');
  assert.equal(stored.statusCode, 201, stored.body);
  const file = stored.json() as { sha256: string; size: number; type: string };
  const matter = findMatter(
    zone,
    (one) =>
      one.jurisdiction === '320509' &&
      !one.joint &&
      one.serves !== 'organisations' &&
      one.materials.some((m) => !m.obtainableFrom),
  );
  const own = matter.materials.find((m) => !m.obtainableFrom)?.concept;
  const materials = materialsOf(matter).map((one) => (one.concept === own ? { ...one, file } : one));
  const { id } = await receiveAt(clerk, matter, { materials });
  await take(clerk, id, 'handOver');
  await zone.settle();
  await zone.settle();
  const officer = await holderOf(zone, matter.authority, 'officer');
  const opened = await officer.get(`/files/${file.sha256}?case=${id}`);
  assert.equal(opened.status, 200);
  assert.deepEqual(opened.raw.rawPayload, bytes);
  assert.equal(
    (await officer.get(`/files/${file.sha256}`)).status,
    404,
    'not without the case that gives the ground',
  );
  const stranger = await holderOf(
    zone,
    zone.program.zone.authorities.find((one) => one.node === 'jiangsu' && one.id !== matter.authority)?.id as string,
    'officer',
  );
  assert.equal((await stranger.get(`/files/${file.sha256}?case=${id}`)).status, 404);
});

test('a program, an empty file and a wrong ending are refused in words and leave nothing behind', async () => {
  for (const [bytes, name, status] of [
    [Buffer.from('MZ\x90\x00program'), 'a.exe', 415],
    [Buffer.alloc(0), 'empty.pdf', 415],
    [Buffer.from('<script>alert(1)</script>'), 'page.html', 415],
    [pdf(100), 'picture.png', 415],
  ] as const) {
    const answer = await upload(clerk, bytes, name);
    assert.ok(
      answer.statusCode >= 400 && answer.statusCode < 500,
      `${name}: ${answer.statusCode} (${status} or like it)`,
    );
    assert.equal((answer.json() as { says: string[] }).says.length, 2);
  }
});

test('a fact cannot name a file that was never uploaded', async () => {
  const matter = findMatter(zone, (one) => one.jurisdiction === '320509' && one.serves !== 'organisations');
  const ghost = { sha256: 'a'.repeat(64), name: '没有.pdf', type: 'application/pdf', size: 5 };
  const materials = [{ concept: 'x', name: 'x', form: 'copy', source: 'applicant', file: ghost }];
  const answer = await clerk.post('/cases', {
    mechanism: 'cross-province-window',
    matter: matter.code,
    step: 'draft',
    channel: 'window',
    facts: { materials },
  });
  assert.equal(answer.status, 400);
});
