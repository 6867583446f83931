import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { ballotSuite } from '#exchange/ballot/index.ts';
import { type CaseBallot, checkBoard, checkDraw, type DrawState, findOwn, sha256 } from '#kernel';
import { outlinesOf } from '#server/room/outlines.ts';
import ballotCommand from '../cli/commands/ballot.ts';
import { onlyRow } from './support/rows.ts';
import {
  applicationOf,
  cast,
  drawAll,
  fillPools,
  open,
  places,
  type Reviewers,
  reviewers,
  seatCommittee,
  seen,
  signedIn,
  take,
  type Voter,
} from './support/titles.ts';
import { changedBy, forgetBoxes, inspectForLinks, keptOfBoxes, marksOf, watchBoxes } from './support/unlinkable.ts';
import { upload } from './support/upload.ts';
import { person, type TestPerson, type TestZone, testZone } from './support/zone.ts';

const round = '2021-ECO-SENIOR';

/** What a compressed stream says; nothing where there is none. */
const streamIn = (part: string): string => {
  const [, content = ''] = /stream\n([\s\S]*?)\nendstream/.exec(part) ?? [];
  try {
    return inflateSync(Buffer.from(content, 'latin1')).toString('latin1');
  } catch {
    return '';
  }
};

describe('a joint review over three provinces', { concurrency: 1 }, () => {
  let zone: TestZone;
  let who: Reviewers;
  let members: readonly string[] = [];
  let roundCase = '';
  let id = '';
  let voters: readonly Voter[] = [];
  let applicant: TestPerson;
  let link: 'up' | 'falls' | 'down' = 'up';
  const choices = new Map<string, string>();
  const watched = new Map<string, string>();

  before(async () => {
    zone = await testZone({
      at: '2021-08-20T02:00:00.000Z',
      line: (inner) => ({
        ...inner,
        send: (from, to, letters) => {
          // Down as soon as 上海 has given its key: that the vote is open does not reach it.
          if (link === 'falls' && from === 'shanghai' && letters.some(({ header }) => header.kind === 'ballot.part'))
            link = 'down';
          if (link === 'down' && from === 'jiangsu' && to === 'shanghai') throw new Error('the link is down');
          return inner.send(from, to, letters);
        },
      }),
    });
    who = await reviewers(zone);
  });
  after(async () => {
    if (process.env.SHOW) console.error(zone.lines.join('\n'));
    for (const node of watched.keys()) await forgetBoxes(zone, node);
    await zone.stop();
  });

  test('three departments send their experts, commit, reveal, and a committee of eleven is on file', async () => {
    await fillPools(zone, who);
    ({ id: roundCase, members } = await seatCommittee(zone, who, round));
    assert.equal(members.length, 11);
    const { state, facts } = await seen(who.secretary, roundCase);
    assert.equal(state, 'seated');
    assert.deepEqual(checkDraw(facts.draw as unknown as DrawState, sha256), { equal: true, differences: [] });
  });

  test('the notice stands in the registers of all three places, each written by its own node', async () => {
    for (const [, node] of places) {
      const row = await onlyRow(
        zone,
        node,
        `select values from entries where register = 'titleRounds' and key = $1 and version = 1`,
        [round],
      );
      assert.equal(row.values.closesOn, '2021-09-30', node);
    }
  });

  test('applied for in 青浦, posted at the employer, endorsed there, reviewed in 吴江', async () => {
    zone.setTime('2021-09-16T02:00:00.000Z');
    applicant = await person(zone, 'shanghai', 'qp-resident');
    const matter = zone.program.zone
      .further?.()
      .find(({ basic, jurisdiction }) => basic === '910320001000' && jurisdiction === '320509');
    const session = (await applicant.get('/session')).body as { person: { key: string; name: string } };
    id = await open(applicant, matter?.code ?? '', 'apply', {
      ...applicationOf({ key: session.person.key, name: session.person.name }, round),
      dossier: [await upload(zone, applicant, 'shanghai')],
    });
    const clerk = await person(zone, 'shanghai', 'qp-window-1');
    await take(clerk, id, 'postAtEmployer', { employerPostedOn: '2021-09-17', employerOpinion: '属实' });
    zone.setTime('2021-09-27T02:00:00.000Z');
    await take(clerk, id, 'submitFile');
    await zone.settle();
    await take(who.sides[0] as TestPerson, id, 'endorse', { endorsement: '同意推荐' });
    await zone.settle();
    await take(who.secretary, id, 'acceptFile');
    await zone.settle();
    assert.equal((await seen(who.sides[2] as TestPerson, id)).state, 'reviewing', '嘉善 follows');
  });

  test('experts of three provinces give opinions, one steps aside; the applicant sees neither scores nor names', async () => {
    zone.setTime('2021-10-08T02:00:00.000Z');
    const [, first, second] = members as [string, string, string];
    const aside = members.at(-1) as string;
    for (const member of [first, second])
      await take(await signedIn(zone, member), id, 'giveOpinion', {
        opinion: { form: 'paper', score: 88, text: '业绩突出' },
      });
    await take(await signedIn(zone, aside), id, 'stepAside', {}, '与申报人有合作');
    await zone.settle();
    const refused = await (await signedIn(zone, aside)).post(`/cases/${id}/steps/giveOpinion`, {
      facts: { opinion: { form: 'paper', score: 60, text: '一般' } },
    });
    assert.equal((refused.body as { code: string }).code, 'notRecused');
    const own = JSON.stringify((await applicant.get(`/cases/${id}`)).body);
    assert.ok(!own.includes('业绩突出'), 'opinions stay with the committee');
    assert.ok(JSON.stringify((await seen(await signedIn(zone, first), id)).facts).includes('业绩突出'));
  });

  test('the dossier is read in the room: experts see it under a watermark and cannot download it, and it is on record', async () => {
    const expert = await signedIn(zone, members.find((one) => one.startsWith('JS')) as string);
    const view = (await expert.get(`/cases/${id}`)).body as {
      room: string[];
      facts: { dossier: { sha256: string }[] };
    };
    const sha256 = view.facts.dossier[0]?.sha256 as string;
    assert.deepEqual(view.room, [sha256]);
    const download = await expert.get(`/files/${sha256}?case=${id}`);
    assert.equal((download.body as { code: string }).code, 'room-only');
    const inRoom = (await expert.get(`/files/${sha256}?case=${id}&room=1`)).raw;
    assert.equal(inRoom.statusCode, 200);
    const { person: reader } = (await expert.get('/session')).body as { person: { name: string } };
    const seat = members.find((one) => one.startsWith('JS'));
    const mark = outlinesOf(`${reader.name} ${seat} zhejiang 2021-10-08 10:00`).pdf;
    const drawn = inRoom.rawPayload.toString('latin1').split('/Length').slice(1).map(streamIn);
    assert.ok(
      drawn.some((content) => content.includes(mark)),
      'the reader, the seat and the time are in the file itself',
    );
    assert.equal(
      (await who.secretary.get(`/files/${sha256}?case=${id}`)).status,
      200,
      'the secretariat keeps the file',
    );
    const read = await onlyRow(zone, 'zhejiang', `select authority from access_log where what = 'room'`, []);
    assert.equal(read.authority, 'js-hrss');
  });

  test('the meeting: members sign in from where they are, and the vote is opened', async () => {
    await take(who.secretary, id, 'callMeeting', { presiding: members[0] });
    await zone.settle();
    for (const member of members) await take(await signedIn(zone, member), id, 'signIn');
    await zone.settle();
    link = 'falls';
    await take(who.secretary, id, 'openSession');
    await zone.settle();
    await zone.settle();
    const ballot = (await seen(who.sides[2] as TestPerson, id)).facts.ballot as unknown as CaseBallot;
    assert.equal(ballot.phase, 'issuing');
    assert.equal(ballot.electors.length, 10, 'the recused member is no elector');
    assert.deepEqual(ballot.issuers, ['jiangsu', 'shanghai', 'zhejiang']);
  });

  test('every elector draws a credential from each of three nodes; the recused member is refused by each', async () => {
    const electors = members.slice(0, -1);
    const nodes = await Promise.all(electors.map(async (member) => (await signedIn(zone, member)).node));
    const first = electors[nodes.indexOf('zhejiang')] as string;
    // The link to 上海 is down: as an issuer it does not know yet that the vote is open, and is asked again.
    const drawn = await drawAll(zone, id, [first], () => {
      link = 'up';
    });
    assert.equal(link, 'up');
    await zone.settle();
    const others = electors.filter((member) => member !== first);
    voters = [...drawn, ...(await drawAll(zone, id, others))];
    const aside = await signedIn(zone, members.at(-1) as string);
    const answer = await aside.post(`/ballots/${id}/credentials`, {
      requests: [{ issuer: 'jiangsu', blinded: 'ab' }],
    });
    assert.equal((answer.body as { code: string }).code, 'ballot-not-an-elector');
    const early = await cast(zone, id, voters[0] as Voter, 'yes', 'jiangsu');
    assert.equal(early.json().code, 'ballot-phase', 'nobody casts while credentials are drawn');
  });

  test('nobody draws a second credential', async () => {
    const voter = voters[0] as Voter;
    const again = await signedIn(zone, voter.member);
    const other = [...voter.secret.requests].map(({ node }) => ({ issuer: node, blinded: 'ab'.repeat(384) }));
    const answer = await again.post(`/ballots/${id}/credentials`, { requests: other });
    assert.equal((answer.body as { code: string }).code, 'ballot-issued');
  });

  test('books are closed everywhere, then ballots are cast at any node, without sign-in', async () => {
    await take(who.secretary, id, 'closeIssuing');
    await zone.settle();
    await zone.settle();
    const ballot = (await seen(who.secretary, id)).facts.ballot as unknown as CaseBallot;
    assert.equal(ballot.phase, 'casting');
    for (const [n, { member }] of voters.entries()) choices.set(member, n === 9 ? 'no' : n === 8 ? 'abstain' : 'yes');
    const send = async (n: number, node: string) => {
      const voter = voters[n] as Voter;
      const answer = await cast(zone, id, voter, choices.get(voter.member) as string, node);
      assert.equal(answer.statusCode, 200, answer.body);
      assert.equal(answer.json().receipt.node, node);
    };
    for (const [, node] of places) watched.set(node, await watchBoxes(zone, node));
    // Five at once, into a box that is not there yet: none of them is lost.
    await Promise.all([0, 1, 2, 4, 5].map((n) => send(n, 'jiangsu')));
    await send(6, 'zhejiang');
    // A second ballot in a box: it changes that box and nothing else, on no node, in no table, sequence, log or figure.
    assert.deepEqual(await changedBy(zone, () => send(3, 'zhejiang')), ['zhejiang.ballot_boxes +1 -1']);
    for (const n of [7, 8, 9]) await send(n, 'shanghai');
    const twice = await cast(zone, id, voters[0] as Voter, 'no', 'jiangsu');
    assert.equal(twice.json().code, 'ballot-cast');
  });

  test('no table of any node and no line of any log links a ballot to a voter, or keeps when it came', async () => {
    assert.deepEqual(await inspectForLinks(zone, id, voters, choices), []);
  });

  test('no version of a box that the database keeps, in its pages or its write-ahead log, can be read: no order of arrival', async () => {
    for (const [, node] of places) {
      const kept = await keptOfBoxes(zone, node, watched.get(node) as string);
      for (const voter of voters)
        assert.ok(!marksOf(voter).some((mark) => kept.includes(mark)), `${node} keeps versions of its box`);
    }
  });

  test('a node whose keys of boxes are gone, as after a restore, says so; what devices send again counts once', async () => {
    rmSync(join(zone.home, 'boxes', 'shanghai'), { recursive: true });
    for (const n of [7, 8, 0]) {
      const voter = voters[n] as Voter;
      const answer = await cast(zone, id, voter, choices.get(voter.member) as string, 'shanghai');
      assert.equal(answer.statusCode, 200, answer.body);
    }
    assert.ok(zone.lines.some((line) => line.includes('must be sent again')));
    assert.equal((await cast(zone, id, voters[9] as Voter, 'no', 'zhejiang')).statusCode, 200);
  });

  test('counted: ballots in equal ballots out, every voter finds the own one, and anyone can check the board', async () => {
    await take(who.secretary, id, 'closeCasting');
    await zone.settle();
    await zone.settle();
    await zone.settle();
    // The boxes of the other nodes lay open at the holder, each written once, in the order of its trackers.
    const seenThere = await keptOfBoxes(zone, 'jiangsu', watched.get('jiangsu') as string);
    const elsewhere = [3, 6, 7, 8, 9].map((n) => voters[n] as Voter);
    assert.ok(
      elsewhere.some((voter) => marksOf(voter).some((mark) => seenThere.includes(mark))),
      'the test sees nothing',
    );
    for (const [, node] of places)
      assert.deepEqual(readdirSync(join(zone.home, 'boxes', node)), [], `${node} keeps keys after the count`);
    const { state, facts } = await seen(who.sides[0] as TestPerson, id);
    assert.equal(state, 'counted');
    const ballot = facts.ballot as unknown as CaseBallot;
    const board = ballot.board as NonNullable<CaseBallot['board']>;
    assert.deepEqual(checkBoard(board, ballot.hash ?? '', ballotSuite), []);
    assert.deepEqual(board.tally, { yes: 8, no: 1, abstain: 1 });
    assert.equal(board.cast.length, voters.length);
    const file = join(mkdtempSync(join(tmpdir(), 'tongban-board-')), 'board.json');
    writeFileSync(file, JSON.stringify(board));
    assert.equal(await ballotCommand.run(['verify', file]), 0);
    // The board stands in the order of its trackers, which are drawn: any of them but the one that already says no.
    const changed = board.cast.findIndex(({ choice }) => choice[0] !== 'no');
    const forged = board.cast.with(changed, {
      ...(board.cast[changed] as (typeof board.cast)[number]),
      choice: ['no'],
    });
    writeFileSync(file, JSON.stringify({ ...board, cast: forged }));
    assert.equal(await ballotCommand.run(['verify', file]), 1, 'a changed choice is found');
    for (const voter of voters)
      assert.equal(findOwn(board, voter.secret.voteKey, [choices.get(voter.member) as string]), 'counted');
    assert.deepEqual(await inspectForLinks(zone, id, voters, choices), []);
  });

  test('eight of eleven present: passed; shown in three places, an objection stops it, settled it is confirmed', async () => {
    zone.setTime('2021-10-11T02:00:00.000Z');
    await take(await signedIn(zone, members[0] as string), id, 'signMinutes');
    await zone.settle();
    zone.setTime('2021-10-12T02:00:00.000Z');
    await take(who.secretary, id, 'showResult');
    await zone.settle();
    for (const side of [who.sides[0], who.sides[2]]) await take(side as TestPerson, id, 'showHere');
    await zone.settle();
    zone.setTime('2021-10-18T02:00:00.000Z');
    await take(who.sides[2] as TestPerson, id, 'object', {
      objection: { by: '嘉善县某同行', reason: '论文数据存疑' },
    });
    await zone.settle();
    zone.setTime('2021-10-20T02:00:00.000Z');
    const stopped = await (who.heads[1] as TestPerson).post(`/cases/${id}/steps/confirm`, { facts: {} });
    assert.equal((stopped.body as { code: string }).code, 'no-effect');
    await take(who.head, id, 'settle', { objectionId: 'O-1', outcome: 'rejected' }, '数据经核实无误');
    await zone.settle();
    for (const head of who.heads) {
      await take(head, id, 'confirm');
      await zone.settle();
    }
    await zone.settle();
    assert.equal((await seen(who.secretary, id)).state, 'certified');
  });

  test('one certificate, one number, in three registers and verifiable by anyone', async () => {
    const { facts } = await seen(who.secretary, id);
    const certificate = facts.certificate as unknown as string;
    for (const [, node] of places)
      assert.equal(
        (
          await onlyRow(zone, node, `select values from entries where register = 'professionalTitles' and key = $1`, [
            certificate,
          ])
        ).values.level,
        'senior',
        node,
      );
    const { text } = await onlyRow(zone, 'jiangsu', 'select text from credentials where id = $1', [certificate]);
    const verified = await zone.app.inject({ method: 'POST', url: '/api/verify', payload: { text } });
    assert.equal(verified.statusCode, 200, verified.body);
  });

  test('revoked at its source it is revoked in all three places, each with its bar', async () => {
    await take(who.head, id, 'revoke', { reasons: '论文系伪造' });
    await zone.settle();
    await zone.settle();
    for (const [, node] of places) {
      const closed = await onlyRow(
        zone,
        node,
        `select closed from register_entries where register = 'professionalTitles'`,
        [],
      );
      assert.equal(closed.closed, true, node);
      const bar = await onlyRow(zone, node, `select values from register_entries where register = 'titleBars'`, []);
      assert.equal(bar.values.until, '2024-10-20', node);
    }
  });
});
