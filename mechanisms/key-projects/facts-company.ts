import { fact, type OpenBallot, type Tasks, taskFacts } from '#kernel';

const crosses = { shared: true } as const;
const party = fact.place(['参与方', 'Party']);
export const outcomes = {
  passed: ['通过', 'Passed'],
  failed: ['未通过', 'Failed'],
  void: ['未达法定人数', 'No quorum'],
} as const;
const sides = fact.list(['参与方', 'Parties'], party);

/** 共同出资公司: equal contributions, equal votes; what an unpaid call does to a vote is a matter of the agreement alone. */
/** 企业投资的商业信息: for the owner's office, the deciding body and whom the agreement names, and nobody else. */
const commercial = fact.record(
  ['企业商业信息', 'Commercial data of the enterprise'],
  {
    investors: fact.text(['投资人及股权', 'Investors and their shares'], { max: 400 }),
    finance: fact.text(['融资安排', 'How it is financed'], { max: 400, optional: true }),
    yieldBp: fact.number(['预期收益率（万分比）', 'Return expected (bp)'], { optional: true }),
  },
  { ...crosses, confidential: 'commercialReaders' },
);

export const companyFacts = {
  commercial,
  votesSuspended: fact.yesNo(
    ['协议约定：逾期未缴出资的，暂停表决权', 'By agreement, an overdue call suspends the party’s vote'],
    crosses,
  ),
  motion: fact.text(['决议事项', 'What is put to the vote'], { max: 400, ...crosses }),
  vote: fact.choice(
    ['表决', 'Vote'],
    { yes: ['同意', 'Yes'], no: ['反对', 'No'], abstain: ['弃权', 'Abstains'] },
    crosses,
  ),
  ...taskFacts,
  ownersTasks: fact.deliberation<Tasks>(['出资方决议的任务', 'Tasks of the owners’ resolutions']),
  taskProof: fact.file(['完成证明', 'Proof'], crosses),
  companyBallot: fact.deliberation<OpenBallot>(['出资方表决', 'Vote of the owners']),
  resolutions: fact.list(
    ['出资方决议', 'Resolutions of the owners'],
    fact.record(['决议', 'Resolution'], {
      motion: fact.text(['决议事项', 'What was put to the vote'], { max: 400 }),
      on: fact.day(['日期', 'Day']),
      outcome: fact.choice(['结果', 'Outcome'], outcomes),
      yes: sides,
      no: sides,
      abstain: sides,
      suspended: fact.list(['暂停表决权', 'Votes suspended'], party),
      because: fact.text(['依据', 'Why'], { max: 4000 }),
      charges: taskFacts.charges,
    }),
    { max: 200, ...crosses },
  ),
} as const;
