import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Matter } from '#kernel';
import { load } from '../load.ts';
import { buildIndex, type MatterIndex, type SearchOptions } from './search.ts';

let matters: readonly Matter[] = [];
let index: MatterIndex;

before(async () => {
  const { zone } = await load('delta');
  matters = zone.matters();
  index = buildIndex(matters, zone);
});

const titles = (query: string, options: SearchOptions = {}): readonly string[] =>
  index.search(query, options).items.map(({ title }) => title);

describe('matters between authorities', () => {
  it('are found by who works for one, and by nobody else', async () => {
    const { zone } = await load('delta');
    const internal = zone.internalMatters ?? [];
    const whole = buildIndex([...matters, ...internal], zone);
    const found = (options: SearchOptions): readonly string[] =>
      whole.search('联合巡河', { limit: 50, ...options }).items.map(({ code }) => code);
    assert.ok(!found({}).some((code) => code.startsWith('ECO-')));
    assert.deepEqual(
      found({ internal: true, mechanism: 'river-and-lakes' }).toSorted(),
      internal
        .filter(({ title }) => title === '联合巡河')
        .map(({ code }) => code)
        .toSorted(),
    );
    const all = (options: SearchOptions): number => whole.search('', options).total;
    assert.equal(all({}), matters.length);
    assert.equal(all({ internal: true }), matters.length + internal.length);
  });
});

describe('finding a matter', () => {
  const first: readonly [how: string, query: string, title: string][] = [
    ['by its title', '食品经营许可', '食品经营许可'],
    ['by words in any order', '许可 食品', '食品经营许可'],
    ['by pinyin initials', 'spjyxk', '食品经营许可'],
    ['by pinyin initials in capitals', 'SPJYXK', '食品经营许可'],
    ['by pinyin', 'shiyedengji', '失业登记'],
    ['by basic code', '900320000100', '失业登记'],
    ['by the beginning of a code', '9003200001', '失业登记'],
    ['by a shortened name', '社保卡申领', '社会保障卡申领'],
    ['by initials of a shortened name', 'sbksl', '社会保障卡申领'],
    ['by what is nearly its name', '社保卡补办', '社会保障卡补领、换领、换发'],
    ['by the English title', 'unemployment', '失业登记'],
    ['by Chinese and letters together', '食品 xk', '食品经营许可'],
    ['with full-width letters', 'ｓｐｊｙｘｋ', '食品经营许可'],
  ];
  for (const [how, query, title] of first) it(`${how}: ${query}`, () => assert.equal(titles(query)[0], title));

  it('by the whole implementation code: exactly one', () => {
    const { code } = matters[7] as Matter;
    assert.deepEqual(
      index.search(code).items.map((one) => one.code),
      [code],
    );
  });

  it('by life event, as words and as a filter', () => {
    assert.ok(index.search('养老与助残').total > 100);
    const { items, total } = index.search('', { lifeEvent: 'elderly-disabled', limit: 1000 });
    assert.equal(total, matters.filter(({ lifeEvent }) => lifeEvent === 'elderly-disabled').length);
    assert.ok(items.every(({ lifeEvent }) => lifeEvent === 'elderly-disabled'));
  });

  it('by any two neighbouring characters of any title', () => {
    fc.assert(
      fc.property(fc.nat(matters.length - 1), fc.nat(200), (which, from) => {
        const { title, code } = matters[which] as Matter;
        const plain = title.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
        const at = from % (plain.length - 1);
        return index
          .search(plain.slice(at, at + 2), { limit: matters.length })
          .items.some((one) => one.code === code);
      }),
      { numRuns: 60 },
    );
  });

  it('within one place, one department, page by page', () => {
    const all = titles('许可', { jurisdiction: '320509', limit: 500 });
    assert.ok(
      index.search('许可', { jurisdiction: '320509' }).items.every(({ jurisdiction }) => jurisdiction === '320509'),
    );
    assert.deepEqual(
      [
        ...titles('许可', { jurisdiction: '320509', limit: 5 }),
        ...titles('许可', { jurisdiction: '320509', limit: 5, offset: 5 }),
      ],
      all.slice(0, 10),
    );
    assert.ok(
      index.search('许可', { department: 'health' }).items.every(({ department }) => department === 'health'),
    );
  });

  it('lists everything for an empty query and nothing for what is not there', () => {
    assert.equal(index.search('').total, 3877);
    assert.deepEqual(index.search('囧囧囧'), { total: 0, items: [] });
  });

  // Two characters, initials, pinyin, several words, a life event: what a person types.
  for (const query of ['注销', '登记', '身份', '社保', '公积', '许可 变更', 'dj', 'sbk', 'zhuxiao', '养老与助残'])
    it(`shows transcribed items before made-up ones that fit as well: ${query}`, () => {
      const { items, total } = index.search(query, { limit: 4000 });
      assert.ok(total > 0);
      const fit = ({ title, titleEn = '' }: Matter): boolean =>
        query.split(' ').every((word) => title.includes(word) || titleEn.toLowerCase().includes(word));
      const real = items.findLastIndex((one) => one.provenance !== 'synthetic' && fit(one));
      const made = items.findIndex((one) => one.provenance === 'synthetic');
      assert.ok(made < 0 || real < made, `a made-up item is number ${made}, a transcribed one ${real}`);
      if (items.some((one) => one.provenance !== 'synthetic')) assert.notEqual(items[0]?.provenance, 'synthetic');
    });

  it('puts the whole name first, whatever merely contains it', () => {
    fc.assert(
      fc.property(fc.nat(matters.length - 1), (which) => {
        const { title } = matters[which] as Matter;
        return index.search(title).items[0]?.title === title;
      }),
      { numRuns: 100 },
    );
  });

  it('answers any text whatever, and the same text the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(100), fc.nat(5000), (query, limit, offset) => {
        const one = index.search(query, { limit, offset });
        const two = index.search(query, { limit, offset });
        assert.deepEqual(one, two);
        return one.items.length <= limit && one.items.length <= one.total;
      }),
    );
  });
});
