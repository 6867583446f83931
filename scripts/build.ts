import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildPages } from '#server/boot/pages.ts';

const root = join(import.meta.dirname, '..');
await buildPages(root, console.log);
/** A build over the budget of the first load is a failed build. */
process.exitCode = spawnSync(process.execPath, [join(root, 'web/budget.ts')], { stdio: 'inherit' }).status ?? 1;
