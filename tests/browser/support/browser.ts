import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver, type Page } from 'playwright-core';
import { acquireLock } from '#store/cluster/index.ts';
import { TEST_HOME } from '../../support/database.ts';

/** One test process at a time: two would unpack the same browser, or build the same pages, over each other. */
export const alone = async <T>(what: string, act: () => Promise<T>): Promise<T> => {
  const home = join(TEST_HOME, what);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const lock = await acquireLock(home, { wait: 240_000 });
  try {
    return await act();
  } finally {
    lock.release();
  }
};

/** The Chromium that npm brought. Without it the screens are not tested, so it is a failure and never a skip. */
export const openBrowser = async (): Promise<Browser> => {
  try {
    const executablePath = await alone('chromium', () => chromium.executablePath());
    return await driver.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    });
  } catch (cause) {
    throw new Error(
      'The screens cannot be tested: Chromium of @sparticuz/chromium did not start. It needs npm ci with development ' +
        `dependencies, a writable ${process.env.TMPDIR ?? '/tmp'} with 300 MB free, and the shared libraries Chromium loads (the cause says which).`,
      { cause },
    );
  }
};

/** By name and password, as people of the demonstration do on the screen. */
export const signInAs = async (page: Page, origin: string, node: string, login: string): Promise<void> => {
  await page.goto(`${origin}/${node}/sign-in`);
  await page.locator('#login').fill(login);
  await page.locator('#password').fill('tongban-demo');
  await page.keyboard.press('Enter');
  await page.waitForURL((to) => !to.pathname.endsWith('/sign-in'));
};
