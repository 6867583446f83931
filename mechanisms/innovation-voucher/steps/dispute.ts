import { type Case, type CaseStep, kindOf, tell } from '../vocabulary.ts';

const open = ['disputed', 'settlementProposed'] as const;

const tellsOfIt = (seen: Case, zh: string, en: string) => tell(seen.facts.institution?.key, seen, [zh, en]);

/**
 * 争议 between the home of a voucher and the source of an institution, whichever raises it: the two departments first, then the
 * committee (factors.md 1.6.12). No power moves: what is settled each side carries out in its own cases.
 */
export const dispute = {
  raiseDispute: {
    title: ['提出争议会办', 'Raise a dispute'],
    help: [
      '先由两地对口部门会办；逾期由执委会协调。会办期间原决定继续有效',
      'The two departments first, then the committee. What was decided stands meanwhile',
    ],
    by: 'otherHead',
    from: 'nothing',
    to: 'disputeSent',
    asks: ['dispute', 'institution', 'reference?', 'reasons'],
    sets: kindOf,
    requires: ['kindFits', 'betweenTwo'],
    handsTo: 'deciding',
  },
  disputeArrives: {
    title: ['签收', 'Arrives'],
    by: 'node',
    from: 'disputeSent',
    to: 'disputed',
    takesCustody: true,
  },
  disputeBounces: {
    title: ['移交退回', 'The offer comes back'],
    by: 'node',
    from: 'disputeSent',
    to: 'disputeWithdrawn',
    returnsCustody: true,
  },
  proposeSettlement: {
    title: ['提出处理意见', 'Propose a settlement'],
    by: 'head',
    from: 'disputed',
    to: 'settlementProposed',
    asks: ['settlement'],
  },
  objectSettlement: {
    title: ['不同意处理意见', 'Object to the settlement'],
    by: 'otherHead',
    from: 'settlementProposed',
    to: 'disputed',
    noteRequired: true,
    fromAfar: true,
  },
  agreeSettlement: {
    title: ['同意处理意见', 'Agree to the settlement'],
    by: 'otherHead',
    from: 'settlementProposed',
    to: 'disputeSettled',
    papers: ['settlement'],
    then: (seen) => tellsOfIt(seen, '两地争议已有处理意见', 'The two places have settled their dispute'),
    fromAfar: true,
  },
  withdrawDispute: {
    title: ['撤回争议', 'Withdraw the dispute'],
    by: 'otherHead',
    from: [...open],
    to: 'disputeWithdrawn',
    noteRequired: true,
    fromAfar: true,
  },
  adviseDispute: {
    title: ['提出协调意见', 'Advise'],
    help: ['执委会只提意见；处理仍由两地决定', 'The committee advises; the two still decide'],
    by: 'coordinator',
    from: [...open],
    to: {
      oneOf: [...open],
      pick: ({ before }) => (before?.state === 'settlementProposed' ? 'settlementProposed' : 'disputed'),
    },
    asks: ['advice'],
    fromAfar: true,
  },
} as const satisfies Record<string, CaseStep>;
