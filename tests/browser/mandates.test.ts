import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openStage, type Stage } from './support/stage.ts';
import { takeStep } from './support/steps.ts';

/** 授权委托 as people do it: an enterprise empowers 卢承诺 in the portal, who applies in its name; the window sees it; it is taken back. */

const friday = '2021-09-17T02:00:00.000Z';
const firm = {
  node: 'shanghai',
  login: 'qp-enterprise',
  name: '上海示例水乡科技有限公司',
  key: '91310118MA0000015P',
};
const helper = { node: 'shanghai', login: 'qp-agent', name: '卢承诺' };
const clerk = { node: 'shanghai', login: 'qp-window-1' };
const matter = '公共场所卫生许可';

let stage: Stage;
before(async () => {
  stage = await openStage({ at: friday });
});
after(() => stage?.stop());

const keyOf = (login: string): string =>
  stage.zone.program.zone.people.find((one) => one.login === login)?.key as string;

test('an enterprise grants a mandate for one matter in the portal', async () => {
  const { page, close } = await stage.visit({ as: firm, at: friday });
  await page.goto(`${stage.origin}/shanghai/mandates`);
  await page.getByText('您还没有授权任何人').waitFor();
  await page.getByRole('link', { name: /在青浦.*登记新的授权/ }).click();
  await page.locator('.tasks').waitFor();
  const topic = async (title: string, put: () => Promise<unknown>): Promise<void> => {
    if (!(await page.getByRole('heading', { level: 1, name: title }).isVisible()))
      await page.locator('.tasks').getByRole('link', { name: title }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await put();
    await page.getByRole('button', { name: '保存并继续' }).click();
  };
  await topic('委托人', async () => assert.equal(await page.getByLabel('由代理人办理').count(), 0));
  await topic('代理人', async () => {
    assert.equal(await page.getByLabel('单位', { exact: true }).count(), 0, 'only a person may be an agent');
    await page.locator('#f-facts-agent-key').fill(keyOf(helper.login));
    await page.locator('#f-facts-agent-name').fill(helper.name);
  });
  await topic('委托范围', () => page.getByLabel('仅限所列事项').check());
  await topic('委托事项', async () => {
    await page.getByRole('button', { name: /添加/ }).click();
    await page.locator('#f-facts-matters-0').fill(matter);
    await page.getByRole('option').first().click();
    await page.getByRole('button', { name: '修改' }).waitFor();
  });
  await topic('委托起始日', () => page.locator('#f-facts-from').fill('2021-09-17'));
  await topic('委托终止日', () => page.locator('#f-facts-until').fill('2021-12-31'));
  await page.locator('.tasks').getByRole('link', { name: '核对后提交' }).click();
  await page.getByText(matter).first().waitFor();
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.waitForURL(/\/shanghai\/applied\//);
  await page.goto(`${stage.origin}/shanghai/mandates`);
  await page.getByRole('rowheader', { name: helper.name }).waitFor();
  await page.getByText('有效', { exact: true }).waitFor();
  await close();
});

test('the agent chooses for whom to apply, only for the matter the mandate names', async () => {
  const { page, close } = await stage.visit({ as: helper, at: friday, width: 360 });
  await page.goto(`${stage.origin}/shanghai/mandates`);
  await page.getByRole('rowheader', { name: firm.name }).waitFor();
  await page.goto(`${stage.origin}/shanghai/matters?q=${matter}`);
  const code = stage.zone.program.zone
    .matters()
    .find((one) => one.title.includes(matter) && one.jurisdiction === '320509')?.code as string;
  await page.goto(`${stage.origin}/shanghai/apply/${code}?part=applicant`);
  await page.getByRole('group', { name: '以谁的名义申请' }).waitFor();
  await page.getByLabel(new RegExp(firm.name)).check();
  assert.equal(await page.locator('#f-facts-applicant-key').inputValue(), firm.key);
  assert.equal(await page.locator('#f-facts-applicant-agent-name').inputValue(), helper.name);
  await page.getByLabel('本人', { exact: true }).check();
  assert.equal(await page.locator('#f-facts-applicant-key').inputValue(), keyOf(helper.login));
  const other = stage.zone.program.zone
    .matters()
    .find((one) => one.mechanism === 'cross-province-window' && !one.title.includes(matter) && one.serves === 'both')
    ?.code as string;
  await page.goto(`${stage.origin}/shanghai/apply/${other}?part=applicant`);
  await page.locator('#f-facts-applicant-key').waitFor();
  await page.waitForLoadState('networkidle');
  assert.equal(await page.getByRole('group', { name: '以谁的名义申请' }).count(), 0);
  await close();
});

test('the window sees the mandate beside the applicant, and takes the agent over', async () => {
  const { page, close } = await stage.visit({ as: clerk, at: friday, language: 'en' });
  const code = stage.zone.program.zone
    .matters()
    .find((one) => one.title.includes(matter) && one.jurisdiction === '320509')?.code as string;
  await page.goto(`${stage.origin}/shanghai/window/new?code=${code}`);
  await page.getByLabel('Organisation', { exact: true }).check();
  await page.locator('#f-facts-applicant-key').fill(firm.key);
  await page.getByRole('button', { name: 'This agent acts' }).click();
  assert.equal(await page.locator('#f-facts-applicant-agent-name').inputValue(), helper.name);
  assert.equal(await page.locator('#f-facts-applicant-name').inputValue(), firm.name);
  await close();
});

test('the enterprise takes it back; it counts no longer', async () => {
  const { page, close } = await stage.visit({ as: firm, at: friday });
  await page.goto(`${stage.origin}/shanghai/mandates`);
  await page.getByRole('link', { name: /查看或终止/ }).click();
  // The only act there is would end the mandate: it is offered, and its form opens only when asked for.
  await page.getByRole('button', { name: '撤销授权', exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: '确认：撤销授权' }).count(), 0);
  await takeStep(page, '撤销授权');
  await page.goto(`${stage.origin}/shanghai/mandates`);
  await page.getByText('无效', { exact: true }).waitFor();
  await close();
  assert.deepEqual(stage.faults, []);
});
