import { fact, type RegisterSpec } from '#kernel';
import { answers } from './evidence.ts';
import { qualificationColumns, specialties } from './facts.ts';

/** 资格证书 at the province that examined. While a registration is being handled or stands somewhere, a hold says so. */
export const qualifications: RegisterSpec = {
  title: ['二级建造师资格证书登记', 'Certificates of constructors, second class'],
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
    year: fact.number(['年度', 'Year']),
    kind: fact.choice(['科目', 'Subject'], {
      common: ['公需科目', 'Common'],
      professional: ['专业科目', 'Professional'],
    }),
    hours: fact.number(['认定学时', 'Hours counted']),
    given: fact.number(['原学时', 'Hours given']),
    issuer: fact.place(['出具地', 'Issued in']),
    rule: fact.text(['互认规则', 'Rule']),
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
