import { fact } from '#kernel';

const crosses = { shared: true } as const;
const personal = { shared: true, personal: true } as const;
const optional = { optional: true } as const;

export const acts = {
  register: ['二级建造师初始注册', 'First registration'],
  recognise: ['专业资格认可', 'Recognition of a qualification'],
  hours: ['继续教育学时认定', 'Recognition of training hours'],
  held: ['继续教育学时出具登记', 'Hours held, as their issuer records them'],
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
  withdraw: ['学时撤销通知', 'Hours were revoked'],
} as const;

export const kinds = {
  'constructor-2': ['二级建造师', 'Constructor, second class'],
  'cost-engineer-2': ['二级造价工程师', 'Cost engineer, second class'],
  'special-work': ['建筑施工特种作业操作资格', 'Special operations in building'],
  'safety-officer': ['安全生产考核合格（三类人员）', 'Safety officers of builders'],
  'skill-level': ['职业技能等级', 'Level of vocational skill'],
} as const;

/** What of an hour decides where and for what it counts; its issuer has it in its register. */
export const hourContent = {
  kind: fact.choice(['科目', 'Subject'], {
    common: ['公需科目', 'Common'],
    professional: ['专业科目', 'Professional'],
  }),
  hours: fact.number(['学时', 'Hours'], { min: 1, max: 400 }),
  part: fact.choice(
    ['建造师继续教育', 'Training of constructors'],
    { required: ['必修课', 'Required'], optional: ['选修课', 'Optional'] },
    optional,
  ),
  specialty: fact.choice(['针对专业', 'For the specialty'], specialties, optional),
  issuedBy: fact.text(['出具机构', 'Issued by'], { max: 80, ...optional }),
  issuedOn: fact.day(['出具日', 'Issued on']),
} as const;

const course = {
  course: fact.text(['课程', 'Course'], { max: 120 }),
  year: fact.number(['年度', 'Year'], { min: 2000, max: 2100, plain: true }),
} as const;
const category = fact.text(['当地科目名称', 'Category as named there'], { max: 40, ...optional });
const hourRecord = { ...course, issuer: fact.place(['出具地', 'Issued in']), ...hourContent, category };

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
  contract: fact.record(
    ['劳动合同', 'Labour contract'],
    {
      signedOn: fact.day(['签订日', 'Signed on']),
      until: fact.day(['期限至', 'Until'], optional),
    },
    {
      ...crosses,
      help: ['与聘用单位签订；无固定期限的不填终止日', 'With the employer; without an end, leave it empty'],
    },
  ),
  contractCopy: fact.file(['劳动合同副本', 'Copy of the labour contract'], crosses),
  nationalCheck: fact.record(
    ['全国平台核对', 'Check with the national platform'],
    {
      checkedOn: fact.day(['查询日', 'Checked on']),
      clear: fact.yesNo(['未发现其他有效注册', 'No other registration in force was found']),
      found: fact.text(['查得情况', 'What was found'], { max: 200, ...optional }),
    },
    crosses,
  ),
  post: fact.record(
    ['项目负责人任职', 'Post of project manager'],
    {
      project: fact.text(['工程项目', 'Project'], { max: 120 }),
      site: fact.text(['工程地点', 'Where'], { max: 120, ...optional }),
      since: fact.day(['任职日', 'Since']),
    },
    crosses,
  ),
  specialties: fact.choices(['注册专业', 'Specialties'], specialties, { ...crosses, min: 1 }),
  consent: fact.record(
    ['取证同意', 'Consent to the request'],
    {
      agreed: fact.yesNo([
        '同意向考试省份核验资格和注册情况，并向学时认定地核对继续教育学时',
        'Agrees that certificate and registration, and the hours where they were recognised, are verified',
      ]),
      fields: fact.text(['核验内容', 'What is asked'], optional),
      signedOn: fact.day(['签署日', 'Signed on']),
    },
    personal,
  ),
  certificateCopy: fact.file(['资格证书纸质证明', 'Paper proof of the certificate'], crosses),
  hoursAt: fact.place(['学时认定地', 'Hours recognised in'], {
    ...crosses,
    help: [
      '学时在其他地区认定的，填写该地区；批准时向其登记簿核对。本地认定的学时不需填写',
      'Where the hours were recognised, if elsewhere; its register is asked on the day of decision. Hours recognised here need nothing',
    ],
  }),
  training: fact.record(
    ['凭证明计入的学时', 'Hours shown by a proof'],
    {
      required: fact.number(['必修学时', 'Required hours'], { min: 0, max: 1000 }),
      optional: fact.number(['选修学时', 'Optional hours'], { min: 0, max: 1000 }),
      completedOn: fact.day(['完成日', 'Completed on']),
    },
    {
      ...crosses,
      help: [
        '只用于登记簿查不到的学时（互认地区以外取得，或登记簿无法联通），须附证明',
        'Only for hours no register can answer for (held outside of the region, or out of reach); a proof is enclosed',
      ],
    },
  ),
  trainingProof: fact.file(['学时证明', 'Proof of the hours'], crosses),
  trainingCounted: fact.record(
    ['计入本注册期的继续教育', 'Training counted for this term'],
    {
      from: fact.day(['自', 'From']),
      to: fact.day(['至', 'To']),
      required: fact.number(['必修学时', 'Required hours']),
      optional: fact.number(['选修学时', 'Optional hours']),
      byProof: fact.number(['其中凭证明计入', 'Of these by proof']),
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
  // The hours as whoever held them records them: a course and who attended.
  session: fact.record(['班次', 'Course held'], { ...course, ...hourContent, category }),
  attendees: fact.list(['参训人员', 'Who attended'], fact.party(['参训人员', 'Who attended']), {
    personal: true,
    min: 1,
    max: 200,
  }),
  revokedFor: fact.list(['撤销对象', 'Revoked for'], fact.party(['人员', 'Person']), {
    personal: true,
    max: 200,
    help: ['不填写的，撤销全班学时', 'Left empty, the hours of all are revoked'],
  }),
  /** What is claimed, as it was declared: the issuer answers whether it is what its register says. */
  stated: fact.list(
    ['申报的学时', 'Hours as declared'],
    fact.record(['学时', 'Hours'], { mark: fact.text(['标记', 'Mark'], { max: 64 }), ...hourContent }),
    { ...crosses, max: 50 },
  ),
  withdrawn: fact.list(
    ['来源地已撤销的学时', 'Hours their issuer has revoked'],
    fact.record(['学时', 'Hours'], { ...course, reason: fact.text(['理由', 'Reason'], { max: 400, ...optional }) }),
    { ...personal, max: 200 },
  ),
  claimedElsewhere: fact.list(
    ['未能占用的原因', 'Why hours could not be claimed'],
    fact.text(['原因', 'Reason']),
    crosses,
  ),
  totals: fact.list(
    ['年度学时', 'Hours by year'],
    fact.record(['年度', 'Year'], {
      year: fact.number(['年度', 'Year'], { plain: true }),
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
