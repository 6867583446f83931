import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { playDemo } from '../support/demo.ts';
import { person } from '../support/zone.ts';
import { shoot } from './support/shoot.ts';
import { openStage, type Stage } from './support/stage.ts';
import { faultsOnTour, type Screen } from './support/tour.ts';

/** Screens that show records of the other mechanisms, with what the zone demonstrates: the second half of the tour of all screens. */

interface Viewer {
  readonly called: string;
  readonly as: { readonly node: string; readonly login: string };
  /** `first` asks the programming interface as this person and returns a name out of the answer. */
  readonly screens: (
    first: <T>(path: string, pick: (answer: T) => string) => Promise<string>,
  ) => Promise<readonly Screen[]>;
}

interface Items<T> {
  readonly items: readonly T[];
}

const aNotice = (answer: Items<{ readonly case: string }>): string => answer.items[0]?.case ?? '';
const anEntry = (answer: Items<{ readonly key: string }>): string => answer.items[0]?.key ?? '';
const anAccount = (answer: Items<{ readonly account: string }>): string =>
  encodeURIComponent(answer.items[0]?.account ?? '');

const viewers: readonly Viewer[] = [
  {
    called: 'an officer of land registration',
    as: { node: 'jiangsu', login: 'wj-land-officer' },
    screens: async (first) => [
      { path: '/jiangsu/registers', key: true },
      { path: '/jiangsu/registers/titles', key: true },
      { path: `/jiangsu/registers/titles/${await first('/registers/titles', anEntry)}`, key: true },
      { path: '/jiangsu/requests' },
      { path: '/jiangsu/rehearse' },
      { path: '/jiangsu/recognitions' },
      { path: '/jiangsu/mechanisms' },
      { path: '/jiangsu/mechanisms/real-estate', key: true },
      { path: '/jiangsu/stories/real-estate' },
    ],
  },
  {
    called: 'an officer of finance',
    as: { node: 'jiangsu', login: 'wj-science-finance' },
    screens: async (first) => [
      { path: '/jiangsu/accounts' },
      { path: `/jiangsu/account?account=${await first('/ledger/accounts?kind=pool', anAccount)}`, key: true },
      { path: '/jiangsu/settlement', key: true },
    ],
  },
  {
    called: 'an enterprise',
    as: { node: 'shanghai', login: 'qp-enterprise' },
    screens: async (first) => [
      { path: '/shanghai/mechanisms' },
      { path: '/shanghai/mechanisms/innovation-voucher' },
      { path: '/shanghai/open/innovation-resources', key: true },
      { path: '/shanghai/accounts' },
      { path: `/shanghai/account?account=${await first('/ledger/accounts?kind=voucher', anAccount)}` },
      { path: '/shanghai/notices' },
      { path: `/shanghai/notices/${await first('/notices', aNotice)}`, key: true },
    ],
  },
  {
    called: 'the committee',
    as: { node: 'committee', login: 'committee-1' },
    screens: async () => [
      { path: '/committee/boards' },
      { path: '/committee/boards/key-projects/projects', key: true },
      { path: '/committee/boards/institutions/home', key: true },
    ],
  },
];

const at = '2026-06-12T06:00:00.000Z';
let stage: Stage;

before(async () => {
  stage = await openStage({ at, wholeCatalogue: true });
  const { said } = await playDemo(stage.zone, at);
  assert.equal(said.length, 1, said.join('\n'));
});
after(() => stage?.stop());

for (const viewer of viewers)
  test(`what ${viewer.called} sees of records can be read and used, in Chinese and English, at three widths`, async () => {
    const asker = await person(stage.zone, viewer.as.node, viewer.as.login);
    const screens = await viewer.screens(async (path, pick) => {
      const { status, body } = await asker.get(path);
      assert.equal(status, 200, path);
      const name = pick(body);
      assert.ok(name, `the demonstration has nothing at ${path}`);
      return name;
    });
    assert.deepEqual(await faultsOnTour(stage, { as: viewer.as, at }, screens), []);
  });

test('an officer finds what authorities begin among themselves, and begins a joint patrol', async () => {
  const { page, close } = await stage.visit({ as: { node: 'shanghai', login: 'qp-ecology-officer' }, at });
  await page.goto(`${stage.origin}/shanghai/mechanisms/river-and-lakes`);
  const search = page.getByRole('combobox', { name: '查找事项' });
  await search.focus();
  await page.getByRole('option').first().waitFor();
  await search.fill('联合巡河');
  await page.getByRole('option').filter({ hasText: '联合巡河' }).filter({ hasText: '青浦' }).first().click();
  await page.locator('#f-facts-title').fill('元荡联合巡河');
  await page.locator('#f-facts-water').fill('元荡');
  await page.keyboard.press('Enter');
  await page.getByLabel('区县级', { exact: true }).check();
  await shoot(page, 'begin');
  await page.locator('form button[type="submit"]').last().click();
  await page.waitForURL(/\/shanghai\/cases\//);
  await page.goto(`${page.url()}?tab=facts`);
  const says = (text: string) => page.getByText(text, { exact: true }).locator('visible=true').first().waitFor();
  await says('元荡联合巡河');
  await says('元荡');
  await close();
});

test('no screen asked anything of any other origin, and no page failed', () => {
  assert.deepEqual([stage.strayed, stage.faults], [[], []]);
});
