import {
  ballotFacts,
  type Decision,
  type DecisionRule,
  drawFacts,
  fact,
  type JointText,
  type Meeting,
  type Objections,
  type Publicity,
  type PublicityTerm,
  type Roll,
  slot,
  type Tasks,
  taskFacts,
  type Words,
} from '#kernel';

const crosses = { shared: true } as const;
const optional = { optional: true } as const;
/** Scores stay in the review room: the committee sees them in every place, the applicant nowhere. */
const inRoom = { shared: true, internal: true } as const;

export const seriesOptions = {
  ecology: ['工程系列(生态环境专业)', 'Engineering, ecology'],
  intelligent: ['工程系列(智能制造专业)', 'Engineering, intelligent manufacturing'],
  planning: ['工程系列(规划建筑专业)', 'Engineering, planning and architecture'],
} as const;
export const levels = {
  intermediate: ['中级', 'Intermediate'],
  associate: ['副高级', 'Associate senior'],
  senior: ['正高级', 'Senior'],
} as const;
export type Level = keyof typeof levels;

/** What rows of recognition are about: a series, or one level of it. */
const titlesRecognised: Readonly<Record<string, Words>> = Object.fromEntries(
  Object.entries(seriesOptions).flatMap(([series, [zh, en]]): [string, Words][] => [
    [`title/${series}`, [zh, en]],
    ...Object.entries(levels).map(([level, [levelZh, levelEn]]): [string, Words] => [
      `title/${series}/${level}`,
      [`${zh} · ${levelZh}`, `${en}, ${levelEn}`],
    ]),
  ]),
);
export const ownerships = {
  public: ['事业单位', 'Public institution'],
  state: ['国有企业', 'State enterprise'],
  private: ['民营企业', 'Private enterprise'],
  foreign: ['外资企业', 'Foreign enterprise'],
} as const;

const span = {
  key: fact.text(['统一社会信用代码', 'USCC'], { max: 18 }),
  from: fact.day(['自', 'From']),
  to: fact.day(['至', 'To'], optional),
};

/** An expert as the side that keeps them knows them: what recusal is derived from is told with the pool, to the secretariat only. */
export const expertFields = {
  id: fact.text(['专家编号', 'Number in the pool'], { max: 40 }),
  name: fact.text(['姓名', 'Name'], { max: 60 }),
  level: fact.choice(['职称层级', 'Level'], levels),
  active: fact.yesNo(['在职从事本专业', 'Works in the field']),
  from: fact.day(['聘期自', 'Term from']),
  to: fact.day(['聘期至', 'Term to']),
  employers: fact.list(['任职单位', 'Employers'], fact.record(['任职', 'Employer'], span), { max: 10 }),
  projects: fact.list(['参与项目', 'Projects'], fact.text(['项目编号', 'Project']), { max: 40, ...optional }),
  kin: fact.list(
    ['近亲属', 'Kin'],
    fact.record(['近亲属', 'Kin'], {
      key: fact.text(['公民身份号码', 'Identity number'], { max: 18 }),
      relation: fact.text(['关系', 'Relation'], { max: 20 }),
    }),
    { max: 20, ...optional },
  ),
} as const;

export const seatFields = {
  id: fact.text(['委员编号', 'Member'], { max: 40 }),
  name: fact.text(['姓名', 'Name'], { max: 60 }),
  side: fact.place(['来源地', 'Side']),
  role: fact.choice(['职务', 'Role'], {
    chair: ['主任', 'Chair'],
    deputy: ['副主任', 'Deputy'],
    member: ['委员', 'Member'],
  }),
} as const;

const opinionFields = {
  form: fact.choice(['方式', 'Form'], {
    paper: ['材料评审', 'Paper'],
    interview: ['面试答辩', 'Interview'],
    presentation: ['个人述职', 'Presentation'],
    practice: ['实践操作', 'Practice'],
  }),
  score: fact.number(['评分', 'Score'], { min: 0, max: 100 }),
  text: fact.longText(['意见', 'Opinion']),
} as const;

const round = {
  round: fact.text(['评审批次', 'Round'], {
    ...crosses,
    searchable: true,
    max: 40,
    pattern: '[0-9A-Z-]{4,40}',
    patternSays: ['由数字、大写字母和短横组成', 'Digits, capital letters and hyphens'],
  }),
  series: fact.choice(['系列(专业)', 'Series'], seriesOptions, crosses),
  level: fact.choice(['申报层级', 'Level'], levels, crosses),
  scope: fact.choice(
    ['评委会类型', 'Kind of committee'],
    { series: ['按系列组建', 'For a series'], specialty: ['按专业组建', 'For a specialty'] },
    crosses,
  ),
  conditions: fact.longText(['申报条件', 'Conditions'], crosses),
  opensOn: fact.day(['申报开始', 'Applications from'], crosses),
  closesOn: fact.day(['申报截止', 'Applications until'], crosses),
  strata: fact.list(
    ['抽取名额', 'Places to draw'],
    fact.record(['一方名额', 'Of one side'], {
      side: fact.place(['来源地', 'Side']),
      seats: fact.number(['正式', 'Seats'], { min: 0, max: 60 }),
      alternates: fact.number(['候补', 'Alternates'], { min: 0, max: 60 }),
    }),
    { ...crosses, min: 1, max: 12 },
  ),
  committee: fact.list(['评审委员会', 'Committee'], fact.record(['委员', 'Member'], seatFields), {
    ...crosses,
    max: 99,
  }),
  chairs: fact.record(
    ['主任与副主任', 'Chair and deputies'],
    {
      chair: fact.text(['主任', 'Chair'], { max: 40 }),
      deputies: fact.list(['副主任', 'Deputies'], fact.text(['编号', 'Number'], { max: 40 }), {
        max: 6,
        ...optional,
      }),
    },
    crosses,
  ),
  stoodAside: fact.list(['不能履职者', 'Who cannot serve'], fact.text(['编号', 'Number'], { max: 40 }), {
    ...crosses,
    max: 60,
  }),
  committeeTo: fact.day(['评委会有效期至', 'Committee valid until'], crosses),
} as const;

const application = {
  applicant: fact.party(['申报人', 'Applicant'], { ...crosses, searchable: true }),
  employer: fact.party(['所在单位', 'Employer'], { ...crosses, personal: false }),
  place: fact.place(['单位所在地', 'Place of the employer'], crosses),
  employment: fact.choice(
    ['任职状态', 'Employment'],
    {
      employed: ['在职', 'Employed'],
      independent: ['自由职业', 'Independent'],
      retired: ['已退休', 'Retired'],
      civil: ['公务员', 'Civil servant'],
    },
    crosses,
  ),
  ownership: fact.choice(['单位性质', 'Kind of employer'], ownerships, crosses),
  yearsAtLevel: fact.number(['现职称任职年限', 'Years at the level below'], { ...crosses, min: 0, max: 60 }),
  hours: fact.number(['上年度继续教育学时', 'Training hours last year'], { ...crosses, min: 0, max: 2000 }),
  achievements: fact.list(
    ['主要业绩', 'Achievements'],
    fact.record(['业绩', 'Achievement'], {
      kind: fact.choice(['类别', 'Kind'], {
        paper: ['论文', 'Paper'],
        patent: ['专利', 'Patent'],
        project: ['项目', 'Project'],
        standard: ['标准', 'Standard'],
      }),
      title: fact.text(['名称', 'Title'], { max: 160 }),
      project: fact.text(['项目编号', 'Project number'], { max: 40, ...optional }),
    }),
    { ...crosses, min: 1, max: 30 },
  ),
  dossier: fact.list(['申报材料', 'Dossier'], fact.file(['材料', 'Paper'], { room: true }), {
    ...crosses,
    personal: true,
    room: true,
    max: 20,
  }),
  pledge: fact.record(
    ['诚信承诺', 'Pledge'],
    { agreed: fact.yesNo(['承诺材料真实', 'The papers are true']), signedOn: fact.day(['签署日', 'Signed on']) },
    crosses,
  ),
  employerPostedOn: fact.day(['单位公示开始日', 'Posted at the employer from'], crosses),
  employerOpinion: fact.longText(['单位审核意见', 'Opinion of the employer'], crosses),
  postsLeft: fact.number(['可聘岗位空缺', 'Posts of that level left'], {
    ...crosses,
    min: 0,
    max: 1000,
    help: ['事业单位填写；无空缺的不得推荐', 'Of a public institution: without one it does not recommend'],
  }),
  endorsement: fact.longText(['主管部门审核意见', 'Opinion of the department in charge'], crosses),
  correction: fact.longText(['补正内容', 'What is to be completed'], crosses),

  // Review
  conflict: fact.record(
    ['回避情形', 'Conflict of interest'],
    { member: fact.text(['委员编号', 'Member'], { max: 40 }), reason: fact.text(['理由', 'Reason'], { max: 200 }) },
    crosses,
  ),
  conflicts: fact.list(
    ['申报与提出的回避', 'Conflicts declared or alleged'],
    fact.record(['回避', 'Conflict'], {
      member: fact.text(['委员编号', 'Member']),
      reason: fact.text(['理由', 'Reason']),
      by: fact.text(['提出者', 'By']),
      on: fact.day(['日期', 'On']),
    }),
    { ...crosses, max: 60 },
  ),
  opinion: fact.record(['评议意见', 'Opinion'], opinionFields, inRoom),
  opinions: fact.list(
    ['评议意见汇总', 'Opinions'],
    fact.record(['评议意见', 'Opinion'], { member: fact.text(['委员编号', 'Member']), ...opinionFields }),
    { ...inRoom, max: 60 },
  ),

  // Meeting
  presiding: fact.text(['主持人', 'Presiding'], { ...crosses, max: 40 }),
  meeting: fact.deliberation<Meeting>(['评审会议', 'Meeting']),
  roll: fact.deliberation<Roll>(['表决名册', 'Roll of the vote']),
  ...ballotFacts,
  decision: fact.deliberation<Decision>(['表决结果', 'Result of the vote']),

  ...taskFacts,
  tasks: fact.deliberation<Tasks>(['任务', 'Tasks']),
  taskProof: fact.file(['完成证明', 'Proof'], crosses),

  // Result
  publicity: fact.deliberation<Publicity>(['结果公示', 'Publicity of the result']),
  publishedName: fact.text(['公示人员', 'Name shown'], crosses),
  publishedEmployer: fact.text(['公示单位', 'Employer shown'], crosses),
  objection: fact.record(
    ['异议', 'Objection'],
    {
      by: fact.text(['异议人', 'Objector'], { max: 60 }),
      reason: fact.longText(['理由', 'Reasons']),
    },
    { shared: true },
  ),
  objections: fact.deliberation<Objections>(['异议处理', 'Objections']),
  objectionId: fact.text(['异议编号', 'Objection number'], { ...crosses, max: 20 }),
  outcome: fact.choice(
    ['核实结论', 'Finding'],
    { upheld: ['异议成立', 'Upheld'], rejected: ['异议不成立', 'Not upheld'] },
    crosses,
  ),
  signing: fact.deliberation<JointText>(['三地确认', 'Confirmation of the three places']),
  certificate: fact.text(['职称证书编号', 'Certificate number'], { ...crosses, searchable: true, max: 60 }),
  certifiedOn: fact.day(['取得职称日期', 'Title held since'], crosses),
  reasons: fact.longText(['理由', 'Reasons'], crosses),
  barredUntil: fact.day(['失信记录至', 'On the integrity list until'], crosses),
  remedies: fact.record(
    ['救济途径', 'Remedies'],
    { reviewBody: fact.text(['复议机关', 'Review body']), court: fact.text(['管辖法院', 'Court']) },
    crosses,
  ),
} as const;

const others = {
  experts: fact.list(['专家名单', 'Experts'], fact.record(['专家', 'Expert'], expertFields), {
    ...crosses,
    personal: true,
    min: 1,
    max: 99,
  }),
  side: fact.place(['来源地', 'Side'], crosses),
  entry: fact.choice(
    ['登记内容', 'What is entered'],
    {
      notice: ['评审通知', 'A notice'],
      enter: ['职称登记', 'A title'],
      revoke: ['撤销与失信记录', 'A revocation and its bar'],
    },
    crosses,
  ),
  reference: fact.text(['来源办件', 'From case'], { ...crosses, max: 80 }),
  pastTitle: fact.record(
    ['已取得的职称', 'Title held'],
    {
      number: fact.text(['证书编号', 'Certificate'], { max: 60 }),
      issuedIn: fact.place(['颁发地', 'Issued in']),
      issuedOn: fact.day(['颁发日', 'Issued on']),
      filed: fact.yesNo(['由已备案评委会评审', 'By a committee on file']),
    },
    crosses,
  ),
  recognisedBy: fact.text(['适用的互认规则', 'Recognition rule used'], crosses),
} as const;

export const facts = { ...round, ...application, ...others, ...drawFacts } as const;

/** One of the departments that review together: it keeps a side of the pool, shows results on its site and confirms them. */
export interface Side {
  readonly authority: string;
  readonly place: string;
  readonly node: string;
}

export const law = {
  sides: slot.table<readonly Side[]>(['共同评审的人社部门', 'Departments that review together']),
  committee: slot.table<{
    readonly minSeats: Readonly<Record<'series' | 'specialty', number>>;
    readonly odd: boolean;
    readonly maxYears: number;
    readonly minShare: { readonly numerator: number; readonly denominator: number };
  }>(['评委会组成', 'Size and term of a committee']),
  decision: slot.table<DecisionRule>(['出席与通过比例', 'Quorum and majority']),
  conflicts: slot.table<{
    readonly employerYears: number;
    readonly projectYears: number;
    readonly kin: boolean;
  }>(['回避情形', 'Grounds of recusal']),
  expertLevels: slot.table<Readonly<Record<Level, readonly Level[]>>>(['专家的层级', 'Level an expert needs']),
  requirements: slot.table<Readonly<Record<Level, { readonly years: number; readonly hours: number }>>>([
    '申报条件',
    'Conditions of an application',
  ]),
  opinionsNeeded: slot.number(['评议意见人数', 'Opinions before the meeting']),
  minElectors: slot.number(['无记名投票最少人数', 'Fewest electors of a secret ballot']),
  smallestCell: slot.number(['公布统计的最小人数', 'Fewest persons in a published cell']),
  employerPosting: slot.table<PublicityTerm>(['单位公示', 'Posting at the employer']),
  publicity: slot.table<PublicityTerm>(['结果公示', 'Publicity of the result']),
  employerPostingTerm: slot.term(['单位公示期限', 'Length of the posting']),
  correctionTerm: slot.term(['补正期限', 'Time to complete the file']),
  confirmTerm: slot.term(['确认期限', 'Time to confirm']),
  recognitionTerm: slot.term(['职称互认备案期限', 'Time to file a recognition']),
  recognitions: slot.recognitions(['互认规则', 'Recognition rules'], titlesRecognised),
  postsLimited: slot.basis(['事业单位按岗位空缺推荐', 'Public institutions recommend for posts that are left']),
  recordYears: slot.number(['会议记录保存年限', 'Years the record of a meeting is kept']),
  barYears: slot.number(['失信记录年限', 'Years on the integrity list']),
  entryItem: slot.text(['登记协办事项的基本编码', 'Basic code of entries between places']),
  inEmployment: slot.basis(['退休人员不得申报', 'Retired persons may not apply']),
  employerChecks: slot.basis(['单位审核并公示', 'The employer checks and posts']),
  oneNotice: slot.basis(['一次性告知补正', 'One notice of what is missing']),
  recusal: slot.basis(['利害关系人回避', 'Recusal on interest']),
  expertsFit: slot.basis(['评审专家条件', 'What an expert must be']),
  publicityDue: slot.basis(['评审结果公示', 'The result is shown in public']),
  revocation: slot.basis(['弄虚作假撤销职称', 'A title got by deceit is revoked']),
} as const;
