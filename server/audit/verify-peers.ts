import type { Client } from '#store/db.ts';
import { onConnection } from '#store/db.ts';
import { auditedCheckpoints } from '#store/queries/audit.ts';
import { leavesOf, mirroredEvents, receivedFrom, sentLetters } from '#store/queries/audit-letters.ts';
import { acceptedLog } from '../recover/logs.ts';
import type { Report } from './finding.ts';
import type { AuditedNode } from './site.ts';
import { compareCheckpoints } from './verify-checkpoints.ts';

/** The leaf its writer told: an event that peers brought back to it keeps the one of the log that was closed. */
const told = (kept: { readonly leaf: string; readonly originLeaf: string | null } | undefined): string | undefined =>
  kept?.originLeaf ?? kept?.leaf;

/** Mirrored events against the journal of the node that wrote them. */
const compareLeaves = async (
  client: Client,
  self: string,
  peers: ReadonlyMap<string, Client>,
  report: Report,
): Promise<void> => {
  for await (const portion of mirroredEvents(client, self))
    for (const [origin, theirs] of peers) {
      const wanted = portion.filter((row) => row.origin === origin);
      const kept = wanted.length ? await leavesOf(theirs, wanted) : new Map();
      for (const { stream, version, leaf } of wanted)
        if (told(kept.get(`${stream}#${version}`)) !== leaf)
          report('mirror', `event ${stream}#${version}`, [
            `与 ${origin} 日志中的叶子不符`,
            `${origin}, which wrote it, has another leaf for it in its journal, or none`,
          ]);
    }
};

/** What a peer has receipted it must hold. A node restored from an old backup is found here. */
const compareReceipts = async (
  client: Client,
  self: string,
  peers: ReadonlyMap<string, Client>,
  report: Report,
): Promise<void> => {
  for await (const portion of sentLetters(client))
    for (const [peer, theirs] of peers) {
      const receipted = portion.filter((row) => row.peer === peer && row.receipt !== null);
      if (receipted.length === 0) continue;
      const held = await receivedFrom(theirs, self, receipted[0]?.pair_seq ?? 0, receipted.at(-1)?.pair_seq ?? 0);
      for (const { pair_seq, receipt } of receipted)
        if (held.get(pair_seq)?.receipt.signature !== (receipt as { signature?: string }).signature)
          report('receipt', `outbox ${peer} ${pair_seq}`, [
            `${peer} 出具过回执，其收件库中却没有`,
            `${peer} receipted it and does not hold it (restored from an older backup?)`,
          ]);
    }
};

/**
 * Compares with the peers whose databases are at hand. They are read after our own moment: what we had heard from a peer
 * by then, it had written before.
 */
export const verifyPeers = async (
  client: Client,
  node: AuditedNode,
  peers: readonly AuditedNode[],
  report: Report,
): Promise<void> => {
  const open = async (rest: readonly AuditedNode[], opened: ReadonlyMap<string, Client>): Promise<void> => {
    const [next, ...more] = rest;
    if (next) return onConnection(next.pool, (theirs) => open(more, new Map([...opened, [next.id, theirs]])));
    await compareLeaves(client, node.id, opened, report);
    await compareReceipts(client, node.id, opened, report);
    const mine = await auditedCheckpoints(client);
    for (const [peer, theirs] of opened)
      await compareCheckpoints(mine, peer, theirs, (await acceptedLog(client, peer)).closed, report);
  };
  await open(peers, new Map());
};
