import {
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
import type { facts } from './facts.ts';
import type { law } from './law.ts';
import type { papers } from './papers.ts';
import type { rules } from './rules.ts';

export const actors = {
  applicant: party(['申请人', 'Applicant'], 'applicant'),
  window: office(['收件窗口', 'Receiving window'], 'window', 'receiving'),
  officer: office(['审批人员', 'Officer'], 'officer', 'deciding'),
  head: office(['负责人', 'Head'], 'head', 'deciding'),
  node: system(['系统', 'The system'], 'node'),
  clock: system(['期限届满', 'The clock'], 'clock'),
} as const;

export const states = {
  draft: { title: ['填写中', 'Being filled in'], stage: 0 },
  handedOver: { title: ['已移交', 'Handed over'], stage: 1 },
  pending: { title: ['待受理', 'Awaiting acceptance'], stage: 1 },
  verifying: { title: ['向考试省份核验', 'Verifying with the examining province'], stage: 3 },
  notConfirmed: { title: ['核验未通过', 'Not confirmed'], stage: 3 },
  examining: { title: ['审查', 'Under examination'], stage: 3 },
  committing: { title: ['注册结果回传中', 'Telling the examining province'], stage: 4 },
  registered: { title: ['已注册', 'Registered'], stage: 4 },
  registrationEnded: { title: ['资格被撤销，注册失效', 'Ended: the certificate was revoked'], stage: 5, final: true },
  lapsed: { title: ['有效期届满，注册失效', 'Ended with its term'], stage: 5, final: true },
  deregistered: { title: ['已注销', 'Deregistered'], stage: 5, final: true },
  struckOff: { title: ['已吊销', 'Struck off'], stage: 5, final: true },
  refused: { title: ['不予注册', 'Refused'], stage: 5, final: true },
  withdrawn: { title: ['已撤回', 'Withdrawn'], stage: 5, final: true },
  sent: { title: ['请求在途', 'Request under way'], stage: 1 },
  done: { title: ['已协办', 'Done'], stage: 5, final: true, tellsParent: true },
  denied: { title: ['未通过', 'Denied'], stage: 5, final: true, tellsParent: true },
  declared: { title: ['学时待认定', 'Hours to be recognised'], stage: 1 },
  claiming: { title: ['向出具地占用学时', 'Claiming the hours at their issuer'], stage: 3 },
  counted: { title: ['学时已认定', 'Hours recognised'], stage: 5, final: true },
  recorded: { title: ['学时已登记', 'Hours recorded'], stage: 4 },
  hoursRevoked: { title: ['学时已撤销', 'Hours revoked'], stage: 5, final: true },
  corrected: { title: ['登记已更正', 'Corrected'], stage: 5, final: true },
  asked: { title: ['认可待办', 'Recognition applied for'], stage: 1 },
  testing: { title: ['待补充考核', 'Awaiting a test'], stage: 3 },
  recognised: { title: ['已认可', 'Recognised'], stage: 4 },
  recognitionEnded: { title: ['资格被撤销，认可失效', 'Ended: the certificate was revoked'], stage: 5, final: true },
  revoked: { title: ['资格已撤销', 'Certificate revoked'], stage: 5, final: true },
  handedIn: { title: ['资料待复核', 'To be checked'], stage: 1 },
  takenOver: { title: ['资料已入簿', 'Records taken over'], stage: 5, final: true },
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
  | 'qualification'
  | 'registrations'
  | 'hours'
  | 'requests'
  | 'revocations'
  | 'hourMarks'
  | 'claims'
  | 'held'
  | 'hoursThere'
  | 'posts'
  | 'ownPost'
  | 'practice'
  | 'recognised'
  | 'certificateConfirmed'
  | 'certificateNow'
>;

export const tellTo = (to: string, { state }: Case, [zh, en]: Words): readonly Effect[] => [
  { kind: 'message', to, text: [`${zh}（${state.id}）`, `${en} (${state.id})`] },
];
export const tell = (seen: Case, words: Words): readonly Effect[] =>
  seen.facts.applicant ? tellTo(seen.facts.applicant.key, seen, words) : [];
