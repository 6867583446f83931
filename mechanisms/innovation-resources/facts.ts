import { fact, slot } from '#kernel';

const crosses = { shared: true } as const;
const optional = { optional: true } as const;

export const acts = {
  takeOver: ['机构与资源批量入库', 'Taking over institutions and resources'],
  admission: ['服务机构入库', 'Admission of an institution'],
  suspension: ['服务机构暂停', 'Suspension of an institution'],
  complaint: ['服务机构投诉', 'Complaint about an institution'],
} as const;

/** The same words as in `innovation-voucher`: mechanisms meet in registers and do not import each other. */
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

export const complaintKinds = {
  price: ['价格', 'Price'],
  quality: ['质量', 'Quality'],
  fraud: ['骗取创新券', 'Fraud'],
} as const;

const holding = {
  from: fact.text(['持股方', 'Holder'], { max: 30 }),
  to: fact.text(['被持股方', 'Held'], { max: 30 }),
  bp: fact.number(['持股比例（万分比）', 'Ten-thousandths'], { min: 1, max: 10_000 }),
};

export const institutionColumns = {
  institution: fact.party(['服务机构', 'Institution'], { personal: false, searchable: true }),
  place: fact.place(['入库地', 'Admitted in']),
  categories: fact.choices(['服务类别', 'Categories'], categories),
  controllers: fact.list(
    ['法定代表人、董监高证件号码', 'Controllers'],
    fact.text(['证件号码', 'Number'], { max: 30, personal: true }),
    { ...optional, personal: true, max: 100 },
  ),
  holdings: fact.list(['股权结构', 'Holdings'], fact.record(['持股', 'Holding'], holding), { ...optional, max: 400 }),
  marked: fact.text(['标记', 'Mark'], { max: 20, ...optional }),
} as const;

export const resourceColumns = {
  title: fact.text(['服务名称', 'Service'], { max: 120, searchable: true }),
  institution: fact.party(['服务机构', 'Institution'], { personal: false, searchable: true }),
  category: fact.choice(['服务类别', 'Category'], categories),
  keywords: fact.text(['关键词', 'Key words'], { max: 300, searchable: true, ...optional }),
  unit: fact.text(['计价单位', 'Per'], { max: 20 }),
  listPrice: fact.money(['公开标价', 'Published price'], { min: 0 }),
  marked: fact.text(['标记', 'Mark'], { max: 20, ...optional }),
} as const;

export const facts = {
  act: fact.choice(['办理类型', 'Kind'], acts, crosses),
  institution: fact.party(['服务机构', 'Institution'], { ...crosses, personal: false }),
  categories: fact.choices(['服务类别', 'Categories'], categories, { ...crosses, min: 1 }),
  controllers: institutionColumns.controllers,
  holdings: institutionColumns.holdings,
  institutions: fact.list(['机构清单', 'Institutions'], fact.record(['机构', 'Institution'], institutionColumns), {
    personal: true,
    max: 1000,
  }),
  resources: fact.list(
    ['资源清单', 'Resources'],
    fact.record(['资源', 'Resource'], {
      number: fact.text(['资源编号', 'Number'], {
        pattern: '\\d{6}-[0-9A-Z]{18}-\\d{1,6}',
        patternSays: ['应为“区划-统一社会信用代码-序号”', 'must be place-USCC-number'],
      }),
      ...resourceColumns,
    }),
    // As many as one request may carry (20,000 members, a megabyte).
    { max: 1000 },
  ),
  newInstitutions: fact.number(['新增机构', 'Institutions added']),
  newResources: fact.number(['新增资源', 'Resources added']),
  changed: fact.number(['更新条目', 'Entries changed']),
  same: fact.number(['未变条目', 'Entries unchanged']),
  enterprise: fact.party(['投诉企业', 'Enterprise'], crosses),
  kind: fact.choice(['投诉类型', 'Kind of complaint'], complaintKinds, crosses),
  reference: fact.text(['对应订单', 'Order'], { ...crosses, max: 120 }),
  upheldBefore: fact.number(['十二个月内已查实投诉', 'Upheld within twelve months'], crosses),
  reasons: fact.longText(['事由', 'Ground'], crosses),
} as const;

export const law = {
  actOf: slot.table<Readonly<Record<string, keyof typeof acts>>>(['事项编码对应的办理类型', 'Kind by basic code']),
  complaintsAllowed: slot.number(['查实投诉达到此数即暂停', 'Upheld complaints that suspend']),
  complaintTerm: slot.term(['投诉处理期限', 'Time for a complaint']),
  admissionTerm: slot.term(['入库审核期限', 'Time to admit']),
  sourceDecides: slot.basis(['入库与暂停由来源地决定', 'Admission and suspension lie with the source']),
} as const;
