import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  appearance,
  bodies,
  buyer,
  flat,
  flatSale,
  matterCode,
  open,
  seller,
  takeOverTitles,
} from './support/estate.ts';
import { eventually } from './support/eventually.ts';
import { holderOf, look, take, type View, viewIn } from './support/journey.ts';
import { upload } from './support/upload.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** 先税后证 across a border: a sale is received in 青浦, the tax office and the registry of 吴江 answer each other with the buyer's consent. */

let zone: TestZone;
let clerk: TestPerson;
let officer: TestPerson;
let head: TestPerson;
let payer: TestPerson;

interface Line {
  readonly name: string;
  readonly standing: string;
  readonly values?: object;
  readonly paper?: { readonly open: boolean };
  readonly request?: Readonly<Record<string, unknown>>;
}
const line = async (by: TestPerson, id: string): Promise<Line> =>
  ((await by.get(`/cases/${id}/evidence`)).body as readonly Line[]).find(({ name }) => name === 'taxCleared') as Line;
const act = (by: TestPerson, id: string, what: string) => by.post(`/cases/${id}/evidence/taxCleared/${what}`, {});
const codeOf = ({ body }: { readonly body: unknown }) => (body as { readonly code: string }).code;

const settled = (receipt: string, more: object = {}): Promise<View> =>
  holderOf(zone, 'wj-tax', 'officer').then(async (by) =>
    viewIn(
      await by.post('/cases', {
        mechanism: 'deed-tax',
        matter: matterCode(zone, '910720000100', '320509'),
        step: 'settle',
        channel: 'window',
        facts: {
          receipt,
          payers: [buyer],
          unit: flat,
          contractOn: '2022-02-20',
          price: 200_000_000,
          outcome: 'paid',
          due: 6_000_000,
          paid: 6_000_000,
          ...more,
        },
      }),
      201,
    ),
  );

/** A sale drawn up in 青浦 for which both have appeared. */
const drawnUp = async (facts: object = {}): Promise<string> => {
  const { id } = await open(clerk, zone, 'transfer', '310118', 'draft', {
    ...flatSale,
    contractOn: '2022-02-20',
    ...facts,
  });
  for (const appearing of [seller, buyer]) await take(clerk, id, 'appear', { appearing, appearance });
  return id;
};
/** Handed over, accepted and paid for: before the registry examines it. */
const accepted = async (id: string): Promise<void> => {
  await take(clerk, id, 'handOver');
  await eventually(zone, async () => (await look(officer, id)).state, 'pending');
  await take(officer, id, 'accept');
  await take(officer, id, 'collectFee', { feePaid: 8000, feeReceipt: '缴款-1' });
};

before(async () => {
  zone = await testZone({ at: '2022-03-01T02:00:00.000Z' });
  clerk = await person(zone, 'shanghai', 'qp-window-1');
  payer = await person(zone, 'shanghai', 'js-resident');
  officer = await holderOf(zone, bodies['320509'], 'officer');
  head = await holderOf(zone, bodies['320509'], 'head');
  await takeOverTitles(zone, '320509');
});
after(() => zone.stop());

test('not paid yet: the tax office says no to this sale, and nothing of anything else', async () => {
  const id = await drawnUp();
  assert.equal((await line(payer, id)).standing, 'unasked');
  assert.equal((await act(payer, id, 'ask')).status, 200);
  await eventually(zone, async () => (await line(payer, id)).standing, 'preview');
  assert.deepEqual((await line(payer, id)).values, { cleared: false, why: '没有该笔交易的完税或者减免税记录' });
  await act(payer, id, 'release');
  await accepted(id);
  const refused = await officer.post(`/cases/${id}/steps/check`, { facts: {} });
  assert.deepEqual([refused.status, codeOf(refused)], [422, 'taxSettled']);
  await take(clerk, id, 'withdraw').catch(() => undefined);
  await officer.post(`/cases/${id}/steps/refuseEntry`, { facts: { reasons: '未完税' } });
});

let paid: View;
test('the seller cannot agree for the buyer', async () => {
  paid = await settled('税-1');
  assert.equal(paid.state, 'settled');
  const id = await drawnUp();
  const other = await person(zone, 'shanghai', 'qp-resident');
  assert.equal((await act(other, id, 'ask')).status, 200);
  await eventually(zone, async () => (await line(other, id)).standing, 'refused');
});

let sold: string;
test('once-only: asked with ground, purpose, fields and expiry, previewed, released; the registry needs no receipt', async () => {
  sold = await drawnUp();
  await act(payer, sold, 'ask');
  await eventually(zone, async () => (await line(payer, sold)).standing, 'preview');
  const seen = await line(payer, sold);
  assert.deepEqual(seen.values, { cleared: true, receipt: '税-1', outcome: 'paid' });
  const { ground, purpose, fields, expires, signed } = seen.request ?? {};
  assert.deepEqual([ground, signed], ['consent', true]);
  assert.match(JSON.stringify(purpose), /本次不动产转移登记/);
  assert.match(JSON.stringify(fields), /凭证号/);
  assert.equal(expires, '2022-03-11');
  // Not released yet, it is worth nothing; and no receipt may take its place meanwhile.
  await accepted(sold);
  const early = await officer.post(`/cases/${sold}/steps/check`, {
    facts: { taxPaid: 6_000_000, taxReceipt: '税-1' },
  });
  assert.deepEqual([early.status, codeOf(early)], [422, 'evidence-missing']);
});

test('the answer travels with the case, both sides keep a log, and the buyer sees both', async () => {
  const id = await drawnUp();
  await act(payer, id, 'ask');
  await eventually(zone, async () => (await line(payer, id)).standing, 'preview');
  await act(payer, id, 'release');
  await officer.post(`/cases/${sold}/steps/refuseEntry`, { facts: { reasons: '申请人重新申请' } });
  sold = id;
  await accepted(sold);
  await take(officer, sold, 'check');
  const pool = zone.zone.nodes.get('jiangsu')?.runtime.pool;
  const log = await pool?.query(`select ground, what from access_log where case_id = $1 and what like 'entry%'`, [
    id,
  ]);
  assert.deepEqual(log?.rows, [{ ground: 'evidence-consent', what: 'entry taxClearances/税-1 asked cleared' }]);
  const here = (await payer.get('/my/evidence')).body as { case: string; side: string; status: string }[];
  assert.deepEqual(
    here.filter((one) => one.case === id).map(({ side, status }) => `${side} ${status}`),
    ['asker released'],
  );
  const kept = (await (await holderOf(zone, 'wj-tax', 'officer')).get('/evidence')).body as {
    asked: { case: string; status: string }[];
  };
  assert.deepEqual(
    kept.asked.filter((one) => one.case === id).map(({ status }) => status),
    ['answered'],
  );
});

test('the tax is refunded before the entry: the registry is told, and the title does not pass', async () => {
  const taxHead = await holderOf(zone, 'wj-tax', 'head');
  viewIn(await taxHead.post(`/cases/${paid.id}/steps/refund`, { facts: { reasons: '合同解除' } }));
  await eventually(zone, async () => (await line(officer, sold)).standing, 'corrected');
  const refused = await head.post(`/cases/${sold}/steps/enter`, { facts: {} });
  assert.deepEqual([refused.status, codeOf(refused)], [422, 'evidence-missing']);
  await take(officer, sold, 'refuseEntry', { reasons: '契税已退' });
});

test('the buyer does not want the question: the receipt on paper is open, and only then', async () => {
  await settled('税-2');
  const id = await drawnUp();
  assert.equal((await line(payer, id)).paper?.open, false);
  await act(payer, id, 'decline');
  const declined = await line(payer, id);
  assert.deepEqual([declined.standing, declined.paper?.open], ['declined', true]);
  const taxProof = await upload(zone, clerk, 'shanghai');
  await take(clerk, id, 'fill', { taxProof, taxPaid: 6_000_000, taxReceipt: '税-2' });
  await accepted(id);
  await take(officer, id, 'check');
  assert.equal((await take(head, id, 'enter')).state, 'entered');
  const pool = zone.zone.nodes.get('jiangsu')?.runtime.pool;
  const log = await pool?.query(`select 1 from access_log where case_id = $1 and ground = 'evidence-consent'`, [id]);
  assert.equal(log?.rows.length, 0, 'nobody asked the tax office');
});
