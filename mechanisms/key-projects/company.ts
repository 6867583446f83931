import {
  type Body,
  type CashCall,
  type OpenBallot,
  ok,
  type Refusal,
  type Result,
  type Roll,
  refuse,
  rollFor,
  suspendedVotes,
} from '#kernel';
import type { Case } from './vocabulary.ts';

type Facts = Case['facts'];

export const callsOf = ({ calls, payments, code }: Facts): readonly CashCall[] => {
  const paid = (payments ?? []).map((p) => ({ party: p.party ?? '', fen: p.fen ?? 0, on: p.on ?? '' }));
  return (calls ?? []).map((call) => ({
    kind: 'cash-call',
    project: code ?? '',
    due: call.due ?? '',
    parts: (call.parts ?? []).map((p) => ({ party: p.party ?? '', fen: p.fen ?? 0 })),
    payments: paid,
  }));
};

/** Parties without a vote on a day: late with a call, and only where the agreement says that this suspends the vote. */
export const withoutVote = (facts: Facts, day: string): readonly string[] =>
  suspendedVotes(callsOf(facts), facts.votesSuspended === true, day);

/** 出资各方: one seat each, equal rights whatever the company builds. */
const owners = ({ code = '', title = '', titleEn, parties = [] }: Facts, day: string): Body => ({
  kind: 'body',
  id: code,
  title: [title, titleEn ?? title],
  sides: parties,
  seats: parties.map((side) => ({ id: side, member: side, side, role: 'member', from: day, to: day })),
  from: day,
  to: day,
});

/** Who votes on a motion, fixed when it is put: a vote in writing, so everybody who has one is present. */
export const ownersRoll = ({ facts, day, state }: Case): Roll =>
  rollFor(
    owners(facts, day),
    `${state.id}/${(facts.resolutions ?? []).length + 1}`,
    day,
    facts.parties ?? [],
    [],
    withoutVote(facts, day).map((member) => ({ member, ground: 'unpaid-call' })),
  );

export const openMotion = ({ facts: { companyBallot } }: Case): Result<OpenBallot> =>
  companyBallot ? ok(companyBallot) : refuse('no-motion', ['没有正在表决的决议', 'No motion is being voted on']);

/** Why a party on the roll has no vote on this motion, when it has none. */
export const suspendedIn = ({ facts }: Case, { roll }: OpenBallot, party: string): Refusal | undefined => {
  if (!roll.seats.includes(party) || roll.due.includes(party)) return undefined;
  const due = callsOf(facts).find((call) => call.due < roll.on)?.due ?? '';
  return refuse('vote-suspended', [
    `${due} 到期的催缴在提出决议时（${roll.on}）未缴清，按协议暂停表决权`,
    `The call due on ${due} was not paid when the motion was put (${roll.on}): by agreement the vote is suspended`,
  ]);
};
