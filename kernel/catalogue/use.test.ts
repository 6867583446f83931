import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Matter } from '../declare/matter.ts';
import { catalogueUse } from './use.ts';

const matter = (code: string, jurisdiction: string): Matter => ({ code, jurisdiction, title: code }) as Matter;
const list = [matter('a', '310118'), matter('b', '310118'), matter('c', '320509'), matter('d', '320509')];

test('items without a case are dead, per place; those asked for most come first, equals by code', () => {
  const use = catalogueUse(
    list,
    new Map([
      ['d', 3],
      ['c', 3],
      ['a', 1],
      ['gone', 9],
    ]),
  );
  assert.deepEqual(use.places, [
    { jurisdiction: '310118', items: 2, used: 1, dead: 1 },
    { jurisdiction: '320509', items: 2, used: 2, dead: 0 },
  ]);
  assert.deepEqual(
    use.top.map(({ matter: { code }, cases }) => [code, cases]),
    [
      ['c', 3],
      ['d', 3],
      ['a', 1],
    ],
  );
  assert.deepEqual(
    use.dead.map(({ code }) => code),
    ['b'],
  );
});

test('a list nobody uses is dead as a whole', () => {
  const use = catalogueUse(list, new Map());
  assert.deepEqual([use.top.length, use.dead.length], [0, 4]);
});
