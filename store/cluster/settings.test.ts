import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settingsText } from './settings.ts';

const [mb, gb] = [2 ** 20, 2 ** 30];
const buffers = (memory: number, durable = true): string | undefined =>
  /^shared_buffers = '(.*)'$/m.exec(settingsText({ durable, memory }))?.[1];

for (const [machine, memory, expected] of [
  ['a small host', 2 * gb, '256MB'],
  ['a container of half a gigabyte', 512 * mb, '256MB'],
  ['a server', 24 * gb, '1536MB'],
  ['a large server', 512 * gb, '4096MB'],
] as const)
  test(`the database takes its share of ${machine}`, () => assert.equal(buffers(memory), expected));

test('a machine that reports a little more than yesterday has the same settings: a server left running is adopted', () =>
  assert.equal(
    settingsText({ durable: true, memory: 24 * gb }),
    settingsText({ durable: true, memory: 24 * gb + 3 * mb }),
  ));

test('tests take little, whatever the machine', () => assert.equal(buffers(512 * gb, false), '128MB'));
