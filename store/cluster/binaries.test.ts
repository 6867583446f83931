import assert from 'node:assert/strict';
import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { databaseAccount } from './account.ts';
import { packageRoot, prepareBinaries } from './binaries.ts';
import { freshHome, isRoot } from './home.fixture.ts';

/** The package as it is after `npm ci --ignore-scripts`: no links between the shared libraries. */
function packageWithoutLinks(directory: string): string {
  const root = join(directory, 'package');
  cpSync(packageRoot(), root, { recursive: true, verbatimSymlinks: true });
  const libraries = join(root, 'native/lib');
  for (const entry of readdirSync(libraries, { withFileTypes: true })) {
    if (entry.isSymbolicLink()) rmSync(join(libraries, entry.name));
  }
  return root;
}

test('links that the install script did not make are made', async () => {
  const home = freshHome();
  const root = packageWithoutLinks(dirname(home));
  const lines: string[] = [];
  const found = await prepareBinaries(
    databaseAccount(() => {}),
    home,
    (line) => lines.push(line),
    root,
    [],
  );
  assert.equal(found.major, '18');
  assert.deepEqual(lines, []);
});

test('below a directory closed to the database account a copy is used', {
  skip: isRoot ? false : 'announced: only root can hand files to another user',
}, async () => {
  const home = freshHome();
  const closed = join(dirname(home), 'closed');
  mkdirSync(closed, { mode: 0o700 });
  const root = packageWithoutLinks(closed);
  const cache = join(dirname(home), 'cache');
  const account = databaseAccount(() => {});
  const lines: string[] = [];
  const [one, other] = await Promise.all([
    prepareBinaries(account, home, (line) => lines.push(line), root, [cache]),
    prepareBinaries(account, home, () => {}, root, [cache]),
  ]);
  assert.ok(one.postgres.startsWith(cache));
  assert.deepEqual(one, other);
  assert.match(lines.join(), /cannot run from .*EACCES.* using a copy/);
  assert.equal(readdirSync(cache).length, 1, 'no half copies are left');

  const [copy] = readdirSync(cache);
  chmodSync(join(cache, copy!), 0o777);
  assert.equal(statSync(join(cache, copy!)).mode & 0o777, 0o777);
  await assert.rejects(
    prepareBinaries(account, home, () => {}, root, [cache]),
    /PostgreSQL does not run here/,
  );
});
