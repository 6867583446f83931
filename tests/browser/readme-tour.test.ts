import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { signInAs } from './support/browser.ts';
import { openStage, type Stage } from './support/stage.ts';
import { takeStep } from './support/steps.ts';

/** The tour of five minutes, clicked as the README writes it: its accounts, its keys, and its steps in their order. */

const root = join(import.meta.dirname, '../..');
const tours = {
  zh: { readme: 'README.zh-CN.md', section: /## 五分钟走一遍\n([\s\S]*?)\n## / },
  en: { readme: 'README.md', section: /## A tour of five minutes\n([\s\S]*?)\n## / },
} as const;
const applicant = { key: '31011819900101001X', name: '顾念一' };
const matter = '开具无犯罪记录证明';

let stage: Stage;
before(async () => {
  stage = await openStage({ at: '2026-06-12T02:00:00.000Z' });
});
after(() => stage?.stop());

const signIn = (page: Page, node: string, login: string): Promise<void> => signInAs(page, stage.origin, node, login);

/** What the README calls a step, in the language of the pages. */
const titleOf = (named: string, language: 'zh' | 'en'): string => {
  const steps = stage.zone.program.mechanisms.get('cross-province-window')?.steps ?? {};
  const step = Object.values(steps).find(({ title }) => title[0] === named);
  assert.ok(step, `the README names a step ${named}`);
  return step.title[language === 'zh' ? 0 : 1];
};

for (const language of ['zh', 'en'] as const)
  test(`the tour of ${tours[language].readme} can be walked as it is written`, async () => {
    const text = tours[language].section.exec(readFileSync(join(root, tours[language].readme), 'utf8'))?.[1] ?? '';
    const [, , windowPart = '', officerPart = ''] = text.split(/^\d\. /m);
    assert.ok(windowPart.includes('F8') && windowPart.includes('Ctrl+Enter') && windowPart.includes(applicant.key));
    const steps =
      language === 'zh'
        ? (/依次(.+?)。/.exec(officerPart)?.[1]?.split('、') ?? [])
        : [...officerPart.matchAll(/\((\p{Script=Han}+)\)/gu)].map(([, name = '']) => name);
    assert.equal(steps.length, 4);
    for (const login of ['qp-window-1', 'wj-police-officer', 'qp-resident', 'committee-1'])
      assert.ok(text.includes(login), `${login} is named`);

    const { page, close } = await stage.visit({ language, at: '2026-06-12T02:00:00.000Z' });
    const place = language === 'zh' ? '吴江' : 'Wujiang';
    for (const search of ['开具无犯罪', 'kjwfz']) {
      await page.goto(`${stage.origin}/shanghai`);
      await page.getByRole('combobox').first().fill(search);
      await page.getByRole('option').filter({ hasText: place }).first().waitFor();
    }

    await signIn(page, 'shanghai', 'qp-window-1');
    await page.goto(`${stage.origin}/shanghai/window/new`);
    await page.locator('[role="combobox"]:focus').waitFor();
    await page.keyboard.type(matter);
    await page.getByRole('option').filter({ hasText: place }).first().click();
    await page.locator('#f-facts-applicant-key').fill(applicant.key);
    await page.locator('#f-facts-applicant-name').fill(applicant.name);
    // What is missing is told at once, and nothing has been begun.
    await page.keyboard.press('Control+Enter');
    const missing = page.getByRole('alert').getByRole('link');
    await missing.first().waitFor();
    assert.deepEqual(await missing.evaluateAll((links) => links.map((one) => one.getAttribute('href'))), [
      '#f-facts-identityCheck-matched',
      '#f-facts-consent-agreed',
    ]);
    await page.keyboard.press('F8');
    await page.locator('[id^="f-facts-identityCheck-matched"] input').first().check();
    await page.locator('[id^="f-facts-consent-agreed"] input').first().check();
    await page.keyboard.press('Control+Enter');
    const number = page.locator('.panel-done .number');
    await number.waitFor();
    const id = (await number.textContent()) ?? '';
    await stage.zone.settle();

    await signIn(page, 'jiangsu', 'wj-police-officer');
    await page.goto(`${stage.origin}/jiangsu/inbox`);
    await page.getByRole('row').filter({ hasText: id }).getByRole('link').first().click();
    for (const step of steps) await takeStep(page, titleOf(step, language));
    await stage.zone.settle();

    await signIn(page, 'shanghai', 'qp-resident');
    await page.goto(`${stage.origin}/shanghai/mine`);
    await page.locator(`a[href$="/cases/${id}"]`).first().click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('a[download]').first().click(),
    ]);
    const credential = readFileSync(await download.path(), 'utf8');
    for (const rating of ['评价窗口', '评价审批部门'])
      await takeStep(page, titleOf(rating, language), () =>
        page.locator('.actions input[type="radio"]').last().check(),
      );
    await page.goto(`${stage.origin}/shanghai/my-data`);
    await page.getByRole('row').filter({ hasText: id }).first().waitFor();

    await page.goto(`${stage.origin}/verify`);
    await page.locator('#credential').fill(credential);
    await page.locator('button[type="submit"]').click();
    await page.locator('.notice.good').waitFor();
    const said = (await page.locator('main').textContent()) ?? '';
    assert.ok(said.includes(language === 'zh' ? '吴江区公安局' : 'Wujiang Public Security Bureau'));
    assert.ok(!said.includes('wj-police'), 'the issuer in words');

    await signIn(page, 'committee', 'committee-1');
    for (const path of ['committee', 'committee/boards', 'shanghai/statistics']) {
      await page.goto(`${stage.origin}/${path}`);
      await page.locator('h1').first().waitFor();
    }
    await close();
  });

test('no page of the tour failed, and none asked another origin', () => {
  assert.deepEqual([stage.strayed, stage.faults], [[], []]);
});
