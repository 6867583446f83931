import { ballotSuite, makeIssuerKey } from '#exchange/ballot/index.ts';
import type { Handle } from '#exchange/post/receiver.ts';
import {
  type BallotBox,
  byCodeUnit,
  type CaseBallot,
  type CaseState,
  type CastBallot,
  checkCast,
  type Facts,
  ok,
  publishBoard,
  refuse,
  sha256,
} from '#kernel';
import { transaction } from '#store/db.ts';
import { bookOf, boxesOf, dropPrivateKey, issuerRow, keepIssuer, saveBox, tellOnce } from '#store/queries/ballots.ts';
import { enqueue } from '#store/queries/outbox.ts';
import { executeOne } from '../engine/execute.ts';
import { type Runtime, systemActor } from '../engine/runtime.ts';
import { stateIn, type Work } from '../engine/work.ts';
import type { Node } from '../node.ts';
import { openOwnBox } from './casting.ts';
import { ballotIn, noBallot, servingStep } from './context.ts';

type Part = 'ballot-key' | 'ballot-book';
interface PartLetter {
  readonly case: string;
  readonly ballot: string;
  readonly part: Part;
  readonly facts: Facts;
}
interface BoxLetter {
  readonly case: string;
  readonly ballot: string;
  readonly cast: readonly CastBallot[];
}

const commandFor = (runtime: Runtime, state: CaseState, part: Parameters<typeof servingStep>[2], facts: Facts) => {
  const step = servingStep(runtime, state, part);
  return step && { case: state.id, step, actor: systemActor(runtime, 'node'), facts };
};

/** This node's part enters the case: at once where the case is, by letter where it is not; once, whatever happens. */
const handIn = async (
  node: Node,
  state: CaseState,
  ballot: CaseBallot,
  part: Part,
  facts: Facts,
): Promise<number> => {
  const { runtime } = node;
  if (state.holder === node.id) {
    const command = commandFor(runtime, state, part, facts);
    if (!command) return 0;
    const result = await node.executor.submit({ command });
    if (!result.ok) runtime.log(`${part} of ${state.id} was refused: ${result.code} ${result.says[1]}`);
    return result.ok ? 1 : 0;
  }
  const payload: PartLetter = { case: state.id, ballot: ballot.id, part, facts };
  return transaction(runtime.pool, async (client) => {
    if (!(await tellOnce(client, ballot.id, part))) return 0;
    await enqueue(client, [
      { peer: state.holder, kind: 'ballot.part', stream: state.id, at: runtime.now(), payload },
    ]);
    return 1;
  });
};

/** keys: a key for this ballot alone. A key that was made before is the one that counts. */
const giveKey = async (node: Node, state: CaseState, ballot: CaseBallot): Promise<number> => {
  if (ballot.keys.some((one) => one.node === node.id)) return 0;
  const { pool } = node.runtime;
  if (!(await issuerRow(pool, ballot.id))) await keepIssuer(pool, ballot.id, state.id, await makeIssuerKey());
  const row = await issuerRow(pool, ballot.id);
  const issuerKey = { node: node.id, key: row?.public_key ?? '' };
  return handIn(node, state, ballot, 'ballot-key', { issuerKey });
};

/** books: the private key is deleted first; whoever asks from then on is refused. Then the names are told. */
const giveBook = async (node: Node, state: CaseState, ballot: CaseBallot): Promise<number> => {
  if (ballot.books.some((one) => one.node === node.id)) return 0;
  const voters = await transaction(node.runtime.pool, async (client) => {
    await issuerRow(client, ballot.id, true);
    await dropPrivateKey(client, ballot.id);
    return (await bookOf(client, ballot.id)).map(({ voter }) => voter);
  });
  return handIn(node, state, ballot, 'ballot-book', { issuedBook: { node: node.id, voters } });
};

/** boxes: whatever was cast here goes to the holder in one letter, in the order of the trackers. */
const giveBox = (node: Node, state: CaseState, ballot: CaseBallot): Promise<number> =>
  node.boxes.inTurn(state.id, () =>
    transaction(node.runtime.pool, async (client) => {
      if (!(await tellOnce(client, ballot.id, 'ballot-box'))) return 0;
      const { cast } = (await openOwnBox(node, client, ballot)).box;
      const payload: BoxLetter = { case: state.id, ballot: ballot.id, cast };
      await enqueue(client, [
        { peer: state.holder, kind: 'ballot.box', stream: state.id, at: node.runtime.now(), payload },
      ]);
      return 1;
    }),
  );

/** A credential cast twice with two choices counts for neither: which came first nobody knows, and nobody should. */
const merged = (ballot: CaseBallot, boxes: readonly (readonly CastBallot[])[]): readonly CastBallot[] => {
  const byKey = Map.groupBy(boxes.flat(), ({ voteKey }) => voteKey);
  return [...byKey.values()].flatMap((same) => {
    const [first, ...others] = same as [CastBallot, ...CastBallot[]];
    const one = others.every(({ choice }) => choice.join('\n') === first.choice.join('\n'));
    return one && ballot.notice && checkCast(ballot.notice, first, ballotSuite).ok ? [first] : [];
  });
};

/** Every box is in: the board is made, checked with every signature, and enters the case. */
const count = async (node: Node, state: CaseState, ballot: CaseBallot): Promise<number> => {
  const { runtime } = node;
  const boxes = new Map((await boxesOf(runtime.pool, ballot.id)).map(({ node: from, box }) => [from, box.cast]));
  const missing = ballot.issuers.filter((issuer) => issuer !== node.id && !boxes.has(issuer));
  if (missing.length > 0 || !ballot.notice) return 0;
  const own = await node.boxes.inTurn(state.id, () => openOwnBox(node, runtime.pool, ballot));
  const cast = merged(ballot, [own.box.cast, ...boxes.values()]);
  const capacity = Math.min(...ballot.books.map(({ voters }) => voters.length));
  const box: BallotBox = { kind: 'ballot-box', ballot: ballot.id, phase: 'closed', capacity, cast };
  const books = ballot.books.map(({ node: issuer, voters }) => ({
    kind: 'issue-book' as const,
    ballot: ballot.id,
    node: issuer,
    phase: 'closed' as const,
    issued: voters.map((voter) => ({ voter, blinded: '' })),
  }));
  const board = publishBoard(ballot.notice, books, box, sha256);
  if (!board.ok) throw new Error(`the board of ${ballot.id} cannot be made: ${board.says[1]}`);
  const command = commandFor(runtime, state, 'ballot-count', { ballotBoard: board.value });
  if (!command) return 0;
  const result = await node.executor.submit({ command });
  if (!result.ok) throw new Error(`the count of ${ballot.id} was refused: ${result.code} ${result.says[1]}`);
  return 1;
};

/** What this node owes to a ballot now; more than nothing means that something was done. */
export const doPart = async (node: Node, state: CaseState): Promise<number> => {
  const ballot = ballotIn(state);
  if (!ballot?.issuers.includes(node.id)) return 0;
  switch (ballot.phase) {
    case 'keys':
      return giveKey(node, state, ballot);
    case 'books':
      return giveBook(node, state, ballot);
    case 'boxes':
      return state.holder === node.id ? count(node, state, ballot) : giveBox(node, state, ballot);
    default:
      return 0;
  }
};

const malformed = refuse('letter-malformed', ['来函格式不符', 'The letter is not well formed']);

/** A node's part, handed to us because the case is here. It may only speak for itself. */
const partArrives: Handle<Work> = async (work, { from }, payload) => {
  const { case: id, ballot: ballotId, part, facts } = payload as PartLetter;
  const given = (part === 'ballot-key' ? facts.issuerKey : facts.issuedBook) as { node?: string } | undefined;
  if ((part !== 'ballot-key' && part !== 'ballot-book') || given?.node !== from) return malformed;
  const state = await stateIn(work, id);
  if (!state || ballotIn(state)?.id !== ballotId) return noBallot(id);
  const own = part === 'ballot-key' ? { issuerKey: facts.issuerKey } : { issuedBook: facts.issuedBook };
  const command = commandFor(work.runtime, state, part, own);
  return command ? executeOne(work, { command }) : noBallot(id);
};

const boxArrives: Handle<Work> = async (work, { from }, payload) => {
  const { case: id, ballot: ballotId, cast } = payload as BoxLetter;
  const ballot = ballotIn(await stateIn(work, id));
  if (ballot?.id !== ballotId || !ballot.issuers.includes(from) || ballot.phase !== 'boxes') return noBallot(id);
  if (!Array.isArray(cast) || cast.length > ballot.electors.length) return malformed;
  const sorted = [...cast].sort((a, b) => byCodeUnit(a.voteKey, b.voteKey));
  const capacity = ballot.electors.length;
  await saveBox(work.client, ballotId, from, {
    kind: 'ballot-box',
    ballot: ballotId,
    phase: 'closed',
    capacity,
    cast: sorted,
  });
  return ok(undefined);
};

export const ballotPartHandlers: Readonly<Record<string, Handle<Work>>> = {
  'ballot.part': partArrives,
  'ballot.box': boxArrives,
};
