import type { CaseIndicator, DeclaredIndicator, SharedIndicator, Words } from '#kernel';
import { countersOf, LONGEST_TRANSFER, packageCounters } from './counters.ts';

const places = {
  receiving: { title: ['收件地', 'Received in'] },
  deciding: { title: ['决定地', 'Decided in'] },
} as const;

const closed: CaseIndicator = {
  title: ['办结量', 'Cases closed'],
  unit: ['件', 'cases'],
  // A year, not a month: in a shorter period most pairs of places have too few persons to be published.
  period: 'year',
  formula: { kind: 'count', of: 'closed' },
  counting: {
    version: 2,
    says: ['期间内进入终态的办件', 'Cases that reached a final state in the period'],
  },
  answers: 'deciding',
  dimensions: places,
  persons: 'closed',
  smallest: 'smallestCell',
  counts: (record) => {
    const { closedOn, receiving, deciding } = record.state;
    if (closedOn === undefined) return null;
    return {
      on: closedOn,
      dimensions: { receiving: receiving.jurisdiction, deciding: deciding.jurisdiction },
      counters: countersOf(record),
    };
  },
};

/** 13.7 by month. Published beside the year, months would give its withheld cells away: they stay at home. */
const byMonth = (title: Words, says: Words, answers: CaseIndicator['answers']): CaseIndicator => ({
  title,
  unit: ['件', 'cases'],
  period: 'month',
  formula: { kind: 'count', of: 'closed' },
  counting: { version: 1, says },
  answers,
  dimensions: places,
  persons: 'closed',
  smallest: 'smallestCell',
  atHome: true,
  counts: ({ state: { closedOn, receiving, deciding } }) =>
    closedOn === undefined
      ? null
      : {
          on: closedOn,
          dimensions: { receiving: receiving.jurisdiction, deciding: deciding.jurisdiction },
          counters: { closed: 1 },
        },
});

const share = (title: Words, over: string, under = 'closed'): SharedIndicator => ({
  sameAs: 'closed',
  title,
  unit: ['%', '%'],
  formula: { kind: 'share', over, under, decimals: 2 },
});

const quantile = (title: Words, n: number, d: number): SharedIndicator => ({
  sameAs: 'closed',
  title,
  unit: ['天', 'days'],
  formula: { kind: 'quantile', of: 'transferIn', upTo: LONGEST_TRANSFER, share: { n, d } },
});

/** The quality of the form check, where the window is answered for: the case is mirrored there until its end. */
const packages: CaseIndicator = {
  title: ['窗口移交件数', 'Packages handed over by windows'],
  unit: ['件', 'packages'],
  period: 'year',
  formula: { kind: 'count', of: 'packages' },
  counting: {
    version: 1,
    says: [
      '期间内由窗口移交的办件，计入首次移交之年；要求补正或者认为不属本机关的，为退回',
      'Cases a window handed over, in the year of the first time; asked to be corrected or not theirs: came back',
    ],
  },
  answers: 'receiving',
  dimensions: { window: { title: ['收件窗口', 'Window'], names: 'windows' } },
  persons: 'packages',
  smallest: 'smallestCell',
  counts: (record) => {
    const { reached, receiving, taken } = record.state;
    if (!taken.handOver || reached.handedOver === undefined) return null;
    return {
      on: reached.handedOver,
      dimensions: { window: receiving.window ?? receiving.authority },
      counters: packageCounters(record),
    };
  },
};

const ofPackages = (title: Words, over: string): SharedIndicator => ({
  sameAs: 'packages',
  title,
  unit: ['%', '%'],
  formula: { kind: 'share', over, under: 'packages', decimals: 2 },
});

/** Figures of 13.7. */
export const indicators: Readonly<Record<string, DeclaredIndicator>> = {
  closed,
  decidedByMonth: byMonth(
    ['按月办结矩阵：本地决定', 'Matrix by month: decided here'],
    [
      '当月进入终态、由本地决定的办件，按收件地',
      'Cases decided here that came to their end in the month, by where they were received',
    ],
    'deciding',
  ),
  receivedByMonth: byMonth(
    ['按月办结矩阵：本地收件', 'Matrix by month: received here'],
    [
      '当月进入终态、由本地收件的办件，按决定地',
      'Cases received here that came to their end in the month, by where they were decided',
    ],
    'receiving',
  ),
  crossShare: share(['跨省率', 'Cross-province share'], 'crossed'),
  onTime: share(['跨省按时率', 'On time, cross-province'], 'crossedOnTime', 'crossed'),
  onTimeAll: share(['按时率', 'On time'], 'onTime'),
  atOnce: share(['一次办成率', 'Done at once'], 'atOnce'),
  promiseKept: share(['承诺兑现率', 'Promises kept'], 'promiseKept', 'promised'),
  compression: share(['时限压缩率', 'Term shortened by the promise'], 'savedDays', 'lawDays'),
  averageUsed: {
    sameAs: 'closed',
    title: ['平均用时', 'Average time to decide'],
    unit: ['工作日', 'working days'],
    formula: { kind: 'quotient', over: 'usedDays', under: 'decidedInDays', decimals: 2 },
  },
  originalsLost: share(['原件寄递遗失率', 'Originals lost on the way'], 'originalsLost', 'originals'),
  turnedAway: share(['退件率', 'Turned away'], 'turnedAway'),
  freeSubmission: share(['材料免提交率', 'Materials not asked for'], 'fetched', 'materials'),
  noVisit: share(['零跑动率', 'Without a visit'], 'noVisit'),
  transfer: {
    sameAs: 'closed',
    title: ['平均移交用时', 'Average time of handing over'],
    unit: ['天', 'days'],
    formula: { kind: 'quotient', over: 'transferDays', under: 'transferred', decimals: 2 },
  },
  transferP50: quantile(['移交用时中位数', 'Time of handing over, median'], 1, 2),
  transferP90: quantile(['移交用时九成位', 'Time of handing over, nine in ten'], 9, 10),
  transferMax: quantile(['移交用时最长', 'Time of handing over, longest'], 1, 1),
  packages,
  packagesBack: ofPackages(['退回补正率（按窗口）', 'Packages that came back, by window'], 'cameBack'),
  formDefects: ofPackages(['窗口形式审查差错率', 'Defects of the form check, by window'], 'formDefect'),
  wrongBody: ofPackages(['窗口送错部门率', 'Handed to the wrong body, by window'], 'wrongBody'),
  modeOnline: share(['全程网办占比', 'Wholly online'], 'mode-online'),
  modeDelegated: share(['授权受理占比', 'Accepted by delegation'], 'mode-delegated'),
  modeProxy: share(['代收代办占比', 'Collected by proxy'], 'mode-proxy'),
  modeJoint: share(['多地联办占比', 'Handled jointly'], 'mode-joint'),
  modeKiosk: share(['自助终端占比', 'At a kiosk'], 'mode-kiosk'),
  correctedByWindow: share(['补正：窗口原因', 'Corrections caused by the window'], 'corrected-window', 'corrected'),
  correctedByGuide: share(['补正：指南原因', 'Corrections caused by the guide'], 'corrected-guide', 'corrected'),
  correctedByApplicant: share(
    ['补正：申请人原因', 'Corrections caused by the applicant'],
    'corrected-applicant',
    'corrected',
  ),
  correctedByDecider: share(
    ['补正：审批原因', 'Corrections caused by the decider'],
    'corrected-decider',
    'corrected',
  ),
  receptionRated: share(['收件参评率', 'Reception rated'], 'receptionRated'),
  receptionSatisfied: share(['收件满意率', 'Satisfied with the reception'], 'receptionSatisfied', 'receptionRated'),
  handlingRated: share(['办理参评率', 'Handling rated'], 'handlingRated'),
  handlingSatisfied: share(['办理满意率', 'Satisfied with the handling'], 'handlingSatisfied', 'handlingRated'),
  badClosed: share(['差评整改率', 'Bad ratings closed'], 'badClosed', 'bad'),
  postReturned: share(['邮寄退回率', 'Post that came back'], 'postReturned', 'posted'),
  blanksSpoiled: share(['空白证照作废率', 'Blanks spoiled'], 'blanksSpoiled', 'blanks'),
  open: {
    title: ['在办', 'Open cases'],
    unit: ['件', 'cases'],
    period: 'ever',
    formula: { kind: 'difference', of: 'opened', less: 'ended' },
    counting: {
      version: 1,
      says: ['已开办而未到终态的办件', 'Cases begun that have not reached a final state'],
    },
    answers: 'deciding',
    dimensions: { deciding: places.deciding },
    counts: ({ state }) => ({
      on: state.openedOn,
      dimensions: { deciding: state.deciding.jurisdiction },
      counters: { opened: 1, ...(state.closedOn !== undefined && { ended: 1 }) },
    }),
  },
};
