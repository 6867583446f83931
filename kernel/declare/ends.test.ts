import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endsMatter } from './ends.ts';
import type { AnyMechanism } from './mechanism.ts';

const mechanism = {
  states: {
    begun: { title: ['已开始', 'Begun'] },
    done: { title: ['办结', 'Done'], final: true, ordinary: true },
    withdrawn: { title: ['已撤回', 'Withdrawn'], final: true },
    refused: { title: ['不予办理', 'Refused'], final: true },
  },
} as unknown as AnyMechanism;
const to = (target: unknown) => ({ to: target }) as Parameters<typeof endsMatter>[1];
const pick = (...oneOf: string[]) => to({ oneOf, pick: () => oneOf[0] });

test('a step to an end off the ordinary way ends the matter, one to the ordinary end does not', () => {
  assert.equal(endsMatter(mechanism, to('withdrawn'), 'begun'), true);
  assert.equal(endsMatter(mechanism, to('done'), 'begun'), false);
  assert.equal(endsMatter(mechanism, to('begun'), 'begun'), false);
});

test('one bad end among several is enough, unless the step may leave the state as it is', () => {
  assert.equal(endsMatter(mechanism, pick('done', 'refused'), 'begun'), true);
  assert.equal(endsMatter(mechanism, pick('done', 'withdrawn', 'refused'), 'done'), false);
});

test('what has ended well can still be ended otherwise', () => {
  assert.equal(endsMatter(mechanism, to('refused'), 'done'), true);
});
