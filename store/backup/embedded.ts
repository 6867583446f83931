import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Cluster, withClient } from '#store/cluster/index.ts';
import { copyTree } from './copy-tree.ts';
import { type Manifest, readManifest, writeManifest } from './manifest.ts';

/** What belongs to the running server and not to the data (PostgreSQL manual, 25.3.4). */
const notData = (path: string): boolean =>
  /^(postmaster\.(pid|opts)|run|pg_replslot\/.*|pg_dynshmem\/.*|pg_stat_tmp\/.*|pg_notify\/.*|pg_serial\/.*|pg_snapshots\/.*|pg_subtrans\/.*)$/.test(
    path,
  );

const secrets = 'pg-secrets.json';

/**
 * A copy of a whole home while it runs: the data directory between pg_backup_start and pg_backup_stop, with the log that
 * makes it one moment; then files and identities, which are only ever added to. One moment for all nodes of the home.
 */
export const backupEmbedded = async (
  cluster: Cluster,
  home: string,
  folder: string,
  about: { readonly zone: string; readonly nodes: readonly string[]; readonly at: string },
): Promise<Manifest> => {
  const data = join(home, 'pg');
  const copy = join(folder, 'pg');
  await withClient(cluster.maintenanceUrl, async (client) => {
    // A slot for this session keeps the log that is written meanwhile from being reused.
    await client.query(`select pg_create_physical_replication_slot('tongban_backup_${process.pid}', true, true)`);
    await client.query(`select pg_backup_start('tongban', true)`);
    copyTree(data, copy, (path) => notData(path) || /^pg_wal\/./.test(path));
    const { rows } = await client.query<{ labelfile: string; spcmapfile: string }>(
      'select labelfile, spcmapfile from pg_backup_stop(false)',
    );
    copyTree(join(data, 'pg_wal'), join(copy, 'pg_wal'));
    writeFileSync(join(copy, 'backup_label'), rows[0]?.labelfile ?? '', { mode: 0o600 });
    if (rows[0]?.spcmapfile) writeFileSync(join(copy, 'tablespace_map'), rows[0].spcmapfile, { mode: 0o600 });
  });
  copyTree(join(home, 'files'), join(folder, 'files'));
  copyTree(join(home, 'nodes'), join(folder, 'nodes'));
  copyFileSync(join(home, secrets), join(folder, secrets));
  return writeManifest(folder, { kind: 'embedded', ...about });
};

/** Puts a copy in the place of a home that is not there yet. Throws a sentence when it is, or when the copy is not whole. */
export const restoreEmbedded = async (folder: string, home: string): Promise<Manifest> => {
  const manifest = await readManifest(folder);
  if (manifest.kind !== 'embedded') throw new Error('This backup is of an external server: set DATABASE_URL');
  for (const part of ['pg', 'nodes', 'files'])
    if (existsSync(join(home, part)))
      throw new Error(`${home} already holds a zone: restore into an empty place, or move ${join(home, part)} away`);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  try {
    for (const part of ['pg', 'files', 'nodes']) copyTree(join(folder, part), join(home, part));
    for (const empty of [
      'pg_replslot',
      'pg_dynshmem',
      'pg_stat_tmp',
      'pg_notify',
      'pg_serial',
      'pg_snapshots',
      'pg_subtrans',
      'pg_tblspc',
    ])
      mkdirSync(join(home, 'pg', empty), { recursive: true, mode: 0o700 });
    copyFileSync(join(folder, secrets), join(home, secrets));
  } catch (error) {
    for (const part of ['pg', 'files', 'nodes', secrets]) rmSync(join(home, part), { recursive: true, force: true });
    throw error;
  }
  return manifest;
};
