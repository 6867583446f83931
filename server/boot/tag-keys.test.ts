import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { keepTagKeys, newTagKey, tagger, tagKeysOf } from './tag-keys.ts';

test('equal texts have equal tags under every live key, and a retired key makes none', () => {
  const keys = [newTagKey('2021'), newTagKey('2022')];
  const tags = tagger(keys)('invoice|031002100111|12345678');
  assert.deepEqual(
    tags.map((tag) => tag.slice(0, 5)),
    ['2022:', '2021:'],
  );
  assert.deepEqual(tagger(keys)('invoice|031002100111|12345678'), tags);
  assert.notDeepEqual(tagger(keys)('invoice|031002100111|12345679'), tags);
  const later = tagger([{ ...keys[0]!, retired: true }, keys[1]!]);
  assert.deepEqual(later('invoice|031002100111|12345678'), tags.slice(0, 1));
});

test('another key, another tag: who has no key cannot enumerate invoice numbers', () => {
  assert.notDeepEqual(tagger([newTagKey('2021')])('x'), tagger([newTagKey('2021')])('x'));
  assert.throws(() => tagger([])('x'), /no keys for tags/);
});

test('the keys are made once, only for a whole zone, and only their owner may read them', () => {
  const home = mkdtempSync(join(tmpdir(), 'tags-'));
  try {
    assert.deepEqual(tagKeysOf(home, false, '2021'), []);
    const made = tagKeysOf(home, true, '2021');
    assert.deepEqual(tagKeysOf(home, true, '2022'), made);
    assert.equal(statSync(join(home, 'zone', 'tag-keys.json')).mode & 0o777, 0o600);
    keepTagKeys(home, [...made, newTagKey('2022')]);
    assert.equal(tagKeysOf(home, false, '2022').length, 2);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
