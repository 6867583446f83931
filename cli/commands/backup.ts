import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Given, readConfig } from '#server/boot/config.ts';
import { knownIdentity } from '#server/boot/identity.ts';
import { load } from '#server/load.ts';
import { backupEmbedded } from '#store/backup/embedded.ts';
import { backupExternal } from '#store/backup/external.ts';
import { databaseExists, externalCluster, reachCluster } from '#store/cluster/index.ts';
import { need, text } from '../arguments.ts';
import { command, form } from '../command.ts';
import { home, zone } from '../where.ts';

const run = async ({ out, ...where }: { readonly out: string } & Given): Promise<number> => {
  const folder = resolve(out);
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Error(`${folder} is not empty`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const config = readConfig(where);
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
};

export default command(
  {
    name: 'backup',
    summary: 'copy everything while it runs: --out DIR 备份',
    about: `Copies every node kept here, with its keys and files, into a new or empty DIR while they run; with DATABASE_URL the tables
of that server. The copy holds secrets and personal data: DIR is readable by you only, keep it encrypted.`,
    exits: ['complete', 'not done'],
  },
  form({ options: { out: need(text('DIR', '备份目录 where the copy goes')), zone, home }, run }),
);
