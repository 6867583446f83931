import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { freshHome } from './home.fixture.ts';
import { acquireLock } from './lock.ts';

const fileIn = (home: string): string => join(home, 'tongban.lock');

test('a second holder is refused and told who has the home', async () => {
  const home = freshHome();
  const lock = await acquireLock(home);
  await assert.rejects(acquireLock(home), (error: Error & { code?: string }) => {
    assert.equal(error.code, 'TONGBAN_LOCKED');
    assert.match(error.message, new RegExp(`already in use by process ${process.pid}`));
    return true;
  });
  lock.release();
  (await acquireLock(home)).release();
  assert.deepEqual(readdirSync(home), [], 'nothing is left behind');
});

for (const [what, text] of [
  ['a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, since: '2026-01-01T00:00:00Z' })],
  ['a process whose number was given out again', JSON.stringify({ pid: process.pid, identity: 'other boot/1' })],
  ['a power cut', ''],
] as const) {
  test(`a lock left by ${what} is removed, and said so`, async () => {
    const home = freshHome();
    (await acquireLock(home)).release();
    writeFileSync(fileIn(home), text);
    const lines: string[] = [];
    const lock = await acquireLock(home, { log: (line) => lines.push(line) });
    assert.match(lines.join(), /no longer runs: removed/);
    assert.equal(JSON.parse(readFileSync(fileIn(home), 'utf8')).pid, process.pid);
    lock.release();
    assert.equal(existsSync(fileIn(home)), false);
  });
}

test('of many who find a stale lock at once exactly one gets the home', async () => {
  for (let round = 0; round < 10; round++) {
    const home = freshHome();
    (await acquireLock(home)).release();
    writeFileSync(fileIn(home), '{}');
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => acquireLock(home)));
    const won = results.filter((result) => result.status === 'fulfilled');
    assert.equal(won.length, 1);
    won[0]!.value.release();
  }
});

test('one who waits gets the home when it is given free', async () => {
  const home = freshHome();
  const lock = await acquireLock(home);
  const waiting = acquireLock(home, { wait: 5000 });
  setTimeout(() => lock.release(), 60);
  (await waiting).release();
});

test('releasing twice does not take the lock of the next holder', async () => {
  const home = freshHome();
  const first = await acquireLock(home);
  first.release();
  const second = await acquireLock(home);
  first.release();
  await assert.rejects(acquireLock(home));
  second.release();
});
