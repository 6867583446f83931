import { refuse } from '#kernel';
import { checkAndNote, type RebuildReport, writeRebuild } from '#server/audit/rebuild.ts';
import { type AuditSite, openSite } from '#server/audit/site.ts';
import { readConfig } from '#server/boot/config.ts';
import { load } from '#server/load.ts';
import { acquireLock, externalCluster, startCluster } from '#store/cluster/index.ts';
import { migrate } from '#store/migrate.ts';
import { flag, type Values } from '../arguments.ts';
import { command, form } from '../command.ts';
import { atSite, siteOptions } from '../where.ts';

const options = {
  check: flag('核对 compare every table with the journal'),
  write: flag('重建 make every table anew from the journal'),
  ...siteOptions,
};

const print = ({ node, events, leftOut, rows, findings, total }: RebuildReport): void => {
  const tables = Object.entries(rows).filter(([, n]) => n > 0);
  const sum = tables.reduce((all, [, n]) => all + n, 0);
  console.log(
    `${total === 0 ? '✓' : '✗'} ${node}: ${events} events, ${sum} rows in ${tables.length} tables compared`,
  );
  if (leftOut > 0) console.log(`  · ${leftOut} cases left out: part of their story was erased or is damaged`);
  for (const { where, says } of findings) console.log(`  ✗ ${where}\n      ${says[0]}\n      ${says[1]}`);
  if (total > findings.length) console.log(`  … and ${total - findings.length} more`);
};

const checkAll = async (site: AuditSite, only: readonly string[], json: boolean): Promise<number> => {
  const reports: RebuildReport[] = [];
  for (const node of site.nodes.values())
    if (only.length === 0 || only.includes(node.id)) reports.push(await checkAndNote(node));
  const good = reports.every(({ total }) => total === 0);
  if (json) console.log(JSON.stringify({ ok: good, nodes: reports }, null, 2));
  else for (const report of reports) print(report);
  return good ? 0 : 1;
};

/** The server of the home is started for it: refused while the zone runs, which holds the lock. */
const writeAll = async ({ node, zone, home, json }: Values<typeof options>): Promise<number> => {
  const config = readConfig({ zone, home });
  const log = (line: string): void => console.error(line);
  const lock = await acquireLock(config.home, { log });
  const { databaseUrl, appPassword } = config;
  const cluster = await (databaseUrl
    ? externalCluster(databaseUrl, { home: config.home, ...(appPassword && { appPassword }) })
    : startCluster({ home: config.home, log, lock }));
  try {
    const program = await load(config.zone);
    const site = await openSite({ program, cluster, home: config.home });
    const chosen = [...site.nodes.values()].filter(({ id }) => node.length === 0 || node.includes(id));
    for (const one of chosen) await migrate(cluster.url(one.id, 'owner'));
    const done = [];
    for (const one of chosen) done.push(await writeRebuild(one));
    await site.close();
    if (json) console.log(JSON.stringify({ ok: true, nodes: done }, null, 2));
    else
      for (const { node: id, events, findings } of done) {
        console.log(`${findings.length === 0 ? '✓' : '✗'} ${id}: every projection made anew from ${events} events`);
        for (const { where, says } of findings) console.log(`  ✗ ${where}\n      ${says[0]}\n      ${says[1]}`);
      }
    return chosen.length > 0 && done.every(({ findings }) => findings.length === 0) ? 0 : 1;
  } finally {
    await cluster.stop();
    lock.release();
  }
};

export default command(
  {
    name: 'rebuild',
    summary:
      'replay the journal and compare every table with it (--check), or make them anew (--write) 重放核对、重建',
    about: `--check  Replays the journal of every node kept here into scratch tables and compares each projection with what stands in the
database, row by row; the zone may be running. Changes nothing but what the node tells its operator: that --write is needed,
or not. With DATABASE_URL: on that server.
--write  Makes every projection anew from the journal, all of a node or nothing: after an upgrade to a release that reads more
out of an event than the one that wrote it down (the node says so at its start), or when a check found a difference. The zone
must be stopped; migrations are applied first.`,
    exits: ['all the same', 'something differs, or the zone cannot be reached'],
  },
  form({
    options,
    wrong: ({ check, write }) =>
      check === write
        ? refuse('argument-choice', ['--check 与 --write 请选其一', 'say either --check or --write'])
        : undefined,
    run: (given) => (given.write ? writeAll(given) : atSite(given, (site) => checkAll(site, given.node, given.json))),
  }),
);
