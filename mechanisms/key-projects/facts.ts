import { fact, type JointText } from '#kernel';
import { companyFacts } from './facts-company.ts';
import { platformFacts } from './facts-platform.ts';
import { seriesFacts } from './facts-series.ts';

const crosses = { shared: true } as const;
const optional = { optional: true } as const;
const text = (zh: string, en: string, max = 200) => fact.text([zh, en], { max, ...crosses });

export const kinds = {
  plan: ['行动计划版本', 'Version of the action plan'],
  project: ['重大项目', 'Key project'],
  issue: ['协调事项', 'Coordination issue'],
  link: ['跨界接口协议', 'Interface agreement'],
  series: ['公布的进度', 'Published progress'],
} as const;

const money = (zh: string, en: string) => fact.money([zh, en], { min: 0, ...crosses });
const partyPlace = fact.place(['参与方', 'Party']);
const amounts = fact.record(['金额', 'Amount'], { party: partyPlace, fen: fact.money(['金额', 'Amount']) });

const milestone = fact.record(['节点', 'Milestone'], {
  id: fact.text(['编号', 'Number'], { max: 20 }),
  title: fact.text(['节点', 'Milestone'], { max: 80 }),
  titleEn: fact.text(['英文名称', 'In English'], { max: 80, ...optional }),
  owner: fact.place(['责任方', 'Owner']),
  baseline: fact.day(['原定日期', 'First planned']),
  planned: fact.day(['计划日期', 'Planned']),
  evidence: fact.text(['完成凭证种类', 'What proves it'], { max: 80 }),
  reachedOn: fact.day(['完成日', 'Reached on'], optional),
  proof: fact.text(['完成凭证', 'Evidence'], { max: 200, ...optional }),
  moves: fact.number(['调整次数', 'Times moved'], optional),
});

const terms = {
  axis: fact.text(['轴线', 'Axis'], { max: 60 }),
  level: fact.text(['等级', 'Level'], { max: 60 }),
  standard: fact.text(['标准', 'Standard'], { max: 60 }),
  capacity: fact.text(['规模', 'Capacity'], { max: 60 }),
};

export const facts = {
  kind: fact.choice(['类别', 'Kind'], kinds, { ...crosses, searchable: true }),
  title: text('名称', 'Title'),
  titleEn: text('英文名称', 'Title in English'),

  // 行动计划
  period: text('计划期', 'Period', 20),
  planVersion: fact.number(['版本', 'Version'], { min: 1, ...crosses }),
  inForceFrom: fact.day(['拟定生效日', 'To be in force from'], crosses),
  effectiveFrom: fact.day(['生效日', 'In force from'], crosses),
  entries: fact.list(
    ['项目清单', 'Projects'],
    fact.record(['项目', 'Project'], {
      code: fact.text(['项目代码', 'Code'], { max: 40 }),
      block: fact.text(['板块', 'Block'], { max: 40 }),
      action: fact.text(['行动', 'Action'], { max: 40 }),
    }),
    { max: 400, ...crosses },
  ),
  changes: fact.list(
    ['滚动调整', 'Changes'],
    fact.record(['调整', 'Change'], {
      change: fact.choice(['调整', 'Change'], {
        entry: ['新增', 'Entry'],
        exit: ['退出', 'Exit'],
        merge: ['合并', 'Merger'],
      }),
      code: fact.text(['项目代码（合并后）', 'Code, after a merger the new one'], { max: 40 }),
      from: fact.text(['被合并的代码，顿号分隔', 'Codes merged, separated by 、'], { max: 400, ...optional }),
      block: fact.text(['板块', 'Block'], { max: 40, ...optional }),
      action: fact.text(['行动', 'Action'], { max: 40, ...optional }),
      reason: fact.text(['理由', 'Reason'], { max: 200 }),
    }),
    { max: 200, ...crosses },
  ),
  parts: fact.list(
    ['分类数量', 'Numbers by kind'],
    fact.record(['分类', 'Kind'], {
      name: fact.text(['分类', 'Kind'], { max: 40 }),
      count: fact.number(['数量', 'Number'], { min: 0 }),
    }),
    { max: 30, ...crosses },
  ),
  total: fact.number(['总数', 'Total'], { min: 0, ...crosses }),
  planText: fact.deliberation<JointText>(['会签文本', 'Text to be signed']),
  signatures: fact.list(
    ['会签意见', 'Stances'],
    fact.record(['会签意见', 'Stance'], {
      authority: fact.authority(['单位', 'Body']),
      on: fact.day(['日期', 'Day']),
      stance: fact.choice(['意见', 'Stance'], { agree: ['同意', 'Agrees'], object: ['不同意', 'Objects'] }),
      text: fact.text(['文本摘要（前16位）', 'Hash of the text, its beginning'], { max: 16, ...optional }),
      reason: fact.text(['理由', 'Reasons'], { max: 4000, ...optional }),
      alternative: fact.text(['替代文字', 'Alternative text'], { max: 4000, ...optional }),
    }),
    crosses,
  ),
  stance: fact.choice(
    ['会签意见', 'Stance'],
    {
      agree: ['同意并签署', 'Agree and sign'],
      object: ['不同意，须附理由和替代文字', 'Object, with reasons and a text'],
    },
    crosses,
  ),
  alternative: fact.longText(['替代文字', 'Alternative text'], crosses),
  signingRound: fact.number(['会签轮次', 'Round of signing'], crosses),
  signingLevel: fact.number(['催办层级', 'Level of urging'], crosses),

  // 项目
  code: text('项目代码', 'Project code', 40),
  block: text('板块', 'Block', 40),
  action: text('行动', 'Action', 40),
  owner: text('项目单位', 'Owner'),
  place: fact.place(['所在地', 'Where'], crosses),
  crossBorder: fact.yesNo(['跨界项目', 'Crosses a border'], crosses),
  parties: fact.list(['参与方', 'Parties'], partyPlace, { min: 1, max: 8, ...crosses }),
  keyBy: fact.choice(
    ['分摊方式', 'Cost key'],
    {
      length: ['按长度', 'By length'],
      benefit: ['按受益', 'By benefit'],
      equal: ['均摊', 'Equal'],
      agreed: ['按协议', 'As agreed'],
    },
    crosses,
  ),
  key: fact.list(
    ['分摊权重（按协议次序）', 'Weights, in the order of the agreement'],
    fact.record(['权重', 'Weight'], { party: partyPlace, weight: fact.number(['权重', 'Weight'], { min: 0 }) }),
    { min: 1, max: 8, ...crosses },
  ),
  fundedBy: fact.choice(
    ['投资主体', 'Funded by'],
    { government: ['政府投资', 'Government'], enterprise: ['企业投资', 'Enterprise'] },
    crosses,
  ),
  inCatalogue: fact.yesNo(['列入核准目录', 'In the catalogue of verification'], crosses),
  reservedByState: fact.yesNo(['国家保留权限', 'Reserved by the State'], crosses),
  provinceKeeps: fact.yesNo(['省级保留权限', 'Kept by the province'], crosses),
  route: text('审批路径', 'Route', 20),
  approver: fact.choice(
    ['审批层级', 'Level that approves'],
    {
      national: ['国家', 'National'],
      zone: ['示范区执委会', 'Executive committee of the zone'],
      province: ['省级', 'Province'],
      county: ['县区级', 'County'],
    },
    crosses,
  ),
  routeBecause: fact.longText(['路径依据', 'Why this route'], crosses),
  cost: money('总投资', 'Total investment'),
  plannedStart: fact.day(['计划开工', 'Planned start'], crosses),
  plannedFinish: fact.day(['计划完工', 'Planned finish'], crosses),
  decisionNumber: text('批复或备案文号', 'Number of the decision', 80),
  feasibility: money('可行性研究估算', 'Feasibility estimate'),
  preliminary: money('初步设计概算', 'Preliminary estimate'),
  approvedEstimate: money('核定概算', 'Approved estimate'),
  wanted: money('调整后概算', 'Estimate wanted'),
  fundingSource: text('资金来源', 'Source of funds'),
  landAsked: fact.number(['用地需求（亩×1000）', 'Land asked for (mu × 1000)'], { min: 0, ...crosses }),
  energyAsked: fact.number(['能耗需求（吨标准煤）', 'Energy asked for (tonnes of coal equivalent)'], {
    min: 0,
    ...crosses,
  }),
  capacityAsked: fact.number(['环境容量需求（千克/年）', 'Environmental capacity asked for (kg a year)'], {
    min: 0,
    ...crosses,
  }),
  grantOf: fact.choice(
    ['保障要素', 'Guarantee of'],
    {
      land: ['用地', 'Land'],
      funds: ['资金', 'Funds'],
      energy: ['能耗', 'Energy'],
      capacity: ['环境容量', 'Environmental capacity'],
    },
    crosses,
  ),
  grantAmount: fact.number(
    ['数量（亩×1000、元×100、吨标准煤、千克/年）', 'Amount (mu × 1000, fen, tonnes of coal equivalent, kg a year)'],
    { min: 1, ...crosses },
  ),
  grantUntil: fact.day(['有效期至', 'Valid until'], crosses),
  grantDocument: text('批文', 'Document', 80),
  grants: fact.list(
    ['要素保障', 'Grants'],
    fact.record(['保障', 'Grant'], {
      of: fact.text(['要素', 'Of']),
      party: partyPlace,
      amount: fact.number(['数量', 'Amount']),
      on: fact.day(['批准日', 'On']),
      expires: fact.day(['有效期至', 'Until']),
      document: fact.text(['批文', 'Document']),
      pledge: fact.text(['账上预留', 'Reservation in the ledger'], { max: 120, ...optional }),
      usedOn: fact.day(['使用日', 'Used on'], optional),
    }),
    crosses,
  ),
  grantNumber: fact.number(['保障序号', 'Number of the grant'], { min: 1, ...crosses }),
  prefinanced: fact.yesNo(['由施工单位垫资', 'The contractor pays in advance'], crosses),
  scope: fact.longText(['建设地点、规模或内容的变更', 'Change of place, size or contents'], crosses),
  finalAccounts: fact.yesNo(['决算已完成', 'Final accounts are done'], crosses),
  milestones: fact.list(['节点', 'Milestones'], milestone, { max: 60, ...crosses }),
  milestoneId: text('节点编号', 'Milestone', 20),
  proof: text('完成凭证', 'Evidence'),
  newDay: fact.day(['调整至', 'Moved to'], crosses),
  year: fact.number(['年度', 'Year'], { min: 2020, max: 2100, plain: true, ...crosses }),
  yearFen: money('年度计划投资', 'Planned for the year'),
  curve: fact.list(['各月累计进度（万分比）', 'Cumulative share by month (bp)'], fact.number(['进度', 'Share']), {
    min: 12,
    max: 12,
    ...crosses,
  }),
  annual: fact.list(
    ['年度计划', 'Annual targets'],
    fact.record(['年度', 'Year'], {
      year: fact.number(['年度', 'Year'], { plain: true }),
      parts: fact.list(['各方', 'Parts'], amounts),
      curve: fact.list(['进度', 'Curve'], fact.number(['进度', 'Share']), optional),
    }),
    crosses,
  ),
  month: fact.number(['月份', 'Month'], { min: 1, max: 12, ...crosses }),
  fen: money('本年累计完成', 'Done in the year so far'),
  basis: text('统计依据', 'Statistical basis', 400),
  correction: text('更正理由', 'Reason of the correction'),
  reports: fact.list(
    ['月报', 'Monthly reports'],
    fact.record(['月报', 'Report'], {
      party: partyPlace,
      year: fact.number(['年度', 'Year'], { plain: true }),
      month: fact.number(['月份', 'Month']),
      fen: fact.money(['累计', 'So far']),
      basis: fact.text(['依据', 'Basis'], { max: 400 }),
      on: fact.day(['报送日', 'On']),
      correction: fact.text(['更正理由', 'Correction'], optional),
    }),
    { max: 2000, ...crosses },
  ),
  certifiedFen: money('累计核定工程量', 'Works certified so far'),
  certifications: fact.list(
    ['工程量核定', 'Works certified'],
    fact.record(['核定', 'Certified'], {
      on: fact.day(['日期', 'Day']),
      fen: fact.money(['累计', 'So far']),
      correction: fact.text(['更正理由', 'Correction'], optional),
    }),
    { max: 200, ...crosses },
  ),
  paySource: fact.choice(
    ['资金来源', 'From'],
    { own: ['本方财政', 'The party’s own budget'], fund: ['共同基金', 'The common fund'] },
    crosses,
  ),
  payFen: money('拨付', 'Paid'),
  payments: fact.list(
    ['出资', 'Payments'],
    fact.record(['出资', 'Payment'], {
      party: partyPlace,
      fen: fact.money(['金额', 'Amount']),
      on: fact.day(['日期', 'Day']),
      source: fact.choice(
        ['资金来源', 'From'],
        { own: ['本方财政', 'Own budget'], fund: ['共同基金', 'The common fund'] },
        optional,
      ),
    }),
    { max: 400, ...crosses },
  ),
  callFen: money('催缴总额', 'Called in all'),
  callDue: fact.day(['缴款期限', 'Due'], crosses),
  calls: fact.list(
    ['催缴', 'Cash calls'],
    fact.record(['催缴', 'Call'], { due: fact.day(['期限', 'Due']), parts: fact.list(['各方', 'Parts'], amounts) }),
    { max: 60, ...crosses },
  ),
  ...companyFacts,
  ...platformFacts,
  ...seriesFacts,
  urgedOn: fact.day(['最近一次督办函', 'Last letter of supervision'], { optional: true, ...crosses }),
  excuseUntil: fact.day(['正当理由有效期至', 'Reason counts until'], crosses),
  excuse: fact.record(
    ['正当理由', 'Valid reason'],
    { because: fact.text(['理由', 'Reason']), from: fact.day(['自', 'From']), until: fact.day(['至', 'Until']) },
    crosses,
  ),
  suspended: fact.record(
    ['暂停', 'Suspended'],
    { since: fact.day(['自', 'Since']), because: fact.text(['原因', 'Why']) },
    crosses,
  ),

  // 协调事项
  projects: fact.list(['涉及项目', 'Projects'], fact.text(['项目代码', 'Code'], { max: 40 }), {
    min: 1,
    max: 20,
    ...crosses,
  }),
  asked: fact.list(['须答复各方', 'Parties to answer'], partyPlace, { min: 1, max: 8, ...crosses }),
  question: fact.longText(['待协调问题', 'What is to be settled'], crosses),
  answer: fact.longText(['答复', 'Answer'], crosses),
  answers: fact.list(
    ['答复', 'Answers'],
    fact.record(['答复', 'Answer'], {
      party: partyPlace,
      on: fact.day(['日期', 'Day']),
      text: fact.text(['内容', 'Text'], { max: 4000 }),
    }),
    crosses,
  ),
  levelFrom: fact.day(['本级起算', 'This level counts from'], crosses),
  level: fact.number(['层级', 'Level'], crosses),
  minutes: text('会议纪要', 'Minutes', 120),
  tasks: fact.list(
    ['纪要任务', 'Tasks'],
    fact.record(['任务', 'Task'], {
      task: fact.text(['任务', 'Task']),
      owner: fact.place(['责任方', 'Owner']),
      due: fact.day(['期限', 'Due']),
    }),
    { min: 1, max: 30, ...crosses },
  ),
  taskNumber: fact.number(['任务序号', 'Number of the task'], { min: 1, max: 30, ...crosses }),
  tasksDone: fact.list(
    ['任务完成情况', 'Tasks done'],
    fact.record(['完成', 'Done'], {
      number: fact.number(['任务序号', 'Number of the task']),
      on: fact.day(['完成日', 'On']),
      by: fact.place(['责任方', 'By']),
      proof: fact.text(['完成凭证', 'Evidence'], { max: 200 }),
    }),
    crosses,
  ),

  // 接口
  firstSegment: text('甲段项目代码', 'First segment', 40),
  secondSegment: text('乙段项目代码', 'Second segment', 40),
  firstParty: fact.place(['甲方', 'First side'], crosses),
  secondParty: fact.place(['乙方', 'Second side'], crosses),
  firstTerms: fact.record(['甲段条件', 'Terms of the first side'], terms, crosses),
  secondTerms: fact.record(['乙段条件', 'Terms of the second side'], terms, crosses),
  openFirst: fact.day(['甲段开通日', 'First side opens'], crosses),
  openSecond: fact.day(['乙段开通日', 'Second side opens'], crosses),
  signedBy: fact.list(['已签', 'Signed by'], partyPlace, crosses),
  doneOn: fact.day(['完成日', 'Done on'], crosses),
  doneFirst: fact.day(['甲段完成', 'First side done'], crosses),
  doneSecond: fact.day(['乙段完成', 'Second side done'], crosses),
} as const;
