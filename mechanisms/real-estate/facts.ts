import { fact, type Objections, type Publicity } from '#kernel';
import { rows } from './matrix.ts';

/** Crosses the border with the case: application, appearances, contract data outward; status and result inward. */
const crosses = { shared: true } as const;
const personal = { shared: true, personal: true } as const;
const optional = { optional: true } as const;

/** What a priority notice (预告登记) secures. */
export const noticed = { transfer: ['转移', 'Transfer'], mortgage: ['抵押', 'Mortgage'] } as const;

export const acts = {
  query: ['查询', 'Search'],
  first: ['首次登记', 'First registration'],
  transfer: ['转移登记', 'Transfer'],
  mortgage: ['抵押权首次登记', 'Mortgage'],
  change: ['变更登记', 'Change of name or state'],
  mortgageCancel: ['抵押权注销登记', 'Cancellation of a mortgage'],
  cancel: ['注销登记', 'Cancellation of the right'],
  notice: ['预告登记', 'Priority notice'],
  noticeCancel: ['预告登记注销', 'Cancellation of a priority notice'],
  residence: ['居住权首次登记', 'Right of residence'],
  residenceCancel: ['居住权注销登记', 'Cancellation of a right of residence'],
  objection: ['异议登记', 'Objection'],
  correction: ['更正登记', 'Correction'],
  seizure: ['查封登记', 'Seizure'],
  note: ['限制标注', 'Note of a restriction'],
  takeOver: ['历史登记资料移交', 'Taking over earlier records'],
  appearance: ['联合申请到场', 'Appearance for a joint application'],
} as const;
export type Act = keyof typeof acts;

/** Why a right passes: what rests on the law or a court needs no second side (暂行条例 14). */
export const grounds = {
  sale: ['买卖、互换', 'Sale or exchange'],
  gift: ['赠与', 'Gift'],
  inheritance: ['继承、受遗赠', 'Inheritance'],
  court: ['法院、仲裁或政府生效文书', 'Act of a court, an arbitrator or the government'],
} as const;
export type Ground = keyof typeof grounds;

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

/** The thing and the right, without who holds it. */
const thing = {
  location: fact.text(['坐落', 'Location'], crosses),
  area: fact.decimal(['面积（平方米）', 'Area, m²'], { ...crosses, ...optional }),
  use: fact.choice(['用途', 'Use'], uses, crosses),
  right: fact.text(['权利类型', 'Kind of right'], { ...crosses, max: 80 }),
  rightEnds: fact.day(['权利期限至', 'Right ends on'], { ...crosses, ...optional }),
} as const;

/** What an entry of the register of titles says; the same columns are given in bulk when earlier records are taken over. */
export const titleColumns = {
  ...thing,
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
  extent: fact.choice(
    ['转移范围', 'What passes'],
    { whole: ['整体', 'The whole'], share: ['共有份额', 'Shares of co-owners'] },
    crosses,
  ),
  waivers: fact.list(
    ['其他共有人放弃优先购买权', 'Co-owners who waive their right to buy first'],
    fact.record(['共有人', 'Co-owner'], {
      party: fact.party(['共有人', 'Co-owner']),
      file: fact.file(['声明', 'Declaration'], optional),
    }),
    { ...personal, max: 20 },
  ),
  coOwnersTold: fact.day(['书面通知其他共有人之日', 'Day the other co-owners were told in writing'], crosses),
  ground: fact.choice(['转移原因类型', 'Ground of the transfer'], grounds, crosses),
  contract: fact.file(['登记原因文件', 'Contract or other ground'], crosses),
  price: fact.money(['成交价格', 'Price'], crosses),
  taxCategory: fact.choice(
    ['契税适用税率', 'Deed-tax rate that applies'],
    {
      general: ['一般', 'General'],
      firstHome: ['首套90平方米及以下', 'First home up to 90 m²'],
      exempt: ['法定继承等免征', 'Exempt'],
    },
    crosses,
  ),
  taxDue: fact.money(['应纳契税（测算）', 'Deed tax, as computed'], crosses),
  taxPaid: fact.money(['已缴契税', 'Deed tax paid'], crosses),
  contractOn: fact.day(['合同签订日', 'Contract signed on'], crosses),
  taxProof: fact.file(['契税完税（减免税）凭证', 'Receipt of the deed tax'], crosses),
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
  first: fact.record(['首次登记内容', 'What is entered for the first time'], thing, crosses),
  residence: fact.record(
    ['居住权内容', 'Right of residence'],
    {
      until: fact.day(['居住权期限至', 'Until'], optional),
      paid: fact.yesNo(['约定有偿', 'Paid for, by agreement'], optional),
      terms: fact.text(['居住条件和要求', 'Conditions of residence'], { max: 400, ...optional }),
    },
    crosses,
  ),
  endedBy: fact.choice(
    ['消灭原因', 'How it ended'],
    { holder: ['权利人申请', 'Its holder asks for it'], death: ['权利人死亡', 'Its holder has died'] },
    crosses,
  ),
  destroyed: fact.yesNo(['因不动产灭失', 'Because the thing is destroyed'], crosses),
  corrected: fact.record(['更正内容', 'Correction'], titleColumns, personal),
  errorProof: fact.text(['证实登记错误的材料', 'Proof of the error'], { ...crosses, max: 300 }),
  exOfficio: fact.yesNo(['依职权办理', 'Ex officio'], crosses),
  agreedOn: fact.day(['当事人书面同意之日', 'Day the parties agreed in writing'], crosses),
  wrongSince: fact.day(['错误登记之日', 'Day the error was entered'], crosses),
  target: fact.text(['所涉登记编号', 'Entry concerned'], { ...crosses, max: 80 }),
  noticeFor: fact.choice(['预告事项', 'What is announced'], noticed, crosses),
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
  blockedBy: fact.choice(['受阻原因', 'Stopped by'], rows, crosses),
  certificateForm: fact.choice(
    ['证书形式（权利人选择）', 'Form of the certificate, as the holder chooses'],
    { electronic: ['电子证书', 'Electronic'], paper: ['纸质证书', 'Paper'] },
    crosses,
  ),
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

  // Inspection on the spot and public announcement
  inspection: fact.record(
    ['实地查看', 'Inspection on the spot'],
    {
      on: fact.day(['查看日期', 'Day']),
      by: fact.text(['查看人员（两名以上）', 'Inspected by (two or more)'], { max: 100 }),
      matches: fact.yesNo(['与申请相符', 'Agrees with the application']),
      found: fact.longText(['查看情况', 'What was found']),
      photo: fact.file(['现场照片', 'Photograph'], optional),
    },
    crosses,
  ),
  publicity: fact.deliberation<Publicity>(['登记公告', 'Public announcement']),
  announcedApplicant: fact.text(['公告的申请人', 'Applicant, as announced'], crosses),
  announcedThing: fact.text(['公告的不动产', 'Thing, as announced'], { ...crosses, max: 300 }),
  dissent: fact.record(
    ['异议', 'Objection'],
    {
      by: fact.text(['异议人', 'Objector'], { max: 60 }),
      reason: fact.longText(['理由', 'Reasons']),
    },
    crosses,
  ),
  objections: fact.deliberation<Objections>(['公告异议处理', 'Objections to the announcement']),
  objectionId: fact.text(['异议编号', 'Objection number'], { ...crosses, max: 20 }),
  finding: fact.choice(
    ['异议核实结论', 'Finding on the objection'],
    { upheld: ['异议成立', 'Upheld'], rejected: ['异议不成立', 'Not upheld'] },
    crosses,
  ),

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
  found: fact.record(
    ['查询结果', 'Result'],
    {
      location: fact.text(['坐落', 'Location'], optional),
      area: fact.decimal(['面积（平方米）', 'Area, m²'], optional),
      use: fact.choice(['用途', 'Use'], uses, optional),
      right: fact.text(['权利类型', 'Kind of right'], optional),
      rightEnds: fact.day(['权利期限至', 'Right ends on'], optional),
      coOwnership: fact.choice(['共有情况', 'Co-ownership'], coOwnership, optional),
      holders: fact.list(['权利人', 'Holders'], fact.text(['权利人', 'Holder']), optional),
      restrictions: fact.list(
        ['权利负担和限制', 'Burdens and restrictions'],
        fact.record(['限制', 'Restriction'], {
          kind: fact.choice(['类型', 'Kind'], rows),
          standing: fact.choice(['状态', 'Standing'], {
            effective: ['生效', 'In force'],
            waiting: ['轮候', 'Waiting in line'],
          }),
          since: fact.day(['起', 'Since']),
          until: fact.day(['至', 'Until'], optional),
          rank: fact.number(['顺位', 'Rank'], optional),
          by: fact.text(['机关或权利人', 'By'], optional),
        }),
      ),
      version: fact.number(['登记版本', 'Version of the entry'], optional),
    },
    personal,
  ),

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
  fixedClaims: fact.list(
    ['因查封确定债权的最高额抵押', 'Maximum-amount mortgages whose claim the seizure fixes'],
    fact.text(['登记编号', 'Entry']),
    { ...crosses, ...optional },
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
