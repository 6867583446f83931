import {
  anyone,
  type Effect,
  office,
  party,
  type Rule,
  type Seen,
  type StateSpec,
  type Step,
  system,
  type Words,
} from '#kernel';
import type { facts, law } from './facts.ts';
import type { papers } from './papers.ts';
import type { rules } from './rules.ts';

export const actors = {
  applicant: party(['申报人', 'Applicant'], 'applicant'),
  employer: party(['所在单位', 'Employer'], 'employer'),
  window: office(['收件窗口', 'Receiving window'], 'window', 'receiving'),
  sender: office(['人社部门(报送)', 'Department that submits'], 'officer', 'receiving'),
  secretary: office(['评委会办公室', 'Secretariat of the committee'], 'officer', 'deciding'),
  head: office(['组建单位负责人', 'Head of the organising department'], 'head', 'deciding'),
  side: office(['三地人社部门', 'One of the departments'], 'officer', 'involved'),
  sideHead: office(['三地人社部门负责人', 'Head of one of the departments'], 'head', 'involved'),
  expert: office(['评审专家', 'Expert'], 'expert', 'involved'),
  public: anyone(['任何人', 'Anyone']),
  clock: system(['时限届满', 'The clock'], 'clock'),
  node: system(['系统', 'The system'], 'node'),
} as const;

export const states = {
  poolSent: { title: ['名单移交中', 'List under way'], stage: 1 },
  pooled: { title: ['已入专家库', 'In the pool'], stage: 5, final: true },
  poolBack: { title: ['名单已退回', 'List came back'], stage: 5, final: true },

  noticed: { title: ['已发通知', 'Notice given'], stage: 1 },
  drawing: { title: ['抽取中', 'Being drawn'], stage: 2 },
  drawn: { title: ['已抽取', 'Drawn'], stage: 3 },
  seated: { title: ['评委会已备案', 'Committee on file'], stage: 5, final: true },

  applied: { title: ['已申报', 'Applied'], stage: 0, ordinary: true },
  posting: { title: ['单位公示', 'Posted at the employer'], stage: 0, ordinary: true },
  sent: { title: ['移交评委会', 'On its way to the committee'], stage: 1 },
  endorsing: { title: ['主管部门审核', 'With the department in charge'], stage: 1, ordinary: true },
  endorsed: { title: ['待受理', 'Awaiting acceptance'], stage: 1, ordinary: true },
  correcting: { title: ['待补正', 'To be completed'], stage: 1 },
  reviewing: { title: ['评议', 'Under review'], stage: 3, ordinary: true },
  called: { title: ['会议签到', 'Members sign in'], stage: 3, ordinary: true },
  voting: { title: ['无记名投票', 'Secret ballot'], stage: 3, ordinary: true },
  counted: { title: ['已计票,待签署', 'Counted, to be signed'], stage: 3 },
  passed: { title: ['评审通过,待公示', 'Passed, to be shown'], stage: 4, ordinary: true },
  shown: { title: ['结果公示', 'Shown in public'], stage: 4, ordinary: true },
  certified: { title: ['已发证', 'Certified'], stage: 5, final: true, ordinary: true },
  notPassed: { title: ['评审未通过', 'Not passed'], stage: 5, final: true },
  notConfirmed: { title: ['核实后不予确认', 'Not confirmed after an objection'], stage: 5, final: true },
  returned: { title: ['已退回', 'Returned'], stage: 5, final: true },
  givenUp: { title: ['视为放弃', 'Given up'], stage: 5, final: true },
  withdrawn: { title: ['已撤回', 'Withdrawn'], stage: 5, final: true },
  revoked: { title: ['职称已撤销', 'Title revoked'], stage: 5, final: true },

  entrySent: { title: ['登记在途', 'Entry under way'], stage: 1 },
  entered: { title: ['已登记', 'Entered'], stage: 5, final: true },
  entryFailed: { title: ['登记未送达', 'Not delivered'], stage: 5, final: true },

  recogSent: { title: ['互认申请在途', 'Request under way'], stage: 1 },
  asked: { title: ['互认待备案', 'Recognition to be filed'], stage: 1 },
  recognised: { title: ['已互认备案', 'Recognised'], stage: 5, final: true },
  notRecognised: { title: ['不予互认', 'Not recognised'], stage: 5, final: true },
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
  'round' | 'pools' | 'title' | 'bar'
>;

export const tell = ({ facts, state }: Case, [zh, en]: Words): readonly Effect[] =>
  facts.applicant
    ? [{ kind: 'message', to: facts.applicant.key, text: [`${zh}（${state.id}）`, `${en} (${state.id})`] }]
    : [];
