import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkExample, checkMechanism, decideVote, forbidden, groundOf, publicityOn, quorumOf, tell } from '#kernel';
import law from '../../zones/delta/law/cn/joint-title-review.ts';
import zone from '../../zones/delta/zone.ts';
import { filed, told } from './examples/ground.ts';
import stories from './examples.ts';
import titleReview from './mechanism.ts';

const ground = groundOf(zone);
const all = Object.entries(stories.examples);
type Rule = Parameters<typeof decideVote>[0];
const rule = law.slots.decision?.[0]?.value as Rule;

describe('the stories of mechanism 10', () => {
  for (const [name, example] of all)
    test(name, () => assert.deepEqual(checkExample(titleReview, example, ground), []));
});

test('the declaration and the law of the zone have no mistakes', () =>
  assert.deepEqual(checkMechanism(titleReview, zone), []));

test('every step is taken in some story', () => {
  const taken = new Set(
    all.flatMap(([, example]) => tell(titleReview, example, ground).events.map((event) => event.step)),
  );
  const rare = new Set(['bounce', 'poolReturns', 'entryReturns', 'recognitionReturns']);
  assert.deepEqual(
    Object.keys(titleReview.steps).filter((step) => !taken.has(step) && !rare.has(step)),
    [],
  );
});

test('every rule refuses in some story', () => {
  const refused = new Set(all.flatMap(([, { ends }]) => ends.refusedBy ?? []));
  // Kept for posts the zone does not give to anyone: a department without a side, an authority without a review body.
  const never = new Set(['ownSideOnly', 'remediesKnown', 'shownAndUndisputed', 'recognisedHere', 'titleStands']);
  assert.deepEqual(
    Object.keys(titleReview.rules).filter((name) => !refused.has(name) && !never.has(name)),
    [],
  );
});

test('whoever a step does not name, and whatever state it does not list, is refused', () => {
  assert.deepEqual(
    forbidden(titleReview, told(filed(), {}), ground).filter(({ expected, found }) => expected !== found),
    [],
  );
});

test('10-1: quorum by the law of the zone', () => {
  for (const [size, needed] of [
    [25, 17],
    [11, 8],
    [13, 9],
    [21, 14],
    [27, 18],
  ] as const) {
    const heads = (present: number) => quorumOf(rule.quorum, { seats: size, due: size, present });
    assert.equal(heads(0).needed, needed);
    assert.deepEqual([heads(needed).met, heads(needed - 1).met], [true, false], `${size}`);
  }
});

test('10-2: majority by the law of the zone', () => {
  const outcome = (present: number, yes: number): string => {
    const counted = decideVote(rule, {
      seats: 25,
      due: 25,
      present,
      electors: present,
      yes,
      no: present - yes,
      abstain: 0,
    });
    return counted.ok ? counted.value.outcome : counted.code;
  };
  for (const [present, needed] of [
    [17, 12],
    [18, 12],
    [19, 13],
    [20, 14],
  ] as const)
    assert.deepEqual([outcome(present, needed), outcome(present, needed - 1)], ['passed', 'failed'], `${present}`);
  assert.equal(outcome(17, 11), 'failed');
});

test('10-5: shown from 28 September, in 嘉善 a day later: the period ends on 12 October', () => {
  const publicityRule = law.slots.publicity?.[0]?.value as never;
  const from = { '310118': '2021-09-28', '320509': '2021-09-28', '330421': '2021-09-29' };
  const state = publicityOn(
    {
      kind: 'publicity',
      id: 'P',
      subject: 'names',
      hash: 'aa',
      places: Object.entries(from).map(([place, day]) => ({ place, hash: 'aa', from: day })),
      rule: publicityRule,
    },
    Object.fromEntries(Object.keys(from).map((place) => [place, zone.calendars.cn!])),
    '2021-10-12',
  );
  assert.ok(state.ok);
  assert.deepEqual([state.value.last, state.value.state], ['2021-10-12', 'running']);
});
