import { join } from 'node:path';
import { buildPages } from '#server/boot/pages.ts';

await buildPages(join(import.meta.dirname, '..'), console.log);
