import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CaseIndicator, type Contribution, contributions, groundOf, tell } from '#kernel';
import zone from '../../zones/delta/zone.ts';
import stories from './examples.ts';
import { indicators } from './indicators.ts';
import standard from './mechanism.ts';

const ground = groundOf(zone);

/** What the case of a story adds to a figure when the story is over. */
const counted = (name: string, story: string): readonly Contribution[] => {
  const [, example] = Object.entries(stories.examples).find(([title]) => title.startsWith(story)) ?? [];
  assert.ok(example, story);
  const { main } = tell(standard, example, ground);
  assert.ok(main, story);
  const one = indicators[name] as CaseIndicator;
  return contributions(one, { state: main, due: () => undefined, used: () => undefined });
};
const sides = ['310118', '320509', '330421'];
const bySide = (name: string, story: string) =>
  sides.map((side) => counted(name, story).find(({ dimensions }) => dimensions.side === side)?.counters);

test('a work counts where it stands now; due for review it says so', () => {
  const at = (story: string) => counted('works', story)[0];
  assert.deepEqual(at('J1: two of three are not enough')?.dimensions, { state: 'proposed', deciding: '310118' });
  assert.deepEqual(at('J6: filed by all three'), {
    on: '2021-03-01',
    dimensions: { state: 'filed', deciding: '310118' },
    counters: { works: 1 },
  });
  assert.deepEqual(at('J6: a cited standard that changes')?.counters, { works: 1, due: 1 });
});

test('4.6-7: 27 comments from three sites, nine each; the one refused is of 嘉善', () => {
  assert.deepEqual(bySide('comments', '4.6-7: 27 comments'), [
    { received: 9, adopted: 9 },
    { received: 9, adopted: 9 },
    { received: 9, adopted: 8 },
  ]);
  assert.deepEqual(counted('comments', 'J1: two of three'), [], 'nothing was put to comment');
});

test('4.6-7: eight of nine present: attendance by side', () => {
  assert.deepEqual(bySide('seats', '4.6-7: nine, eight present'), [
    { seats: 3, present: 3 },
    { seats: 3, present: 3 },
    { seats: 3, present: 2 },
  ]);
});
