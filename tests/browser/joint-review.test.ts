import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { commitmentTo, sha256 } from '#kernel';
import { onlyRow } from '../support/rows.ts';
import {
  applicationOf,
  cast,
  drawAll,
  fillPools,
  nodeOf,
  open,
  places,
  type Reviewers,
  reviewers,
  seen,
  signedIn,
  take,
  type Voter,
} from '../support/titles.ts';
import { person, type TestPerson } from '../support/zone.ts';
import { shoot } from './support/shoot.ts';
import { openStage, type Stage, type Visit } from './support/stage.ts';

const round = '2021-ECO-SENIOR';

/** The walk of the issue: application at a window, draw, recusal, secret ballot in three nodes, publicity, certificate on a phone. */
describe('a joint review in the browser', { concurrency: 1 }, () => {
  let stage: Stage;
  let who: Reviewers;
  let members: readonly string[] = [];
  let id = '';
  let voters: readonly Voter[] = [];
  const visits: Visit[] = [];
  /** One member of each province votes in a browser. */
  const inBrowser = new Map<string, Visit>();

  before(async () => {
    stage = await openStage({ at: '2021-08-20T02:00:00.000Z' });
    who = await reviewers(stage.zone);
    await fillPools(stage.zone, who);
  });
  after(async () => {
    for (const visit of visits) await visit.close();
    await stage.stop();
  });
  const visit = async (as: { node: string; login: string }, more: object = {}): Promise<Visit> => {
    const made = await stage.visit({ as, ...more });
    visits.push(made);
    return made;
  };
  const shot = (one: Visit, name: string) => shoot(one.page, `joint-review-${name}`);

  test('the draw: a side makes its secret in the browser, commits, and reveals it when all have committed', async () => {
    const { secretary, sides, head } = who;
    const roundCase = await open(secretary, 'ZC-round-320509', 'giveNotice', {
      round,
      series: 'ecology',
      level: 'senior',
      scope: 'specialty',
      conditions: '三地在职专业技术人员',
      opensOn: '2021-09-01',
      closesOn: '2021-09-30',
    });
    const strata = places.map(([, , side], n) => ({ side, seats: n === 2 ? 3 : 4, alternates: 1 }));
    const ordered = await take(secretary, roundCase, 'orderDraw', { strata });
    const { orderHash } = (ordered.facts as { draw: { orderHash: string } }).draw;
    await stage.zone.settle();
    const others = places
      .map(([key], n) => ({ party: `${key}-hrss`, n, secret: 'ab'.repeat(32), salt: 'cd'.repeat(16) }))
      .filter(({ n }) => n !== 1);
    const desk = await visit({ node: 'jiangsu', login: 'wj-hrss-officer' });
    await desk.page.goto(`${stage.origin}/jiangsu/cases/${roundCase}`);
    await desk.page.getByRole('button', { name: '生成随机数并承诺' }).click();
    await desk.page.getByText('已承诺,等待其他各方').waitFor();
    for (const { party, n, secret, salt } of others)
      await take(sides[n] as TestPerson, roundCase, 'commitSecret', {
        commitment: commitmentTo(orderHash, party, secret, salt, sha256),
      });
    await stage.zone.settle();
    await desk.page.reload();
    await desk.page.locator('section[aria-labelledby=draw]').getByRole('button', { name: '揭示随机数' }).click();
    await desk.page.getByText('已揭示,等待其他各方').waitFor();
    await shot(desk, 'draw');
    for (const { n, secret, salt } of others) {
      await take(sides[n] as TestPerson, roundCase, 'revealSecret', { secret, salt });
      await stage.zone.settle();
    }
    const { facts } = await seen(secretary, roundCase);
    const drawn = (facts.draw as unknown as { result: { drawn: { seats: string[] }[] } }).result.drawn;
    members = drawn.flatMap(({ seats }) => seats);
    assert.equal(members.length, 11);
    await take(head, roundCase, 'fileCommittee', { chairs: { chair: members[0] }, committeeTo: '2024-08-20' });
    await stage.zone.settle();
  });

  test('the application is received at a window in 青浦 and reaches the committee', async () => {
    stage.zone.setTime('2021-09-16T02:00:00.000Z');
    const clerk = await person(stage.zone, 'shanghai', 'qp-window-1');
    const matter = stage.zone.program.zone
      .further?.()
      .find(({ basic, jurisdiction }) => basic === '910320001000' && jurisdiction === '320509');
    id = await open(
      clerk,
      matter?.code ?? '',
      'apply',
      applicationOf({ key: '31011819900101001X', name: '顾念一' }, round),
      'window',
    );
    await take(clerk, id, 'postAtEmployer', { employerPostedOn: '2021-09-17', employerOpinion: '属实' });
    stage.zone.setTime('2021-09-27T02:00:00.000Z');
    const window = await visit({ node: 'shanghai', login: 'qp-window-1' });
    await window.page.goto(`${stage.origin}/shanghai/cases/${id}`);
    await window.page
      .getByRole('button', { name: /单位报送/ })
      .last()
      .click();
    await window.page.locator('.notice.good').first().waitFor();
    await stage.zone.settle();
    await take(who.sides[0] as TestPerson, id, 'endorse', { endorsement: '同意推荐' });
    await stage.zone.settle();
    await take(who.secretary, id, 'acceptFile');
    await stage.zone.settle();
    assert.equal((await seen(who.sides[2] as TestPerson, id)).state, 'reviewing');
  });

  test('an expert steps aside in the browser; the meeting is called and the vote opened', async () => {
    stage.zone.setTime('2021-10-08T02:00:00.000Z');
    for (const member of members.slice(1, 3))
      await take(await signedIn(stage.zone, member), id, 'giveOpinion', {
        opinion: { form: 'paper', score: 88, text: '业绩突出' },
      });
    await stage.zone.settle();
    const aside = members.at(-1) as string;
    const seat = nodeOf(aside);
    const expert = await visit(seat);
    await expert.page.goto(`${stage.origin}/${seat.node}/cases/${id}`);
    await expert.page.getByRole('button', { name: '申报回避' }).click();
    await expert.page.getByLabel('意见或说明').fill('与申报人有合作');
    await expert.page.getByRole('button', { name: '确认：申报回避' }).click();
    await expert.page.locator('.notice.good').first().waitFor();
    await stage.zone.settle();
    await take(who.secretary, id, 'callMeeting', { presiding: members[0] });
    await stage.zone.settle();
    for (const member of members) await take(await signedIn(stage.zone, member), id, 'signIn');
    await stage.zone.settle();
    await take(who.secretary, id, 'openSession');
    await stage.zone.settle();
    await stage.zone.settle();
    const { facts } = await seen(who.secretary, id);
    const ballot = facts.ballot as unknown as { phase: string; electors: { member: string }[] };
    assert.equal(ballot.phase, 'issuing');
    assert.ok(!ballot.electors.some(({ member }) => member === aside));
  });

  test('three experts in three provinces draw their credentials in the browser', async () => {
    const electors = members.slice(0, -1);
    for (const [, node] of places) {
      const member = electors.find((one) => nodeOf(one).node === node && !inBrowser.has(one)) as string;
      const one = await visit(nodeOf(member));
      inBrowser.set(member, one);
      await one.page.goto(`${stage.origin}/${node}/cases/${id}`);
      await one.page.getByRole('button', { name: '领取投票凭证' }).click();
      const done = one.page.getByText('凭证已领取并保存在本浏览器中', { exact: false }).waitFor();
      for (let n = 0; n < 3; n++) await stage.zone.settle();
      await done;
      await shot(one, `drawn-${node}`);
    }
    voters = await drawAll(
      stage.zone,
      id,
      electors.filter((one) => !inBrowser.has(one)),
    );
    await take(who.secretary, id, 'closeIssuing');
    await stage.zone.settle();
    await stage.zone.settle();
  });

  test('and cast there: the request carries no cookie, and the tracker is shown before the count', async () => {
    for (const [member, one] of inBrowser) {
      const { node } = nodeOf(member);
      await one.page.goto(`${stage.origin}/${node}/cases/${id}`);
      const sent = one.page.waitForRequest((request) => request.url().endsWith(`/ballots/${id}/cast`));
      await one.page.getByRole('radio', { name: '同意', exact: true }).check();
      await one.page.getByRole('button', { name: '投出选票' }).click();
      const headers = await (await sent).allHeaders();
      assert.equal(headers.cookie, undefined);
      await one.page.getByText('查询号').waitFor();
      await shot(one, `cast-${node}`);
    }
    for (const voter of voters) assert.equal((await cast(stage.zone, id, voter, 'yes', 'zhejiang')).statusCode, 200);
    await take(who.secretary, id, 'closeCasting');
    await stage.zone.settle();
    await stage.zone.settle();
    for (const [member, one] of inBrowser) {
      await one.page.goto(`${stage.origin}/${nodeOf(member).node}/cases/${id}`);
      await one.page.getByText('您的选票已按您的选择计入').waitFor();
    }
    const [first] = inBrowser.values();
    await (first as Visit).page.getByRole('tab', { name: '申请内容' }).click();
    await (first as Visit).page.getByText('公告板摘要').waitFor();
    await shot(first as Visit, 'counted');
  });

  test('the result is shown on three sites, to anyone, in both languages and on a phone', async () => {
    stage.zone.setTime('2021-10-11T02:00:00.000Z');
    await take(await signedIn(stage.zone, members[0] as string), id, 'signMinutes');
    await stage.zone.settle();
    await take(who.secretary, id, 'showResult');
    await stage.zone.settle();
    for (const side of [who.sides[0], who.sides[2]]) await take(side as TestPerson, id, 'showHere');
    await stage.zone.settle();
    for (const [n, [, node]] of places.entries()) {
      const stranger = await stage.visit({ width: [360, 768, 1440][n] as number, language: n === 1 ? 'en' : 'zh' });
      visits.push(stranger);
      await stranger.page.goto(`${stage.origin}/${node}/notices`);
      await stranger.page.getByText('顾念一', { exact: false }).first().waitFor();
      await shot(stranger, `notices-${node}`);
    }
  });

  test('confirmed by three; the certificate is verified on a phone', async () => {
    stage.zone.setTime('2021-10-19T02:00:00.000Z');
    for (const head of who.heads) {
      await take(head, id, 'confirm');
      await stage.zone.settle();
    }
    await stage.zone.settle();
    const { text } = await onlyRow(
      stage.zone,
      'jiangsu',
      `select text from credentials where type = 'tongban:title'`,
      [],
    );
    const phone = await stage.visit({ width: 360 });
    visits.push(phone);
    await phone.page.goto(`${stage.origin}/verify`);
    await phone.page
      .getByRole('textbox')
      .first()
      .fill(text as string);
    await phone.page.getByRole('button', { name: '验证', exact: true }).click();
    await phone.page.getByText('证照真实，现在有效').waitFor();
    const wide = await phone.page.evaluate(
      'document.documentElement.scrollWidth > document.documentElement.clientWidth',
    );
    assert.equal(wide, false, 'the page scrolls sideways');
    await shot(phone, 'verify-360');
    assert.deepEqual(stage.faults, []);
    assert.deepEqual(stage.strayed, []);
  });
});
