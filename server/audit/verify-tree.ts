import type { Hash } from '#exchange/proof/merkle.ts';
import { append, type CompactRange, EMPTY, rootOf, type StoredNode } from '#exchange/proof/tree.ts';
import type { Client } from '#store/db.ts';
import {
  type AuditedLeaf,
  auditedTree,
  countUnsealed,
  passedBy,
  storedNodes,
  surplusNodes,
} from '#store/queries/audit.ts';
import type { Report } from './finding.ts';

export interface TreeReport {
  readonly size: number;
  readonly unsealed: number;
  /** The root, made anew from the leaves, at every size that was asked for. */
  readonly roots: ReadonlyMap<number, Hash>;
}

const compareNodes = async (client: Client, nodes: readonly StoredNode[], report: Report): Promise<void> => {
  const stored = await storedNodes(client, nodes);
  for (const { level, index, hash } of nodes) {
    const found = stored.get(`${level}/${index}`);
    if (found && Buffer.compare(found, hash) === 0) continue;
    report('tree', `tree node ${level}/${index}`, [
      found ? '树节点与由叶子重算的不符' : '树节点缺失',
      found ? 'The node is not the hash of what lies below it' : 'The node is missing',
    ]);
  }
};

const checkLeaf = (row: AuditedLeaf, expected: number, last: AuditedLeaf | undefined, report: Report): void => {
  const where = `tree position ${row.position} (event ${row.seq})`;
  if (row.position !== expected)
    report('tree', where, [`应为第 ${expected} 位`, `Position ${expected} should come here`]);
  if (!row.leaf) report('event', where, ['已封存的事件不见了', 'An event that was sealed is gone']);
  else if (row.tx !== row.event_tx)
    report('tree', where, ['事务号与事件不符', 'The transaction is not that of the event']);
  if (last && !(BigInt(last.tx) < BigInt(row.tx) || (last.tx === row.tx && last.seq < row.seq)))
    report('tree', where, ['封存顺序不符', 'The event is out of the order in which events are sealed']);
};

/** Rebuilds the tree from the leaves of the events, compares every stored node, and gives the roots at `sizes`. */
export const verifyTree = async (client: Client, sizes: readonly number[], report: Report): Promise<TreeReport> => {
  const wanted = new Set(sizes);
  const roots = new Map<number, Hash>();
  let range: CompactRange = EMPTY;
  let last: AuditedLeaf | undefined;
  if (wanted.has(0)) roots.set(0, rootOf(EMPTY));
  for await (const portion of auditedTree(client)) {
    const nodes: StoredNode[] = [];
    for (const row of portion) {
      checkLeaf(row, range.size, last, report);
      // Without the event its leaf is taken from the tree, so that one loss does not hide the next.
      const leaf =
        row.leaf ?? (await storedNodes(client, [{ level: 0, index: row.position }])).get(`0/${row.position}`);
      const grown = append(range, [leaf ?? Buffer.alloc(32)]);
      nodes.push(...grown.nodes);
      range = grown.range;
      last = row;
      if (wanted.has(range.size)) roots.set(range.size, rootOf(range));
    }
    await compareNodes(client, nodes, report);
  }
  for (const { level, position } of await surplusNodes(client, range.size))
    report('tree', `tree node ${level}/${position}`, ['多余的树节点', 'The tree has no place for this node']);
  for (const { seq, stream, version } of await passedBy(client))
    report('tree', `event ${seq} (${stream}#${version})`, [
      '封存时被漏过',
      'Later events were sealed, this one was not',
    ]);
  return { size: range.size, unsealed: await countUnsealed(client), roots };
};
