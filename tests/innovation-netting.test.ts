import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPairs } from '#server/settlement/report.ts';
import { transaction } from '#store/db.ts';
import { readBalance } from '#store/ledger/index.ts';
import { trialBalance } from '#store/queries/ledger-reads.ts';
import { eventually } from './support/eventually.ts';
import { holderOf, look } from './support/journey.ts';
import { approvedOrder, netProgram, voucherIn } from './support/netting.ts';
import { vouchersIn } from './support/vouchers.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

/**
 * Mechanism 9 in a zone whose law settles net: 青浦 approves, 江苏 pays its institution for it, 青浦's side owes it, and a round over the
 * pre-funded account at the committee settles it. On four nodes.
 */

let zone: TestZone;
let nine: ReturnType<typeof vouchersIn>;
let officer: TestPerson;
let head: TestPerson;
let account = '';
let voucher = '';

before(async () => {
  zone = await testZone({ at: '2021-09-01T02:00:00.000Z', alter: netProgram });
  nine = vouchersIn(zone);
  officer = await person(zone, 'committee', 'committee-1');
  head = await holderOf(zone, 'committee', 'head');
});
after(() => zone.stop());

const owed = async () =>
  (await checkPairs(new Map([...zone.zone.nodes.values()].map((node) => [node.id, node.runtime.pool])))).map(
    ({ debtor, creditor, owes, isOwed, agreed }) => [debtor, creditor, owes, isOwed, agreed],
  );
const balanceAt = async (node: string, account: string): Promise<number> => {
  const { pool } = zone.zone.nodes.get(node)!.runtime;
  return (await transaction(pool, (client) => readBalance(client, account))).balance;
};
const booksSumToZero = async (): Promise<void> => {
  for (const { runtime } of zone.zone.nodes.values())
    assert.ok(Object.values(await trialBalance(runtime.pool)).every((sum) => sum === 0));
};
/** The source's own batch, signed and confirmed by its bank. */
const paidBySource = async (there: string, month: string, serial: string): Promise<void> => {
  const treasury = await nine.provinceOfficer('jiangsu');
  await nine.until(treasury, there, 'payableThere');
  const batch = await nine.open(treasury, 'innovation-voucher', '911620000500', '320000', 'assemble', { month });
  await nine.act(await nine.provinceHead('jiangsu'), batch.id, 'sign');
  const file = `银行流水号,指令编号,收款账号,金额（元）,交易日期,状态,退回原因\r\n${serial},${there},6222000011112222,50000.00,2021-09-01,成功,\r\n`;
  assert.equal((await nine.act(treasury, batch.id, 'importBank', { bankFile: file })).state, 'reconciled');
};
const inSub = (node: string): Promise<number> => balanceAt('committee', `platform/committee/${node}`);
const payIn = (yuan: number) =>
  nine.act(officer, account, 'payIn', { member: '310000', deposit: yuan * 100, serial: 'B-1' });

test('what is approved is paid by the source with its own batch, and stays owed', async () => {
  voucher = await voucherIn(nine);
  const id = await approvedOrder(nine, voucher);
  const at = await nine.officer('shanghai');
  assert.equal(await nine.stateAt('shanghai', id), 'passedOn');
  await paidBySource(`${id}-payout-approve-1`, '2021-09', 'B-9');
  await nine.until(at, id, 'paid');
  await eventually(zone, owed, [['shanghai', 'jiangsu', 5_000_000, 5_000_000, true]]);
});

test('a round takes what is owed, is refused until the sub-account bears it, and then nothing is owed', async () => {
  const opened = await nine.open(officer, 'innovation-voucher', '911620001500', 'yrd-zone', 'openClearing', {
    year: '2021',
  });
  account = opened.id;
  await payIn(40_000);
  await nine.act(officer, account, 'callNet');
  await nine.until(officer, account, 'clearingReady');
  const { facts } = await look(officer, account);
  assert.deepEqual([facts.gross, facts.net], [5_000_000, 5_000_000]);
  assert.deepEqual(facts.netPayments, [{ from: 'shanghai', to: 'jiangsu', amount: 5_000_000 }]);
  await eventually(zone, owed, [['shanghai', 'jiangsu', 0, 0, true]]);
  const refused = await head.post(`/cases/${account}/steps/settleNet`, { facts: {} });
  assert.equal(refused.status, 422);
  assert.match(JSON.stringify(refused.body), /ledger-insufficient/);
  await payIn(10_000);
  await nine.act(head, account, 'settleNet');
  assert.deepEqual([await inSub('shanghai'), await inSub('jiangsu')], [0, 5_000_000]);
  await booksSumToZero();
});

test('a second round counts only what came since', async () => {
  await nine.act(officer, account, 'callNet');
  await nine.until(officer, account, 'clearingReady');
  assert.equal((await look(officer, account)).facts.gross, 0);
  await nine.act(head, account, 'settleNet');
  assert.deepEqual([await inSub('shanghai'), await inSub('jiangsu')], [0, 5_000_000]);
});

test('a duplicate found while the source is paying: paid, claimed back, and the two books agree throughout', async () => {
  const [officerHere, headHere, headThere] = [
    await nine.officer('shanghai'),
    await nine.head('shanghai'),
    await nine.head('zhejiang'),
  ];
  const holder = nine.partyOf('qp-enterprise').key;
  const home = nine.counties.shanghai[0];
  const accounts = [
    `pool/${home}/2021`,
    `paid/${home}/2021`,
    `payable/${home}/2021`,
    `counted-firm/${holder}/${home}/2021`,
  ];
  const here = async () => {
    const found: number[] = [];
    for (const one of accounts) found.push(await balanceAt('shanghai', one));
    return found;
  };
  const before = await here();
  const id = await approvedOrder(nine, voucher, '44444444');
  assert.equal(await nine.stateAt('shanghai', id), 'passedOn');

  await nine.enrol('zhejiang', 'js-enterprise');
  await nine.appropriate('zhejiang', 1_000_000);
  const second = await nine.order(
    'zhejiang',
    'js-enterprise',
    await nine.issue('zhejiang', 'js-enterprise', 100_000),
    nine.resourceOf('jiangsu', 'jsu-lab'),
    100_000,
    '2021-09-01',
  );
  const invoice = { code: '031002100111', number: '44444444' };
  await nine.deliver(
    'zhejiang',
    'js-enterprise',
    second,
    'jiangsu',
    'jsu-lab',
    invoice,
    100_000,
    50_000,
    '2021-09-01',
  );
  await nine.until(await nine.officer('zhejiang'), second, 'redemption');
  await nine.act(await nine.officer('zhejiang'), second, 'beginReview');
  await nine.until(await nine.officer('zhejiang'), second, 'frozen');
  const joint = `${second}-tags-beginReview-1-joint-answerRequest-1`;
  await nine.until(headHere, joint, 'joint');
  assert.equal(await nine.stateAt('shanghai', id), 'passedOn', 'what another place pays is not frozen here');
  await nine.act(headHere, joint, 'proposeFinding', { finding: 'none', reasons: '同一发票，均不成立（示例）' });
  await nine.until(headThere, joint, 'jointProposed');
  await nine.act(headThere, joint, 'agreeFinding');
  await nine.until(await nine.officer('zhejiang'), second, 'notRedeemed');
  await eventually(zone, async () => (await look(officerHere, id)).facts.finding, 'none');

  await paidBySource(`${id}-payout-approve-1`, '2021-10', 'B-10');
  await nine.until(officerHere, id, 'toRecover');
  await eventually(zone, owed, [['shanghai', 'jiangsu', 5_000_000, 5_000_000, true]]);
  assert.equal(await balanceAt('jiangsu', 'advanced/jsu-science/2021'), -10_000_000);

  await nine.act(headHere, id, 'claimBack', { ground: 'duplicate', reasons: '一票两用（示例）' });
  const { pool } = zone.zone.nodes.get('shanghai')!.runtime;
  const noted = await pool.query(`select 1 from register_entries where register = 'voucher-integrity'`);
  assert.equal(noted.rowCount, 0, 'a duplicate is nobody’s fraud');
  assert.equal(await balanceAt('shanghai', `owed/${holder}/${home}`), 5_000_000);
  const refused = await headHere.post(`/cases/${id}/steps/repay`, { facts: {}, note: '已收到退款' });
  assert.equal(refused.status, 403, 'whoever decides does not enter the money');
  await nine.act(officerHere, id, 'repay', {}, '已收到退款');
  assert.equal(await nine.stateAt('shanghai', id), 'recovered');
  assert.equal(await balanceAt('shanghai', `owed/${holder}/${home}`), 0);
  assert.deepEqual(await here(), [before[0]! + 5_000_000, ...before.slice(1, 3), before[3]! - 5_000_000]);

  // What the source paid it is owed all the same, until a round settles it.
  assert.deepEqual(await owed(), [['shanghai', 'jiangsu', 5_000_000, 5_000_000, true]]);
  await payIn(50_000);
  await nine.act(officer, account, 'callNet');
  await nine.until(officer, account, 'clearingReady');
  await nine.act(head, account, 'settleNet');
  await eventually(zone, owed, [['shanghai', 'jiangsu', 0, 0, true]]);
  assert.equal(await inSub('jiangsu'), 10_000_000);
  await booksSumToZero();
});
