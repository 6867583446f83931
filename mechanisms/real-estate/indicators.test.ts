import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CaseIndicator, type CountedCase, contributions } from '#kernel';
import { indicators } from './indicators.ts';

const deciding = { jurisdiction: '320509' };
const counted = (name: string, state: object) =>
  contributions(
    indicators[name] as CaseIndicator,
    {
      state: { deciding, ...state },
      due: () => undefined,
      used: () => 3,
    } as unknown as CountedCase,
  )[0] ?? null;

test('an entry counts with its kind, the days it used and the form its holder chose', () => {
  const facts = { enteredOn: '2021-09-22', act: 'transfer' };
  const at = { on: '2021-09-22', dimensions: { act: 'transfer', deciding: '320509' } };
  assert.deepEqual(counted('pace', { facts }), { ...at, counters: { entered: 1, days: 3, electronic: 1 } });
  assert.deepEqual(counted('pace', { facts: { ...facts, certificateForm: 'paper' } }), {
    ...at,
    counters: { entered: 1, days: 3 },
  });
  assert.equal(counted('pace', { facts: { act: 'transfer' } }), null);
});

test('a refusal counts by what stood on the register, a search by its ground', () => {
  const over = { closedOn: '2021-09-23' };
  const reasonOf = (facts: object) => counted('refusals', { ...over, state: 'refused', facts })?.dimensions.reason;
  assert.deepEqual([reasonOf({ blockedBy: 'seizure' }), reasonOf({})], ['seizure', 'other']);
  assert.equal(counted('refusals', { ...over, state: 'withdrawn', facts: {} }), null);
  const search = { ...over, state: 'closed', facts: { act: 'query', queryGround: 'own' } };
  assert.deepEqual(counted('searches', search)?.dimensions, { ground: 'own', deciding: '320509' });
  assert.equal(counted('searches', { ...search, facts: { act: 'transfer' } }), null);
});
