import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, signInAs } from '../tests/browser/support/browser.ts';
import { drawn } from '../tests/browser/support/tour.ts';

/**
 * The pictures of `docs/pictures`, as the READMEs show them: start the demonstration with an empty `TONGBAN_HOME`, then
 * `node scripts/pictures.ts http://localhost:8310`. Look at each before it is committed.
 */
const origin = (process.argv[2] ?? 'http://localhost:8310').replace(/\/$/, '');
const folder = join(import.meta.dirname, '../docs/pictures');

interface Picture {
  readonly name: string;
  readonly size: readonly [width: number, height: number];
  readonly as?: readonly [node: string, login: string];
  readonly open: (page: Page) => Promise<unknown>;
}

const desk = [1440, 900] as const;
const book = [1280, 860] as const;
const clerk = ['shanghai', 'qp-window-1'] as const;
const at = (path: string) => (page: Page) => page.goto(`${origin}${path}`);

/** A permit received in 青浦 that 吴江 has under review. */
const openCase = async (page: Page): Promise<void> => {
  await at(
    `/shanghai/window?${new URLSearchParams({ q: '食品经营许可', mechanism: 'cross-province-window', state: 'review' })}`,
  )(page);
  await page.locator('table').getByRole('link').first().click();
  await page.waitForURL(/\/cases\//);
};

/** The same case as a stranger tracks it. */
const openTrack = async (page: Page): Promise<void> => {
  await openCase(page);
  const id = page.url().split('/').at(-1)?.split('?')[0];
  const { track } = await page.evaluate(
    async (path) => (await (await fetch(path)).json()) as { readonly track: string },
    `/shanghai/api/cases/${id}`,
  );
  await page.context().clearCookies();
  await at(`/shanghai/track/${track}`)(page);
};

const openIntake = async (page: Page): Promise<void> => {
  await at('/shanghai/window/new')(page);
  await page.locator('[role="combobox"]:focus').waitFor();
  await page.keyboard.type('开具无犯罪记录证明');
  await page.getByRole('option').filter({ hasText: '吴江' }).first().click();
  await page.locator('#f-facts-applicant-key:focus').waitFor();
};

const pictures: readonly Picture[] = [
  { name: 'case', size: desk, as: clerk, open: openCase },
  { name: 'home', size: desk, open: at('/') },
  { name: 'inbox', size: book, as: clerk, open: at('/shanghai/window') },
  { name: 'institutions', size: book, as: ['committee', 'committee-1'], open: at('/committee') },
  { name: 'mandates', size: book, as: ['shanghai', 'qp-enterprise'], open: at('/shanghai/mandates') },
  { name: 'statistics', size: book, as: ['committee', 'committee-1'], open: at('/committee/statistics?wall=1') },
  { name: 'track-360', size: [360, 740], as: clerk, open: openTrack },
  { name: 'waters', size: book, open: at('/shanghai/waters') },
  { name: 'window', size: desk, as: clerk, open: openIntake },
];

const take = async (browser: Browser, { name, size: [width, height], as, open }: Picture): Promise<void> => {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  if (as) await signInAs(page, origin, ...as);
  await open(page);
  await drawn(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
};

const browser = await openBrowser();
for (const picture of pictures) await take(browser, picture);
await browser.close();
