import { type ForecastPolicy, fact, type JointText, type Pace, slot, type Target, type Words } from '#kernel';

const crosses = { shared: true } as const;
const optional = { optional: true } as const;
const text = (zh: string, en: string, max = 200) => fact.text([zh, en], { max, ...crosses });

/** 六领域, as the annex of the press conference names them. */
export const domains = {
  planning: ['统一规划管理', 'One planning'],
  ecology: ['联合生态保护', 'Joint protection of nature'],
  projects: ['统一项目管理', 'One management of projects'],
  factors: ['建立要素自由流动制度', 'Free flow of factors'],
  services: ['协同公共服务政策', 'Public services together'],
  organisation: ['组织机构运作模式', 'How the bodies work'],
} as const;

/** “8+1” of the overall plan of 2019. */
export const fields = {
  planning: ['规划管理', 'Planning'],
  ecology: ['生态保护', 'Ecology'],
  land: ['土地管理', 'Land'],
  projects: ['项目管理', 'Projects'],
  factors: ['要素流动', 'Flow of factors'],
  finance: ['财税分享', 'Sharing of taxes'],
  services: ['公共服务', 'Public services'],
  credit: ['公共信用', 'Public credit'],
  system: ['体制机制', 'System and mechanism'],
} as const;

export const stages = {
  proposed: ['提出', 'Proposed'],
  listed: ['列入清单', 'Listed'],
  drafting: ['起草', 'Drafting'],
  consultation: ['八方会签', 'Consultation of the eight parties'],
  issued: ['印发', 'Issued'],
  piloting: ['试行', 'Piloting'],
  landed: ['落地', 'Landed'],
  evaluated: ['已评估', 'Evaluated'],
  recognised: ['认定计数', 'Recognised and counted'],
  replicated: ['复制推广', 'Replicated'],
  revised: ['修订', 'Revised'],
  repealed: ['废止', 'Repealed'],
} as const;

const stanceOptions = {
  agree: ['同意', 'Agree'],
  comments: ['同意并有意见', 'Agree, with comments'],
  object: ['不同意', 'Object'],
} as const;

export const institutionColumns = {
  title: text('制度', 'Institution'),
  titleEn: fact.text(['英文名称', 'In English'], { max: 200, ...optional }),
  number: fact.text(['序号（即机制编号）', 'Number, that of its mechanism'], { max: 10, ...optional }),
  domain: fact.choice(['领域', 'Domain'], domains),
  domainOral: fact.text(['发布会口头表述', 'As said at the conference'], { max: 60, ...optional }),
  field: fact.choice(['“8+1”领域', 'Field of “8+1”'], fields),
  window: fact.text(['统计窗口', 'Window'], { max: 40 }),
  lead: fact.authority(['牵头单位', 'Lead'], optional),
  parties: fact.list(['约束各方', 'Parties bound'], fact.place(['参与方', 'Party']), { max: 8, ...optional }),
  stage: fact.choice(['阶段', 'Stage'], stages),
  instrument: fact.text(['文件', 'Instrument'], { max: 200, ...optional }),
  effectiveFrom: fact.day(['施行日', 'In force from'], optional),
  recognisedOn: fact.day(['认定日', 'Recognised on'], optional),
  successorOf: fact.list(['承接（拆分、合并前的编号）', 'Successor of'], fact.text(['编号', 'Key'], { max: 60 }), {
    max: 20,
    ...optional,
  }),
  source: fact.text(['来源', 'Source'], { max: 200, ...optional }),
} as const;

export const facts = {
  title: institutionColumns.title,
  titleEn: text('英文名称', 'In English'),
  number: fact.text(['序号（即机制编号）', 'Number, that of its mechanism'], {
    max: 10,
    ...crosses,
    help: ['落地证据取自这一编号下的全部机制', 'The evidence comes from all mechanisms under this number'],
  }),
  key: text('编号', 'Key', 60),
  domain: fact.choice(['领域', 'Domain'], domains, crosses),
  field: fact.choice(['“8+1”领域', 'Field of “8+1”'], fields, crosses),
  window: text('统计窗口', 'Window', 40),
  lead: fact.authority(['牵头单位', 'Lead'], crosses),
  parties: fact.list(['约束各方', 'Parties bound'], fact.place(['参与方', 'Party']), { min: 1, max: 8, ...crosses }),
  novelty: fact.longText(['创新点', 'What is new'], crosses),
  noveltyReviewed: fact.yesNo(['创新性已评审', 'Novelty was reviewed'], crosses),
  successorOf: { ...institutionColumns.successorOf, ...crosses },
  items: fact.list(
    ['制度清单', 'Institutions'],
    fact.record(['制度', 'Institution'], { key: fact.text(['编号', 'Key'], { max: 60 }), ...institutionColumns }),
    {
      min: 1,
      max: 200,
    },
  ),
  total: fact.number(['总数', 'Total'], { min: 0 }),
  byDomain: fact.list(
    ['各领域数量', 'Number by domain'],
    fact.record(['领域', 'Domain'], {
      domain: fact.choice(['领域', 'Domain'], domains),
      count: fact.number(['数量', 'Number']),
    }),
  ),
  source: text('来源', 'Source', 300),
  draft: fact.longText(['文本', 'Text'], crosses),
  round: fact.number(['会签轮次', 'Round'], crosses),
  stance: fact.choice(['会签意见', 'Stance'], stanceOptions, crosses),
  alternative: fact.longText(['替代文字', 'Alternative text'], crosses),
  joint: fact.deliberation<JointText>(['会签文本', 'Text to be signed']),
  urged: fact.number(['催办层级', 'Level of urging'], crosses),
  effectiveFrom: fact.day(['施行日（最后一方签署）', 'In force from, the latest signature'], crosses),
  stances: fact.list(
    ['各方意见', 'Stances'],
    fact.record(['意见', 'Stance'], {
      authority: fact.authority(['单位', 'Body']),
      stance: fact.choice(['意见', 'Stance'], stanceOptions),
      on: fact.day(['日期', 'Day']),
      round: fact.number(['轮次', 'Round']),
      text: fact.text(['文本摘要（前16位）', 'Hash of the text, its beginning'], { max: 16, ...optional }),
      reason: fact.text(['意见或理由', 'Comments or reasons'], { max: 4000, ...optional }),
      alternative: fact.text(['替代文字', 'Alternative text'], { max: 4000, ...optional }),
    }),
    crosses,
  ),
  instrument: text('印发文件', 'Instrument'),
  evidence: fact.list(
    ['落地证据（取自各机制）', 'Evidence, taken from the mechanisms'],
    fact.record(['证据', 'Evidence'], {
      node: fact.node(['节点', 'Node']),
      acts: fact.number(['实际办理', 'Real acts']),
      first: fact.text(['首次期间', 'First period']),
    }),
    crosses,
  ),
  recognisedOn: fact.day(['认定日', 'Recognised on'], crosses),
  adopter: text('复制方', 'Adopter'),
  adopterPlace: text('复制地', 'Where'),
  adoptedAs: fact.choice(['方式', 'How'], { asIs: ['原样', 'As it is'], adapted: ['调整后', 'Adapted'] }, crosses),
  reach: fact.choice(['范围', 'Reach'], { delta: ['长三角', 'The Delta'], nation: ['全国', 'The nation'] }, crosses),
  adopters: fact.list(
    ['复制推广', 'Adopters'],
    fact.record(['复制', 'Adoption'], {
      adopter: fact.text(['复制方', 'Adopter']),
      place: fact.text(['复制地', 'Where']),
      how: fact.text(['方式', 'How']),
      reach: fact.text(['范围', 'Reach']),
      instrument: fact.text(['文件', 'Instrument']),
      on: fact.day(['日期', 'Day']),
    }),
    crosses,
  ),
  outcome: fact.choice(
    ['评估结论', 'Outcome'],
    { keep: ['保留', 'Keep'], revise: ['修订', 'Revise'], repeal: ['废止', 'Repeal'] },
    crosses,
  ),
  listedIn: text('国家推广清单', 'National list that names it', 200),
  promised: fact.longText(['预期目标', 'What was promised'], crosses),
  costFen: fact.money(['期间成本', 'Cost in the period'], { min: 0, ...crosses }),
  complaints: fact.number(['期间投诉（件）', 'Complaints in the period'], { min: 0, ...crosses }),
  reviews: fact.list(
    ['评估', 'Reviews'],
    fact.record(['评估', 'Review'], {
      on: fact.day(['日期', 'Day']),
      outcome: fact.choice(['结论', 'Outcome'], {
        keep: ['保留', 'Keep'],
        revise: ['修订', 'Revise'],
        repeal: ['废止', 'Repeal'],
      }),
      promised: fact.text(['预期目标', 'Promised'], { max: 4000 }),
      acts: fact.number(['实际办理（取自各机制）', 'Real acts, from the mechanisms']),
      provinces: fact.number(['有办理的省份', 'Provinces with acts']),
      costFen: fact.money(['成本', 'Cost']),
      complaints: fact.number(['投诉', 'Complaints']),
      reason: fact.text(['评估意见', 'Opinion'], { max: 4000 }),
    }),
    crosses,
  ),
  basis: text('变更的依据', 'Basis that changed', 200),

  figure: text('指标', 'Figure', 60),
  value: text('公布数', 'As printed', 40),
  unit: text('单位', 'Unit', 20),
  asOf: fact.day(['截至', 'As of'], crosses),
} as const;

export const law = {
  partyOffices: slot.table<Readonly<Record<string, string>>>(['各方会签部门', 'Office of each party']),
  provinceOf: slot.table<Readonly<Record<string, string>>>(['各方所属省级', 'Province of each party']),
  minProvinces: slot.number(['落地所需省份数', 'Provinces in which it must run']),
  minActs: slot.number(['每省实际办理下限', 'Real acts each']),
  consultTerm: slot.term(['每轮会签期限', 'Time of a round']),
  maxRounds: slot.number(['会签轮次上限', 'Rounds at most']),
  firstReview: slot.term(['首次评估', 'First review']),
  laterReview: slot.term(['再次评估', 'Later reviews']),
  earlyReview: slot.term(['依据变更后的提前评估', 'Review after the basis changed']),
  urging: slot.table<readonly Words[]>(['会签逾期的催办与升级', 'What silence in a round sets off']),
  zonePlaces: slot.table<readonly string[]>(['示范区各地', 'Places of the zone']),
  target: slot.table<Target>(['目标', 'Target']),
  forecastPolicy: slot.table<ForecastPolicy>(['预测灯规则', 'Lamp of the forecast']),
  pace: slot.table<Pace>(['进度', 'Pace']),
  stageWeights: slot.table<Readonly<Record<string, number>>>(['阶段权重（万分比）', 'Weights of stages (bp)']),
  noSilence: slot.basis(['沉默不视为同意', 'Silence is no consent']),
} as const;
