import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import {
  type AnyMechanism,
  checkDemo,
  checkMechanism,
  type LawFile,
  type Recognition,
  type Slot,
  type Zone,
} from '#kernel';
import { mattersOf } from '#server/demo/scene.ts';
import { load, loadDemos, zoneNames } from '#server/load.ts';

const root = join(import.meta.dirname, '..');
const programs = await Promise.all(zoneNames().map((name) => load(name)));

const versionsOf = (file: LawFile) =>
  Object.entries(file.slots).flatMap(([slot, versions]) =>
    versions.map((version, n) => ({ at: `${file.mechanism}/${file.jurisdiction}.${slot}[${n}]`, version })),
  );

const listOf = <T>(value: T | readonly T[]): readonly T[] => [value].flat() as readonly T[];

const sourcesUnder = (folder: string): string =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/test|fixture|examples/.test(file))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'))
    .join('\n');
const engine = sourcesUnder('server');
const names = (text: string, name: string): boolean => text.includes(`'${name}'`);

/** Steps that begin in no state that any other step reaches. */
const unreachable = (mechanism: AnyMechanism): readonly string[] => {
  const reached = new Set(['nothing']);
  for (let grew = true; grew; ) {
    const before = reached.size;
    for (const step of Object.values(mechanism.steps))
      if (listOf(step.from).some((state) => reached.has(state as string)))
        for (const state of typeof step.to === 'string' ? [step.to] : step.to.oneOf) reached.add(state);
    grew = reached.size > before;
  }
  return Object.entries(mechanism.steps)
    .filter(([, step]) => !listOf(step.from).some((state) => reached.has(state as string)))
    .map(([name]) => name);
};

for (const { zone, mechanisms } of programs)
  describe(`zone ${zone.id}`, () => {
    for (const mechanism of mechanisms.values()) {
      test(`${mechanism.id}: the declaration and its law have no mistakes`, () =>
        assert.deepEqual(checkMechanism(mechanism, zone), []));

      test(`${mechanism.id}: every step can be reached`, () => assert.deepEqual(unreachable(mechanism), []));

      test(`${mechanism.id}: every law slot is read by a rule, a clock or a paper: a value that changes nothing is no law here`, () => {
        const own = sourcesUnder(join('mechanisms', mechanism.id));
        const unread = Object.keys(mechanism.law).filter((slot) => !names(own, slot) && !names(engine, slot));
        assert.deepEqual(unread, []);
      });

      test(`${mechanism.id}: every name people read is there in both languages`, () => {
        const parts = [mechanism.actors, mechanism.facts, mechanism.law, mechanism.states, mechanism.steps];
        const all = parts.flatMap((part) => Object.entries(part as Record<string, { title: readonly string[] }>));
        const silent = all.filter(([, { title }]) => !title[0]?.trim() || !title[1]?.trim()).map(([name]) => name);
        assert.deepEqual(silent, []);
      });
    }

    test('every version of a law has a source, and an official or reported one names its act', () => {
      const bare = zone.law.flatMap(versionsOf).filter(({ version }) => !version.cite.act.trim());
      const unread = zone.law
        .flatMap(versionsOf)
        .filter(({ version }) => version.status !== 'assumed' && /default|平台默认值/.test(version.cite.act));
      assert.deepEqual(
        [...bare, ...unread].map(({ at }) => at),
        [],
      );
    });

    test('every matter names a mechanism of the zone and an authority that decides it', () => {
      const known = new Set(zone.authorities.map(({ id }) => id));
      const stray = zone.matters().filter((one) => !mechanisms.has(one.mechanism) || !known.has(one.authority));
      assert.deepEqual(
        stray.map(({ code }) => code),
        [],
      );
    });

    test('a basic code names the matters of one mechanism only', () => {
      const owners = Map.groupBy(mattersOf(zone), ({ basic }) => basic);
      const shared = [...owners].filter(([, of]) => new Set(of.map(({ mechanism }) => mechanism)).size > 1);
      assert.deepEqual(
        shared.map(([basic]) => basic),
        [],
      );
    });

    test('demonstrations name steps, people, places, facts and matters that exist', async () => {
      const today = new Date().toISOString().slice(0, 10);
      const demos = await loadDemos(zone.id);
      assert.ok(demos.length > 0);
      const matters = mattersOf(zone);
      assert.deepEqual(
        demos.flatMap((one) => checkDemo(mechanisms.get(one.mechanism), zone, matters, one, today)),
        [],
      );
    });

    test('every rule of recognition names a kind that its slot knows, and places of the zone', () => {
      const places = new Set(['*', ...zone.jurisdictions.map(({ code }) => code)]);
      const wrong = zone.law.flatMap(({ mechanism, slots }) =>
        Object.entries(slots).flatMap(([slot, versions]) => {
          const { recognises } = (mechanisms.get(mechanism)?.law[slot] ?? {}) as Slot;
          const rows = recognises ? versions.flatMap(({ value }) => value as readonly Recognition[]) : [];
          return rows.flatMap(({ id, of, from, to }) =>
            recognises?.[of] && places.has(from) && places.has(to) ? [] : [`${mechanism}.${slot} ${id}`],
          );
        }),
      );
      assert.deepEqual(wrong, []);
    });

    test('every law file is for a mechanism that runs here', () => {
      const stray = zone.law.filter((file) => !mechanisms.has(file.mechanism));
      assert.deepEqual(
        stray.map((file) => `${file.mechanism}/${file.jurisdiction}`),
        [],
      );
    });
  });

test('every folder under mechanisms/ runs in some zone', () => {
  const running = new Set(programs.flatMap(({ mechanisms }) => [...mechanisms.keys()]));
  assert.deepEqual(
    readdirSync(join(root, 'mechanisms')).filter((id) => !running.has(id)),
    [],
  );
});

test('a mechanism made by scripts/new-mechanism.ts passes its checks as it is', async (t) => {
  const home = mkdtempSync(join(tmpdir(), 'tongban-scaffold-'));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  writeFileSync(
    join(home, 'package.json'),
    JSON.stringify({ type: 'module', imports: { '#kernel': './kernel/index.ts' } }),
  );
  symlinkSync(join(root, 'kernel'), join(home, 'kernel'));
  mkdirSync(join(home, 'zones', 'delta', 'law'), { recursive: true });
  symlinkSync(join(root, 'zones', 'delta', 'zone.ts'), join(home, 'zones', 'delta', 'zone.ts'));
  const made = spawnSync(process.execPath, ['scripts/new-mechanism.ts', 'quota-trade', '--root', home], {
    cwd: root,
  });
  assert.equal(made.status, 0, String(made.stderr));
  const again = spawnSync(process.execPath, ['scripts/new-mechanism.ts', 'quota-trade', '--root', home], {
    cwd: root,
  });
  assert.equal(again.status, 1, 'it overwrites nothing');
  const args = ['--test', join(home, 'mechanisms', 'quota-trade', 'examples.test.ts')];
  const told = spawnSync(process.execPath, args, {
    cwd: home,
    env: { ...process.env, NODE_TEST_CONTEXT: undefined },
  });
  assert.equal(told.status, 0, String(told.stdout));

  const { default: mechanism } = (await import(join(home, 'mechanisms/quota-trade/mechanism.ts'))) as {
    default: AnyMechanism;
  };
  const { default: law } = (await import(join(home, 'zones/delta/law/cn/quota-trade.ts'))) as { default: LawFile };
  const delta = programs.find(({ zone }) => zone.id === 'delta')?.zone as Zone;
  assert.deepEqual(checkMechanism(mechanism, { ...delta, law: [law] }), []);
});
