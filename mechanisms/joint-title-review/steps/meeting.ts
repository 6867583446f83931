import {
  ballotSteps,
  ballotSums,
  type CaseBallot,
  callBallot,
  callMeeting as callKernelMeeting,
  chargesMisplaced,
  chargesOf,
  closeMeeting,
  countsOf,
  decideVote,
  kept,
  makeResolution,
  markAttendance,
  ok,
  presentAt,
  quorumOf,
  refuse,
  startMeeting,
  withTasks,
} from '#kernel';
import { committeeOf, ownSide, resultHash, rollHere, sidesOf } from '../reckoning.ts';
import type { Case, CaseStep } from '../vocabulary.ts';

const seatOf = ({ post }: Case): string => post?.seat ?? '';
const none = refuse('committee-missing', ['本批次没有已备案的评委会', 'No committee is on file for this round']);

const withConflict = (seen: Case, member: string, reason: string) => ({
  conflicts: [
    ...(seen.facts.conflicts ?? []),
    { member, reason, by: seen.post?.seat ?? seen.post?.authority ?? '', on: seen.day },
  ],
});

/** 评议: experts see the file in the room, whatever place they sit in, give opinions, and step aside where they must. */
const review = {
  giveOpinion: {
    title: ['提交评议意见', 'Give an opinion'],
    by: 'expert',
    from: 'reviewing',
    to: 'reviewing',
    asks: ['opinion'],
    reads: ['round', 'pools'],
    requires: ['onCommittee', 'notRecused', 'firstOpinion'],
    sets: (seen) => ({
      opinions: [...(seen.facts.opinions ?? []), { member: seatOf(seen), ...seen.facts.opinion }],
    }),
    fromAfar: true,
  },
  stepAside: {
    title: ['申报回避', 'Step aside'],
    by: 'expert',
    from: ['reviewing', 'called'],
    to: {
      oneOf: ['reviewing', 'called'],
      pick: ({ before }) => (before?.state === 'called' ? 'called' : 'reviewing'),
    },
    reads: ['round'],
    requires: ['onCommittee'],
    noteRequired: true,
    sets: (seen) => withConflict(seen, seatOf(seen), seen.note ?? ''),
    fromAfar: true,
  },
  allegeConflict: {
    title: ['登记他人提出的回避', 'Record an alleged conflict'],
    by: 'secretary',
    from: ['reviewing', 'called'],
    to: {
      oneOf: ['reviewing', 'called'],
      pick: ({ before }) => (before?.state === 'called' ? 'called' : 'reviewing'),
    },
    asks: ['conflict'],
    reads: ['round'],
    requires: ['knownMember'],
    sets: (seen) => withConflict(seen, seen.facts.conflict?.member ?? '', seen.facts.conflict?.reason ?? ''),
  },
} as const satisfies Record<string, CaseStep>;

const agendaOf = (seen: Case) => ({
  id: seen.state.id,
  title: ['职称评审', 'Review of an application'] as const,
  papers: (seen.facts.dossier ?? []).map(({ sha256, name }) => ({ hash: sha256, title: [name, name] as const })),
  about: [seen.facts.applicant?.key ?? ''],
});

/** Opens the vote, or finds that too few are here: then nothing was decided and another meeting is called. */
const session = (seen: Case) => {
  const [body, rule, meeting] = [committeeOf(seen), seen.law('decision')?.value, seen.facts.meeting];
  if (!body || !rule || !meeting) return none;
  const started = startMeeting(meeting, body, seen.day);
  if (!started.ok) return started;
  const roll = rollHere(seen, body, presentAt(meeting, seen.at));
  const counts = countsOf(roll, { yes: 0, no: 0, abstain: 0 });
  const quorum = quorumOf(rule.quorum, counts, roll.presentBySide);
  if (!quorum.met) {
    const closed = closeMeeting(started.value);
    const decision = decideVote(rule, counts);
    if (!closed.ok) return closed;
    return decision.ok ? ok({ meeting: closed.value, roll, decision: decision.value }) : decision;
  }
  const nodes = new Map(sidesOf(seen).map(({ place, node }) => [place, node]));
  const sides = new Map(body.seats.map(({ member, side }) => [member, side]));
  const ballot = callBallot({
    id: `${seen.state.id}/${(seen.state.taken.openSession ?? 0) + 1}`,
    roll,
    question: ['是否同意通过评审', 'Does the applicant pass the review?'],
    nodeOf: (member) => nodes.get(sides.get(member) ?? '') ?? '',
    issuers: [...nodes.values()],
    minElectors: seen.law('minElectors')?.value ?? 1,
  });
  return kept('ballot', ballot, { meeting: started.value, roll, decision: null });
};

const decides = (seen: Case, ballot: CaseBallot) => {
  const rule = seen.law('decision')?.value;
  return rule ? kept('decision', decideVote(rule, countsOf(ballot.roll, ballotSums(ballot)))) : none;
};

/** The session ends; what the committee passed may charge departments with something to be done before it is confirmed. */
const closed = (seen: Case) => {
  const { meeting: held, decision, charges = [], tasks } = seen.facts;
  if (!held || !decision) return none;
  if (charges.length === 0) return kept('meeting', closeMeeting(held));
  const resolution = makeResolution({
    id: held.id,
    meeting: held.id,
    item: seen.state.id,
    textHash: resultHash(seen),
    decision,
    charges: chargesOf(charges),
  });
  if (!resolution.ok) return resolution;
  const misplaced = chargesMisplaced(resolution.value.charges, seen.day, seen.state);
  return misplaced ?? kept('meeting', closeMeeting(held), { tasks: withTasks(tasks, resolution.value) });
};

/** 会议: called, signed in from three places, voted on by secret ballot, closed and signed by whoever presided. */
export const meeting = {
  ...review,
  callMeeting: {
    title: ['召集评审会议', 'Call the meeting'],
    by: 'secretary',
    from: 'reviewing',
    to: 'called',
    asks: ['presiding'],
    inBatch: true,
    reads: ['round'],
    requires: ['enoughOpinions'],
    reckons: (seen) => {
      const [body, rule] = [committeeOf(seen), seen.law('decision')?.value];
      if (!body || !rule) return none;
      const called = callKernelMeeting({
        id: `${seen.state.id}/${(seen.state.taken.callMeeting ?? 0) + 1}`,
        body: body.id,
        called: seen.at,
        chair: seen.facts.presiding ?? '',
        agenda: [{ ...agendaOf(seen), rule }],
      });
      return kept('meeting', called);
    },
  },
  signIn: {
    title: ['会议签到', 'Sign in to the meeting'],
    by: 'expert',
    from: 'called',
    to: 'called',
    inBatch: true,
    reads: ['round'],
    requires: ['onCommittee'],
    reckons: (seen) => {
      const body = committeeOf(seen);
      if (!body || !seen.facts.meeting) return none;
      const mark = { member: seatOf(seen), present: true, at: seen.at, through: ownSide(seen)?.node ?? '' };
      return kept('meeting', markAttendance(seen.facts.meeting, body, mark));
    },
    fromAfar: true,
  },
  openSession: {
    title: ['清点人数,开始表决', 'Count who is here and open the vote'],
    by: 'secretary',
    from: 'called',
    to: {
      oneOf: ['voting', 'reviewing'],
      pick: ({ facts }) => (facts.meeting?.phase === 'in-session' ? 'voting' : 'reviewing'),
    },
    inBatch: true,
    reads: ['round', 'pools'],
    reckons: session,
  },
  ...ballotSteps<Case, 'secretary' | 'node', 'voting' | 'counted'>({
    keeper: 'secretary',
    node: 'node',
    voting: 'voting',
    counted: { oneOf: ['counted'], pick: () => 'counted' },
    decides,
  }),
  signMinutes: {
    title: ['宣布结果,签署纪要', 'Announce the result and sign the minutes'],
    by: 'expert',
    from: 'counted',
    to: {
      oneOf: ['passed', 'notPassed'],
      pick: ({ facts }) => (facts.decision?.outcome === 'passed' ? 'passed' : 'notPassed'),
    },
    inBatch: true,
    asks: ['charges?'],
    requires: ['presides'],
    reckons: closed,
    papers: ['minutes', 'result'],
    fromAfar: true,
  },
} as const satisfies Record<string, CaseStep>;
