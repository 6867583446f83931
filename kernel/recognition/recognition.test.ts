import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counted, type Recognised, type Recognition, recognise, recognitionOn, standsAtSource } from './index.ts';

const row: Recognition = {
  id: 'R1',
  of: 'jzs2',
  from: '320000',
  to: '310000',
  effect: 'equal',
  since: '2021-06-01',
  until: '2023-12-31',
  issued: { from: '2015-01-01' },
};
const use = { of: 'jzs2', issuedIn: '320000', usedIn: '310000', issuedOn: '2018-05-20', day: '2021-06-25' };
const code = (more: object) => {
  const found = recognise([row], { ...use, ...more });
  return found.ok ? (found.value.rule === 'own' ? 'own' : found.value.rule.id) : found.code;
};

test('a rule counts from its first to its last day, in its direction, for what it covers', () => {
  const table: readonly (readonly [object, string])[] = [
    [{}, 'R1'],
    [{ day: '2021-06-01' }, 'R1'],
    [{ day: '2021-05-31' }, 'recognition-not-yet'],
    [{ day: '2023-12-31' }, 'R1'],
    [{ day: '2024-01-01' }, 'recognition-withdrawn'],
    [{ issuedOn: '2014-12-31' }, 'recognition-issue-date'],
    [{ issuedIn: '310000', usedIn: '320000' }, 'not-recognised'],
    [{ usedIn: '320000' }, 'own'],
    [{ of: 'title' }, 'not-recognised'],
  ];
  for (const [more, expected] of table) assert.equal(code(more), expected, JSON.stringify(more));
});

test('what was revoked at the source is without effect, whatever the rule says', () => {
  const entry = { key: 'k', version: 2, values: {}, validFrom: '2018-05-20', validTo: null, closed: false };
  const at = (more: object) => {
    const found = standsAtSource({ ...entry, ...more }, '2021-06-25');
    return found.ok ? 'stands' : found.code;
  };
  assert.equal(at({}), 'stands');
  assert.equal(at({ closed: true, validTo: '2021-06-24' }), 'source-revoked');
  assert.equal(at({ validTo: '2021-06-24' }), 'source-ended');
  assert.equal(at({ version: 0 }), 'source-unknown');
});

test('quantities count at an exact ratio, cut to whole units, up to the cap', () => {
  const by = (more: Partial<Recognition>) =>
    ({ rule: { ...row, ...more }, effect: 'equal', because: ['', ''] }) as Recognised;
  assert.deepEqual(
    [counted(by({ factor: { n: 1, d: 10 } }), 59), counted(by({ cap: 24 }), 40), counted(by({}), 12)],
    [5, 24, 12],
  );
});

test('a rule is coming, in force or withdrawn, with its last day still in force', () => {
  const row = {
    id: 'x',
    of: 'y',
    from: '*',
    to: '*',
    effect: 'equal',
    since: '2021-06-01',
    until: '2022-05-31',
  } as const;
  assert.deepEqual(
    ['2021-05-31', '2021-06-01', '2022-05-31', '2022-06-01'].map((day) => recognitionOn(row, day)),
    ['coming', 'inForce', 'inForce', 'withdrawn'],
  );
});
