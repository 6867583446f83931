import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkExample, checkMechanism, forbidden, groundOf, tell } from '#kernel';
import zone from '../../zones/delta/zone.ts';
import { commenting, told } from './examples/ground.ts';
import stories from './examples.ts';
import standard from './mechanism.ts';

const ground = groundOf(zone);
const all = Object.entries(stories.examples);

describe('the stories of 4.2', () => {
  for (const [name, example] of all) test(name, () => assert.deepEqual(checkExample(standard, example, ground), []));
});

test('the declaration and the law of the zone have no mistakes', () =>
  assert.deepEqual(checkMechanism(standard, zone), []));

test('every step is taken in some story', () => {
  const taken = new Set(
    all.flatMap(([, example]) => tell(standard, example, ground).events.map((event) => event.step)),
  );
  const rare = new Set(['entryReturns']);
  assert.deepEqual(
    Object.keys(standard.steps).filter((step) => !taken.has(step) && !rare.has(step)),
    [],
  );
});

test('every rule refuses in some story', () => {
  const refused = new Set(all.flatMap(([, { ends }]) => ends.refusedBy ?? []));
  // The rules of the noun answer with their own codes.
  const never = new Set(['ownSideOnly', 'commentsOver', 'everyCommentAnswered']);
  assert.deepEqual(
    Object.keys(standard.rules).filter((name) => !refused.has(name) && !never.has(name)),
    [],
  );
});

test('whoever a step does not name, and whatever state it does not list, is refused', () => {
  assert.deepEqual(
    forbidden(standard, told(commenting(), {}), ground).filter(({ expected, found }) => expected !== found),
    [],
  );
});
