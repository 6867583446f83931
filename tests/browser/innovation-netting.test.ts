import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { approvedOrder, netProgram, voucherIn } from '../support/netting.ts';
import { vouchersIn } from '../support/vouchers.ts';
import { person } from '../support/zone.ts';
import { openStage, type Stage } from './support/stage.ts';
import { fill, voucherPages } from './support/voucher-pages.ts';

/** A round of netting on screen, in a zone whose law settles net: opened, paid in, computed, settled by another person. */

const at = '2021-09-01T02:00:00.000Z';
let stage: Stage;
let nine: ReturnType<typeof vouchersIn>;
const { begin, created, openCase, shot, takeStep } = voucherPages(() => stage);

before(async () => {
  stage = await openStage({ at, alter: netProgram });
  nine = vouchersIn(stage.zone);
  await approvedOrder(nine, await voucherIn(nine));
});
after(() => stage?.stop());

test('the committee opens the account, a round is computed, and the head settles it', async () => {
  const officer = await stage.visit({ as: { node: 'committee', login: 'committee-1' }, at });
  await begin(officer.page, 'committee', '净额结算', 'openClearing', '执行委员会');
  await fill(officer.page, 'year', '2021');
  const id = await created(officer.page);
  const reader = await person(stage.zone, 'committee', 'committee-1');
  await nine.act(reader, id, 'payIn', { member: '310000', deposit: 6_000_000, serial: 'B-1' });
  await openCase(officer.page, 'committee', id);
  await takeStep(officer.page, 'callNet');
  await nine.until(reader, id, 'clearingReady');
  const head = await stage.visit({ as: { node: 'committee', login: 'committee-head' }, at });
  await openCase(head.page, 'committee', `${id}?tab=facts`);
  await head.page.getByText('¥50,000.00').locator('visible=true').first().waitFor();
  await shot(head.page, '15-netting');
  await openCase(head.page, 'committee', id);
  await takeStep(head.page, 'settleNet');
  await officer.page.goto(`${stage.origin}/committee/accounts`);
  await officer.page.getByText('净额结算子账户').locator('visible=true').first().waitFor();
  await shot(officer.page, '15-accounts');
  await officer.close();
  await head.close();
  assert.deepEqual([stage.strayed, stage.faults], [[], []]);
});
