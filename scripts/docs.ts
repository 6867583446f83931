import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ExampleSet } from '#kernel';
import { httpPage } from '#server/derive/http-page.ts';
import { lawPage } from '#server/derive/law-page.ts';
import { mechanismPage } from '#server/derive/mechanism-page.ts';
import { openApiOf } from '#server/derive/openapi.ts';
import { permissionsPage } from '#server/derive/permissions-page.ts';
import { refusalsPage } from '#server/derive/refusals-page.ts';
import { load, type Program, zoneNames } from '#server/load.ts';
import { readRefusals } from './read-refusals.ts';

const root = join(import.meta.dirname, '..');
export const generated = join(root, 'docs', 'generated');

/** The zone whose declarations the pages describe; the law of all zones is listed. */
const mainZone = 'delta';

const versionOf = (): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

const storiesOf = async (id: string): Promise<ExampleSet['examples']> => {
  const file = join(root, 'mechanisms', id, 'examples.ts');
  return existsSync(file) ? ((await import(file)) as { default: ExampleSet }).default.examples : {};
};

const mechanismPages = async (program: Program): Promise<readonly (readonly [string, string])[]> =>
  Promise.all(
    [...program.mechanisms.values()].map(
      async (mechanism) =>
        [`mechanisms/${mechanism.id}.md`, mechanismPage(mechanism, await storiesOf(mechanism.id))] as const,
    ),
  );

/** Every derived page by its path below docs/generated. */
export const documents = async (): Promise<ReadonlyMap<string, string>> => {
  const programs = await Promise.all(zoneNames().map((name) => load(name)));
  const program = programs.find((one) => one.zone.id === mainZone);
  if (!program) throw new Error(`There is no zone "${mainZone}"`);
  const api = await openApiOf(program, versionOf());
  return new Map([
    ['openapi.json', `${JSON.stringify(api, null, 2)}\n`],
    ['http.md', httpPage(api, program)],
    ['permissions.md', permissionsPage(program)],
    ['refusals.md', refusalsPage(program, readRefusals(root))],
    ['law.md', lawPage(programs)],
    ...(await mechanismPages(program)),
  ]);
};

/** What is there now, by the same paths. */
export const written = (): ReadonlyMap<string, string> =>
  new Map(
    globSync('**/*.{md,json}', { cwd: generated }).map((path) => [path, readFileSync(join(generated, path), 'utf8')]),
  );

if (import.meta.main) {
  const pages = await documents();
  for (const path of written().keys()) if (!pages.has(path)) rmSync(join(generated, path));
  for (const [path, text] of pages) {
    mkdirSync(dirname(join(generated, path)), { recursive: true });
    writeFileSync(join(generated, path), text);
  }
  console.log(`docs/generated: ${pages.size} pages`);
}
