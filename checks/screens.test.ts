import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

/** A new route cannot be forgotten: the list of screens is the router's. */

const read = (path: string): string => readFileSync(join(import.meta.dirname, '..', path), 'utf8');

const routes = [...read('web/app/router.tsx').matchAll(/(?:path: |\bat\()'(\/[^']*)'/g)].map((found) =>
  String(found[1]),
);
const visited = [...read('tests/browser/screens.test.ts').matchAll(/\{ path: (['`])(\/.*?)\1/g)].map((found) =>
  String(found[2])
    .replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, 'x')
    .replace(/\?.*/, ''),
);

/** Not in the tour of all screens yet, which needs a record for each: addresses here are a debt and may only become fewer. */
const owed = new Set([
  '/$node/settlement',
  '/$node/requests',
  '/$node/rehearse',
  '/$node/registers',
  '/$node/boards',
  '/$node/accounts',
  '/$node/account',
  '/$node/boards/$mechanism/$board',
  '/$node/mechanisms/$id',
  '/$node/notices/$id',
  '/$node/open/$register',
  '/$node/registers/$register',
  '/$node/registers/$register/$key',
  '/$node/stories/$id',
]);

const parameters = (route: string): number => route.split('$').length - 1;
const fits = (route: string, path: string): boolean =>
  new RegExp(`^${route.replaceAll(/\$\w+/g, '[^/]+')}$`).test(path);
const routeOf = (path: string): string | undefined =>
  routes.filter((route) => fits(route, path)).sort((a, b) => parameters(a) - parameters(b))[0];

test('every route is in the tour of all screens (axe, words, overflow), or owed by name', () => {
  assert.ok(
    routes.length > 40 && visited.length > 25,
    'router.tsx or screens.test.ts is written otherwise than read here',
  );
  const seen = new Set(visited.map(routeOf));
  assert.deepEqual(
    routes.filter((route) => !seen.has(route) && !owed.has(route)),
    [],
    'add it to tests/browser/screens.test.ts',
  );
  assert.deepEqual(
    [...owed].filter((route) => seen.has(route) || !routes.includes(route)),
    [],
    'no longer owed: take it from the list',
  );
});

test('every special panel stands in ARCHITECTURE.md with its reason, and no other', () => {
  const [, section = ''] = read('ARCHITECTURE.md').split('## Special panels');
  const rows =
    section
      .split('\n## ')[0]
      ?.split('\n')
      .filter((line) => line.startsWith('| `')) ?? [];
  const named = rows.flatMap((row) =>
    [...String(row.split('|')[1]).matchAll(/`([\w-]+)`/g)].map((found) => found[1]),
  );
  const there = readdirSync(join(import.meta.dirname, '../web/special')).map((file) => file.replace(/\.tsx?$/, ''));
  assert.deepEqual(named.sort(), there.sort());
});
