import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { seedDemoReadings } from '#server/demo/readings.ts';
import { look } from '../support/journey.ts';
import { scriptedRun } from '../support/scripted.ts';
import { person } from '../support/zone.ts';
import { axeFaults, overflowFaults, wordFaults } from './support/faults-on.ts';
import { openStage, type Stage } from './support/stage.ts';

/** Every screen of every person, in both languages, at the widths of a telephone, a tablet and a desk (issue 3). */

const widths = [360, 768, 1440] as const;

interface Screen {
  readonly path: string;
  /** Looked at by axe at all three widths (Chinese at desk and tablet, English on a telephone); the others at two. */
  readonly key?: true;
}

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
    ],
  },
  {
    called: 'a resident',
    as: { node: 'shanghai', login: 'qp-resident' },
    screens: ({ id, code }) => [
      { path: '/shanghai/mine' },
      { path: `/shanghai/cases/${id}`, key: true },
      { path: `/shanghai/apply/${code}`, key: true },
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

const drawn = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('p.empty[role="status"], [aria-busy="true"]'));
};

const faultsOf = async (page: Page, screen: Screen, language: 'zh' | 'en'): Promise<readonly string[]> => {
  const faults: string[] = [];
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${stage.origin}${screen.path}`);
  await drawn(page);
  faults.push(...(await wordFaults(page, language)));
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 500 ? 740 : 900 });
    faults.push(...(await overflowFaults(page)).map((fault) => `at ${width}: ${fault}`));
    if (width === (language === 'zh' ? 1440 : 360) || (screen.key && language === 'zh' && width === 768))
      faults.push(...(await axeFaults(page)).map((fault) => `at ${width}: axe ${fault}`));
  }
  return faults.map((fault) => `${screen.path} (${language}) ${fault}`);
};

for (const viewer of viewers)
  test(`what ${viewer.called} sees can be read and used, in Chinese and English, at three widths`, async () => {
    const as = viewer.as && { ...viewer.as, login: viewer.as.login || officer };
    const seen = async (language: 'zh' | 'en'): Promise<readonly string[]> => {
      const { page, close } = await stage.visit({ ...(as && { as }), language });
      const faults: string[] = [];
      for (const screen of viewer.screens(found)) faults.push(...(await faultsOf(page, screen, language)));
      await close();
      return faults;
    };
    const faults = (await Promise.all([seen('zh'), seen('en')])).flat();
    assert.deepEqual(faults, []);
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

test('no screen asked anything of any other origin, and no page failed', () => {
  assert.deepEqual([stage.strayed, stage.faults], [[], []]);
});
