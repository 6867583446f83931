import { HOUR_MARKS, markOf, PRACTICE_MARKS, practiceKey } from '../reckoning.ts';
import {
  accepted,
  atHrss,
  builder,
  certificates,
  declared,
  firm,
  hour,
  type Lines,
  registered,
  type Story,
  told,
  trainedHours,
  usedIn,
} from './ground.ts';

const other = { kind: 'organisation', key: '91350100M000100Y43', name: '另一示例公司' } as const;
const two = ['building', 'municipal'] as const;
const adding = (specialties: readonly ('building' | 'municipal')[]): Lines => [
  ...registered('2021-06-25'),
  ['2022-03-01', 'officer', 'addSpecialty', { specialties }],
];
const was = (from: string, to: string) => ({ ...usedIn('330000', 'registered', from), until: to });

const told2 = (key: string, values: Readonly<Record<string, unknown>>) => ({
  source: 'zhejiang',
  key,
  version: 1,
  values,
  validFrom: '2021-01-01',
  validTo: null,
  closed: false,
  recordedAt: '2021-01-01T00:00:00.000Z',
});
const inZhejiang = {
  [PRACTICE_MARKS]: [
    told2(practiceKey(builder.key, '浙2331900007'), {
      person: markOf(builder.key),
      place: '330000',
      employer: other.key,
      certificate: '浙2331900007',
    }),
  ],
};

const course = hour('professional', 12, { issuer: '320509' });

/** 增项、重新注册、挂证线索, and hours that another node has counted. */
export const practiceStories: Readonly<Record<string, Story>> = {
  'A specialty the certificate has come to cover is added; the end stays, the certificate is new': told(
    adding(two),
    { state: 'registered', facts: { registeredTo: '2024-06-24' }, effects: ['register.enter', 'credential.status'] },
    {
      entries: certificates('2018-05-20', {
        values: { holder: builder, specialties: two, issuedOn: '2018-05-20', place: '320000' },
      }),
    },
  ),
  'One its source does not know is not added': told(adding(two), { state: 'registered', refusedBy: 'standsNow' }),
  'To add is not to exchange': told(adding(['municipal']), { refusedBy: 'addsSpecialty' }),
  'Who adds a specialty has the training for it': told(
    adding(two),
    { refusedBy: 'trainingMet' },
    {
      entries: {
        ...certificates('2018-05-20', {
          values: { holder: builder, specialties: two, issuedOn: '2018-05-20', place: '320000' },
        }),
        hours: trainedHours(builder).filter(({ values }) => values.specialty === undefined),
      },
    },
  ),
  'Who was registered before, wherever it was, registers again and needs the training however young the certificate':
    told(
      registered('2021-06-25'),
      { state: 'examining', facts: { registrationKind: 'again' }, refusedBy: 'trainingMet' },
      { entries: { ...certificates('2020-01-01', { holds: [was('2020-06-01', '2021-06-01')] }), hours: [] } },
    ),
  'With the training they are registered again': told(
    registered('2021-06-25'),
    { state: 'registered', facts: { registrationKind: 'again' } },
    { entries: certificates('2020-01-01', { holds: [was('2020-06-01', '2021-06-01')] }) },
  ),
  'The first registration is the first': told(accepted('2021-06-25'), {
    state: 'examining',
    facts: { registrationKind: 'initial' },
  }),
  'One person in two provinces, with two employers: two signs are listed, and nothing is decided by them': told(
    [...registered('2021-06-25'), ['2021-09-01', 'officer', 'checkSigns', {}]],
    {
      state: 'registered',
      facts: { signs: ['同时在浙江注册，证书浙2331900007', `在浙江的聘用单位为${other.key}`] },
      effects: ['register.enter'],
    },
    { published: inZhejiang },
  ),
  'Insured by another than the employer: a sign, which an officer closes with a reason': told(
    [
      ...registered('2021-06-25'),
      ['2021-09-01', 'officer', 'checkSigns', { insuredWith: other }],
      ['2021-09-10', 'officer', 'clearSign', { sign: 'XS-1-1-1' }, { note: '劳务派遣，合同已核' }],
    ],
    { state: 'registered', facts: { signs: ['社保由另一示例公司缴纳'] }, effects: ['register.close'] },
  ),
  'Nothing to be seen, nothing is listed': told(
    [...registered('2021-06-25'), ['2021-09-01', 'officer', 'checkSigns', { insuredWith: firm }]],
    { state: 'registered', facts: { signs: [] } },
  ),
  'Registered elsewhere does not by itself refuse anything': told(
    registered('2021-06-25'),
    { state: 'registered' },
    { published: inZhejiang },
  ),
  'T2-1: hours that another node has counted do not count again': atHrss(
    declared('2021-12-01', [course]),
    { state: 'declared', refusedBy: 'notCountedTwice' },
    {
      published: {
        [HOUR_MARKS]: [
          told2(markOf(`${builder.key}/2021/${course.course}`), {
            person: markOf(builder.key),
            place: '330421',
            year: 2021,
          }),
        ],
      },
    },
  ),
  'T2-1: whoever is not on the list of its place issues no hours': atHrss(
    declared('2021-12-01', [{ ...course, issuedBy: '某培训公司（虚构）' }]),
    { refusedBy: 'issuersListed' },
  ),
  'T2-1: 行业公需 of 嘉善 counts as professional': atHrss(
    declared('2021-12-01', [hour('professional', 12, { issuer: '330421', category: '行业公需科目' })]),
    { state: 'counted' },
  ),
  'T2-1: as common it is declared wrongly': atHrss(
    declared('2021-12-01', [hour('common', 12, { issuer: '330421', category: '行业公需科目' })]),
    { refusedBy: 'categoriesFit' },
  ),
};
