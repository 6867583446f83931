import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { createBoxKeys } from './box-keys.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongban-boxes-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const room = 200;

test('a version opens until the next one is committed, and for nobody afterwards', async () => {
  const keys = createBoxKeys(folder);
  const versions: Buffer[] = [];
  for (const text of ['1', '12', '123', '1234']) {
    const next = await keys.seal('b', text, room, versions.at(-1));
    await keys.keepOnly('b', next);
    versions.push(next);
    assert.equal(await keys.open('b', next).then((one) => one?.trimEnd()), text);
    // A copy of the keys made now opens no older version either.
    for (const old of versions.slice(0, -1)) assert.equal(await createBoxKeys(folder).open('b', old), undefined);
  }
  assert.equal(
    new Set(versions.map(({ length }) => length)).size,
    1,
    'a length tells how many ballots lie in the box',
  );
});

test('a stop between sealing and commit, or between commit and destroying, loses nothing', async () => {
  const keys = createBoxKeys(folder);
  const first = await keys.seal('b', 'first', room, undefined);
  await keys.keepOnly('b', first);
  const rolledBack = await keys.seal('b', 'never committed', room, first);
  const after = createBoxKeys(folder);
  assert.equal((await after.open('b', first))?.trimEnd(), 'first');
  const second = await after.seal('b', 'second', room, first);
  assert.equal(
    await after.open('b', rolledBack),
    undefined,
    'the key of what was not committed is the one that goes',
  );
  const again = createBoxKeys(folder);
  assert.equal(
    (await again.open('b', second))?.trimEnd(),
    'second',
    'committed, but its predecessor was not destroyed',
  );
  assert.equal((await again.open('b', first))?.trimEnd(), 'first');
  const third = await again.seal('b', 'third', room, second);
  assert.equal(await again.open('b', first), undefined);
  assert.equal((await again.open('b', third))?.trimEnd(), 'third');
});

test('the file holds two keys, for the owner only, and goes with the ballot', async () => {
  const keys = createBoxKeys(folder);
  const sealed = await keys.seal('a/../b', 'text', room, undefined);
  const [file] = readdirSync(folder) as [string];
  assert.match(file, /^[0-9a-f]{40}$/);
  assert.equal(statSync(join(folder, file)).mode & 0o777, 0o600);
  await keys.keepOnly('a/../b', sealed);
  assert.equal(readFileSync(join(folder, file)).length, 4096 + 32);
  await keys.forget('a/../b');
  assert.deepEqual(readdirSync(folder), []);
  assert.equal(await keys.open('a/../b', sealed), undefined);
  await keys.forget('a/../b');
});

test('a version is bound to its ballot, and a changed one does not open', async () => {
  const keys = createBoxKeys(folder);
  const sealed = await keys.seal('a', 'text', room, undefined);
  assert.equal(await keys.open('b', sealed), undefined);
  const changed = Buffer.from(sealed);
  changed[0] = (changed[0] as number) ^ 1;
  assert.equal(await keys.open('a', changed), undefined);
});

test('turns of one case come one after the other, also after one that failed', async () => {
  const keys = createBoxKeys(folder);
  const seen: string[] = [];
  const turn = (name: string, fails = false) =>
    keys.inTurn('case', async () => {
      seen.push(`${name} begins`);
      await new Promise(setImmediate);
      seen.push(`${name} ends`);
      if (fails) throw new Error(name);
    });
  const all = await Promise.allSettled([turn('a'), turn('b', true), turn('c')]);
  assert.deepEqual(
    all.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  assert.deepEqual(seen, ['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});
