import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must } from '../outcome/result.ts';
import { formatTerm, parseTerm } from './term.ts';

test('terms are read and shown', () => {
  const table: readonly [string, number, string, string, string][] = [
    ['5wd', 5, 'wd', '5个工作日', '5 working days'],
    ['1wd', 1, 'wd', '1个工作日', '1 working day'],
    ['15d', 15, 'd', '15日', '15 days'],
    [' 3M ', 3, 'm', '3个月', '3 months'],
    ['1y', 1, 'y', '1年', '1 year'],
    ['0wd', 0, 'wd', '0个工作日', '0 working days'],
  ];
  for (const [text, n, unit, zh, en] of table) {
    const term = must(parseTerm(text));
    assert.deepEqual(term, { n, unit });
    assert.deepEqual(formatTerm(term), [zh, en]);
  }
});

test('what is no term is refused', () => {
  for (const text of ['', '5', 'wd', '-5wd', '5.5d', '05d', '5w', '5 wd', '99999d', '5wd5d', '1e3d']) {
    const refused = parseTerm(text, '/term');
    assert.ok(!refused.ok && refused.code === 'term-shape' && refused.remedy, text);
  }
});
