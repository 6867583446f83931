import { act, assumed, law, months, wd } from '#kernel';
import voucher from '../../../../mechanisms/innovation-voucher/mechanism.ts';

// Ratio and caps are reported second hand for the schemes of 嘉兴 and 上海; the rules agreed for the zone are not published to us. All
// other values are ours: dated, shown as assumed, replaceable.
const ours = 'assumed' as const;
const from = '2021-01-01';
const jiaxing = act('嘉兴科技创新券在沪通用通兑三方协议（媒体报道）');
const shanghai = act('上海市科技创新券（公开资料转述：企业≤30万元/年、团队≤10万元/年）');

export default law(voucher, 'yrd-zone', {
  actOf: [
    {
      from,
      value: {
        '911620000100': 'enrol',
        '911620000200': 'claim',
        '911620000300': 'order',
        '911620000400': 'budget',
        '911620000500': 'payment',
        '911620000600': 'suspension',
        '911620000700': 'succession',
        '911620000800': 'dispute',
        '911620000900': 'request',
        '911620001500': 'clearing',
      },
      cite: assumed('平台事项编码'),
      status: ours,
    },
  ],
  requestItem: [{ from, value: '911620000900', cite: assumed('平台事项编码'), status: ours }],
  indexPlace: [{ from, value: 'yrd-zone', cite: assumed('示范区规则未公布：比对服务设在执委会节点'), status: ours }],
  recognitions: [
    {
      from,
      value: [{ id: 'CXQ-JG', of: 'institution', from: '*', to: '*', effect: 'equal', since: '2021-05-01' }],
      cite: assumed('示范区规则未公布：首批615家机构互认的生效日'),
      status: ours,
    },
  ],
  ratio: [{ from, value: { n: 1, d: 2 }, cite: jiaxing.whole, status: 'reported' }],
  capFirm: [{ from, value: 30_000_000, cite: shanghai.whole, status: 'reported' }],
  capTeam: [{ from, value: 10_000_000, cite: shanghai.whole, status: 'reported' }],
  validityMin: [
    { from, value: months(3), cite: assumed('示范区规则未公布：至当年12月31日，不少于3个月'), status: ours },
  ],
  redeemUntil: [{ from, value: '01-15', cite: assumed('示范区规则未公布：次年1月15日前申请兑付'), status: ours }],
  relatedShare: [
    { from, value: { n: 1, d: 4 }, cite: assumed('示范区规则未公布：直接加间接持股达25%'), status: ours },
  ],
  excluded: [
    {
      from,
      value: ['statutory', 'routine', 'agency'],
      cite: assumed('示范区规则未公布：通常做法'),
      status: ours,
    },
  ],
  outlier: [
    { from, value: { n: 3, d: 2 }, cite: assumed('示范区规则未公布：超过公开标价150%须人工核查'), status: ours },
  ],
  auditShare: [{ from, value: { n: 1, d: 10 }, cite: assumed('示范区规则未公布：抽查10%'), status: ours }],
  auditOver: [{ from, value: 10_000_000, cite: assumed('示范区规则未公布：超过10万元必审'), status: ours }],
  payoutMode: [{ from, value: 'institution', cite: assumed('示范区规则未公布：抵扣，由机构兑付'), status: ours }],
  settlement: [{ from, value: 'gross', cite: act('收支两条线管理规定（一般知识）').whole, status: ours }],
  members: [
    {
      from,
      value: { shanghai: '310000', jiangsu: '320000', zhejiang: '330000' },
      cite: assumed('示范区规则未公布：专户按两省一市设子账户，仅在约定净额结算时使用'),
      status: ours,
    },
  ],
  strictQueue: [{ from, value: true, cite: assumed('示范区规则未公布：先受理先发放'), status: ours }],
  oneInvoice: [{ from, value: true, cite: assumed('示范区规则未公布：一票一兑'), status: ours }],
  noDoubleSubsidy: [{ from, value: true, cite: assumed('示范区规则未公布：不重复补贴'), status: ours }],
  claimTerm: [{ from, value: wd(5), cite: assumed('示范区规则未公布：申领审核'), status: ours }],
  redemptionTerm: [{ from, value: wd(10), cite: assumed('示范区规则未公布：兑付审核'), status: ours }],
  paymentTerm: [{ from, value: wd(15), cite: assumed('示范区规则未公布：付款'), status: ours }],
  correctionTerm: [{ from, value: wd(5), cite: assumed('示范区规则未公布：补正'), status: ours }],
  breakTerm: [{ from, value: wd(5), cite: assumed('示范区规则未公布：对账差异'), status: ours }],
  disputeTerm: [{ from, value: wd(5), cite: assumed('示范区规则未公布：对口部门会办'), status: ours }],
  coordinator: [{ from, value: 'committee', cite: assumed('示范区规则未公布：执委会协调争议'), status: ours }],
  coordinationTerm: [{ from, value: wd(10), cite: assumed('示范区规则未公布：执委会协调'), status: ours }],
  bankDays: [{ from, value: 5, cite: assumed('示范区规则未公布：银行到账'), status: ours }],
});
