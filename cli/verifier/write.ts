import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const name = 'tongban-verify-proof.mjs';

/**
 * Writes the verifier as one file without imports but Node's own (20 or newer): an auditor needs neither this program nor a
 * package registry, and can read it from top to bottom.
 */
export const writeVerifier = async (path: string): Promise<void> => {
  const { build } = await import('vite');
  const root = join(import.meta.dirname, '../..');
  const scratch = mkdtempSync(join(tmpdir(), 'tongban-verifier-'));
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'silent',
      publicDir: false,
      ssr: { noExternal: true },
      build: {
        ssr: join(import.meta.dirname, 'alone.ts'),
        outDir: scratch,
        emptyOutDir: true,
        target: 'node20',
        minify: false,
        rolldownOptions: { output: { entryFileNames: name, codeSplitting: false } },
      },
    });
    copyFileSync(join(scratch, name), path);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};
