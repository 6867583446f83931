import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { must } from '../outcome/result.ts';
import { publishBoard } from './ballot-box.ts';
import {
  addBook,
  addIssuerKey,
  type CaseBallot,
  callBallot,
  closeCasting,
  closeIssuing,
  countBallot,
} from './case-ballot.ts';
import { type DecisionRule, decideVote } from './decision-rule.ts';
import { countsOf, type Roll } from './roll.ts';
import { sha256 } from './sha256.ts';

const issuers = ['jiangsu', 'shanghai', 'zhejiang'];
const rollOf = (electors: readonly string[]): Roll => ({
  kind: 'roll',
  body: 'B',
  item: 'I',
  on: '2021-10-11',
  seats: electors,
  due: electors,
  present: electors,
  electors,
  recused: [],
  presentBySide: {},
});
const called = (n: number): CaseBallot =>
  must(
    callBallot({
      id: 'C/1',
      roll: rollOf(Array.from({ length: n }, (_, i) => `M${String(i).padStart(2, '0')}`)),
      question: ['?', '?'],
      nodeOf: (member) => issuers[Number(member.slice(1)) % 3] as string,
      issuers,
      minElectors: 1,
    }),
  );
const keyed = (ballot: CaseBallot): CaseBallot =>
  issuers.reduce((now, node) => must(addIssuerKey(now, { node, key: `key of ${node}` })), ballot);
const booked = (ballot: CaseBallot, voters: readonly string[]): CaseBallot =>
  issuers.reduce((now, node) => must(addBook(now, { node, voters })), must(closeIssuing(ballot)));

const boardOf = (ballot: CaseBallot, choices: readonly string[]) =>
  must(
    publishBoard(
      ballot.notice as never,
      ballot.books.map(({ node, voters }) => ({
        kind: 'issue-book' as const,
        ballot: ballot.id,
        node,
        phase: 'closed' as const,
        issued: voters.map((voter) => ({ voter, blinded: '' })),
      })),
      {
        kind: 'ballot-box',
        ballot: ballot.id,
        phase: 'closed',
        capacity: Math.min(...ballot.books.map(({ voters }) => voters.length)),
        cast: choices.map((choice, i) => ({
          voteKey: (i + 1).toString(16).padStart(64, '0'),
          prefix: 'aa',
          tokens: issuers.map((node) => ({ node, signature: 'bb' })),
          choice: [choice],
          signature: 'cc',
        })),
      },
      sha256,
    ),
  );

test('the phases follow one another, and the last key and the last book open the next one', () => {
  const first = called(5);
  assert.equal(first.phase, 'keys');
  assert.equal(closeIssuing(first).ok, false);
  const two = issuers.slice(0, 2).reduce((now, node) => must(addIssuerKey(now, { node, key: node })), first);
  assert.deepEqual([two.phase, two.notice], ['keys', undefined]);
  const ready = keyed(first);
  assert.equal(ready.phase, 'issuing');
  assert.equal(closeCasting(ready).ok, false, 'nobody casts while credentials are drawn');
  const casting = booked(ready, ['M00', 'M01', 'M02', 'M03', 'M04']);
  assert.equal(casting.phase, 'casting');
  assert.equal(must(closeCasting(casting)).phase, 'boxes');
});

test('a key is not exchanged, a stranger gives none, a book names electors only and each once', () => {
  const ready = keyed(called(3));
  assert.equal(addIssuerKey(ready, { node: 'shanghai', key: 'another' }).ok, false);
  assert.equal(addIssuerKey(ready, { node: 'committee', key: 'k' }).ok, false);
  const closing = must(closeIssuing(ready));
  assert.equal(addBook(closing, { node: 'shanghai', voters: ['M00', 'M00'] }).ok, false);
  assert.equal(addBook(closing, { node: 'shanghai', voters: ['X'] }).ok, false);
});

test('ballots in are ballots out for every size to 60, and one more than the credentials is refused', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 60 }), fc.nat(), (n, drawn, seed) => {
      const voters = Array.from({ length: Math.min(n, drawn) }, (_, i) => `M${String(i).padStart(2, '0')}`);
      const ballot = must(closeCasting(booked(keyed(called(n)), voters)));
      const choices = voters.map((_, i) => ['yes', 'no', 'abstain'][(seed + i) % 3] as string);
      const counted = countBallot(ballot, boardOf(ballot, choices));
      assert.ok(counted.ok);
      const tally = counted.value.board?.tally ?? {};
      assert.equal(
        Object.values(tally).reduce((sum, one) => sum + one, 0),
        voters.length,
      );
      const stuffed = countBallot(ballot, boardOf(ballot, [...choices, 'yes']));
      assert.equal(stuffed.ok, false);
    }),
    { numRuns: 60 },
  );
});

test('a board that was changed after it was made is refused', () => {
  const ballot = must(closeCasting(booked(keyed(called(3)), ['M00', 'M01', 'M02'])));
  const board = boardOf(ballot, ['yes', 'yes', 'no']);
  assert.ok(countBallot(ballot, board).ok);
  for (const wrong of [
    { ...board, tally: { ...board.tally, yes: 3 } },
    { ...board, cast: board.cast.slice(1) },
    { ...board, issued: board.issued.slice(1) },
    { ...board, boardHash: '00' },
  ])
    assert.equal(countBallot(ballot, wrong).ok, false);
});

test('thirty applicants on one paper: thirty votes that know nothing of each other, each with its own recused, sums and decision', () => {
  const members = Array.from({ length: 27 }, (_, i) => `M${String(i).padStart(2, '0')}`);
  const rule: DecisionRule = {
    ballot: 'secret',
    quorum: { of: { base: 'seats', numerator: 2, denominator: 3, strict: false } },
    pass: { base: 'present', numerator: 2, denominator: 3, strict: false },
  };
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          recused: fc.nat({ max: 26 }),
          said: fc.array(fc.nat({ max: 2 }), { minLength: 27, maxLength: 27 }),
        }),
        {
          minLength: 30,
          maxLength: 30,
        },
      ),
      (applicants) => {
        const ids = new Set<string>();
        for (const [n, { recused, said }] of applicants.entries()) {
          const aside = members[recused] as string;
          const electors = members.filter((member) => member !== aside);
          const roll: Roll = { ...rollOf(members), item: `A${n}`, electors };
          const call = must(
            callBallot({
              id: `A${n}/1`,
              roll,
              question: [`第 ${n + 1} 号`, `No. ${n + 1}`],
              nodeOf: (member) => issuers[Number(member.slice(1)) % 3] as string,
              issuers,
              minElectors: 1,
            }),
          );
          const ballot = must(closeCasting(booked(keyed(call), electors)));
          const options = ['yes', 'no', 'abstain'];
          const choices = electors.map((member) => options[said[members.indexOf(member)] as number] as string);
          const counted = must(countBallot(ballot, boardOf(ballot, choices)));
          const n3 = (what: string): number => choices.filter((one) => one === what).length;
          const [yes, no, abstain] = [n3('yes'), n3('no'), n3('abstain')];
          assert.deepEqual(
            options.map((one) => counted.board?.tally[one] ?? 0),
            [yes, no, abstain],
          );
          const decided = must(decideVote(rule, countsOf(roll, { yes, no, abstain })));
          // Of 27 present, the recused among them, two thirds are eighteen.
          assert.equal(decided.outcome, yes >= 18 ? 'passed' : 'failed');
          const closing = must(closeIssuing(keyed(call)));
          assert.equal(
            addBook(closing, { node: 'shanghai', voters: [aside] }).ok,
            false,
            'the recused draws nothing',
          );
          ids.add(counted.board?.boardHash ?? '');
        }
        assert.equal(ids.size, 30, 'no board is another one’s');
      },
    ),
    { numRuns: 3 },
  );
});
