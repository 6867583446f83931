import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { vouchersIn } from '../support/vouchers.ts';
import { person } from '../support/zone.ts';
import { openStage, type Stage } from './support/stage.ts';
import { field, fill, voucherPages } from './support/voucher-pages.ts';

/**
 * Mechanism 9 where people differ: the head of 青浦 raises a dispute with the province that keeps an institution, five working days
 * go by, the committee is called in and advises. And who took an enterprise's place: the form of a merger or split.
 */

const at = '2021-09-17T02:00:00.000Z';
const overdue = '2021-09-28T02:00:00.000Z';
const coordinator = { node: 'committee', login: 'committee-1' };

let stage: Stage;
let nine: ReturnType<typeof vouchersIn>;
const { begin, created, openCase, shot, takeStep } = voucherPages(() => stage);

before(async () => {
  stage = await openStage({ at });
  nine = vouchersIn(stage.zone);
  await nine.admit('jiangsu', 'jsu-lab');
  for (const login of ['qp-enterprise', 'wj-enterprise']) await nine.enrol('shanghai', login);
});
after(() => stage?.stop());

const organisation = async (page: Page, pointer: string, login: string): Promise<void> => {
  const { name, key } = nine.partyOf(login);
  await field(page, `${pointer}-kind`).check();
  await fill(page, `${pointer}-name`, name);
  await fill(page, `${pointer}-key`, key);
};

let id = '';

test('a head raises a dispute with the other place, on a form of its own', async () => {
  const { login } = await nine.head('shanghai');
  const { page, close } = await stage.visit({ as: { node: 'shanghai', login }, at });
  await begin(page, 'shanghai', '争议会办', 'raiseDispute', '江苏');
  await page.getByLabel('机构的暂停与恢复').check();
  await organisation(page, 'institution', 'jsu-lab');
  await fill(page, 'reasons', '来源地未暂停，本地有三起质量投诉（示例）');
  await shot(page, '12-dispute-form');
  id = await created(page);
  await page.getByText('提出争议会办').locator('visible=true').first().waitFor();
  await close();
  await nine.until(await nine.provinceHead('jiangsu'), id, 'disputed');
});

test('the other place proposes, this one objects; overdue, the committee finds it where it is called in, and advises', async () => {
  await nine.act(await nine.provinceHead('jiangsu'), id, 'proposeSettlement', {
    settlement: '维持，另行复核（示例）',
  });
  const home = await nine.head('shanghai');
  await nine.until(home, id, 'settlementProposed');
  await nine.act(home, id, 'objectSettlement', {}, '须先共同复核（示例）');
  stage.zone.setTime(overdue);
  await stage.zone.settle();
  const reader = await person(stage.zone, 'committee', 'committee-1');
  await eventually(stage.zone, async () => (await reader.get(`/cases/${id}`)).status, 200);
  for (const language of ['en', 'zh'] as const) {
    const { page, close } = await stage.visit({ as: coordinator, at: overdue, language });
    await page.goto(`${stage.origin}/committee/inbox?view=concerned`);
    await page.getByText(id).locator('visible=true').first().waitFor();
    await shot(page, `13-called-in-${language}`);
    await openCase(page, 'committee', id);
    const says = language === 'zh' ? '争议会办中' : 'Being settled by the two';
    await page.getByText(says).locator('visible=true').first().waitFor();
    await shot(page, `13-dispute-${language}`);
    if (language === 'zh') {
      await takeStep(page, 'adviseDispute', () => fill(page, 'advice', '两地共同复核，期间各自维持原决定（示例）'));
      await openCase(page, 'committee', `${id}?tab=facts`);
      await page.getByText('两地共同复核').locator('visible=true').first().waitFor();
      await shot(page, '13-advised');
    }
    await close();
  }
});

test('a merger is recorded on its own form, and the enterprise that went out is struck from the list', async () => {
  const { login } = await nine.officer('shanghai');
  const as = { node: 'shanghai', login };
  const english = await stage.visit({ as, at: overdue, language: 'en' });
  await english.page.goto(`${stage.origin}/shanghai/mechanisms/innovation-voucher`);
  await english.page.getByRole('combobox').fill('Merger');
  await english.page.getByRole('option').first().click();
  await english.page.getByText('Successors').locator('visible=true').first().waitFor();
  await shot(english.page, '14-succession-en');
  await english.close();
  const { page, close } = await stage.visit({ as, at: overdue });
  await begin(page, 'shanghai', '合并分立', 'recordSuccession');
  await organisation(page, 'enterprise', 'wj-enterprise');
  await page.getByRole('radio', { name: '企业', exact: true }).check();
  await page.getByRole('radio', { name: '合并', exact: true }).check();
  await page.getByRole('button', { name: /添加.*企业/ }).click();
  await organisation(page, 'successors-0', 'qp-enterprise');
  await shot(page, '14-succession-zh');
  const made = await created(page);
  assert.equal(await nine.stateAt('shanghai', made), 'succeeded');
  await shot(page, '14-succeeded');
  await close();
});

test('the pages asked nobody else and had no fault of their own', () => {
  assert.deepEqual(stage.strayed, []);
  assert.deepEqual(stage.faults, []);
});
