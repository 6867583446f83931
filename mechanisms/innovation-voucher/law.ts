import { slot } from '#kernel';
import type { acts, categories } from './facts.ts';

export interface SmeLimits {
  readonly staff: number;
  readonly sales: number;
  readonly assets: number;
  readonly score: number;
}

export const law = {
  actOf: slot.table<Readonly<Record<string, keyof typeof acts>>>(['事项编码对应的办理类型', 'Kind by basic code']),
  requestItem: slot.text(['协同办理事项的基本编码', 'Basic code of requests']),
  indexPlace: slot.text(['票据防重比对服务所在地', 'Where the index of tags is kept']),
  recognitions: slot.recognitions(['服务机构互认规则', 'Recognition of institutions'], {
    institution: ['服务机构', 'Institutions'],
  }),
  ratio: slot.ratio(['补贴比例', 'Share that is paid']),
  capFirm: slot.money(['企业年度上限', 'Yearly cap of an enterprise']),
  capTeam: slot.money(['团队年度上限', 'Yearly cap of a team']),
  validityMin: slot.term(['券有效期不短于', 'A voucher is valid for at least']),
  redeemUntil: slot.text(['次年兑付截止日（月-日）', 'Last day of the next year to hand in']),
  relatedShare: slot.ratio(['关联持股比例', 'Holding that makes related']),
  excluded: slot.table<readonly (keyof typeof categories)[]>(['不予补贴的服务类别', 'Categories not paid for']),
  outlier: slot.ratio(['价格偏离阈值', 'Price that is looked at']),
  auditShare: slot.ratio(['抽查比例', 'Share drawn for audit']),
  auditOver: slot.money(['超过即审计', 'Audited when above']),
  payoutMode: slot.table<'institution' | 'enterprise'>(['兑付对象', 'Who is paid']),
  settlement: slot.table<'gross' | 'net'>(['财政间结算方式', 'Settlement between treasuries']),
  members: slot.table<Readonly<Record<string, string>>>([
    '净额结算成员（节点与所在地）',
    'Members of the netting, by node',
  ]),
  strictQueue: slot.basis(['按受理时间排队，不插队、不部分发放', 'First accepted, first served; nobody overtakes']),
  smeLimits: slot.table<SmeLimits>(['科技型中小企业评价标准', 'Limits for enterprises']),
  sme: slot.basis(['申领主体须在入库有效期内', 'The holder stands in the list']),
  oneInvoice: slot.basis(['一张发票只支持一次兑付', 'One invoice backs one claim']),
  noDoubleSubsidy: slot.basis(['同一费用不得重复享受财政补贴', 'No second subsidy for the same cost']),
  claimTerm: slot.term(['申领审核期限', 'Time to decide a claim']),
  redemptionTerm: slot.term(['兑付审核期限', 'Time to decide a redemption']),
  paymentTerm: slot.term(['付款期限', 'Time to pay']),
  correctionTerm: slot.term(['补正期限', 'Time to correct']),
  breakTerm: slot.term(['对账差异处理期限', 'Time to close breaks']),
  disputeTerm: slot.term(['会办期限', 'Time for a joint case']),
  coordinator: slot.text(['争议协调机构', 'Who coordinates disputes']),
  coordinationTerm: slot.term(['争议协调期限', 'Time to coordinate a dispute']),
  bankDays: slot.number(['银行到账容许天数', 'Days the bank may take']),
} as const;
