import { onConnection } from '#store/db.ts';
import { beginAudit } from '#store/queries/audit.ts';
import { collect, type Finding } from './finding.ts';
import { checkRebuild } from './rebuild.ts';
import type { AuditedNode } from './site.ts';
import { verifyBallots } from './verify-ballots.ts';
import { verifyCheckpoints } from './verify-checkpoints.ts';
import { verifyEvents } from './verify-events.ts';
import { verifyFiles } from './verify-files.ts';
import { verifyFrozen } from './verify-frozen.ts';
import { verifyLetters } from './verify-letters.ts';
import { verifyPeers } from './verify-peers.ts';
import { verifyReadings } from './verify-readings.ts';
import { verifySnapshots } from './verify-snapshots.ts';
import { type TreeReport, verifyTree } from './verify-tree.ts';

export interface VerifyReport {
  readonly node: string;
  readonly events: number;
  readonly sealed: number;
  readonly unsealed: number;
  readonly checkpoints: number;
  /** Of our own checkpoints, how many a peer has countersigned. */
  readonly cosigned: number;
  readonly sent: number;
  readonly received: number;
  readonly files: number;
  /** Documents frozen before they were judged. */
  readonly frozen: number;
  /** Signed figures, own and received. */
  readonly snapshots: number;
  readonly rows: number;
  readonly findings: readonly Finding[];
  /** How many there are, also beyond those listed. */
  readonly total: number;
}

/** Recomputes everything a node has recorded and says where a byte is not what it was. Changes nothing. */
export const verifyNode = async (
  node: AuditedNode,
  peers: readonly AuditedNode[],
  { rebuild = true }: { readonly rebuild?: boolean } = {},
): Promise<VerifyReport> => {
  const collected = collect(node.id);
  const { report } = collected;
  const own = await onConnection(node.pool, async (client) => {
    await beginAudit(client);
    const events = await verifyEvents(client, node.id, report);
    let tree: TreeReport = { size: 0, unsealed: 0, roots: new Map() };
    const signed = await verifyCheckpoints(
      client,
      node,
      async (sizes) => {
        tree = await verifyTree(client, sizes, report);
        return tree;
      },
      report,
    );
    const letters = await verifyLetters(client, node, report);
    const files = await verifyFiles(client, node.files, report);
    await verifyBallots(client, report);
    await verifyReadings(client, report);
    const frozen = await verifyFrozen(client, report);
    const snapshots = await verifySnapshots(client, node, report);
    await verifyPeers(client, node, peers, report);
    return { events, sealed: tree.size, unsealed: tree.unsealed, ...signed, ...letters, files, frozen, snapshots };
  });
  const rebuilt = rebuild ? await checkRebuild(node) : { rows: {}, findings: [], total: 0 };
  const rows = Object.values<number>(rebuilt.rows).reduce((sum, n) => sum + n, 0);
  const findings = [...collected.findings, ...rebuilt.findings];
  return { node: node.id, ...own, rows, findings, total: collected.total() + rebuilt.total };
};
