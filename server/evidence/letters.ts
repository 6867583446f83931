import type { Handle } from '#exchange/post/receiver.ts';
import { canonical } from '#exchange/suite/canonical.ts';
import { verifyCompact } from '#exchange/suite/jws.ts';
import type { PublicKeys } from '#exchange/suite/types.ts';
import { type EvidenceAct, type EvidenceAnswer, type EvidenceRequest, ok, type Result, refuse } from '#kernel';
import { afterCommit, type Client } from '#store/db.ts';
import { caseById } from '#store/queries/cases.ts';
import { lockCaseOf, lockEvidence } from '#store/queries/evidence.ts';
import { enqueue } from '#store/queries/outbox.ts';
import { hurryWaitingSteps } from '#store/queries/waiting-steps.ts';
import type { Runtime } from '../engine/runtime.ts';
import { answerType, keep } from './keeper.ts';
import { record } from './record.ts';

export type KeysOf = (peer: string) => readonly PublicKeys[];

type Reply = Extract<EvidenceAct, { act: 'answer' | 'refuse' }>;

export interface AskLetter {
  readonly request: EvidenceRequest;
}

export interface ReplyLetter {
  readonly id: string;
  readonly act: Reply;
}

/** A doubt of the asker, or what the keeper says of an answer given: looking into it, it stands, it was wrong. */
export interface NoteLetter {
  readonly id: string;
  readonly act: Extract<EvidenceAct, { act: 'doubt' | 'examine' | 'uphold' | 'correct' }>;
}

const unknown = refuse('evidence-unknown', ['没有这一取证请求', 'There is no such request']);

/** Whether the keeper's own key vouches for these very values. */
export const proofHolds = async (answer: EvidenceAnswer, keysOf: KeysOf): Promise<boolean> => {
  const { proof, ...said } = answer;
  if (!proof) return false;
  const read = await verifyCompact(proof, answerType, keysOf(answer.keeper));
  return read !== undefined && canonical(read.payload) === canonical(said);
};

/** A peer asks this node, as the keeper of a register. */
const asked =
  (runtime: Runtime): Handle =>
  async ({ client }, { from }, payload) => {
    const { request } = payload as AskLetter;
    if (
      request.asker.node !== from ||
      runtime.program.authorities[request.asker.authority]?.node !== from ||
      request.keeper !== runtime.id
    )
      return refuse('evidence-not-theirs', ['请求方与来函节点不符', 'The request does not come from who sent it']);
    const act = await keep(runtime, client, request);
    const reply: ReplyLetter = { id: request.id, act };
    await enqueue(client, [
      {
        peer: from,
        kind: 'evidence.answer',
        stream: `evidence/${request.id}`,
        at: runtime.now(),
        payload: reply,
      },
    ]);
    return ok(undefined);
  };

/** The keeper has answered what this node asked. */
const answered =
  (runtime: Runtime, keysOf: KeysOf, arrived: (id: string) => void): Handle =>
  async ({ client }, { from }, payload) => {
    const { id, act } = payload as ReplyLetter;
    const before = await lockEvidence(client, id, 'asker');
    if (!before || before.request.keeper !== from) return unknown;
    if (before.status !== 'asked') return ok('known');
    if (act.act === 'answer' && (act.answer.request !== id || !(await proofHolds(act.answer, keysOf))))
      return refuse('evidence-proof', ['答复签名无效', 'The signature of the answer does not hold']);
    const after = await record(runtime, client, 'asker', before, act, runtime.now());
    if (!after.ok) return after;
    // A step that gave up waiting is taken up again now: its source is in reach.
    const hurried = await hurryWaitingSteps(client, before.request.case);
    afterCommit(client, () => {
      runtime.waiting.due ||= hurried;
      arrived(id);
    });
    return after;
  };

const keeperSays = new Set(['examine', 'uphold', 'correct']);

/** Where each side stands in a dispute about an answer: the asker doubts, the keeper examines and says. */
const noted =
  (runtime: Runtime, keysOf: KeysOf): Handle =>
  async ({ client }, { from }, payload) => {
    const { id, act } = payload as NoteLetter;
    const side = act.act === 'doubt' ? 'keeper' : 'asker';
    // The case first, as whoever hands it over does: else its package is written without this, and nobody is told of it either.
    if (side === 'asker') await lockCaseOf(client, id);
    const before = await lockEvidence(client, id, side);
    const entitled =
      before &&
      (side === 'keeper'
        ? before.request.asker.node === from
        : keeperSays.has(act.act) && [before.request.keeper, before.request.asker.node].includes(from));
    if (!before || !entitled) return unknown;
    if (act.act === 'correct' && act.answer && !(await proofHolds(act.answer, keysOf)))
      return refuse('evidence-proof', ['答复签名无效', 'The signature of the answer does not hold']);
    const after = await record(runtime, client, side, before, act, runtime.now());
    if (after.ok && side === 'asker') await forward(runtime, client, id, act);
    return after;
  };

/** The case has moved on with the answer, or is on its way: who holds it must know too. */
const forward = async (runtime: Runtime, client: Client, id: string, act: NoteLetter['act']): Promise<void> => {
  const state = await lockEvidence(client, id, 'asker');
  if (!state || state.request.asker.node !== runtime.id) return;
  const peers = await followersOf(runtime, client, state.request.case);
  await enqueue(
    client,
    peers.map((peer) => noteTo(peer, id, act, runtime.now())),
  );
};

const followersOf = async (runtime: Runtime, client: Client, id: string): Promise<readonly string[]> => {
  const state = await caseById(client, id);
  // Whoever is about to take it has the package already, without this.
  return [state?.holder, state?.offeredTo].filter((node) => node !== undefined && node !== runtime.id) as string[];
};

export const noteTo = (peer: string, id: string, act: NoteLetter['act'], at: string) => ({
  peer,
  kind: 'evidence.noted',
  stream: `evidence/${id}`,
  at,
  payload: { id, act } satisfies NoteLetter,
});

/** Says something about an answer to the other side, or at once where both are this node. */
export const say = async (
  runtime: Runtime,
  client: Client,
  id: string,
  side: 'asker' | 'keeper',
  act: NoteLetter['act'],
): Promise<Result<unknown>> => {
  const before = await lockEvidence(client, id, side);
  if (!before) return unknown;
  const at = runtime.now();
  const after = await record(runtime, client, side, before, act, at);
  if (!after.ok) return after;
  const other = side === 'asker' ? 'keeper' : 'asker';
  const peer = side === 'asker' ? before.request.keeper : before.request.asker.node;
  if (peer !== runtime.id) {
    await enqueue(client, [noteTo(peer, id, act, at)]);
    return after;
  }
  const there = await lockEvidence(client, id, other);
  if (there) await record(runtime, client, other, there, act, at);
  return after;
};

export const evidenceHandlers = (
  runtime: Runtime,
  keysOf: KeysOf,
  arrived: (id: string) => void,
): Readonly<Record<string, Handle>> => ({
  'evidence.ask': asked(runtime),
  'evidence.answer': answered(runtime, keysOf, arrived),
  'evidence.noted': noted(runtime, keysOf),
});
