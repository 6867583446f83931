import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '#kernel';
import { importFile } from '#server/observation/import-file.ts';
import { openLaboratory } from '#server/observation/observation.fixture.ts';
import type { Bench } from './bench.ts';
import { madeUp, NATIONAL, parseOnly, seconds } from './water.ts';

/**
 * The national file from CSV to stored readings and stored evaluations, on the real PostgreSQL. Baseline: a plain pass
 * over the same file that only counts cells. The second import must add nothing.
 */
export default {
  name: 'water-stored',
  run: async ([given]) => {
    const folder = mkdtempSync(join(tmpdir(), 'tongban-bench-'));
    const file = given ?? (existsSync(NATIONAL) ? NATIONAL : madeUp(join(folder, 'made-up-2021-04.csv')));
    const laboratory = await openLaboratory();
    try {
      const options = { source: 'bench', by: 'bench', year: 2021 };
      const baseline = await seconds(() => parseOnly(file));
      const started = performance.now();
      const first = must(await importFile(laboratory.context, file, options));
      const value = (performance.now() - started) / 1000;
      const rssMegabytes = process.resourceUsage().maxRSS / 1024;
      const again = performance.now();
      const second = must(await importFile(laboratory.context, file, options));
      const { errors: _, ...counts } = first;
      const details = {
        ...counts,
        rssMegabytes,
        secondImportAdds: second.added + second.changed + second.evaluations,
        secondImportSeconds: (performance.now() - again) / 1000,
      };
      return { name: 'water-stored', value, unit: 's', baseline, ratio: value / baseline, target: 6, details };
    } finally {
      await laboratory.close();
      rmSync(folder, { recursive: true });
    }
  },
} satisfies Bench;
