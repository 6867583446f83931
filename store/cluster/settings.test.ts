import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settingsText } from './settings.ts';

const [mb, gb] = [2 ** 20, 2 ** 30];
const told = (memory: number, disk: number, durable = true): readonly (string | undefined)[] => {
  const text = settingsText({ durable, machine: { memory, disk } });
  return ['shared_buffers', 'max_wal_size'].map((name) => new RegExp(`^${name} = '(.*)'$`, 'm').exec(text)?.[1]);
};

for (const [machine, memory, disk, expected] of [
  ['a small host', 2 * gb, 40 * gb, ['256MB', '1024MB']],
  ['a container of half a gigabyte', 512 * mb, 40 * gb, ['256MB', '1024MB']],
  ['much memory and a small disk', 64 * gb, 20 * gb, ['4096MB', '1024MB']],
  ['a server', 24 * gb, 250 * gb, ['1536MB', '8192MB']],
  ['a large server', 512 * gb, 4000 * gb, ['4096MB', '16384MB']],
] as const)
  test(`the database takes its share of ${machine}`, () => assert.deepEqual(told(memory, disk), expected));

test('a machine that reports a little less than yesterday has the same settings: a server left running is adopted', () =>
  assert.deepEqual(told(24 * gb, 250 * gb), told(24 * gb + 3 * mb, 250 * gb + 9 * mb)));

test('tests take little, whatever the machine', () =>
  assert.deepEqual(told(512 * gb, 4000 * gb, false), ['128MB', '1GB']));
