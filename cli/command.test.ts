import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Command } from './command.ts';

const folder = join(import.meta.dirname, 'commands');
const names = readdirSync(folder)
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => file.replace(/\.ts$/, ''));

const called = async (t: TestContext, name: string, ...args: readonly string[]) => {
  const [out, err] = [t.mock.method(console, 'log', () => {}), t.mock.method(console, 'error', () => {})];
  const { default: command } = (await import(join(folder, `${name}.ts`))) as { default: Command };
  const code = await command.run(args);
  const text = (calls: typeof out.mock.calls): string => calls.map((call) => call.arguments.join(' ')).join('\n');
  const answer = { code, out: text(out.mock.calls), err: text(err.mock.calls) };
  t.mock.restoreAll();
  return answer;
};

for (const name of names)
  test(`${name}: --help names every option of its usage; an option it has not is refused in both languages`, async (t) => {
    const help = await called(t, name, '--help');
    assert.deepEqual([help.code, help.err], [0, '']);
    const options = new Set(
      [...help.out.matchAll(/^tongban .*$/gm)].flatMap(([line]) => line.match(/--[a-z-]+/g) ?? []),
    );
    for (const option of options) assert.match(help.out, new RegExp(`^ +${option} `, 'm'));
    const acts = [...help.out.matchAll(new RegExp(`^tongban ${name} ([a-z]+)(?= |$)`, 'gm'))].map(
      ([, act]) => act as string,
    );
    for (const act of acts.length > 0 ? acts : ['']) {
      const { code, out, err } = await called(t, name, ...(act ? [act] : []), '--hmoe', 'x');
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /没有选项 --hmoe。\n.*there is no option --hmoe\.\n[\s\S]*用法 Usage: tongban/);
    }
  });

test('what is wrong with one argument is said with where, why and what to do', async (t) => {
  const cases: readonly [string, readonly string[], RegExp][] = [
    [
      'verify',
      ['--node', 'shangai'],
      /--node "shangai": the zone delta has no such node\.\n.*\nDid you mean shanghai\?/,
    ],
    ['law', ['list', '--on', '2021-02-30'], /--on "2021-02-30": A date must be a day that exists.*\n.*\nFor example/],
    ['ledger', ['statemnt'], /there is no "statemnt"\.\n.*\nDid you mean statement\?/],
    ['backup', ['--out'], /--out needs a value: DIR/],
    ['verify', ['--json=yes', '--zone', 'delta'], /--json takes no value/],
    ['restore', ['a', 'b'], /"b" is too much/],
    ['node', ['suspend', 'jiangsu', '--node', 'shanghai'], /--by missing/],
    ['observe', ['import', '/none.csv', '--source', 'x'], /FILE "\/none\.csv": there is no such file/],
  ];
  for (const [name, args, says] of cases) {
    const { code, out, err } = await called(t, name, ...args);
    assert.equal(code, 2, args.join(' '));
    assert.match(`${err}${out}`, says);
  }
  const program = await called(t, 'verify', '--node', 'shangai', '--json');
  assert.deepEqual([program.code, program.err, JSON.parse(program.out).error.field], [2, '', '/node']);
});
