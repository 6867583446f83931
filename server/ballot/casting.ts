import { ballotSuite } from '#exchange/ballot/index.ts';
import { signReceipt } from '#exchange/ballot/receipt.ts';
import { type BallotBox, type CaseBallot, type CastBallot, castBallot, type Hex, ok, type Result } from '#kernel';
import { type Db, transaction } from '#store/db.ts';
import { ownBox, saveSealed } from '#store/queries/ballots.ts';
import { caseById } from '#store/queries/cases.ts';
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
  phase: 'open',
  capacity: Math.min(...ballot.books.map(({ voters }) => voters.length)),
  cast: [],
});

/**
 * The box of this node, to be read in the turn of the case. A box whose key is gone (the database was restored from a copy, or a replica
 * took over) begins anew: devices keep their ballots and send them again.
 */
export const openOwnBox = async (
  node: Node,
  db: Db,
  ballot: CaseBallot,
): Promise<{ readonly box: BallotBox; readonly sealed?: Buffer }> => {
  const row = await ownBox(db, ballot.id, node.id);
  if (!row?.sealed) return { box: row?.box ?? emptyBox(ballot) };
  const text = await node.boxes.open(ballot.id, row.sealed);
  if (text !== undefined) return { box: JSON.parse(text) as BallotBox, sealed: row.sealed };
  node.runtime.log(
    `the key of the ballot box of ${ballot.id} is gone: what was cast here before must be sent again by the voters' devices`,
  );
  return { box: emptyBox(ballot) };
};

/** As many bytes as the box can ever have: a length would tell how many ballots lie in it, and what the last one says. */
const roomOf = (box: BallotBox, cast: CastBallot, options: readonly string[]): number => {
  const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value)) + 1;
  return bytes({ ...box, cast: [] }) + box.capacity * bytes({ ...cast, choice: options });
};

/**
 * Takes one ballot. Nobody is signed in here; nothing about the sender, the moment or the order is kept. The box is one row, sorted by
 * tracker and sealed anew with each ballot: neither rows, nor their positions, nor what the database keeps of them tell who came when.
 */
export const takeBallot = (node: Node, caseId: string, cast: CastBallot): Promise<Result<Taken>> =>
  node.boxes.inTurn(caseId, async () => {
    // Read in turn: a ballot is either in the box before it is handed in, or refused.
    const ballot = ballotIn(await caseById(node.runtime.pool, caseId));
    if (!ballot?.notice) return noBallot(caseId);
    const { box: before, sealed } = await openOwnBox(node, node.runtime.pool, ballot);
    const phase = ballot.phase === 'casting' ? 'open' : 'closed';
    const taken = castBallot(ballot.notice, { ...before, phase }, cast, ballotSuite);
    if (!taken.ok) return taken;
    const { box, tracker, replay } = taken.value;
    const kept = box.cast.find(({ voteKey }) => voteKey === cast.voteKey) ?? cast;
    if (!replay) {
      const room = roomOf(box, kept, ballot.options);
      const next = await node.boxes.seal(ballot.id, JSON.stringify(box), room, sealed);
      await transaction(node.runtime.pool, (client) => saveSealed(client, ballot.id, node.id, next));
      await node.boxes.keepOnly(ballot.id, next);
    }
    return ok({ tracker, receipt: await signReceipt(ballot.hash ?? '', kept, node.id, node.keys) });
  });
