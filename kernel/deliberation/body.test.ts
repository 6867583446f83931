import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must } from '../outcome/result.ts';
import { addMonths } from '../time/day.ts';
import { type Body, bodyFaults, fileBody, type Seat } from './body.ts';
import { type ConflictFacts, conflictsOf } from './conflict.ts';
import { mayTakePart } from './duties.ts';
import { closeOpenBallot, openBallot, tallyOpen, voteOpenly } from './open-ballot.ts';
import { mayVote, rollFor } from './roll.ts';

const sides = ['SH', 'JS', 'ZJ'];
const committee = (n: number, from = '2021-01-01', to = '2023-12-31'): Body => ({
  kind: 'body',
  id: 'titles',
  title: ['联合评审委员会', 'Joint review committee'],
  sides,
  from,
  to,
  seats: Array.from(
    { length: n },
    (_, i): Seat => ({
      id: `s${i}`,
      member: `m${i}`,
      side: sides[i % 3] as string,
      role: i === 0 ? 'chair' : 'member',
      from,
      to,
    }),
  ),
});
const rules = {
  minSeats: 11,
  odd: true,
  minShare: { base: 'seats', numerator: 1, denominator: 5, strict: false } as const,
  latestEnd: (from: string) => addMonths(from, 36),
};

test('a committee of 24 is refused at filing, because the number is even', () => {
  const filed = fileBody(committee(24), rules);
  assert.equal(filed.ok === false && filed.code, 'seats-even');
  assert.equal(fileBody(committee(25), rules).ok, true);
});

test('a committee too small, too long in office or thin on one side is refused with every reason', () => {
  assert.deepEqual(
    bodyFaults(committee(9), rules).map((f) => f.code),
    ['seats-few'],
  );
  assert.ok(bodyFaults(committee(25, '2021-01-01', '2024-02-01'), rules).every((f) => f.code === 'term-long'));
  const body = committee(25);
  const thin = { ...body, seats: body.seats.map((s, i) => (i < 22 && s.side === 'ZJ' ? { ...s, side: 'SH' } : s)) };
  assert.deepEqual(
    bodyFaults(thin, rules).map((f) => f.code),
    ['side-few'],
  );
});

test('an equal panel needs equal seats', () => {
  assert.deepEqual(bodyFaults(committee(9), { odd: true, minSeats: 9, equalSides: true }), []);
  assert.deepEqual(
    bodyFaults(committee(11), { odd: true, equalSides: true }).map((f) => f.code),
    ['sides-unequal'],
  );
});

const facts: ConflictFacts = {
  affiliations: [
    { person: 'm1', kind: 'employer', of: 'institute', from: '2018-01-01', source: 'social insurance' },
    { person: 'wang', kind: 'employer', of: 'institute', from: '2020-05-01', source: 'application' },
    {
      person: 'm2',
      kind: 'employer',
      of: 'institute',
      from: '2010-01-01',
      to: '2015-01-01',
      source: 'social insurance',
    },
    { person: 'm3', kind: 'project', of: 'lake-survey', from: '2020-01-01', source: 'project register' },
    {
      person: 'wang',
      kind: 'project',
      of: 'lake-survey',
      from: '2019-01-01',
      to: '2020-06-30',
      source: 'application',
    },
  ],
  kin: [{ a: 'wang', b: 'm4', relation: ['表亲', 'cousin'], source: 'declaration register' }],
  declared: [{ member: 'm5', about: 'wang', reason: ['曾是导师', 'Was the supervisor'], by: 'm5', on: '2021-09-01' }],
};
const ground = { employerSince: '2018-09-01', projectSince: '2018-09-01', kin: true };

test('conflicts are derived from employer, project and kin, and taken as declared', () => {
  const found = (m: string) => conflictsOf(m, ['wang'], facts, ground, '2021-09-17').map((c) => c.ground);
  assert.deepEqual(['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'wang'].map(found), [
    ['same-employer'],
    [],
    ['same-project'],
    ['kin'],
    ['declared'],
    [],
    ['own-matter'],
  ]);
});

test("the applicant's colleague votes: the ballot is rejected and nothing is counted", () => {
  const body = committee(25);
  const conflicts = body.seats.flatMap((s) => conflictsOf(s.member, ['wang'], facts, ground, '2021-09-17'));
  const roll = rollFor(
    body,
    'wang',
    '2021-09-17',
    body.seats.slice(0, 17).map((s) => s.member),
    conflicts,
  );
  assert.equal(roll.present.length, 17);
  assert.equal(roll.electors.length, 13);
  const vote = voteOpenly(openBallot(roll), { member: 'm1', choice: 'yes', at: '2021-09-17T02:00:00.000Z' });
  assert.equal(vote.ok === false && vote.code, 'recused');
  const absent = mayVote(roll, 'm20');
  assert.equal(absent.ok === false && absent.code, 'absent');
});

test('an open vote stands once given, is not taken after the close, and is counted once', () => {
  const body = committee(9);
  const roll = rollFor(
    body,
    'i',
    '2021-09-17',
    body.seats.map((s) => s.member),
    [],
  );
  const at = '2021-09-17T02:00:00.000Z';
  let ballot = must(voteOpenly(openBallot(roll), { member: 'm0', choice: 'yes', at }));
  assert.equal(voteOpenly(ballot, { member: 'm0', choice: 'no', at }).ok, false);
  assert.equal(must(voteOpenly(ballot, { member: 'm0', choice: 'yes', at })), ballot);
  ballot = must(voteOpenly(ballot, { member: 'm1', choice: 'abstain', at }));
  assert.deepEqual(tallyOpen(ballot, 'm0'), { yes: 1, no: 0, abstain: 1, chairVote: 'yes' });
  assert.equal(voteOpenly(closeOpenBallot(ballot), { member: 'm2', choice: 'no', at }).ok, false);
});

test('nobody cosigns the own act, and parts that the law separates are separate', () => {
  const trace = { act: 'a', author: 'li', hands: [{ person: 'zhao', part: 'review' }] };
  assert.equal(mayTakePart(trace, 'li', 'cosign').ok, false);
  assert.equal(mayTakePart(trace, 'zhao', 'decide', [['review', 'decide']]).ok, false);
  assert.equal(mayTakePart(trace, 'qian', 'cosign').ok, true);
});
