import type { Fact, Words } from '#kernel';

/** How a value is named and, for coded values, worded. Every fact of a mechanism is one. */
export type Label = Pick<Fact, 'title'> &
  Partial<Pick<Fact, 'kind' | 'options'>> & {
    readonly fields?: Readonly<Record<string, Label>>;
    readonly of?: Label;
    /** The fact whose words its coded values have. */
    readonly like?: string;
    /** The name of a person or body: masked on a roll, which is left lying about. */
    readonly names?: true;
  };

export type Labels = Readonly<Record<string, Label>>;

/**
 * Words of Chinese official forms (文书) for what a paper says beyond its case's facts. `KIND.KEY` goes before a fact of
 * that name, `KEY` comes after it: a paper may use a short key (`by`) for different things.
 */
const forms: Readonly<Record<string, readonly [zh: string, en: string, like?: string]>> = {
  case: ['办件编号', 'Case number'],
  matter: ['事项名称', 'Matter'],
  code: ['事项编码', 'Code of the matter'],
  receivedAt: ['收件地点', 'Received at'],
  decidedBy: ['审批部门', 'Deciding body'],
  statutory: ['法定办结时限', 'Statutory time limit'],
  promised: ['承诺办结时限', 'Promised time limit'],
  consequence: ['法律后果', 'Consequence'],
  basis: ['法律依据', 'Legal basis'],
  reason: ['理由', 'Reason'],
  result: ['结果编号', 'Number of the result'],
  conclusion: ['结论', 'Conclusion'],
  warning: ['警告', 'Warning'],
  within: ['期限', 'Within'],
  how: ['方式', 'How'],
  by: ['方式', 'By'],
  act: ['法律法规', 'Instrument'],
  article: ['条款', 'Article'],
  name: ['名称', 'Name'],
  amount: ['金额', 'Amount'],
  note: ['备注', 'Note'],
  acceptedOn: ['受理日', 'Accepted on'],
  receivedOn: ['收到日', 'Received on'],
  answeredOn: ['答复日', 'Answered on'],
  endedOn: ['终止日', 'Ended on'],
  ended: ['终止原因', 'Why it ended'],
  statutoryDue: ['法定办结日', 'Statutory date'],
  promisedDue: ['承诺办结日', 'Promised date'],
  due: ['应办结日', 'Due'],
  until: ['截止日', 'Until'],
  on: ['日期', 'Day'],
  at: ['时间', 'Time'],
  from: ['起始日', 'From'],
  to: ['至', 'To'],
  asOf: ['查询时点', 'As of'],
  keptUntil: ['保存至', 'Kept until'],
  correctBy: ['补正截止日', 'To be completed by'],
  publicityTo: ['公示截止日', 'In public until'],
  kind: ['类别', 'Kind'],
  concept: ['材料类别', 'Kind of material'],
  what: ['应补正内容', 'What is to be completed'],
  originalSeen: ['已核对原件', 'Original seen'],
  registry: ['登记机构', 'Registry'],
  office: ['征收机关', 'Tax office'],
  thing: ['公告事项', 'Subject'],
  period: ['公告期限', 'Period'],
  objectionsTo: ['异议受理机关', 'Objections to'],
  objection: ['异议编号', 'Objection'],
  outcome: ['处理结果', 'Outcome'],
  because: ['理由', 'Reasons'],
  restrictions: ['限制情况', 'Restrictions'],
  results: ['登记结果', 'Results'],
  says: ['内容', 'Text'],
  who: ['到场人', 'Present'],
  window: ['窗口', 'Window'],
  issuedIn: ['发证地', 'Issued in'],
  rule: ['适用规则', 'Rule'],
  effect: ['认定效力', 'Effect'],
  test: ['考核要求', 'Test'],
  seed: ['随机种子', 'Seed of the draw'],
  boardHash: ['计票公示板摘要', 'Hash of the counting board'],
  confirmedBy: ['确认部门', 'Confirmed by'],
  signatures: ['签署', 'Signatures'],
  party: ['签署方', 'Party'],
  attendance: ['到会情况', 'Attendance'],
  payments: ['支付明细', 'Payments'],
  between: ['双方', 'Between'],
  authority: ['单位', 'Authority'],
  reviewBody: ['复议机关', 'Body of review'],
  court: ['管辖法院', 'Court'],
  numbers: ['起讫号码', 'Numbers'],
  decider: ['业务属地', 'Due to'],
  reference: ['汇款凭证号', 'Reference of the transfer'],
  countedOn: ['盘点日', 'Counted on'],
  told: ['已通报', 'Told'],
  flow: ['泄放流量', 'Flow'],
  weights: ['权重', 'Weights'],
  worths: ['分值', 'Points'],
  parts: ['分项', 'Parts'],
  weightsStatus: ['权重来源性质', 'Status of the weights'],
  worthsStatus: ['分值来源性质', 'Status of the points'],
  text: ['文本摘要', 'Hash of the text'],
  textHash: ['文本摘要', 'Hash of the text'],
  version: ['版本', 'Version'],
  number: ['文号', 'Number'],
  terms: ['条款', 'Terms'],
  place: ['地区', 'Place'],
  commentSummary: ['意见汇总', 'Summary of comments'],
  received: ['收到', 'Received'],
  adopted: ['采纳', 'Adopted'],
  partly: ['部分采纳', 'Adopted in part'],
  refused: ['未采纳', 'Not adopted'],
  channel: ['通报方式', 'Told by'],
  method: ['方法', 'Method'],
  methodStatus: ['方法来源性质', 'Status of the method'],
  datum: ['坐标系', 'Datum'],
  inputs: ['依据数据', 'Inputs'],
  inputsHash: ['依据数据摘要', 'Hash of the inputs'],
  side: ['预报方', 'Side'],
  'transfer.from': ['交出单位', 'Handed out by'],
  'transfer.to': ['接收单位', 'Handed to'],
  'statement.from': ['汇缴单位', 'Paid by'],
  'statement.to': ['收款单位', 'Paid to'],
  'escalation.to': ['报送单位', 'Sent to'],
  'warning.to': ['发送单位', 'Sent to'],
  'promise.kind': ['承诺方式', 'Kind of promise', 'promiseKind'],
  'acceptance.how': ['受理方式', 'How accepted', 'acceptedHow'],
  'nonAcceptance.ground': ['不予受理情形', 'Ground', 'notAcceptedWhy'],
  'transferNotice.applyTo': ['应当向其申请的机关', 'Body to apply to'],
  'correction.within': ['补正期限', 'To be corrected within'],
  'specialNotice.procedure': ['特别程序', 'Special procedure'],
  'specialNotice.takes': ['所需时间', 'Time it takes'],
  'extensionNotice.reason': ['延期理由', 'Reason for extending'],
  'extensionNotice.approval': ['批准文号', 'Approval'],
  'extensionNotice.dueBefore': ['原办结期限', 'Due before'],
  'extensionNotice.by': ['延长期限', 'Extended by'],
  'grant.how': ['决定产生方式', 'How it came about', 'decisionKind'],
  'delivery.by': ['送达方式', 'Delivered', 'deliveredBy'],
  'fixOrder.within': ['整改期限', 'To be put right within'],
};

/** What every paper begins with. */
export const headKeys = [
  'case',
  'applicant',
  'agent',
  'matter',
  'code',
  'kind',
  'receivedAt',
  'decidedBy',
  'registry',
];

const special: Labels = {
  fee: { title: ['费用', 'Fee'], kind: 'money' },
  applicant: { title: ['申请人', 'Applicant'], names: true },
  agent: { title: ['代理人', 'Agent'], names: true },
};

const named = (key: string): Label | undefined => {
  const [zh, en, like] = forms[key] ?? [];
  return zh !== undefined && en !== undefined ? { title: [zh, en], like } : undefined;
};

/** `receivedOn` → `Received on`: better than nothing where a declaration has no words for its key. */
const spoken = (key: string): Words => {
  const words = key.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  return [sentence, sentence];
};

/** What the paper `kind` means by `key`. */
export const labelOf = (kind: string, key: string, facts: Labels = {}): Label => {
  const label = special[key] ?? named(`${kind}.${key}`) ?? facts[key] ?? named(key) ?? { title: spoken(key) };
  return label.like === undefined ? label : { ...label, options: facts[label.like]?.options };
};

/** A field of a record inside a paper. */
export const fieldLabel = (label: Label | undefined, key: string): Label =>
  (label?.of?.fields ?? label?.fields)?.[key] ?? named(key) ?? { title: spoken(key) };

/** Lines to be signed by hand, by kind of paper. */
export const signatures: Readonly<Record<string, readonly Words[]>> = {
  delivery: [
    ['受送达人（签名或盖章）', 'Recipient (signature or seal)'],
    ['送达人（签名）', 'Delivered by (signature)'],
  ],
  promise: [['承诺人（签名或盖章）', 'Promised by (signature or seal)']],
};
