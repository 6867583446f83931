import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readProposal } from '#server/rehearse/proposal.ts';
import { type Rehearsal, rehearse } from '#server/rehearse/rehearse.ts';
import { rehearsalXlsx, rowsOf, summaryOf } from '#server/rehearse/table.ts';
import { appearance, bodies, buyer, flat, open, seller, takeOverTitles } from './support/estate.ts';
import { holderOf, take } from './support/journey.ts';
import { ended } from './support/tasks.ts';
import { person, type TestZone, testZone } from './support/zone.ts';

/** Reform rehearsed: stored cases replayed under a value that is not law yet (issue 5, point 6). */

let zone: TestZone;
const propose = async (key: string, to: string, jurisdiction = '320509', from = '2021-06-01'): Promise<Rehearsal> => {
  const node = zone.zone.nodes.get('jiangsu');
  assert.ok(node);
  const proposal = readProposal(zone.program, { key, to, from, jurisdiction, transition: 'pending-too' });
  assert.ok(proposal.ok, JSON.stringify(proposal));
  return rehearse({ id: node.id, program: zone.program, pool: node.runtime.pool }, proposal.value);
};

before(async () => {
  zone = await testZone({ at: '2021-09-17T02:00:00.000Z' });
  await takeOverTitles(zone, '320509');
  const clerk = await person(zone, 'shanghai', 'qp-window-1');
  const officer = await holderOf(zone, bodies['320509'], 'officer');
  const sale = {
    unit: flat,
    applicant: seller,
    second: buyer,
    holderSide: [{ party: seller }],
    otherSide: [{ party: buyer }],
    price: 200_000_000,
    taxCategory: 'general',
    taxPaid: 6_000_000,
    taxReceipt: 'T',
  };
  const { id } = await open(clerk, zone, 'transfer', '320509', 'draft', sale);
  for (const appearing of [seller, buyer]) await take(clerk, id, 'appear', { appearing, appearance });
  await take(clerk, id, 'handOver');
  await zone.settle();
  await take(officer, id, 'accept');
  await take(officer, id, 'collectFee', { feePaid: 8000, feeReceipt: 'R' });
  zone.setTime('2021-09-18T02:00:00.000Z');
  await take(officer, id, 'check');
});
after(() => zone.stop());

test('the law as it is changes nothing: every stored decision is reproduced', async () => {
  const same = await propose('real-estate.objectionTerm', '15d', 'cn', '2021-01-01');
  assert.deepEqual([same.changes, same.unclear, same.cases], [[], 0, 2]);
});

test('a longer term moves the clock of a pending case and says from when to when', async () => {
  const terms = JSON.stringify({ transfer: { n: 10, unit: 'wd' } });
  const found = await propose('real-estate.terms', terms);
  assert.deepEqual(
    found.changes
      .filter(({ kind }) => kind === 'clock')
      .map(({ what, before: now, after: then }) => [what, now, then]),
    [['statutory', '2021-09-26', '2021-10-08']],
  );
  assert.deepEqual([found.affected, found.open], [1, 1]);
});

test('another rate of tax shows in the amounts, and stops the case whose receipt no longer suffices', async () => {
  const rates = JSON.stringify({ general: { n: 5, d: 100 } });
  const found = await propose('real-estate.deedRates', rates, '320000');
  const by = (kind: string) =>
    found.changes
      .filter((one) => one.kind === kind)
      .map(({ step, what, before: now, after: then }) => [step, what, now, then]);
  assert.deepEqual(by('fee'), [['accept', 'taxDue', '6000000', '10000000']]);
  const told = rowsOf(zone.program, [found]).map((row) => row.slice(2));
  assert.deepEqual(told, [
    [
      '在办 open',
      '2021-09-17',
      '受理 Accept',
      '费用 fee',
      '应纳契税（测算） Deed tax, as computed',
      '60,000.00 元 60,000.00 yuan',
      '100,000.00 元 100,000.00 yuan',
    ],
    [
      '在办 open',
      '2021-09-18',
      '审核通过 Examined',
      '受阻 blocked',
      '能否办理 whether it may be done',
      '待登簿 To be entered',
      '未提交契税完税凭证的，不予办理 Without proof that deed tax is paid nothing is entered',
    ],
  ]);
  assert.deepEqual(
    by('block').map(([step, what]) => [step, what]),
    [['check', 'taxSettled']],
  );
});

test('a fee that is doubled would have left the fee unsettled', async () => {
  const fees = JSON.stringify({ base: { dwelling: 16000 }, other: 55000, further: 1000 });
  const found = await propose('real-estate.fees', fees, 'cn');
  assert.deepEqual(
    found.changes.filter(({ kind }) => kind === 'block').map(({ what }) => what),
    ['feeFits'],
  );
});

test('the result is a table and a spreadsheet; wrong values are refused', async () => {
  const found = await propose('real-estate.deedRates', JSON.stringify({ general: { n: 5, d: 100 } }), '320000');
  assert.equal(rowsOf(zone.program, [found]).length, found.changes.length);
  assert.ok(summaryOf([found]).length >= 2);
  assert.equal((await rehearsalXlsx(zone.program, [found])).subarray(0, 2).toString(), 'PK');
  for (const [key, to] of [
    ['real-estate.nothing', '1'],
    ['real-estate.objectionTerm', 'soon'],
    ['real-estate.disposalShare', '2:3'],
    ['real-estate.fees', '{'],
  ]) {
    const refused = readProposal(zone.program, {
      key: key as string,
      to: to as string,
      from: '2021-06-01',
      jurisdiction: 'cn',
      transition: 'new-cases',
    });
    assert.equal(refused.ok, false, key);
  }
});

test('over HTTP: begun, watched, stopped or read to the end, as a spreadsheet too; staff only', async () => {
  const head = await holderOf(zone, bodies['320509'], 'head');
  const body = { key: 'real-estate.objectionTerm', to: '30d', from: '2021-06-01', jurisdiction: 'cn', pending: true };
  const begun = await head.post('/rehearsals', body);
  const found = await ended<{ cases: number }>(head, begun.body);
  const { id } = found;
  assert.deepEqual([found.state, found.result?.cases], ['done', 2]);
  assert.equal((await head.get(`/tasks/${id}/file`)).raw.rawPayload.subarray(0, 2).toString(), 'PK');
  const wrong = await head.post('/rehearsals', { ...body, to: 'soon' });
  assert.equal((wrong.body as { code: string }).code, 'law-value');
  const resident = await person(zone, 'jiangsu', 'wj-resident');
  assert.equal((await resident.post('/rehearsals', body)).status, 403);
  const officer = await holderOf(zone, bodies['320509'], 'officer');
  assert.equal((await officer.get(`/tasks/${id}`)).status, 404, 'a rehearsal is its author’s');
  assert.equal((await head.delete(`/tasks/${id}`)).status, 200);
});

test('somebody who no longer wants to know stops it: what was looked at until then is told as such', async () => {
  const node = zone.zone.nodes.get('jiangsu');
  assert.ok(node);
  const proposal = readProposal(zone.program, {
    key: 'real-estate.objectionTerm',
    to: '30d',
    from: '2021-06-01',
    jurisdiction: 'cn',
    transition: 'pending-too',
  });
  assert.ok(proposal.ok);
  const stop = new AbortController();
  const seen: number[] = [];
  const found = await rehearse(node.runtime, proposal.value, {
    signal: stop.signal,
    progress: (cases) => {
      seen.push(cases);
      stop.abort();
    },
  });
  assert.deepEqual([found.stopped, found.cases, seen], [true, 1, [1]]);
});
