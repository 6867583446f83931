import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { holderOf } from '../support/journey.ts';
import { panelists, regulators, runOn, type StandardMakers, standardMakers, votesOf } from '../support/standards.ts';
import { onePage } from '../support/upload.ts';
import { shoot } from './support/shoot.ts';
import { openStage, type Stage, type Visit, type VisitOptions } from './support/stage.ts';
import { drawn } from './support/tour.ts';

/** 4.2 in the browser: the draft on three sites, the public form, answers, three signatures, the edition that a run is judged by. */
describe('a joint standard in the browser', { concurrency: 1 }, () => {
  let stage: Stage;
  let makers: StandardMakers;
  let id = '';
  const visits: Visit[] = [];

  before(async () => {
    stage = await openStage({ at: '2021-03-01T02:00:00.000Z' });
    makers = await standardMakers(stage.zone);
    id = await makers.propose();
  });
  after(async () => {
    for (const visit of visits) await visit.close();
    await stage.stop();
  });

  const on = (day: string): void => stage.zone.setTime(`${day}T02:00:00.000Z`);
  const visit = async (path: string, options: VisitOptions = {}): Promise<Visit> => {
    const made = await stage.visit(options);
    visits.push(made);
    await made.page.goto(`${stage.origin}${path}`);
    return made;
  };
  const shot = ({ page }: Visit, name: string) => shoot(page, `joint-standard-${name}`);
  const officer = (n: 0 | 1 | 2): VisitOptions => ({
    as: { node: regulators[n].node, login: makers.officers[n].login },
  });

  test('published at three sites: two by their officers in the browser', async () => {
    on('2021-05-06');
    await makers.act(makers.lead, id, 'openComments', { text: await makers.textOf(0, makers.lead, 'draft') });
    for (const n of [1, 2] as const) {
      const desk = await visit(`/${regulators[n].node}/cases/${id}`, officer(n));
      await desk.page.getByRole('button', { name: '在本地网站公布', exact: true }).click();
      await desk.page.getByRole('button', { name: '确认：在本地网站公布' }).click();
      await desk.page.locator('.notice.good').first().waitFor();
      await stage.zone.settle();
    }
    const [stranger] = [await visit('/zhejiang/notices', { width: 360 })];
    await stranger.page.getByRole('link', { name: /挥发性有机物走航监测技术规范/ }).click();
    await stranger.page.getByText('请先登录').waitFor();
    await stranger.page.getByRole('link', { name: '申请表.pdf' }).waitFor();
    assert.equal(await stranger.page.getByRole('textbox', { name: '意见' }).count(), 0, 'a stranger reads only');
    await shot(stranger, 'stranger-360');
  });

  test('residents of 嘉善 and 吴江 object through the public form of their own place', async () => {
    for (const [login, node, says] of [
      ['js-resident', 'zhejiang', '建议增加质控要求'],
      ['wj-resident', 'jiangsu', '异议：阈值过严'],
    ] as const) {
      const resident = await visit(`/${node}/notices/${id}`, { as: { node, login }, width: 360 });
      await resident.page.getByLabel('意见').first().fill(says);
      await resident.page.getByRole('button', { name: '提出意见' }).click();
      await resident.page.getByText('已收到,谢谢').waitFor();
      const wide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
      assert.equal(await resident.page.evaluate(wide), false, 'the page scrolls sideways');
      await shot(resident, `comment-${node}`);
      await stage.zone.settle();
    }
  });

  test('the lead reads both, answers one in the browser, and may not close before the other is answered', async () => {
    on('2021-06-07');
    const desk = await visit(`/shanghai/cases/${id}`, officer(0));
    await desk.page.getByRole('tab', { name: '申请内容' }).click();
    for (const says of ['建议增加质控要求', '异议：阈值过严']) await desk.page.getByText(says).first().waitFor();
    assert.equal(await desk.page.getByText('尚未答复').count(), 2);
    await desk.page.getByRole('button', { name: '处理一条意见', exact: true }).click();
    await desk.page.getByLabel('意见编号').fill('C-2');
    await desk.page.getByLabel('不采纳', { exact: true }).check();
    await desk.page.getByLabel('理由').fill('阈值依据三地实测数据');
    await desk.page.getByRole('button', { name: '确认：处理一条意见' }).click();
    await desk.page.locator('.notice.good').first().waitFor();
    await desk.page.getByText('不采纳：阈值依据三地实测数据').first().waitFor();
    await shot(desk, 'answers');
    const early = await makers.lead.post(`/cases/${id}/steps/closeComments`, { facts: { touches: ['wording'] } });
    assert.equal((early.body as { code: string }).code, 'comment-unanswered');
    await makers.act(makers.lead, id, 'answerComment', { commentId: 'C-1', verdict: 'adopted' });
    await makers.act(makers.lead, id, 'closeComments', { touches: ['wording'] });
    on('2021-06-10');
    await makers.act(makers.lead, id, 'seatPanel', { panel: panelists });
    await makers.act(makers.lead, id, 'recordVotes', { votes: votesOf(6) });
  });

  test('two have signed; the third signs the same text in the browser, with the file in hand', async () => {
    const text = await makers.textOf(0, makers.lead, 'final');
    await makers.act(makers.lead, id, 'submitForApproval', { text });
    for (const n of [0, 1] as const)
      await makers.act(makers.heads[n], id, 'signStandard', {
        signedText: await makers.textOf(n, makers.heads[n], 'final'),
      });
    on('2021-07-05');
    const head = await visit(`/zhejiang/cases/${id}`, { as: { node: 'zhejiang', login: makers.heads[2].login } });
    const file = { name: '报批稿.pdf', mimeType: 'application/pdf', buffer: Buffer.from(onePage('final')) };
    await head.page.locator('.actions input[type=file]').first().setInputFiles(file);
    await head.page.getByText('报批稿.pdf').first().waitFor();
    await head.page.getByRole('button', { name: '确认：批准并签署文本' }).click();
    await head.page.locator('.notice.good').first().waitFor();
    await stage.zone.settle();
    assert.equal((await makers.look(id)).state, 'signed');
    await head.page.reload();
    await head.page.getByRole('tab', { name: '申请内容' }).click();
    await drawn(head.page);
    await shot(head, 'signed');
    assert.equal(await head.page.getByText('沉默不视为同意').count(), 0, 'nobody is missing');
  });

  test('issued and filed; in the register of 嘉善, and named by the run it judges', async () => {
    on('2021-07-06');
    await makers.act(makers.lead, id, 'issue', { serial: '310005', effectiveOn: '2021-08-10' });
    await stage.zone.settle();
    on('2021-08-11');
    for (const [n, one] of makers.officers.entries())
      await makers.act(one, id, 'fileNationally', { nationalFiling: `备-${n}` });
    assert.equal((await makers.look(id)).state, 'filed');
    const register = await visit('/zhejiang/registers/localStandards', officer(2));
    await register.page.getByText('DB33/T 310005-2021').first().waitFor();
    await shot(register, 'register');
    // A node reads its register again after five seconds.
    await setTimeout(5100);
    const ecology = await holderOf(stage.zone, 'qp-ecology', 'officer');
    const judged = await ecology.post('/observations/voc', runOn('2021-08-11T01:00:00.000Z'));
    assert.equal(judged.status, 200, JSON.stringify(judged.body).slice(0, 300));
    const run = await visit('/shanghai/voc?run=R-2021-08-11', { as: { node: 'shanghai', login: ecology.login } });
    await run.page.getByText('DB31/T 310005-2021（官方文本）', { exact: false }).first().waitFor();
    await shot(run, 'run');
    assert.deepEqual(stage.faults, []);
    assert.deepEqual(stage.strayed, []);
  });
});
