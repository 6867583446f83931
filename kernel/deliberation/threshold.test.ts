import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { must } from '../outcome/result.ts';
import { type DecisionRule, decideVote, quorumOf } from './decision-rule.ts';
import { type Base, checkThreshold, isTie, needed, reaches, sizeOf, type Threshold } from './threshold.ts';

const twoThirds = (base: Base): Threshold => ({ base, numerator: 2, denominator: 3, strict: false });
const more = (base: Base, numerator: number, denominator: number): Threshold => ({
  base,
  numerator,
  denominator,
  strict: true,
});

test('the quorum of a title committee is two thirds of all its members', () => {
  for (const [seats, quorum] of [
    [25, 17],
    [11, 8],
    [13, 9],
    [21, 14],
    [27, 18],
  ] as const)
    assert.equal(needed(twoThirds('seats'), seats), quorum);
});

test('a title passes with two thirds of those present', () => {
  for (const [present, yes] of [
    [17, 12],
    [18, 12],
    [19, 13],
    [20, 14],
  ] as const)
    assert.equal(needed(twoThirds('present'), present), yes);
});

const title: DecisionRule = { ballot: 'secret', quorum: { of: twoThirds('seats') }, pass: twoThirds('present') };
const counts = (seats: number, present: number, yes: number, no: number, abstain = 0) => ({
  seats,
  due: seats,
  present,
  electors: present,
  yes,
  no,
  abstain,
});

test('sixteen of twenty-five present: the meeting is void', () => {
  assert.equal(must(decideVote(title, counts(25, 16, 16, 0))).outcome, 'void');
});

test('eleven in favour of seventeen present fail, twelve pass, and an abstention is not a yes', () => {
  assert.equal(must(decideVote(title, counts(25, 17, 11, 6))).outcome, 'failed');
  assert.equal(must(decideVote(title, counts(25, 17, 12, 5))).outcome, 'passed');
  assert.equal(must(decideVote(title, counts(25, 17, 11, 0, 6))).outcome, 'failed');
});

test('a recused expert leaves the electors and stays in the quorum of the committee', () => {
  const electors: DecisionRule = { ...title, pass: twoThirds('electors') };
  const vote = { seats: 25, due: 25, present: 17, electors: 16, yes: 11, no: 5, abstain: 0 };
  assert.equal(must(decideVote(electors, vote)).outcome, 'passed');
  assert.equal(must(decideVote(title, vote)).outcome, 'failed');
});

test('a panel of nine with eight present passes a standard with six votes and returns it with five', () => {
  const panel: DecisionRule = {
    ballot: 'open',
    quorum: { of: twoThirds('seats'), minPerSide: 1 },
    pass: { base: 'present', numerator: 3, denominator: 4, strict: false },
  };
  const sides = { presentBySide: { SH: 3, JS: 3, ZJ: 2 } };
  assert.equal(must(decideVote(panel, { ...counts(9, 8, 6, 2), ...sides })).outcome, 'passed');
  assert.equal(must(decideVote(panel, { ...counts(9, 8, 5, 3), ...sides })).outcome, 'failed');
  assert.equal(
    must(decideVote(panel, { ...counts(9, 6, 6, 0), presentBySide: { SH: 3, JS: 3, ZJ: 0 } })).outcome,
    'void',
  );
  assert.equal(decideVote(panel, counts(9, 8, 6, 2)).ok, false);
});

test('party rules: a resolution needs more than half of those due, an election more than half of those present', () => {
  const due = more('due', 1, 2);
  assert.equal(needed(due, 22), 12);
  assert.equal(needed(more('due', 4, 5), 22), 18);
  assert.equal(needed(more('present', 1, 2), 18), 10);
  const general: DecisionRule = { ballot: 'open', quorum: { of: due }, pass: due };
  const meeting = (yes: number) => ({ seats: 25, due: 22, present: 14, electors: 14, yes, no: 14 - yes, abstain: 0 });
  assert.equal(must(decideVote(general, meeting(11))).outcome, 'failed');
  assert.equal(must(decideVote(general, meeting(12))).outcome, 'passed');
});

test('a group of seven decides an ordinary item with four present and refuses a personnel item', () => {
  const heads = { seats: 7, due: 7, present: 4 };
  assert.equal(quorumOf({ of: { base: 'seats', numerator: 1, denominator: 2, strict: false } }, heads).met, true);
  assert.equal(quorumOf({ of: twoThirds('seats') }, heads).met, false);
  assert.equal(quorumOf({ of: twoThirds('seats') }, heads).needed, 5);
});

test('a tie fails unless the rule lets the chair decide, which a secret ballot cannot', () => {
  const half: DecisionRule = { ballot: 'open', quorum: { of: more('seats', 1, 2) }, pass: more('decided', 1, 2) };
  const tied = counts(9, 9, 4, 4, 1);
  assert.equal(must(decideVote(half, tied)).outcome, 'failed');
  assert.equal(must(decideVote(half, tied)).majority.tie, true);
  const chair: DecisionRule = { ...half, pass: { ...half.pass, tie: 'chair' } };
  assert.equal(must(decideVote(chair, { ...tied, chairVote: 'yes' })).outcome, 'passed');
  assert.equal(must(decideVote(chair, { ...tied, chairVote: 'no' })).outcome, 'failed');
  assert.equal(decideVote({ ...chair, ballot: 'secret' }, tied).ok, false);
});

test('thresholds that make no sense are refused', () => {
  for (const t of [
    more('seats', 1, 1),
    more('seats', 0, 3),
    more('seats', 4, 3),
    { ...more('seats', 1, 2), numerator: 0.5 },
  ])
    assert.equal(checkThreshold(t).ok, false);
});

test('more ballots than electors are refused', () => {
  const answer = decideVote(title, counts(25, 17, 12, 6));
  assert.equal(answer.ok === false && answer.code, 'more-ballots-than-electors');
});

/** Counts up one by one and compares by cross multiplication: no rounding is shared with the code under test. */
const bruteNeeded = (t: Threshold, size: number): number => {
  for (let n = 1; ; n++) {
    const [left, right] = [BigInt(n) * BigInt(t.denominator), BigInt(t.numerator) * BigInt(size)];
    if (t.strict ? left > right : left >= right) return n;
  }
};

test('needed agrees with a brute-force count for every size to 60 and every fraction to twelfths', () => {
  for (let size = 0; size <= 60; size++) {
    for (let denominator = 1; denominator <= 12; denominator++) {
      for (let numerator = 1; numerator <= denominator; numerator++) {
        for (const strict of [false, true]) {
          const t: Threshold = { base: 'seats', numerator, denominator, strict };
          assert.equal(needed(t, size), bruteNeeded(t, size));
          const [line, rest] = [Math.floor((numerator * size) / denominator), (numerator * size) % denominator];
          assert.equal(isTie(t, line, size), strict && size > 0 && rest === 0);
        }
      }
    }
  }
});

test('a decision equals a count of the heads one by one, whatever the base, to 60 seats', () => {
  const heads = fc.array(
    fc.record({
      due: fc.boolean(),
      here: fc.boolean(),
      aside: fc.boolean(),
      vote: fc.constantFrom('yes', 'no', 'abstain', 'none'),
    }),
    { maxLength: 60 },
  );
  const base = fc.constantFrom<Base>('seats', 'due', 'present', 'electors', 'cast', 'decided');
  const fraction = fc
    .integer({ min: 1, max: 12 })
    .chain((d) => fc.tuple(fc.integer({ min: 1, max: d }), fc.constant(d), fc.boolean()));
  fc.assert(
    fc.property(heads, base, fraction, (people, of, [numerator, denominator, strict]) => {
      fc.pre(!(strict && numerator === denominator));
      const due = people.filter((p) => p.due);
      const present = due.filter((p) => p.here);
      const electors = present.filter((p) => !p.aside);
      const cast = electors.filter((p) => p.vote !== 'none');
      const decided = cast.filter((p) => p.vote !== 'abstain');
      const n = (vote: string) => cast.filter((p) => p.vote === vote).length;
      const all = {
        seats: people.length,
        due: due.length,
        present: present.length,
        electors: electors.length,
        yes: n('yes'),
        no: n('no'),
        abstain: n('abstain'),
      };
      const size = { seats: people, due, present, electors, cast, decided }[of].length;
      assert.equal(sizeOf(of, all), size);
      const t: Threshold = { base: of, numerator, denominator, strict };
      const passes = n('yes') > 0 && n('yes') >= bruteNeeded(t, size);
      assert.equal(reaches(t, n('yes'), size), passes);
      const rule: DecisionRule = {
        ballot: 'open',
        quorum: { of: { base: 'seats', numerator: 1, denominator: 2, strict: false } },
        pass: t,
      };
      const quorate = present.length > 0 && 2 * present.length >= people.length;
      assert.equal(must(decideVote(rule, all)).outcome, quorate ? (passes ? 'passed' : 'failed') : 'void');
    }),
  );
});
