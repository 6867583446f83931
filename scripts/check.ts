import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Runs a program in the root of the checkout, its output shown as it comes. Answers its exit code. */
export const run = (command: string, args: readonly string[]): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit' });
    child.on('error', () => resolve(127));
    child.on('exit', (code) => resolve(code ?? 1));
  });

// The linter is taken as its platform package: the wrapper package names variants that not every registry keeps.
const biome = join(root, 'node_modules', '@biomejs', `cli-linux-${process.arch}`, 'biome');
const tsc = join(root, 'node_modules', '.bin', 'tsc');

const step = async (title: string, command: string, args: readonly string[]): Promise<boolean> => {
  const began = performance.now();
  const good = (await run(command, args)) === 0;
  console.log(`${good ? '✓' : '✗'} ${title} (${((performance.now() - began) / 1000).toFixed(1)} s)\n`);
  return good;
};

/** Types and style of the whole tree. `--write` formats. */
export const check = async (write = false): Promise<boolean> => {
  const types = await step('types', tsc, ['--noEmit', '-p', '.']);
  const style = await step('style', biome, [
    'check',
    '.',
    ...(write ? ['--write'] : ['--error-on-warnings']),
    '--max-diagnostics=20',
  ]);
  return types && style;
};

if (import.meta.main) process.exitCode = (await check(process.argv.includes('--write'))) ? 0 : 1;
