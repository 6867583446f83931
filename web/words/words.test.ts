import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from './en.ts';
import { type Key, zh } from './zh.ts';

const namesIn = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map((found) => found[1] as string))].sort();

test('both languages have every text and name the same values', () => {
  assert.deepEqual(Object.keys(en).sort(), Object.keys(zh).sort());
  for (const key of Object.keys(zh) as Key[]) {
    assert.deepEqual(namesIn(en[key]), namesIn(zh[key]), key);
    assert.ok(en[key] && zh[key], key);
  }
});

test('no English text holds Chinese characters', () => {
  for (const [key, text] of Object.entries(en)) assert.doesNotMatch(text, /[\u4e00-\u9fff]/, key);
});
