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
import type { rules } from './rules/index.ts';

export const actors = {
  enterprise: party(['企业或团队', 'Enterprise or team'], 'enterprise'),
  institution: party(['服务机构', 'Institution'], 'institution'),
  officer: office(['科技部门经办', 'Officer of science and technology'], 'officer', 'deciding'),
  head: office(['科技部门负责人', 'Head of science and technology'], 'head', 'deciding'),
  treasurer: office(['财政结算人员', 'Finance staff'], 'finance', 'deciding'),
  otherHead: office(['另一方科技部门负责人', 'Head at the other side'], 'head', 'receiving'),
  coordinator: office(['执委会', 'The committee'], 'committee', 'concerned'),
  clock: system(['时限', 'The clock'], 'clock'),
  node: system(['系统', 'The system'], 'node'),
} as const;

export const states = {
  succeeded: { title: ['承继已登记', 'Succession recorded'], stage: 5, final: true },
  enrolled: { title: ['已入库', 'In the list'], stage: 5, final: true },

  applied: { title: ['申领已提交', 'Handed in'], stage: 1, ordinary: true },
  submitted: { title: ['待受理', 'Awaiting acceptance'], stage: 1, ordinary: true },
  returned: { title: ['待补正', 'To be corrected'], stage: 1 },
  queued: { title: ['排队等候预算', 'Waiting for money'], stage: 2 },
  accepted: { title: ['已受理，预算已预留', 'Accepted, money reserved'], stage: 2, ordinary: true },
  issued: { title: ['已发券', 'Issued'], stage: 4, ordinary: true },
  expired: { title: ['已到期', 'Expired'], stage: 5, final: true, ordinary: true },
  refused: { title: ['不予发放', 'Refused'], stage: 5, final: true },
  cancelled: { title: ['已撤回', 'Cancelled'], stage: 5, final: true },
  lapsed: { title: ['排队失效', 'Lapsed in the queue'], stage: 5, final: true },
  revoked: { title: ['已撤销', 'Revoked'], stage: 5, final: true },

  orderSent: { title: ['订单已提交', 'Order handed in'], stage: 1 },
  ordering: { title: ['待企业确认下单', 'To be confirmed by the enterprise'], stage: 1, ordinary: true },
  asking: { title: ['向机构所在地核验', 'Being verified at the source'], stage: 2, ordinary: true },
  locked: { title: ['已锁定金额', 'Amount locked'], stage: 3, ordinary: true },
  delivered: { title: ['双方已确认交付', 'Delivered'], stage: 3, ordinary: true },
  redemption: { title: ['已申请兑付', 'Payment asked for'], stage: 3, ordinary: true },
  checking: { title: ['票据比对中', 'Invoices being compared'], stage: 3, ordinary: true },
  frozen: { title: ['冻结会办', 'Frozen'], stage: 3 },
  correction: { title: ['兑付材料待补正', 'Papers to be corrected'], stage: 3 },
  reviewing: { title: ['兑付审核', 'Under review'], stage: 3, ordinary: true },
  approved: { title: ['已核定待付款', 'Approved, to be paid'], stage: 4, ordinary: true },
  passedOn: { title: ['已核定，来源地代付中', 'Approved, the source pays'], stage: 4 },
  paid: { title: ['已兑付', 'Paid'], stage: 5, final: true, ordinary: true },
  declined: { title: ['未成单', 'Declined'], stage: 5, final: true },
  notRedeemed: { title: ['不予兑付', 'Not paid'], stage: 5, final: true },
  withdrawnOrder: { title: ['订单已撤回', 'Order withdrawn'], stage: 5, final: true },
  toRecover: { title: ['已付款，会办认定应予追回', 'Paid, to be claimed back'], stage: 4 },
  recovering: { title: ['追回中', 'Being recovered'], stage: 4 },
  recovered: { title: ['已追回', 'Recovered'], stage: 5, final: true },

  sent: { title: ['请求在途', 'Request under way'], stage: 1 },
  verifyingThere: { title: ['来源地核验中', 'Being verified'], stage: 1 },
  atInstitution: { title: ['待机构接单', 'With the institution'], stage: 2, tellsParent: true },
  taken: { title: ['机构已接单', 'Taken by the institution'], stage: 3, tellsParent: true },
  deliveredThere: { title: ['机构已确认交付', 'Delivered by the institution'], stage: 3, tellsParent: true },
  claimedThere: { title: ['机构已申请兑付', 'Payment asked for'], stage: 4, final: true, tellsParent: true },
  declinedThere: { title: ['未通过或不接单', 'Declined'], stage: 5, final: true, tellsParent: true },
  indexed: { title: ['票据未重复', 'No duplicate'], stage: 5, final: true, tellsParent: true },
  collided: { title: ['票据重复', 'Duplicate found'], stage: 3, tellsParent: true },
  settledTags: { title: ['会办已有结论', 'Joint case closed'], stage: 5, final: true, tellsParent: true },
  joint: { title: ['会办中', 'Joint case'], stage: 3 },
  jointProposed: { title: ['待另一方同意结论', 'Finding proposed'], stage: 4 },
  jointClosed: { title: ['会办结束', 'Joint case closed'], stage: 5, final: true, tellsParent: true },
  payableThere: { title: ['代付待付款', 'To be paid for the home'], stage: 4 },
  paidOut: { title: ['代付已到账', 'Paid for the home'], stage: 5, final: true, tellsParent: true },
  netAsked: { title: ['待转入轧差', 'To be taken into netting'], stage: 2 },
  netted: { title: ['所欠已转入轧差', 'Taken into netting'], stage: 5, final: true, tellsParent: true },
  clearingOpen: { title: ['专户已开立', 'Open'], stage: 3 },
  clearing: { title: ['轧差进行中', 'Members are answering'], stage: 3 },
  clearingReady: { title: ['轧差已算出待签发', 'Computed, to be settled'], stage: 4 },
  clearingClosed: { title: ['专户已关闭', 'Closed'], stage: 5, final: true },
  disputeSent: { title: ['争议已发出', 'Dispute sent'], stage: 1 },
  disputed: { title: ['争议会办中', 'Being settled by the two'], stage: 3 },
  settlementProposed: { title: ['待另一方同意处理意见', 'Settlement proposed'], stage: 4 },
  disputeSettled: { title: ['争议已处理', 'Settled'], stage: 5, final: true },
  disputeWithdrawn: { title: ['争议已撤回', 'Withdrawn'], stage: 5, final: true },
  counted: { title: ['已答复已用额度', 'Answered'], stage: 5, final: true, tellsParent: true },
  noticed: { title: ['已告知', 'Told'], stage: 5, final: true },

  appropriated: { title: ['预算已登记', 'Appropriated'], stage: 4 },
  budgetClosed: { title: ['预算年度已结束', 'Year closed'], stage: 5, final: true },
  batched: { title: ['批次待签发', 'To be signed'], stage: 3 },
  signed: { title: ['已签发待回单', 'Signed, awaiting the bank'], stage: 4 },
  reconciling: { title: ['对账有差异', 'Breaks to be closed'], stage: 4 },
  reconciled: { title: ['已对账', 'Reconciled'], stage: 5, final: true },
  notPaying: { title: ['暂停兑付', 'Payments suspended'], stage: 4 },
  payingAgain: { title: ['已恢复兑付', 'Payments resumed'], stage: 5, final: true },
} as const satisfies Record<string, StateSpec>;

export type State = keyof typeof states;
export type Case = Seen<typeof facts, typeof law>;
export type CaseRule = Rule<Case> & { readonly under?: keyof typeof law; readonly field?: keyof typeof facts };
export type ReadName =
  | 'holder'
  | 'voucherEntry'
  | 'purse'
  | 'pool'
  | 'counted'
  | 'queue'
  | 'owed'
  | 'suspension'
  | 'requests'
  | 'sourceInstitution'
  | 'sourceResource'
  | 'controllerTags'
  | 'invoiceTags'
  | 'auditTag'
  | 'tagged'
  | 'named'
  | 'crossedBefore'
  | 'succession'
  | 'countedBefore'
  | 'successorCounted'
  | 'againBefore'
  | 'paidBefore'
  | 'owedTo'
  | 'claimedAnywhere'
  | 'owedAnywhere'
  | 'debtor'
  | 'due';
export type CaseStep = Step<
  Case,
  keyof typeof actors,
  State,
  keyof typeof facts,
  keyof typeof rules,
  keyof typeof papers,
  ReadName
>;

export const tell = (key: string | undefined, { state }: Case, [zh, en]: Words): readonly Effect[] =>
  key ? [{ kind: 'message', to: key, text: [`${zh}（${state.id}）`, `${en} (${state.id})`] }] : [];

export const kindOf = ({ matter, law: find }: Case) => ({ act: find('actOf')?.value[matter?.basic ?? ''] });

export const remediesOf = ({ state, authorities }: Case) => {
  const body = authorities[state.deciding.authority];
  return body && { reviewBody: body.reviewBody[0], court: body.court[0] };
};
