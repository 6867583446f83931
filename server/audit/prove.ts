import { verifierKeysOf } from '#exchange/proof/note.ts';
import { type ProofFile, proofFile } from '#exchange/proof/proof-file.ts';
import { inclusionProof } from '#exchange/proof/tree.ts';
import { publicOf } from '#exchange/suite/suites.ts';
import { ok, type Result, refuse } from '#kernel';
import { onConnection } from '#store/db.ts';
import { canonicalText, type Hidden, leafOfEvent } from '#store/leaf.ts';
import { type AuditedEvent, auditedEvent, beginAudit } from '#store/queries/audit.ts';
import { latestCheckpoint, positionOf, readNodes } from '#store/queries/proof.ts';
import { ownLog } from '../recover/logs.ts';
import type { AuditedNode } from './site.ts';
import { eventName } from './verify-events.ts';

export type Asked = { readonly seq: number } | { readonly stream: string; readonly version: number };

/** `17` or `31…0001#3`. */
export const readAsked = (text: string): Asked | undefined => {
  if (/^[1-9]\d{0,15}$/.test(text)) return { seq: Number(text) };
  const [, stream, version] = /^(.+)#([1-9]\d{0,8})$/.exec(text) ?? [];
  return stream && version ? { stream, version: Number(version) } : undefined;
};

export interface Proven {
  readonly node: string;
  readonly event: Pick<AuditedEvent, 'seq' | 'stream' | 'version' | 'kind' | 'at' | 'origin'>;
  readonly file: ProofFile;
}

const verifierKeys = ({ identity, peerKeys }: AuditedNode, log: string): readonly string[] => [
  verifierKeysOf(log, publicOf(identity.keys)).log,
  ...[...peerKeys].flatMap(([peer, keys]) =>
    keys.filter(({ sign }) => sign.crv === 'Ed25519').map((key) => verifierKeysOf(peer, key).witness),
  ),
];

/**
 * Proves that an event is in the log of this node, under its newest checkpoint. The content, which may be personal, goes
 * into the file only if asked for. Refuses with `event-unknown`, `event-not-sealed`, `event-erased`, `event-damaged`.
 */
export const prove = (node: AuditedNode, asked: Asked, withBody: boolean): Promise<Result<Proven>> =>
  onConnection(node.pool, async (client) => {
    await beginAudit(client);
    const event = await auditedEvent(client, asked);
    if (!event) return refuse('event-unknown', [`${node.id} 没有这一事件`, `${node.id} has no such event`]);
    const name = eventName(event);
    const index = await positionOf(client, event.seq);
    const { log } = await ownLog(client, node.id);
    const head = await latestCheckpoint(client, log);
    if (index === undefined || !head)
      return refuse('event-not-sealed', [`${name} 尚未封存`, `The ${name} is not sealed yet`], {
        remedy: [
          '几秒后再试（封存由运行中的节点完成）',
          'Try again in a few seconds; a running node seals by itself',
        ],
      });
    const { text, hash } = leafOfEvent(event, event.commitment);
    if (!hash.equals(event.leaf))
      return refuse('event-damaged', [
        `${name} 已被改动，不能证明`,
        `The ${name} was changed and cannot be proven; run verify`,
      ]);
    if (withBody && (event.body === null || event.salt === null))
      return refuse('event-erased', [`${name} 的正文已依法删除`, `The content of ${name} was lawfully erased`]);
    const opened: Record<string, Hidden> =
      withBody && event.salt ? { body: { salt: event.salt, text: canonicalText(event.body) } } : {};
    const path = await inclusionProof(index, head.size, (refs) => readNodes(client, refs));
    const { seq, stream, version, kind, at, origin } = event;
    return ok({
      node: node.id,
      event: { seq, stream, version, kind, at, origin },
      file: proofFile({ leaf: { index, text }, opened, path, checkpoint: head.text, keys: verifierKeys(node, log) }),
    });
  });
