import { months, wd } from '#kernel';
import { type ItemRecord, m } from '../record.ts';

export const records: readonly ItemRecord[] = [
  {
    source: 'IMP-04',
    basic: '900420000100',
    title: '基本医疗保险关系转移接续',
    titleEn: 'Transfer of basic medical insurance',
    body: 'medical',
    department: 'medical-insurance',
    type: '20',
    serves: 'persons',
    lifeEvent: 'medical-care',
    statutory: wd(15),
    promised: [wd(10), wd(12), wd(15)],
    legalBasis: [
      { act: '中华人民共和国社会保险法', article: '第三十二条' },
      { act: '社会保险经办条例', article: '第十三条' },
      { act: '基本医疗保险关系转移接续暂行办法(医保办发〔2021〕43号)', article: '第三条及办理流程条款' },
    ],
    conditions: ['因跨统筹地区就业、户籍或常住地变动;不含退休人员', '转入地已参保登记', '转出地已中止参保且无欠费'],
    materials: [
      m('resident-id', '居民身份证', { from: '公安部门(人口库/电子身份核验)' }),
      m('form-medical-transfer', '基本医疗保险关系转移接续申请表'),
      m('medical-insurance-record', '参保人员基本医疗保险信息表', { from: '国家医保信息平台(转出地)' }),
    ],
    fee: { amount: 0, basis: '未设收费' },
    result: { kind: 'certificate', name: '参保人员基本医疗保险信息表' },
    visits: 0,
    modes: ['online', 'proxy', 'delegated', 'joint'],
    joint: [
      { link: 'out', basic: '900420009100', at: 'receiving', after: [] },
      { link: 'in', basic: '900420009200', at: 'deciding', after: ['out'] },
    ],
  },
  {
    source: 'IMP-05',
    basic: '900420000200',
    title: '异地就医结算备案',
    titleEn: 'Filing for direct settlement of medical care elsewhere',
    body: 'medical',
    department: 'medical-insurance',
    type: '20',
    serves: 'persons',
    lifeEvent: 'medical-care',
    promised: [wd(0), wd(0), wd(0)],
    legalBasis: [
      { act: '中华人民共和国社会保险法', article: '第二十九条第二款' },
      { act: '关于进一步做好基本医疗保险跨省异地就医直接结算工作的通知(医保发〔2022〕22号)', article: '全文' },
    ],
    conditions: [
      '已参加基本医疗保险且待遇正常',
      '属长期异地居住、常驻异地工作或临时外出就医',
      '临时外出就医备案有效期原则上不少于6个月',
    ],
    materials: [
      m('insured-identity', '医保电子凭证或居民身份证或社保卡(三选一)', { from: '医保、公安、人社部门' }),
      m('form-remote-care', '异地就医备案表'),
      m('residence-or-work-elsewhere', '异地安置、居住或工作材料(长期类)', {
        need: 'conditional',
        from: '公安部门(户籍、居住证)',
      }),
    ],
    fee: { amount: 0, basis: '未设收费' },
    result: { kind: 'answer', name: '异地就医备案结果告知', validFor: months(6) },
    visits: 0,
    modes: ['online', 'proxy', 'delegated'],
    commitment: true,
  },
];
