import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { stateDebts } from '#server/jobs/statement-job.ts';
import { checkPairs, type DebtView } from '#server/settlement/report.ts';
import { findMatter, holderOf, receiveAt, take, viewIn } from './support/journey.ts';
import { comesTo, until } from './support/whereabouts.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** A fee collected in 青浦 for 吴江's treasury: owed, paid over the next day, checked there, and the two sides' books compared. */

let zone: TestZone;
let clerk: TestPerson;
let head: TestPerson;
let checker: TestPerson;
let amount: number;
let batch: string;
/** Paid on the first day, and still at the window when that day is paid over. */
let kept: string;

before(async () => {
  zone = await testZone({ at: '2021-09-17T02:00:00.000Z', wholeCatalogue: true });
  clerk = await person(zone, 'shanghai', 'qp-window-1');
  head = await person(zone, 'shanghai', 'qp-center-head');
  checker = await holderOf(zone, 'wj-admin', 'supervisor');
});
after(() => zone?.stop());

const pairs = async () =>
  (await checkPairs(new Map([...zone.zone.nodes.values()].map((node) => [node.id, node.runtime.pool])))).map(
    ({ debtor, creditor, agreement, owes, isOwed, agreed }) => [debtor, creditor, agreement, owes, isOwed, agreed],
  );
const owed = (fen: number) => [['shanghai', 'jiangsu', 'fee-remittance', fen, fen, true]];
const arrives = (fen: number): Promise<void> =>
  until(
    zone,
    async () => JSON.stringify(await pairs()) === JSON.stringify(owed(fen)),
    async () => JSON.stringify(await pairs()),
  );
const debtsSeenBy = async (who: TestPerson) =>
  ((await who.get('/ledger/settlement')).body as { debts: readonly DebtView[] }).debts;

const charged = () =>
  findMatter(
    zone,
    ({ mechanism, authority, jurisdiction, fee, serves, joint, deemedAcceptance }) =>
      mechanism === 'cross-province-window' &&
      jurisdiction === '320509' &&
      fee.amount > 0 &&
      serves !== 'organisations' &&
      !joint &&
      deemedAcceptance.mode === 'within' &&
      zone.program.zone.authorisations.some(
        (row) =>
          row.grantor === authority &&
          row.grantee === 'qp-center' &&
          row.powers.includes('收费') &&
          row.matters === '*',
      ),
  );
const receive = () => receiveAt(clerk, charged());

test('what the window collects is owed to the deciding place at both nodes; what it gives back no longer is', async () => {
  const { id, facts } = await receive();
  amount = facts.feeDue as number;
  await take(clerk, id, 'collectFee', { feePaid: amount, feeReceipt: 'JK-1' });
  await arrives(amount);
  const twice = await clerk.post(`/cases/${id}/steps/collectFee`, { facts: { feePaid: amount, feeReceipt: 'JK-2' } });
  assert.equal((twice.body as { code: string }).code, 'feeOnce');
  await take(clerk, id, 'handOver');
  await comesTo(zone, clerk, id, 'pending');

  const other = await receive();
  await take(clerk, other.id, 'collectFee', { feePaid: amount, feeReceipt: 'JK-3' });
  await arrives(2 * amount);
  const applicant = await person(
    zone,
    'shanghai',
    zone.program.zone.people.find((one) => one.key === '31011819900101001X')?.login as string,
  );
  await take(applicant, other.id, 'withdraw');
  await take(clerk, other.id, 'refundFee', { feeRefunded: amount });
  await arrives(amount);

  kept = (await receive()).id;
  await take(clerk, kept, 'collectFee', { feePaid: amount, feeReceipt: 'JK-4' });
  await arrives(2 * amount);
});

const list = (collectedOn: string) =>
  clerk.post('/cases', {
    mechanism: 'fee-remittance',
    matter: findMatter(
      zone,
      ({ mechanism, jurisdiction }) => mechanism === 'fee-remittance' && jurisdiction === '320509',
    ).code,
    step: 'list',
    channel: 'window',
    facts: { collectedOn },
  });

test('the day after, the hall pays the day over whole; its treasury checks it on its own books', async () => {
  assert.equal(((await list('2021-09-17')).body as { code: string }).code, 'dayIsOver');
  zone.setTime('2021-09-18T02:00:00.000Z');
  const listed = viewIn(await list('2021-09-17'), 201);
  batch = listed.id;
  assert.deepEqual([listed.facts.total, (listed.facts.items as unknown[]).length], [2 * amount, 2]);
  assert.equal((await clerk.post(`/cases/${batch}/steps/remit`, { facts: { transferReference: 'HK' } })).status, 403);
  await take(head, batch, 'remit', { transferReference: 'HK-1（示例）' });
  await arrives(0);
  await comesTo(zone, checker, batch, 'checking');
  const short = await checker.post(`/cases/${batch}/steps/confirm`, {
    facts: { credited: 2 * amount - 1, creditedOn: '2021-09-18' },
  });
  assert.equal((short.body as { code: string }).code, 'wholeCredited');
  const done = await take(checker, batch, 'confirm', { credited: 2 * amount, creditedOn: '2021-09-18' });
  assert.deepEqual([done.state, done.facts.stillOwed], ['credited', 0]);
  assert.equal(((await list('2021-09-17')).body as { code: string }).code, 'oncePerDay');
});

test('of a day that was paid over the window gives nothing back, and the books between the places stay as they are', async () => {
  const applicant = await person(
    zone,
    'shanghai',
    zone.program.zone.people.find((one) => one.key === '31011819900101001X')?.login as string,
  );
  await take(applicant, kept, 'withdraw');
  const refused = await clerk.post(`/cases/${kept}/steps/refundFee`, { facts: { feeRefunded: amount } });
  assert.equal(refused.status, 422, JSON.stringify(refused.body));
  assert.equal((refused.body as { code: string }).code, 'refundedWhereItLies');

  const officer = await holderOf(zone, charged().authority, 'officer');
  await take(clerk, kept, 'passRefund');
  await comesTo(zone, officer, kept, 'refundDue');
  const mine = (await officer.get('/cases?view=inbox')).body as { items: readonly { id: string }[] };
  assert.ok(
    mine.items.some(({ id }) => id === kept),
    'the officer finds it among open cases',
  );
  const done = await take(officer, kept, 'refundFee', { feeRefunded: amount });
  assert.deepEqual([done.state, done.facts.feeRefunded], ['withdrawn', amount]);
  await comesTo(zone, applicant, kept, 'withdrawn');
  await zone.settle();
  assert.deepEqual(await pairs(), owed(0));
});

test('the debtor states the day, the creditor compares line by line, and both see that the books agree', async () => {
  zone.setTime('2021-09-19T06:00:00.000Z');
  for (const node of zone.zone.nodes.values()) {
    await stateDebts(node);
    node.wake();
  }
  await until(
    zone,
    async () => (await debtsSeenBy(head)).some(({ statement }) => statement?.report?.agreed === true),
    async () => JSON.stringify(await debtsSeenBy(head)),
  );
  const [seen] = await debtsSeenBy(checker);
  assert.deepEqual(
    [seen?.debtor, seen?.creditor, seen?.agreement, seen?.owed, seen?.statement?.report?.agreed],
    ['shanghai', 'jiangsu', 'fee-remittance', 0, true],
  );
});
