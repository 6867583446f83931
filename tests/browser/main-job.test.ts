import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { look } from '../support/journey.ts';
import { person } from '../support/zone.ts';
import { keyboardOf } from './support/keys.ts';
import { openStage, type Stage } from './support/stage.ts';

/** The main job as people do it, in a real browser: 青浦 receives, 吴江 decides, the applicant follows on a telephone. */

const monday = '2021-09-13T02:00:00.000Z';
const matter = '公共场所卫生许可';
const applicant = { node: 'shanghai', login: 'qp-resident', name: '顾念一', key: '31011819900101001X' };
const clerk = { node: 'shanghai', login: 'qp-window-1' };
const officer = { node: 'jiangsu', login: 'wj-health-officer' };
const head = { node: 'jiangsu', login: 'wj-health-head' };

let stage: Stage;
let id = '';

before(async () => {
  stage = await openStage({ at: monday });
});
after(() => stage?.stop());

/** What the screens call a step. */
const titleOf = (step: string): string =>
  stage.zone.program.mechanisms.get('cross-province-window')?.steps[step]?.title[0] ?? step;

const state = async (): Promise<string> => (await look(await person(stage.zone, clerk.node, clerk.login), id)).state;

/** Enter, as a scanner or a clerk would press it, until the field that wants something next has the focus. */
const enterTo = async (page: Page, keys: ReturnType<typeof keyboardOf>, field: string): Promise<void> => {
  for (let presses = 0; presses < 12; presses++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), field)) return;
    await keys.press('Enter');
  }
  const at = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
  assert.fail(`twelve times Enter did not reach ${field}: the focus is at ${at}`);
};

/** Opens the form of a step on the case page, fills it in and confirms it. */
const takeStep = async (page: Page, name: string, fill?: () => Promise<unknown>): Promise<void> => {
  const step = titleOf(name);
  const actions = page.locator('.actions');
  const choice = actions.locator('.choice').getByRole('button', { name: step, exact: true });
  await actions.getByRole('heading', { name: step, exact: true }).or(choice).first().waitFor();
  if (await choice.count()) await choice.click();
  await actions.getByRole('heading', { name: step, exact: true }).waitFor();
  await fill?.();
  await actions.locator('button[type="submit"]').click();
  await actions.locator('.notice.good').waitFor();
};

test('a clerk receives a matter of the neighbour without the mouse, in under 40 keystrokes beyond the applicant’s data', async () => {
  const { page, close } = await stage.visit({ as: clerk, at: monday });
  await page.goto(`${stage.origin}/shanghai/window/new`);
  await page.locator('[role="combobox"]:focus').waitFor();
  const keys = keyboardOf(page);
  await keys.type('ggcsw');
  await page.getByRole('option').first().waitFor();
  const found = await page.getByRole('option').allInnerTexts();
  const place = found.findIndex((line) => line.includes(matter) && line.includes('吴江'));
  assert.ok(place >= 0, `pinyin initials find the matter of 吴江 among ${found.join(', ')}`);
  for (let n = 0; n < place; n++) await keys.press('ArrowDown');
  await keys.press('Enter');
  await page.locator('input[id$="applicant-key"]:focus').waitFor();
  await keys.own(applicant.key);
  await keys.press('Enter');
  await keys.own(applicant.name);
  await keys.press('Enter');
  await keys.own('13800000000');
  await keys.press('F8');
  await enterTo(page, keys, '[id*="identityCheck-matched"]');
  await keys.press('Space');
  await enterTo(page, keys, '[id*="consent-agreed"]');
  await keys.press('Space');
  await keys.press('Control+Enter');
  await page.locator('.panel-done .number').waitFor();
  id = (await page.locator('.panel-done .number').textContent()) ?? '';
  await page.locator('a.button:focus').waitFor();
  const [receipt] = await Promise.all([page.waitForEvent('popup'), keys.press('Enter')]);
  const address = await page.locator('a.button').first().getAttribute('href');
  const pdf = await page.request.get(`${stage.origin}${address}`);
  assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-', 'the receipt is printed');
  await receipt.close();
  assert.ok(keys.strokes() < 40, `${keys.strokes()} keystrokes: ${keys.said()}`);
  console.log(`# keystrokes beyond the applicant's data: ${keys.strokes()} (${keys.said()})`);
  await close();
  await stage.zone.settle();
  assert.equal(await state(), 'pending', 'handed over: it waits at the office that decides');
});

test('the officer across the border finds it, accepts it and proposes; the head signs; the result goes out', async () => {
  const { page, close } = await stage.visit({ as: officer, at: monday });
  await page.goto(`${stage.origin}/jiangsu/inbox`);
  await page.getByRole('row').filter({ hasText: id }).getByRole('link').first().click();
  await takeStep(page, 'accept');
  await takeStep(page, 'propose', async () => {
    await page.locator('.actions').getByLabel('准予', { exact: true }).check();
    await page.locator('.actions textarea').first().fill('符合法定条件');
  });
  await stage.zone.settle();

  const other = await stage.visit({ as: head, at: monday });
  await other.page.goto(`${stage.origin}/jiangsu/cases/${id}`);
  await takeStep(other.page, 'sign');
  await other.close();

  await page.reload();
  await takeStep(page, 'issue');
  await takeStep(page, 'deliverOnline');
  await takeStep(page, 'finish');
  await close();
  await stage.zone.settle();
  assert.equal(await state(), 'closed');
});

test('the applicant follows it on a telephone by token, downloads the credential, and anyone verifies the file', async () => {
  const { track } = await look(await person(stage.zone, clerk.node, clerk.login), id);
  const stranger = await stage.visit({ width: 360, at: monday });
  await stranger.page.goto(`${stage.origin}/shanghai/track`);
  await stranger.page.locator('#token').fill(track);
  await stranger.page.locator('button[type="submit"]').click();
  await stranger.page.getByText(id).first().waitFor();
  const seen = (await stranger.page.locator('main').textContent()) ?? '';
  assert.ok(!seen.includes(applicant.name) && !seen.includes(applicant.key), 'without signing in nobody is named');

  const { page, close } = await stage.visit({ as: applicant, width: 360, at: monday });
  await page.goto(`${stage.origin}/shanghai/cases/${id}`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('a[download]').first().click()]);
  const file = await download.path();
  assert.match(readFileSync(file, 'utf8'), /^ey[\w-]+\.[\w-]+\.[\w-]+~/, 'an SD-JWT');

  await stranger.page.goto(`${stage.origin}/verify`);
  await stranger.page.locator('#credential-file').setInputFiles(file);
  await stranger.page.locator('.notice.good[role="status"]').waitFor();
  await close();
  await stranger.close();
});

test('both sides of a card are photographed one after the other, put on one page, stored and shown', async () => {
  const { page, close } = await stage.visit({ as: applicant, width: 360 });
  const code = stage.zone.program.zone
    .matters()
    .find(
      (one) =>
        one.jurisdiction === '320509' && one.materials.some((m) => !m.obtainableFrom && m.need === 'necessary'),
    )?.code;
  await page.goto(`${stage.origin}/shanghai/apply/${code}?part=materials`);
  const side = page.getByText('拍证件正反面').first();
  await side.waitFor();
  const photo = { name: 'card.png', mimeType: 'image/png', buffer: await page.screenshot() };
  const box = page.locator('.file-box').first();
  const camera = box.locator('input[capture]');
  await camera.setInputFiles(photo);
  await box.getByText('再拍反面').waitFor();
  await camera.setInputFiles(photo);
  await box.getByText('card-正反面.jpg').waitFor();
  const [width, height] = await box.getByAltText('预览').evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  });
  assert.deepEqual([width, height], [1240, 1754], 'one page of A4');
  await close();
});

test('nothing was asked of any other origin, and no page failed', () => {
  assert.deepEqual([stage.strayed, stage.faults], [[], []]);
});
