import { ballotSuite } from '#exchange/ballot/index.ts';
import { signReceipt } from '#exchange/ballot/receipt.ts';
import {
  type BallotBox,
  type CaseBallot,
  type CaseState,
  type CastBallot,
  castBallot,
  type Hex,
  ok,
  type Result,
} from '#kernel';
import { transaction } from '#store/db.ts';
import { boxOf, saveBox } from '#store/queries/ballots.ts';
import type { Node } from '../node.ts';
import { ballotIn, noBallot } from './context.ts';

export interface Taken {
  readonly tracker: string;
  /** The node's signature over `receiptMessage`: whoever holds it and is missing from the board can prove it. */
  readonly receipt: { readonly node: string; readonly kid: string; readonly signature: Hex };
}

const emptyBox = (ballot: CaseBallot): BallotBox => ({
  kind: 'ballot-box',
  ballot: ballot.id,
  phase: ballot.phase === 'casting' ? 'open' : 'closed',
  capacity: Math.min(...ballot.books.map(({ voters }) => voters.length)),
  cast: [],
});

/**
 * Takes one ballot. Nobody is signed in here; nothing about the sender, the moment or the order is kept. The box is one row that
 * is written anew, sorted by tracker, with each ballot: neither rows nor their positions tell who came when.
 */
export const takeBallot = (node: Node, state: CaseState, cast: CastBallot): Promise<Result<Taken>> =>
  transaction(node.runtime.pool, async (client) => {
    const ballot = ballotIn(state);
    if (!ballot?.notice) return noBallot(state.id);
    const before = (await boxOf(client, ballot.id, node.id)) ?? emptyBox(ballot);
    const box: BallotBox = { ...before, phase: ballot.phase === 'casting' ? 'open' : 'closed' };
    const taken = castBallot(ballot.notice, box, cast, ballotSuite);
    if (!taken.ok) return taken;
    if (!taken.value.replay) await saveBox(client, ballot.id, node.id, taken.value.box);
    const kept = taken.value.box.cast.find(({ voteKey }) => voteKey === cast.voteKey) ?? cast;
    const receipt = await signReceipt(ballot.hash ?? '', kept, node.id, node.keys);
    return ok({ tracker: taken.value.tracker, receipt });
  });
