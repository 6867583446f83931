import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { buildPages } from '#server/boot/pages.ts';
import { alone } from './support/browser.ts';

const root = join(import.meta.dirname, '../..');

test('the first visit to any page, those with forms too, loads less than 300 kB, compressed (design.md 13)', async () => {
  await alone('pages', () => buildPages(root, () => undefined));
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'web/budget.ts'), '--json']).catch(
    (failed: { stdout: string }) => failed,
  );
  const { limit, sizes } = JSON.parse(stdout) as { limit: number; sizes: Record<string, number> };
  assert.deepEqual(
    Object.entries(sizes).filter(([, size]) => size > limit),
    [],
  );
  assert.ok(sizes.home && sizes.case && sizes.intake);
});
