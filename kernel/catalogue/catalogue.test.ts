import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Matter } from '../declare/matter.ts';
import { abbreviationSpan } from './abbreviation.ts';
import { compareBasic, unification } from './compare.ts';
import { modesOf } from './modes.ts';
import { rank, searchKeys } from './search-keys.ts';
import { bigrams, queryWords, searchable } from './text.ts';

const matter = (place: string, more: Partial<Matter> = {}): Matter => ({
  code: `${place}-1`,
  basic: '990101000100',
  version: 1,
  from: '2021-05-31',
  title: '某事项',
  jurisdiction: place,
  authority: place,
  type: '20',
  mechanism: 'x',
  serves: 'persons',
  department: 'd',
  instant: false,
  promised: { n: 5, unit: 'wd' },
  legalBasis: [],
  conditions: [],
  materials: [
    {
      concept: 'resident-id',
      name: '居民身份证',
      form: 'electronic',
      copies: 1,
      source: 'government',
      need: 'necessary',
    },
  ],
  fee: { amount: 0 },
  result: { kind: 'certificate', name: '证明' },
  visits: 0,
  modes: ['proxy', 'online'],
  deemedAcceptance: { mode: 'within', term: { n: 5, unit: 'wd' } },
  tolerates: false,
  commitment: false,
  special: [],
  provenance: 'synthetic',
  ...more,
});

describe('text as search sees it', () => {
  it('drops punctuation and width', () => assert.equal(searchable('食品 经营(许可)A1'), '食品经营许可a1'));
  it('separates a query into words', () =>
    assert.deepEqual(queryWords('食品 经营、许可!'), ['食品', '经营', '许可']));
  it('lists every two neighbouring characters once', () => assert.deepEqual(bigrams('人人人员'), ['人人', '人员']));
  it('finds every pair of a text in that text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => bigrams(text).every((pair) => text.includes(pair))),
    );
  });
  it('is the same text when done twice', () => {
    fc.assert(fc.property(fc.string(), (text) => searchable(searchable(text)) === searchable(text)));
  });
});

describe('keys and rank', () => {
  it('makes initials and syllables from what the dictionary says', () => {
    assert.deepEqual(
      searchKeys('社保 卡', () => ['she', 'bao', 'ka']),
      { text: '社保卡', initials: 'sbk', syllables: 'shebaoka' },
    );
  });
  it('puts the whole title before the beginning before the middle', () => {
    assert.ok(rank(0, 4, 4) > rank(0, 4, 9) && rank(0, 4, 60) > rank(1, 4, 9) && rank(1, 4, 9) > rank(3, 4, 9));
  });
  const spans: readonly [word: string, text: string, span: number | undefined][] = [
    ['社保卡', '社会保障卡申领', 5],
    ['医保', '基本医疗保险', 3],
    ['医保', '医养结合机构保证金', undefined],
    ['登记', '登记', 2],
    ['卡社', '社会保障卡', undefined],
  ];
  for (const [word, text, span] of spans) {
    it(`${word} in ${text}: ${span ?? 'no'}`, () => assert.equal(abbreviationSpan(word, text), span));
  }
});

describe('comparison of implementations (13.1 rule 3)', () => {
  const three = (more: Partial<Matter>) => [matter('a'), matter('b'), matter('c', more)];
  const cases: readonly [sentence: string, more: Partial<Matter>, unified: boolean, differs: readonly string[]][] = [
    ['equal materials, promise and result: unified', {}, true, []],
    ['another promise: not unified', { promised: { n: 7, unit: 'wd' } }, false, ['promised']],
    [
      'five working days and five natural days are not the same promise',
      { promised: { n: 5, unit: 'd' } },
      false,
      ['promised'],
    ],
    [
      'one material more: not unified',
      {
        materials: [
          ...matter('c').materials,
          { concept: 'photo', name: '照片', form: 'original', copies: 1, source: 'applicant', need: 'necessary' },
        ],
      },
      false,
      ['materials'],
    ],
    [
      'another name for the same concept: unified',
      { materials: [{ ...matter('c').materials[0]!, name: '身份证' }] },
      true,
      [],
    ],
    ['another kind of result: not unified', { result: { kind: 'answer', name: '告知' } }, false, ['result']],
    ['another fee is a difference but does not decide', { fee: { amount: 500, basis: 'x' } }, true, ['fee']],
    ['another title neither', { title: '某事项办理' }, true, ['title']],
  ];
  for (const [sentence, more, unified, differs] of cases) {
    it(sentence, () => {
      const [one] = compareBasic(three(more));
      assert.equal(one?.unified, unified);
      assert.deepEqual(one?.differs, differs);
      assert.equal(one?.work.length === 0, unified);
    });
  }
  it('says which place asks for the material that is not common', () => {
    const [one] = compareBasic(three({ materials: [] }));
    assert.deepEqual(one?.materials, [
      { concept: 'resident-id', name: '居民身份证', askedIn: ['a', 'b'], notAskedIn: ['c'] },
    ]);
  });
  it('leaves out what only one place has, and counts progress', () => {
    const all = [
      ...three({}),
      matter('a', { basic: '990101000200' }),
      matter('a', { basic: '990101000300' }),
      matter('b', { basic: '990101000300', promised: { n: 1, unit: 'd' } }),
    ];
    assert.equal(compareBasic(all).length, 2);
    assert.deepEqual(unification(all), {
      implementations: 6,
      basics: 3,
      shared: 2,
      sharedByAll: 1,
      unified: 1,
      open: { promised: 1 },
    });
  });
  it('does not depend on the order of places', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(three({ promised: { n: 1, unit: 'wd' } }), { minLength: 3 }),
        (group) => compareBasic(group)[0]?.unified === false,
      ),
    );
  });
});

describe('modes', () => {
  it('come highest first', () => assert.deepEqual(modesOf(matter('a')), ['online', 'proxy']));
});
