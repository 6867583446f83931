import { resolve } from 'node:path';
import { openSite } from '#server/audit/site.ts';
import { verifyNode } from '#server/audit/verify.ts';
import { type Config, readConfig } from '#server/boot/config.ts';
import { markRestored } from '#server/boot/identity.ts';
import { load } from '#server/load.ts';
import { restoreEmbedded } from '#store/backup/embedded.ts';
import { restoreExternal } from '#store/backup/external.ts';
import type { Manifest } from '#store/backup/manifest.ts';
import { externalCluster, startCluster } from '#store/cluster/index.ts';
import { flag, need, text } from '../arguments.ts';
import { command, form } from '../command.ts';
import { home } from '../where.ts';

const restored = async (config: Config, folder: string): Promise<Manifest> => {
  const { databaseUrl, appPassword, home } = config;
  if (!databaseUrl) return restoreEmbedded(folder, home);
  const cluster = await externalCluster(databaseUrl, { home, ...(appPassword && { appPassword }) });
  return restoreExternal(cluster, folder, home);
};

const verified = async (config: Config, manifest: Manifest): Promise<boolean> => {
  const { databaseUrl, appPassword, home } = config;
  const cluster = databaseUrl
    ? await externalCluster(databaseUrl, { home, ...(appPassword && { appPassword }) })
    : await startCluster({ home, log: (line) => console.error(line) });
  try {
    const site = await openSite({ program: await load(manifest.zone), cluster, home });
    const nodes = [...site.nodes.values()];
    let good = true;
    try {
      for (const node of nodes) {
        const report = await verifyNode(
          node,
          nodes.filter((peer) => peer !== node),
        );
        good &&= report.total === 0;
        console.log(
          `${report.total === 0 ? '✓' : '✗'} ${node.id}: ${report.events} events, ${report.sent} letters sent, ${report.received} received, ${report.files} files`,
        );
        for (const { where, says } of report.findings) console.log(`  ✗ ${where}: ${says[0]} / ${says[1]}`);
      }
    } finally {
      await site.close();
    }
    return good;
  } finally {
    await cluster.stop();
  }
};

const run = async (given: { folder: string; home: string | undefined; 'no-verify': boolean }): Promise<number> => {
  const config = readConfig({ home: given.home });
  const manifest = await restored(config, resolve(given.folder));
  const { zone } = await load(manifest.zone);
  const elsewhere = zone.nodes.filter(({ id }) => !manifest.nodes.includes(id)).map(({ id }) => id);
  if (elsewhere.length > 0) for (const id of manifest.nodes) markRestored(config.home, id, manifest.at);
  console.log(`已恢复 ${manifest.nodes.join(', ')} as of ${manifest.at} → ${config.home}`);
  if (elsewhere.length > 0)
    console.log(
      `Before the first start: let ${elsewhere.join(', ')} show what was forgotten (tongban recover, docs/operating/backup.md).`,
    );
  return given['no-verify'] || (await verified(config, manifest)) ? 0 : 1;
};

export default command(
  {
    name: 'restore',
    summary: 'put a backup in an empty place and verify it: DIR 恢复',
    about: `Puts a backup into a home (or, with DATABASE_URL, onto a server) where there is none yet, then recomputes every hash,
signature, receipt and projection of it. What peers have receipted or sent since the copy was made is named when they are
kept here too; peers elsewhere send again what this node has forgotten as soon as it is started.`,
    exits: ['restored and sound', 'not restored, or something is wrong'],
  },
  form({
    positions: { folder: need(text('DIR', '备份目录 the backup')) },
    options: { home, 'no-verify': flag('不核验 without the check afterwards') },
    run,
  }),
);
