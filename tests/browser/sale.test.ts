import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { buyer as buys, flat, seller as sells, takeOverTitles } from '../support/estate.ts';
import { holderOf, look } from '../support/journey.ts';
import { person } from '../support/zone.ts';
import { openStage, type Stage } from './support/stage.ts';
import { takeStep as takeTitled } from './support/steps.ts';

/** 11 as people do it: the seller at a window in 嘉善, the buyer at one in 青浦, the flat in 吴江 (issue 5). */

const friday = '2021-09-17T02:00:00.000Z';
const jiashan = { node: 'zhejiang', login: 'js-window-1' };
const qingpu = { node: 'shanghai', login: 'qp-window-1' };

let stage: Stage;
let id = '';
let officer: { node: string; login: string };
let head: { node: string; login: string };

before(async () => {
  stage = await openStage({ at: friday });
  await takeOverTitles(stage.zone, '320509');
  officer = { node: 'jiangsu', login: (await holderOf(stage.zone, 'wj-land', 'officer')).login };
  head = { node: 'jiangsu', login: (await holderOf(stage.zone, 'wj-land', 'head')).login };
});
after(() => stage?.stop());

const titleOf = (step: string): string =>
  stage.zone.program.mechanisms.get('real-estate')?.steps[step]?.title[0] ?? step;
const state = async (): Promise<string> =>
  (await look(await person(stage.zone, jiashan.node, jiashan.login), id)).state;

const field = (page: Page, pointer: string) => page.locator(`#f-facts-${pointer}`);
const fill = (page: Page, pointer: string, value: string) => field(page, pointer).fill(value);
const fillParty = async (
  page: Page,
  pointer: string,
  { key, name }: { key: string; name: string },
): Promise<void> => {
  await fill(page, `${pointer}-key`, key);
  await fill(page, `${pointer}-name`, name);
};
const addItem = async (page: Page, fact: string): Promise<void> => {
  await page
    .locator('fieldset, .field')
    .filter({ has: page.locator('legend, label', { hasText: fact }) })
    .getByRole('button', { name: /添加/ })
    .first()
    .click();
};

const takeStep = (page: Page, name: string, put?: () => Promise<unknown>): Promise<void> =>
  takeTitled(page, titleOf(name), put);

const identified = async (page: Page): Promise<void> => {
  await page.locator('.actions').getByLabel('证件核验', { exact: true }).check();
  for (const name of ['matched', 'signed', 'questioned']) await field(page, `appearance-${name}`).check();
};

test('at a window of 嘉善 the sale is drafted, the seller appears, and the buyer is called to 青浦', async () => {
  const { page, close } = await stage.visit({ as: jiashan, at: friday });
  await page.goto(`${stage.origin}/zhejiang/mechanisms/real-estate`);
  await page.getByRole('combobox').fill('不动产转移登记');
  await page.getByRole('option').filter({ hasText: '嘉善' }).first().click();
  await page.getByRole('button', { name: titleOf('draft'), exact: true }).click();
  await fill(page, 'unit', flat);
  await fillParty(page, 'applicant', sells);
  await fillParty(page, 'second', buys);
  await addItem(page, '权利人一方');
  await fillParty(page, 'holderSide-0-party', sells);
  await addItem(page, '相对人一方');
  await fillParty(page, 'otherSide-0-party', buys);
  await fill(page, 'cause', '买卖');
  await fill(page, 'price', '2000000');
  await page.getByLabel('一般', { exact: true }).check();
  await fill(page, 'taxPaid', '60000');
  await fill(page, 'taxReceipt', '完税-1');
  await page.locator('form button[type="submit"]').last().click();
  await page.waitForURL(/\/zhejiang\/cases\//);
  id = page.url().split('/').at(-1) as string;
  await takeStep(page, 'appear', async () => {
    await fillParty(page, 'appearing', sells);
    await identified(page);
  });
  await takeStep(page, 'call', async () => {
    await fillParty(page, 'call-party', buys);
    await field(page, 'call-place').fill('青浦');
    await page.keyboard.press('Enter');
  });
  await close();
  assert.equal(await state(), 'gathering');
  const seen = (await look(await person(stage.zone, jiashan.node, jiashan.login), id)) as unknown as {
    deciding: { authority: string };
  };
  assert.equal(seen.deciding.authority, 'wj-land', 'the unit code routes to the registry where the flat lies');
});

test('at a window of 青浦 the buyer appears, and the application goes to the registry of 吴江', async () => {
  await stage.zone.settle();
  const { page, close } = await stage.visit({ as: qingpu, at: friday });
  await page.goto(`${stage.origin}/shanghai/inbox`);
  await page.goto(`${stage.origin}/shanghai/cases/${id}-p1`);
  await takeStep(page, 'appearThere', () => identified(page));
  await close();
  await stage.zone.settle();
  const back = await stage.visit({ as: jiashan, at: friday });
  await back.page.goto(`${stage.origin}/zhejiang/cases/${id}?tab=facts`);
  await back.page.getByText(buys.name).first().waitFor();
  await takeStep(back.page, 'handOver');
  await back.close();
  await stage.zone.settle();
  assert.equal(await state(), 'pending');
});

test('吴江 accepts, collects the fee, examines; the registrar enters it; the register names the buyer', async () => {
  const { page, close } = await stage.visit({ as: officer, at: friday });
  await page.goto(`${stage.origin}/jiangsu/cases/${id}`);
  await takeStep(page, 'accept');
  await takeStep(page, 'collectFee', async () => {
    await fill(page, 'feePaid', '80');
    await fill(page, 'feeReceipt', '缴款-1');
  });
  await takeStep(page, 'check');
  await stage.zone.settle();
  const registrar = await stage.visit({ as: head, at: friday });
  await registrar.page.goto(`${stage.origin}/jiangsu/cases/${id}`);
  await takeStep(registrar.page, 'enter');
  await registrar.close();
  await page.goto(`${stage.origin}/jiangsu/registers/titles/${flat}?tab=chain`);
  await page.getByText(buys.name).first().waitFor();
  assert.match((await page.locator('[role="tabpanel"]').textContent()) ?? '', /登簿/);
  await page.goto(`${stage.origin}/jiangsu/registers/titles/${flat}?on=2021-09-16`);
  await page.getByText(sells.name).first().waitFor();
  await close();
  await stage.zone.settle();
  assert.equal(await state(), 'entered', 'the window in 嘉善 sees it');
});

test('no page failed and nothing was asked of another origin', () => {
  assert.deepEqual([stage.strayed, stage.faults], [[], []]);
});
