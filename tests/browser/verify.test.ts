import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { look } from '../support/journey.ts';
import { scriptedRun } from '../support/scripted.ts';
import { person } from '../support/zone.ts';
import { openStage, type Stage, type Visit } from './support/stage.ts';

/** The verification page on a telephone: a photographed code, a forged text, and both again without a network (issue 3, point 7). */

let stage: Stage;
let visit: Visit;
let page: Page;
let text: string;
let qr: string;

before(async () => {
  stage = await openStage();
  const id = await scriptedRun(stage.zone);
  const clerk = await person(stage.zone, 'shanghai', 'qp-window-1');
  const [credential] = (await look(clerk, id)).credentials;
  assert.ok(credential, 'the scripted case has no result');
  ({ text, qr } = (await clerk.get(`/cases/${id}/credentials/${encodeURIComponent(credential.id)}`)).body as {
    text: string;
    qr: string;
  });
  visit = await stage.visit({ width: 360 });
  // The zone lives in 2021; a page that judges by its own clock must live then too. (The browser driver's clock would also
  // hide which parts of the page were loaded.)
  const at = Date.parse(stage.zone.zone.nodes.get('shanghai')?.runtime.now() as string);
  await visit.context.addInitScript((instant) => {
    Date.now = () => instant;
  }, at);
  page = visit.page;
  await page.goto(`${stage.origin}/verify`);
  await page.waitForFunction(() => localStorage.getItem('tongban.keys') !== null);
});
after(async () => {
  await visit?.close();
  await stage?.stop();
});

/** What a camera would give: the drawing of the code as a picture file. */
const photo = async (): Promise<Buffer> => {
  const data = await page.evaluate(async (svg) => {
    const image = new Image();
    image.src = `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1000;
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, 1000, 1000);
    pen.drawImage(image, 50, 50, 900, 900);
    return canvas.toDataURL('image/png').split(',')[1] as string;
  }, qr);
  return Buffer.from(data, 'base64');
};

const verdict = (): Promise<string | null> => page.locator('section[aria-labelledby="verdict"] h2').textContent();
const paste = async (given: string): Promise<void> => {
  await page.locator('#credential').fill(given);
  await page.getByRole('button', { name: '验证', exact: true }).click();
};
const photograph = async (): Promise<void> =>
  page.locator('#credential-photo').setInputFiles({ name: 'qr.png', mimeType: 'image/png', buffer: await photo() });
const heading = (says: RegExp): Promise<void> =>
  page.locator('section[aria-labelledby="verdict"] h2').filter({ hasText: says }).waitFor();
/** One claim changed by one character: the signature no longer fits. */
const forged = (): string => {
  const [jwt = '', ...rest] = text.split('~');
  const [head, body = '', signature] = jwt.split('.');
  const at = Math.floor(body.length / 2);
  const other = body[at] === 'A' ? 'B' : 'A';
  return [[head, body.slice(0, at) + other + body.slice(at + 1), signature].join('.'), ...rest].join('~');
};

test('a photographed code is genuine and in force; a picture without one says what to do', async () => {
  await photograph();
  await heading(/有效/);
  assert.match((await page.locator('section[aria-labelledby="verdict"]').textContent()) ?? '', /吴江|江苏/);
  await page.locator('#credential-photo').setInputFiles({
    name: 'nothing.png',
    mimeType: 'image/png',
    buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 40, height: 40 } }),
  });
  await page.getByText('图片中没有找到二维码').waitFor();
});

test('without a network the page still opens, and judges signature and period by the keys it kept', async () => {
  await page.getByText('本页已可离线使用').waitFor();
  await visit.context.setOffline(true);
  await page.reload();
  await photograph();
  await heading(/离线核验/);
  assert.match(
    (await page.locator('section[aria-labelledby="verdict"]').textContent()) ?? '',
    /不能确认是否已被撤销/,
  );
  await paste(forged());
  await heading(/签名不符|不是本平台/);
  assert.doesNotMatch((await verdict()) ?? '', /真实/);
  await visit.context.setOffline(false);
  await paste(text);
  await heading(/有效/);
});
