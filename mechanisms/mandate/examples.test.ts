import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkExample, checkMechanism, forbidden, groundOf, tell } from '#kernel';
import zone from '../../zones/delta/zone.ts';
import stories from './examples.ts';
import mandate from './mechanism.ts';

const ground = groundOf(zone);
const sample = Object.values(stories.examples).find(({ story }) => story[0]?.[2] === 'grant')!;
const all = Object.entries(stories.examples);

describe('the stories of mandates', () => {
  for (const [name, example] of all) test(name, () => assert.deepEqual(checkExample(mandate, example, ground), []));
});

test('the declaration and the law of the zone have no mistakes', () =>
  assert.deepEqual(checkMechanism(mandate, zone), []));

test('every step is taken in some story', () => {
  const taken = new Set(
    all.flatMap(([, example]) => tell(mandate, example, ground).events.map((event) => event.step)),
  );
  assert.deepEqual(
    Object.keys(mandate.steps).filter((step) => !taken.has(step)),
    [],
  );
});

test('every rule refuses in some story', () => {
  const met = new Set(all.flatMap(([, { ends }]) => ends.refusedBy ?? []));
  assert.deepEqual(
    Object.keys(mandate.rules).filter((rule) => !met.has(rule)),
    [],
  );
});

test('whoever a step does not name, and whatever state it does not list, is refused', () => {
  assert.deepEqual(
    forbidden(mandate, sample, ground).filter(({ expected, found }) => expected !== found),
    [],
  );
});
