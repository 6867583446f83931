import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { amountHolds, type ExplainedAmount, lawIn } from '#kernel';
import { checkPairs } from '#server/settlement/report.ts';
import { eventually } from './support/eventually.ts';
import { look } from './support/journey.ts';
import { vouchersIn } from './support/vouchers.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/** Mechanism 9 on four nodes: an enterprise in 青浦 buys from an institution in 江苏, and 青浦 pays. */

let zone: TestZone;
let nine: ReturnType<typeof vouchersIn>;

before(async () => {
  zone = await testZone({ at: '2021-09-01T02:00:00.000Z' });
  nine = vouchersIn(zone);
  await nine.admit('jiangsu', 'jsu-lab');
  await nine.admit('zhejiang', 'zj-lab');
  await nine.enrol('shanghai', 'qp-enterprise');
  await nine.enrol('zhejiang', 'js-enterprise');
  await nine.appropriate('shanghai', 1_000_000);
  await nine.appropriate('zhejiang', 1_000_000);
});
after(() => zone.stop());

const bank = (reference: string, yuan: string, day: string): string =>
  `银行流水号,指令编号,收款账号,金额（元）,交易日期,状态,退回原因\r\nB-${reference.slice(-4)},${reference},6222000011112222,${yuan},${day},成功,\r\n`;

/** What nodes owe, and what the others say that they are owed. */
const owed = async () =>
  (await checkPairs(new Map([...zone.zone.nodes.values()].map((node) => [node.id, node.runtime.pool])))).map(
    ({ debtor, creditor, owes, isOwed, agreed }) => [debtor, creditor, owes, isOwed, agreed],
  );

/** Clocks of a case that an official was told have run out. */
const clocksToldOf = async (who: TestPerson, id: string): Promise<readonly string[]> =>
  ((await who.get('/alarms')).body as { case: string; clock: string }[])
    .filter((one) => one.case === id)
    .map(({ clock }) => clock);

let voucher: string;
let first: string;

test('from the claim to the payment, over the border: every amount explained', async () => {
  voucher = await nine.issue('shanghai', 'qp-enterprise', 300_000);
  first = await nine.order(
    'shanghai',
    'qp-enterprise',
    voucher,
    nine.resourceOf('jiangsu', 'jsu-lab'),
    400_000,
    '2021-09-01',
  );
  const enterprise = await person(zone, 'shanghai', 'qp-enterprise');
  await nine.until(enterprise, first, 'locked');
  const locked = await look(enterprise, first);
  assert.equal(locked.state, 'locked');
  assert.equal(locked.facts.subsidy, 20_000_000);
  assert.equal(locked.facts.bound, 'ratio');
  const calculation = locked.facts.calculation as ExplainedAmount;
  assert.ok(amountHolds(calculation), 'anybody can recompute it');
  assert.deepEqual(
    calculation.parts?.map(({ amount }) => amount),
    [20_000_000, 30_000_000, 30_000_000, 100_000_000],
  );
  assert.equal(calculation.decided, 0);
  assert.deepEqual(
    lawIn(calculation).map(({ slot, status }) => [slot, status]),
    [
      ['ratio', 'reported'],
      ['capFirm', 'reported'],
    ],
  );
  zone.setTime('2021-09-15T02:00:00.000Z');
  await nine.deliver(
    'shanghai',
    'qp-enterprise',
    first,
    'jiangsu',
    'jsu-lab',
    { code: '031002100111', number: '11111111' },
    400_000,
    200_000,
    '2021-09-15',
  );
  await nine.until(await nine.officer('shanghai'), first, 'redemption');
  await nine.act(await nine.officer('shanghai'), first, 'beginReview');
  await nine.until(await nine.officer('shanghai'), first, 'reviewing');
  await nine.act(await nine.officer('shanghai'), first, 'noteAudit', { auditFinding: '未见异常（示例）' });
  await nine.act(await nine.head('shanghai'), first, 'approve');
  const batch = await nine.open(
    await nine.officer('shanghai'),
    'innovation-voucher',
    '911620000500',
    '310118',
    'assemble',
    { month: '2021-09' },
  );
  await nine.act(await nine.head('shanghai'), batch.id, 'sign');
  assert.equal(await nine.stateAt('shanghai', first), 'approved', 'until the bank says so');
  await eventually(zone, owed, [['shanghai', 'jiangsu', 20_000_000, 20_000_000, true]]);
  const done = await nine.act(await nine.officer('shanghai'), batch.id, 'importBank', {
    bankFile: bank(first, '200000.00', '2021-09-15'),
  });
  assert.equal(done.state, 'reconciled');
  assert.equal(await nine.stateAt('shanghai', first), 'paid');
  await eventually(zone, owed, [['shanghai', 'jiangsu', 0, 0, true]]);
  const lab = await person(zone, 'jiangsu', 'jsu-lab');
  const told = async () =>
    ((await lab.get('/my/messages')).body as { text: string[] }[]).some(({ text }) => text[0]?.includes('200000.00'));
  await eventually(zone, told, true);
});

test('what does not cross: the report itself, the books, and who controls the enterprise', async () => {
  const institution = await person(zone, 'jiangsu', 'jsu-lab');
  const seen = JSON.stringify((await institution.get(`/cases/${nine.there(first)}`)).body);
  assert.ok(!seen.includes('310118198001010011'), 'controllers are compared by tags');
  assert.ok(seen.includes('subsidy'));
  const stranger = await person(zone, 'jiangsu', 'wj-enterprise');
  assert.equal((await stranger.get(`/cases/${nine.there(first)}`)).status, 404);
});

test('9-F: one invoice at two places: both frozen, two heads agree, one is paid and the other is not', async () => {
  zone.setTime('2021-09-16T02:00:00.000Z');
  const invoice = { code: '031002100111', number: '12345678' };
  const one = await nine.order(
    'shanghai',
    'qp-enterprise',
    voucher,
    nine.resourceOf('jiangsu', 'jsu-lab'),
    60_000,
    '2021-09-16',
  );
  const other = await nine.issue('zhejiang', 'js-enterprise', 100_000);
  const two = await nine.order(
    'zhejiang',
    'js-enterprise',
    other,
    nine.resourceOf('jiangsu', 'jsu-lab'),
    60_000,
    '2021-09-16',
  );
  await nine.deliver('shanghai', 'qp-enterprise', one, 'jiangsu', 'jsu-lab', invoice, 60_000, 30_000, '2021-09-16');
  await nine.deliver('zhejiang', 'js-enterprise', two, 'jiangsu', 'jsu-lab', invoice, 60_000, 30_000, '2021-09-16');
  await nine.until(await nine.officer('shanghai'), one, 'redemption');
  await nine.act(await nine.officer('shanghai'), one, 'beginReview');
  await nine.until(await nine.officer('shanghai'), one, 'reviewing');
  await nine.until(await nine.officer('zhejiang'), two, 'redemption');
  await nine.act(await nine.officer('zhejiang'), two, 'beginReview');
  await nine.until(await nine.officer('zhejiang'), two, 'frozen');
  // The earlier claim waits too.
  await nine.until(await nine.officer('shanghai'), one, 'frozen');
  const joint = `${two}-tags-beginReview-1-joint-answerRequest-1`;
  await nine.until(await nine.head('shanghai'), joint, 'joint');
  await nine.act(await nine.head('shanghai'), joint, 'proposeFinding', { finding: 'first', reasons: '同一发票' });
  await nine.until(await nine.head('zhejiang'), joint, 'jointProposed');
  const outsider = await nine.head('jiangsu');
  assert.equal((await outsider.get(`/cases/${joint}`)).status, 404, 'nobody but the two sees it');
  await nine.act(await nine.head('zhejiang'), joint, 'agreeFinding');
  await nine.until(await nine.officer('shanghai'), one, 'reviewing');
  await nine.until(await nine.officer('zhejiang'), two, 'notRedeemed');
  const index = zone.zone.nodes.get('committee')!.runtime.pool;
  const rows = (
    await index.query(`select key, values::text as v from register_entries where register = 'voucher-tags'`)
  ).rows;
  assert.ok(rows.length >= 2);
  assert.ok(
    rows.every(({ key, v }) => !key.includes('12345678') && !v.includes('12345678')),
    'the index knows no number',
  );
});

test('suspended at the source: refused everywhere at once, and what was contracted before completes', async () => {
  zone.setTime('2021-09-17T02:00:00.000Z');
  const before = await nine.order(
    'shanghai',
    'qp-enterprise',
    voucher,
    nine.resourceOf('zhejiang', 'zj-lab'),
    20_000,
    '2021-09-17',
  );
  await nine.until(await nine.officer('shanghai'), before, 'locked');
  await nine.open(await nine.provinceHead('zhejiang'), 'innovation-resources', '911620001200', '330000', 'suspend', {
    institution: nine.partyOf('zj-lab'),
    reasons: '资质到期（示例）',
  });
  const later = await nine.order(
    'shanghai',
    'qp-enterprise',
    voucher,
    nine.resourceOf('zhejiang', 'zj-lab'),
    20_000,
    '2021-09-17',
  );
  await nine.until(await nine.officer('shanghai'), later, 'declined');
  await nine.deliver(
    'shanghai',
    'qp-enterprise',
    before,
    'zhejiang',
    'zj-lab',
    { code: '033001900111', number: '22222222' },
    20_000,
    10_000,
    '2021-09-17',
  );
  await nine.until(await nine.officer('shanghai'), before, 'redemption');
});

test('a dispute of home and source: the two first, and after five working days the committee sees it and advises', async () => {
  zone.setTime('2021-09-17T02:00:00.000Z');
  const home = await nine.head('shanghai');
  const { id } = await nine.open(home, 'innovation-voucher', '911620000800', '320000', 'raiseDispute', {
    dispute: 'suspension',
    institution: nine.partyOf('jsu-lab'),
    reasons: '来源地未暂停，本地有三起质量投诉（示例）',
  });
  const source = await nine.provinceHead('jiangsu');
  await nine.until(source, id, 'disputed');
  const outsider = await nine.provinceHead('zhejiang');
  const coordinator = await person(zone, 'committee', 'committee-1');
  for (const one of [outsider, coordinator]) assert.equal((await one.get(`/cases/${id}`)).status, 404);
  const answeredByItself = await home.post(`/cases/${id}/steps/proposeSettlement`, { facts: { settlement: '示例' } });
  assert.equal(answeredByItself.status, 409, 'the case is with the other side');
  zone.setTime('2021-09-28T02:00:00.000Z');
  await zone.settle();
  await eventually(zone, async () => (await coordinator.get(`/cases/${id}`)).status, 200);
  for (const one of [home, source]) await eventually(zone, () => clocksToldOf(one, id), ['joint']);
  await nine.act(coordinator, id, 'adviseDispute', { advice: '两地共同复核，复核期间各自维持原决定（示例）' });
  await eventually(zone, async () => (await look(source, id)).facts.advice !== undefined, true);
  await nine.act(source, id, 'proposeSettlement', { settlement: '十月共同复核（示例）' });
  await nine.until(home, id, 'settlementProposed');
  await nine.act(home, id, 'agreeSettlement');
  await nine.until(source, id, 'disputeSettled');
  await nine.until(coordinator, id, 'disputeSettled');
});

test('what is overdue is told to the head, and nothing is approved by silence', async () => {
  const id = await nine.apply('zhejiang', 'js-enterprise', 1_000);
  zone.setTime('2021-10-20T02:00:00.000Z');
  await zone.settle();
  await eventually(zone, async () => clocksToldOf(await nine.head('zhejiang'), id), ['claim']);
  assert.equal(await nine.stateAt('zhejiang', id), 'submitted');
  assert.deepEqual(await clocksToldOf(await nine.head('jiangsu'), id), []);
  await nine.act(await person(zone, 'zhejiang', 'js-enterprise'), id, 'cancelClaim');
});

test('9-D: strict order of acceptance, nobody overtakes, and the head is served as soon as it fits', async () => {
  const { officer, head, act, apply, appropriate, enrol } = nine;
  await enrol('jiangsu', 'wj-enterprise');
  await enrol('jiangsu', 'sh-lab');
  await enrol('jiangsu', 'jsu-lab');
  await appropriate('jiangsu', 210_000);
  const z = await nine.issue('jiangsu', 'jsu-lab', 160_000);
  const x = await apply('jiangsu', 'wj-enterprise', 200_000);
  await act(await officer('jiangsu'), x, 'accept');
  const y = await apply('jiangsu', 'sh-lab', 30_000);
  await act(await officer('jiangsu'), y, 'accept');
  assert.deepEqual(await Promise.all([x, y].map((id) => nine.stateAt('jiangsu', id))), ['queued', 'queued']);
  await act(await person(zone, 'jiangsu', 'jsu-lab'), z, 'cancelClaim');
  assert.deepEqual(await Promise.all([x, y].map((id) => nine.stateAt('jiangsu', id))), ['accepted', 'queued']);
  await act(await head('jiangsu'), x, 'issue');
});

test('9-G: moved, the counter goes along: what the former home counted is no longer free at the new one', async () => {
  await nine.enrol('zhejiang', 'qp-enterprise');
  const officer = await nine.officer('zhejiang');
  // Silent about the move it would have two caps: 青浦 has told the others, without a name, that it was claimed there.
  const silent = await nine.apply('zhejiang', 'qp-enterprise', 300_000);
  const unsaid = await officer.post(`/cases/${silent}/steps/accept`, { facts: {} });
  assert.equal(unsaid.status, 422);
  assert.match(JSON.stringify(unsaid.body), /moveTold/);
  const claim = await nine.apply('zhejiang', 'qp-enterprise', 300_000, { movedFrom: '310118' });
  await nine.act(officer, claim, 'askFormerHome');
  const answered = async () => typeof (await look(officer, claim)).facts.countedElsewhere;
  await eventually(zone, answered, 'number');
  const refused = await officer.post(`/cases/${claim}/steps/accept`, { facts: {} });
  assert.equal(refused.status, 422);
  assert.match(JSON.stringify(refused.body), /capLeft/);
});

test('the figures: claimed, used and redeemed are three series', async () => {
  const { pool } = zone.zone.nodes.get('shanghai')!.runtime;
  const { rows } = await pool.query(
    `select indicator, counter, sum(n)::bigint as n from indicator_cells where indicator like 'innovation-voucher.%' group by 1, 2`,
  );
  const sum = (name: string, counter: string): number =>
    Number(rows.find((row) => row.indicator === `innovation-voucher.${name}` && row.counter === counter)?.n ?? 0);
  assert.equal(sum('claimed', 'amount'), 30_000_000);
  assert.equal(sum('used', 'subsidy'), 20_000_000 + 3_000_000 + 1_000_000);
  assert.equal(sum('redeemed', 'paid'), 20_000_000);
  // One enterprise, however often: enterprises are counted, not orders.
  assert.deepEqual([sum('used', 'crossers'), sum('used', 'repeaters'), sum('redeemed', 'enterprises')], [1, 1, 1]);
});

test('what is claimed back at one home is known at the others, without a name, until it is paid back', async () => {
  const officer = await nine.officer('zhejiang');
  const claim = await nine.apply('zhejiang', 'qp-enterprise', 1000, { movedFrom: '310118' });
  const owesThere = async () =>
    /owesNowhere/.test(JSON.stringify((await officer.post(`/cases/${claim}/steps/accept`, { facts: {} })).body));
  assert.equal(await owesThere(), false);
  await nine.act(await nine.head('shanghai'), first, 'claimBack', { ground: 'fraud', reasons: '虚构服务（示例）' });
  await eventually(zone, owesThere, true);
  const { rows } = await zone.zone.nodes
    .get('zhejiang')!
    .runtime.pool.query(`select values::text as told from published_entries where register like 'voucher-%'`);
  assert.ok(rows.length > 0 && rows.every(({ told }) => !told.includes('91310118')), JSON.stringify(rows));
  await nine.act(await nine.officer('shanghai'), first, 'repay', {}, '已收到退款');
  await eventually(zone, owesThere, false);
});

test('the books of every home sum to zero, and no money is promised that is not there', async () => {
  for (const [site, home] of [
    ['shanghai', 'qp-science'],
    ['jiangsu', 'wj-science'],
    ['zhejiang', 'js-science'],
  ] as const) {
    const { pool } = zone.zone.nodes.get(site)!.runtime;
    const { rows } = await pool.query(
      `select a.id, b.posted::bigint as posted, b.held_out::bigint as held from ledger_accounts a join ledger_balances b using (no)`,
    );
    const all = rows as { id: string; posted: number; held: number }[];
    assert.equal(
      all.reduce((sum, { posted }) => sum + Number(posted), 0),
      0,
    );
    const of = (kind: string) =>
      all.filter(({ id }) => id.startsWith(`${kind}/`)).reduce((sum, { posted }) => sum + Number(posted), 0);
    const appropriated = -all
      .filter(({ id }) => id === `appropriation/${home}/2021`)
      .reduce((s, { posted }) => s + Number(posted), 0);
    assert.equal(of('pool') + of('reserved') + of('voucher') + of('payable') + of('paid'), appropriated);
    assert.ok(
      all.filter(({ id }) => id.startsWith('pool/')).every(({ posted, held }) => Number(posted) - Number(held) >= 0),
    );
  }
});
