import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LawFile, Recognition } from '#kernel';
import { load } from '../load.ts';
import { recognitionsOn } from './recognition-view.ts';

const program = await load('delta');
const on = (day: string, book = program.law) => recognitionsOn(program, book, day);

test('the rules of all mechanisms are listed in words, with their directions, their source and how they stand', () => {
  const rows = on('2026-11-30');
  assert.deepEqual([...new Set(rows.map(({ mechanism: { number } }) => number))].sort(), ['10', '9', 'T2']);
  const one = rows.find(({ id }) => id === 'JZS2-32-31');
  assert.deepEqual(one && [one.of[0], one.from, one.to, one.effect, one.since, one.standing, one.status], [
    '二级建造师',
    '320000',
    '310000',
    'equal',
    '2021-06-01',
    'inForce',
    'assumed',
  ]);
  assert.deepEqual(
    rows.filter(({ of: [zh, en] }) => zh === en).map(({ id }) => id),
    [],
    'every kind has its name',
  );
});

test('before it begins a rule is to come; before the table there is none', () => {
  assert.equal(on('2021-05-31').find(({ id }) => id === 'JZS2-32-31')?.standing, 'coming');
  assert.deepEqual(
    on('2000-01-01').map(({ id }) => id),
    [],
  );
});

test('a rule that was ended is still listed, as withdrawn', () => {
  const [key, file] = [...program.law].find(([, one]) => one.slots.recognitions) as [string, LawFile];
  const [version] = file.slots.recognitions ?? [];
  assert.ok(version);
  const ended = (version.value as readonly Recognition[]).map((row) => ({ ...row, until: '2022-12-31' }));
  const book = new Map(program.law).set(key, {
    ...file,
    slots: { ...file.slots, recognitions: [{ ...version, value: ended }] },
  });
  const found = on('2026-11-30', book).filter(({ until }) => until === '2022-12-31');
  assert.ok(found.length > 0 && found.every(({ standing }) => standing === 'withdrawn'));
});
