import type { Handle } from '#exchange/post/receiver.ts';
import { canonical } from '#exchange/suite/canonical.ts';
import { verifyCompact } from '#exchange/suite/jws.ts';
import type { PublicKeys } from '#exchange/suite/types.ts';
import {
  type EvidenceAct,
  type EvidenceAnswer,
  type EvidenceRequest,
  type EvidenceState,
  ok,
  type Result,
  refuse,
} from '#kernel';
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

/**
 * A doubt or a withdrawal of the asking side, or what the keeper says of an answer given: looking into it, it stands, it was wrong.
 * Whoever asked is told first, and tells who else must know: the keeper of a doubt, the holder of the case of everything.
 */
export interface NoteLetter {
  readonly id: string;
  readonly act: Extract<EvidenceAct, { act: 'doubt' | 'withhold' | 'examine' | 'uphold' | 'correct' }>;
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

/** From whoever asked: where the case went with the answer, and at the keeper if it is a doubt. */
const saidByAsker = async (
  runtime: Runtime,
  client: Client,
  from: string,
  { id, act }: NoteLetter,
  copy: EvidenceState | undefined,
) => {
  const kept = act.act === 'doubt' ? await lockEvidence(client, id, 'keeper') : undefined;
  const rows = [['asker', copy] as const, ['keeper', kept] as const].filter(
    ([, row]) => row?.request.asker.node === from,
  );
  // Where it is no longer open the person took the answer back, or the keeper has spoken: nothing is left to say.
  for (const [side, row] of rows) await record(runtime, client, side, row, act, runtime.now());
  return rows.length > 0 ? ok(undefined) : unknown;
};

/** What was said where the case is now, of an answer that was asked for here: it is recorded, and the keeper hears of a doubt. */
const saidElsewhere = async (
  runtime: Runtime,
  client: Client,
  from: string,
  { id, act }: NoteLetter,
  before: EvidenceState,
) => {
  const { keeper } = before.request;
  if (!(await placesOf(client, before.request.case)).has(from)) return unknown;
  const after = await record(runtime, client, 'asker', before, act, runtime.now());
  // Meanwhile the person took the answer back: nobody relies on it any more.
  if (!after.ok) return ok('past');
  if (act.act !== 'doubt' || keeper === from) return after;
  if (keeper !== runtime.id) {
    await enqueue(client, [noteTo(keeper, id, act, runtime.now())]);
    return after;
  }
  const kept = await lockEvidence(client, id, 'keeper');
  return kept ? record(runtime, client, 'keeper', kept, act, runtime.now()) : after;
};

/** Where each side stands in a dispute about an answer: the asking side doubts or takes back, the keeper examines and says. */
const noted =
  (runtime: Runtime, keysOf: KeysOf): Handle =>
  async ({ client }, { from }, payload) => {
    const note = payload as NoteLetter;
    const { id, act } = note;
    // The case first, as whoever hands it over does: else its package is written without this, and nobody is told of it either.
    await lockCaseOf(client, id);
    const before = await lockEvidence(client, id, 'asker');
    const askedHere = before?.request.asker.node === runtime.id && from !== runtime.id;
    if (before && askedHere && !keeperSays.has(act.act)) return saidElsewhere(runtime, client, from, note, before);
    if (!keeperSays.has(act.act)) return saidByAsker(runtime, client, from, note, before);
    if (!before || ![before.request.keeper, before.request.asker.node].includes(from)) return unknown;
    if (act.act === 'correct' && act.answer && !(await proofHolds(act.answer, keysOf)))
      return refuse('evidence-proof', ['答复签名无效', 'The signature of the answer does not hold']);
    const after = await record(runtime, client, 'asker', before, act, runtime.now());
    if (after.ok) await forward(runtime, client, id, act);
    return after;
  };

/** The nodes that have a place in a case. */
const placesOf = async (client: Client, id: string): Promise<ReadonlySet<string>> => {
  const state = await caseById(client, id);
  return new Set(state ? [state.receiving.node, state.deciding.node, state.holder] : []);
};

/** The case has moved on with the answer, or is on its way: who holds it must know too. The keeper is told of a doubt anyway. */
const forward = async (runtime: Runtime, client: Client, id: string, act: NoteLetter['act']): Promise<void> => {
  const state = await lockEvidence(client, id, 'asker');
  if (!state || state.request.asker.node !== runtime.id) return;
  const peers = await followersOf(runtime, client, state.request.case);
  const told = act.act === 'doubt' ? peers.filter((peer) => peer !== state.request.keeper) : peers;
  await enqueue(
    client,
    told.map((peer) => noteTo(peer, id, act, runtime.now())),
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
): Promise<Result<EvidenceState>> => {
  if (side === 'asker') await lockCaseOf(client, id);
  const before = await lockEvidence(client, id, side);
  if (!before) return unknown;
  const at = runtime.now();
  const after = await record(runtime, client, side, before, act, at);
  if (!after.ok) return after;
  const { asker, keeper } = before.request;
  if (side === 'asker') await forward(runtime, client, id, act);
  // Of an answer that came with the case, whoever asked for it hears first and tells the keeper.
  const moved = side === 'asker' && asker.node !== runtime.id;
  const peer = side === 'asker' ? keeper : asker.node;
  if (moved || peer !== runtime.id) await enqueue(client, [noteTo(moved ? asker.node : peer, id, act, at)]);
  if (peer !== runtime.id) return after;
  const other = side === 'asker' ? 'keeper' : 'asker';
  const there = await lockEvidence(client, id, other);
  if (there) await record(runtime, client, other, there, act, at);
  return after;
};

/** The person takes back what they released (个人信息保护法 15): here, where it was asked for, and wherever the case is by now. */
export const takeBack = async (
  runtime: Runtime,
  client: Client,
  id: string,
  by: string,
): Promise<Result<EvidenceState>> => {
  await lockCaseOf(client, id);
  const act: NoteLetter['act'] = { act: 'withhold', by };
  const after = await record(runtime, client, 'asker', await lockEvidence(client, id, 'asker'), act, runtime.now());
  if (!after.ok) return after;
  const { asker } = after.value.request;
  if (asker.node === runtime.id) await forward(runtime, client, id, act);
  else await enqueue(client, [noteTo(asker.node, id, act, runtime.now())]);
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
