import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assumed, law, slot, wd } from '../law/law.ts';
import { checkMechanism } from './check.ts';
import { fact } from './fact.ts';
import { type AnyMechanism, mechanism, office, party, system } from './mechanism.ts';
import type { Zone } from './zone.ts';

const words = (text: string) => [text, text] as const;

const sound = mechanism({
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
  facts: { who: fact.party(words('who')), reasons: fact.longText(words('reasons')), on: fact.day(words('on')) },
  law: { term: slot.term(words('term')), duty: slot.basis(words('duty')) },
  states: {
    offered: { title: words('offered') },
    open: { title: words('open') },
    done: { title: words('done'), final: true },
  },
  rules: {
    reasoned: {
      says: words('Reasons are given'),
      under: 'duty',
      field: 'reasons',
      holds: ({ facts }) => facts.reasons !== undefined,
    },
  },
  papers: { decision: { title: words('decision'), code: 'JD', body: () => ({}) } },
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
    bounce: { title: words('bounce'), by: 'node', from: 'offered', to: 'open', returnsCustody: true },
    decide: {
      title: words('decide'),
      by: 'officer',
      from: 'open',
      to: 'done',
      asks: ['reasons?'],
      requires: ['reasoned'],
      papers: ['decision'],
    },
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

type Change = { readonly [K in keyof AnyMechanism]?: object };

/** The sound mechanism with parts of its parts replaced, as a slip of the pen would. */
const spoiled = (change: Change): AnyMechanism => {
  const merged: Record<string, unknown> = { ...sound };
  for (const [key, value] of Object.entries(change))
    merged[key] = { ...(merged[key] as object), ...(value as object) };
  return merged as unknown as AnyMechanism;
};

const step = (name: keyof typeof sound.steps, change: object) => ({
  steps: { [name]: { ...sound.steps[name], ...change } },
});
const clock = (change: object) => ({ clocks: { term: { ...sound.clocks.term, ...change } } });

test('a sound declaration has no problems', () => assert.deepEqual(checkMechanism(sound), []));

const slips: readonly (readonly [string, Change, RegExp])[] = [
  ['a step by nobody', step('decide', { by: 'minister' }), /steps\.decide\.by: there is no actor "minister"/],
  ['a step to nowhere', step('decide', { to: 'gone' }), /steps\.decide\.to: there is no state "gone"/],
  [
    'a question about no fact',
    step('decide', { asks: ['colour?'] }),
    /steps\.decide\.asks: there is no fact "colour"/,
  ],
  [
    'own cases in no state',
    { facts: { reasons: fact.text(words('reasons'), { ownCase: 'gone' }) } },
    /facts\.reasons\.ownCase: there is no state "gone"/,
  ],
  ['an unknown rule', step('decide', { requires: ['fair'] }), /steps\.decide\.requires: there is no rule "fair"/],
  ['a rule nobody asks', step('decide', { requires: [] }), /rules\.reasoned: no step requires it/],
  ['an unknown paper', step('decide', { papers: ['letter'] }), /steps\.decide\.papers: there is no paper "letter"/],
  [
    'a day that is none',
    step('decide', { asOf: 'reasons' }),
    /steps\.decide\.asOf: "reasons" is no fact of kind day/,
  ],
  ['custody nobody takes', step('arrive', { takesCustody: undefined }), /no step takes custody in "offered"/],
  [
    'custody that cannot come back',
    step('bounce', { returnsCustody: undefined }),
    /no step lets an offer come back in "offered"/,
  ],
  ['custody taken by hand', step('arrive', { by: 'officer' }), /steps\.arrive\.by: is the system’s alone/],
  ['a state out of reach', { states: { lost: { title: words('lost') } } }, /states\.lost: cannot be reached/],
  ['a dead end', { states: { done: { title: words('done') } } }, /states\.done: has no exit and is not final/],
  [
    'a clock that nothing stops',
    clock({ stops: [] }),
    /clocks\.term\.stops: started by "arrive" the clock can never stop/,
  ],
  [
    'a clock whose overrun nobody can explain',
    clock({ explainedBy: 'overrunReason' }),
    /clocks\.term\.explainedBy: "overrunReason" is no fact of kind longText/,
  ],
  ['a clock without law', clock({ lasts: 'duty' }), /clocks\.term\.lasts: "duty" is no law slot of kind term/],
  [
    'silence that a person keeps',
    clock({ ifMissed: { takes: 'decide', says: words('?') } }),
    /"decide" is not by the clock/,
  ],
  [
    'a rule under a term',
    { rules: { reasoned: { ...sound.rules.reasoned, under: 'term' } } },
    /rules\.reasoned\.under: "term" is no law slot of kind basis/,
  ],
  [
    'a party that is text',
    { actors: { applicant: party(words('a'), 'reasons') } },
    /actors\.applicant\.fact: "reasons" is no fact of kind party/,
  ],
  [
    'two papers of one code',
    { papers: { other: { title: words('o'), code: 'JD', body: () => ({}) } } },
    /papers\.other\.code: is also the code of "decision"/,
  ],
];

for (const [name, change, expected] of slips) {
  test(`${name} is reported with its path`, () => assert.match(checkMechanism(spoiled(change)).join('\n'), expected));
}

test('all problems are reported together', () => {
  const found = checkMechanism(spoiled({ ...step('decide', { by: 'minister', to: 'gone', requires: ['fair'] }) }));
  assert(found.length >= 4, found.join('\n'));
});

const cite = assumed('for the test');
const zoneWith = (slots: object): Pick<Zone, 'jurisdictions' | 'authorities' | 'law'> => ({
  jurisdictions: [
    { code: 'nation', level: 'nation', title: words('n'), short: words('n'), parents: [], calendar: 'cn' },
    { code: 'county', level: 'county', title: words('c'), short: words('c'), parents: ['nation'], calendar: 'cn' },
  ],
  authorities: [{ id: 'a', jurisdiction: 'county' } as Zone['authorities'][number]],
  law: [law(sound, 'nation', slots)],
});
const good = { from: '2020-01-01', value: wd(5), cite, status: 'assumed' } as const;
const duty = [{ from: '2020-01-01', value: true, cite, status: 'assumed' }] as const;

test('law that fills every slot between place and nation has no problems', () => {
  assert.deepEqual(checkMechanism(sound, zoneWith({ term: [good], duty })), []);
});

const lapses: readonly (readonly [string, object, RegExp])[] = [
  ['an empty slot', { duty }, /law\.county\.term: is filled by none of county, nation/],
  [
    'a slot with only expected values',
    { term: [{ ...good, expected: true }], duty },
    /law\.county\.term: is filled by none/,
  ],
  [
    'a slot that does not exist',
    { term: [good], duty, colour: [good] },
    /law\.nation\.colour: there is no such slot/,
  ],
  ['a value of the wrong kind', { term: [{ ...good, value: 5 }], duty }, /law\.nation\.term\[0\]: 5 is no term/],
  [
    'a value without a source',
    { term: [{ ...good, cite: { act: ' ' } }], duty },
    /law\.nation\.term\[0\]: has no source/,
  ],
  [
    'versions out of order',
    { term: [good, { ...good, transition: 'new-cases' }], duty },
    /term\[1\]: from 2020-01-01 does not come after/,
  ],
  [
    'a second version without its transition',
    { term: [good, { ...good, from: '2021-01-01' }], duty },
    /term\[1\]: a later version must say/,
  ],
  [
    'a day that does not exist',
    { term: [{ ...good, from: '2021-02-30' }], duty },
    /term\[0\]: "2021-02-30" is no day/,
  ],
];

for (const [name, slots, expected] of lapses) {
  test(`${name} in the law is reported`, () =>
    assert.match(checkMechanism(sound, zoneWith(slots)).join('\n'), expected));
}
