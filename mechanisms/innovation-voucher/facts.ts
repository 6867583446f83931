import { breakNames, fact } from '#kernel';

const crosses = { shared: true } as const;
const optional = { optional: true } as const;

export const acts = {
  enrol: ['科技型中小企业、创新团队入库', 'Entry of enterprises and teams'],
  succession: ['企业合并、分立登记', 'Merger or split of a holder'],
  claim: ['科技创新券申领', 'Claim of a voucher'],
  order: ['创新券服务订单', 'Order against a voucher'],
  budget: ['创新券年度预算', 'Yearly appropriation'],
  payment: ['创新券兑付批次', 'Batch of payments'],
  suspension: ['暂停兑付', 'Suspension of payments'],
  clearing: ['净额结算专户', 'Account for netting'],
  dispute: ['通用通兑争议会办', 'Dispute between two places'],
  request: ['创新券协同办理', 'Request between authorities'],
} as const;

/** What one authority asks of another: each a case of its own at the other side, answered by that side's own registers. */
export const requests = {
  order: ['向服务机构所在地核验并下单', 'Verify at the source and pass the order on'],
  tags: ['票据防重比对', 'Compare tags of invoices'],
  joint: ['重复票据会办', 'Joint case on a duplicate'],
  counted: ['查询原注册地已用额度', 'Ask the former home what was used'],
  payout: ['请来源地代为兑付', 'The source pays for the home'],
  net: ['所欠转入轧差', 'What is owed is taken into netting'],
  notice: ['办理结果告知服务机构', 'Tell the institution what became of it'],
} as const;

export const holderKinds = {
  firm: ['企业', 'Enterprise'],
  team: ['创新创业团队', 'Team'],
} as const;

export const categories = {
  testing: ['检验检测', 'Testing'],
  instrument: ['仪器共享', 'Use of instruments'],
  research: ['研究开发', 'Research and development'],
  design: ['工业设计', 'Industrial design'],
  pilot: ['中试熟化', 'Pilot production'],
  information: ['科技文献与数据', 'Literature and data'],
  statutory: ['法定强制检验', 'Compulsory inspection'],
  routine: ['日常批次检验', 'Routine batch tests'],
  agency: ['代理、审计、金融服务', 'Agency, audit, finance'],
} as const;

/** Which of the four amounts was the smallest: what a person is told first. */
export const bounds = {
  ratio: ['补贴比例', 'The share that is paid'],
  cap: ['年度上限', 'The yearly cap'],
  voucher: ['券面余额', 'What is left of the voucher'],
  pool: ['预算余额', 'What is left of the appropriation'],
} as const;

export const findings = {
  distinct: ['不是同一票据，均可兑付', 'Not the same: both stand'],
  first: ['先申报的有效', 'The earlier claim stands'],
  second: ['后申报的有效', 'The later claim stands'],
  none: ['均不予兑付', 'Neither stands'],
} as const;

/** 追回事由: an invoice handed in twice may be nobody's fraud; only fraud is a matter of integrity. */
export const grounds = {
  duplicate: ['一票两用', 'One invoice, two claims'],
  fraud: ['骗取', 'Fraud'],
} as const;

/** What home and source may see differently; a duplicate invoice has a joint case of its own. */
export const disputes = {
  admission: ['机构或资源的入库与互认', 'Admission or recognition of an institution'],
  suspension: ['机构的暂停与恢复', 'Suspension of an institution'],
  payment: ['暂停兑付、不予兑付或追回', 'Payments suspended, refused or claimed back'],
  service: ['服务的质量、价格与交付', 'Quality, price or delivery of a service'],
  account: ['两地往来款项', 'What one owes the other'],
} as const;

export const successionKinds = {
  merger: ['合并', 'Merger'],
  split: ['分立', 'Split'],
} as const;

const flow = fact.record(['款项', 'Flow'], {
  from: fact.node(['债务方', 'From']),
  to: fact.node(['债权方', 'To']),
  amount: fact.money(['金额', 'Amount']),
});

export const facts = {
  act: fact.choice(['办理类型', 'Kind'], acts, { ...crosses, searchable: true }),
  enterprise: fact.party(['企业或团队', 'Enterprise or team'], crosses),
  holderKind: fact.choice(['主体类型', 'Kind of holder'], holderKinds, crosses),
  year: fact.text(['年度', 'Year'], { ...crosses, pattern: '20\\d\\d', patternSays: ['应为四位年份', 'a year'] }),

  // Entry in the list of enterprises
  profile: fact.record(['评价指标', 'Indicators'], {
    staff: fact.number(['职工总数', 'Staff'], { min: 0, max: 10_000_000 }),
    sales: fact.money(['年销售收入', 'Yearly sales'], { min: 0 }),
    assets: fact.money(['资产总额', 'Total assets'], { min: 0 }),
    score: fact.number(['综合评价得分', 'Score'], { min: 0, max: 100 }),
    staffScore: fact.number(['科技人员指标得分', 'Score for scientific staff'], { min: 0, max: 100 }),
    prohibited: fact.yesNo(['属禁止、限制、淘汰类', 'In a prohibited, restricted or eliminated category']),
    incident: fact.yesNo([
      '上年及当年有重大事故、严重环境违法或科研失信',
      'Major accident, serious environmental breach or research misconduct',
    ]),
    listed: fact.yesNo(['列入经营异常或严重违法失信名单', 'On a list of abnormal operation or serious dishonesty']),
  }),
  controllers: fact.list(
    ['法定代表人、董事、监事、高管', 'Legal representative, directors, supervisors, executives'],
    fact.text(['证件号码', 'Identity number'], { max: 30 }),
    { personal: true, max: 50 },
  ),
  validUntil: fact.day(['有效期至', 'Valid until'], crosses),

  // Mergers and splits
  succession: fact.choice(['承继方式', 'Merger or split'], successionKinds),
  successors: fact.list(['承继企业', 'Successors'], fact.party(['企业', 'Enterprise']), { min: 1, max: 20 }),
  predecessor: fact.party(['被承继企业（用其创新券的填写）', 'Predecessor, if its voucher is used'], crosses),

  // Claim
  amount: fact.money(['申领金额', 'Amount claimed'], { ...crosses, min: 100 }),
  purpose: fact.text(['用途', 'Purpose'], { ...crosses, max: 300 }),
  movedFrom: fact.place(['年内迁出地', 'Moved here this year from'], crosses),
  countedElsewhere: fact.money(['原注册地本年已计额度', 'Counted this year at the former home'], crosses),
  voucher: fact.text(['创新券编号', 'Voucher'], {
    ...crosses,
    max: 80,
    searchable: true,
    ownCase: 'issued',
    help: ['即已发券的申领的办件编号', 'The case number of the claim that was issued'],
  }),
  acceptedOn: fact.day(['受理日', 'Accepted on'], crosses),
  acceptedAt: fact.text(['受理时间', 'Accepted at'], { max: 40 }),
  queuePlace: fact.number(['排队序号', 'Place in the queue']),
  issuedOn: fact.day(['发放日', 'Issued on'], crosses),
  firstOfYear: fact.yesNo(['本年首次申领', 'First claim of the year']),
  firstUse: fact.yesNo(['本年首次用券', 'First use of the year']),
  againOfYear: fact.yesNo(['本年首次再次用券', 'Used a second time this year, for the first time']),
  firstCrossing: fact.yesNo(['首次跨省用券', 'First use in another province']),
  firstPaid: fact.yesNo(['本年首次兑付', 'First payment of the year']),
  given: fact.money(['退回预算金额', 'Given back to the pool']),

  // Order
  resource: fact.entry('innovation-resources', ['服务资源', 'Resource'], { ...crosses, max: 40, searchable: true }),
  quantity: fact.number(['数量', 'Quantity'], { ...crosses, min: 1, max: 1_000_000 }),
  unitPrice: fact.money(['合同单价', 'Unit price'], { ...crosses, min: 1 }),
  contract: fact.record(
    ['合同', 'Contract'],
    {
      number: fact.text(['合同编号', 'Number'], { max: 80 }),
      signedOn: fact.day(['签订日', 'Signed on']),
      value: fact.money(['合同金额', 'Value'], { min: 1 }),
      eligible: fact.money(['可补贴金额', 'Eligible amount'], { min: 1 }),
    },
    crosses,
  ),
  otherSubsidy: fact.yesNo(['同一合同已享受其他财政补贴', 'The same cost draws another fiscal subsidy'], crosses),
  related: fact.yesNo(['与服务机构存在关联关系', 'Related to the institution'], crosses),
  consent: fact.yesNo(
    ['同意向服务机构出示券面可用额度', 'Agrees that the institution sees the voucher and what is left of it'],
    crosses,
  ),
  // For machines that compare: a person reads nothing in them.
  owners: fact.list(['关联比对标签', 'Tags of controllers'], fact.text(['标签', 'Tag'], { max: 200 }), {
    ...crosses,
    internal: true,
    max: 200,
  }),
  subsidy: fact.money(['补贴金额', 'Subsidy'], crosses),
  own: fact.money(['企业自付', 'Own payment'], crosses),
  bound: fact.choice(['决定金额的限制', 'What bound the amount'], bounds, crosses),
  calculation: fact.amount(['金额计算', 'How the amount came about'], crosses),

  // What the source of the institution answers
  institution: fact.party(['服务机构', 'Institution'], crosses),
  service: fact.text(['服务内容', 'Service'], { ...crosses, max: 200 }),
  category: fact.choice(['服务类别', 'Category'], categories, crosses),
  sourcePlace: fact.place(['机构入库地', 'Where the institution is registered'], crosses),
  sourceNode: fact.node(['机构入库地所在节点', 'Node of that place']),
  answer: fact.record(
    ['来源地答复', 'Answer of the source'],
    {
      ok: fact.yesNo(['核验通过', 'Confirmed']),
      why: fact.text(['说明', 'Why not'], { max: 300, ...optional }),
      rule: fact.text(['互认规则', 'Recognition rule'], { max: 80, ...optional }),
      listPrice: fact.money(['公开标价', 'Published price'], optional),
      share: fact.number(['关联持股（万分比）', 'Holding in ten-thousandths'], optional),
      amount: fact.money(['金额', 'Amount'], optional),
      asOf: fact.text(['数据时点', 'As of'], { max: 40 }),
    },
    crosses,
  ),

  // Delivery, and what is handed in for payment
  report: fact.record(
    ['成果报告', 'Report'],
    {
      number: fact.text(['报告编号', 'Number'], { max: 80 }),
      type: fact.text(['报告类型', 'Type'], { max: 80 }),
      on: fact.day(['出具日', 'Issued on']),
      sha256: fact.text(['内容摘要（SHA-256）', 'Hash of the content'], {
        pattern: '[0-9a-f]{64}',
        patternSays: ['应为64位十六进制摘要', 'must be 64 hexadecimal digits'],
      }),
    },
    crosses,
  ),
  deliveredThere: fact.day(['机构确认交付日', 'Delivery confirmed by the institution'], crosses),
  deliveredHere: fact.day(['企业确认收到日', 'Delivery confirmed by the enterprise'], crosses),
  invoices: fact.list(
    ['发票', 'Invoices'],
    fact.record(['发票', 'Invoice'], {
      code: fact.text(['发票代码', 'Code'], { pattern: '\\d{10,12}', patternSays: ['应为10至12位数字', 'digits'] }),
      number: fact.text(['发票号码', 'Number'], { pattern: '\\d{8,20}', patternSays: ['应为8至20位数字', 'digits'] }),
      amount: fact.money(['金额', 'Amount'], { min: 1 }),
      on: fact.day(['开票日', 'Issued on']),
    }),
    { ...crosses, min: 1, max: 40 },
  ),
  transfer: fact.record(
    ['付款凭证', 'Proof of payment'],
    {
      reference: fact.text(['银行流水号', 'Bank reference'], { max: 80 }),
      amount: fact.money(['金额', 'Amount'], { min: 0 }),
      on: fact.day(['付款日', 'Paid on']),
    },
    crosses,
  ),
  account: fact.text(['收款账号', 'Account'], {
    ...crosses,
    personal: true,
    pattern: '[0-9A-Za-z]{6,34}',
    patternSays: ['应为6至34位账号', 'an account number'],
  }),
  redeemedOn: fact.day(['兑付申请日', 'Handed in on'], crosses),

  // Review
  outlier: fact.yesNo(['单价偏离公开标价', 'Price out of line with the published one']),
  sampled: fact.yesNo(['抽中审计', 'Drawn for audit']),
  priceFinding: fact.longText(['价格核查意见', 'Finding on the price'], { max: 1000 }),
  auditFinding: fact.longText(['审计意见', 'Finding of the audit'], { max: 1000 }),
  approved: fact.money(['核定金额', 'Amount approved']),
  approvedOn: fact.day(['核定日', 'Approved on']),
  paidOn: fact.day(['到账日', 'Paid on'], crosses),
  serial: fact.text(['银行流水号', "The bank's serial number"], { max: 80 }),
  ground: fact.choice(['追回事由', 'Ground for claiming back'], grounds, crosses),
  frozenFrom: fact.text(['冻结前状态', 'State before it was frozen'], { max: 40 }),
  reasons: fact.longText(['理由', 'Reasons'], crosses),
  remedies: fact.record(
    ['救济途径', 'Remedies'],
    { reviewBody: fact.text(['复议机关', 'Review body']), court: fact.text(['管辖法院', 'Court']) },
    crosses,
  ),

  // Requests between authorities
  request: fact.choice(['协同请求', 'Request'], requests, crosses),
  reference: fact.text(['对应办件', 'For case'], { ...crosses, max: 120 }),
  other: fact.text(['另一办件', 'The other case'], { ...crosses, max: 120 }),
  home: fact.authority(['兑付地', 'Home authority'], crosses),
  tags: fact.list(['票据标签', 'Tags'], fact.text(['标签', 'Tag'], { max: 200 }), {
    ...crosses,
    internal: true,
    max: 200,
  }),
  finding: fact.choice(['会办结论', 'Finding'], findings, crosses),
  dispute: fact.choice(['争议事由', 'What is disputed'], disputes, { ...crosses, searchable: true }),
  settlement: fact.longText(['处理意见', 'Settlement'], { ...crosses, max: 4000 }),
  escalatedOn: fact.day(['提请执委会协调日', 'Brought before the committee on'], crosses),
  advised: fact.choice(['执委会建议的结论', 'Finding the committee advises'], findings, crosses),
  advice: fact.longText(['执委会协调意见', 'Advice of the committee'], { ...crosses, max: 2000 }),

  // Netting over a pre-funded account, where the law says net
  creditor: fact.node(['债权方节点', 'Node it is owed to'], crosses),
  round: fact.number(['轧差轮次', 'Round'], crosses),
  member: fact.place(['成员', 'Member']),
  deposit: fact.money(['入金或退回金额', 'Paid in or back'], { min: 1 }),
  gross: fact.money(['全额合计', 'Gross']),
  net: fact.money(['净额合计', 'Net']),
  flows: fact.list(['成员间所欠', 'What members owe each other'], flow, { max: 20 }),
  netCalculation: fact.amount(['净额如何算得', 'How the net came about']),
  netPayments: fact.list(['轧差后划转', 'Payments after netting'], flow, { max: 20 }),

  // Appropriation and payment
  appropriation: fact.money(['预算金额', 'Appropriation'], { min: 1 }),
  change: fact.money(['调整金额（可为负）', 'Change (may be negative)']),
  month: fact.text(['批次月份', 'Month'], {
    pattern: '20\\d\\d-\\d\\d',
    patternSays: ['如 2021-09', 'such as 2021-09'],
  }),
  instructions: fact.list(
    ['付款指令', 'Payment instructions'],
    fact.record(['指令', 'Instruction'], {
      reference: fact.text(['指令编号', 'Reference'], { max: 120 }),
      name: fact.text(['收款人', 'Payee'], { max: 120 }),
      payee: fact.text(['收款账号', 'Account'], { max: 40 }),
      amount: fact.money(['金额', 'Amount']),
      year: fact.text(['预算年度', 'Year']),
    }),
    { max: 500 },
  ),
  instructionFile: fact.longText(['付款指令文件（CSV）', 'Payment file (CSV)'], { max: 200_000, csv: {} }),
  bankFile: fact.longText(['银行回单文件（CSV）', 'File of the bank (CSV)'], {
    max: 200_000,
    csv: { template: 'ledger/bank-template' },
  }),
  signedOn: fact.day(['签发日', 'Signed on']),
  breaksSince: fact.day(['首次对账日', 'First compared on']),
  paidRefs: fact.list(['已到账指令', 'Paid'], fact.text(['指令编号', 'Reference'], { max: 120 }), { max: 500 }),
  breaks: fact.list(
    ['对账差异', 'Breaks'],
    fact.record(['差异', 'Break'], {
      kind: fact.choice(['类型', 'Kind'], breakNames),
      reference: fact.text(['指令编号', 'Reference'], { max: 120 }),
      says: fact.text(['说明', 'Why'], { max: 300, ...optional }),
    }),
    { max: 500 },
  ),
} as const;
