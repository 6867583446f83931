import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RegisterSpec } from '../declare/mechanism.ts';
import { addDays, fact } from '../index.ts';
import {
  type EntryHistory,
  entryAsOf,
  foldRegister,
  holdsOn,
  noHistory,
  type RegisterEffect,
  standingHolds,
  subjectsOf,
  timelineOf,
} from './index.ts';

const spec: RegisterSpec = {
  title: ['簿', 'Register'],
  key: ['号', 'Key'],
  columns: { owner: fact.text(['主', 'Owner']) },
  readers: [],
  holds: {
    seizure: { title: ['查封', 'Seizure'], order: 'waiting' },
    mortgage: { title: ['抵押', 'Mortgage'], order: 'ranked' },
    pending: { title: ['占用', 'Pending'], order: 'sole' },
  },
};
const at = (day: string, n = 0) => `${day}T01:00:00.${String(n).padStart(3, '0')}Z`;
const where = { register: 'r', key: 'k' } as const;
const put = (history: EntryHistory, effect: RegisterEffect, day: string, n = 0): EntryHistory => {
  const after = foldRegister(history, effect, { at: at(day, n), day, case: 'C' }, spec);
  assert(after.ok, JSON.stringify(after));
  return after.value;
};
const enter = (owner: string, from: string): RegisterEffect => ({
  kind: 'register.enter',
  ...where,
  values: { owner },
  from,
});
const hold = (kind: string, id: string, from: string, more: object = {}): RegisterEffect => ({
  kind: 'register.hold',
  ...where,
  hold: kind,
  id,
  from,
  values: {},
  ...more,
});
const release = (id: string, on: string): RegisterEffect => ({
  kind: 'register.release',
  ...where,
  id,
  on,
  reason: 'x',
});
const three = { lasts: { n: 3, unit: 'y' as const } };

test('11 example 3: the waiting seizure is effective from the day the first is lifted, by itself', () => {
  let h = put(noHistory('r', 'k'), enter('A', '2020-01-01'), '2020-01-01');
  h = put(h, hold('seizure', 'a', '2021-03-01', three), '2021-03-01');
  h = put(h, hold('seizure', 'b', '2021-05-10', three), '2021-05-10');
  const on = (day: string) =>
    standingHolds(h.holds, day).map(({ id, standing, rank }) => `${id} ${standing} ${rank}`);
  assert.deepEqual(on('2021-05-10'), ['a effective 1', 'b waiting 2']);
  h = put(h, release('a', '2022-01-15'), '2022-01-15');
  assert.deepEqual(on('2022-01-14'), ['a effective 1', 'b waiting 2']);
  assert.deepEqual(on('2022-01-15'), ['a released 0', 'b effective 1']);
  assert.equal(standingHolds(h.holds, '2022-01-16')[1]?.since, '2022-01-15');
  assert.deepEqual(
    on('2025-01-15'),
    ['a released 0', 'b effective 1'],
    'its three years count from when it became effective',
  );
  assert.deepEqual(on('2025-01-16'), ['a released 0', 'b lapsed 0']);
});

test('a seizure that is not renewed lapses by itself and lets the next one in', () => {
  let h = put(noHistory('r', 'k'), hold('seizure', 'a', '2021-03-01', three), '2021-03-01');
  h = put(h, hold('seizure', 'b', '2023-05-10', three), '2023-05-10');
  const [a, b] = standingHolds(h.holds, '2024-03-02');
  assert.deepEqual(
    [a?.standing, a?.ends, b?.standing, b?.since],
    ['lapsed', '2024-03-01', 'effective', '2024-03-02'],
  );
  const renewed = put(h, { kind: 'register.renew', ...where, id: 'a', ...three }, '2024-02-20');
  assert.deepEqual(
    standingHolds(renewed.holds, '2024-03-02').map(({ standing }) => standing),
    ['effective', 'waiting'],
  );
  const late = foldRegister(
    h,
    { kind: 'register.renew', ...where, id: 'a', ...three },
    { at: at('2024-03-02'), day: '2024-03-02', case: 'C' },
    spec,
  );
  assert.equal(late.ok ? '' : late.code, 'hold-not-standing');
});

test('a waiting hold that is withdrawn before its turn never was effective, and the one behind it moves up', () => {
  let h = noHistory('r', 'k');
  for (const id of ['a', 'b', 'c']) h = put(h, hold('seizure', id, '2021-03-01'), '2021-03-01');
  h = put(h, release('b', '2021-04-01'), '2021-04-01');
  h = put(h, release('a', '2021-05-01'), '2021-05-01');
  assert.deepEqual(
    standingHolds(h.holds, '2021-05-01').map(({ standing, since }) => [standing, since]),
    [
      ['released', '2021-03-01'],
      ['released', null],
      ['effective', '2021-05-01'],
    ],
  );
});

test('mortgages rank by order of entry and move up when an earlier one goes', () => {
  let h = noHistory('r', 'k');
  for (const id of ['m1', 'm2', 'm3']) h = put(h, hold('mortgage', id, '2021-03-01'), '2021-03-01');
  h = put(h, release('m1', '2021-06-01'), '2021-06-01');
  assert.deepEqual(
    holdsOn(h.holds, 'mortgage', '2021-06-01').map(({ id, rank, seq }) => [id, rank, seq]),
    [
      ['m2', 1, 2],
      ['m3', 2, 3],
    ],
  );
});

test('a sole hold is refused while one stands and taken when it lapsed or was released', () => {
  const h = put(noHistory('r', 'k'), hold('pending', 'sh', '2021-06-01', { until: '2021-06-30' }), '2021-06-01');
  const second = (day: string) => foldRegister(h, hold('pending', 'zj', day), { at: at(day), day, case: 'C' }, spec);
  const refused = second('2021-06-30');
  assert.equal(refused.ok ? '' : refused.code, 'hold-taken');
  const taken = second('2021-07-01');
  assert(taken.ok);
  assert.equal(taken.value.holds[0]?.released?.on, '2021-07-01');
});

test('another version than the decision rests on is refused and nothing is entered', () => {
  const h = put(noHistory('r', 'k'), enter('A', '2020-01-01'), '2020-01-01');
  const stale = foldRegister(
    h,
    { ...enter('B', '2021-01-01'), expect: 0 } as RegisterEffect,
    { at: at('2021-01-01'), day: '2021-01-01', case: 'C' },
    spec,
  );
  assert.equal(stale.ok ? '' : stale.code, 'entry-stale');
});

test('an entry is read as of a day and as of what was known then', () => {
  let h = put(noHistory('r', 'k'), enter('A', '2020-01-01'), '2020-01-01');
  h = put(h, enter('B', '2021-01-01'), '2021-01-01');
  h = put(h, { ...enter('C', '2020-07-01'), corrects: '更正' } as RegisterEffect, '2021-06-01');
  const owner = (on: string, known?: string) => entryAsOf(h, on, known && at(known, 999)).version?.values.owner;
  assert.deepEqual([owner('2020-06-30'), owner('2020-07-01'), owner('2021-03-01')], ['A', 'C', 'C']);
  assert.deepEqual(
    [owner('2020-08-01', '2021-03-01'), owner('2021-03-01', '2021-03-01')],
    ['A', 'B'],
    'before the correction was known',
  );
  h = put(h, { kind: 'register.close', ...where, on: '2022-01-01', reason: '注销' }, '2022-01-01');
  assert.deepEqual([owner('2021-12-31'), owner('2022-01-01')], ['C', undefined]);
  assert.deepEqual(
    timelineOf(h.versions, (day) => addDays(day, -1)).map(({ from, to, version }) => [from, to, version.version]),
    [
      ['2020-01-01', '2020-06-30', 1],
      ['2020-07-01', '2021-12-31', 4],
    ],
  );
});

test('an entry is about every party in its subject column', () => {
  const owners = [
    { party: { kind: 'person', key: 'X1', name: 'x' }, share: 1 },
    { party: { kind: 'person', key: 'X2', name: 'y' } },
  ];
  assert.deepEqual(subjectsOf({ ...spec, subject: 'owners' }, 'k', { owners }), ['X1', 'X2']);
  assert.deepEqual(subjectsOf(spec, 'k', { subject: 'S' }), ['S']);
  assert.deepEqual(subjectsOf(spec, 'k', {}), ['k']);
});

test('as of any instant an entry is the fold of what had been recorded by then', () => {
  const step = fc.record({
    kind: fc.constantFrom('enter', 'close', 'seizure', 'mortgage', 'pending', 'release', 'renew'),
    after: fc.nat(30),
    pick: fc.nat(9),
    n: fc.nat(3),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), fc.nat(30), fc.nat(1500), (steps, cut, probe) => {
      let h = noHistory('r', 'k');
      let day = '2020-01-01';
      const after: { at: string; history: EntryHistory }[] = [];
      for (const [n, one] of steps.entries()) {
        day = addDays(day, one.after);
        const id = `h${one.pick % (h.holds.length || 1)}`;
        const lasts = one.n ? { lasts: { n: one.n, unit: 'm' as const } } : {};
        const effect: RegisterEffect =
          one.kind === 'enter'
            ? enter(`o${n}`, addDays(day, -one.n * 10))
            : one.kind === 'close'
              ? { kind: 'register.close', ...where, on: day, reason: 'x' }
              : one.kind === 'release'
                ? release(id, day)
                : one.kind === 'renew'
                  ? { kind: 'register.renew', ...where, id, ...lasts }
                  : hold(one.kind, `h${h.holds.length}`, day, lasts);
        const next = foldRegister(h, effect, { at: at(day, n), day, case: 'C' }, spec);
        if (next.ok) h = next.value;
        after.push({ at: at(day, n), history: h });
      }
      const then = after[cut % after.length] as (typeof after)[number];
      const on = addDays('2020-01-01', probe);
      // A sole hold that lapsed is written down as ended when the next one comes: how it stands is the same either way.
      const stands = ({ version, holds }: ReturnType<typeof entryAsOf>) => ({
        version,
        holds: holds.map(({ id, standing, rank, since }) => ({ id, standing, rank, since })),
      });
      assert.deepEqual(stands(entryAsOf(h, on, then.at)), stands(entryAsOf(then.history, on)));
    }),
    { numRuns: 500 },
  );
});

test('whatever is entered: one seizure is effective while any stands, ranks are 1…n in order of entry, days belong to one version', () => {
  const step = fc.record({
    kind: fc.constantFrom('enter', 'seizure', 'mortgage', 'pending', 'release', 'renew'),
    after: fc.nat(40),
    pick: fc.nat(9),
    n: fc.nat(3),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.nat(2000), (steps, probe) => {
      let h = noHistory('r', 'k');
      let day = '2020-01-01';
      for (const [n, one] of steps.entries()) {
        day = addDays(day, one.after);
        const lasts = one.n ? { lasts: { n: one.n, unit: 'm' as const } } : {};
        const id = `h${one.pick % (h.holds.length || 1)}`;
        const effect: RegisterEffect =
          one.kind === 'enter'
            ? enter(`o${n}`, addDays(day, -one.n * 10))
            : one.kind === 'release'
              ? release(id, day)
              : one.kind === 'renew'
                ? { kind: 'register.renew', ...where, id, ...lasts }
                : hold(one.kind, `h${h.holds.length}`, day, lasts);
        const after = foldRegister(h, effect, { at: at(day, n), day, case: 'C' }, spec);
        if (after.ok) h = after.value;
      }
      const on = addDays('2020-01-01', probe);
      const holds = standingHolds(h.holds, on);
      for (const kind of ['seizure', 'mortgage', 'pending']) {
        const standing = holds.filter((one) => one.hold === kind && one.rank > 0);
        assert.deepEqual(
          standing.map(({ rank }) => rank),
          standing.map((_, n) => n + 1),
        );
        const effective = standing.filter((one) => one.standing === 'effective').length;
        if (kind === 'seizure') assert.equal(effective, standing.length ? 1 : 0);
        if (kind === 'pending') assert(standing.length <= 1);
      }
      const segments = timelineOf(h.versions, (d) => addDays(d, -1));
      const there = segments.filter(({ from, to }) => from <= on && (to === null || on <= to));
      assert.equal(there.length <= 1 ? there[0]?.version : 'two', entryAsOf(h, on).version);
      assert.equal(new Set(h.holds.map(({ seq }) => seq)).size, h.holds.length);
    }),
    { numRuns: 500 },
  );
});
