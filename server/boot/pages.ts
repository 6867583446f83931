import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything the pages are made of: if none of it changed, the last build is still right. */
const fingerprint = (root: string): string => {
  const hash = createHash('sha256');
  const add = (path: string): void => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) if (name !== 'dist' && !name.includes('.test.')) add(join(path, name));
    } else hash.update(path.slice(root.length)).update(readFileSync(path));
  };
  for (const part of ['web', 'kernel', 'package-lock.json']) if (existsSync(join(root, part))) add(join(root, part));
  return hash.digest('hex');
};

/** Builds the pages when they are missing or older than their source. Returns their folder. */
export const buildPages = async (root: string, log: (line: string) => void): Promise<string> => {
  const pages = join(root, 'web', 'dist');
  const mark = join(pages, '.fingerprint');
  const wanted = fingerprint(root);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return pages;
  log('Building the pages (only after a change) …');
  const { build } = await import('vite');
  await build({ root: join(root, 'web'), logLevel: 'error' });
  writeFileSync(mark, wanted);
  return pages;
};
