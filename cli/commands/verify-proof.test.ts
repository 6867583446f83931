import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { signCheckpoint } from '#exchange/proof/checkpoint.ts';
import { leafOf } from '#exchange/proof/leaf.ts';
import { noteSigner, verifierKeysOf } from '#exchange/proof/note.ts';
import { proofFile } from '#exchange/proof/proof-file.ts';
import { append, EMPTY, rootOf } from '#exchange/proof/tree.ts';
import { generateKeys } from '#exchange/suite/suites.ts';

const keys = await generateKeys();
const leaf = leafOf({ kind: 'case.opened' }, {});
const { range } = append(EMPTY, [leaf.hash]);
const checkpoint = await signCheckpoint({ origin: 'node', size: 1, root: rootOf(range) }, noteSigner('node', keys));
const { log } = verifierKeysOf('node', keys);
const proof = proofFile({ leaf: { index: 0, text: leaf.text }, opened: {}, path: [], checkpoint, keys: [log] });

const folder = mkdtempSync(join(tmpdir(), 'verify-proof-'));
after(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const good = write('proof.json', JSON.stringify(proof));
const bad = write('bad.json', JSON.stringify({ ...proof, leaf: { index: 0, text: '{"kind":"other"}' } }));
const trust = write('trust.txt', `# keys of the zone\n${log} # node\n\n`);

const tongban = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, '../tongban.ts'), 'verify-proof', ...args], {
    encoding: 'utf8',
  });

test('the auditor sees proven with exit code 0, and everything else with another', () => {
  const proven = tongban(good, '--trust', trust);
  assert.equal(proven.status, 0, proven.stderr);
  assert.match(proven.stdout, /PROVEN/);
  assert.equal(tongban(good).status, 1);
  assert.equal(tongban(bad, '--trust', trust).status, 1);
  assert.equal(tongban(good, '--trust', trust, '--witnesses', '1').status, 1);
});

test('--json gives the report to a program', () => {
  const report = JSON.parse(tongban(good, '--trust', trust, '--json').stdout);
  assert.equal(report.verdict, 'proven');
});

test('wrong usage and files that cannot be read are exit code 2', () => {
  for (const args of [
    [],
    [good, bad],
    [good, '--what'],
    [join(folder, 'none')],
    [good, '--trust', join(folder, 'none')],
  ])
    assert.equal(tongban(...args).status, 2, args.join(' '));
});

test('the single file says the same on a machine that has nothing but Node', () => {
  const file = join(folder, 'verifier.mjs');
  const made = tongban('--write', file);
  assert.equal(made.status, 0, made.stderr);
  const imports = [...readFileSync(file, 'utf8').matchAll(/^import .*from ["']([^"']+)["']/gm)].map(
    (found) => found[1],
  );
  assert.deepEqual(
    imports.filter((name) => !name?.startsWith('node:')),
    [],
  );
  const elsewhere = mkdtempSync(join(tmpdir(), 'auditor-'));
  try {
    cpSync(file, join(elsewhere, 'v.mjs'));
    // Whatever Node the machine has: the program's own is not at hand there.
    const node = process.env.PATH?.split(':')
      .filter((one) => !one.includes('node_modules'))
      .map((one) => join(one, 'node'))
      .find(existsSync);
    const audit = (...args: string[]) =>
      spawnSync(node ?? process.execPath, ['v.mjs', ...args], { cwd: elsewhere, encoding: 'utf8', env: {} });
    const proven = audit(good, '--trust', trust);
    assert.equal(proven.status, 0, proven.stderr);
    assert.match(proven.stdout, /PROVEN/);
    assert.equal(audit(bad, '--trust', trust).status, 1);
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});
