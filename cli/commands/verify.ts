import { parseArgs } from 'node:util';
import type { AuditSite } from '#server/audit/site.ts';
import { type VerifyReport, verifyNode } from '#server/audit/verify.ts';
import { atSite } from '../at-site.ts';
import type { Command } from '../command.ts';

const USAGE = `tongban verify [--node N …] [--zone Z] [--home DIR] [--json]

  Recomputes salts, commitments, leaves, tree, checkpoints, countersignatures, letters with their receipts, signed
  figures, files and projections of every node kept here, and names whatever is not as it was recorded. Changes nothing; the zone may be
  running. With DATABASE_URL: on that server. Exit code 0: all sound. 1: something is wrong. 2: wrong usage.`;

const options = {
  node: { type: 'string', multiple: true },
  zone: { type: 'string' },
  home: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const print = (report: VerifyReport): void => {
  const {
    node,
    events,
    sealed,
    unsealed,
    checkpoints,
    cosigned,
    sent,
    received,
    files,
    frozen,
    snapshots,
    rows,
    findings,
    total,
  } = report;
  console.log(`${total === 0 ? '✓' : '✗'} ${node}`);
  console.log(
    `    ${events} events, ${sealed} sealed, ${unsealed} waiting to be; ${checkpoints} checkpoints, ${cosigned} of ours countersigned`,
  );
  console.log(
    `    ${sent} letters sent, ${received} received; ${files} files; ${frozen} frozen documents; ${snapshots} signed figures; ${rows} rows follow from the journal`,
  );
  for (const { check, where, says } of findings)
    console.log(`  ✗ [${check}] ${where}\n      ${says[0]}\n      ${says[1]}`);
  if (total > findings.length) console.log(`  … and ${total - findings.length} more`);
};

const verifyAll = async (site: AuditSite, only: readonly string[], json: boolean): Promise<number> => {
  const reports: VerifyReport[] = [];
  const nodes = [...site.nodes.values()];
  for (const node of nodes)
    if (only.length === 0 || only.includes(node.id))
      reports.push(
        await verifyNode(
          node,
          nodes.filter((peer) => peer !== node),
        ),
      );
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
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  return atSite(values, verifyAll);
};

const read = (args: readonly string[]) => parseArgs({ args: [...args], options }).values;

export default { summary: 'recompute every hash, signature and projection 全量核验', run } satisfies Command;
