import { publicOf } from '#exchange/suite/suites.ts';
import type { PublicKeys } from '#exchange/suite/types.ts';
import type { Client } from '#store/db.ts';
import { allSnapshots, type PublishedSnapshot } from '#store/queries/snapshots.ts';
import { allKeys } from '../boot/identity.ts';
import { genuine } from '../indicators/publish.ts';
import type { Report } from './finding.ts';
import type { AuditedNode } from './site.ts';

const keysFor = (node: AuditedNode, signer: string): readonly PublicKeys[] =>
  signer === node.id ? allKeys(node.identity).map(publicOf) : (node.peerKeys.get(signer) ?? []);

/** Every figure on record, own and received: signed by the node it names, unchanged since, and correcting the one before it. */
export const verifySnapshots = async (client: Client, node: AuditedNode, report: Report): Promise<number> => {
  let before: PublishedSnapshot | undefined;
  let count = 0;
  for await (const one of allSnapshots(client)) {
    const { snapshot, revision } = one;
    const where = `snapshot ${snapshot.indicator} ${snapshot.node} ${snapshot.period} ${revision}`;
    if (!(await genuine(one, keysFor(node, snapshot.node))))
      report('snapshot', where, [
        `不是 ${snapshot.node} 所签发的内容`,
        `is not what ${snapshot.node} signed: the content, its hash or the signature was changed, or the key is unknown`,
      ]);
    const corrected = revision > 1 ? before?.snapshot.hash : undefined;
    if (snapshot.corrects?.hash !== corrected)
      report('snapshot', where, [
        '与所更正的前一版不相连',
        'does not name the revision before it as what it corrects',
      ]);
    before = one;
    count += 1;
  }
  return count;
};
