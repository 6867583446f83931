import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const vector = join(root, 'kernel/deliberation/draw-vector.json');
const folder = mkdtempSync(join(tmpdir(), 'tongban-draw-'));
after(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'cli/tongban.ts'), 'draw', ...args], { encoding: 'utf8' });
const write = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

test('the published vector is equal, in words and as JSON', () => {
  const words = run('verify', vector);
  assert.equal(words.status, 0, words.stderr);
  assert.match(words.stdout, /^draw-1: equal/);
  const json = run('verify', vector, '--json');
  assert.equal(JSON.parse(json.stdout).equal, true);
});

test('a swapped name is found, with the place where it stands', () => {
  const record = JSON.parse(readFileSync(vector, 'utf8'));
  record.result.drawn[1].seats.reverse();
  const answer = run('verify', write('swapped.json', JSON.stringify(record)), '--json');
  assert.equal(answer.status, 1);
  assert.equal(JSON.parse(answer.stdout).differences[0].at, '/result/drawn/1');
});

test('a file that is no record, no JSON or not there is refused without a stack', () => {
  for (const file of [
    write('a.json', '{"kind":"draw"}'),
    write('b.json', '{'),
    write('c.json', 'null'),
    join(folder, 'none.json'),
  ]) {
    const answer = run('verify', file, '--json');
    assert.equal(answer.status, 1, answer.stderr);
    assert.ok(JSON.parse(answer.stdout).refused);
    assert.equal(answer.stderr, '');
  }
});

test('an unknown hash is named', () => {
  const record = { ...JSON.parse(readFileSync(vector, 'utf8')), algorithm: 'MD5' };
  const answer = run('verify', write('md5.json', JSON.stringify(record)));
  assert.equal(answer.status, 1);
  assert.match(answer.stderr, /MD5/);
});

test('wrong usage is 2', () => {
  assert.equal(run().status, 2);
  assert.equal(run('verify').status, 2);
  assert.equal(run('make', 'x').status, 2);
});
