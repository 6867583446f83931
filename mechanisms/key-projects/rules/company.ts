import { chargesMisplaced, chargesOf } from '#kernel';
import type { Case, CaseRule } from '../vocabulary.ts';

export const companyRules = {
  isEnterprise: {
    says: ['不是企业投资项目', 'Not funded by an enterprise'],
    holds: ({ facts }) => facts.fundedBy === 'enterprise' || facts.commercial === undefined,
  },
  isJointCompany: {
    says: ['不是各方均等出资的项目', 'Not a project to which the parties contribute equally'],
    holds: ({ facts: { keyBy, parties } }) => keyBy === 'equal' && (parties ?? []).length > 1,
  },
  noMotionOpen: {
    says: ['上一项决议尚未结束表决', 'The motion before is still being voted on'],
    holds: ({ before }) => !before?.facts.companyBallot,
  },
  chargesFit: {
    says: [
      '任务须由本项目的参与单位承担，期限不早于今日',
      'A task falls to an office that takes part, and is not due before today',
    ],
    field: 'charges',
    holds: ({ facts, day, state }) => chargesMisplaced(chargesOf(facts.charges), day, state)?.says ?? true,
  },
  allVoted: {
    says: ['尚有出资方未表决：期限届满时自动计票', 'An owner has not voted: it is counted when its time is over'],
    holds: ({ before }) => {
      const open = (before?.facts as Case['facts'] | undefined)?.companyBallot;
      return !open || open.votes.length >= open.roll.due.length;
    },
  },
} as const satisfies Record<string, CaseRule>;
