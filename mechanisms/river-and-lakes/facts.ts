import { fact, type ScoreWorths, slot, type Words } from '#kernel';
import { officialFacts } from './official-facts.ts';

/** Between authorities everything crosses the border: the other side must see what it is told. */
const crosses = { shared: true } as const;
const optional = { optional: true } as const;

const instant = (title: Words) =>
  fact.text(title, {
    ...crosses,
    max: 24,
    pattern: '\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z',
    patternSays: ['应为时刻，如 2021-04-01T04:00:00.000Z', 'must be an instant such as 2021-04-01T04:00:00.000Z'],
  });

const place = fact.record(
  ['地点', 'Place'],
  { lon: fact.decimal(['经度(WGS84)', 'Longitude (WGS84)']), lat: fact.decimal(['纬度(WGS84)', 'Latitude (WGS84)']) },
  crosses,
);

const hash = (title: Words) =>
  fact.text(title, {
    ...crosses,
    max: 64,
    pattern: '[0-9a-f]{64}',
    patternSays: ['应为 SHA-256 十六进制', 'must be a SHA-256 in hexadecimal'],
  });

/** Shares in percent, 0…100, as decimals: what a score is made of. */
const part = (title: Words) => fact.decimal(title, { pattern: '\\d{1,3}(\\.\\d+)?' });

export const facts = {
  ...officialFacts,
  title: fact.text(['标题', 'Title'], { ...crosses, searchable: true }),
  water: fact.water(['水体', 'Water'], { ...crosses, searchable: true }),
  section: fact.section(['断面', 'Section'], { ...crosses, searchable: true }),

  // Alarm and cross-border event
  item: fact.text(['项目', 'Item'], { ...crosses, max: 20 }),
  cause: fact.choice(
    ['报警原因', 'Cause'],
    {
      'worse-than-target': ['连续劣于目标', 'Worse than the target in a row'],
      'times-target': ['达目标限值倍数', 'A multiple of the target'],
      'below-floor': ['低于下限', 'Below the floor'],
      rise: ['较前期突升', 'Sudden rise'],
      level: ['超过设定值', 'Above a set level'],
      silent: ['站点无数据', 'Station silent'],
      reported: ['人工发现', 'Found by a person'],
    },
    crosses,
  ),
  value: fact.decimal(['监测值', 'Value'], crosses),
  readAt: instant(['监测时间', 'Measured at']),
  evaluation: hash(['评价输入哈希', 'Hash of the inputs evaluated']),
  crossBorder: fact.yesNo(['可能跨界', 'May cross the border'], crosses),
  severity: fact.choice(
    ['事件等级', 'Severity'],
    {
      general: ['一般', 'General'],
      larger: ['较大', 'Larger'],
      major: ['重大', 'Major'],
      grave: ['特别重大', 'Grave'],
    },
    crosses,
  ),
  confirmedAt: instant(['确认时刻', 'Confirmed at']),
  informBy: instant(['应通报时刻', 'To inform by']),
  informedAt: instant(['通报时刻', 'Informed at']),
  planBy: instant(['联合采样方案应提出时刻', 'Sampling plan by']),
  reportBy: instant(['应上报时刻', 'To report by']),
  reportedAt: instant(['上报时刻', 'Reported at']),
  dataBy: instant(['下次数据应提供时刻', 'Next data by']),
  late: fact.list(['逾期事项', 'What was late'], fact.text(['事项', 'Duty']), crosses),
  missed: fact.list(
    ['逾期未办事项', 'Duties missed'],
    fact.text(['事项及应办时刻', 'Duty and when it was due']),
    crosses,
  ),
  escalated: fact.number(['升级层级', 'Level of escalation'], { ...crosses, min: 0, max: 2 }),
  notices: fact.list(
    ['通报对象', 'Told'],
    fact.record(['通报', 'Notice'], {
      to: fact.text(['对象', 'To']),
      channel: fact.choice(['方式', 'Channel'], {
        system: ['系统', 'System'],
        telephone: ['电话', 'Telephone'],
        letter: ['函件', 'Letter'],
      }),
    }),
    { ...crosses, min: 1, max: 20 },
  ),
  alsoTo: fact.list(['同时通报的其他方', 'Further sides told'], fact.authority(['单位', 'Authority']), {
    ...crosses,
    max: 5,
  }),
  acknowledgedBy: fact.list(
    ['已签收的其他方', 'Further sides that acknowledged'],
    fact.authority(['单位', 'Authority']),
    crosses,
  ),
  coordination: fact.longText(['协调意见', 'What the committee asks for'], crosses),
  samplePlan: fact.longText(['联合采样方案', 'Joint sampling plan'], crosses),
  data: fact.list(
    ['应急监测数据', 'Emergency data'],
    fact.record(['数据', 'Reading'], {
      section: fact.section(['断面', 'Section']),
      item: fact.text(['项目', 'Item'], { max: 20 }),
      at: fact.text(['时间', 'At'], { max: 30 }),
      value: fact.decimal(['数值', 'Value']),
    }),
    { ...crosses, min: 1, max: 200 },
  ),
  normalReadings: fact.number(['连续正常次数', 'Normal readings in a row'], { ...crosses, min: 0, max: 1000 }),
  endAgreed: fact.list(
    ['同意终止的一方', 'Sides that agree to the end'],
    fact.authority(['单位', 'Authority']),
    crosses,
  ),

  // Planned release of water
  releaseAt: instant(['计划放水时刻', 'Release planned for']),
  releaseFlow: fact.decimal(['流量(m³/s)', 'Flow (m³/s)'], crosses),

  // Work order
  problem: fact.longText(['问题', 'Problem'], crosses),
  problemKind: fact.choice(
    ['问题类型', 'Kind of problem'],
    {
      floating: ['漂浮废物', 'Floating waste'],
      hyacinth: ['水葫芦', 'Water hyacinth'],
      outfall: ['排口异常', 'Outfall'],
      other: ['其他', 'Other'],
    },
    crosses,
  ),
  borderWater: fact.yesNo(['跨界水体', 'Border water'], crosses),
  place,
  photoBefore: fact.file(['处置前照片', 'Photo before'], crosses),
  result: fact.longText(['处置结果', 'What was done'], crosses),
  photoAfter: fact.file(['处置后照片', 'Photo after'], crosses),
  placeAfter: place,
  verifier: fact.authority(['复核单位', 'Who verifies'], crosses),
  upheld: fact.yesNo(['工单成立', 'The order stands'], crosses),

  // Outfall of the register, checked against the control zones of the bank
  outfallNumber: fact.text(['排口编号', 'Number of the outfall'], { ...crosses, max: 40, searchable: true }),
  owner: fact.text(['责任单位', 'Owner'], { ...crosses, max: 100 }),
  activity: fact.choice(
    ['活动类型', 'Activity'],
    {
      outfall: ['排污口', 'Outfall'],
      stockyard: ['堆场', 'Stockyard'],
      livestock: ['养殖', 'Livestock'],
      industry: ['工业', 'Industry'],
      other: ['其他', 'Other'],
    },
    crosses,
  ),
  bankMetres: fact.number(['距岸线(米)', 'Metres from the bank'], { ...crosses, min: 0, max: 100_000 }),
  permit: fact.text(['排污许可证', 'Permit'], { ...crosses, ...optional, max: 60 }),
  limits: fact.longText(['许可限值', 'Limits'], { ...crosses, ...optional }),
  exception: fact.longText(['限制区论证', 'Why it is accepted in a limited zone'], { ...crosses, ...optional }),

  // Joint patrol
  level: fact.choice(
    ['巡河层级', 'Level of the patrol'],
    { district: ['区县级', 'District'], town: ['镇级', 'Town'], village: ['村级', 'Village'] },
    crosses,
  ),
  participants: fact.list(
    ['参加人员', 'Who took part'],
    fact.record(['人员', 'Person'], {
      side: fact.place(['所属一侧', 'Side']),
      name: fact.text(['姓名', 'Name'], { max: 60 }),
    }),
    { ...crosses, min: 1, max: 50 },
  ),
  findings: fact.longText(['巡河情况', 'Findings'], crosses),

  // Task of the yearly list, and of the stock list
  dueOn: fact.day(['完成期限', 'Due on'], crosses),
  evidence: fact.list(['完成证据', 'Evidence'], fact.file(['文件', 'File']), { ...crosses, min: 1, max: 20 }),
  datedReason: fact.longText(['未完成原因及新期限', 'Why it is not done, and until when'], crosses),

  // Tracking evaluation
  period: fact.text(['评价周期', 'Period'], {
    ...crosses,
    max: 7,
    pattern: '\\d{4}(-Q[1-4])?',
    patternSays: ['应为 2021 或 2021-Q3', 'must be 2021 or 2021-Q3'],
  }),
  inputs: fact.record(
    ['评价输入', 'Inputs'],
    {
      target: part(['目标达标率(%)', 'Target rate (%)']),
      change: part(['变化得分率(%)', 'Change (%)']),
      ecology: part(['生态状况得分率(%)', 'State of the waters (%)']),
      tasks: part(['任务完成率(%)', 'Tasks done (%)']),
      joint: part(['联合行动完成率(%)', 'Joint acts (%)']),
    },
    crosses,
  ),
  inputsHash: hash(['冻结输入哈希', 'Hash of the frozen inputs']),
  inputNotes: fact.list(['输入说明', 'What stands in for data'], fact.text(['说明', 'Note'], { max: 400 }), {
    ...crosses,
    max: 20,
  }),
  score: fact.decimal(['得分', 'Score'], crosses),
  grade: fact.choice(
    ['等次', 'Grade'],
    { excellent: ['优秀', 'Excellent'], good: ['良好', 'Good'], pass: ['合格', 'Pass'], fail: ['不合格', 'Fail'] },
    crosses,
  ),
  objection: fact.longText(['异议', 'Objection'], crosses),
  objectionUpheld: fact.yesNo(['异议成立', 'Objection upheld'], crosses),
  objectionAnswer: fact.longText(['答复', 'Answer'], crosses),

  // Rectification
  reason: fact.choice(
    ['整改原因', 'Reason'],
    { months: ['连续三个月不达标', 'Three months in a row'], year: ['年度不达标', 'The year'] },
    crosses,
  ),
  analysis: fact.longText(['成因分析', 'Analysis'], crosses),
  plan: fact.longText(['整改方案', 'Plan'], crosses),
  approvals: fact.list(['批准的河湖长', 'Chiefs who approved'], fact.authority(['单位', 'Authority']), crosses),
  reports: fact.list(
    ['月报', 'Monthly reports'],
    fact.record(['月报', 'Report'], {
      month: fact.text(['月份', 'Month'], { max: 7 }),
      met: fact.yesNo(['达标', 'Target met']),
      says: fact.text(['说明', 'Remark'], { ...optional, max: 1000 }),
    }),
    { ...crosses, max: 60 },
  ),
  report: fact.record(
    ['本月月报', 'This month'],
    {
      month: fact.text(['月份', 'Month'], {
        max: 7,
        pattern: '\\d{4}-\\d{2}',
        patternSays: ['应为 2021-07', 'must be like 2021-07'],
      }),
      met: fact.yesNo(['达标', 'Target met']),
      says: fact.text(['说明', 'Remark'], { ...optional, max: 1000 }),
    },
    crosses,
  ),
} as const;

export const law = {
  confirmTerm: slot.term(['报警核实期限', 'Time to confirm an alarm']),
  acknowledgeTerm: slot.term(['通报签收期限', 'Time to acknowledge a notice']),
  informHours: slot.number(['确认后通报时限(小时)', 'Hours to inform after confirmation']),
  planHours: slot.number(['联合采样方案时限(小时)', 'Hours to a joint sampling plan']),
  dataHours: slot.number(['应急数据间隔(小时)', 'Hours between emergency data']),
  reportHoursMajor: slot.number(['重大以上上报时限(小时)', 'Hours to report, major and above']),
  reportHours: slot.number(['一般、较大上报时限(小时)', 'Hours to report, general and larger']),
  releaseHours: slot.number(['放水提前告知(小时)', 'Hours before a planned release']),
  clearAfter: slot.number(['解除报警所需正常次数', 'Normal readings that end an alarm']),
  acceptTerm: slot.term(['接单期限', 'Time to accept an order']),
  handleTerm: slot.term(['处置期限', 'Time to handle']),
  handleTermFloating: slot.term(['漂浮物处置期限', 'Time to remove floating waste']),
  verifyTerm: slot.term(['复核期限', 'Time to verify']),
  photoMetres: slot.number(['前后照片最大距离(米)', 'Metres between the photos']),
  patrolTerms: slot.table<Readonly<Record<string, number>>>(['巡河频次(天)', 'Days between patrols by level']),
  patrolSides: slot.number(['有效巡河最少参加方', 'Sides that make a patrol count']),
  settleTerm: slot.term(['工单异议裁定期限', 'Time to settle a dispute about an order']),
  approveTerm: slot.term(['整改方案批准期限', 'Time for a chief to approve a plan']),
  objectionTerm: slot.term(['异议期限', 'Time to object']),
  answerTerm: slot.term(['评分异议答复期限', 'Time to answer an objection']),
  weights: slot.table<Readonly<Record<'target' | 'change' | 'ecology' | 'tasks' | 'joint', number>>>([
    '评分权重',
    'Weights of the score',
  ]),
  worths: slot.table<ScoreWorths>(['评分赋值', 'What is worth how much in the score']),
  lightParts: slot.table<readonly ('target' | 'change' | 'ecology' | 'tasks' | 'joint')[]>([
    '季度评估的评分项',
    'Parts scored in a quarter',
  ]),
  grades: slot.table<readonly { readonly from: string; readonly grade: 'excellent' | 'good' | 'pass' | 'fail' }[]>([
    '等次划分',
    'Grades',
  ]),
  reportDays: slot.number(['月报在次月几日前报送', 'Day of the next month by which a month is reported']),
  analysisTerm: slot.term(['成因分析期限', 'Time to analyse']),
  monthsToRectify: slot.number(['立案整改的连续不达标月数', 'Months failed that open a rectification']),
  monthsToEnd: slot.number(['销号所需连续达标月数', 'Months met that end a rectification']),
  escalatesTo: slot.text(['二级升级和统筹单位', 'Who is told of a second escalation and follows tasks and patrols']),
  controlZones: slot.table<
    readonly {
      readonly from: number;
      readonly to: number;
      readonly rule: 'forbidden' | 'limited' | 'allowed';
      readonly activities: readonly string[];
    }[]
  >(['岸线管控分区', 'Control zones along the bank']),
  signatories: slot.table<Readonly<Record<string, readonly string[]>>>([
    '各水体的签署方',
    'Who signs for the sides of a water',
  ]),
  signTerm: slot.term(['签署期限', 'Time to sign']),
  eventReport: slot.basis(['突发环境事件信息报告', 'Reporting of sudden environmental events']),
  jointWater: slot.basis(['跨界水体联保', 'Joint protection of border waters']),
} as const;
