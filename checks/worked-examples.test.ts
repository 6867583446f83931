import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

/** The worked examples of the domain rules, each a test by its name: 13, 11, T2, 10, 9, the measurements of 4, plan 5, catalogue 0, days. */
const worked: Readonly<Record<string, readonly string[]>> = {
  '13.8-': ['1', '2', '3', '4', '5', '6', '7'],
  '11-': ['1', '2', '3', '4', '5', '6', '7'],
  'T2-': ['1', '2', '3', '4', '5', '6'],
  '10-': ['1', '2', '3', '4', '5', '6'],
  '9-': ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'],
  '1.1-': ['average', 'cap', 'resources'],
  '0.3-': ['5', '7', '10', '15', '20'],
  '4.6-': ['1', '2', '3', '4', '5', '6', '7', '8'],
  '5-': ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'],
  '0-': ['A', 'B', 'C', 'D', 'E'],
};

test('every worked example is a test or a story by its name', () => {
  const root = new URL('..', import.meta.url);
  const files = globSync('{kernel,mechanisms,zones}/**/*.ts', { cwd: root }).filter((file) =>
    /\.test\.ts$|examples/.test(file),
  );
  const names = new Set(
    files.flatMap((file) =>
      [...readFileSync(new URL(file, root), 'utf8').matchAll(/['"`]([\w.]+-\w+)(?=[ ,:;])/g)].map(([, name]) => name),
    ),
  );
  const missing = Object.entries(worked).flatMap(([of, which]) =>
    which.map((one) => of + one).filter((one) => !names.has(one)),
  );
  assert.deepEqual(missing, []);
});
