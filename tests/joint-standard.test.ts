import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Comments } from '#kernel';
import { holderOf } from './support/journey.ts';
import { onlyRow } from './support/rows.ts';
import {
  panelists,
  regulators,
  runOn,
  type StandardMakers,
  standardMakers,
  threshold,
  votesOf,
} from './support/standards.ts';
import { type TestZone, testZone } from './support/zone.ts';

/** 4.2 from proposal to an edition that observation judges by, on the days of worked examples 7 and 8. */
describe('a standard made by three regulators over three nodes', { concurrency: 1 }, () => {
  let zone: TestZone;
  let makers: StandardMakers;
  let id = '';

  before(async () => {
    zone = await testZone({ at: '2021-03-01T02:00:00.000Z' });
    makers = await standardMakers(zone);
  });
  after(() => zone.stop());

  const on = (day: string): void => zone.setTime(`${day}T02:00:00.000Z`);
  const refusal = async (who: StandardMakers['lead'], step: string, facts: object = {}): Promise<string> => {
    const answer = await who.post(`/cases/${id}/steps/${step}`, { facts });
    return (answer.body as { code: string }).code;
  };
  const noticesAt = async (node: string): Promise<{ case: string; state: string; last?: string }[]> =>
    (await zone.app.inject({ method: 'GET', url: `/${node}/api/notices` })).json().items;

  test('proposed by one, taken up by three, drafted by organisations of every side', async () => {
    id = await makers.propose();
    assert.equal((await makers.look(id)).state, 'drafting');
  });

  test('4.6-7: on three sites from 05-06, 05-06 and 05-08; each shows it to anyone, text included', async () => {
    on('2021-05-06');
    const text = await makers.textOf(0, makers.lead, 'draft');
    await makers.act(makers.lead, id, 'openComments', { text });
    await makers.act(makers.officers[1], id, 'publishDraftHere');
    assert.equal((await noticesAt('zhejiang')).length, 0, 'not published in 嘉善');
    assert.equal((await noticesAt('shanghai'))[0]?.state, 'waiting', 'the common period has not begun');
    const early = await makers.speak('js-resident', 'zhejiang', id, '太早');
    assert.equal(early.status, 404, 'nobody answers what is not shown');
    on('2021-05-08');
    await makers.act(makers.officers[2], id, 'publishDraftHere');
    for (const { node } of regulators) {
      const [notice] = await noticesAt(node);
      assert.deepEqual([notice?.case, notice?.state, notice?.last], [id, 'running', '2021-06-06'], node);
      const file = await zone.app.inject({ method: 'GET', url: `/${node}/api/notices/${id}/files/${text.sha256}` });
      assert.ok(file.statusCode === 200 && file.body.includes('draft'), `the text at ${node}`);
    }
  });

  test('residents of three places comment, each at home, one against it; nobody without a name, nobody after the last day', async () => {
    on('2021-05-20');
    for (const [login, node, comment] of [
      ['qp-resident', 'shanghai', '建议明确采样频次'],
      ['wj-resident', 'jiangsu', '异议：阈值过严，应维持 200'],
      ['js-resident', 'zhejiang', '建议增加质控要求'],
    ] as const) {
      const answer = await makers.speak(login, node, id, comment);
      assert.ok([200, 202].includes(answer.status), JSON.stringify(answer.body));
    }
    const nameless = await zone.app.inject({
      method: 'POST',
      url: `/zhejiang/api/notices/${id}/steps/comment`,
      headers: { 'idempotency-key': crypto.randomUUID() },
      payload: { facts: { comment: '匿名' } },
    });
    assert.equal(nameless.statusCode, 401);
    const { list } = (await makers.look(id)).facts.comments as Comments;
    assert.deepEqual(
      list.map(({ side, received }) => [side, received]),
      regulators.map(({ place }) => [place, '2021-05-20']),
    );
    on('2021-06-06');
    assert.equal(await refusal(makers.lead, 'closeComments', { touches: ['wording'] }), 'publicity-running');
    on('2021-06-07');
    const late = await makers.speak('js-resident', 'zhejiang', id, '晚了');
    assert.equal((late.body as { code: string }).code, 'commentOpen');
  });

  test('every comment is answered, the objection with its reason; without one the draft goes no further', async () => {
    const answer = (n: number, verdict: string, reason?: string) =>
      makers.act(makers.lead, id, 'answerComment', { commentId: `C-${n}`, verdict, ...(reason && { reason }) });
    await answer(1, 'adopted');
    assert.equal(await refusal(makers.lead, 'closeComments', { touches: ['wording'] }), 'comment-unanswered');
    await answer(2, 'refused');
    await answer(3, 'partly', '质控要求另见附录');
    assert.equal(await refusal(makers.lead, 'closeComments', { touches: ['wording'] }), 'comment-without-reason');
    await answer(2, 'refused', '阈值依据三地实测数据');
    await makers.act(makers.lead, id, 'closeComments', { touches: ['wording'] });
    assert.equal((await makers.look(id)).state, 'forReview');
    const answers = ((await makers.look(id)).facts.comments as Comments).list.map(({ answer: a }) => a?.verdict);
    assert.deepEqual(answers, ['adopted', 'refused', 'partly']);
  });

  test('4.6-7: a panel of nine without a drafter; five yes of eight send it back, six pass it', async () => {
    on('2021-06-08');
    const drafter = panelists.map((one, n) => (n === 0 ? { ...one, organisation: '起草单位qp' } : one));
    assert.equal(await refusal(makers.lead, 'seatPanel', { panel: drafter }), 'noDrafter');
    await makers.act(makers.lead, id, 'seatPanel', { panel: panelists });
    on('2021-06-10');
    await makers.act(makers.lead, id, 'recordVotes', { votes: votesOf(5) });
    assert.equal((await makers.look(id)).state, 'returned');
    await makers.act(makers.lead, id, 'resubmit', { text: await makers.textOf(0, makers.lead, 'resubmitted') });
    await makers.act(makers.lead, id, 'seatPanel', { panel: panelists });
    await makers.act(makers.lead, id, 'recordVotes', {
      votes: votesOf(6),
      clauseOpinions: [{ clause: '5.2', opinion: '补充校准' }],
    });
    assert.equal((await makers.look(id)).state, 'approved');
  });

  test('4.6-8: signed on 06-20, 06-22 and 07-05, each with the file in hand; another text signs nothing', async () => {
    on('2021-06-18');
    const final = await makers.textOf(0, makers.lead, 'final');
    await makers.act(makers.lead, id, 'submitForApproval', { text: final });
    for (const [n, day] of ['2021-06-20', '2021-06-22'].entries()) {
      on(day);
      const who = makers.heads[n as 0 | 1];
      await makers.act(who, id, 'signStandard', { signedText: await makers.textOf(n, who, 'final') });
      assert.equal((await makers.look(id)).state, 'signing', 'no partial effect');
    }
    on('2021-07-05');
    const third = makers.heads[2];
    await makers.act(third, id, 'signStandard', { signedText: await makers.textOf(2, third, 'another') });
    assert.equal((await makers.look(id)).state, 'signing', 'another text has no effect');
    await makers.act(third, id, 'signStandard', { signedText: await makers.textOf(2, third, 'final') });
    const { state, facts } = await makers.look(id);
    assert.deepEqual([state, facts.approvedOn], ['signed', '2021-07-05']);
    assert.equal((facts.signing as { hash: string }).hash, final.sha256);
  });

  test('issued with one serial under three prefixes, in three registers, and filed by all three', async () => {
    on('2021-07-06');
    assert.equal(await refusal(makers.lead, 'issue', { serial: '310005', effectiveOn: '2021-08-01' }), 'leadTime');
    await makers.act(makers.lead, id, 'issue', { serial: '310005', effectiveOn: '2021-08-10' });
    await zone.settle();
    for (const [n, { node }] of regulators.entries()) {
      const key = `DB3${n + 1}/T 310005-2021`;
      const row = await onlyRow(zone, node, 'select key, values from register_entries where register = $1', [
        'localStandards',
      ]);
      assert.deepEqual([row.key, row.values.effectiveOn, row.values.work], [key, '2021-08-10', id]);
    }
    on('2021-08-20');
    for (const [n, officer] of makers.officers.entries())
      await makers.act(officer, id, 'fileNationally', { nationalFiling: `备-${n}` });
    assert.equal((await makers.look(id)).state, 'filed');
  });

  test('from its day on observation judges by it, at every node: a run of the day before by the old method', async () => {
    // A node reads its register again after five seconds.
    await setTimeout(5100);
    for (const [key, node] of [
      ['qp', 'shanghai'],
      ['js', 'zhejiang'],
    ] as const) {
      const officer = await holderOf(zone, `${key}-ecology`, 'officer');
      const judged = async (day: string) => {
        const answer = await officer.post('/observations/voc', runOn(`${day}T02:00:00.000Z`));
        assert.equal(answer.status, 200, JSON.stringify(answer.body).slice(0, 400));
        return answer.body as { method: { id: string }; hotSpots: unknown[] };
      };
      const [before, after] = [await judged('2021-08-09'), await judged('2021-08-10')];
      assert.equal(before.method.id, 'VOC-MOBILE');
      assert.equal(before.hotSpots.length, 0, 'under the old floor of 200');
      assert.match(after.method.id, /^DB3[13]\/T 310005-2021$/, node);
      assert.equal(after.hotSpots.length, 1, `over the floor of ${threshold.value}`);
    }
  });
});
