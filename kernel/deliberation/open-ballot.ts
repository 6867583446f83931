import { ok, type Result, refuse } from '../outcome/result.ts';
import type { Instant } from '../time/types.ts';
import { mayVote, type Roll } from './roll.ts';

export type VoteChoice = 'yes' | 'no' | 'abstain';

export interface OpenVote {
  readonly member: string;
  readonly choice: VoteChoice;
  readonly at: Instant;
}

/** A vote by name 记名投票: the roll, and each vote as it was said. A vote once given stands. */
export interface OpenBallot {
  readonly kind: 'open-ballot';
  readonly roll: Roll;
  readonly votes: readonly OpenVote[];
  readonly closed: boolean;
}

export const openBallot = (roll: Roll): OpenBallot => ({ kind: 'open-ballot', roll, votes: [], closed: false });

export const voteOpenly = (ballot: OpenBallot, vote: OpenVote): Result<OpenBallot> => {
  if (ballot.closed)
    return refuse('ballot-closed', ['表决已结束,不得补投', 'The ballot is closed; nobody votes later']);
  const may = mayVote(ballot.roll, vote.member);
  if (!may.ok) return may;
  const before = ballot.votes.find((v) => v.member === vote.member);
  if (before && before.choice === vote.choice) return ok(ballot);
  if (before) return refuse('already-voted', ['已经表决,不得更改', 'Has voted already; a vote once given stands']);
  return ok({ ...ballot, votes: [...ballot.votes, vote] });
};

export const closeOpenBallot = (ballot: OpenBallot): OpenBallot => ({ ...ballot, closed: true });

/** Sums and the chair's vote (for a tie), `chair` being the member who presides. */
export const tallyOpen = (
  ballot: OpenBallot,
  chair?: string,
): { yes: number; no: number; abstain: number; chairVote?: VoteChoice } => {
  const n = (choice: VoteChoice): number => ballot.votes.filter((v) => v.choice === choice).length;
  const chairVote = ballot.votes.find((v) => v.member === chair)?.choice;
  return { yes: n('yes'), no: n('no'), abstain: n('abstain'), ...(chairVote ? { chairVote } : {}) };
};
