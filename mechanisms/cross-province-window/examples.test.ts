import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkExample, checkMechanism, forbidden, groundOf, tell } from '#kernel';
import zone from '../../zones/delta/zone.ts';
import { accepted, told } from './examples/ground.ts';
import stories from './examples.ts';
import window from './mechanism.ts';

const ground = groundOf(zone);
const all = Object.entries(stories.examples);

describe('the stories of mechanism 13', () => {
  for (const [name, example] of all) test(name, () => assert.deepEqual(checkExample(window, example, ground), []));
});

test('the declaration and the law of the zone have no mistakes', () =>
  assert.deepEqual(checkMechanism(window, zone), []));

test('every step is taken in some story', () => {
  const taken = new Set(
    all.flatMap(([, example]) => tell(window, example, ground).events.map((event) => event.step)),
  );
  assert.deepEqual(
    Object.keys(window.steps).filter((step) => !taken.has(step)),
    [],
  );
});

test('every rule refuses in some story', () => {
  const refused = new Set(all.map(([, example]) => example.ends.refusedBy));
  assert.deepEqual(
    Object.keys(window.rules).filter((rule) => !refused.has(rule)),
    [],
  );
});

test('every state is passed through in some story', () => {
  const passed = new Set(all.flatMap(([, example]) => tell(window, example, ground).events.map((event) => event.to)));
  assert.deepEqual(
    Object.keys(window.states).filter((state) => !passed.has(state)),
    [],
  );
});

test('no actor takes a step that does not name them, and no step is taken in a state it does not list', () => {
  const tries = forbidden(window, all[0]![1], ground);
  assert(tries.length > 2000);
  assert.deepEqual(
    tries.filter(({ expected, found }) => expected !== found),
    [],
  );
});

test('a notice that goes out before the days off of the next year are published says the term instead of a day', () => {
  const { events } = tell(window, told(accepted('2026-12-28'), { state: 'review' }), ground);
  const notice = events.flatMap(({ papers }) => papers).find(({ kind }) => kind === 'acceptance');
  assert.match(String(notice?.body.statutoryDue), /^20个工作日（.*公布后确定/);
  assert.doesNotMatch(JSON.stringify(events), /9999/);
});
