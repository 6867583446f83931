import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { check, run } from './check.ts';

/**
 * Every check there is: types, style, then all tests on a real PostgreSQL and, for screens, a real browser.
 * `npm test -- kernel store` runs the tests below those folders only. A skipped test fails the run unless its reason
 * begins with "announced:"; those are listed at the end. A test of screens that fails beside the others is run once
 * more alone and named, whatever comes of it (decision 0036).
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

interface Run {
  readonly good: boolean;
  /** What the run said, in the Test Anything Protocol. */
  readonly tap: string;
}

const runFiles = async (files: readonly string[], atOnce: number): Promise<Run> => {
  const report = join(scratch, `report-${atOnce}.tap`);
  const good = await run(process.execPath, [
    '--test',
    `--import=${join(root, 'tests/support/seed.ts')}`,
    `--test-concurrency=${atOnce}`,
    '--test-timeout=300000',
    '--test-reporter=dot',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${report}`,
    ...files,
  ]);
  return { good: good === 0, tap: readFileSync(report, 'utf8') };
};

const undeclaredSkips = (
  tap: string,
): { readonly announced: readonly string[]; readonly silent: readonly string[] } => {
  const lines = tap.split('\n').filter((line) => /# (SKIP|TODO)/.test(line) && !/^# /.test(line));
  const announced = lines.filter((line) => /# SKIP announced:/.test(line));
  return { announced, silent: lines.filter((line) => !announced.includes(line)) };
};

const tests = async (): Promise<boolean> => {
  const { good, tap } = await runFiles(found, 2);
  if (!good) console.log(failuresIn(tap));
  console.log(
    tap
      .split('\n')
      .filter((line) => /^# (tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /.test(line))
      .map((line) => line.replace('# ', 'ℹ '))
      .join('\n'),
  );
  const { announced, silent } = undeclaredSkips(tap);
  for (const line of announced) console.log(`left out: ${line.trim()}`);
  for (const line of silent) console.log(`skipped without being announced: ${line.trim()}`);
  const held = good || (await screensAlone(tap));
  await run(process.execPath, ['tests/support/stop.ts']);
  return held && silent.length === 0;
};

/** Runs again, alone, the files of screens in which something failed; false at once where anything else failed too. */
const screensAlone = async (tap: string): Promise<boolean> => {
  const failed = failedFiles(tap);
  if (failed.length === 0 || !failed.every((file) => file.startsWith('tests/browser/'))) return false;
  console.log(`\nonce more, alone: ${failed.join(', ')}`);
  const again = await runFiles(failed, 1);
  console.log(again.good ? '' : failuresIn(again.tap));
  for (const file of failed)
    console.log(
      `${again.good ? 'passed only alone' : 'failed twice'}: ${file} (what it said beside the others is above)`,
    );
  return again.good;
};

/** The files in which a test failed; what failed without saying where stands for itself. */
const failedFiles = (tap: string): readonly string[] => {
  const lines = tap.split('\n');
  const files = lines.flatMap((line, n) => {
    if (!/^\s*not ok /.test(line)) return [];
    const said = lines.slice(n, n + 6).find((next) => next.includes('location: '));
    return [/location: '(.+?):\d+:\d+'/.exec(said ?? '')?.[1] ?? line.trim()];
  });
  return [...new Set(files)].map((file) => relative(root, file)).sort();
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
