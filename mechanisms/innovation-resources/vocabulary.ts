import { office, party, type Rule, type Seen, type StateSpec, type Step, system } from '#kernel';
import type { facts, law } from './facts.ts';
import type { papers } from './papers.ts';
import type { rules } from './rules.ts';

export const INSTITUTIONS = 'innovation-institutions';
export const RESOURCES = 'innovation-resources';
export const COMPLAINTS = 'innovation-complaints';

export const actors = {
  enterprise: party(['企业', 'Enterprise'], 'enterprise'),
  institution: party(['服务机构', 'Institution'], 'institution'),
  officer: office(['省级科技部门经办', 'Officer of the province'], 'officer', 'deciding'),
  head: office(['省级科技部门负责人', 'Head of the province'], 'head', 'deciding'),
  node: system(['系统', 'The system'], 'node'),
} as const;

export const states = {
  handedIn: { title: ['待复核', 'To be checked'], stage: 1, ordinary: true },
  takenOver: { title: ['已入库', 'Taken over'], stage: 5, final: true, ordinary: true },
  dismissed: { title: ['已退回', 'Dismissed'], stage: 5, final: true },
  applied: { title: ['入库申请在途', 'Application under way'], stage: 1, ordinary: true },
  pending: { title: ['入库待审', 'To be admitted'], stage: 2, ordinary: true },
  admitted: { title: ['准予入库', 'Admitted'], stage: 5, final: true, ordinary: true },
  suspended: { title: ['已暂停', 'Suspended'], stage: 4 },
  lifted: { title: ['已恢复', 'Lifted'], stage: 5, final: true },
  complaintSent: { title: ['投诉已提交', 'Complaint handed in'], stage: 1 },
  complaint: { title: ['投诉核查中', 'Complaint being looked at'], stage: 3 },
  upheld: { title: ['投诉属实', 'Upheld'], stage: 5, final: true },
  notUpheld: { title: ['投诉不属实', 'Not upheld'], stage: 5, final: true },
} as const satisfies Record<string, StateSpec>;

export type Case = Seen<typeof facts, typeof law>;
export type CaseRule = Rule<Case> & { readonly under?: keyof typeof law; readonly field?: keyof typeof facts };
export type CaseStep = Step<
  Case,
  keyof typeof actors,
  keyof typeof states,
  keyof typeof facts,
  keyof typeof rules,
  keyof typeof papers,
  'entry' | 'complaints' | 'institutions' | 'resources'
>;
