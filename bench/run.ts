import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, BenchResult } from './bench.ts';

/**
 * `npm run -s bench -- NAME [options] [--json]`: one benchmark. `smoke`: every one that knows `--smoke`, shortly. npm gives the process
 * the memory settings of `npm start`, so that what is measured is what runs.
 */
const folder = import.meta.dirname;
const [name, ...given] = process.argv.slice(2);
const json = given.includes('--json');
const args = given.filter((arg) => arg !== '--json');

const load = async (file: string): Promise<Bench | undefined> => {
  const found = ((await import(join(folder, file))) as { default?: Partial<Bench> }).default;
  return found && typeof found.run === 'function' && typeof found.name === 'string' ? (found as Bench) : undefined;
};

const all = async (): Promise<readonly Bench[]> => {
  const files = readdirSync(folder).filter(
    (file) => file.endsWith('.ts') && !/\.test\.ts$|^(run|bench)\.ts$/.test(file),
  );
  const found: Bench[] = [];
  for (const file of files.sort()) {
    const bench = await load(file);
    if (bench) found.push(bench);
  }
  return found;
};

const rounded = (n: number): number => (Math.abs(n) >= 100 ? Math.round(n) : Number(n.toPrecision(3)));

const tell = (result: BenchResult): void => {
  if (json) {
    console.log(
      JSON.stringify({
        ...result,
        value: rounded(result.value),
        baseline: rounded(result.baseline),
        ratio: rounded(result.ratio),
      }),
    );
    return;
  }
  const target = result.target === undefined ? '' : `, target ${result.target}`;
  console.log(
    `${result.name}: ${rounded(result.value)} ${result.unit} (baseline ${rounded(result.baseline)}, ratio ${rounded(result.ratio)}${target})`,
  );
  if (result.details) console.log(`  ${JSON.stringify(result.details)}`);
};

const smoke = async (): Promise<number> => {
  const began = performance.now();
  let failed = 0;
  for (const bench of (await all()).filter(({ smoke: short }) => short !== undefined)) {
    const at = performance.now();
    try {
      tell(await bench.run([...(bench.smoke ?? []), ...args]));
    } catch (error) {
      failed += 1;
      console.error(`${bench.name}: ${(error as Error).stack}`);
    }
    console.error(`  (${bench.name} took ${((performance.now() - at) / 1000).toFixed(1)} s)`);
  }
  console.error(`all in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  return failed === 0 ? 0 : 1;
};

if (name === 'smoke') {
  process.exitCode = await smoke();
} else if (!name || !/^[a-z-]+$/.test(name) || !existsSync(join(folder, `${name}.ts`))) {
  console.error(
    `There is no benchmark "${name ?? ''}". Known: smoke, ${(await all()).map((bench) => bench.name).join(', ')}`,
  );
  process.exitCode = 2;
} else {
  const bench = await load(`${name}.ts`);
  if (bench) tell(await bench.run(args));
  else process.exitCode = 2;
}
