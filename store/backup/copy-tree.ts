import { copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Copies a folder that may change meanwhile: what disappears while we look was not needed. Sockets and links are left out. */
export const copyTree = (
  from: string,
  to: string,
  leaveOut: (path: string) => boolean = () => false,
  under = '',
): number => {
  if (!existsSync(from)) return 0;
  mkdirSync(to, { recursive: true, mode: 0o700 });
  let bytes = 0;
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const path = under ? `${under}/${entry.name}` : entry.name;
    if (leaveOut(path)) continue;
    const source = join(from, entry.name);
    try {
      if (entry.isDirectory()) bytes += copyTree(source, join(to, entry.name), leaveOut, path);
      else if (entry.isFile()) {
        copyFileSync(source, join(to, entry.name));
        bytes += lstatSync(source).size;
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return bytes;
};
