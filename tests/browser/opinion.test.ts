import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findMatter, holderOf, plain, receiveAt, take } from '../support/journey.ts';
import { onePage } from '../support/upload.ts';
import { person } from '../support/zone.ts';
import { axeFaults, overflowFaults } from './support/faults-on.ts';
import { shoot } from './support/shoot.ts';
import { openStage, type Stage } from './support/stage.ts';
import { confirmStep, openStep, takeStep } from './support/steps.ts';

/** 附件、手写签名、抄送、加签 on the case page: a proposal with all of them, read, co-signed and signed by the head. */

let stage: Stage;
let id = '';
let logins: { readonly officer: string; readonly head: string; readonly name: string };

before(async () => {
  stage = await openStage({ at: '2021-09-28T02:00:00.000Z' });
  const { zone } = stage;
  const matter = findMatter(zone, plain);
  const of = (role: string) =>
    zone.program.zone.people.find((one) =>
      one.posts.some((post) => post.authority === matter.authority && post.role === role && !post.deputyFor),
    );
  logins = { officer: of('officer')?.login ?? '', head: of('head')?.login ?? '', name: of('head')?.name ?? '' };
  const clerk = await person(zone, 'shanghai', 'qp-window-1');
  ({ id } = await receiveAt(clerk, matter));
  await take(clerk, id, 'handOver');
  await zone.settle();
  await take(await holderOf(zone, matter.authority, 'officer'), id, 'accept');
});
after(() => stage?.stop());

test('an officer attaches a file, signs by hand, copies to the head and asks for a co-signature', async () => {
  const { page, close } = await stage.visit({ as: { node: 'jiangsu', login: logins.officer } });
  await page.goto(`${stage.origin}/jiangsu/cases/${id}`);
  await openStep(page, '拟定决定');
  const actions = page.locator('.actions');
  await actions.getByLabel('准予', { exact: true }).check();
  await actions.getByText('附件、手写签名、抄送').click();
  await actions.getByRole('button', { name: '添加附件' }).click();
  await actions
    .locator('#f-enclosed-0')
    .setInputFiles({ name: '核查.pdf', mimeType: 'application/pdf', buffer: Buffer.from(onePage('browser')) });
  await actions.getByText('核查.pdf').waitFor();
  const pad = await actions.locator('canvas').boundingBox();
  assert.ok(pad);
  await actions.locator('canvas').scrollIntoViewIfNeeded();
  const box = (await actions.locator('canvas').boundingBox()) ?? pad;
  await page.mouse.move(box.x + 20, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 30, { steps: 5 });
  await page.mouse.up();
  await actions.getByRole('button', { name: '采用签名' }).click();
  await actions.getByAltText('手写签名').waitFor();
  await actions.getByLabel(new RegExp(logins.name)).check();
  assert.deepEqual([await axeFaults(page), await overflowFaults(page)], [[], []]);
  await shoot(page, 'opinion');
  await confirmStep(page);
  await takeStep(page, '加签', () =>
    page
      .locator('.actions select')
      .first()
      .selectOption({ label: `${logins.name} · 审批部门负责人` }),
  );
  await page.getByText(`抄送：${logins.name} (未阅)`).first().waitFor();
  await close();
});

test('the head finds what was copied, reads it, and can sign only after co-signing', async () => {
  const { page, close } = await stage.visit({ as: { node: 'jiangsu', login: logins.head }, width: 768 });
  await page.goto(`${stage.origin}/jiangsu/inbox?view=copied`);
  await page.getByRole('row').filter({ hasText: id }).getByRole('link').first().click();
  await page.getByRole('button', { name: '已阅' }).click();
  await page.getByRole('button', { name: '已阅' }).waitFor({ state: 'detached' });
  const signature = page.getByAltText(/^手写签名/).first();
  await signature.waitFor();
  const wide = await signature.evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    return image.naturalWidth;
  });
  assert.equal(wide, 480, 'the signature is drawn');
  await page.locator('.actions summary').first().click();
  await page.getByText('加签尚未签署，请等待或者减签').waitFor();
  await takeStep(page, '签署加签意见', () => page.getByLabel('同意', { exact: true }).check());
  await takeStep(page, '签发决定');
  await page.goto(`${stage.origin}/jiangsu/inbox?view=copied`);
  await page.locator('.empty').first().waitFor();
  assert.equal(await page.getByText(id).count(), 0, 'what was read is no longer listed');
  await close();
});

test('nothing was asked of any other origin, and no page failed', () => {
  assert.deepEqual([stage.strayed, stage.faults], [[], []]);
});
