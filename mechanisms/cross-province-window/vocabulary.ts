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
import type { facts, law } from './facts.ts';
import type { papers } from './papers.ts';
import type { rules } from './rules.ts';

export const actors = {
  applicant: party(['申请人或代理人', 'Applicant or agent'], 'applicant'),
  window: office(['收件窗口', 'Receiving window'], 'window', 'receiving'),
  officer: office(['审批人员', 'Deciding officer'], 'officer', 'deciding'),
  consulted: office(['会签、协查单位', 'Authority asked for an opinion or a check'], 'officer', 'concerned'),
  head: office(['审批部门负责人', 'Head of the deciding body'], 'head', 'deciding'),
  supervisor: office(['政务服务管理机构', 'Service supervision'], 'supervisor', 'any'),
  clock: system(['时限届满', 'The clock'], 'clock'),
  node: system(['系统', 'The system'], 'node'),
} as const;

export const states = {
  draft: { title: ['草稿', 'Draft'], stage: 0, ordinary: true },
  submitted: { title: ['已提交', 'Submitted'], stage: 0, ordinary: true },
  received: { title: ['已收件', 'Received'], stage: 1, ordinary: true },
  acceptedHere: { title: ['授权受理', 'Accepted by delegation'], outside: ['已受理', 'Accepted'], stage: 2 },
  handedOver: {
    title: ['已移交', 'Handed over'],
    outside: ['正在移交业务属地', 'On its way to the deciding body'],
    stage: 1,
    ordinary: true,
  },
  pending: { title: ['待受理', 'Awaiting acceptance'], stage: 1, ordinary: true },
  correcting: {
    title: ['补正告知', 'Correction asked'],
    outside: ['请补正材料', 'Please correct your materials'],
    stage: 1,
  },
  supplemented: { title: ['已补正', 'Corrected'], stage: 1 },
  notAccepted: { title: ['不予受理', 'Not accepted'], stage: 5, final: true, tellsParent: true },
  notOurs: {
    title: ['不属于本机关', 'Not the power of this body'],
    outside: ['正在退回收件窗口', 'On its way back to the window'],
    stage: 1,
  },
  returned: { title: ['退回收件窗口', 'Back at the window'], stage: 1 },
  notOurPower: {
    title: ['已转告应受理机关', 'Told which body is competent'],
    stage: 5,
    final: true,
    tellsParent: true,
  },
  abandoned: { title: ['视为放弃', 'Deemed abandoned'], stage: 5, final: true, tellsParent: true },
  review: { title: ['审查', 'Under review'], stage: 3, ordinary: true },
  special: { title: ['特别程序', 'Special procedure'], stage: 3 },
  extensionAsked: { title: ['延期待批', 'Extension to be approved'], outside: ['审查', 'Under review'], stage: 3 },
  joint: { title: ['联办中', 'Parts under way'], stage: 3 },
  proposed: { title: ['待负责人决定', 'Awaiting the head'], outside: ['审查', 'Under review'], stage: 3 },
  granted: { title: ['准予', 'Granted'], stage: 4, ordinary: true },
  refused: { title: ['不予', 'Refused'], stage: 4, tellsParent: true },
  terminated: { title: ['终止', 'Terminated'], stage: 4, tellsParent: true },
  issued: { title: ['已制证', 'Result made'], stage: 4, ordinary: true, tellsParent: true },
  inPost: { title: ['邮寄中', 'In the post'], stage: 4 },
  delivered: { title: ['已送达', 'Delivered'], stage: 5, ordinary: true },
  closed: { title: ['办结', 'Closed'], stage: 5, ordinary: true, final: true },
  archived: { title: ['归档', 'Archived'], outside: ['办结', 'Closed'], stage: 5, final: true },
  revoked: { title: ['已撤销', 'Revoked'], stage: 5, final: true },
  withdrawn: { title: ['已撤回', 'Withdrawn'], stage: 5, final: true, tellsParent: true },
  refundDue: { title: ['待业务属地退费', 'The deciding place owes a refund'], stage: 5 },
} as const satisfies Record<string, StateSpec>;

export type State = keyof typeof states;
type Facts = typeof facts;
type Law = typeof law;

/** The case as the rules, papers and steps of this mechanism see it. */
export type Window = Seen<Facts, Law>;
export type WindowRule = Rule<Window> & { readonly under?: keyof Law; readonly field?: keyof Facts };
type Reads = 'bars' | 'blank' | 'children' | 'remitted';
export type WindowStep = Step<
  Window,
  keyof typeof actors,
  State,
  keyof Facts,
  keyof typeof rules,
  keyof typeof papers,
  Reads
>;

/** A step that leaves the case in the state it is in. */
export const staysIn = (...places: readonly State[]): Pick<WindowStep, 'from' | 'to'> => ({
  from: places,
  to: { oneOf: places, pick: ({ before }) => before?.state as State },
});

/** A message to the applicant. */
export const tell = ({ facts, state }: Window, [zh, en]: Words): readonly Effect[] =>
  facts.applicant
    ? [{ kind: 'message', to: facts.applicant.key, text: [`${zh}（${state.id}）`, `${en} (${state.id})`] }]
    : [];
