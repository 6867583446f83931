import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findMatter, plain, receiveAt, take } from '../support/journey.ts';
import { person } from '../support/zone.ts';
import { axeFaults } from './support/faults-on.ts';
import { openStage, type Stage } from './support/stage.ts';
import { openStep } from './support/steps.ts';

/** What was typed is never lost without a word; what was emptied was never named; filters are kept under names (issue 3). */

let stage: Stage;
let id = '';
let officer = '';
let matter = '';

before(async () => {
  stage = await openStage({ at: '2021-09-28T02:00:00.000Z' });
  const { zone } = stage;
  const found = findMatter(zone, plain);
  matter = found.code;
  officer =
    zone.program.zone.people.find((one) =>
      one.posts.some((post) => post.authority === found.authority && post.role === 'officer'),
    )?.login ?? '';
  const clerk = await person(zone, 'shanghai', 'qp-window-1');
  ({ id } = await receiveAt(clerk, found));
  await take(clerk, id, 'handOver');
  await zone.settle();
});
after(() => stage?.stop());

test('a form with something typed asks before it is left: stay, or keep the draft', async () => {
  const { page, close } = await stage.visit({ as: { node: 'jiangsu', login: officer } });
  await page.goto(`${stage.origin}/jiangsu/cases/${id}`);
  const note = page.locator('.actions textarea').last();
  const question = page.getByRole('dialog', { name: '有尚未提交的内容' });
  await openStep(page, '受理');
  await page.getByRole('link', { name: '待办' }).click();
  await page.waitForURL(/\/inbox/);
  await page.goBack();
  await openStep(page, '受理');
  await note.fill('材料齐全');
  await page.getByRole('link', { name: '待办' }).click();
  await question.waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await question.getByRole('button', { name: '继续填写' }).click();
  await question.waitFor({ state: 'detached' });
  assert.match(page.url(), /\/cases\//);
  assert.equal(await note.inputValue(), '材料齐全');

  await page.getByRole('link', { name: '待办' }).click();
  await question.getByRole('button', { name: '保留草稿并离开' }).click();
  await page.waitForURL(/\/inbox/);
  await page.goBack();
  await openStep(page, '受理');
  assert.equal(await note.inputValue(), '材料齐全', 'the draft was kept');

  await note.fill('材料齐全，准予受理');
  await note.press('Escape');
  await question.getByRole('button', { name: '继续填写' }).click();
  await question.waitFor({ state: 'detached' });
  assert.equal(await note.inputValue(), '材料齐全，准予受理');
  await note.press('Escape');
  await question.getByRole('button', { name: '放弃并离开' }).click();
  await note.waitFor({ state: 'detached' });
  await openStep(page, '受理');
  assert.equal(await note.inputValue(), '', 'what was discarded is gone');
  await close();
});

test('signing out asks too, and leaves nothing for the next person at the computer', async () => {
  const { page, close } = await stage.visit({ as: { node: 'jiangsu', login: officer } });
  await page.goto(`${stage.origin}/jiangsu/cases/${id}`);
  await openStep(page, '受理');
  await page.locator('.actions textarea').last().fill('未写完');
  await page.getByRole('button', { name: '退出' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '保留草稿并离开' }).click();
  await page.waitForURL(`${stage.origin}/`);
  assert.deepEqual(
    await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('tongban'))),
    [],
  );
  await close();
});

test('an optional party that was begun and emptied again is not named', async () => {
  const { page, close } = await stage.visit({ as: { node: 'shanghai', login: 'qp-window-1' } });
  await page.goto(`${stage.origin}/shanghai/window/new?code=${matter}`);
  const key = page.locator('#f-facts-applicant-key');
  await key.fill('31011819900101001X');
  await page.locator('#f-facts-applicant-name').fill('顾念一');
  const kept = () =>
    page.evaluate(() => {
      const entry = Object.entries(sessionStorage).find(([name]) => name.startsWith('tongban.draft.intake'));
      return JSON.parse(entry?.[1] ?? '{}').facts?.applicant;
    });
  assert.deepEqual(await kept(), { kind: 'person', key: '31011819900101001X', name: '顾念一' });
  await key.fill('');
  await page.locator('#f-facts-applicant-name').fill('');
  assert.equal(await kept(), undefined);
  await close();
});

test('filters are saved under a name, renamed, opened again from another browser, and deleted', async () => {
  const as = { node: 'jiangsu', login: officer };
  const { page, close } = await stage.visit({ as });
  await page.goto(`${stage.origin}/jiangsu/inbox?view=all&mechanism=cross-province-window`);
  const list = page.getByRole('list', { name: '常用查询' });
  await page.getByRole('button', { name: '保存当前查询' }).click();
  await page.getByLabel('名称').fill('窗口来件');
  await page.keyboard.press('Enter');
  await list.getByRole('link', { name: '窗口来件' }).waitFor();
  await page.getByRole('button', { name: '改名' }).click();
  await page.getByLabel('名称').fill('外地来件');
  await page.keyboard.press('Enter');
  await list.getByRole('link', { name: '外地来件' }).waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await close();

  const other = await stage.visit({ as, width: 360 });
  await other.page.goto(`${stage.origin}/jiangsu/inbox`);
  await other.page.getByRole('link', { name: '外地来件' }).click();
  await other.page.waitForURL(/view=all&mechanism=cross-province-window/);
  await other.page.getByRole('button', { name: '删除' }).click();
  await other.page.getByRole('link', { name: '外地来件' }).waitFor({ state: 'detached' });
  await other.close();

  const me = await person(stage.zone, 'jiangsu', officer);
  const saved = { id: crypto.randomUUID(), name: '外站', address: 'https://example.org/' };
  assert.equal((await me.post('/my/queries', saved)).status, 400, 'only lists of this node');
});

test('nothing was asked of any other origin, and no page failed', () => {
  assert.deepEqual([stage.strayed, stage.faults], [[], []]);
});
