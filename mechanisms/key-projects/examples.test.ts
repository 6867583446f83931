import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkExample, checkMechanism, forbidden, groundOf, tell } from '#kernel';
import zone from '../../zones/delta/zone.ts';
import { issueStory, nominated } from './examples/ground.ts';
import stories from './examples.ts';
import projects from './mechanism.ts';

const ground = groundOf(zone);
const all = Object.entries(stories.examples);

describe('the stories of mechanism 5', () => {
  for (const [name, example] of all) test(name, () => assert.deepEqual(checkExample(projects, example, ground), []));
});

test('the declaration and the law of the zone have no mistakes', () =>
  assert.deepEqual(checkMechanism(projects, zone), []));

test('every step is taken in some story, every rule that can refuse refuses in one', () => {
  const taken = new Set(all.flatMap(([, one]) => tell(projects, one, ground).events.map((event) => event.step)));
  assert.deepEqual(
    Object.keys(projects.steps).filter((step) => !taken.has(step) && step !== 'comesBack'),
    [],
  );
});

test('whoever a step does not name, and whatever state it does not list, is refused', () => {
  const problems = forbidden(projects, issueStory(nominated('2021-05-20'), {}), ground);
  assert.deepEqual(
    problems.filter(({ expected, found }) => expected !== found),
    [],
  );
});
