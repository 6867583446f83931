import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { CaseBallot } from '#kernel';
import {
  cast,
  drawAll,
  fillPools,
  nodeOf,
  places,
  type Reviewers,
  reviewers,
  seatCommittee,
  seen,
  signedIn,
  take,
  underReview,
  type Voter,
} from '../support/titles.ts';
import { inspectForLinks } from '../support/unlinkable.ts';
import type { TestPerson } from '../support/zone.ts';
import { shoot } from './support/shoot.ts';
import { openStage, type Stage, type Visit } from './support/stage.ts';

const round = '2021-ECO-SENIOR';
/** A few in every run; TONGBAN_APPLICANTS=30 is the size a sitting can have, and takes a quarter of an hour. Invented, with a right check character (GB 11643, ISO 7064 MOD 11-2). */
const applicants = Array.from({ length: Number(process.env.TONGBAN_APPLICANTS ?? 4) }, (_, n) => {
  const digits = `31011819900101${String(n + 1).padStart(3, '0')}`;
  const sum = [...digits].reduce((all, digit, i) => all + Number(digit) * (2 ** (17 - i) % 11), 0);
  return {
    key: `${digits}${'10X98765432'[sum % 11]}`,
    name: `顾${[...`${n + 10}`].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')}`,
  };
});
/** On the first two everybody votes; on the others the three who sit in the browser. */
const whole = 2;

describe(`one sitting on ${applicants.length} applicants`, { concurrency: 1 }, () => {
  let stage: Stage;
  let who: Reviewers;
  let members: readonly string[] = [];
  const ids: string[] = [];
  const visits: Visit[] = [];
  const inBrowser = new Map<string, Visit>();
  const voters = new Map<string, readonly Voter[]>();
  let aside = '';
  const everyone = new Map<string, TestPerson>();

  const ballotOf = async (id: string) => (await seen(who.secretary, id)).facts.ballot as unknown as CaseBallot;
  const settle = async (times = 2) => {
    for (let n = 0; n < times; n++) await stage.zone.settle();
  };
  const visit = async (as: { node: string; login: string }, more: object = {}): Promise<Visit> => {
    const made = await stage.visit({ as, ...more });
    visits.push(made);
    return made;
  };
  const shot = (one: Visit, name: string) => shoot(one.page, `ballot-paper-${name}`);
  /** The secretariat takes one step in all cases of a state, a page of the list with one press. */
  const inAll = async (desk: Visit, state: string, step: string, fill?: () => Promise<void>) => {
    for (let page = 1, left = ids.length; left > 0; left -= 20) {
      await desk.page.goto(`${stage.origin}/jiangsu/inbox?mechanism=joint-title-review&state=${state}&page=${page}`);
      const many = Math.min(20, left);
      await desk.page
        .locator('tbody tr')
        .nth(many - 1)
        .waitFor();
      await desk.page.getByLabel('选择本页全部').check();
      await desk.page.getByRole('button', { name: step, exact: true }).click();
      await fill?.();
      await desk.page.getByRole('button', { name: `对 ${many} 件办理“${step}”` }).click();
      await desk.page.getByText(`已对 ${many} 件办理“${step}”`).waitFor({ timeout: 300_000 });
      await settle();
      // What moved on left the list; what stayed in its state is still there.
      if ((await seen(who.secretary, ids[0] as string)).state === state) page++;
    }
    await settle();
  };
  let desk: Visit;

  before(async () => {
    stage = await openStage({ at: '2021-08-20T02:00:00.000Z' });
    who = await reviewers(stage.zone);
    await fillPools(stage.zone, who);
    ({ members } = await seatCommittee(stage.zone, who, round));
    for (const one of applicants) ids.push(await underReview(stage.zone, who, round, one));
    for (const member of members) everyone.set(member, await signedIn(stage.zone, member));
    stage.zone.setTime('2021-10-08T02:00:00.000Z');
    for (const id of ids)
      for (const member of members.slice(1, 3))
        await take(everyone.get(member) as TestPerson, id, 'giveOpinion', {
          opinion: { form: 'paper', score: 88, text: '业绩突出' },
        });
    await settle();
    aside = members.find((one) => nodeOf(one).node === 'shanghai') as string;
    await take(await signedIn(stage.zone, aside), ids[0] as string, 'stepAside', {}, '与申报人有合作');
    await settle();
    desk = await visit({ node: 'jiangsu', login: 'wj-hrss-officer' });
  });
  after(async () => {
    for (const one of visits) await one.close();
    await stage.stop();
  });

  test('the secretariat calls one meeting on all of them and opens all votes, a page with one press', async () => {
    await inAll(desk, 'reviewing', '召集评审会议', async () => {
      await shot(desk, 'batch');
      await desk.page.getByLabel('主持人').fill(members[0] as string);
    });
    for (const id of ids) for (const member of members) await take(everyone.get(member) as TestPerson, id, 'signIn');
    await settle();
    await inAll(desk, 'called', '清点人数,开始表决');
    for (const id of ids) assert.equal((await ballotOf(id)).phase, 'issuing');
  });

  test('an expert draws all credentials of the paper with one press; who stepped aside has one line less', async () => {
    for (const [, node] of places) {
      const member = node === 'shanghai' ? aside : (members.find((one) => nodeOf(one).node === node) as string);
      const one = await visit(nodeOf(member), { width: node === 'zhejiang' ? 360 : 1440 });
      inBrowser.set(member, one);
      await one.page.goto(`${stage.origin}/${node}/ballots`);
      const mine = member === aside ? ids.length - 1 : ids.length;
      await one.page.getByRole('button', { name: `领取全部凭证（${mine} 张）` }).click();
      const done = one.page
        .getByRole('button', { name: /领取全部凭证/ })
        .waitFor({ state: 'detached', timeout: 300_000 });
      await Promise.race([
        done,
        (async () => {
          for (let n = 0; n < 300; n++) await settle(1);
        })(),
      ]);
      await done;
      await shot(one, `drawn-${node}`);
    }
    for (const id of ids.slice(0, whole)) {
      const electors = (await ballotOf(id)).electors.map(({ member }) => member);
      assert.equal(electors.includes(aside), id !== ids[0]);
      voters.set(
        id,
        await drawAll(
          stage.zone,
          id,
          electors.filter((one) => !inBrowser.has(one)),
        ),
      );
    }
    await inAll(desk, 'voting', '截止领取投票凭证');
    for (const id of ids) assert.equal((await ballotOf(id)).phase, 'casting');
  });

  test('and casts all of them with one press: as many ballots as lines, each a request of its own without cookie', async () => {
    for (const [member, one] of inBrowser) {
      const { node } = nodeOf(member);
      await one.page.goto(`${stage.origin}/${node}/ballots`);
      const mine = member === aside ? ids.slice(1) : ids;
      await one.page.getByRole('button', { name: '投出已选的 0 张选票' }).waitFor({ timeout: 60_000 });
      for (const id of mine)
        await one.page
          .locator(`input[name="${id}"]`)
          .nth(id === ids[1] ? 1 : 0)
          .check();
      await shot(one, `marked-${node}`);
      const sent: { url: string; cookie: string | undefined; size: number }[] = [];
      one.page.on('request', async (request) => {
        if (!request.url().endsWith('/cast')) return;
        const size = request.postData()?.length ?? 0;
        sent.push({ url: request.url(), cookie: (await request.allHeaders()).cookie, size });
      });
      await one.page.getByRole('button', { name: `投出已选的 ${mine.length} 张选票` }).click();
      await one.page.getByRole('button', { name: /投出已选的/ }).waitFor({ state: 'detached', timeout: 120_000 });
      assert.equal(sent.length, mine.length);
      assert.ok(sent.every(({ cookie }) => cookie === undefined));
      assert.equal(new Set(sent.map(({ size }) => size)).size, 1, 'a size tells a choice');
      for (const id of mine) assert.ok(sent.some(({ url }) => url.includes(id)));
      await shot(one, `cast-${node}`);
    }
  });

  test('all count as cast, and nothing on any node tells whose they are', async () => {
    for (const id of ids.slice(0, whole)) {
      for (const voter of voters.get(id) ?? [])
        assert.equal((await cast(stage.zone, id, voter, 'yes', 'zhejiang')).statusCode, 200);
      const own = voters.get(id) ?? [];
      assert.deepEqual(
        await inspectForLinks(stage.zone, id, own, new Map(own.map(({ member }) => [member, 'yes']))),
        [],
      );
    }
    await inAll(desk, 'voting', '截止投票');
    for (const [n, id] of ids.entries()) {
      const { board } = await ballotOf(id);
      const no = n === 1 ? inBrowser.size : 0;
      const voted = n < whole ? members.length - (n === 0 ? 1 : 0) : inBrowser.size;
      assert.deepEqual([board?.tally.yes, board?.tally.no], [voted - no, no]);
    }
    for (const [member, one] of inBrowser) {
      await one.page.goto(`${stage.origin}/${nodeOf(member).node}/ballots`);
      const counted = one.page.getByText('您的选票已按您的选择计入');
      const many = member === aside ? ids.length - 1 : ids.length;
      await counted.nth(many - 1).waitFor({ timeout: 60_000 });
      assert.equal(await counted.count(), many);
      await shot(one, `counted-${nodeOf(member).node}`);
    }
    assert.deepEqual(stage.faults, []);
    assert.deepEqual(stage.strayed, []);
  });
});
