import { fact, slot, type Term } from '#kernel';
import type { Matrix } from './matrix.ts';

/** Crosses the border with the case: application, appearances, contract data outward; status and result inward. */
const crosses = { shared: true } as const;
const personal = { shared: true, personal: true } as const;
const optional = { optional: true } as const;

export const acts = {
  query: ['查询', 'Search'],
  transfer: ['转移登记', 'Transfer'],
  mortgage: ['抵押权首次登记', 'Mortgage'],
  change: ['变更登记', 'Change of name or state'],
  mortgageCancel: ['抵押权注销登记', 'Cancellation of a mortgage'],
  cancel: ['注销登记', 'Cancellation of the right'],
  notice: ['预告登记', 'Priority notice'],
  objection: ['异议登记', 'Objection'],
  correction: ['更正登记', 'Correction'],
  seizure: ['查封登记', 'Seizure'],
  note: ['限制标注', 'Note of a restriction'],
  takeOver: ['历史登记资料移交', 'Taking over earlier records'],
  appearance: ['联合申请到场', 'Appearance for a joint application'],
} as const;
export type Act = keyof typeof acts;

export const uses = {
  dwelling: ['住宅', 'Dwelling'],
  shop: ['商业', 'Shop'],
  office: ['办公', 'Office'],
  parking: ['车位', 'Parking place'],
  storage: ['储藏间', 'Storage'],
  land: ['土地', 'Land'],
} as const;

export const share = {
  shareN: fact.number(['份额分子', 'Share, numerator'], { min: 1, max: 100000, ...optional }),
  shareD: fact.number(['份额分母', 'Share, denominator'], { min: 1, max: 100000, ...optional }),
};

const side = (zh: string, en: string) =>
  fact.list([zh, en], fact.record(['当事人', 'Party'], { party: fact.party(['当事人', 'Party']), ...share }), {
    ...personal,
    max: 20,
  });

const appearance = {
  method: fact.choice(['核验方式', 'Method'], {
    card: ['证件核验', 'Card'],
    face: ['人脸比对', 'Face comparison'],
    account: ['实名账号', 'Verified account'],
  }),
  matched: fact.yesNo(['人证一致', 'Person and document agree']),
  signed: fact.yesNo(['已电子签名', 'Signed electronically']),
  questioned: fact.yesNo(['已询问并记录', 'Questioned, on record'], optional),
  byAgent: fact.yesNo(['由代理人到场', 'By an agent'], optional),
};

export const coOwnership = {
  sole: ['单独所有', 'Sole'],
  shares: ['按份共有', 'In shares'],
  joint: ['共同共有', 'Joint'],
} as const;

/** What an entry of the register of titles says; the same columns are given in bulk when earlier records are taken over. */
export const titleColumns = {
  location: fact.text(['坐落', 'Location'], crosses),
  area: fact.decimal(['面积（平方米）', 'Area, m²'], { ...crosses, ...optional }),
  use: fact.choice(['用途', 'Use'], uses, crosses),
  right: fact.text(['权利类型', 'Kind of right'], { ...crosses, max: 80 }),
  rightEnds: fact.day(['权利期限至', 'Right ends on'], { ...crosses, ...optional }),
  coOwnership: fact.choice(['共有情况', 'Co-ownership'], coOwnership, crosses),
  disposal: fact.choice(
    ['共有人约定的处分规则', 'Disposal as agreed by the co-owners'],
    { all: ['全体同意', 'All'], majority: ['过半数', 'More than half'] },
    optional,
  ),
  holders: fact.list(
    ['权利人', 'Holders'],
    fact.record(['权利人', 'Holder'], {
      party: fact.party(['权利人', 'Holder']),
      ...share,
      certificate: fact.text(['不动产权证号', 'Certificate number'], optional),
    }),
    { ...personal, min: 1, max: 20 },
  ),
} as const;

export const facts = {
  unit: fact.text(['不动产单元代码', 'Unit code'], { ...crosses, max: 40, searchable: true }),
  act: fact.choice(['登记类型', 'Kind of registration'], acts, { ...crosses, searchable: true }),
  applicant: fact.party(['申请人', 'Applicant'], crosses),
  second: fact.party(['对方当事人', 'Other party'], crosses),
  holderSide: side('权利人一方', 'Side of the holders'),
  otherSide: side('相对人一方', 'Other side'),
  cause: fact.text(['登记原因', 'Cause of registration'], crosses),
  contract: fact.file(['登记原因文件', 'Contract or other ground'], crosses),
  price: fact.money(['成交价格', 'Price'], crosses),
  taxCategory: fact.choice(
    ['契税适用税率', 'Deed-tax rate that applies'],
    { general: ['一般', 'General'], firstHome: ['首套90平方米及以下', 'First home up to 90 m²'] },
    crosses,
  ),
  taxDue: fact.money(['应纳契税（测算）', 'Deed tax, as computed'], crosses),
  taxPaid: fact.money(['已缴契税', 'Deed tax paid'], crosses),
  taxReceipt: fact.text(['契税完税凭证号', 'Tax receipt'], { ...crosses, max: 60 }),
  certificates: fact.number(['申领证书本数', 'Certificates wanted'], { ...crosses, min: 1, max: 20 }),
  mortgage: fact.record(
    ['抵押内容', 'Mortgage'],
    {
      amount: fact.money(['被担保主债权数额', 'Amount secured']),
      maximum: fact.yesNo(['最高额抵押', 'Maximum-amount mortgage'], optional),
      transferLimit: fact.yesNo(['约定禁止或限制转让', 'Transfer limited by agreement'], optional),
    },
    crosses,
  ),
  change: fact.record(
    ['变更内容', 'What changes'],
    {
      party: fact.party(['变更后的权利人信息', 'Holder as changed'], optional),
      location: fact.text(['变更后坐落', 'Location as changed'], optional),
      area: fact.decimal(['变更后面积', 'Area as changed'], optional),
      use: fact.choice(['变更后用途', 'Use as changed'], uses, optional),
    },
    personal,
  ),
  corrected: fact.record(['更正内容', 'Correction'], titleColumns, personal),
  target: fact.text(['所涉登记编号', 'Entry concerned'], { ...crosses, max: 80 }),
  noticeFor: fact.choice(
    ['预告事项', 'What is announced'],
    { transfer: ['转移', 'Transfer'], mortgage: ['抵押', 'Mortgage'] },
    crosses,
  ),
  consents: fact.list(
    ['同意书', 'Written consents'],
    fact.record(['同意书', 'Consent'], {
      entry: fact.text(['所涉登记编号', 'Entry concerned'], { max: 80 }),
      by: fact.text(['同意人', 'By'], { max: 100 }),
      file: fact.file(['同意书', 'Document'], optional),
    }),
    { ...crosses, max: 20 },
  ),
  riskStatement: fact.yesNo(
    ['受让人已知悉异议并自担风险', 'Receiver knows of the objection and bears the risk'],
    crosses,
  ),
  buyerInformed: fact.yesNo(['受让人已知悉居住权', 'Receiver was told of the right of residence'], crosses),

  // Appearances
  call: fact.record(
    ['邀请异地到场', 'Called to a window elsewhere'],
    { party: fact.party(['到场人', 'Who']), place: fact.place(['到场地', 'Where']) },
    personal,
  ),
  appearing: fact.party(['到场人', 'Who appears'], crosses),
  appearance: fact.record(['到场核验', 'Appearance'], appearance, crosses),
  appearances: fact.list(
    ['到场记录', 'Appearances'],
    fact.record(['到场', 'Appearance'], {
      key: fact.text(['证件号码', 'Identity number'], { personal: true }),
      name: fact.text(['姓名', 'Name'], optional),
      ...appearance,
      at: fact.text(['到场窗口', 'Window'], optional),
      on: fact.day(['日期', 'Day']),
      by: fact.text(['核验人', 'Checked by'], optional),
    }),
    personal,
  ),

  // Registry
  acceptedOn: fact.day(['受理日', 'Accepted on'], crosses),
  titleVersion: fact.number(['审查所依据的登记版本', 'Version of the entry examined'], crosses),
  blocks: fact.list(['登记簿上的限制', 'Restrictions found'], fact.text(['限制', 'Restriction']), crosses),
  feeDue: fact.money(['登记费', 'Fee due'], crosses),
  feePaid: fact.money(['已缴登记费', 'Fee paid'], crosses),
  feeReceipt: fact.text(['缴款书号', 'Payment number'], { ...crosses, max: 60 }),
  findings: fact.longText(['查验意见', 'Findings']),
  reasons: fact.longText(['理由', 'Reasons'], crosses),
  remedies: fact.record(
    ['救济途径', 'Remedies'],
    { reviewBody: fact.text(['复议机关', 'Review body']), court: fact.text(['管辖法院', 'Court']) },
    crosses,
  ),
  enteredOn: fact.day(['登簿日', 'Entered on'], crosses),
  resultNumbers: fact.list(['证书、证明号', 'Certificates'], fact.text(['证号', 'Number']), crosses),
  rank: fact.number(['抵押顺位', 'Rank'], crosses),
  deliveredOn: fact.day(['领证日', 'Delivered on'], crosses),

  // Search
  queryGround: fact.choice(
    ['查询依据', 'Ground of the search'],
    {
      own: ['权利人查询本人不动产', 'Holder, own property'],
      interested: ['利害关系人', 'Interested person'],
      duty: ['国家机关依职权', 'Public body on duty'],
    },
    crosses,
  ),
  purpose: fact.text(['查询目的', 'Purpose'], crosses),
  proofOfInterest: fact.text(['利害关系证明', 'Proof of the interest'], crosses),
  found: fact.longText(['查询结果', 'Result'], personal),

  // Court
  court: fact.text(['查封机关', 'Court'], crosses),
  document: fact.text(['文书编号', 'Document'], crosses),
  debtor: fact.party(['被执行人', 'Debtor'], crosses),
  seizureTerm: fact.term(['查封期限', 'Term of the seizure'], crosses),
  seizureOutcome: fact.choice(
    ['协助执行结果', 'Outcome'],
    {
      entered: ['已查封', 'Entered'],
      waiting: ['轮候查封', 'Waiting in line'],
      moved: ['已转移，未予查封', 'Already transferred'],
    },
    crosses,
  ),
  suitDocument: fact.text(['法院受理通知书', 'Notice that the suit was taken'], crosses),
  registrableOn: fact.day(['能够进行不动产登记之日', 'Day registration became possible'], crosses),
  until: fact.day(['登记有效至', 'In force until'], crosses),
  note: fact.choice(
    ['标注类型', 'Kind of note'],
    {
      violation: ['违法建筑', 'Unlawful building'],
      dispute: ['权属争议', 'Dispute of title'],
      residence: ['居住权', 'Right of residence'],
    },
    crosses,
  ),

  // Taking over earlier records
  batch: fact.list(
    ['历史登记资料', 'Earlier records'],
    fact.record(['登记资料', 'Record'], {
      unit: fact.text(['不动产单元代码', 'Unit code'], { max: 40 }),
      since: fact.day(['登记日', 'Entered on']),
      ...titleColumns,
    }),
    { personal: true, min: 1, max: 200 },
  ),
} as const;

type ByAct<V> = Readonly<Partial<Record<Act, V>>>;
export type Ratio = { readonly n: number; readonly d: number };

export const law = {
  actOf: slot.table<Readonly<Record<string, Act>>>(['事项编码对应的登记类型', 'Kind of registration by basic code']),
  appearanceItem: slot.text(['联合申请到场事项的基本编码', 'Basic code of the appearance']),
  terms: slot.table<ByAct<Term>>(['登记办理期限', 'Terms by kind of registration']),
  appearanceTerm: slot.term(['各方到场期限', 'Time for all parties to appear']),
  matrix: slot.table<Matrix>(['限制与登记类型对照表', 'What on the register stops what']),
  disposalShare: slot.ratio(['按份共有处分所需份额', 'Share needed to dispose of a thing held in shares']),
  fees: slot.table<{
    readonly base: Readonly<Record<string, number>>;
    readonly other: number;
    readonly further: number;
    readonly free: readonly Act[];
  }>(['登记费', 'Fees']),
  deedRates: slot.table<Readonly<Record<string, Ratio>>>(['契税税率', 'Rates of deed tax']),
  taxFirst: slot.basis(['先税后证', 'Tax before registration']),
  seizureTerm: slot.term(['查封最长期限', 'Longest term of a seizure']),
  objectionTerm: slot.term(['异议登记未起诉失效期限', 'Objection without a suit lapses after']),
  noticeTerm: slot.term(['预告登记失效期限', 'Priority notice lapses after']),
  oldMortgageBefore: slot.text(['适用旧法的抵押权设立日', 'Mortgages created before this day follow the old law']),
  numbering: slot.table<{ readonly province: string; readonly place: string }>([
    '证号简称',
    'Names in certificate numbers',
  ]),
  onlineActs: slot.table<readonly Act[]>(['可全程网办的登记类型', 'Kinds that are handled online']),
  entryMakesRight: slot.basis(['物权自记载于登记簿时发生效力', 'The right changes at entry']),
  registryCompetence: slot.basis(['由不动产所在地登记机构办理', 'The registry where the thing lies']),
  jointApplication: slot.basis(['双方共同申请', 'Joint application']),
  coOwners: slot.basis(['共有不动产的处分', 'Disposal by co-owners']),
  blocking: slot.basis(['不予登记的情形', 'When registration is refused']),
  courtFirst: slot.basis(['协助执行', 'Help to the court']),
  feesByLaw: slot.basis(['登记费按件收取', 'Fees per case, never by price']),
  searchRight: slot.basis(['登记资料查询', 'Right to search']),
  withdrawal: slot.basis(['登簿前可以撤回', 'Withdrawal before entry']),
  silence: slot.basis(['未当场告知视为受理', 'Silence is acceptance']),
  smallestCell: slot.number(['公布统计的最小人数', 'Fewest persons in a published cell']),
} as const;
