import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Program } from '#server/load.ts';
import { findMatter, holderOf, look, receiveAt, take, viewIn } from './support/journey.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** 空白证照: numbered blanks of 吴江 at a window of 青浦, from the request to the last sheet, across two nodes. */

let zone: TestZone;
let clerk: TestPerson;
let issuer: TestPerson;
let batch: string;
/** While set, what is printed cannot be accounted for: no batch is open to it. */
let shut = false;

const withShutBatches = (program: Program): Program => {
  const blanks = program.mechanism('blank-forms');
  const { use } = blanks.steps;
  const closed = { ...blanks, steps: { ...blanks.steps, use: { ...use, from: 'closed' } } } as typeof blanks;
  return { ...program, mechanism: (id) => (shut && id === blanks.id ? closed : program.mechanism(id)) };
};

const form = '证明（示例）';

before(async () => {
  zone = await testZone({ at: '2021-09-28T02:00:00.000Z', alter: withShutBatches });
  clerk = await person(zone, 'shanghai', 'qp-window-1');
  issuer = await holderOf(zone, 'wj-admin', 'supervisor');
});

after(() => zone.stop());

test('a window asks for blanks, the issuing place hands them out, the window counts them in', async () => {
  const matter = findMatter(
    zone,
    ({ mechanism, jurisdiction }) => mechanism === 'blank-forms' && jurisdiction === '320509',
  );
  const opened = await clerk.post('/cases', {
    mechanism: 'blank-forms',
    matter: matter.code,
    step: 'ask',
    channel: 'window',
    facts: { form, quantity: 3 },
  });
  batch = viewIn(opened, 201).id;
  await zone.settle();
  await take(issuer, batch, 'handOut', { prefix: 'KB', first: 1, sheets: 3, waybill: 'SF1' });
  await zone.settle();
  const short = await clerk.post(`/cases/${batch}/steps/confirm`, { facts: { counted: 2 } });
  assert.equal((short.body as { code: string }).code, 'countComplete');
  const kept = await take(clerk, batch, 'confirm', { counted: 3 });
  assert.deepEqual([kept.state, kept.facts.inStock], ['held', 3]);
});

test('a result is printed on one number of the batch: the batch accounts for it in the same transaction', async () => {
  const rows = zone.program.zone.authorisations;
  const matter = findMatter(
    zone,
    ({ basic, authority, jurisdiction, instant, joint, serves, fee, mechanism }) =>
      mechanism === 'cross-province-window' &&
      jurisdiction === '320509' &&
      instant &&
      !joint &&
      !fee.amount &&
      serves !== 'organisations' &&
      rows.some(
        (row) =>
          row.grantor === authority &&
          row.grantee === 'qp-center' &&
          row.powers.includes('出证打印') &&
          (row.matters === '*' || row.matters.includes(basic)),
      ),
  );
  const officer = await holderOf(zone, matter.authority, 'officer');
  const { id } = await receiveAt(clerk, matter, { delivery: 'window' });
  await take(clerk, id, 'acceptHere');
  await take(clerk, id, 'handOver');
  await zone.settle();
  await take(officer, id, 'grantAlone');
  await take(officer, id, 'issue');
  await zone.settle();
  const unknown = await clerk.post(`/cases/${id}/steps/printResult`, { facts: { blankNumber: 'KB0000009' } });
  assert.equal((unknown.body as { code: string }).code, 'blankFree');
  await take(clerk, id, 'spoilBlank', { blankNumber: 'KB0000001' }, '卡纸');
  // What has to follow in another case cannot: the act is refused, and nothing of it is left behind.
  const { version } = await look(officer, id);
  shut = true;
  const kept = await clerk.post(`/cases/${id}/steps/printResult`, { facts: { blankNumber: 'KB0000002' } });
  shut = false;
  assert.deepEqual([kept.status, (kept.body as { code: string }).code], [409, 'step-elsewhere-shut']);
  await zone.settle();
  assert.equal((await look(officer, id)).version, version);
  await take(clerk, id, 'printResult', { blankNumber: 'KB0000002' });
  const again = await clerk.post(`/cases/${id}/steps/printResult`, { facts: { blankNumber: 'KB0000002' } });
  assert.equal((again.body as { code: string }).code, 'blankFree');
  await zone.settle();
  const { facts } = await look(issuer, batch);
  assert.deepEqual([facts.inStock, facts.used, facts.spoiled, facts.missing], [1, 1, 1, 0]);
});

test('a count must come out, and the rest goes back: nothing is left in stock', async () => {
  const wrong = await clerk.post(`/cases/${batch}/steps/count`, { facts: { counted: 2 } });
  assert.equal((wrong.body as { code: string }).code, 'countComplete');
  await take(clerk, batch, 'count', { counted: 1 });
  const closed = await take(clerk, batch, 'giveBack', { counted: 1 });
  assert.deepEqual([closed.state, closed.facts.inStock], ['closed', 0]);
  const { rows } = await zone.zone.nodes
    .get('jiangsu')!
    .runtime.pool.query(
      `select key, values->>'state' as state from register_entries where register = 'blanks' order by key`,
    );
  assert.deepEqual(rows, [
    { key: 'KB0000001', state: 'spoiled' },
    { key: 'KB0000002', state: 'used' },
    { key: 'KB0000003', state: 'returned' },
  ]);
});
