import { parseArgs } from 'node:util';
import { checkRebuild, type RebuildReport } from '#server/audit/rebuild.ts';
import type { AuditSite } from '#server/audit/site.ts';
import { atSite } from '../at-site.ts';
import type { Command } from '../command.ts';

const USAGE = `tongban rebuild --check [--node N …] [--zone Z] [--home DIR] [--json]

  Replays the journal of every node kept here into scratch tables and compares each projection with what stands in the
  database, row by row. Changes nothing; the zone may be running. With DATABASE_URL: on that server.
  Exit code 0: all the same. 1: something differs, or the zone cannot be reached. 2: wrong usage.`;

const options = {
  check: { type: 'boolean', default: false },
  node: { type: 'string', multiple: true },
  zone: { type: 'string' },
  home: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

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
    if (only.length === 0 || only.includes(node.id)) reports.push(await checkRebuild(node));
  const good = reports.every(({ total }) => total === 0);
  if (json) console.log(JSON.stringify({ ok: good, nodes: reports }, null, 2));
  else for (const report of reports) print(report);
  return good ? 0 : 1;
};

const run = async (args: readonly string[]): Promise<number> => {
  let values: ReturnType<typeof read>;
  try {
    values = read(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  if (values.help || !values.check) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  return atSite(values, checkAll);
};

const read = (args: readonly string[]) => parseArgs({ args: [...args], options }).values;

export default {
  summary: 'replay the journal and compare every table with it: --check 重放核对',
  run,
} satisfies Command;
