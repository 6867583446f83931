import { frozenInputs } from '../frozen.ts';
import { bothApproved, coordinatorOf, gradeOf, metAgain, scoreOf } from '../reckoning.ts';
import { staysIn, type Waters, type WatersStep } from '../vocabulary.ts';

const scored = (seen: Waters) => {
  const score = scoreOf(seen);
  return { score, grade: score === undefined ? undefined : gradeOf(seen, score) };
};

/** Tracking evaluation 跟踪评估: inputs are frozen by hash before they are scored; the evaluated side may object in time. */
export const scoring = {
  freezeInputs: {
    title: ['评价立案（取冻结输入）', 'Open with the frozen inputs'],
    help: [
      '输入取自已计算并冻结的数据，不在此填写',
      'The inputs are those computed and frozen before; nobody types them',
    ],
    by: 'evaluator',
    from: 'nothing',
    to: 'scoreFrozen',
    asks: ['title', 'water', 'period'],
    reads: ['frozen'],
    reckons: frozenInputs,
    requires: ['evaluatorApart'],
  },
  giveScore: {
    title: ['评分', 'Score'],
    by: 'evaluator',
    from: 'scoreFrozen',
    to: 'scoreGiven',
    sets: scored,
    requires: ['scored'],
    papers: ['scoreSheet'],
  },
  sendScore: {
    title: ['送达评分', 'Send the score'],
    by: 'evaluator',
    from: 'scoreGiven',
    to: 'scoreSent',
    handsTo: 'deciding',
  },
  scoreArrives: {
    title: ['评分到达', 'The score arrives'],
    by: 'node',
    from: 'scoreSent',
    to: 'scoreTold',
    takesCustody: true,
  },
  scoreReturns: {
    title: ['评分未送达', 'The score comes back'],
    by: 'node',
    from: 'scoreSent',
    to: 'scoreGiven',
    returnsCustody: true,
  },
  acceptScore: { title: ['对评分无异议', 'No objection'], by: 'neighbour', from: 'scoreTold', to: 'scoreFinal' },
  objectScore: {
    title: ['提出异议', 'Object'],
    by: 'neighbour',
    from: 'scoreTold',
    to: 'scoreObjected',
    asks: ['objection'],
  },
  objectionLapses: {
    title: ['异议期满', 'The time to object is over'],
    by: 'clock',
    from: 'scoreTold',
    to: 'scoreFinal',
  },
  answerObjection: {
    title: ['答复异议', 'Answer the objection'],
    by: 'evaluator',
    from: 'scoreObjected',
    to: 'scoreFinal',
    asks: ['objectionUpheld', 'objectionAnswer', 'inputs?', 'inputsHash?'],
    sets: scored,
    requires: ['inputsStay', 'scored'],
    papers: ['scoreSheet'],
    fromAfar: true,
  },
} as const satisfies Record<string, WatersStep>;

const approve = (seen: Waters) => {
  const { facts, state, step } = seen;
  const side = step === 'approveHere' ? state.receiving : state.deciding;
  return { approvals: [...(facts.approvals ?? []), side.authority], ...metAgain(seen) };
};
const approving: Pick<WatersStep, 'from' | 'to' | 'requires' | 'sets' | 'papers' | 'fromAfar'> = {
  from: 'rectApproving',
  to: {
    oneOf: ['rectApproving', 'rectUnderWay'],
    pick: (seen) => (bothApproved(seen) ? 'rectUnderWay' : 'rectApproving'),
  },
  requires: ['approvedOnce'],
  sets: approve,
  papers: ['rectification'],
  fromAfar: true,
};

/** 三个月连续不达标或年度不达标: analysis, a plan both chiefs approve, a report each month, the end after three months met. */
export const rectification = {
  openRectification: {
    title: ['整改立案', 'Open a rectification'],
    by: ['finder', 'node'],
    from: 'nothing',
    to: 'rectOpen',
    asks: ['title', 'water', 'section', 'reason', 'evaluation?'],
    requires: ['twoSidesOfBorder'],
    concerns: coordinatorOf,
  },
  analyse: {
    title: ['成因分析和方案', 'Analyse and plan'],
    by: 'finder',
    from: 'rectOpen',
    to: 'rectPlanned',
    asks: ['analysis', 'plan'],
  },
  sendPlan: {
    title: ['方案送会签', 'Send the plan'],
    by: 'finder',
    from: 'rectPlanned',
    to: 'rectSent',
    handsTo: 'deciding',
  },
  planArrives: {
    title: ['方案到达', 'The plan arrives'],
    by: 'node',
    from: 'rectSent',
    to: 'rectApproving',
    takesCustody: true,
  },
  planReturns: {
    title: ['方案未送达', 'The plan comes back'],
    by: 'node',
    from: 'rectSent',
    to: 'rectPlanned',
    returnsCustody: true,
  },
  approveHere: { title: ['发现方河湖长批准', 'Chief of the finding side approves'], by: 'chiefHere', ...approving },
  approveThere: { title: ['相邻方河湖长批准', 'Chief of the other side approves'], by: 'chiefThere', ...approving },
  reportMonth: {
    title: ['整改月报', 'Monthly report'],
    by: ['finder', 'neighbour'],
    ...staysIn('rectUnderWay'),
    asks: ['report'],
    requires: ['monthOnce'],
    sets: (seen) => ({
      reports: [...(seen.facts.reports ?? []), seen.facts.report],
      ...metAgain(seen),
    }),
    fromAfar: true,
  },
  endRectification: {
    title: ['整改销号', 'End the rectification'],
    by: ['finder', 'neighbour'],
    from: 'rectUnderWay',
    to: 'rectEnded',
    requires: ['metLongEnough'],
    fromAfar: true,
  },
} as const satisfies Record<string, WatersStep>;
