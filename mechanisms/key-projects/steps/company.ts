import {
  chargesOf,
  countsOf,
  type Decision,
  type DecisionRule,
  decideVote,
  frame,
  kept,
  makeResolution,
  ok,
  openBallot,
  type Result,
  sha256,
  type Tasks,
  tallyOpen,
  taskSteps,
  toHex,
  type VoteChoice,
  voteOpenly,
  withTasks,
} from '#kernel';
import { openMotion, ownersRoll, suspendedIn } from '../company.ts';
import { actingParty } from '../reckoning.ts';
import { type Case, type CaseStep, running, staysIn } from '../vocabulary.ts';

const anyRunning = staysIn(...running);

/** What a passed motion charges somebody with becomes tasks with owner and day. */
const tasksLeft = (seen: Case, decision: Decision): Result<Tasks | undefined> => {
  const { resolutions = [], motion = '', charges = [], ownersTasks } = seen.facts;
  if (decision.outcome !== 'passed' || charges.length === 0) return ok(ownersTasks);
  const id = `${seen.state.id}/R${resolutions.length + 1}`;
  const textHash = toHex(sha256(frame('tongban/owners/motion/1', id, motion)));
  const made = makeResolution({ id, meeting: id, item: id, textHash, decision, charges: chargesOf(charges) });
  return made.ok ? ok(withTasks(ownersTasks, made.value)) : made;
};

/** Whoever has not voted by then counts as silent, and silence is no consent: the bases of the rule see to it. */
const counted = (seen: Case) => {
  const open = openMotion(seen);
  if (!open.ok) return open;
  const { value: ballot } = open;
  const { resolutions, motion, charges } = seen.facts;
  const decided = decideVote(
    seen.law('companyVote')?.value as DecisionRule,
    countsOf(ballot.roll, tallyOpen(ballot)),
  );
  if (!decided.ok) return decided;
  const { outcome, because } = decided.value;
  const tasks = tasksLeft(seen, decided.value);
  if (!tasks.ok) return tasks;
  const who = (choice: VoteChoice) => ballot.votes.filter((v) => v.choice === choice).map(({ member }) => member);
  const resolution = {
    motion,
    on: seen.day,
    outcome,
    yes: who('yes'),
    no: who('no'),
    abstain: who('abstain'),
    suspended: ballot.roll.seats.filter((party) => !ballot.roll.due.includes(party)),
    because: because.map(([zh, en]) => `${zh} / ${en}`).join('\n'),
    ...(charges?.length && { charges }),
  };
  return kept(
    'resolutions',
    { ok: true, value: [...(resolutions ?? []), resolution] },
    { companyBallot: null, motion: null, charges: null, ...(tasks.value && { ownersTasks: tasks.value }) },
  );
};

/** 共同出资公司的决议: equal contributions give equal votes; an unpaid call takes one away only by agreement. */
export const company = {
  stateCommercial: {
    title: ['登记企业商业信息', 'Enter commercial data of the enterprise'],
    help: [
      '只由项目所在地、审批机关和执委会知悉，不送其他各方',
      'For the office of the place, the deciding body and the committee; the other parties do not get it',
    ],
    by: ['proposer', 'officer'],
    ...anyRunning,
    asks: ['commercial'],
    requires: ['isEnterprise'],
    fromAfar: true,
  },
  moveResolution: {
    title: ['提出出资方决议', 'Put a motion to the owners'],
    help: [
      '有表决权者名单以提出之日为准，表决期限届满自动计票；协议有约定的，逾期未缴出资的一方暂停表决权',
      'Who votes is fixed today, and the vote is counted when its time is over; where the agreement says so, a party whose call is overdue does not',
    ],
    by: ['partner', 'proposer', 'officer'],
    ...anyRunning,
    asks: ['motion', 'charges?'],
    requires: ['isParty', 'isJointCompany', 'noMotionOpen', 'chargesFit'],
    fromAfar: true,
    sets: (seen) => ({ companyBallot: openBallot(ownersRoll(seen)) }),
  },
  voteAsOwner: {
    title: ['出资方表决', 'Vote as an owner'],
    by: ['partner', 'partnerHead', 'proposer', 'officer'],
    ...anyRunning,
    asks: ['vote'],
    requires: ['isParty'],
    fromAfar: true,
    reckons: (seen) => {
      const ballot = openMotion(seen);
      if (!ballot.ok) return ballot;
      const member = actingParty(seen) ?? '';
      const choice = seen.facts.vote ?? 'abstain';
      const voted =
        suspendedIn(seen, ballot.value, member) ?? voteOpenly(ballot.value, { member, choice, at: seen.at });
      return kept('companyBallot', voted, { vote: null });
    },
  },
  closeResolution: {
    title: ['结束表决', 'Close the vote'],
    by: 'officer',
    ...anyRunning,
    requires: ['allVoted'],
    reckons: counted,
    papers: ['resolution'],
  },
  motionDue: {
    title: ['表决期限届满，计票', 'The time to vote is over: counted'],
    help: ['未表决的不算同意', 'Who has not voted has not agreed'],
    by: 'clock',
    ...anyRunning,
    reckons: counted,
    papers: ['resolution'],
  },
  ...taskSteps({
    by: ['partner', 'proposer', 'officer'] as const,
    places: running,
    tasks: 'ownersTasks',
    proof: 'taskProof',
  }),
} as const satisfies Record<string, CaseStep>;
