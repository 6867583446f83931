import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything the pages are made of: if none of it changed, the last build is still right. */
export const fingerprint = (root: string): string => {
  const hash = createHash('sha256');
  const add = (path: string): void => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort())
        if (name !== 'dist' && !name.includes('.test.')) add(join(path, name));
    } else hash.update(path.slice(root.length)).update(readFileSync(path));
  };
  for (const part of ['web', 'kernel', 'package-lock.json']) if (existsSync(join(root, part))) add(join(root, part));
  return hash.digest('hex');
};

/** The bundler runs in a process of its own: its memory is given back when it is done. */
const bundle = (root: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'error'],
      { cwd: join(root, 'web'), stdio: ['ignore', 'inherit', 'inherit'] },
    );
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The pages could not be built (the bundler ended with ${code})`)),
    );
  });

/** Builds the pages when they are missing or older than their source. Returns their folder. */
export const buildPages = async (root: string, log: (line: string) => void): Promise<string> => {
  const pages = join(root, 'web', 'dist');
  const mark = join(pages, '.fingerprint');
  const wanted = fingerprint(root);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return pages;
  log('Building the pages (only after a change) …');
  await bundle(root);
  writeFileSync(mark, wanted);
  return pages;
};
