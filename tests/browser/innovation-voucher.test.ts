import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { vouchersIn } from '../support/vouchers.ts';
import { axeFaults, overflowFaults, wordFaults } from './support/faults-on.ts';
import { openStage, type Stage } from './support/stage.ts';

/** Mechanism 9 as people do it: an enterprise finds a resource by what it needs and orders it; the institution serves and is paid. */

const today = '2021-09-13T02:00:00.000Z';
const enterprise = { node: 'shanghai', login: 'qp-enterprise' };
const institution = { node: 'jiangsu', login: 'jsu-lab' };
const shots = process.env.TONGBAN_SHOTS;

let stage: Stage;
let nine: ReturnType<typeof vouchersIn>;
let voucher = '';
let order = '';

before(async () => {
  stage = await openStage({ at: today });
  nine = vouchersIn(stage.zone);
  await nine.admit('jiangsu', 'jsu-lab');
  await nine.enrol('shanghai', 'qp-enterprise');
  await nine.appropriate('shanghai', 1_000_000);
  voucher = await nine.issue('shanghai', 'qp-enterprise', 200_000);
  await stage.zone.settle();
});
after(() => stage?.stop());

const titleOf = (step: string): string =>
  stage.zone.program.mechanisms.get('innovation-voucher')?.steps[step]?.title[0] ?? step;

/** A look at the screen: for people when asked for, and for what a machine sees always. */
const lookAt = async (page: Page, name: string, language: 'zh' | 'en' = 'zh'): Promise<void> => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  assert.deepEqual(await overflowFaults(page), [], `${name}: nothing reaches over the edge`);
  assert.deepEqual(await wordFaults(page, language), [], `${name}: every text is in words`);
  assert.deepEqual(await axeFaults(page), [], `${name}: WCAG 2.2 AA`);
};

const takeStep = async (page: Page, name: string, fill?: () => Promise<unknown>): Promise<void> => {
  const step = titleOf(name);
  const actions = page.locator('.actions');
  const choice = actions.locator('.choice').getByRole('button', { name: step, exact: true });
  await actions.getByRole('heading', { name: step, exact: true }).or(choice).first().waitFor();
  if (await choice.count()) await choice.click();
  await actions.getByRole('heading', { name: step, exact: true }).waitFor();
  await fill?.();
  await actions.locator('button[type="submit"]').click();
  await actions.locator('.notice.good').waitFor();
};

for (const width of [360, 1440])
  test(`anybody finds a resource by need, at ${width} px, kept at another node`, async () => {
    const { page, close } = await stage.visit({ width, at: today });
    await page.goto(`${stage.origin}/zhejiang/open/innovation-resources`);
    await page.locator('#need').fill('重金属 水质');
    await page.keyboard.press('Enter');
    await page.getByText('水质重金属检测（示例）').first().waitFor();
    assert.equal(await page.getByText('膜材料研发（示例）').count(), 0);
    await lookAt(page, `find-${width}`);
    await close();
  });

test('an enterprise orders on a telephone: the resource is found in the form, the amount explains itself', async () => {
  const { page, close } = await stage.visit({ as: enterprise, width: 360, at: today });
  await page.goto(`${stage.origin}/shanghai/apply/${nine.code('911620000300', '310118')}`);
  const field = page.locator('input[id$="facts-resource"]');
  await field.waitFor();
  const box = (name: string) => page.locator(`[id$="facts-${name}"]`);
  await box('voucher').fill(voucher);
  await field.fill('水质');
  await page.getByRole('option').first().click();
  assert.equal(await field.inputValue(), nine.resourceOf('jiangsu', 'jsu-lab'));
  await box('quantity').fill('1');
  await box('unitPrice').fill('10000');
  await box('contract-number').fill('HT-2021-1');
  await box('contract-signedOn').fill('2021-09-13');
  await page.keyboard.press('Tab');
  await box('contract-value').fill('100000');
  await box('contract-eligible').fill('100000');
  await lookAt(page, 'order-360');
  await close();
  // The form's other parts (party, yes and no, hand in) are the same as everywhere: the order itself goes by the interface.
  order = await nine.order(
    'shanghai',
    'qp-enterprise',
    voucher,
    nine.resourceOf('jiangsu', 'jsu-lab'),
    100_000,
    '2021-09-13',
  );
});

for (const width of [360, 1440])
  test(`the enterprise follows its order at ${width} px: state, amount, the bound that decided`, async () => {
    const { page, close } = await stage.visit({ as: enterprise, width, at: today });
    await page.goto(`${stage.origin}/shanghai/cases/${order}`);
    await page.getByText('50,000.00').first().waitFor();
    const seen = (await page.locator('main').textContent()) ?? '';
    assert.match(seen, /年度上限/);
    await lookAt(page, `case-${width}`);
    await close();
  });

test('the institution takes the order, delivers, and asks for its money', async () => {
  const { page, close } = await stage.visit({ as: institution, at: today });
  await page.goto(`${stage.origin}/jiangsu/cases/${nine.there(order)}`);
  await takeStep(page, 'takeOrder', () => page.locator('.actions').getByLabel('否', { exact: true }).check());
  await takeStep(page, 'deliver', async () => {
    const box = (name: string) => page.locator(`.actions [id$="report-${name}"]`);
    await box('number').fill('R-1');
    await box('type').fill('检测报告');
    await box('on').fill('2021-09-13');
    await page.keyboard.press('Tab');
    await box('sha256').fill('ab'.repeat(32));
  });
  await lookAt(page, 'institution-1440');
  await close();
  await stage.zone.settle();
  const phone = await stage.visit({ as: institution, width: 360, at: today });
  await phone.page.goto(`${stage.origin}/jiangsu/cases/${nine.there(order)}`);
  await phone.page.locator('.actions').waitFor();
  await lookAt(phone.page, 'institution-360');
  await phone.close();
});

test('the committee sees claimed, used and redeemed as three series', async () => {
  const { page, close } = await stage.visit({ as: { node: 'committee', login: 'committee-1' }, at: today });
  await page.goto(`${stage.origin}/committee/statistics?mechanism=innovation-voucher`);
  for (const title of ['申领金额', '使用金额', '兑付金额'])
    await page.getByText(title, { exact: true }).first().waitFor();
  await lookAt(page, 'statistics-1440');
  await close();
});

test('in English no Chinese of the interface is left', async () => {
  const { page, close } = await stage.visit({ as: enterprise, language: 'en', at: today });
  await page.goto(`${stage.origin}/shanghai/cases/${order}`);
  await page.getByText('50,000.00').first().waitFor();
  await lookAt(page, 'case-en', 'en');
  await close();
});

test('nothing was asked of any other origin, and no page failed', () => {
  assert.deepEqual([stage.strayed, stage.faults], [[], []]);
});
