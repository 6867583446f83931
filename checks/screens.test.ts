import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

/** A new route cannot be forgotten: the list of screens is the router's. */

const read = (path: string): string => readFileSync(join(import.meta.dirname, '..', path), 'utf8');

const routes = [...read('web/app/router.tsx').matchAll(/(?:path: |\bat\()'(\/[^']*)'/g)].map((found) =>
  String(found[1]),
);
const tour = ['screens', 'records'].map((name) => read(`tests/browser/${name}.test.ts`)).join('\n');
const visited = [...tour.matchAll(/\{ path: (['`])(\/.*?)\1/g)].map((found) =>
  String(found[2])
    .replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, 'x')
    .replace(/\?.*/, ''),
);

const parameters = (route: string): number => route.split('$').length - 1;
const fits = (route: string, path: string): boolean =>
  new RegExp(`^${route.replaceAll(/\$\w+/g, '[^/]+')}$`).test(path);
const routeOf = (path: string): string | undefined =>
  routes.filter((route) => fits(route, path)).sort((a, b) => parameters(a) - parameters(b))[0];

test('every route is in the tour of all screens (axe, words, overflow)', () => {
  assert.ok(
    routes.length > 40 && visited.length > 40,
    'the router or the tours are written otherwise than read here',
  );
  const seen = new Set(visited.map(routeOf));
  assert.deepEqual(
    routes.filter((route) => !seen.has(route)),
    [],
    'add it to tests/browser/screens.test.ts, or to records.test.ts if it needs a demonstrated record',
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
