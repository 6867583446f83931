import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What a backup holds, file by file, so that a restore knows whether all of it is there and unchanged. */
export interface Manifest {
  readonly v: 1;
  /** A copy of the data directory, or the tables one by one. */
  readonly kind: 'embedded' | 'external';
  readonly zone: string;
  readonly nodes: readonly string[];
  readonly at: string;
  readonly files: Readonly<Record<string, { readonly size: number; readonly sha256: string }>>;
}

const name = 'manifest.json';

const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
};

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => path !== name)
    .sort();

/** Written last: a folder without it is no backup. */
export const writeManifest = async (folder: string, about: Omit<Manifest, 'v' | 'files'>): Promise<Manifest> => {
  const files: Record<string, { size: number; sha256: string }> = {};
  for (const path of filesIn(folder)) {
    const full = join(folder, path);
    files[path] = { size: statSync(full).size, sha256: await hashOf(full) };
  }
  const manifest: Manifest = { v: 1, ...about, files };
  writeFileSync(join(folder, name), JSON.stringify(manifest, null, 1), { mode: 0o600 });
  return manifest;
};

/** Reads a backup's manifest and compares every file with it. Throws a sentence that names the first that differs. */
export const readManifest = async (folder: string): Promise<Manifest> => {
  let manifest: Manifest;
  try {
    manifest = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Manifest;
  } catch {
    throw new Error(`${folder} is not a complete backup: it has no readable ${name}`);
  }
  const there = new Set(filesIn(folder));
  for (const [path, { size, sha256 }] of Object.entries(manifest.files)) {
    if (!there.delete(path)) throw new Error(`The backup is damaged: ${path} is missing`);
    const full = join(folder, path);
    if (statSync(full).size !== size || (await hashOf(full)) !== sha256)
      throw new Error(`The backup is damaged: ${path} is not what was saved`);
  }
  if (there.size) throw new Error(`The backup was changed: ${[...there][0]} does not belong to it`);
  return manifest;
};
