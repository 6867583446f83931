/**
 * Measures the built pages: what a first visit to each address loads, compressed as the server sends it. Ends with
 * code 1 over the limit (design.md 13: 300 kB). Run after the build: `node web/budget.ts [--json]`.
 * Font slices are left out: a browser asks for one only where the machine has no font with the character.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

const dist = join(import.meta.dirname, 'dist');
const limit = 300_000;
const publicScreens = ['matters', 'guide', 'track', 'sign-in', 'verify', 'mine', 'my-data', 'applied'];
const deskScreens = ['apply', 'case', 'inbox', 'intake', 'statistics'];

const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;

const filesOf = (name: string, seen = new Set<string>()): ReadonlySet<string> => {
  const chunk = manifest[name];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const css of chunk.css ?? []) seen.add(css);
  for (const inner of chunk.imports ?? []) filesOf(inner, seen);
  return seen;
};

const compressed = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);

const page = gzipSync(readFileSync(join(dist, 'index.html'))).length;
const first = filesOf('index.html');
const sizes: Record<string, number> = { home: page + compressed(first) };
for (const screen of publicScreens)
  sizes[screen] = page + compressed(new Set([...first, ...filesOf(`screens/${screen}.tsx`)]));
for (const screen of deskScreens)
  sizes[screen] =
    page + compressed(new Set([...first, ...filesOf('app/desk.tsx'), ...filesOf(`screens/${screen}.tsx`)]));

const over = Object.entries(sizes).filter(([, size]) => size > limit);
if (process.argv.includes('--json'))
  console.log(
    JSON.stringify({
      name: 'first-load',
      unit: 'bytes',
      limit,
      value: Math.max(...Object.values(sizes)),
      sizes,
    }),
  );
else {
  for (const [name, size] of Object.entries(sizes))
    console.log(`${name.padEnd(12)} ${(size / 1000).toFixed(1).padStart(7)} kB`);
  console.log(
    over.length
      ? `over ${limit / 1000} kB: ${over.map(([name]) => name).join(', ')}`
      : `all screens under ${limit / 1000} kB`,
  );
}
process.exitCode = over.length ? 1 : 0;
