import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, run } from './check.ts';

/**
 * Every check there is: types, style, then all tests on a real PostgreSQL and, for screens, a real browser.
 * `npm test -- kernel store` runs the tests below those folders only. A skipped test fails the run unless its reason
 * begins with "announced:"; those are listed at the end.
 */
const root = join(import.meta.dirname, '..');
const folders = process.argv.slice(2);
const everywhere = [
  'kernel',
  'mechanisms',
  'zones',
  'store',
  'exchange',
  'server',
  'web',
  'cli',
  'checks',
  'tests',
  'bench',
];
const found = (folders.length ? folders : everywhere)
  .flatMap((folder) => (folder.endsWith('.ts') ? [folder] : globSync(`${folder}/**/*.test.ts`, { cwd: root })))
  .filter((file) => !file.includes('node_modules'))
  .sort();

const scratch = mkdtempSync(join(tmpdir(), 'tongban-report-'));
const report = join(scratch, 'report.tap');

const undeclaredSkips = (): { readonly announced: readonly string[]; readonly silent: readonly string[] } => {
  const lines = readFileSync(report, 'utf8')
    .split('\n')
    .filter((line) => /# (SKIP|TODO)/.test(line) && !/^# /.test(line));
  const announced = lines.filter((line) => /# SKIP announced:/.test(line));
  return { announced, silent: lines.filter((line) => !announced.includes(line)) };
};

const tests = async (): Promise<boolean> => {
  const args = [
    '--test',
    `--import=${join(root, 'tests/support/seed.ts')}`,
    '--test-concurrency=2',
    '--test-timeout=300000',
    '--test-reporter=dot',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${report}`,
  ];
  const good = await run(process.execPath, [...args, ...found]);
  const tap = readFileSync(report, 'utf8');
  if (good !== 0) console.log(failuresIn(tap));
  console.log(
    tap
      .split('\n')
      .filter((line) => /^# (tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /.test(line))
      .map((line) => line.replace('# ', 'ℹ '))
      .join('\n'),
  );
  const { announced, silent } = undeclaredSkips();
  for (const line of announced) console.log(`left out: ${line.trim()}`);
  for (const line of silent) console.log(`skipped without being announced: ${line.trim()}`);
  await run(process.execPath, ['tests/support/stop.ts']);
  return good === 0 && silent.length === 0;
};

/** The failed tests with what they said, without the thousands that passed. */
const failuresIn = (tap: string): string => {
  const lines = tap.split('\n');
  const out: string[] = [];
  for (const [n, line] of lines.entries()) {
    if (!/^\s*not ok /.test(line)) continue;
    out.push(line);
    for (let m = n + 1; m < lines.length && m < n + 60 && !/^\s*\.\.\.$/.test(lines[m] as string); m++)
      out.push(lines[m] as string);
  }
  return out.join('\n');
};

// Without a file the runner would look for tests by itself, and take them all.
if (found.length === 0) {
  console.error(`There is no test below ${folders.join(', ')}`);
  process.exit(2);
}
const results: boolean[] = [];
if (folders.length === 0) results.push(await check());
results.push(await tests());
rmSync(scratch, { recursive: true, force: true });
process.exitCode = results.every(Boolean) ? 0 : 1;
