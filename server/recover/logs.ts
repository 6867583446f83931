import { logName, numberOfLog } from '#exchange/proof/log-name.ts';
import { canonical } from '#exchange/suite/canonical.ts';
import { signDetached, verifyDetached } from '#exchange/suite/jws.ts';
import type { PublicKeys } from '#exchange/suite/types.ts';
import { type Instant, ok, type Result, refuse } from '#kernel';
import type { Client, Db } from '#store/db.ts';
import { appendNext } from '#store/queries/journal.ts';
import { nodeState, setNodeState } from '#store/queries/node-state.ts';
import { checkpointsOf } from '#store/queries/proof.ts';

/** A log that was closed: its heads up to `kept` are part of the next one, what was signed beyond is not. */
export interface ClosedLog {
  readonly log: string;
  readonly kept: number;
}

/** Which log of a node counts; as its own, or as a peer accepted it. */
export interface LogState {
  readonly log: string;
  /** For a peer's: the last head of the closed log we have seen that is part of the new one. */
  readonly from?: { readonly size: number; readonly root: string };
  readonly closed: readonly ClosedLog[];
}

const first = (node: string): LogState => ({ log: node, closed: [] });

/** The log this node keeps now. */
export const ownLog = async (db: Db, self: string): Promise<LogState> =>
  (await nodeState<LogState>(db, 'log')) ?? first(self);

export const setOwnLog = (db: Db, state: LogState): Promise<unknown> => setNodeState(db, 'log', state);

/** The log of a peer that we accept. */
export const acceptedLog = async (db: Db, peer: string): Promise<LogState> =>
  (await nodeState<LogState>(db, `log/${peer}`)) ?? first(peer);

/** What the operators of a restored node hand to those of its peers: its new log, and what of the old one is in it. */
export interface LogCard extends ClosedLog {
  readonly v: 1;
  readonly zone: string;
  readonly node: string;
  /** The log that goes on. */
  readonly next: string;
  /** The last signed head of the closed log that the restored node still has; base64 root. */
  readonly root: string;
  readonly at: Instant;
  readonly signature: string;
}

export const signLogCard = async (
  open: Omit<LogCard, 'v' | 'signature'>,
  keys: Parameters<typeof signDetached>[1],
): Promise<LogCard> => {
  const whole = { v: 1 as const, ...open };
  return { ...whole, signature: await signDetached(canonical(whole), keys) };
};

const readLogCard = async (
  value: unknown,
  zone: string,
  keysOf: (peer: string) => readonly PublicKeys[],
): Promise<Result<LogCard>> => {
  const card = value as Partial<LogCard> | null;
  if (
    typeof card !== 'object' ||
    card === null ||
    card.v !== 1 ||
    card.zone !== zone ||
    typeof card.node !== 'string'
  )
    return refuse('log-card-malformed', [
      '不是本区节点的日志更替声明',
      'This is not a statement about a new log of a node of this zone',
    ]);
  const { signature, ...open } = card;
  const held = await Promise.all(
    keysOf(card.node).map((key) => typeof signature === 'string' && verifyDetached(canonical(open), signature, key)),
  );
  if (!held.includes(true))
    return refuse('log-card-signature', ['日志更替声明签名无效', 'The signature of the statement does not hold']);
  return ok(card as LogCard);
};

/**
 * A peer takes note that a restored node goes on under another log: an act of its operators, recorded with who decided. What it has
 * countersigned beyond the restored head stays as evidence; what it has countersigned before must be in the new log.
 */
export const acceptLog = async (
  client: Client,
  self: string,
  value: unknown,
  about: { readonly zone: string; readonly by: string; readonly at: Instant },
  keysOf: (peer: string) => readonly PublicKeys[],
): Promise<Result<LogState>> => {
  const read = await readLogCard(value, about.zone, keysOf);
  if (!read.ok) return read;
  const { node, log, next, kept, root } = read.value;
  const now = await acceptedLog(client, node);
  if (now.log === next) return ok(now);
  if (now.log !== log || next !== logName(node, numberOfLog(log) + 1))
    return refuse('log-card-order', [
      `本节点认可的是“${now.log}”，声明却从“${log}”换到“${next}”`,
      `The log accepted here is "${now.log}"; the statement goes from "${log}" to "${next}"`,
    ]);
  const seen = await checkpointsOf(client, log);
  const same = seen.find(({ size }) => size === kept);
  if (same && same.root.toString('base64') !== root)
    return refuse('checkpoint-fork', [
      '声明所称的旧日志树头与本节点会签过的不符',
      'The head of the old log in the statement is not the one countersigned here',
    ]);
  const last = seen.findLast(({ size }) => size <= kept);
  const state: LogState = {
    log: next,
    ...(last && { from: { size: last.size, root: last.root.toString('base64') } }),
    closed: [...now.closed, { log, kept }],
  };
  const body = { act: 'log', peer: node, by: about.by, card: read.value, witnessed: seen.at(-1)?.text ?? null };
  await appendNext(client, { stream: `peer/${node}`, kind: 'peer', at: about.at, origin: self, body });
  await setNodeState(client, `log/${node}`, state);
  return ok(state);
};
