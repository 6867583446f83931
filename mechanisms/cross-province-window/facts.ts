import { cosigning, fact, type MatterType, slot } from '#kernel';
import { assistanceFacts } from './assistance.ts';

/** Crosses the border with the case (13.4: form, materials, identity, consent outward; status and result inward). */
const crosses = { shared: true } as const;
const personal = { shared: true, personal: true } as const;
const optional = { optional: true } as const;

const grades = {
  '5': ['非常满意', 'Very satisfied'],
  '4': ['满意', 'Satisfied'],
  '3': ['基本满意', 'Fairly satisfied'],
  '2': ['不满意', 'Dissatisfied'],
  '1': ['非常不满意', 'Very dissatisfied'],
} as const;

/** What a bad rating may be about: the list of the template (评价指标) whose version each rating keeps. */
const complaints = {
  waiting: ['等候或者办理时间长', 'Waiting or handling took long'],
  manner: ['服务态度', 'Manner of service'],
  toldTwice: ['材料没有一次告知', 'Not told at once what to bring'],
  guide: ['办事指南不准确', 'The guide was wrong'],
  extra: ['要求指南以外的材料', 'Asked for more than the guide'],
  system: ['网上系统不好用', 'The online system'],
  result: ['对结果的理由不清楚', 'The reasons of the result are unclear'],
  other: ['其他', 'Something else'],
} as const;

const material = fact.record(['材料', 'Material'], {
  concept: fact.text(['材料类别', 'Kind of material'], { max: 80 }),
  name: fact.text(['名称', 'Name']),
  file: fact.file(['电子件', 'File'], optional),
  form: fact.choice(['形式', 'Form'], {
    original: ['原件', 'Original'],
    copy: ['复印件', 'Copy'],
    electronic: ['电子件', 'Electronic'],
  }),
  originalSeen: fact.yesNo(['已核验原件', 'Original seen'], optional),
  source: fact.choice(['来源', 'Source'], {
    applicant: ['申请人提交', 'Applicant'],
    shared: ['数据共享', 'Shared data'],
  }),
  verdict: fact.choice(
    ['形式审查', 'Form check'],
    { ok: ['合格', 'In order'], bad: ['不合格', 'Not in order'] },
    optional,
  ),
  reason: fact.text(['不合格原因', 'What is wrong'], optional),
});

const materials = fact.list(['申请材料', 'Materials'], material, { ...personal, max: 100 });

const missing = fact.list(
  ['需要补正的内容', 'What must be corrected'],
  fact.record(['补正项', 'Item'], {
    concept: fact.text(['材料类别', 'Kind of material'], { max: 80 }),
    what: fact.text(['需要补正什么', 'What to correct'], { max: 500 }),
    /** Who caused it, for the statistics: a substantive defect is never the window's error. */
    cause: fact.choice(['原因', 'Cause'], {
      window: ['窗口形式审查', 'Form check at the window'],
      guide: ['办事指南', 'Guide'],
      applicant: ['申请人', 'Applicant'],
      decider: ['审批部门', 'Deciding body'],
    }),
  }),
  { ...crosses, min: 1, max: 30 },
);

const originalMove = fact.record(['原件流转', 'Movement of originals'], {
  concept: fact.text(['材料类别', 'Kind of material'], { max: 80 }),
  holder: fact.text(['交出前保管人', 'Holder before'], optional),
  from: fact.text(['寄出方', 'From']),
  to: fact.text(['收件方', 'To']),
  waybill: fact.text(['运单号', 'Waybill'], { max: 40 }),
  sentOn: fact.day(['寄出日', 'Sent on'], optional),
  endedOn: fact.day(['签收或报失日', 'Ended on'], optional),
  outcome: fact.choice(['结果', 'Outcome'], { received: ['已签收', 'Received'], lost: ['遗失', 'Lost'] }, optional),
});

const consultation = fact.record(['会签', 'Consultation'], {
  authority: fact.authority(['会签单位', 'Authority asked']),
  question: fact.longText(['征求意见事项', 'What it was asked']),
  askedOn: fact.day(['发出日', 'Asked on']),
  opinion: fact.choice(
    ['意见', 'Opinion'],
    { agreed: ['同意', 'Agreed'], objected: ['不同意', 'Objected'] },
    optional,
  ),
  says: fact.longText(['理由', 'Reasons'], optional),
  answeredOn: fact.day(['回复日', 'Answered on'], optional),
});

const callBack = (title: readonly [string, string]) =>
  fact.record(
    title,
    {
      by: fact.text(['回访人', 'Called by'], { max: 60 }),
      satisfied: fact.yesNo(['对整改满意', 'Content with the remedy']),
      says: fact.longText(['回访情况', 'What was said']),
    },
    crosses,
  );

export const facts = {
  // Application
  applicant: fact.party(['申请人', 'Applicant'], { ...personal, searchable: true }),
  form: fact.list(
    ['申请表', 'Application form'],
    fact.record(['填写项', 'Field'], { name: fact.text(['项目', 'Field']), value: fact.longText(['内容', 'Value']) }),
    personal,
  ),
  materials,
  failedQueries: fact.list(
    ['共享查询失败记录', 'Failed queries'],
    fact.record(['查询失败', 'Failed query'], {
      concept: fact.text(['材料类别', 'Kind of material'], { max: 80 }),
      source: fact.text(['数据来源', 'Source']),
      on: fact.day(['日期', 'Day']),
      why: fact.text(['原因', 'Why'], { max: 500 }),
    }),
    crosses,
  ),
  onlineAgreed: fact.yesNo(['同意全程网办', 'Agrees to handle it wholly online'], crosses),
  delivery: fact.choice(
    ['结果领取方式', 'How the result is delivered'],
    { electronic: ['电子送达', 'Electronically'], post: ['邮寄', 'By post'], window: ['窗口领取', 'At the window'] },
    crosses,
  ),
  consent: fact.record(
    ['“一网通办”服务同意书', 'Consent to the service'],
    {
      agreed: fact.yesNo(['同意向业务属地部门提供本办件信息', 'Agrees that the deciding body receives this case']),
      version: fact.text(['文本版本', 'Text version'], { max: 40 }),
      signedOn: fact.day(['签署日', 'Signed on']),
      file: fact.file(['签署件', 'Signed copy'], optional),
    },
    personal,
  ),
  renewal: fact.record(
    ['延续的证照', 'Licence to be renewed'],
    { credential: fact.text(['证照编号', 'Licence number']), expires: fact.day(['有效期至', 'Valid until']) },
    crosses,
  ),
  promiseKind: fact.choice(
    ['承诺方式', 'Kind of promise'],
    {
      tolerance: ['容缺受理', 'Accepted with materials to follow'],
      commitment: ['告知承诺', 'Decided on a written commitment'],
    },
    crosses,
  ),
  promises: fact.list(
    ['容缺补交承诺', 'Materials promised'],
    fact.record(['承诺补交', 'Promise'], {
      concept: fact.text(['材料类别', 'Kind of material'], { max: 80 }),
      promisedBy: fact.day(['承诺补交日', 'By']),
    }),
    crosses,
  ),
  commitment: fact.longText(['承诺内容', 'What is committed to'], crosses),

  // Reception
  identityCheck: fact.record(
    ['身份核验', 'Identity check'],
    {
      method: fact.choice(['方式', 'Method'], {
        card: ['证件核验', 'Card'],
        face: ['人脸比对', 'Face comparison'],
        account: ['实名账号', 'Verified account'],
      }),
      matched: fact.yesNo(['人证一致', 'Person and document agree']),
    },
    personal,
  ),
  // A name of an official: it stays at the node that answers for them.
  identityCheckedBy: fact.text(['核验人', 'Checked by']),
  identityCheckedAt: fact.text(['核验时间', 'Checked at'], crosses),
  mode: fact.choice(
    ['办理模式', 'Mode'],
    {
      online: ['全程网办', 'Wholly online'],
      delegated: ['授权受理', 'Delegated acceptance'],
      proxy: ['异地代收代办', 'Proxy collection'],
      joint: ['多地联办', 'Joint handling'],
      kiosk: ['自助终端', 'Kiosk'],
    },
    { ...crosses, searchable: true },
  ),
  modeReason: fact.record(
    ['模式选择理由', 'Why this mode'],
    { zh: fact.text(['中文', 'Chinese']), en: fact.text(['英文', 'English']) },
    crosses,
  ),
  receivedOn: fact.day(['收件日', 'Received on'], crosses),
  formCheckedBy: fact.text(['形式审查人', 'Form checked by']),
  arrivedOn: fact.day(['材料包到达日', 'Package arrived on'], crosses),
  countsFrom: fact.day(['受理答复期限起算日', 'Day the reply term counts from'], crosses),

  // Acceptance
  acceptedOn: fact.day(['受理日', 'Accepted as of'], crosses),
  acceptedHow: fact.choice(
    ['受理方式', 'How accepted'],
    {
      decider: ['审批部门受理', 'By the deciding body'],
      delegated: ['授权受理', 'By delegation'],
      deemed: ['逾期视为受理', 'Deemed accepted'],
    },
    crosses,
  ),
  missing,
  supplied: fact.list(['补正材料', 'Materials supplied'], material, { ...personal, max: 30 }),
  notAcceptedWhy: fact.choice(
    ['不予受理情形', 'Ground of not accepting'],
    {
      notRequired: ['依法不需要办理', 'Not needed by law'],
      conditions: ['不符合受理条件', 'Conditions not met'],
      barred: ['在限制申请期内', 'Barred from applying'],
      falseMaterial: ['提供虚假材料', 'False material'],
    },
    crosses,
  ),
  rightAuthority: fact.text(['应当向其申请的机关', 'Body to apply to'], crosses),

  // Review and decision
  inspection: fact.record(['现场核查', 'Inspection on site'], {
    on: fact.day(['日期', 'Day']),
    where: fact.text(['地点', 'Place']),
    officers: fact.list(['核查人员', 'Officers'], fact.text(['姓名', 'Name'], { max: 60 }), { max: 10 }),
    assistedBy: fact.authority(['协查机关', 'Assisting body'], optional),
    findings: fact.longText(['核查情况', 'Findings']),
  }),
  opinion: fact.longText(['审查意见', 'Opinion of the reviewer']),
  specialProcedure: fact.text(['特别程序', 'Special procedure'], crosses),
  specialTerm: fact.term(['特别程序所需时间', 'Time it takes'], crosses),
  applicantTold: fact.yesNo(['书面告知申请人', 'Applicant told in writing'], crosses),
  extensionReason: fact.longText(['延期理由', 'Reason for extending'], crosses),
  governmentApproval: fact.text(['本级人民政府批准文号', 'Number of the government’s approval'], {
    ...crosses,
    max: 60,
  }),
  partsOpened: fact.list(['已启动的联办事项', 'Parts begun'], fact.text(['联办事项', 'Part']), crosses),
  partsEnded: fact.list(['已办结的联办事项', 'Parts ended'], fact.text(['联办事项', 'Part']), crosses),
  partsGranted: fact.list(['已准予的联办事项', 'Parts granted'], fact.text(['联办事项', 'Part']), crosses),
  partsOutcome: fact.choice(
    ['联办结果', 'Outcome of the parts'],
    { all: ['全部准予', 'All granted'], partial: ['部分准予', 'Partly granted'], none: ['均未准予', 'None granted'] },
    crosses,
  ),
  decision: fact.choice(
    ['决定', 'Decision'],
    {
      grant: ['准予', 'Granted'],
      partial: ['部分准予', 'Partly granted'],
      refuse: ['不予', 'Refused'],
      terminate: ['终止办理', 'Terminated'],
    },
    { ...crosses, searchable: true },
  ),
  decisionKind: fact.choice(
    ['决定产生方式', 'How it came about'],
    { made: ['审批决定', 'Decided'], deemed: ['逾期视为准予延续', 'Deemed renewed'] },
    crosses,
  ),
  reasons: fact.longText(['理由', 'Reasons'], crosses),
  falseMaterial: fact.yesNo(['隐瞒情况或提供虚假材料', 'Facts hidden or false material given'], crosses),
  overrunReason: fact.longText(['超出承诺时限的公开说明', 'Why the promise was overrun, told in public'], crosses),
  remedies: fact.record(
    ['救济途径', 'Remedies'],
    {
      zh: fact.longText(['中文', 'Chinese']),
      en: fact.longText(['英文', 'English']),
      reviewBody: fact.text(['复议机关', 'Review body']),
      court: fact.text(['管辖法院', 'Court']),
    },
    crosses,
  ),
  decidedOn: fact.day(['决定日', 'Decided on'], crosses),

  // Result, delivery, money, paper
  resultNumber: fact.text(['结果编号', 'Number of the result'], { ...crosses, searchable: true }),
  resultValidUntil: fact.day(['有效期至', 'Valid until'], crosses),
  blankNumber: fact.text(['空白证照编号', 'Blank number'], { ...crosses, max: 40 }),
  waybill: fact.text(['运单号', 'Waybill'], { ...crosses, max: 40 }),
  deliveredOn: fact.day(['送达日', 'Delivered on'], crosses),
  deliveredBy: fact.choice(
    ['送达方式', 'Delivered'],
    {
      electronic: ['电子送达', 'Electronically'],
      post: ['邮寄签收', 'By post'],
      window: ['窗口领取', 'At the window'],
    },
    crosses,
  ),
  feeDue: fact.money(['应缴费用', 'Fee due'], crosses),
  feePaid: fact.money(['已缴费用', 'Fee paid'], crosses),
  feeReceipt: fact.text(['缴款书号', 'Payment number'], { ...crosses, max: 60 }),
  feeCollectedOn: fact.day(['窗口代收日', 'Collected by the window on'], crosses),
  feeRefundable: fact.money(['可退费用', 'Fee to be refunded'], crosses),
  feeRefunded: fact.money(['已退费用', 'Fee refunded'], crosses),
  originals: fact.list(['纸质原件流转', 'Custody of originals'], originalMove, crosses),
  moves: fact.list(['本次寄送', 'This sending'], originalMove, { ...crosses, min: 1 }),
  arrival: fact.choice(
    ['到件情况', 'Arrival'],
    { received: ['已签收', 'Received'], lost: ['遗失', 'Lost'] },
    crosses,
  ),
  consultations: fact.list(['会签情况', 'Consultations'], consultation, crosses),
  consulted: fact.authority(['会签单位', 'Authority to ask'], crosses),
  question: fact.longText(['征求意见事项', 'What it is asked'], crosses),
  stance: fact.choice(
    ['会签意见', 'Opinion'],
    { agreed: ['同意', 'Agreed'], objected: ['不同意', 'Objected'] },
    crosses,
  ),
  stanceSays: fact.longText(['会签理由', 'Reasons of the opinion'], crosses),

  ...cosigning.facts,
  ...assistanceFacts,

  // Afterwards
  receptionGrade: fact.choice(['对收件窗口的评价', 'Rating of the window'], grades, crosses),
  ratingTemplate: fact.text(['评价指标版本', 'Version of the rating template'], { ...crosses, max: 60 }),
  receptionReasons: fact.choices(['不满意的原因', 'What was not good'], complaints, crosses),
  receptionSays: fact.longText(['对窗口的意见', 'Comment on the window'], crosses),
  receptionAnswer: fact.longText(['窗口整改情况', 'What the window did about it'], crosses),
  receptionCallBack: callBack(['窗口差评回访', 'Call back about the window']),
  handlingGrade: fact.choice(['对审批部门的评价', 'Rating of the deciding body'], grades, crosses),
  handlingReasons: fact.choices(['不满意的原因', 'What was not good'], complaints, crosses),
  handlingSays: fact.longText(['对审批部门的意见', 'Comment on the deciding body'], crosses),
  handlingAnswer: fact.longText(['审批部门整改情况', 'What the deciding body did about it'], crosses),
  handlingCallBack: callBack(['审批差评回访', 'Call back about the deciding body']),
  commitmentCheck: fact.choice(
    ['承诺核查结果', 'Check of the commitment'],
    { kept: ['履行承诺', 'Kept'], broken: ['未履行承诺', 'Broken'], fixed: ['整改到位', 'Put right'] },
    crosses,
  ),
} as const;

export const law = {
  replyTerm: slot.term(['受理答复期限', 'Time to reply to an application']),
  decisionTerm: slot.term(['法定办理期限', 'Time to decide']),
  extensionTerm: slot.term(['延长期限', 'Extension']),
  jointDecisionTerm: slot.term(['联合办理期限', 'Time to decide jointly']),
  jointExtensionTerm: slot.term(['联合办理延长期限', 'Extension of joint handling']),
  deliveryTerm: slot.term(['送达期限', 'Time to deliver']),
  transferTerm: slot.term(['移交期限', 'Time to hand over']),
  acknowledgementTerm: slot.term(['签收期限', 'Time to acknowledge a package']),
  correctionTerm: slot.term(['补正期限', 'Time to correct']),
  toleranceTerm: slot.term(['容缺补交最长期限', 'Longest promise of a material']),
  commitmentCheckTerm: slot.term(['承诺核查期限', 'Time to check a commitment']),
  fixTerm: slot.term(['责令整改期限', 'Time to put right']),
  callBackTerm: slot.term(['差评整改回访期限', 'Time to answer a bad rating']),
  assistanceTerm: slot.term(['协查期限', 'Time to check for another authority']),
  renewalLead: slot.term(['延续申请提前期', 'How long before expiry to apply']),
  falseMaterialBar: slot.term(['虚假材料限制申请期', 'Bar after false material']),
  fraudBar: slot.term(['骗取许可限制申请期', 'Bar after fraud']),
  reviewTerm: slot.term(['申请行政复议期限', 'Time to ask for review']),
  suitTerm: slot.term(['提起行政诉讼期限', 'Time to sue']),
  receiptMoment: slot.text(['代收模式的起算时点', 'Which receipt starts the clock']),
  yellowAt: slot.ratio(['黄灯比例', 'Share of the promise that turns the light yellow']),
  smallestCell: slot.number(['少于此数不公布', 'Smallest cell of a published table']),
  soleDecision: slot.table<readonly MatterType[]>([
    '可由承办人直接准予的事项类型',
    'Types an officer may grant alone',
  ]),
  serviceConsent: slot.basis(['向业务属地提供信息须经同意', 'Consent before data cross']),
  freeSubmission: slot.basis(['共享可得的材料不得要求提交', 'What can be shared may not be asked for']),
  nothingBeyondGuide: slot.basis(['不得要求指南以外的材料', 'Nothing outside the guide may be asked']),
  oneTimeCorrection: slot.basis(['一次告知补正', 'Corrections are told once']),
  deemedAcceptance: slot.basis(['逾期不告知视为受理', 'Silence is acceptance']),
  reasonsAndRemedies: slot.basis(['不予决定说明理由并告知救济', 'Reasons and remedies']),
  twoOfficers: slot.basis(['实地核查两人以上', 'Two officers on site']),
  extensionOnce: slot.basis(['延期经负责人批准并告知理由', 'Extension by the head, with reasons']),
  assistanceBasis: slot.basis(['协查并由审批部门自行审查', 'Assistance, reviewed by the decider']),
  specialProcedures: slot.basis(['特别程序不计入期限', 'Special procedures are outside the term']),
  promiseKept: slot.basis(['承诺时限不超法定、超时公开说明', 'The promise and its overrun']),
  tolerance: slot.basis(['容缺受理', 'Materials to follow']),
  commitments: slot.basis(['告知承诺的范围', 'Where a commitment is allowed']),
  renewalRule: slot.basis(['有效期延续', 'Renewal']),
  falseMaterials: slot.basis(['虚假材料的后果', 'Consequence of false material']),
  feeByLaw: slot.basis(['收费须有法定依据', 'Fees need a basis in law']),
  delegation: slot.basis(['委托实施', 'Delegation']),
  ratingTemplate: slot.text(['好差评评价指标版本', 'Rating template in force']),
  ratings: slot.basis(['好差评', 'Ratings']),
  archiveRule: slot.basis(['电子文件归档', 'Archiving']),
} as const;
