import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { shoot } from './shoot.ts';
import type { Stage } from './stage.ts';
import { takeStep as takeTitled } from './steps.ts';

export const field = (page: Page, pointer: string) => page.locator(`#f-facts-${pointer}`);
export const fill = (page: Page, pointer: string, value: string) => field(page, pointer).fill(value);
export const yesOrNo = (page: Page, fact: string, answer: '是' | '否') =>
  page
    .getByRole('group', { name: new RegExp(fact) })
    .getByLabel(answer, { exact: true })
    .check();

/** What the tests of mechanism 9 do on its pages. */
export const voucherPages = (stage: () => Stage) => {
  const titleOf = (step: string): string =>
    stage().zone.program.mechanisms.get('innovation-voucher')?.steps[step]?.title[0] ?? step;

  /** The page at both ends of what people have, and nothing that must be pushed sideways. */
  const shot = async (page: Page, name: string): Promise<void> => {
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: width < 500 ? 740 : 900 });
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      await shoot(page, `voucher-${name}-${width}`);
      assert.ok(wide <= 0, `${name} is ${wide} px wider than a screen of ${width}`);
    }
  };

  const takeStep = async (page: Page, name: string, put?: () => Promise<unknown>): Promise<void> => {
    await takeTitled(page, titleOf(name), put);
    await stage().zone.settle();
  };

  const openCase = (page: Page, node: string, number: string) =>
    page.goto(`${stage().origin}/${node}/cases/${number}`);

  const begin = async (page: Page, node: string, matter: string, step: string, place = '青浦'): Promise<void> => {
    await page.goto(`${stage().origin}/${node}/mechanisms/innovation-voucher`);
    await page.getByRole('combobox').fill(matter);
    await page.getByRole('option').filter({ hasText: place }).first().click();
    const heading = page.getByRole('heading', { name: titleOf(step), exact: true });
    const choice = page.getByRole('button', { name: titleOf(step), exact: true });
    await heading.or(choice).first().waitFor();
    if (!(await heading.isVisible())) await choice.click();
    await heading.waitFor();
  };

  /** What the page says instead, where it does not go on. */
  const arrived = (page: Page, where: RegExp): Promise<void> =>
    page.waitForURL(where).catch(async (error) => {
      throw new Error(`${await page.locator('main').textContent()}`, { cause: error });
    });

  const created = async (page: Page): Promise<string> => {
    await page.locator('form button[type="submit"]').last().click();
    await arrived(page, /\/cases\//);
    return page.url().split('/').at(-1)?.split('?')[0] as string;
  };

  return { titleOf, shot, takeStep, openCase, begin, arrived, created };
};
