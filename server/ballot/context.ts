import {
  type CaseBallot,
  type CaseState,
  type Elector,
  type IssueBook,
  type Refusal,
  type Result,
  refuse,
} from '#kernel';
import type { Db } from '#store/db.ts';
import { bookOf } from '#store/queries/ballots.ts';
import type { Runtime } from '../engine/runtime.ts';

/** The ballot a case holds now, by the convention that its fact is called `ballot`. */
export const ballotIn = (state: CaseState | undefined): CaseBallot | undefined => {
  const found = state?.facts.ballot as CaseBallot | undefined;
  return found?.kind === 'ballot' ? found : undefined;
};

export const noBallot = (id: string): Refusal =>
  refuse('ballot-phase', [`办件 ${id} 没有可以参加的投票`, `There is no ballot to take part in for ${id}`]);

/** The step of the case's mechanism by which a part of a ballot enters it, if the state the case is in has one. */
export const servingStep = (
  runtime: Runtime,
  state: CaseState,
  part: 'ballot-key' | 'ballot-book' | 'ballot-count',
): string | undefined =>
  Object.entries(runtime.program.mechanism(state.mechanism).steps).find(
    ([, step]) => step.serves === part && [step.from].flat().includes(state.state),
  )?.[0];

/** The elector of that number who signs in at `node`; a node vouches for its own members only. */
export const electorAt = (ballot: CaseBallot, member: string | undefined, node: string): Result<Elector> => {
  const found = ballot.electors.find((one) => one.member === member);
  return found?.node === node
    ? { ok: true, value: found }
    : refuse('ballot-not-an-elector', [
        '不在本次投票的名册上(或应当回避)',
        'Is not on the roll of this ballot, or must step aside',
      ]);
};

/** The book as the kernel sees it; open while the ballot is in its phase of issuing and the private key is there. */
export const issueBook = async (db: Db, ballot: CaseBallot, node: string, open: boolean): Promise<IssueBook> => ({
  kind: 'issue-book',
  ballot: ballot.id,
  node,
  phase: open ? 'open' : 'closed',
  issued: await bookOf(db, ballot.id),
});
