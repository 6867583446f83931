import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { seedDemoReadings } from '#server/demo/readings.ts';
import { look } from '../support/journey.ts';
import { scriptedRun } from '../support/scripted.ts';
import { person } from '../support/zone.ts';
import { overflowFaults } from './support/faults-on.ts';
import { openStage, type Stage } from './support/stage.ts';
import { drawn, faultsOnTour, type Screen } from './support/tour.ts';

/** Every screen of every person, in both languages, at the widths of a telephone, a tablet and a desk (issue 3). */

interface Viewer {
  readonly called: string;
  readonly as?: { readonly node: string; readonly login: string };
  readonly screens: (found: {
    id: string;
    token: string;
    open: string;
    code: string;
    paper: string;
  }) => readonly Screen[];
}

const viewers: readonly Viewer[] = [
  {
    called: 'a stranger',
    screens: ({ token, code }) => [
      { path: '/', key: true },
      { path: '/shanghai/matters?q=许可' },
      { path: `/shanghai/matters/${code}`, key: true },
      { path: '/shanghai/track' },
      { path: `/shanghai/track/${token}`, key: true },
      { path: '/verify' },
      { path: '/shanghai/sign-in' },
      { path: '/shanghai/law' },
      { path: '/shanghai/queue' },
      { path: '/shanghai/queue?wall=1' },
      { path: '/shanghai' },
      { path: '/shanghai/notices' },
      { path: '/nowhere/at/all' },
      { path: '/shanghai/matters/no-such-matter' },
    ],
  },
  {
    called: 'a resident',
    as: { node: 'shanghai', login: 'qp-resident' },
    screens: ({ id, code }) => [
      { path: '/shanghai/mine' },
      { path: `/shanghai/cases/${id}`, key: true },
      { path: `/shanghai/apply/${code}`, key: true },
      { path: '/shanghai/mandates', key: true },
      { path: '/shanghai/my-data' },
      { path: '/shanghai/messages' },
      { path: `/shanghai/applied/${id}` },
    ],
  },
  {
    called: 'a clerk at a window',
    as: { node: 'shanghai', login: 'qp-window-1' },
    screens: ({ id, code, paper }) => [
      { path: '/shanghai/window' },
      { path: '/shanghai/window/new' },
      { path: '/shanghai/posts' },
      { path: `/shanghai/window/new?code=${code}`, key: true },
      { path: `/shanghai/cases/${id}/papers/${paper}` },
    ],
  },
  {
    called: 'an officer',
    as: { node: 'jiangsu', login: '' },
    screens: ({ open }) => [
      { path: '/jiangsu/inbox', key: true },
      { path: `/jiangsu/cases/${open}`, key: true },
      { path: `/jiangsu/cases/${open}?step=propose&tab=facts` },
      { path: '/jiangsu/compare' },
      { path: '/jiangsu/matters-use' },
      { path: '/jiangsu/mechanisms' },
    ],
  },
  {
    called: 'the committee',
    as: { node: 'committee', login: 'committee-1' },
    screens: () => [
      { path: '/committee/statistics', key: true },
      { path: '/committee/statistics/cross-province-window.closed', key: true },
      { path: '/committee/statistics/cross-province-window.acts' },
      { path: '/committee/statistics?wall=1', key: true },
    ],
  },
  {
    called: 'a resident who asks about the water',
    screens: () => [
      { path: '/shanghai/waters', key: true },
      { path: `/shanghai/waters/section?site=${encodeURIComponent('上海市/急水港桥')}`, key: true },
      { path: '/shanghai/waters/figures' },
      { path: '/shanghai/air' },
    ],
  },
  {
    called: 'an officer of ecology',
    as: { node: 'shanghai', login: 'qp-ecology-officer' },
    screens: () => [{ path: '/shanghai/voc', key: true }],
  },
  {
    called: 'an expert',
    as: { node: 'jiangsu', login: 'wj-expert-1' },
    screens: () => [{ path: '/jiangsu/ballots' }],
  },
  {
    called: 'an operator',
    as: { node: 'jiangsu', login: 'jiangsu-operator' },
    screens: () => [{ path: '/jiangsu/operator', key: true }, { path: '/jiangsu/operator/trail' }],
  },
];

let stage: Stage;
let found: Parameters<Viewer['screens']>[0];
let officer = '';

before(async () => {
  stage = await openStage();
  await seedDemoReadings(stage.zone.zone.nodes.values(), (line) => assert.fail(line));
  const id = await scriptedRun(stage.zone);
  await stage.zone.settle();
  const clerk = await person(stage.zone, 'shanghai', 'qp-window-1');
  const seen = await look(clerk, id);
  const { items } = (await clerk.get('/cases?view=all')).body as {
    items: { id: string; state: string; matter: { code: string }; deciding: { authority: string } }[];
  };
  const open = items.find((one) => one.state === 'review') as (typeof items)[number];
  officer = stage.zone.program.zone.people.find((one) =>
    one.posts.some((post) => post.authority === open.deciding.authority && post.role === 'officer'),
  )?.login as string;
  found = {
    id,
    token: seen.track,
    open: open.id,
    code: open.matter.code,
    paper: encodeURIComponent(seen.papers[0]?.number ?? ''),
  };
});
after(() => stage?.stop());

for (const viewer of viewers)
  test(`what ${viewer.called} sees can be read and used, in Chinese and English, at three widths`, async () => {
    const as = viewer.as && { ...viewer.as, login: viewer.as.login || officer };
    assert.deepEqual(await faultsOnTour(stage, as ? { as } : {}, viewer.screens(found)), []);
  });

/** 长辈版: what the national design norms of 2021 ask (main text 18 pt, targets 60 × 60) and a page breaks. */
const elderFaults = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const faults = new Set<string>();
    const name = (one: Element): string => `<${one.tagName.toLowerCase()} class="${one.className}" id="${one.id}">`;
    const texts = document.createTreeWalker(document.querySelector('main') as Element, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const around = text.parentElement as Element;
      if (!text.textContent?.trim() || !around.checkVisibility() || around.closest('.gone, option, svg')) continue;
      const size = Number.parseFloat(getComputedStyle(around).fontSize);
      if (size < 24) faults.add(`${name(around)} is written at ${size} px`);
    }
    for (const one of document.querySelectorAll('main :is(button, .button, select, textarea, input):not(.gone)')) {
      if (!one.checkVisibility() || one.closest('.gone, label')) continue;
      const { width, height } = one.getBoundingClientRect();
      if (Math.min(width, height) < 59.5) faults.add(`${name(one)} is ${Math.round(width)} × ${Math.round(height)}`);
    }
    return [...faults];
  });

test('the version for older people is large enough to read and to touch, on a telephone and at a desk', async () => {
  const faults: string[] = [];
  for (const width of [360, 1440]) {
    const as = { node: 'shanghai', login: 'qp-resident' };
    const { page, close } = await stage.visit({ as, width, elder: true });
    for (const path of [
      '',
      '/matters?q=许可',
      `/matters/${found.code}`,
      '/mine',
      '/mandates',
      '/my-data',
      '/track',
      '/queue',
      '/messages',
    ]) {
      await page.goto(`${stage.origin}/shanghai${path}`);
      await drawn(page);
      faults.push(
        ...[...(await elderFaults(page)), ...(await overflowFaults(page))].map(
          (one) => `${path} at ${width}: ${one}`,
        ),
      );
    }
    await page.goto(`${stage.origin}/verify`);
    await drawn(page);
    faults.push(...(await elderFaults(page)).map((one) => `/verify at ${width}: ${one}`));
    await close();
  }
  assert.deepEqual(faults, []);
});

test('the large screen shows a screenful, turned by the arrow keys and left with Escape', async () => {
  const { page, close } = await stage.visit({ as: { node: 'committee', login: 'committee-1' } });
  await page.goto(`${stage.origin}/committee/statistics?wall=1`);
  await drawn(page);
  const said = page.locator('.wall-head .num');
  const before = await said.textContent();
  assert.ok(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight), 'it is one screen');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction((was) => document.querySelector('.wall-head .num')?.textContent !== was, before);
  await page.keyboard.press('Escape');
  await page.getByRole('navigation', { name: '工作菜单' }).waitFor();
  await close();
});

test('a wide list reads as cards where it does not fit, and as a table again where it does', async () => {
  const { page, close } = await stage.visit({ as: { node: 'shanghai', login: 'qp-window-1' }, width: 768 });
  await page.goto(`${stage.origin}/shanghai/window`);
  await page.locator('.table-box.narrow').waitFor();
  assert.ok(await page.locator('.table-box').evaluate((box) => box.scrollWidth <= box.clientWidth));
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.locator('.table-box:not(.narrow) thead').waitFor();
  await close();
});

test('no screen asked anything of any other origin, and no page failed', () => {
  assert.deepEqual([stage.strayed, stage.faults], [[], []]);
});
