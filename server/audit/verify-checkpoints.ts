import { verifyCheckpoint } from '#exchange/proof/checkpoint.ts';
import { nodeOfLog } from '#exchange/proof/log-name.ts';
import type { Hash } from '#exchange/proof/merkle.ts';
import { readNote, readVerifierKey, verifierKeysOf } from '#exchange/proof/note.ts';
import { publicOf } from '#exchange/suite/suites.ts';
import type { PublicKeys } from '#exchange/suite/types.ts';
import type { Client } from '#store/db.ts';
import { type AuditedCheckpoint, auditedCheckpoints } from '#store/queries/audit.ts';
import { allKeys } from '../boot/identity.ts';
import type { ClosedLog } from '../recover/logs.ts';
import type { Report } from './finding.ts';
import type { AuditedNode } from './site.ts';

/** Note keys of a node: as the log it keeps (`log`, if it is one of its later ones), and as the witness of others' logs. */
export const noteKeysOf = (node: string, keys: readonly PublicKeys[], log = node) =>
  keys
    .filter(({ sign }) => sign.crv === 'Ed25519')
    .flatMap((key) =>
      [verifierKeysOf(log, key).log, verifierKeysOf(node, key).witness].flatMap((one) => readVerifierKey(one) ?? []),
    );

/** Every key this node has a reason to trust for a checkpoint of this log, its own among them. */
const trustedKeys = ({ id, identity, peerKeys }: AuditedNode, origin: string) => {
  const logOf = (node: string): string => (nodeOfLog(origin) === node ? origin : node);
  return [
    ...noteKeysOf(id, allKeys(identity).map(publicOf), logOf(id)),
    ...[...peerKeys].flatMap(([peer, keys]) => noteKeysOf(peer, keys, logOf(peer))),
  ];
};

const checkText = (node: AuditedNode, row: AuditedCheckpoint, report: Report): void => {
  const where = `checkpoint ${row.origin} ${row.size}`;
  const trusted = trustedKeys(node, row.origin);
  const read = verifyCheckpoint(row.text, trusted);
  if (!read.ok) {
    report('checkpoint', where, read.says);
    return;
  }
  const { origin, size, root, cosigned } = read.value;
  if (origin !== row.origin || size !== row.size || !row.root.equals(root))
    report('checkpoint', where, [
      '签名文本与所记大小或根不符',
      'What is signed is another size or root than the one recorded',
    ]);
  const known = new Set(trusted.map(({ name, id }) => `${name} ${id}`));
  for (const { name, id } of readNote(row.text)?.signatures ?? [])
    if (!known.has(`${name} ${id}`))
      report('checkpoint', where, [
        `${name} 的签名所用密钥未知`,
        `It bears a signature of ${name} with a key unknown here`,
      ]);
  if (nodeOfLog(row.origin) !== node.id && !cosigned.some(({ name }) => name === node.id))
    report('checkpoint', where, ['缺少本节点的会签', 'We keep it without our own countersignature']);
};

/** Signed tree heads: ours against the tree made anew, everybody's against their signatures and countersignatures. */
export const verifyCheckpoints = async (
  client: Client,
  node: AuditedNode,
  treeOf: (sizes: readonly number[]) => Promise<{ readonly size: number; readonly roots: ReadonlyMap<number, Hash> }>,
  report: Report,
): Promise<{ readonly checkpoints: number; readonly cosigned: number }> => {
  const all = await auditedCheckpoints(client);
  const own = all.filter(({ origin }) => nodeOfLog(origin) === node.id);
  const tree = await treeOf(own.map(({ size }) => size));
  for (const row of all) checkText(node, row, report);
  for (const { origin, size, root } of own) {
    const made = tree.roots.get(size);
    if (!made || Buffer.compare(made, root) !== 0)
      report('checkpoint', `checkpoint ${origin} ${size}`, [
        '根与由事件重算的不符',
        made ? 'The events do not give this root' : `The tree has only ${tree.size} leaves`,
      ]);
  }
  const newest = own.at(-1);
  if (tree.size > 0 && newest?.size !== tree.size)
    report('checkpoint', `checkpoint ${node.id} ${tree.size}`, [
      '缺少最新的检查点',
      'The newest state of the tree is not signed',
    ]);
  return {
    checkpoints: all.length,
    cosigned: own.filter(({ text }) => (readNote(text)?.signatures.length ?? 0) > 1).length,
  };
};

/** What a peer whose database is at hand has signed must be what it sent us: the same size never has two roots. */
export const compareCheckpoints = async (
  mine: readonly AuditedCheckpoint[],
  peer: string,
  theirs: Client,
  closed: readonly ClosedLog[],
  report: Report,
): Promise<void> => {
  const name = (row: { readonly origin: string; readonly size: number }): string => `${row.origin} ${row.size}`;
  const signed = new Map((await auditedCheckpoints(theirs)).map((row) => [name(row), row.root]));
  const kept = new Map(closed.map((one) => [one.log, one.kept]));
  for (const { origin, size, root } of mine) {
    // Of a log that was closed with our knowledge, only what the next one continues.
    if (nodeOfLog(origin) !== peer || size > (kept.get(origin) ?? size)) continue;
    if (signed.get(name({ origin, size }))?.equals(root)) continue;
    report('checkpoint', `checkpoint ${peer} ${size}`, [
      `${peer} 自己的库中没有同样的检查点`,
      `${peer} itself no longer has the checkpoint we countersigned: it rewrote its past`,
    ]);
  }
};
