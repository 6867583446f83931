import { examples } from '#kernel';
import { evidenceStories } from './examples/evidence.ts';
import {
  accepted,
  atHrss,
  builder,
  certificate,
  certificates,
  claimedBy,
  counted,
  declared,
  firm,
  hour,
  jiangsu,
  pending,
  registered,
  revokeMatter,
  type Story,
  takeOverMatter,
  told,
  usedIn,
  window,
} from './examples/ground.ts';
import { practiceStories } from './examples/practice.ts';
import { recognitionStories } from './examples/recognition.ts';
import qualification from './mechanism.ts';

const trained = { training: { required: 60, optional: 60 } } as const;
const other = { kind: 'organisation', key: '91350100M000100Y43', name: '另一示例公司' } as const;
const bar = (kind: 'practice' | 'serving' | 'capacity' | 'other' | 'revoked' | 'accident', endedOn?: string) => ({
  bars: [{ kind, ...(endedOn && { endedOn }) }],
});
/** Born 1956-06-24. */
const old = { kind: 'person', key: '32050919560624001X', name: '徐示例' } as const;

const registering: Readonly<Record<string, Story>> = {
  'T2: the first registration across provinces, June 2021: certificate of 江苏, registered in 上海': told(
    registered('2021-06-25', trained),
    {
      state: 'registered',
      holder: 'shanghai',
      facts: { registeredFrom: '2021-06-25', registeredTo: '2024-06-24', recognisedBy: 'JZS2-32-31' },
      parts: { 'reserve-accept-1': 'done', 'commit-register-1': 'done' },
      effects: ['register.hold', 'register.release', 'register.enter', 'credential.issue'],
    },
  ),
  'T2-2: three years to the day after the certificate no training is needed': told(
    registered('2021-06-01'),
    { state: 'registered' },
    { entries: certificates('2018-06-01') },
  ),
  'T2-2: later it needs 120 hours': told(registered('2021-06-25'), { state: 'examining', refusedBy: 'trainingMet' }),
  'T2-6: 60 and 55 hours do not suffice': told(
    registered('2021-06-25', { training: { required: 60, optional: 55 } }),
    { refusedBy: 'trainingMet' },
  ),
  'T2-3: renewed on the last day for it, 25 May 2024': told(
    [...registered('2021-06-25', trained), ['2024-05-25', 'officer', 'renew', trained]],
    {
      state: 'registered',
      facts: { registeredTo: '2027-06-24' },
      parts: { 'commit-renew-1': 'done' },
      effects: ['register.renew'],
    },
  ),
  'T2-3: a day later it is too late': told(
    [...registered('2021-06-25', trained), ['2024-05-26', 'officer', 'renew', trained]],
    { refusedBy: 'renewedInTime' },
  ),
  'T2-3: a change of employer leaves the end where it was': told(
    [
      ...registered('2021-06-25', trained),
      ['2022-03-01', 'officer', 'changeEmployer', { employer: other, employerQualified: true, insuredWith: other }],
    ],
    { state: 'registered', facts: { registeredTo: '2024-06-24' } },
  ),
  'T2-4: reserved by another province: refused, and asked again when released': told(
    accepted('2021-06-25'),
    { state: 'notConfirmed', parts: { 'reserve-accept-1': 'denied' } },
    { entries: certificates('2018-05-20', { holds: [usedIn('330000', 'reserved')] }) },
  ),
  'T2-4: after it was released the officer asks again and it is reserved': told(
    [...accepted('2021-06-25', trained), ['2021-06-28', 'officer', 'retry'], ['2021-06-28', 'head', 'register']],
    { state: 'registered' },
    {
      entries: certificates('2018-05-20', {
        holds: [
          {
            ...usedIn('330000', 'reserved'),
            released: { on: '2021-06-27', reason: '释放', at: '2021-06-27T01:00:00.000Z', case: null },
          },
        ],
      }),
    },
  ),
  'T2: registered in 浙江 already': told(
    accepted('2021-06-25'),
    { state: 'notConfirmed' },
    { entries: certificates('2018-05-20', { holds: [usedIn('330000', 'registered')] }) },
  ),
  ...evidenceStories,
  ...practiceStories,
  ...recognitionStories,
  'T2: a certificate the source has revoked': told(
    accepted('2021-06-25'),
    { state: 'notConfirmed' },
    { entries: certificates('2018-05-20', { closed: true, validTo: '2021-06-01' }) },
  ),
  'T2: a certificate of somebody else': told(
    accepted('2021-06-25'),
    { state: 'notConfirmed' },
    { entries: certificates('2018-05-20', {}, { ...builder, key: '31011819900101001X' as never }) },
  ),
  'T2: while the link to 江苏 is down nothing is registered': told(
    [...accepted('2021-06-25', trained), ['2021-06-28', 'head', 'register']],
    { state: 'verifying', refusedBy: 'step-not-open' },
    { linkDown: { from: '2021-06-25', until: '2021-07-05' } },
  ),
  'T2-5: born 1956-06-24, the day after the 65th birthday is too old by the reading in force': told(
    accepted('2021-06-25', { applicant: old }),
    { refusedBy: 'ofAge' },
  ),
  'T2-5: on the birthday itself not yet': told(
    accepted('2021-06-24', { applicant: old }),
    { state: 'examining' },
    { entries: certificates('2018-05-20', {}, old as never) },
  ),
  'Without consent the examining province is not asked': told(
    accepted('2021-06-25', { consent: { agreed: false, signedOn: '2021-06-25' } }),
    { state: 'pending', refusedBy: 'consentGiven' },
  ),
  'Without proof of insurance nobody is employed': told(accepted('2021-06-25', { insuredWith: undefined }), {
    refusedBy: 'oneEmployer',
  }),
  'A change of employer is certified anew; the older certificate is superseded': told(
    [
      ...registered('2021-06-25', trained),
      ['2022-03-01', 'officer', 'changeEmployer', { employer: other, employerQualified: true, insuredWith: other }],
    ],
    { effects: ['credential.issue', 'credential.status', 'register.enter'] },
  ),
  'Struck off: the certificate is revoked, and free again at its source': told(
    [
      ...registered('2021-06-25', trained),
      ['2022-06-25', 'head', 'strikeOff', { reasons: '出借注册证书' }, { note: '处罚决定（示例）' }],
    ],
    {
      state: 'struckOff',
      parts: { 'free-strikeOff-1': 'done' },
      papers: ['acceptance', 'strikingOff'],
      effects: ['register.close', 'credential.status'],
    },
  ),
  'Insured through another body than the employer': told(accepted('2021-06-25', { insuredWith: other }), {
    refusedBy: 'oneEmployer',
  }),
  'An employer without the qualification': told(accepted('2021-06-25', { employerQualified: false }), {
    refusedBy: 'employerQualified',
  }),
  'A sentence still being served': told(accepted('2021-06-25', bar('serving')), { refusedBy: 'noBar' }),
  'Five years after a penalty for practice it goes': told(accepted('2021-06-25', bar('practice', '2016-06-25')), {
    state: 'examining',
  }),
  'A day before it does not': told(accepted('2021-06-25', bar('practice', '2016-06-26')), { refusedBy: 'noBar' }),
  'Who has no full capacity is not registered': told(accepted('2021-06-25', bar('capacity')), { refusedBy: 'noBar' }),
  'Three years after another penalty it goes': told(accepted('2021-06-25', bar('other', '2018-06-25')), {
    state: 'examining',
  }),
  'A day before the three years it does not': told(accepted('2021-06-25', bar('other', '2018-06-26')), {
    refusedBy: 'noBar',
  }),
  'Two years after a registration was revoked it goes': told(accepted('2021-06-25', bar('revoked', '2019-06-25')), {
    state: 'examining',
  }),
  'A day before the two years it does not': told(accepted('2021-06-25', bar('revoked', '2019-06-26')), {
    refusedBy: 'noBar',
  }),
  'Three years after a major accident it goes': told(accepted('2021-06-25', bar('accident', '2018-06-25')), {
    state: 'examining',
  }),
  'A day before those it does not': told(accepted('2021-06-25', bar('accident', '2018-06-26')), {
    refusedBy: 'noBar',
  }),
  'A place without a rule': told(accepted('2021-06-25', { examPlace: '330400' }), { refusedBy: 'not-recognised' }),
  'A place that the zone does not know': told(accepted('2021-06-25', { examPlace: '440000' }).slice(0, 1), {
    refusedBy: 'fact-invalid',
  }),
  'The day before the rules began': told(accepted('2021-05-31'), { refusedBy: 'recognition-not-yet' }),
  'Nobody registers twice here': told(
    accepted('2021-06-25', trained),
    { refusedBy: 'notRegisteredHere' },
    {
      entries: {
        ...certificates(),
        registrations: [
          {
            key: 'R',
            version: 1,
            validFrom: '2020-01-01',
            validTo: '2022-12-31',
            values: { holder: builder, person: builder.key },
          },
        ],
      },
    },
  ),
  'A specialty the certificate does not cover': told(
    registered('2021-06-25', { ...trained, specialties: ['highway'] }),
    { refusedBy: 'specialtyHeld' },
  ),
  'Refused, and the reservation is given back': told(
    [...accepted('2021-06-25'), ['2021-06-28', 'head', 'refuse', { reasons: '社保不符' }]],
    {
      state: 'refused',
      parts: { 'release-refuse-1': 'done' },
      effects: ['register.release'],
      papers: ['acceptance', 'refusal'],
    },
  ),
  'Withdrawn, and the reservation is given back': told(
    [...accepted('2021-06-25'), ['2021-06-28', 'applicant', 'withdraw']],
    { state: 'withdrawn', effects: ['register.release'] },
  ),
  'Deregistered: the certificate is free again': told(
    [...registered('2021-06-25', trained), ['2022-06-25', 'officer', 'deregister', {}, { note: '本人申请' }]],
    {
      state: 'deregistered',
      parts: { 'free-deregister-1': 'done' },
      effects: ['register.close', 'credential.status'],
    },
  ),
  'Told a second time when the first word was lost': told(
    [
      ...registered('2021-06-25', trained).slice(0, -1),
      ['2021-06-28', 'head', 'register'],
      ['2021-06-29', 'officer', 'recommit'],
    ],
    { state: 'committing' },
    { linkDown: { from: '2021-06-28', until: '2021-07-05' } },
  ),
  'At a window of 青浦, with what was missing filled in': told(
    [
      ['2021-06-25', 'window', 'draft', { applicant: builder, certificate, examPlace: '320000' }],
      [
        '2021-06-25',
        'window',
        'fill',
        {
          employer: firm,
          employerQualified: true,
          specialties: ['building'],
          consent: { agreed: true, signedOn: '2021-06-25' },
        },
      ],
      ['2021-06-25', 'window', 'handOver'],
    ],
    { state: 'pending' },
    { receiving: window, channel: 'window' },
  ),
};

const rest: Readonly<Record<string, Story>> = {
  'T2-1: 40 and 50 hours make 90, but too few professional ones': atHrss(
    declared('2021-12-01', [hour('common', 40), hour('professional', 50)]),
    {
      state: 'counted',
      facts: { totals: [{ year: 2021, total: 90, professional: 50, met: false }] },
    },
  ),
  'T2-1: with 12 professional hours from 吴江 they are met': atHrss(
    declared('2021-12-01', [hour('professional', 12, { issuer: '320509' })]),
    { facts: { totals: [{ year: 2021, total: 102, professional: 62, met: true }] } },
    { entries: counted([hour('common', 40), hour('professional', 50)]) },
  ),
  'T2-1: the same hours in 2022 count for 2021, and for 2022 nothing': atHrss(
    declared('2022-01-10', [
      hour('professional', 12, { issuer: '320509', course: '2022年新课', year: 2022, issuedOn: '2022-01-05' }),
    ]),
    { facts: { totals: [{ year: 2022, total: 12, professional: 12, met: false }] } },
    { entries: counted([hour('common', 40), hour('professional', 50), hour('professional', 62)]) },
  ),
  'T2-1: hours of 2021 are not declared for 2022': atHrss(
    declared('2022-01-10', [hour('professional', 12, { issuer: '320509', year: 2022 })]),
    { state: 'declared', refusedBy: 'yearFits' },
  ),
  'T2-1: one course of one year counts once, wherever it is declared': atHrss(
    declared('2021-12-01', [hour('professional', 50)]),
    { state: 'declared', refusedBy: 'notCountedTwice' },
    { entries: counted([hour('professional', 50)]) },
  ),
  'T2-1: not twice in one declaration either': atHrss(
    declared('2021-12-01', [hour('professional', 50), hour('professional', 50)]),
    { refusedBy: 'notCountedTwice' },
  ),
  'T2-1: two places count at once: the issuer says yes to one, and the other counts nothing': atHrss(
    declared('2021-12-01', [hour('professional', 12, { issuer: '320509' })]),
    {
      state: 'declared',
      facts: { claimedElsewhere: ['1 项学时已在嘉善计入'] },
      parts: { 'claim-320509-1': 'denied' },
    },
    { entries: claimedBy('330421', hour('professional', 12, { issuer: '320509' })) },
  ),
  'Of two issuers one says no: what the other had granted is given back': atHrss(
    declared('2021-12-01', [hour('common', 8), hour('professional', 12, { issuer: '320509' })]),
    {
      state: 'declared',
      parts: { 'claim-310118-1': 'done', 'claim-320509-1': 'denied', 'unclaim-310118-1': 'done' },
    },
    { entries: claimedBy('330421', hour('professional', 12, { issuer: '320509' })) },
  ),
  'The line to the issuer is down: the hours wait and count for nobody yet': atHrss(
    declared('2021-12-01', [hour('professional', 12, { issuer: '320509' })]),
    { state: 'claiming', effects: [] },
    { linkDown: { from: '2021-12-01', until: '2021-12-08' } },
  ),
  'Hours from elsewhere count up to the cap': atHrss(
    declared('2021-12-01', [hour('professional', 60, { issuer: '330421' })]),
    { facts: { totals: [{ year: 2021, total: 40, professional: 40, met: false }] } },
  ),
  'Hours nobody recognises': atHrss(declared('2021-12-01', [hour('professional', 50, { issuer: '330400' })]), {
    refusedBy: 'hoursRecognised',
  }),
  'Hours may be dismissed': atHrss(
    [
      declared('2021-12-01', [hour('professional', 50)])[0]!,
      ['2021-12-02', 'officer', 'dismissHours', {}, { note: '证明不实' }],
    ],
    { state: 'refused' },
  ),
  'Revoked at the source: the registration elsewhere ends the same day': told(
    [['2022-02-01', 'head', 'revokeCertificate', { certificate, reasons: '以欺骗手段取得' }]],
    {
      state: 'revoked',
      parts: { 'revoke-1': 'done' },
      papers: ['revocation'],
      effects: ['register.close', 'credential.status'],
    },
    {
      receiving: jiangsu,
      deciding: jiangsu,
      matter: revokeMatter,
      entries: {
        ...certificates('2018-05-20', { holds: [usedIn('310000', 'registered')] }),
        registrations: [
          {
            key: 'R-1',
            version: 1,
            validFrom: '2021-06-25',
            validTo: '2024-06-24',
            values: { holder: builder, person: builder.key, certificate },
          },
        ],
      },
    },
  ),
  'What is not there cannot be revoked': told(
    [['2022-02-01', 'head', 'revokeCertificate', { certificate, reasons: '示例' }]],
    { refusedBy: 'source-unknown' },
    { receiving: jiangsu, deciding: jiangsu, matter: revokeMatter, entries: {} },
  ),
  'Certificates are taken over by a case, checked by a second person': told(
    [
      [
        '2021-06-01',
        'officer',
        'handIn',
        {
          batch: [
            { certificate, holder: builder, specialties: ['building'], issuedOn: '2018-05-20', place: '320000' },
          ],
        },
      ],
      ['2021-06-02', 'head', 'takeOver'],
    ],
    { state: 'takenOver', effects: ['register.enter'] },
    { receiving: jiangsu, deciding: jiangsu, matter: takeOverMatter, entries: {} },
  ),
  'Records may be dismissed': told(
    [
      [
        '2021-06-01',
        'officer',
        'handIn',
        {
          batch: [
            { certificate, holder: builder, specialties: ['building'], issuedOn: '2018-05-20', place: '320000' },
          ],
        },
      ],
      ['2021-06-02', 'head', 'dismissRecords', {}, { note: '不全' }],
    ],
    { state: 'withdrawn' },
    { receiving: jiangsu, deciding: jiangsu, matter: takeOverMatter, entries: {} },
  ),
  'A registration is not begun under the matter of hours': atHrss(pending('2021-06-25').slice(0, 1), {
    refusedBy: 'kindFits',
  }),
};

/** Stories of T2. */
export default examples(qualification, { ...registering, ...rest });
