import { wd, years } from '#kernel';
import { type ItemRecord, m } from '../record.ts';

/**
 * The parts of the joint matters (多地联办), and the enterprise move whose steps public-services.md 13.5 names. The parts
 * of the two insurance transfers keep the terms of their rules; the move and all promises are illustrative.
 */
const identity = m('resident-id', '居民身份证', { from: '公安部门(人口库/电子身份核验)' });
const licence = m('business-licence', '营业执照', { from: '市场监管部门' });
const free = { amount: 0, basis: '未设收费' } as const;

type Part = Pick<
  ItemRecord,
  'source' | 'basic' | 'title' | 'titleEn' | 'body' | 'department' | 'promised' | 'legalBasis' | 'result'
> &
  Partial<ItemRecord>;

const personal = (part: Part): ItemRecord => ({
  type: '20',
  serves: 'persons',
  lifeEvent: 'retirement',
  conditions: ['作为多地联办的一个环节办理'],
  materials: [identity],
  fee: free,
  visits: 0,
  modes: ['proxy', 'delegated'],
  ...part,
});

const company = (part: Part): ItemRecord =>
  personal({ serves: 'organisations', lifeEvent: 'business-change', type: '01', materials: [licence], ...part });

const pension = [
  { act: '城镇企业职工基本养老保险关系转移接续暂行办法(国办发〔2009〕66号)', article: '第八条(条号为已知)' },
];
const medical = [{ act: '基本医疗保险关系转移接续暂行办法(医保办发〔2021〕43号)', article: '第三条及办理流程条款' }];
const household = [{ act: '户口登记条例', article: '第十条、第十三条' }];
const registration = [{ act: '市场主体登记管理条例', article: '第二十七条(条号待核)' }];

export const records: readonly ItemRecord[] = [
  personal({
    source: 'IMP-03/转出地审核并划转',
    basic: '900320009100',
    title: '企业职工基本养老保险关系转出',
    titleEn: 'Pension insurance: transfer out',
    body: 'hrss',
    department: 'human-resources',
    statutory: wd(15),
    promised: [wd(5), wd(8), wd(5)],
    legalBasis: pension,
    result: { kind: 'certificate', name: '养老保险关系转移接续信息表' },
  }),
  personal({
    source: 'IMP-03/转入地确认',
    basic: '900320009200',
    title: '企业职工基本养老保险关系转入确认',
    titleEn: 'Pension insurance: transfer in',
    body: 'hrss',
    department: 'human-resources',
    statutory: wd(15),
    promised: [wd(5), wd(8), wd(5)],
    legalBasis: pension,
    result: { kind: 'payment', name: '个人账户与统筹基金划转到账' },
  }),
  personal({
    source: 'IMP-04/转出地办理',
    basic: '900420009100',
    title: '基本医疗保险关系转出',
    titleEn: 'Medical insurance: transfer out',
    body: 'medical',
    department: 'medical-insurance',
    lifeEvent: 'medical-care',
    statutory: wd(10),
    promised: [wd(6), wd(8), wd(10)],
    legalBasis: medical,
    result: { kind: 'certificate', name: '参保人员基本医疗保险信息表' },
  }),
  personal({
    source: 'IMP-04/转入地核对入账',
    basic: '900420009200',
    title: '基本医疗保险关系转入核对入账',
    titleEn: 'Medical insurance: transfer in',
    body: 'medical',
    department: 'medical-insurance',
    lifeEvent: 'medical-care',
    statutory: wd(5),
    promised: [wd(4), wd(4), wd(5)],
    legalBasis: medical,
    result: { kind: 'payment', name: '个人账户余额划转' },
  }),
  personal({
    source: 'IMP-13/迁出地网上核验办结',
    basic: '900107009100',
    title: '户口迁出网上核验',
    titleEn: 'Household registration: check by the place left',
    body: 'police',
    department: 'public-security',
    type: '07',
    lifeEvent: 'household-identity',
    promised: [wd(3), wd(3), wd(3)],
    legalBasis: household,
    result: { kind: 'answer', name: '户口迁移电子信息' },
  }),
  personal({
    source: 'IMP-13/迁入地办理',
    basic: '900107009200',
    title: '户口迁入办理',
    titleEn: 'Household registration: entry in the new place',
    body: 'police',
    department: 'public-security',
    type: '07',
    lifeEvent: 'household-identity',
    promised: [wd(15), wd(4), wd(2)],
    legalBasis: household,
    result: { kind: 'registration', name: '户口簿(迁入后)' },
  }),
  company({
    source: '13.5/企业跨省迁移',
    basic: '900701009000',
    title: '企业跨省迁移登记(一件事)',
    titleEn: 'Move of an enterprise across provinces',
    body: 'market',
    department: 'market-regulation',
    statutory: wd(45),
    promised: [wd(15), wd(15), wd(15)],
    legalBasis: [{ act: '中华人民共和国行政许可法', article: '第四十二条第二款' }, ...registration],
    conditions: ['企业在示范区一地登记,拟迁入示范区另一地', '无未结的查封、冻结登记'],
    materials: [
      licence,
      m('form-company-move', '企业迁移登记申请书'),
      m('resolution', '变更决议或决定'),
      m('premises-proof', '迁入地住所使用证明', { from: '不动产登记机构' }),
    ],
    result: { kind: 'licence', name: '营业执照(迁入后)' },
    modes: ['proxy', 'delegated', 'joint'],
    joint: [
      { link: 'tax', basic: '901120009100', at: 'receiving', after: [] },
      { link: 'out', basic: '900701009100', at: 'receiving', after: ['tax'] },
      { link: 'in', basic: '900701009200', at: 'deciding', after: ['out'] },
      { link: 'permit', basic: '900701009300', at: 'deciding', after: ['in'] },
    ],
  }),
  company({
    source: '13.5/企业跨省迁移:税务清算',
    basic: '901120009100',
    title: '企业跨省迁移税务事项办结',
    titleEn: 'Enterprise move: tax clearance',
    body: 'tax',
    department: 'taxation',
    type: '20',
    promised: [wd(5), wd(5), wd(5)],
    legalBasis: [{ act: '中华人民共和国税收征收管理法', article: '第十六条(条号待核)' }],
    result: { kind: 'certificate', name: '清税证明' },
  }),
  company({
    source: '13.5/企业跨省迁移:迁出',
    basic: '900701009100',
    title: '企业迁出登记',
    titleEn: 'Enterprise move: release by the place left',
    body: 'market',
    department: 'market-regulation',
    statutory: wd(3),
    promised: [wd(1), wd(1), wd(1)],
    legalBasis: registration,
    result: { kind: 'registration', name: '企业迁移登记注册档案移交凭证' },
  }),
  company({
    source: '13.5/企业跨省迁移:迁入',
    basic: '900701009200',
    title: '企业迁入登记',
    titleEn: 'Enterprise move: registration in the new place',
    body: 'market',
    department: 'market-regulation',
    statutory: wd(3),
    promised: [wd(1), wd(2), wd(1)],
    legalBasis: registration,
    result: { kind: 'licence', name: '营业执照(迁入后)' },
  }),
  company({
    source: '13.5/企业跨省迁移:许可变更',
    basic: '900701009300',
    title: '食品经营许可变更(随企业迁移)',
    titleEn: 'Enterprise move: change of the food permit',
    body: 'market',
    department: 'market-regulation',
    statutory: wd(10),
    promised: [wd(5), wd(7), wd(3)],
    legalBasis: [{ act: '食品经营许可和备案管理办法(市场监管总局令第78号)', article: '变更条款' }],
    result: { kind: 'licence', name: '食品经营许可证', validFor: years(5) },
    safety: true,
  }),
];
