import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkExample, checkMechanism, forbidden, groundOf, tell } from '#kernel';
import zone from '../../zones/delta/zone.ts';
import { applied, sale, told } from './examples/ground.ts';
import stories from './examples.ts';
import estate from './mechanism.ts';

const ground = groundOf(zone);
const all = Object.entries(stories.examples);

describe('the stories of mechanism 11', () => {
  for (const [name, example] of all) test(name, () => assert.deepEqual(checkExample(estate, example, ground), []));
});

test('the declaration and the law of the zone have no mistakes', () =>
  assert.deepEqual(checkMechanism(estate, zone), []));

test('every step is taken in some story', () => {
  const taken = new Set(
    all.flatMap(([, example]) => tell(estate, example, ground).events.map((event) => event.step)),
  );
  const rare = new Set(['bounce', 'callBack']);
  assert.deepEqual(
    Object.keys(estate.steps).filter((step) => !taken.has(step) && !rare.has(step)),
    [],
  );
});

test('every rule refuses in some story', () => {
  const refused = new Set(all.map(([, example]) => example.ends.refusedBy));
  const rare = new Set(['unitKnown', 'remediesKnown', 'mayBeWithdrawn']);
  assert.deepEqual(
    Object.keys(estate.rules).filter((rule) => !refused.has(rule) && !rare.has(rule)),
    [],
  );
});

test('whoever a step does not name, and whatever state it does not list, is refused', () => {
  const wrong = forbidden(estate, told(applied('2021-09-17', sale), {}), ground).filter(
    ({ expected, found }) => expected !== found,
  );
  assert.deepEqual(wrong, []);
});
