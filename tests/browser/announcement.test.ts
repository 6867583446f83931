import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { appearance, matterCode, buyer as owner } from '../support/estate.ts';
import { holderOf, look, take, viewIn } from '../support/journey.ts';
import { person, type TestPerson } from '../support/zone.ts';
import { shoot } from './support/shoot.ts';
import { openStage, type Stage } from './support/stage.ts';

/** 首次登记 on collective land: inspected, announced where everybody reads it, objected to by a neighbour, entered after all. */

const unit = '330421003001JC00210F00010001';
let stage: Stage;
let officer: TestPerson;
let head: TestPerson;
let id = '';

before(async () => {
  stage = await openStage({ at: '2021-07-13T02:00:00.000Z' });
  officer = await holderOf(stage.zone, 'js-land', 'officer');
  head = await holderOf(stage.zone, 'js-land', 'head');
});
after(() => stage?.stop());

test('the registry announces what it inspected', async () => {
  const clerk = await person(stage.zone, 'zhejiang', 'js-window-1');
  const opened = viewIn(
    await clerk.post('/cases', {
      mechanism: 'real-estate',
      matter: matterCode(stage.zone, '910807001400', '330421'),
      step: 'draft',
      channel: 'window',
      facts: {
        unit,
        applicant: owner,
        holderSide: [{ party: owner }],
        first: {
          location: '西塘镇示例村8号（虚构）',
          area: '210.00',
          use: 'dwelling',
          right: '宅基地使用权/房屋所有权',
        },
      },
    }),
    201,
  );
  id = opened.id;
  await take(clerk, id, 'appear', { appearing: owner, appearance });
  await take(clerk, id, 'handOver');
  await take(officer, id, 'accept');
  await take(officer, id, 'inspect', {
    inspection: { on: '2021-07-13', by: '甲、乙（虚构）', matches: true, found: '房屋已建成，四至与申请一致' },
  });
  const shown = await take(officer, id, 'announce');
  assert.equal(shown.state, 'announcing');
  assert.deepEqual(shown.papers.map(({ kind }) => kind).sort(), ['acceptance', 'announcement', 'inspection']);
});

test('a stranger reads it on a phone; no number of anybody is shown', async () => {
  const stranger = await stage.visit({ width: 360 });
  await stranger.page.goto(`${stage.origin}/zhejiang/notices`);
  await stranger.page.getByRole('link', { name: '不动产登记公告：西塘镇示例村8号（虚构），钱向南' }).first().click();
  await stranger.page
    .getByText(/2021年8月3日|2021-08-03/)
    .locator('visible=true')
    .first()
    .waitFor();
  await shoot(stranger.page, 'announcement-notice-phone');
  const text = await stranger.page.locator('main').textContent();
  assert.ok(!text?.includes(owner.key));
  await stranger.close();
});

test('a neighbour objects by name; nothing is entered until the registry has decided and the fifteen days are over', async () => {
  const neighbour = await stage.visit({ as: { node: 'zhejiang', login: 'js-resident-2' } });
  await neighbour.page.goto(`${stage.origin}/zhejiang/notices/${id}`);
  await neighbour.page.locator('#f-facts-dissent-by').fill('邻居（虚构）');
  await neighbour.page.locator('#f-facts-dissent-reason').fill('院墙越界');
  await neighbour.page.getByRole('button', { name: '对公告提出异议' }).click();
  await neighbour.page.locator('.notice.good', { hasText: '收到' }).first().waitFor();
  await shoot(neighbour.page, 'announcement-objected');
  await neighbour.close();

  stage.zone.setTime('2021-08-04T02:00:00.000Z');
  const early = (await officer.post(`/cases/${id}/steps/endAnnouncement`, { facts: {} })) as { status: number };
  assert.equal(early.status, 422);
  await take(head, id, 'settleObjection', { objectionId: 'O-1', finding: 'rejected' }, '界址清楚');
  const desk = await stage.visit({ as: { node: 'zhejiang', login: officer.login } });
  await desk.page.goto(`${stage.origin}/zhejiang/cases/${id}`);
  await desk.page.getByText('公告异议处理').first().waitFor();
  await shoot(desk.page, 'announcement-case');
  await desk.close();
  assert.equal((await take(officer, id, 'endAnnouncement')).state, 'review');
  await take(officer, id, 'collectFee', { feePaid: 8000, feeReceipt: 'R-1' });
  await take(officer, id, 'check');
  await take(head, id, 'enter');
  assert.equal((await look(officer, id)).state, 'entered');
  const gone = await stage.visit();
  await gone.page.goto(`${stage.origin}/zhejiang/notices`);
  await gone.page.getByText('现在没有公示', { exact: false }).first().waitFor();
  await gone.close();
});
