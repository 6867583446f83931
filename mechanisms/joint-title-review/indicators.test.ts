import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CaseIndicator, type Contribution, contributions, groundOf, tell } from '#kernel';
import zone from '../../zones/delta/zone.ts';
import stories from './examples.ts';
import { indicators } from './indicators.ts';
import titleReview from './mechanism.ts';

const ground = groundOf(zone);

/** What the case of a story adds to a figure when the story is over. */
const counted = (name: string, story: string): Contribution | null => {
  const [, example] = Object.entries(stories.examples).find(([title]) => title.startsWith(story)) ?? [];
  assert.ok(example, story);
  const { main } = tell(titleReview, example, ground);
  assert.ok(main, story);
  const one = { state: main, due: () => undefined, used: () => undefined };
  return contributions(indicators[name] as CaseIndicator, one)[0] ?? null;
};

for (const [story, became] of [
  ['received at a window in 青浦', { applicants: 1, private: 1 }],
  ['eight of eleven are enough', { applicants: 1, private: 1, voted: 1, passed: 1 }],
  ['10-2: of eleven present seven say yes', { applicants: 1, private: 1, voted: 1 }],
  ['10-1: a committee of 25 needs 17; with 16', { applicants: 1, private: 1 }],
] as const)
  test(`applicants: ${story}`, () => {
    const by = (dimensions: object) => ({ on: '2021-09-16', dimensions, counters: became });
    assert.deepEqual(counted('applicants', story), by({ place: '310118', level: 'senior' }));
    assert.deepEqual(counted('kinds', story), by({ series: 'ecology', ownership: 'private' }));
  });

test('a round and a list of experts are no applicants', () => {
  for (const name of Object.keys(indicators).filter((one) => 'counts' in (indicators[one] as object)))
    assert.equal(counted(name, 'from notice to a committee of eleven'), null, name);
});

test('attendance and recusal are those of the roll, of a meeting without a quorum too', () => {
  assert.deepEqual(counted('seats', '10-1: a committee of 25 needs 17; with 16')?.counters, {
    seats: 25,
    present: 16,
    recused: 0,
  });
  assert.deepEqual(counted('seats', '10-5: the recused member stays')?.counters, {
    seats: 11,
    present: 11,
    recused: 1,
  });
});

test('objections count by person shown; the one upheld as well', () => {
  const shown = (story: string) => counted('shown', story)?.counters;
  assert.deepEqual(shown('on the last day of the latest place'), { shown: 1 });
  assert.deepEqual(shown('not upheld: the result is confirmed'), { shown: 1, objected: 1 });
  assert.deepEqual(shown('upheld: nothing can be confirmed'), { shown: 1, objected: 1, upheld: 1 });
  assert.equal(shown('10-2: of eleven present seven'), undefined);
});

test('from the closing date 30 September to the certificate of 21 October: 21 days, revoked or not', () => {
  for (const story of ['confirmed by all three', 'revoked for false papers'])
    assert.deepEqual(counted('certified', story), {
      on: '2021-10-21',
      dimensions: { place: '310118', level: 'senior' },
      counters: { certified: 1, timed: 1, days: 21 },
    });
});

test('10-9: a title of 嘉善 counts in 吴江 from the day it is on file; refused it does not', () => {
  assert.deepEqual(counted('recognised', '10-9: a title of 嘉善')?.dimensions, {
    issued: '330421',
    deciding: '320509',
  });
  assert.equal(counted('recognised', '10-9: by a committee that was not on file'), null);
});
