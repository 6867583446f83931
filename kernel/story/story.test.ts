import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fact } from '../declare/fact.ts';
import { mechanism, office, party, system } from '../declare/mechanism.ts';
import { assumed, law, lawBook, slot, wd } from '../index.ts';
import type { Calendar } from '../time/types.ts';
import { checkExample, type Example, forbidden, type Ground, tell } from './index.ts';

const words = (text: string) => [text, text] as const;

const toy = mechanism({
  id: 'toy',
  number: '0',
  title: words('toy'),
  purpose: words('toy'),
  uses: ['case'],
  actors: {
    applicant: party(words('applicant'), 'who'),
    officer: office(words('officer'), 'officer', 'deciding'),
    clock: system(words('clock'), 'clock'),
    node: system(words('node'), 'node'),
  },
  facts: { who: fact.party(words('who')) },
  law: { term: slot.term(words('term')) },
  states: {
    offered: { title: words('offered') },
    open: { title: words('open') },
    done: { title: words('done'), final: true },
  },
  rules: { never: { says: words('Never'), holds: () => false } },
  steps: {
    apply: {
      title: words('apply'),
      by: 'applicant',
      from: 'nothing',
      to: 'offered',
      asks: ['who'],
      handsTo: 'deciding',
    },
    arrive: { title: words('arrive'), by: 'node', from: 'offered', to: 'open', takesCustody: true },
    decide: { title: words('decide'), by: 'officer', from: 'open', to: 'done' },
    refuse: { title: words('refuse'), by: 'officer', from: 'open', to: 'done', requires: ['never'] },
    lapse: { title: words('lapse'), by: 'clock', from: 'open', to: 'done' },
  },
  clocks: {
    term: {
      title: words('term'),
      owedBy: 'officer',
      lasts: 'term',
      starts: ['arrive'],
      stops: ['decide', 'lapse'],
      ifMissed: { takes: 'lapse', says: words('lapsed') },
    },
  },
});

const calendar: Calendar = {
  id: 'c',
  title: ['c', 'c'],
  weekend: [0, 6],
  years: { 2021: { off: [], makeup: [], cite: 'test' } },
};
const ground: Ground = {
  law: lawBook([
    law(toy, 'b', { term: [{ from: '2020-01-01', value: wd(5), cite: assumed('test'), status: 'assumed' }] }),
  ]),
  chainOf: (code) => [code],
  calendarOf: () => calendar,
  authorities: {},
  places: {},
  windows: {},
  knows: () => true,
};
const who = { kind: 'person', key: '31011819900101001X', name: 'A' } as const;
const base: Example<typeof toy> = {
  receiving: { jurisdiction: 'a', authority: 'a-1', node: 'na' },
  deciding: { jurisdiction: 'b', authority: 'b-1', node: 'nb' },
  matter: { code: 'm', version: 1, title: 'm' } as Example['matter'],
  story: [['2021-03-01', 'applicant', 'apply', { who }]],
  ends: {},
};

test('what is offered arrives by itself the same day', () => {
  assert.deepEqual(
    checkExample(toy, { ...base, ends: { state: 'open', holder: 'nb', due: { term: '2021-03-08' } } }, ground),
    [],
  );
});

test('while the link is down it stays where it was, and arrives the day the link is up', () => {
  const linkDown = { from: '2021-03-01', until: '2021-03-03' };
  assert.deepEqual(
    checkExample(toy, { ...base, linkDown, ends: { on: '2021-03-02', state: 'offered', holder: 'na' } }, ground),
    [],
  );
  assert.deepEqual(
    checkExample(
      toy,
      { ...base, linkDown, ends: { on: '2021-03-03', state: 'open', due: { term: '2021-03-10' } } },
      ground,
    ),
    [],
  );
});

test('a clock rings the day after its last day, not on it', () => {
  assert.deepEqual(checkExample(toy, { ...base, ends: { on: '2021-03-08', state: 'open' } }, ground), []);
  assert.deepEqual(
    checkExample(toy, { ...base, ends: { on: '2021-03-09', state: 'done', due: { term: 'stopped' } } }, ground),
    [],
  );
});

test('a line that is refused must be the last and must be told', () => {
  const story = [...base.story, ['2021-03-02', 'officer', 'refuse']] as Example<typeof toy>['story'];
  assert.deepEqual(checkExample(toy, { ...base, story, ends: { refusedBy: 'never', state: 'open' } }, ground), []);
  assert.match(checkExample(toy, { ...base, story, ends: {} }, ground)[0] ?? '', /line 2 .* was refused by never/);
  const early = [...story, ['2021-03-02', 'officer', 'decide']] as Example<typeof toy>['story'];
  assert.match(checkExample(toy, { ...base, story: early, ends: { refusedBy: 'never' } }, ground)[0] ?? '', /line 2/);
});

test('a wrong ending is said in one sentence each', () => {
  const found = checkExample(
    toy,
    { ...base, ends: { state: 'done', due: { term: '2021-03-09' }, refusedBy: 'never' } },
    ground,
  );
  assert.equal(found.length, 3);
  assert(found.includes('state: told "done", came to "open"'));
});

test('somebody unknown to the story is a bug of the story', () => {
  const story = [['2021-03-01', 'minister', 'apply', { who }]] as Example<typeof toy>['story'];
  assert.throws(() => tell(toy, { ...base, story }, ground), /minister/);
});

test('every step has its forbidden actors and states, and all are refused', () => {
  const tries = forbidden(toy, base, ground);
  assert.equal(tries.filter(({ expected }) => expected === 'actor-not-named').length, 5 * 3);
  assert.equal(tries.filter(({ expected }) => expected === 'step-not-open').length, 5 * 3);
  assert.deepEqual(
    tries.filter(({ expected, found }) => expected !== found),
    [],
  );
});
