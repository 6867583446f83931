import { anyone, office, type Rule, type Seen, type StateSpec, type Step, system } from '#kernel';
import type { facts, law } from './facts.ts';
import type { papers } from './papers.ts';
import type { rules } from './rules.ts';

export const actors = {
  lead: office(['牵头部门', 'Leading regulator'], 'officer', 'deciding'),
  side: office(['三方标准化部门', 'One of the regulators'], 'officer', 'involved'),
  sideHead: office(['三方标准化部门负责人', 'Head of one of the regulators'], 'head', 'involved'),
  mediator: office(['执委会', 'The committee'], 'committee', 'concerned'),
  public: anyone(['任何人', 'Anyone']),
  clock: system(['时限届满', 'The clock'], 'clock'),
  node: system(['系统', 'The system'], 'node'),
} as const;

export const states = {
  proposed: { title: ['统一立项', 'Proposed'], stage: 0, ordinary: true },
  rejected: { title: ['未予立项', 'Not taken up'], stage: 5, final: true },
  drafting: { title: ['联合起草', 'Being drafted'], stage: 1, ordinary: true },
  commenting: { title: ['公开征求意见', 'Open for comment'], stage: 2, ordinary: true },
  forReview: { title: ['送审稿', 'Ready for review'], stage: 2, ordinary: true },
  seated: { title: ['专家组已组成', 'Panel seated'], stage: 3, ordinary: true },
  returned: { title: ['审查退回', 'Returned by the panel'], stage: 1 },
  lapsed: { title: ['逾期未重新送审', 'Not resubmitted in time'], stage: 5, final: true },
  approved: { title: ['报批稿', 'Passed by the panel'], stage: 3, ordinary: true },
  signing: { title: ['三方批准', 'Being signed'], stage: 4, ordinary: true },
  mediating: { title: ['执委会协调', 'In mediation'], stage: 4 },
  signed: { title: ['三方已批准', 'Signed by all'], stage: 4, ordinary: true },
  issued: { title: ['已联合发布', 'Issued jointly'], stage: 4, ordinary: true },
  filed: { title: ['已备案', 'On file'], stage: 5, ordinary: true },
  reviewDue: { title: ['应当复审', 'Review is due'], stage: 5 },
  abolishing: { title: ['三方废止中', 'Being abolished'], stage: 5 },
  abolished: { title: ['已废止', 'Abolished'], stage: 5, final: true },
  entrySent: { title: ['登记在途', 'Entry under way'], stage: 1 },
  entered: { title: ['已登记', 'Entered'], stage: 5, final: true },
  entryFailed: { title: ['登记未送达', 'Not delivered'], stage: 5, final: true },
} as const satisfies Record<string, StateSpec>;

export type State = keyof typeof states;
export type Case = Seen<typeof facts, typeof law>;
export type CaseRule = Rule<Case> & { readonly under?: keyof typeof law; readonly field?: keyof typeof facts };
export type CaseStep = Step<
  Case,
  keyof typeof actors,
  State,
  keyof typeof facts,
  keyof typeof rules,
  keyof typeof papers,
  'same' | 'entry' | 'number'
>;
