import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';

/** What `deploy/` names must exist in the program: nobody tries these files here, so a name is all that keeps them true. */
const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const found = (text: string, pattern: RegExp): readonly string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] as string)),
];

const units = ['tongban@.service', 'tongban-backup@.service', 'tongban-backup@.timer'].map(
  (name) => `deploy/${name}`,
);
const container = 'deploy/Containerfile';
const proxy = 'deploy/nginx.conf';

test('commands that units and container start are commands of the program', () => {
  const named = [
    ...units.flatMap((path) => found(read(path), /^(?!#).*cli\/tongban\.ts ([a-z-]+)/gm)),
    ...found(read(container), /^CMD \["([a-z-]+)"\]$/gm),
  ];
  assert.deepEqual(named.toSorted(), ['backup', 'start', 'start']);
  for (const command of named) assert.ok(existsSync(join(root, `cli/commands/${command}.ts`)), command);
});

test('every setting that units and container give is read by the program', () => {
  const settings = [...units, container].flatMap((path) => [
    ...found(read(path), /^Environment=([A-Z_]+)=/gm),
    ...found(read(path), /(?:^ENV|\s)([A-Z][A-Z_]+)=/gm).filter((name) => name !== 'Environment'),
  ]);
  assert.ok(settings.includes('TONGBAN_HOME') && settings.includes('HOST'), settings.join(' '));
  const readme = read('README.md');
  for (const name of settings.filter((one) => one !== 'NODE_ENV')) assert.ok(readme.includes(`\`${name}\``), name);
});

test('units have the sections and lines systemd needs', () => {
  for (const path of units) {
    const text = read(path);
    assert.match(text, /^\[Unit\]\nDescription=/m, path);
    for (const line of text.split('\n'))
      assert.match(line, /^($|#|\[(Unit|Service|Timer|Install)\]$|[A-Z][A-Za-z]+=)/, `${path}: ${line}`);
  }
  assert.ok(
    read('deploy/tongban@.service').includes('ExecStart=/opt/tongban/node_modules/.bin/node cli/tongban.ts start'),
  );
});

const skip =
  spawnSync('systemd-analyze', ['--version']).status === 0 ? false : 'announced: systemd-analyze is not installed';

test('systemd takes the units as they are, with this tree in the place of /opt/tongban', { skip }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-units-'));
  try {
    for (const path of units)
      writeFileSync(
        join(folder, basename(path)),
        read(path).replaceAll('/opt/tongban', root).replace('User=tongban', 'User=daemon'),
      );
    const instances = units.map((path) => join(folder, basename(path).replace('@.', '@shanghai.')));
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', ...instances], { encoding: 'utf8' });
    assert.deepEqual([status, stderr], [0, '']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('files and ports of the container are those of the program', () => {
  const text = read(container);
  for (const path of found(text, /^COPY ((?!--)[^.\n][^\n]*) \.\/$/gm).flatMap((list) => list.split(' ')))
    assert.ok(existsSync(join(root, path)), path);
  assert.ok(read(proxy).includes('http://127.0.0.1:8310') && text.includes('EXPOSE 8310'));
  for (const path of found(text, /127\.0\.0\.1:8310(\/[a-z/]+)/g))
    assert.ok(read('server/http/metrics.ts').includes(`'${path}'`), path);
});

test('every figure an alert asks for is one the program gives', () => {
  const given = read('server/http/metrics.ts');
  const asked = found(read('deploy/alerts.yml'), /(tongban_[a-z_]+)/g);
  assert.ok(asked.length >= 9, asked.join(' '));
  for (const name of asked) assert.ok(given.includes(`'${name.replace(/_(bucket|count|sum)$/, '')}'`), name);
});
