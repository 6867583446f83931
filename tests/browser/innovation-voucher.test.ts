import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { stateDebts } from '#server/jobs/statement-job.ts';
import { latestStatements } from '#store/queries/settlement.ts';
import { eventually } from '../support/eventually.ts';
import { look } from '../support/journey.ts';
import { vouchersIn } from '../support/vouchers.ts';
import { person } from '../support/zone.ts';
import { openStage, type Stage, type Visit } from './support/stage.ts';
import { field, fill, voucherPages, yesOrNo } from './support/voucher-pages.ts';

/**
 * Mechanism 9 as people do it, over four nodes: an enterprise of 青浦 finds a resource by what it needs, orders it from an
 * institution of 江苏 and follows it; both sides confirm the delivery; the institution asks for its money; 青浦 reviews, instructs
 * and reconciles; the committee sees who claimed, used and redeemed.
 */

const day = '2021-09-16';
const at = `${day}T02:00:00.000Z`;
const enterprise = { node: 'shanghai', login: 'qp-enterprise' };
const institution = { node: 'jiangsu', login: 'jsu-lab' };
const finance = { node: 'shanghai', login: 'qp-science-finance' };
const committee = { node: 'committee', login: 'committee-1' };

let stage: Stage;
let nine: ReturnType<typeof vouchersIn>;
const { arrived, begin, created, openCase, shot, takeStep, titleOf } = voucherPages(() => stage);
let voucher = '';
let id = '';
let officer: Visit;
let head: Visit;

before(async () => {
  stage = await openStage({ at: '2021-09-01T02:00:00.000Z' });
  nine = vouchersIn(stage.zone);
  await nine.admit('jiangsu', 'jsu-lab');
  await nine.enrol('shanghai', 'qp-enterprise');
  await nine.appropriate('shanghai', 1_000_000);
  voucher = await nine.issue('shanghai', 'qp-enterprise', 300_000);
  await stage.zone.settle();
  stage.zone.setTime(at);
  const staff = async (role: 'officer' | 'head') => ({
    node: 'shanghai',
    login: (await nine[role]('shanghai')).login,
  });
  officer = await stage.visit({ as: await staff('officer'), at });
  head = await stage.visit({ as: await staff('head'), at });
});
after(() => stage?.stop());

test('anybody finds a resource by what they need, with its institution and its price', async () => {
  const { page, close } = await stage.visit({ at });
  await page.goto(`${stage.origin}/shanghai/open/innovation-resources?q=重金属`);
  await page.getByText('水质重金属检测（示例）').locator('visible=true').first().waitFor();
  assert.equal(
    await page.getByText('膜材料研发（示例）').locator('visible=true').count(),
    0,
    'only what was asked for',
  );
  await shot(page, '1-find');
  await close();
});

test('the enterprise orders it against its voucher: half is paid, and it says why', async () => {
  const { page, close } = await stage.visit({ as: enterprise, at });
  await page.goto(`${stage.origin}/shanghai/apply/${nine.code('911620000300', '310118')}?part=enterprise`);
  await page.getByText('已按您的实名账号填写').waitFor();
  const next = async (pointer: string, put: () => Promise<unknown>): Promise<void> => {
    await page.waitForURL(new RegExp(`part=${pointer}`));
    await put();
    await page.getByRole('button', { name: '保存并继续' }).click();
  };
  await next('enterprise', async () =>
    assert.match(await page.locator('#f-facts-enterprise-key').inputValue(), /^91/),
  );
  // Asked of successors alone: whoever uses a voucher of their own leaves it blank and goes on.
  await next('predecessor', () => page.getByText(/被承继企业.*选填/).waitFor());
  await next('voucher', async () => {
    // Its own vouchers are offered: nobody copies a number from another page.
    await page.getByRole('button', { name: voucher }).click();
    assert.equal(await field(page, 'voucher').inputValue(), voucher);
    await shot(page, '2-voucher');
  });
  await next('resource', async () => {
    await fill(page, 'resource', '重金属');
    await page.getByRole('option').filter({ hasText: '水质重金属检测' }).first().click();
    await shot(page, '2-resource');
  });
  await next('quantity', () => fill(page, 'quantity', '4'));
  await next('unitPrice', () => fill(page, 'unitPrice', '10000'));
  await next('contract', async () => {
    await fill(page, 'contract-number', 'HT-1');
    await fill(page, 'contract-signedOn', day);
    await fill(page, 'contract-value', '40000');
    await fill(page, 'contract-eligible', '40000');
  });
  await next('otherSubsidy', () => yesOrNo(page, '其他财政补贴', '否'));
  await next('related', () => yesOrNo(page, '关联关系', '否'));
  await next('consent', () => yesOrNo(page, '同意向服务机构', '是'));
  await shot(page, '2-order-tasks');
  await page.goto(`${stage.origin}/shanghai/apply/${nine.code('911620000300', '310118')}?part=check`);
  await shot(page, '2-order-check');
  await page
    .locator('main')
    .filter({ hasText: /被承继企业（用其创新券的填写）\s*未填写/ })
    .waitFor();
  await page.getByRole('button', { name: '提交申请' }).click();
  await arrived(page, /\/applied\//);
  id = page.url().split('/').at(-1) as string;
  await stage.zone.settle();
  await openCase(page, 'shanghai', id);
  await takeStep(page, 'placeOrder');
  await openCase(page, 'shanghai', `${id}?tab=facts`);
  await page.getByText('¥20,000.00').locator('visible=true').first().waitFor();
  await shot(page, '3-order-placed');
  await close();
});

test('the institution takes it and delivers, the enterprise follows and confirms, the institution asks for its money', async () => {
  const lab = await stage.visit({ as: institution, at });
  const there = nine.there(id);
  await nine.until(await person(stage.zone, 'jiangsu', 'jsu-lab'), there, 'atInstitution');
  await openCase(lab.page, 'jiangsu', there);
  await takeStep(lab.page, 'takeOrder', () => yesOrNo(lab.page, '关联关系', '否'));
  await openCase(lab.page, 'jiangsu', there);
  await takeStep(lab.page, 'deliver', async () => {
    await fill(lab.page, 'report-number', 'R-1');
    await fill(lab.page, 'report-type', '检测报告');
    await fill(lab.page, 'report-on', day);
    await fill(lab.page, 'report-sha256', 'ab'.repeat(32));
    await shot(lab.page, '4-deliver');
  });
  const firm = await stage.visit({ as: enterprise, at });
  const ordering = await person(stage.zone, 'shanghai', 'qp-enterprise');
  const heard = async () => (await look(ordering, id)).facts.deliveredThere !== undefined;
  await eventually(stage.zone, heard, true);
  await openCase(firm.page, 'shanghai', id);
  await takeStep(firm.page, 'confirmDelivery');
  await nine.until(ordering, id, 'delivered');
  await openCase(firm.page, 'shanghai', id);
  await firm.page.getByText('双方已确认交付').locator('visible=true').first().waitFor();
  await shot(firm.page, '5-delivered');
  await firm.close();
  await openCase(lab.page, 'jiangsu', there);
  await takeStep(lab.page, 'askForPayment', async () => {
    await lab.page.getByRole('button', { name: /添加.*发票/ }).click();
    await fill(lab.page, 'invoices-0-code', '031002100111');
    await fill(lab.page, 'invoices-0-number', '12345678');
    await fill(lab.page, 'invoices-0-amount', '40000');
    await fill(lab.page, 'invoices-0-on', day);
    await fill(lab.page, 'transfer-reference', 'T-1');
    await fill(lab.page, 'transfer-amount', '20000');
    await fill(lab.page, 'transfer-on', day);
    await fill(lab.page, 'account', '6222000011112222');
    await shot(lab.page, '6-ask');
  });
  await lab.close();
});

test('the home authority reviews and approves; what Jiangsu is owed is told to Jiangsu, gross by the law of the zone', async () => {
  await nine.until(await nine.officer('shanghai'), id, 'redemption');
  await openCase(officer.page, 'shanghai', id);
  await takeStep(officer.page, 'beginReview');
  await nine.until(await nine.officer('shanghai'), id, 'reviewing');
  await openCase(officer.page, 'shanghai', id);
  const sampled = officer.page.locator('.actions').getByRole('button', { name: titleOf('noteAudit'), exact: true });
  await sampled.first().waitFor();
  await takeStep(officer.page, 'noteAudit', () => fill(officer.page, 'auditFinding', '未见异常（示例）'));
  await openCase(head.page, 'shanghai', id);
  await shot(head.page, '7-review');
  await takeStep(head.page, 'approve');
  const node = stage.zone.zone.nodes.get('shanghai');
  assert.ok(node);
  await stateDebts(node, true);
  node.wake();
  const compared = async () => (await latestStatements(node.runtime.pool))[0]?.report?.agreed;
  await eventually(stage.zone, compared, true);
  for (const as of [finance, { node: 'jiangsu', login: 'wj-science-finance' }]) {
    const { page, close } = await stage.visit({ as, at });
    await page.goto(`${stage.origin}/${as.node}/settlement`);
    await page.getByText('双方相符').locator('visible=true').first().waitFor();
    await page.getByText('¥20,000.00').locator('visible=true').first().waitFor();
    await page.getByText('逐笔全额支付，轧差仅供测算').waitFor();
    await shot(page, `8-settlement-${as.node}`);
    await close();
  }
});

test('finance staff import the file of the bank: a wrong amount is a break, the right one closes it, and nothing is owed', async () => {
  await begin(officer.page, 'shanghai', '创新券兑付批次', 'assemble');
  await fill(officer.page, 'month', '2021-09');
  const batch = await created(officer.page);
  await openCase(head.page, 'shanghai', batch);
  await takeStep(head.page, 'sign');
  const { page, close } = await stage.visit({ as: finance, at });
  const file = (yuan: string, serial: string): string =>
    `银行流水号,指令编号,收款账号,金额（元）,交易日期,状态,退回原因\r\n${serial},${id},6222000011112222,${yuan},${day},成功,\r\n`;
  const choose = async (text: string): Promise<void> => {
    const chosen = { name: 'bank.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await page.locator('.actions input[type="file"][accept*=".csv"]').setInputFiles(chosen);
    await page.getByText('已读入 bank.csv').waitFor();
  };
  await openCase(page, 'shanghai', batch);
  await takeStep(page, 'importBank', () => choose(file('2000.00', 'B-1')));
  await openCase(page, 'shanghai', `${batch}?tab=facts`);
  await page.getByText('金额不符').locator('visible=true').first().waitFor();
  await shot(page, '9-break');
  await openCase(page, 'shanghai', batch);
  await takeStep(page, 'importBank', () => choose(file('20000.00', 'B-2')));
  await nine.until(await nine.officer('shanghai'), id, 'paid');
  await page.goto(`${stage.origin}/shanghai/settlement`);
  await page.getByText('¥0.00').locator('visible=true').first().waitFor();
  await shot(page, '10-settled');
  await close();
});

test('the committee sees claimed, used and redeemed apart, and the matrix of homes and sources', async () => {
  stage.zone.setTime('2021-09-18T02:00:00.000Z');
  await stage.zone.settle();
  const { page, close } = await stage.visit({ as: committee, at: '2021-09-18T02:00:00.000Z' });
  for (const [name, says, amount] of [
    ['claimed', '申领金额', '300,000'],
    ['used', '使用金额', '20,000'],
    ['redeemed', '兑付金额', '20,000'],
  ] as const) {
    // The figures of the homes come by letter.
    await eventually(
      stage.zone,
      async () => {
        await page.goto(`${stage.origin}/committee/statistics/innovation-voucher.${name}`);
        await page
          .getByRole('heading', { name: new RegExp(says) })
          .first()
          .waitFor();
        return page
          .getByText(amount)
          .locator('visible=true')
          .first()
          .waitFor({ timeout: 2_000 })
          .then(
            () => true,
            () => false,
          );
      },
      true,
    );
    await shot(page, `11-${name}`);
  }
  await page.getByLabel('截至（留空为现在）').fill('2021-09-17');
  await page
    .getByText('截至 2021-09-17 已公布的数据', { exact: false })
    .or(page.getByText(/截至 2021年9月17日/))
    .waitFor();
  await shot(page, '12-as-of');
  await page.goto(`${stage.origin}/committee/statistics/innovation-voucher.used?on=2099-01-01`);
  await page.getByText('应为不晚于今日的日期').waitFor();
  await page.getByRole('button', { name: '看现在的数据' }).click();
  await page.getByRole('heading', { name: '背后的办件' }).waitFor();
  await close();
});

test('the pages asked nobody else and had no fault of their own', () => {
  assert.deepEqual(stage.strayed, []);
  assert.deepEqual(stage.faults, []);
});
