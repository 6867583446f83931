import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '#server/boot/config.ts';
import { knownIdentity } from '#server/boot/identity.ts';
import { load } from '#server/load.ts';
import { backupEmbedded } from '#store/backup/embedded.ts';
import { backupExternal } from '#store/backup/external.ts';
import { databaseExists, externalCluster, reachCluster } from '#store/cluster/index.ts';
import type { Command } from '../command.ts';

const USAGE = `tongban backup --out DIR [--zone Z] [--home DIR]

  Copies every node kept here, with its keys and files, into a new or empty DIR while they run; with DATABASE_URL the tables
  of that server. The copy holds secrets and personal data: DIR is readable by you only, keep it encrypted.
  Exit code 0: complete. 1: not done. 2: wrong usage.`;

const options = {
  out: { type: 'string' },
  zone: { type: 'string' },
  home: { type: 'string' },
} as const;

const run = async (args: readonly string[]): Promise<number> => {
  let values: { out?: string; zone?: string; home?: string };
  try {
    values = parseArgs({ args: [...args], options }).values;
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  const { out, zone, home } = values;
  if (!out) {
    console.error(USAGE);
    return 2;
  }
  const folder = resolve(out);
  try {
    if (existsSync(folder) && readdirSync(folder).length > 0) throw new Error(`${folder} is not empty`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const config = readConfig([...(zone ? ['--zone', zone] : []), ...(home ? ['--home', home] : [])]);
    const { databaseUrl, appPassword } = config;
    const cluster = databaseUrl
      ? await externalCluster(databaseUrl, { home: config.home, ...(appPassword && { appPassword }) })
      : await reachCluster({ home: config.home, log: (line) => console.error(line) });
    try {
      const program = await load(config.zone);
      const nodes: string[] = [];
      for (const { id } of program.zone.nodes)
        if (knownIdentity(config.home, id) && (await databaseExists(cluster, id))) nodes.push(id);
      const began = performance.now();
      const about = { zone: config.zone, nodes, at: new Date().toISOString() };
      const make = databaseUrl ? backupExternal : backupEmbedded;
      const { files } = await make(cluster, config.home, folder, about);
      const bytes = Object.values(files).reduce((sum, { size }) => sum + size, 0);
      console.log(
        `备份完成 ${nodes.join(', ')}: ${Object.keys(files).length} files, ${(bytes / 1_048_576).toFixed(1)} MB in ${((performance.now() - began) / 1000).toFixed(1)} s → ${folder}`,
      );
      return 0;
    } finally {
      await cluster.stop();
    }
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
};

export default { summary: 'copy everything while it runs: --out DIR 备份', run } satisfies Command;
