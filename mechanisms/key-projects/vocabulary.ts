import { office, type Rule, type Seen, type StateSpec, type Step, system } from '#kernel';
import type { facts } from './facts.ts';
import type { law } from './law.ts';
import type { papers } from './papers.ts';
import type { rules } from './rules/index.ts';

export const actors = {
  proposer: office(['提出部门', 'The office that proposes'], 'officer', 'receiving'),
  officer: office(['经办部门', 'The office in charge'], 'officer', 'deciding'),
  proposerHead: office(['提出部门负责人', 'Head of the office that proposes'], 'head', 'receiving'),
  head: office(['审批负责人', 'Head of the deciding body'], 'head', 'deciding'),
  partner: office(['参与方部门', 'Office of a party'], 'officer', 'concerned'),
  partnerHead: office(['参与方负责人', 'Head of a party’s office'], 'head', 'concerned'),
  clock: system(['时限届满', 'The clock'], 'clock'),
  node: system(['系统', 'The system'], 'node'),
} as const;

export const states = {
  sent: { title: ['报送中', 'On its way'], stage: 0 },
  dropped: { title: ['未送达', 'Came back'], stage: 5, final: true },

  planDraft: { title: ['计划起草', 'Being drafted'], stage: 1 },
  planSigning: { title: ['计划会签', 'Being signed by all'], stage: 3 },
  planInForce: { title: ['计划印发', 'Issued'], stage: 5, final: true },
  planDropped: { title: ['计划撤回', 'Withdrawn'], stage: 5, final: true },

  idea: { title: ['储备', 'Idea'], stage: 1, ordinary: true },
  approved: { title: ['已审批、核准或备案', 'Approved, verified or filed'], stage: 4, ordinary: true },
  preliminary: { title: ['前期', 'Preliminary works'], stage: 4, ordinary: true },
  started: { title: ['开工', 'Started'], stage: 4, ordinary: true },
  under_construction: { title: ['在建', 'Under construction'], stage: 4, ordinary: true },
  completed: { title: ['完工', 'Completed'], stage: 4, ordinary: true },
  accepted: { title: ['竣工验收', 'Accepted'], stage: 5, ordinary: true },
  in_use: { title: ['投入使用', 'In use'], stage: 5, ordinary: true },
  post_evaluated: { title: ['后评价', 'Evaluated'], stage: 5, final: true, ordinary: true },
  projectRefused: { title: ['不予批准', 'Refused'], stage: 5, final: true },
  removed: { title: ['退出计划', 'Out of the plan'], stage: 5, final: true },

  issueOne: { title: ['部门协调', 'Counterpart departments'], stage: 2 },
  issueTwo: { title: ['执委会专题会', 'Special meeting of the committee'], stage: 3 },
  issueThree: { title: ['提请理事会', 'Before the council'], stage: 3 },
  issueSettled: { title: ['已议定，任务执行中', 'Settled, tasks under way'], stage: 4 },
  issueClosed: { title: ['销号', 'Closed'], stage: 5, final: true },

  linkDraft: { title: ['接口协商', 'Being negotiated'], stage: 2 },
  linkSigned: { title: ['接口已签', 'Signed'], stage: 4 },
  seriesRecorded: { title: ['已登记', 'Recorded'], stage: 5, final: true },

  linkDone: { title: ['接口贯通', 'Both sides done'], stage: 5, final: true },
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
  'links' | 'planNow' | 'codes'
>;

export const staysIn = (...places: readonly State[]): Pick<CaseStep, 'from' | 'to'> => ({
  from: places,
  to: { oneOf: places, pick: ({ before }) => before?.state as State },
});

/** While it lasts: any stage between idea and use. */
export const running = [
  'idea',
  'approved',
  'preliminary',
  'started',
  'under_construction',
  'completed',
  'accepted',
  'in_use',
] as const;
