import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './bench.ts';

/**
 * `npm run -s bench -- NAME [--json] […]` runs one benchmark; `smoke` runs each shortly, to see that it still measures.
 * Every result is a ratio against a baseline of the same run: the figures compare, they do not promise.
 */
const helpers = new Set(['bench.ts', 'run.ts', 'pgbench.ts']);
const isBench = (module: unknown): module is { default: Bench } =>
  typeof (module as { default?: Bench }).default?.run === 'function';

const load = async (name: string): Promise<Bench | undefined> => {
  const module: unknown = await import(join(import.meta.dirname, `${name}.ts`));
  return isBench(module) ? module.default : undefined;
};

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !file.includes('.test.') && !helpers.has(file))
  .map((file) => file.replace(/\.ts$/, ''))
  .sort();

const [name, ...args] = process.argv.slice(2);

const one = async (bench: Bench, given: readonly string[]): Promise<void> => {
  console.log(JSON.stringify(await bench.run(given)));
};

if (name === 'smoke') {
  for (const each of names) {
    const bench = await load(each);
    if (bench) await one(bench, ['--smoke', '--json']);
  }
} else if (!name || !names.includes(name)) {
  console.error(`npm run -s bench -- NAME [--json]\nNAME is one of: smoke, ${names.join(', ')}`);
  process.exitCode = 2;
} else {
  const bench = await load(name);
  if (bench) await one(bench, args);
}
