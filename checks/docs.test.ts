import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { documents, written } from '../scripts/docs.ts';
import { readRefusals } from '../scripts/read-refusals.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('derived documentation', async () => {
  const [fresh, there] = [await documents(), written()];

  test('has every page and no page too many: run npm run docs', () =>
    assert.deepEqual([...there.keys()].sort(), [...fresh.keys()].sort()));

  for (const [path, text] of fresh)
    test(`docs/generated/${path} is what the source says: if not, run npm run docs`, () =>
      assert.ok(there.get(path) === text, `docs/generated/${path} is stale`));

  test('the API description is OpenAPI 3.1 with one path per route and a schema per step', () => {
    const api = JSON.parse(fresh.get('openapi.json') ?? '{}');
    assert.match(api.openapi, /^3\.1\./);
    assert.ok(api.paths['/{node}/api/cases/{id}/steps/{step}']);
    assert.ok(api.components.schemas['cross-province-window.accept']);
    assert.ok(!JSON.stringify(api).includes(root), 'no path of this machine');
  });
});

test('the list of refusals finds each form in which one is written', () => {
  const codes = new Set(readRefusals(root).map(({ code }) => code));
  for (const code of ['version-stale', 'credential-revoked', 'envelope-signature', 'id-check-digit', 'uscc-length'])
    assert.ok(codes.has(code), code);
});

const headings = (path: string): readonly number[] =>
  [
    ...read(path)
      .replace(/```[\s\S]*?```/g, '')
      .matchAll(/^(#+) /gm),
  ].map((match) => (match[1] as string).length);

test('README in English and in Chinese have the same parts', () =>
  assert.deepEqual(headings('README.md'), headings('README.zh-CN.md')));

test('CHANGELOG has an entry for the current version, and nothing pending in it', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  const [, entry = ''] = read('CHANGELOG.md').split(new RegExp(`^## ${version.replaceAll('.', '\\.')}\\b`, 'm'));
  assert.notEqual(entry.trim(), '');
  assert.doesNotMatch(entry.split(/^## /m)[0] ?? '', /pending/i);
});

/** Pictures are made by the browser test; a page may name one before it is there. */
const isPicture = (link: string): boolean => link.endsWith('.png');

test('links between the pages of this repository lead somewhere', () => {
  const pages = ['*.md', 'docs/**/*.md'].flatMap((pattern) => globSync(pattern, { cwd: root }));
  const broken = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map((match) => match[1] as string)
      .filter((link) => !isPicture(link) && !existsSync(join(root, dirname(page), link)))
      .map((link) => `${page}: ${link}`),
  );
  assert.deepEqual(broken, []);
});
