import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { flat, takeOverTitles } from '../support/estate.ts';
import { draftRegistration, importCertificates } from '../support/qualification.ts';
import { person } from '../support/zone.ts';
import { openStage, type Stage } from './support/stage.ts';
import { drawn, faultsOnTour } from './support/tour.ts';

/** Registers and facts that lie elsewhere, as people see them: no screen knows which mechanism it shows (issue 5). */

const at = '2021-06-25T02:00:00.000Z';
const keeper = { node: 'jiangsu', login: 'wj-land-officer' };
const builder = { node: 'shanghai', login: 'qp-resident' };

let stage: Stage;
let draft = '';

before(async () => {
  stage = await openStage({ at });
  await takeOverTitles(stage.zone, '320509');
  await importCertificates(stage.zone, ['EV-1']);
  draft = (await draftRegistration(stage.zone, 'EV-1', 'shanghai')).id;
  await stage.zone.settle();
});
after(() => stage?.stop());

test('an entry with its holds, its story, its versions and its readers can be read at three widths in both languages', async () => {
  const entry = `/jiangsu/registers/titles/${flat}`;
  const faults = await faultsOnTour(stage, { as: keeper, at }, [
    { path: entry },
    { path: `${entry}?tab=chain` },
    { path: `${entry}?tab=versions&on=2021-06-24` },
    { path: `${entry}?tab=readers` },
  ]);
  assert.deepEqual(faults, []);
});

test('somebody finds an entry by the beginning of its key, looks at it as of another day, and takes an extract', async () => {
  const { page, close } = await stage.visit({ as: keeper, at });
  await page.goto(`${stage.origin}/jiangsu/registers`);
  await page.getByRole('link', { name: '不动产登记簿' }).click();
  await page.getByRole('searchbox').fill(flat.slice(0, 24));
  await page.getByRole('button', { name: '查找' }).click();
  await page.getByRole('link', { name: flat }).click();
  // Only the page of the entry asks for a day: the list may still stand there and be as quiet as one that is drawn.
  await page.locator('input[type="date"]').waitFor();
  await drawn(page);
  assert.match((await page.locator('main').textContent()) ?? '', /顾念一/);
  await page.locator('input[type="date"]').fill('1999-01-01');
  await page.getByRole('button', { name: '按此查看' }).click();
  await page.getByText('当日没有有效登记').waitFor();
  await page.getByRole('button', { name: '回到现在' }).click();
  const pdf = await page.getByRole('link', { name: /出具证明/ }).getAttribute('href');
  const answer = await page.request.get(`${stage.origin}${pdf}`);
  assert.equal((await answer.body()).subarray(0, 5).toString(), '%PDF-');
  await close();
});

test('the applicant sees what is asked of whom, previews the answer, and lets it be used; the tracker shows it', async () => {
  const { page, close } = await stage.visit({ as: builder, at });
  await page.goto(`${stage.origin}/shanghai/cases/${draft}`);
  const panel = page.locator('section[aria-labelledby="evidence"]');
  await panel.getByText('尚未取证').first().waitFor();
  assert.match((await panel.textContent()) ?? '', /能够取证的，不需要提交/);
  await panel.getByRole('button', { name: '同意取证' }).click();
  await panel.getByText('待您确认').waitFor();
  await panel.getByRole('button', { name: '确认无误，允许使用' }).click();
  await panel.getByText('可以使用').waitFor();
  await page.goto(`${stage.origin}/shanghai/my-data`);
  await page.getByText('资格证书是否有效').first().waitFor();
  await close();
  const screens = [{ path: `/shanghai/cases/${draft}` }, { path: '/shanghai/my-data' }];
  const faults = await faultsOnTour(stage, { as: builder, at }, screens);
  assert.deepEqual(faults, []);
});

test('the keeper finds the question in its log and who asked among the readers of the entry', async () => {
  const officer = await person(stage.zone, 'jiangsu', 'jsu-housing-officer');
  const readers = (await officer.get('/registers/qualifications/EV-1/readers')).body as { what: string }[];
  assert.deepEqual(
    readers.map(({ what }) => what),
    ['asked'],
  );
  const { page, close } = await stage.visit({ as: { node: 'jiangsu', login: officer.login }, at });
  await page.goto(`${stage.origin}/jiangsu/requests`);
  await page.getByText('资格证书是否有效').first().waitFor();
  await close();
});

test('a reform is rehearsed on screen: a proposed term, what it would move, and the spreadsheet', async () => {
  const { page, close } = await stage.visit({ as: keeper, at });
  await page.goto(`${stage.origin}/jiangsu/law?mechanism=real-estate`);
  await page.getByRole('link', { name: '改革推演' }).click();
  await page.locator('select').first().selectOption('real-estate.objectionTerm');
  await page.locator('input[type="date"]').fill('2021-06-01');
  await page.locator('#proposed').fill('soon');
  await page.getByRole('button', { name: '开始推演' }).click();
  await page.getByRole('alert').waitFor();
  await page.locator('#proposed').fill('30d');
  await page.getByRole('button', { name: '开始推演' }).click();
  await page.getByText(/已看 \d+ 件/).waitFor();
  await close();
});

test('nothing was asked of any other origin, and no page failed', () => {
  assert.deepEqual([stage.strayed, stage.faults], [[], []]);
});
