import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CaseIndicator, type CountedCase, contributions } from '#kernel';
import { indicators } from './indicators.ts';

const counted = (name: string, state: object) =>
  contributions(
    indicators[name] as CaseIndicator,
    {
      state,
      due: () => undefined,
      used: () => 4,
    } as unknown as CountedCase,
  )[0] ?? null;
const deciding = { jurisdiction: '310000' };

test('a registration counts from the province of examination to the province of practice, with the rule it rests on', () => {
  const facts = { registeredFrom: '2021-06-25', examPlace: '320000', recognisedBy: 'JZS2-32-31' };
  assert.deepEqual(counted('registered', { facts, deciding }), {
    on: '2021-06-25',
    dimensions: { exam: '320000', deciding: '310000' },
    counters: { registered: 1, recognised: 1 },
  });
  assert.equal(counted('registered', { facts: { examPlace: '320000' }, deciding }), null);
});

test('hours count for the place most of them come from, and not before they are recognised', () => {
  const records = [
    { issuer: '320509', hours: 12 },
    { issuer: '310118', hours: 8 },
    { issuer: '320509', hours: 4 },
  ];
  const state = {
    state: 'counted',
    closedOn: '2021-09-02',
    facts: { records },
    deciding: { jurisdiction: '310118' },
  };
  assert.deepEqual(counted('hours', state), {
    on: '2021-09-02',
    dimensions: { issuer: '320509', deciding: '310118' },
    counters: { hours: 24, crossed: 24 },
  });
  assert.equal(counted('hours', { ...state, state: 'declared' }), null);
});

test('a decision counts whether it grants or refuses, with the days it took', () => {
  const registered = counted('decided', {
    state: 'registered',
    facts: { act: 'register', registeredFrom: '2021-06-25', examPlace: '320000' },
    deciding,
  });
  assert.deepEqual([registered?.on, registered?.counters], ['2021-06-25', { decided: 1, days: 4 }]);
  const refused = {
    state: 'refused',
    closedOn: '2021-06-28',
    facts: { act: 'register', examPlace: '320000' },
    deciding,
  };
  assert.deepEqual(counted('decided', refused)?.counters, { decided: 1, days: 4, refused: 1 });
  assert.equal(counted('decided', { ...refused, state: 'withdrawn' }), null);
  assert.equal(counted('decided', { ...refused, facts: { act: 'hours', examPlace: '320000' } }), null);
});
