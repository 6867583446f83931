import type { AuditSite } from '#server/audit/site.ts';
import { type VerifyReport, verifyNode } from '#server/audit/verify.ts';
import { command, form } from '../command.ts';
import { atSite, siteOptions } from '../where.ts';

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

export default command(
  {
    name: 'verify',
    summary: 'recompute every hash, signature and projection 全量核验',
    about: `Recomputes salts, commitments, leaves, tree, checkpoints, countersignatures, letters with their receipts, signed figures, files
and projections of every node kept here, and names whatever is not as it was recorded. Changes nothing; the zone may be
running. With DATABASE_URL: on that server.`,
    exits: ['all sound', 'something is wrong'],
  },
  form({
    options: siteOptions,
    run: (given) => atSite(given, (site) => verifyAll(site, given.node, given.json)),
  }),
);
