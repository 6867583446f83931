import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demoPassword } from '#server/boot/seed.ts';
import { axeFaults, overflowFaults, wordFaults } from './support/faults-on.ts';
import { openStage, type Stage } from './support/stage.ts';
import { drawn } from './support/tour.ts';

/** A window's computer that several people use: 锁屏, and what is said when the network is gone (issue 3, points 1 and 8). */

let stage: Stage;

before(async () => {
  stage = await openStage();
});
after(() => stage?.stop());

test('Alt+L locks every tab at once; only the password leads back to the page, with what was typed', async () => {
  const { page, context, close } = await stage.visit({ as: { node: 'shanghai', login: 'qp-window-1' }, width: 360 });
  const other = await context.newPage();
  await other.goto(`${stage.origin}/shanghai/posts`);
  await drawn(other);
  const address = `${stage.origin}/shanghai/window?view=all`;
  await page.goto(address);
  await drawn(page);
  await page.goto(`${stage.origin}/shanghai/posts`);
  await drawn(page);
  await page.keyboard.press('Alt+l');
  const password = page.locator('#unlock');
  await password.waitFor();
  await other.locator('#unlock').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'unlock');
  assert.deepEqual(
    [...(await axeFaults(page)), ...(await overflowFaults(page)), ...(await wordFaults(page, 'zh'))],
    [],
  );
  // The way back shows nothing either, nor does a fresh load.
  await page.goBack();
  await password.waitFor();
  await page.reload();
  await password.waitFor();
  assert.equal(await page.locator('table').count(), 0);

  await password.fill('not-the-password');
  await password.press('Enter');
  await page.locator('main [role="alert"]').first().waitFor();
  assert.equal(await password.inputValue(), '');
  await password.fill(demoPassword);
  await password.press('Enter');
  await page.locator('a[href="/shanghai/window/new"]').first().waitFor();
  await password.waitFor({ state: 'detached' });
  assert.equal(page.url(), address);
  await other.locator('#unlock').waitFor({ state: 'detached' });
  await other.getByRole('heading', { name: '岗位与交接' }).waitFor();
  await close();
});

test('whoever is not signed in is told too that the network is gone, and that it is back', async () => {
  const { page, context, close } = await stage.visit();
  await page.goto(`${stage.origin}/shanghai/matters`);
  await drawn(page);
  const lost = page.getByText('与服务器的连接已断开');
  await context.setOffline(true);
  await lost.waitFor();
  await context.setOffline(false);
  await lost.waitFor({ state: 'detached' });
  await close();
});
