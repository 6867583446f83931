import { fact, type RegisterSpec } from '#kernel';
import { answers, hourAnswers } from './evidence.ts';
import { hourContent, kinds, qualificationColumns, specialties } from './facts.ts';

const mark = {
  person: fact.text(['人员标记', 'Digest of the person'], { max: 64 }),
  place: fact.place(['地区', 'Place']),
} as const;

/** 资格证书 at the province that examined. While a registration is being handled or stands somewhere, a hold says so. */
export const qualifications: RegisterSpec = {
  title: ['专业资格证书登记', 'Certificates of professional qualifications'],
  key: ['资格证书编号', 'Certificate number'],
  columns: qualificationColumns,
  subject: 'holder',
  readers: ['officer', 'head'],
  answers,
  holds: {
    // One kind for both phases, and one at most: reserved becomes registered, or is given back.
    registration: {
      title: ['注册占用或已注册', 'Reserved or registered'],
      order: 'sole',
      columns: {
        phase: fact.choice(['阶段', 'Phase'], {
          reserved: ['占用', 'Reserved'],
          registered: ['已注册', 'Registered'],
        }),
        place: fact.place(['注册省份', 'Where']),
        case: fact.text(['办件', 'Case'], { max: 120 }),
        until: fact.day(['有效期至', 'Until'], { optional: true }),
      },
    },
    recognition: {
      title: ['在他地认可', 'Recognised elsewhere'],
      order: 'plain',
      columns: { place: fact.place(['认可地', 'Where']), case: fact.text(['办件', 'Case'], { max: 120 }) },
    },
  },
  extract: {
    title: ['资格证书核验证明', 'Verification of a certificate'],
    type: 'tongban:qualification',
    columns: ['holder', 'specialties', 'issuedOn', 'place'],
    disclosable: ['holder'],
  },
};

/** 注册 at the province of practice. One registration of a person at a time: the database keeps that too. */
export const registrations: RegisterSpec = {
  title: ['二级建造师注册登记', 'Registrations of constructors, second class'],
  key: ['注册编号', 'Registration number'],
  columns: {
    holder: fact.party(['注册人员', 'Registered person']),
    person: fact.text(['公民身份号码', 'Identity number'], { personal: true }),
    employer: fact.party(['聘用单位', 'Employer']),
    specialties: fact.choices(['专业', 'Specialties'], specialties),
    certificate: fact.text(['资格证书编号', 'Certificate']),
    examPlace: fact.place(['考试省份', 'Examined in']),
    until: fact.day(['有效期至', 'Until']),
    proof: fact.text(['注册证书编号', 'Certificate of registration'], { optional: true }),
  },
  subject: 'holder',
  unique: [['person']],
  readers: ['officer', 'head'],
  extract: {
    title: ['注册信息证明', 'Proof of registration'],
    type: 'tongban:registration',
    columns: ['holder', 'employer', 'specialties', 'until'],
    disclosable: ['holder'],
  },
};

/** 继续教育学时: one entry per person, year and course, wherever it was earned. */
export const hours: RegisterSpec = {
  title: ['继续教育学时登记', 'Training hours'],
  key: ['人员、年度、课程', 'Person, year, course'],
  columns: {
    holder: fact.party(['人员', 'Person']),
    year: fact.number(['年度', 'Year'], { plain: true }),
    kind: hourContent.kind,
    hours: fact.number(['认定学时', 'Hours counted']),
    given: fact.number(['原学时', 'Hours given']),
    part: hourContent.part,
    specialty: hourContent.specialty,
    issuer: fact.place(['出具地', 'Issued in']),
    place: fact.place(['认定地', 'Recognised in'], { optional: true }),
    rule: fact.text(['互认规则', 'Rule']),
  },
  subject: 'holder',
  readers: ['officer', 'head'],
  answers: hourAnswers,
};

/** 学时出具登记: the hours that were held, as their issuer has them. Whoever recognises an hour asks here whether it is so. */
export const heldHours: RegisterSpec = {
  title: ['学时出具登记', 'Hours held'],
  key: ['标记', 'Mark'],
  columns: {
    holder: fact.party(['参训人员', 'Who attended']),
    course: fact.text(['课程', 'Course'], { max: 120 }),
    year: fact.number(['年度', 'Year'], { plain: true }),
    ...hourContent,
    category: fact.text(['当地科目名称', 'Category'], { max: 40, optional: true }),
  },
  subject: 'holder',
  readers: ['officer', 'head'],
  extract: {
    title: ['继续教育学时证明', 'Proof of training hours'],
    type: 'tongban:training-hours',
    columns: ['holder', 'course', 'year', 'kind', 'hours', 'part', 'specialty', 'issuedBy', 'issuedOn'],
    disclosable: ['holder'],
  },
};

/** 专业资格认可: by which row, with what effect. A row that is repealed later undoes nothing here; a revocation at the source does. */
export const recognised: RegisterSpec = {
  title: ['专业资格认可登记', 'Qualifications recognised'],
  key: ['资格证书编号', 'Certificate number'],
  columns: {
    holder: fact.party(['持证人', 'Holder']),
    kind: fact.choice(['资格类型', 'Kind'], kinds),
    level: fact.text(['等级', 'Level'], { max: 20, optional: true }),
    place: fact.place(['发证地', 'Issued in']),
    rule: fact.text(['适用规则', 'Row'], { max: 60, optional: true }),
    effect: fact.text(['认可效力', 'Effect'], { max: 20, optional: true }),
  },
  subject: 'holder',
  readers: ['officer', 'head'],
};

/** 学时已计: that an hour was counted somewhere, by digest: whoever counts hours sees it, and nobody's name or number leaves. */
export const hourMarks: RegisterSpec = {
  title: ['已计学时标记', 'Hours that were counted'],
  key: ['标记', 'Mark'],
  columns: { ...mark, year: fact.number(['年度', 'Year'], { plain: true }) },
  subject: 'person',
  readers: ['officer', 'head'],
  published: { columns: ['person', 'place', 'year'], fresh: { n: 7, unit: 'd' } },
};

/**
 * 学时占用: which place counts an hour, kept where the hour was issued. Two places that count at once both ask here, and the first to
 * arrive has it: the marks they publish may cross on the way, this entry cannot.
 */
export const hourClaims: RegisterSpec = {
  title: ['学时占用登记', 'Hours and who counts them'],
  key: ['标记', 'Mark'],
  columns: { place: fact.place(['计入地', 'Counted in']), case: fact.text(['办件', 'Case'], { max: 120 }) },
  subject: 'place',
  readers: ['officer', 'head'],
};

/** 在册标记: that somebody is registered in a place and with which employer, by digest of the person. */
export const practiceMarks: RegisterSpec = {
  title: ['在册注册标记', 'Registrations in force'],
  key: ['标记', 'Mark'],
  columns: {
    ...mark,
    employer: fact.text(['聘用单位代码', 'Code of the employer'], { max: 18 }),
    certificate: fact.text(['资格证书编号', 'Certificate'], { max: 60 }),
  },
  subject: 'person',
  readers: ['officer', 'head'],
  published: { columns: ['person', 'place', 'employer', 'certificate'], fresh: { n: 7, unit: 'd' } },
};

/**
 * 项目负责人任职: one post at a time, by the mark of the person. That there is one, and where it was taken, is told to all places, so that
 * a second one is refused wherever it is asked for.
 */
export const posts: RegisterSpec = {
  title: ['项目负责人任职登记', 'Posts of project managers'],
  key: ['人员标记', 'Mark of the person'],
  columns: {
    holder: fact.party(['项目负责人', 'Project manager']),
    project: fact.text(['工程项目', 'Project'], { max: 120 }),
    site: fact.text(['工程地点', 'Where'], { max: 120, optional: true }),
    registration: fact.text(['注册编号', 'Registration number'], { max: 60 }),
    place: fact.place(['注册省份', 'Registered in']),
  },
  subject: 'holder',
  readers: ['officer', 'head'],
  published: { columns: ['place'], fresh: { n: 7, unit: 'd' } },
};

/** 挂证线索: what somebody should look into. An entry says what was seen; what follows is decided by people, in a case. */
export const signs: RegisterSpec = {
  title: ['挂证线索', 'Signs of a lent certificate'],
  key: ['线索编号', 'Number'],
  columns: {
    holder: fact.party(['注册人员', 'Registered person']),
    kind: fact.choice(['线索类型', 'Kind'], {
      elsewhere: ['同时在另一地注册', 'Registered in another place too'],
      employers: ['两个聘用单位', 'Two employers'],
      insured: ['社保缴纳单位与聘用单位不一致', 'Insured by somebody else than the employer'],
    }),
    detail: fact.text(['情况', 'What was seen'], { max: 200 }),
  },
  subject: 'holder',
  readers: ['officer', 'head'],
};

/** 撤销公告: what a province has revoked is told to all, without a name, so that it holds everywhere even while its source is out of reach. */
export const revocations: RegisterSpec = {
  title: ['资格证书撤销公告', 'Certificates revoked'],
  key: ['资格证书编号', 'Certificate number'],
  columns: {
    place: fact.place(['撤销省份', 'Revoked by']),
    reason: fact.text(['理由', 'Reason'], { max: 400 }),
  },
  subject: 'place',
  readers: ['officer', 'head', 'window'],
  published: { columns: ['place', 'reason'], fresh: { n: 7, unit: 'd' } },
};
