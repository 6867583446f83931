import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { type Cluster, ensureDatabase, withClient } from '#store/cluster/index.ts';
import { migrate } from '#store/migrate.ts';
import { copyTree } from './copy-tree.ts';
import { type Manifest, readManifest, writeManifest } from './manifest.ts';
import { copyIn, copyOut, tablesInOrder } from './tables.ts';

/** Beside the tables: what a database knows that is in none of them. */
interface Around {
  readonly migrations: readonly string[];
  readonly sequences: Readonly<Record<string, string | null>>;
  /** No transaction of the target may bear a number that an event of the copy already bears: the order of sealing rests on it. */
  readonly transaction: string;
}

const around = async (client: pg.Client): Promise<Around> => {
  const rows = async <T>(sql: string): Promise<readonly T[]> => (await client.query(sql)).rows as T[];
  const sequences = await rows<{ name: string; last: string | null }>(
    `select quote_ident(sequencename) as name, last_value::text as last from pg_sequences where schemaname = 'public'`,
  );
  return {
    migrations: (await rows<{ name: string }>('select name from migrations order by name')).map(({ name }) => name),
    sequences: Object.fromEntries(sequences.map(({ name, last }) => [name, last])),
    transaction:
      (await rows<{ x: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as x'))[0]?.x ?? '0',
  };
};

const backupNode = (cluster: Cluster, node: string, folder: string): Promise<void> =>
  withClient(cluster.url(node, 'owner'), async (client) => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    await client.query('begin isolation level repeatable read read only');
    for (const table of await tablesInOrder(client)) await copyOut(client, table, join(folder, `${table}.copy`));
    writeFileSync(join(folder, 'around.json'), JSON.stringify(await around(client)), { mode: 0o600 });
    await client.query('commit');
  });

/** Every node of an external server table by table, each as of one moment of its own, while they run. */
export const backupExternal = async (
  cluster: Cluster,
  home: string,
  folder: string,
  about: { readonly zone: string; readonly nodes: readonly string[]; readonly at: string },
): Promise<Manifest> => {
  for (const node of about.nodes) await backupNode(cluster, node, join(folder, 'tables', node));
  copyTree(join(home, 'files'), join(folder, 'files'));
  copyTree(join(home, 'nodes'), join(folder, 'nodes'));
  return writeManifest(folder, { kind: 'external', ...about });
};

/** More than this many numbers are not used up one by one; such a server is moved with its own tools. */
const farthest = 20_000_000n;

/** Uses up transaction numbers until none given from now on can be one of the copy. Subtransactions are the cheapest. */
const passTransaction = async (client: pg.Client, last: string): Promise<void> => {
  const now = async (): Promise<bigint> =>
    BigInt((await client.query('select pg_current_xact_id()::text as x')).rows[0].x as string);
  const gap = BigInt(last) - (await now());
  if (gap > farthest)
    throw new Error(
      `The copy is ${gap} transactions ahead of this server: move it with pg_basebackup or pgBackRest instead (docs/operating/backup.md)`,
    );
  for (let left = BigInt(last) - (await now()); left > 0n; left = BigInt(last) - (await now()))
    await client.query(`do $$ begin for n in 1..${left < 50_000n ? left : 50_000n} loop
      begin perform pg_current_xact_id(); create temp table if not exists passing (); drop table passing; exception when others then null; end; end loop; end $$`);
};

const restoreNode = async (cluster: Cluster, node: string, folder: string): Promise<void> => {
  if (!(await ensureDatabase(cluster, node)))
    throw new Error(`The database of ${node} exists already on this server`);
  const known = JSON.parse(readFileSync(join(folder, 'around.json'), 'utf8')) as Around;
  // Rows come in as they were copied, into tables as they were then; what has changed since is done to them as to any others.
  await migrate(cluster.url(node, 'owner'), 'public', known.migrations);
  await withClient(cluster.url(node, 'owner'), async (client) => {
    const here = await around(client);
    if (known.migrations.some((name) => !here.migrations.includes(name)))
      throw new Error('The copy was made by a newer release: restore it with that release');
    await passTransaction(client, known.transaction);
    await client.query('begin');
    const tables = await tablesInOrder(client);
    await client.query(`truncate ${tables.join(', ')}`);
    for (const table of tables) {
      const file = join(folder, `${table}.copy`);
      if (existsSync(file)) await copyIn(client, table, file);
    }
    for (const [name, last] of Object.entries(known.sequences))
      if (last !== null) await client.query('select setval($1::regclass, $2::bigint)', [`public.${name}`, last]);
    await client.query('commit');
  });
  await migrate(cluster.url(node, 'owner'));
  await withClient(cluster.url(node, 'owner'), (client) => client.query('analyze'));
};

/** Into databases that do not exist yet on the server of DATABASE_URL, and a home without nodes. */
export const restoreExternal = async (cluster: Cluster, folder: string, home: string): Promise<Manifest> => {
  const manifest = await readManifest(folder);
  if (manifest.kind !== 'external')
    throw new Error('This backup is of the embedded server: restore it without DATABASE_URL');
  for (const part of ['nodes', 'files'])
    if (existsSync(join(home, part)))
      throw new Error(`${join(home, part)} is there already: restore into an empty home`);
  for (const node of manifest.nodes) await restoreNode(cluster, node, join(folder, 'tables', node));
  for (const part of ['files', 'nodes']) copyTree(join(folder, part), join(home, part));
  return manifest;
};
