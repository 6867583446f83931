import type { Handle } from '#exchange/post/receiver.ts';
import { signCheckpoint, verifyCheckpoint, withCosignatures } from '#exchange/proof/checkpoint.ts';
import { noteSigner, readVerifierKey, verifierKeysOf } from '#exchange/proof/note.ts';
import { append, consistencyProof, rangeAt, rootOf } from '#exchange/proof/tree.ts';
import { checkCosignature, witness } from '#exchange/proof/witness.ts';
import type { PublicKeys } from '#exchange/suite/types.ts';
import { ok, refuse } from '#kernel';
import { transaction } from '#store/db.ts';
import { enqueue } from '#store/queries/outbox.ts';
import {
  latestCheckpoint,
  lockCheckpoint,
  readNodes,
  saveCheckpoint,
  saveTree,
  sealable,
  treeSize,
} from '#store/queries/proof.ts';
import type { Runtime } from '../engine/runtime.ts';
import type { Node } from '../node.ts';
import { acceptedLog, ownLog } from '../recover/logs.ts';
import type { Job } from './jobs.ts';

const portion = 2000;

/** Note keys of a peer: what verifies its checkpoints and its countersignatures. */
const noteKeys = (node: string, keys: readonly PublicKeys[]) =>
  keys.flatMap((key) => {
    const { log, witness: cosigner } = verifierKeysOf(node, key);
    return [{ log: readVerifierKey(log), cosigner: readVerifierKey(cosigner) }];
  });

/** A signed tree head with the proof that it continues the head of size `from`; 0: that it is the first. */
interface CheckpointLetter {
  readonly checkpoint: string;
  readonly from: number;
  readonly proof: readonly string[];
}

const checkpointLetter = (checkpoint: string, from: number, proof: readonly Uint8Array[]): CheckpointLetter => ({
  checkpoint,
  from,
  proof: proof.map((hash) => Buffer.from(hash).toString('base64')),
});

/**
 * Seals what was written into the Merkle tree (RFC 9162), in batches and off the hot path, signs a checkpoint and sends
 * it to every peer, so that no node can rewrite its past alone.
 */
export const sealJob = (node: Node, every = 2000): Job => ({
  name: 'seal',
  every,
  portion,
  run: async () => {
    const { runtime, keys } = node;
    const events = await sealable(runtime.pool, portion);
    if (events.length === 0) return 0;
    await transaction(runtime.pool, async (client) => {
      const size = await treeSize(client);
      const range = await rangeAt(size, (refs) => readNodes(client, refs));
      const grown = append(
        range,
        events.map((event) => event.leaf),
      );
      await saveTree(
        client,
        events.map(({ seq, tx }, n) => ({ position: size + n, seq, tx })),
        grown.nodes.map(({ level, index, hash }) => ({
          level,
          position: index,
          hash: Buffer.from(hash).toString('hex'),
        })),
      );
      const root = Buffer.from(rootOf(grown.range));
      const { log } = await ownLog(client, runtime.id);
      const text = await signCheckpoint({ origin: log, size: grown.range.size, root }, noteSigner(log, keys));
      const at = runtime.now();
      const last = await latestCheckpoint(client, log);
      await saveCheckpoint(client, log, { size: grown.range.size, root, text, at });
      const proof = await consistencyProof(last?.size ?? 0, grown.range.size, (refs) => readNodes(client, refs));
      const payload = checkpointLetter(text, last?.size ?? 0, proof);
      await enqueue(
        client,
        [...node.peers.keys()].map((peer) => ({ peer, kind: 'checkpoint', at, payload })),
      );
    });
    node.wake();
    return events.length;
  },
});

/** A peer's checkpoint: countersigned if it continues the one seen before. A fork is refused, and the letter shows it for ever. */
const witnessed =
  (runtime: Runtime, keysOf: (peer: string) => readonly PublicKeys[], keys: Node['keys']): Handle =>
  async ({ client }, header, payload) => {
    const { checkpoint, from, proof } = payload as CheckpointLetter;
    const { log, from: kept } = await acceptedLog(client, header.from);
    // Only its operators can say that a node goes on under another log, and only ours that we take it.
    if (checkpoint.split('\n', 1)[0] !== log)
      return refuse('checkpoint-other-log', [
        `${header.from} 改用了另一日志，本节点只认可“${log}”；请由双方运维人员核实后登记`,
        `${header.from} goes on under another log; accepted here is "${log}" (tongban node accept-log)`,
      ]);
    const newest = await latestCheckpoint(client, log);
    const seen = newest ?? (kept && { size: kept.size, root: Buffer.from(kept.root, 'base64') });
    const known = seen?.size ?? 0;
    // Checkpoints in between were never sent here (suspended, or not yet a peer), or this answers a question we asked when we
    // had seen less: the way from where we are is asked for. What the text claims decides only that, nothing is believed yet.
    const claimed = Number(checkpoint.split('\n', 2)[1]);
    if (from > known || (from < known && claimed > known)) {
      const since = {
        peer: header.from,
        kind: 'checkpoint.since',
        at: runtime.now(),
        payload: { size: known },
      };
      await enqueue(client, [since]);
      return ok('asked');
    }
    const logKeys = noteKeys(log, keysOf(header.from)).flatMap(({ log: key }) => key ?? []);
    // The head we have seen, told again, continues itself; under another root it is a fork.
    const path = claimed === known ? [] : proof.map((hash) => Buffer.from(hash, 'base64'));
    const at = runtime.now();
    const answer = await witness(
      checkpoint,
      path,
      seen && { size: seen.size, root: seen.root },
      logKeys,
      noteSigner(runtime.id, keys),
      at,
    );
    if (!answer.ok) return answer;
    const { line, head } = answer.value;
    await saveCheckpoint(client, log, {
      size: head.size,
      root: Buffer.from(head.root),
      text: withCosignatures(checkpoint, [line]),
      at,
    });
    await enqueue(client, [
      { peer: header.from, kind: 'checkpoint.cosigned', at, payload: { size: head.size, line } },
    ]);
    return ok(head.size);
  };

/** A peer that missed checkpoints asks how our log got from what it has seen to where it is. */
const since =
  (runtime: Runtime): Handle =>
  async ({ client }, { from: peer }, payload) => {
    const { size } = payload as { size: number };
    const last = await latestCheckpoint(client, (await ownLog(client, runtime.id)).log);
    if (!last || !Number.isSafeInteger(size) || size < 0 || size > last.size)
      return refuse('checkpoint-unknown', [`没有大小为 ${size} 的检查点`, `There is no checkpoint of size ${size}`]);
    const proof = await consistencyProof(size, last.size, (refs) => readNodes(client, refs));
    await enqueue(client, [
      { peer, kind: 'checkpoint', at: runtime.now(), payload: checkpointLetter(last.text, size, proof) },
    ]);
    return ok(last.size);
  };

/** A peer's countersignature under our checkpoint. */
const cosigned =
  (runtime: Runtime, keysOf: (peer: string) => readonly PublicKeys[], own: PublicKeys): Handle =>
  async ({ client }, header, payload) => {
    const { size, line } = payload as { size: number; line: string };
    const { log } = await ownLog(client, runtime.id);
    const ours = await lockCheckpoint(client, log, size);
    if (!ours)
      return refuse('checkpoint-unknown', [`没有大小为 ${size} 的检查点`, `There is no checkpoint of size ${size}`]);
    const logKeys = noteKeys(log, [own]).flatMap(({ log: key }) => key ?? []);
    const good = noteKeys(header.from, keysOf(header.from)).some(
      ({ cosigner }) => cosigner && checkCosignature(ours.text, line, logKeys, cosigner) !== undefined,
    );
    if (!good) return refuse('checkpoint-signature', ['会签不符', 'The countersignature does not verify']);
    await saveCheckpoint(client, log, { ...ours, text: withCosignatures(ours.text, [line]) });
    return ok(size);
  };

export const proofHandlers = (
  runtime: Runtime,
  keysOf: (peer: string) => readonly PublicKeys[],
  keys: Node['keys'],
): Readonly<Record<string, Handle>> => ({
  checkpoint: witnessed(runtime, keysOf, keys),
  'checkpoint.since': since(runtime),
  'checkpoint.cosigned': cosigned(runtime, keysOf, keys),
});

/** Who has countersigned a checkpoint text of this log. */
export const cosignersOf = (
  text: string,
  log: string,
  own: PublicKeys,
  peers: ReadonlyMap<string, readonly PublicKeys[]>,
): readonly { name: string; at: string }[] => {
  const trusted = [
    ...noteKeys(log, [own]).flatMap(({ log: key }) => key ?? []),
    ...[...peers].flatMap(([peer, keys]) => noteKeys(peer, keys).flatMap(({ cosigner }) => cosigner ?? [])),
  ];
  const read = verifyCheckpoint(text, trusted);
  return read.ok ? read.value.cosigned : [];
};
