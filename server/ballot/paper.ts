import type { CaseBallot, CaseState } from '#kernel';
import { subjectOf } from '#store/case-row.ts';
import { casesForElectors } from '#store/queries/ballots.ts';
import type { Session } from '../auth/sessions.ts';
import { matterNamed, today } from '../engine/runtime.ts';
import { recordReadings } from '../http/context.ts';
import type { Node } from '../node.ts';
import { standing } from '../view/rights.ts';
import { ballotIn } from './context.ts';

/** What a device needs of a ballot: the board only as votes by key, for it is read by phones and thirty stand on one paper. */
const forDevice = ({ roll: _roll, keys: _keys, board, ...ballot }: CaseBallot) => ({
  ...ballot,
  ...(board && {
    board: { tally: board.tally, cast: board.cast.map(({ voteKey, choice }) => ({ voteKey, choice })) },
  }),
});

/**
 * One paper for a sitting: all ballots in which a seat of this reader may vote. Beneath it each applicant stays a ballot
 * of its own, with its own key, roll and board (docs/decisions/0012-deliberation-in-cases.md).
 */
export const paperFor = async (node: Node, session: Session) => {
  const { runtime } = node;
  const day = today(runtime);
  const seats = session.posts.flatMap(({ seat }) => seat ?? []);
  if (seats.length === 0) return [];
  const known = (await casesForElectors(runtime.pool, seats)).flatMap((state) => {
    const how = standing(session, state, day);
    return how ? [{ state, how }] : [];
  });
  await recordReadings(node, session, known, 'ballot');
  return known.flatMap(({ state }) => row(node, state, seats) ?? []);
};

const row = (node: Node, state: CaseState, seats: readonly string[]) => {
  const ballot = ballotIn(state);
  const elector = ballot?.electors.find(({ member }) => seats.includes(member));
  if (!ballot || !elector) return undefined;
  const mechanism = node.runtime.program.mechanism(state.mechanism);
  return {
    case: state.id,
    mechanism: state.mechanism,
    matter: matterNamed(node.runtime, state.matter),
    body: ballot.body,
    /** Whom or what the vote is about. */
    about: subjectOf(mechanism, state)?.name ?? '',
    stateTitle: mechanism.states[state.state]?.title,
    member: elector.member,
    ballot: forDevice(ballot),
  };
};
