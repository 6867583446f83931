import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkExample, checkMechanism, forbidden, groundOf, tell } from '#kernel';
import zone from '../../zones/delta/zone.ts';
import { pending, told } from './examples/ground.ts';
import stories from './examples.ts';
import qualification from './mechanism.ts';
import { hoursByYear, needsTraining, registeredUntil, renewBy, tooOld } from './reckoning.ts';

const ground = groundOf(zone);
const all = Object.entries(stories.examples);

describe('the stories of T2', () => {
  for (const [name, example] of all)
    test(name, () => assert.deepEqual(checkExample(qualification, example, ground), []));
});

test('the declaration and the law of the zone have no mistakes', () =>
  assert.deepEqual(checkMechanism(qualification, zone), []));

test('every step is taken in some story', () => {
  const taken = new Set(
    all.flatMap(([, example]) => tell(qualification, example, ground).events.map((event) => event.step)),
  );
  const rare = new Set(['bounce', 'requestBack']);
  assert.deepEqual(
    Object.keys(qualification.steps).filter((step) => !taken.has(step) && !rare.has(step)),
    [],
  );
});

test('whoever a step does not name, and whatever state it does not list, is refused', () => {
  assert.deepEqual(
    forbidden(qualification, told(pending('2021-06-25'), {}), ground).filter(
      ({ expected, found }) => expected !== found,
    ),
    [],
  );
});

test('T2-5: the age limit by both readings', () => {
  const limit = (refuseFrom: 'dayAfterBirthday' | 'nextBirthday') => ({ years: 65, refuseFrom });
  const born = '1956-06-24';
  for (const [day, first, second] of [
    ['2020-06-25', false, false],
    ['2021-06-24', false, false],
    ['2021-06-25', true, false],
    ['2022-06-23', true, false],
    ['2022-06-24', true, true],
  ] as const) {
    assert.equal(tooOld(born, day, limit('dayAfterBirthday')), first, day);
    assert.equal(tooOld(born, day, limit('nextBirthday')), second, day);
  }
});

test('T2-2 and T2-3: the days', () => {
  const three = { n: 3, unit: 'y' } as const;
  assert.equal(needsTraining('2018-05-20', '2021-05-20', three), false);
  assert.equal(needsTraining('2018-05-20', '2021-05-21', three), true);
  assert.equal(registeredUntil('2021-06-25', three), '2024-06-24');
  assert.equal(renewBy('2024-06-24', { n: 30, unit: 'd' }), '2024-05-25');
});

test('T2-1: hours are counted by year', () => {
  const needed = { total: 90, professional: 60 };
  const first = [
    { year: 2021, kind: 'common', hours: 40 },
    { year: 2021, kind: 'professional', hours: 50 },
  ];
  assert.deepEqual(hoursByYear(first, needed), [{ year: 2021, total: 90, professional: 50, met: false }]);
  assert.deepEqual(hoursByYear([...first, { year: 2021, kind: 'professional', hours: 12 }], needed)[0], {
    year: 2021,
    total: 102,
    professional: 62,
    met: true,
  });
});
