import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { publishedByDomain, publishedItems } from '../../zones/delta/institutions.ts';
import { findMatter, holderOf, receiveAt, take } from '../support/journey.ts';
import { person } from '../support/zone.ts';
import { axeFaults, overflowFaults, wordFaults } from './support/faults-on.ts';
import { openStage, type Stage } from './support/stage.ts';

/** The committee's home, the time line of projects, and the way from a figure to its cases, on a telephone and at a desk. */
let stage: Stage;
const committee = { node: 'committee', login: 'committee-1' } as const;
let granted = '';
let officer = '';

const open = async (mechanism: string, matter: string, step: string, facts: object): Promise<string> => {
  const who = await person(stage.zone, 'committee', 'committee-1');
  const answer = await who.post('/cases', { mechanism, matter, step, channel: 'online', facts });
  assert.equal(answer.status, 201, JSON.stringify(answer.body).slice(0, 500));
  return (answer.body as { case: { id: string } }).case.id;
};

/** From one window to another county's decision: a real act of that county's province. */
const grant = async (clerk: string, node: string, prefix: string): Promise<string> => {
  const matter = findMatter(
    stage.zone,
    (m) =>
      m.authority.startsWith(prefix) &&
      !m.joint &&
      m.fee.amount === 0 &&
      m.type === '20' &&
      m.mechanism === 'cross-province-window',
  );
  const { id } = await receiveAt(await person(stage.zone, node, clerk), matter);
  const window = await person(stage.zone, node, clerk);
  await take(window, id, 'handOver');
  await stage.zone.settle();
  const body = await holderOf(stage.zone, matter.authority, 'officer');
  officer = body.login;
  await take(body, id, 'accept');
  await take(body, id, 'grantAlone');
  return id;
};

before(async () => {
  stage = await openStage();
  await open('institutions', 'INST-list-yrd-zone', 'importList', {
    window: '2021年上半年',
    source: '新闻发布会',
    items: publishedItems,
    byDomain: publishedByDomain,
    total: 18,
  });
  await open('key-projects', 'PLAN-project-yrd-zone', 'nominate', {
    code: '2103-310052-04-01-000001',
    title: '跨界道路',
    titleEn: 'A road across the border',
    block: '设施互通',
    action: '道路连通',
    owner: '示例公司',
    place: '310118',
    crossBorder: true,
    parties: ['310118', '330421'],
    keyBy: 'length',
    key: [
      { party: '310118', weight: 1500 },
      { party: '330421', weight: 2700 },
    ],
    fundedBy: 'government',
    cost: 18_900_000_000,
    plannedStart: '2021-07-01',
    plannedFinish: '2022-12-31',
    milestones: [
      {
        id: 'M1',
        title: '路基完成',
        titleEn: 'Roadbed done',
        owner: '310118',
        baseline: '2021-08-31',
        planned: '2021-08-31',
        evidence: '照片',
      },
    ],
  });
  await grant('wj-window-1', 'jiangsu', 'qp-');
  granted = await grant('qp-window-1', 'shanghai', 'wj-');
  stage.zone.setTime('2021-09-18T02:00:00.000Z');
  await stage.zone.settle();
});
after(() => stage?.stop());

for (const [language, width] of [
  ['zh', 1440],
  ['en', 360],
  ['en', 1440],
  ['zh', 360],
] as const) {
  test(`the committee’s home shows every institution with its evidence (${language}, ${width})`, async () => {
    const { page, close } = await stage.visit({ as: committee, language, width });
    await page.goto(`${stage.origin}/committee`);
    const row = page
      .locator('tbody tr', { hasText: language === 'zh' ? '综合受理服务机制' : 'one-window service' })
      .first();
    await row.waitFor();
    assert.equal(await page.locator('tbody tr', { hasText: language === 'zh' ? '印发' : 'Issued' }).count(), 18);
    // Two provinces have decided a case each: landed by the evidence, though nobody typed so.
    assert.match((await row.textContent()) ?? '', language === 'zh' ? /绿灯[\s\S]*已落地/ : /green[\s\S]*Landed/);
    assert.match(
      (await page.locator('.notice.warn').first().textContent()) ?? '',
      language === 'zh' ? /土地管理/ : /Land/,
    );
    assert.deepEqual(await overflowFaults(page), []);
    assert.deepEqual(await axeFaults(page), []);
    await row
      .getByRole('link', { name: language === 'zh' ? '用例' : 'Stories' })
      .first()
      .click();
    await page.locator('details').first().waitFor();
    await close();
  });

  test(`the projects: time line, map, what is late (${language}, ${width})`, async () => {
    const { page, close } = await stage.visit({ as: committee, language, width });
    await page.goto(`${stage.origin}/committee/boards/key-projects/projects`);
    await page.locator('.gantt-row').first().waitFor();
    assert.equal(await page.locator('.gantt-row').count(), 1);
    assert.match(
      (await page.locator('.board').textContent()) ?? '',
      language === 'zh' ? /路基完成 原定 2021-08-31/ : /Roadbed done was planned for 2021-08-31/,
    );
    assert.ok((await page.locator('.board-map .pin').count()) >= 2, 'a cross-border project stands in both places');
    assert.deepEqual(await overflowFaults(page), []);
    assert.deepEqual(await axeFaults(page), []);
    await close();
  });
}

test('a figure opens the cases behind it, for those who may see them', async () => {
  const { page, close } = await stage.visit({ as: { node: 'jiangsu', login: officer }, width: 360 });
  await page.goto(`${stage.origin}/jiangsu/statistics`);
  await page.getByRole('link', { name: '实际办理' }).first().click();
  await page.getByRole('link', { name: granted }).click();
  await page.waitForURL(`**/jiangsu/cases/${granted}`);
  await close();
  const stranger = await stage.visit();
  await stranger.page.goto(`${stage.origin}/jiangsu/statistics/cross-province-window.acts`);
  await stranger.page.getByText('签名有效').first().waitFor();
  assert.equal(await stranger.page.getByRole('link', { name: granted }).count(), 0);
  await stranger.close();
});

test('no English screen of these holds Chinese words of the interface', async () => {
  const { page, close } = await stage.visit({ as: committee, language: 'en' });
  for (const path of ['/committee/statistics', '/committee/boards']) {
    await page.goto(`${stage.origin}${path}`);
    await page.locator('h1').first().waitFor();
    await page.waitForFunction(() => !document.querySelector('p.empty[role="status"]'));
    assert.deepEqual(await wordFaults(page, 'en'), [], path);
  }
  await close();
});
