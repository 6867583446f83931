import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkRebuild } from '#server/audit/rebuild.ts';
import { openSite } from '#server/audit/site.ts';
import { findMatter, holderOf, look, plain, receiveAt, take, viewIn } from './support/journey.ts';
import { upload } from './support/upload.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** 附件、手写签名、抄送、加签: what officials add to an act beside what it asks (issue 3, point 2). */

let zone: TestZone;
let clerk: TestPerson;
let officer: TestPerson;
let head: TestPerson;
let id = '';

interface Shown {
  readonly step: string;
  readonly note?: string;
  readonly enclosed?: readonly { sha256: string }[];
  readonly signature?: { sha256: string };
  readonly copies?: readonly { name: string; readAt: string | null }[];
}
const timeline = async (who: TestPerson): Promise<readonly Shown[]> =>
  (await look(who, id)).timeline as unknown as readonly Shown[];
const me = async (who: TestPerson): Promise<{ id: string; name: string }> => {
  const { person: one } = (await who.get('/session')).body as { person: { id: string; name: string } };
  return { id: one.id, name: one.name };
};
const listed = async (who: TestPerson): Promise<readonly string[]> =>
  ((await who.get('/cases?view=copied')).body as { items: { id: string }[] }).items.map((one) => one.id);
const codeOf = (answer: { body: unknown }): string => (answer.body as { code: string }).code;

before(async () => {
  zone = await testZone({ at: '2021-09-28T02:00:00.000Z' });
  clerk = await person(zone, 'shanghai', 'qp-window-1');
  const matter = findMatter(zone, plain);
  officer = await holderOf(zone, matter.authority, 'officer');
  head = await holderOf(zone, matter.authority, 'head');
  ({ id } = await receiveAt(clerk, matter));
  await take(clerk, id, 'handOver');
  await zone.settle();
  await take(officer, id, 'accept');
});
after(() => zone.stop());

test('attachments go with the note across the border; the signature and the copies stay at home', async () => {
  const paper = await upload(zone, officer, 'jiangsu');
  const drawn = await upload(zone, officer, 'jiangsu', 'signature');
  const answer = await officer.post(`/cases/${id}/steps/askExtension`, {
    facts: { extensionReason: '需要再次核实' },
    note: '见附件',
    enclosed: [paper],
    signature: drawn,
    copies: [await me(head)],
  });
  viewIn(answer);
  await zone.settle();
  await zone.settle();
  const at = (entries: readonly Shown[]) => entries.find(({ step }) => step === 'askExtension');
  const [home, afar] = [at(await timeline(officer)), at(await timeline(clerk))];
  assert.equal(home?.signature?.sha256, drawn.sha256);
  assert.deepEqual(home?.copies, [{ person: (await me(head)).id, name: (await me(head)).name, readAt: null }]);
  assert.equal(afar?.enclosed?.[0]?.sha256, paper.sha256);
  assert.equal(afar?.note, '见附件');
  assert.equal(afar?.signature, undefined);
  assert.deepEqual(afar?.copies, []);
  assert.equal((await clerk.get(`/files/${paper.sha256}?case=${id}`)).status, 200, 'the clerk of 青浦 reads it');
  assert.equal((await head.get(`/files/${drawn.sha256}?case=${id}`)).status, 200);
  assert.equal((await clerk.get(`/files/${drawn.sha256}?case=${id}`)).status, 404);
});

test('a file that was never stored is not enclosed, and nobody is told who is no colleague', async () => {
  const facts = { extensionReason: '再次' };
  const ghost = { sha256: 'a'.repeat(64), name: 'x.pdf', type: 'application/pdf', size: 3 };
  const post = (more: object) => head.post(`/cases/${id}/steps/denyExtension`, { facts: {}, note: '不必', ...more });
  assert.equal(codeOf(await post({ enclosed: [ghost] })), 'fact-invalid');
  assert.equal(codeOf(await post({ copies: [await me(clerk)] })), 'not-a-colleague');
  assert.equal(codeOf(await post({ copies: [{ ...(await me(officer)), name: '他人' }] })), 'not-a-colleague');
  assert.equal((await officer.post(`/cases/${id}/steps/askExtension`, { facts })).status, 409, 'nothing was changed');
  viewIn(await post({}));
});

test('what was copied is listed for whom it was copied to, until they have read it', async () => {
  assert.deepEqual([await listed(head), await listed(officer)], [[id], []]);
  viewIn(await head.post(`/cases/${id}/copies/read`, {}));
  assert.deepEqual(await listed(head), []);
  const entry = (await timeline(officer)).find(({ step }) => step === 'askExtension');
  assert.ok(entry?.copies?.[0]?.readAt, 'the sender sees that it was read');
});

test('an internal opinion and what is attached to it are not for the applicant', async () => {
  const paper = await upload(zone, officer, 'jiangsu', 'internal');
  const facts = { decision: 'grant', reasons: '符合条件' };
  viewIn(await officer.post(`/cases/${id}/steps/propose`, { facts, note: '内部意见', enclosed: [paper] }));
  viewIn(await officer.post(`/cases/${id}/steps/addCosigner`, { facts: { cosigner: await me(head) } }));
  assert.deepEqual(await listed(head), [id], 'whoever is asked to co-sign finds it');
  assert.equal((await head.post(`/cases/${id}/steps/sign`, { facts: {} })).status, 422, 'it waits for the co-signer');
  viewIn(await head.post(`/cases/${id}/steps/cosign`, { facts: { cosignStance: 'agreed' } }));
  viewIn(await head.post(`/cases/${id}/steps/sign`, { facts: {} }));
  await zone.settle();
  await zone.settle();
  const applicant = await person(zone, 'shanghai', 'qp-resident');
  const [proposal] = (await timeline(applicant)).filter(({ step }) => step === 'propose');
  assert.equal(proposal?.enclosed, undefined);
  assert.equal((await applicant.get(`/files/${paper.sha256}?case=${id}`)).status, 404);
  assert.equal((await clerk.get(`/files/${paper.sha256}?case=${id}`)).status, 404, 'nor for the other place');
  assert.equal((await head.get(`/files/${paper.sha256}?case=${id}`)).status, 200);
  const seen = await look(applicant, id);
  assert.equal(seen.facts.cosigners, undefined);
});

test('the tables say what the journal says', async () => {
  const site = await openSite(zone);
  for (const node of ['shanghai', 'jiangsu'])
    assert.deepEqual((await checkRebuild(site.nodes.get(node) as never)).differences, [], node);
  await site.close();
});
