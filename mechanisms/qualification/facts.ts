import { fact, type Recognition, slot } from '#kernel';

const crosses = { shared: true } as const;
const personal = { shared: true, personal: true } as const;
const optional = { optional: true } as const;

export const acts = {
  register: ['二级建造师初始注册', 'First registration'],
  recognise: ['专业资格认可', 'Recognition of a qualification'],
  hours: ['继续教育学时认定', 'Recognition of training hours'],
  revoke: ['资格证书撤销', 'Revocation of a certificate'],
  correct: ['资格证书登记更正', 'Correction of a certificate'],
  takeOver: ['资格证书资料移交', 'Taking over records'],
  request: ['资格核验协办', 'Request to the examining province'],
} as const;

export const specialties = {
  building: ['建筑工程', 'Building'],
  highway: ['公路工程', 'Highways'],
  water: ['水利水电工程', 'Water'],
  municipal: ['市政公用工程', 'Municipal works'],
  mining: ['矿业工程', 'Mining'],
  mechanical: ['机电工程', 'Mechanical and electrical'],
} as const;

/** What may be asked of another province: a yes with the minimum, never a copy of its register. */
export const requests = {
  reserve: ['核验并占用', 'Verify and reserve'],
  commit: ['登记注册结果', 'Commit the registration'],
  release: ['释放占用', 'Release the reservation'],
  free: ['注销注册状态', 'End of the registration'],
  note: ['登记认可去向', 'Note where it is recognised'],
  revoke: ['资格撤销通知', 'The certificate was revoked'],
  claim: ['学时占用', 'Claim hours'],
  unclaim: ['学时释放', 'Give claimed hours back'],
} as const;

export const kinds = {
  'constructor-2': ['二级建造师', 'Constructor, second class'],
  'cost-engineer-2': ['二级造价工程师', 'Cost engineer, second class'],
  'special-work': ['建筑施工特种作业操作资格', 'Special operations in building'],
  'safety-officer': ['安全生产考核合格（三类人员）', 'Safety officers of builders'],
  'skill-level': ['职业技能等级', 'Level of vocational skill'],
} as const;

const hourRecord = {
  course: fact.text(['课程', 'Course'], { max: 120 }),
  year: fact.number(['年度', 'Year'], { min: 2000, max: 2100 }),
  kind: fact.choice(['科目', 'Subject'], {
    common: ['公需科目', 'Common'],
    professional: ['专业科目', 'Professional'],
  }),
  hours: fact.number(['学时', 'Hours'], { min: 1, max: 400 }),
  issuer: fact.place(['出具地', 'Issued in']),
  issuedBy: fact.text(['出具机构', 'Issued by'], { max: 80, ...optional }),
  category: fact.text(['当地科目名称', 'Category as named there'], { max: 40, ...optional }),
  issuedOn: fact.day(['出具日', 'Issued on']),
};

export const qualificationColumns = {
  kind: fact.choice(['资格类型', 'Kind'], kinds, optional),
  holder: fact.party(['持证人', 'Holder']),
  specialties: fact.choices(['专业', 'Specialties'], specialties),
  issuedOn: fact.day(['发证日', 'Issued on']),
  place: fact.place(['考试省份', 'Examined in']),
} as const;

export const facts = {
  act: fact.choice(['办理类型', 'Kind'], acts, { ...crosses, searchable: true }),
  applicant: fact.party(['申请人', 'Applicant'], crosses),
  certificate: fact.text(['资格证书编号', 'Certificate number'], { ...crosses, max: 60, searchable: true }),
  examPlace: fact.place(['考试省份', 'Examined in'], crosses),
  employer: fact.party(['聘用单位', 'Employer'], crosses),
  employerQualified: fact.yesNo(['聘用单位有相应资质', 'Employer holds the qualification for works'], crosses),
  insuredWith: fact.party(['社保缴纳单位', 'Insured through'], crosses),
  specialties: fact.choices(['注册专业', 'Specialties'], specialties, { ...crosses, min: 1 }),
  consent: fact.record(
    ['取证同意', 'Consent to the request'],
    {
      agreed: fact.yesNo([
        '同意向考试省份核验资格和注册情况',
        'Agrees that certificate and registration are verified',
      ]),
      fields: fact.text(['核验内容', 'What is asked'], optional),
      signedOn: fact.day(['签署日', 'Signed on']),
    },
    personal,
  ),
  certificateCopy: fact.file(['资格证书纸质证明', 'Paper proof of the certificate'], crosses),
  training: fact.record(
    ['继续教育', 'Training'],
    {
      required: fact.number(['必修学时', 'Required hours'], { min: 0, max: 1000 }),
      optional: fact.number(['选修学时', 'Optional hours'], { min: 0, max: 1000 }),
    },
    crosses,
  ),
  bars: fact.list(
    ['诚信情况', 'Integrity statement'],
    fact.record(['情形', 'Ground'], {
      kind: fact.choice(['情形', 'Ground'], {
        serving: ['刑罚未执行完毕', 'Sentence not served'],
        capacity: ['不具有完全民事行为能力', 'No full capacity for civil acts'],
        practice: ['因执业活动受刑事处罚', 'Penalty for practice'],
        other: ['因其他原因受刑事处罚', 'Other penalty'],
        revoked: ['被吊销注册证书', 'Registration revoked'],
        accident: ['重大质量安全事故责任', 'Major accident as manager'],
      }),
      endedOn: fact.day(['结束日', 'Ended on'], optional),
    }),
    { ...crosses, max: 10 },
  ),

  // Requests between provinces
  request: fact.choice(['协办请求', 'Request'], requests, crosses),
  requester: fact.place(['请求地', 'Requested by'], crosses),
  ground: fact.choice(
    ['法律依据', 'Ground'],
    { consent: ['本人同意', 'Consent'], duty: ['履行法定职责', 'Duty'] },
    crosses,
  ),
  reference: fact.text(['对应办件', 'For case'], { ...crosses, max: 120 }),
  validUntil: fact.day(['注册有效期至', 'Registered until'], crosses),
  answer: fact.record(
    ['核验答复', 'Answer'],
    {
      ok: fact.yesNo(['核验通过', 'Confirmed']),
      why: fact.text(['说明', 'Why not'], optional),
      issuedOn: fact.day(['发证日', 'Issued on'], optional),
      specialties: fact.choices(['专业', 'Specialties'], specialties, optional),
      registeredBefore: fact.yesNo(['曾经注册', 'Registered before'], optional),
      asOf: fact.text(['数据时点', 'As of']),
    },
    crosses,
  ),

  // Decision
  issuedOn: fact.day(['资格证书发证日', 'Certificate issued on'], crosses),

  // Other qualifications
  kind: fact.choice(['资格类型', 'Kind of qualification'], kinds, crosses),
  level: fact.text(['等级', 'Level'], { ...crosses, max: 20 }),
  issuingBody: fact.text(['发证机关', 'Issuing body'], { ...crosses, max: 80 }),
  recognisedAs: fact.choice(
    ['认可效力', 'Effect'],
    {
      equal: ['等同认可', 'As equal'],
      filing: ['备案后认可', 'After filing'],
      supplement: ['补充考核', 'After a test'],
    },
    crosses,
  ),
  supplement: fact.record(
    ['补充考核', 'Supplementary test'],
    { on: fact.day(['考核日期', 'Day']), passed: fact.yesNo(['合格', 'Passed']) },
    crosses,
  ),
  recognisedBy: fact.text(['适用的互认规则', 'Recognition rule used'], crosses),
  acceptedOn: fact.day(['受理日', 'Accepted on'], crosses),
  registrationKind: fact.choice(
    ['注册类型', 'Kind of registration'],
    { initial: ['初始注册', 'First'], again: ['重新注册', 'Again'] },
    crosses,
  ),
  reserved: fact.yesNo(['已占用', 'Reserved'], crosses),
  recognisedOn: fact.day(['认可日', 'Recognised on'], crosses),
  endedOn: fact.day(['失效日', 'Ended on'], crosses),
  registration: fact.text(['注册编号', 'Registration number'], { ...crosses, max: 60 }),
  proof: fact.text(['注册证书编号', 'Certificate of registration'], { ...crosses, max: 60 }),
  registeredFrom: fact.day(['注册日', 'Registered from'], crosses),
  registeredTo: fact.day(['注册有效期至', 'Registered until'], crosses),
  reasons: fact.longText(['理由', 'Reasons'], crosses),
  remedies: fact.record(
    ['救济途径', 'Remedies'],
    { reviewBody: fact.text(['复议机关', 'Review body']), court: fact.text(['管辖法院', 'Court']) },
    crosses,
  ),

  // Signs that a certificate is only lent 挂证: for people to look into, never a decision
  signs: fact.list(['待核线索', 'Signs to be looked into'], fact.text(['线索', 'Sign'], { max: 200 }), { max: 20 }),
  sign: fact.text(['线索编号', 'Sign, by number'], { max: 120 }),

  // Training hours
  records: fact.list(['学时记录', 'Hours'], fact.record(['学时', 'Hours'], hourRecord), {
    ...personal,
    min: 1,
    max: 50,
  }),
  marks: fact.list(['学时标记', 'Marks of hours'], fact.text(['标记', 'Mark'], { max: 64 }), { ...crosses, max: 50 }),
  claimedElsewhere: fact.list(
    ['未能占用的原因', 'Why hours could not be claimed'],
    fact.text(['原因', 'Reason']),
    crosses,
  ),
  totals: fact.list(
    ['年度学时', 'Hours by year'],
    fact.record(['年度', 'Year'], {
      year: fact.number(['年度', 'Year']),
      total: fact.number(['合计', 'Total']),
      professional: fact.number(['专业科目', 'Professional']),
      met: fact.yesNo(['达标', 'Met']),
    }),
    crosses,
  ),

  rectified: fact.record(['更正后的内容', 'As it should be'], qualificationColumns, { personal: true }),
  batch: fact.list(
    ['资格证书资料', 'Certificates'],
    fact.record(['资格证书', 'Certificate'], {
      certificate: fact.text(['编号', 'Number'], { max: 60 }),
      ...qualificationColumns,
    }),
    { personal: true, min: 1, max: 200 },
  ),
} as const;

/** A row of the table of other qualifications: who issued what level, and on what it rests. */
export interface Row extends Recognition {
  readonly level?: string;
  readonly body?: string;
  readonly evidence: readonly string[];
  readonly basis: string;
}

export const law = {
  actOf: slot.table<Readonly<Record<string, keyof typeof acts>>>(['事项编码对应的办理类型', 'Kind by basic code']),
  requestItem: slot.text(['协办事项的基本编码', 'Basic code of requests']),
  hourRequestItem: slot.text(['学时占用协办事项的基本编码', 'Basic code of requests about hours']),
  recognitions: slot.table<readonly Recognition[]>(['互认规则', 'Recognition rules']),
  otherQualifications: slot.table<readonly Row[]>(['其他专业资格互认表', 'Table of other qualifications']),
  nationwide: slot.table<readonly (keyof typeof kinds)[]>([
    '全国有效、无需认可的资格',
    'Valid nationwide without a row',
  ]),
  decisionTerm: slot.term(['注册审批期限', 'Time to decide']),
  registrationTerm: slot.term(['注册有效期', 'Term of a registration']),
  firstWithin: slot.term(['免继续教育的初始注册期限', 'First registration without training within']),
  renewLead: slot.term(['延续注册提前期', 'How long before the end to renew']),
  training: slot.table<{ readonly required: number; readonly optional: number }>([
    '每注册期继续教育学时',
    'Training per term',
  ]),
  ageLimit: slot.table<{ readonly years: number; readonly refuseFrom: 'dayAfterBirthday' | 'nextBirthday' }>([
    '年龄上限',
    'Age limit',
  ]),
  barYears: slot.table<Readonly<Record<string, number>>>(['不予注册的年限', 'Years without registration after']),
  hourIssuers: slot.table<Readonly<Record<string, readonly string[]>>>([
    '学时出具机构名单（按地区）',
    'Who may issue hours, by place',
  ]),
  hourCategories: slot.table<Readonly<Record<string, Readonly<Record<string, 'common' | 'professional'>>>>>([
    '各地科目与公需、专业科目对照',
    'Categories of each place as common or professional',
  ]),
  yearlyHours: slot.table<{ readonly total: number; readonly professional: number }>([
    '年度学时要求',
    'Hours a year',
  ]),
  oneEmployer: slot.basis(['只能受聘于一个单位', 'One employer only']),
  oneRegistration: slot.basis(['不得在两个省份同时注册', 'Not registered in two provinces']),
  separateConsent: slot.basis(['向其他处理者提供个人信息须单独同意', 'Separate consent before data go to another']),
  refusals: slot.basis(['不予注册的情形', 'When registration is refused']),
  yearBound: slot.basis(['学时当年有效，不结转', 'Hours count in their year only']),
  smallestCell: slot.number(['公布统计的最小人数', 'Fewest persons in a published cell']),
} as const;
