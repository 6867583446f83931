import {
  accepted,
  atHrss,
  builder,
  certificate,
  certificates,
  firm,
  pending,
  registered,
  type Story,
  told,
  usedIn,
  window,
} from './ground.ts';

const other = { kind: 'organisation', key: '91350100M000100Y43', name: '另一示例公司' } as const;

/** 初始注册、延续、变更、注销: the way of a registration between two provinces. */
export const registrationStories: Readonly<Record<string, Story>> = {
  'T2: the first registration across provinces, June 2021: certificate of 江苏, registered in 上海': told(
    registered('2021-06-25'),
    {
      state: 'registered',
      holder: 'shanghai',
      facts: { registeredFrom: '2021-06-25', registeredTo: '2024-06-24', recognisedBy: 'JZS2-32-31' },
      parts: { 'reserve-accept-1': 'done', 'commit-register-1': 'done' },
      effects: ['register.hold', 'register.release', 'register.enter', 'credential.issue'],
    },
  ),
  'T2-3: renewed on the last day for it, 25 May 2024': told(
    [...registered('2021-06-25'), ['2024-05-25', 'officer', 'renew', {}]],
    {
      state: 'registered',
      facts: { registeredTo: '2027-06-24' },
      parts: { 'commit-renew-1': 'done' },
      effects: ['register.renew'],
    },
  ),
  'T2-3: a day later it is too late': told([...registered('2021-06-25'), ['2024-05-26', 'officer', 'renew', {}]], {
    refusedBy: 'renewedInTime',
  }),
  'T2-3: a change of employer leaves the end where it was': told(
    [
      ...registered('2021-06-25'),
      [
        '2022-03-01',
        'officer',
        'changeEmployer',
        { employer: other, employerQualified: true, insuredWith: other, contract: { signedOn: '2022-02-01' } },
      ],
    ],
    { state: 'registered', facts: { registeredTo: '2024-06-24' } },
  ),
  'T2-4: reserved by another province: refused, and asked again when released': told(
    accepted('2021-06-25'),
    { state: 'notConfirmed', parts: { 'reserve-accept-1': 'denied' } },
    { entries: certificates('2018-05-20', { holds: [usedIn('330000', 'reserved')] }) },
  ),
  'T2-4: after it was released the officer asks again and it is reserved': told(
    [...accepted('2021-06-25'), ['2021-06-28', 'officer', 'retry'], ['2021-06-28', 'head', 'register']],
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
    [...accepted('2021-06-25'), ['2021-06-28', 'head', 'register']],
    { state: 'verifying', refusedBy: 'step-not-open' },
    { linkDown: { from: '2021-06-25', until: '2021-07-05' } },
  ),
  'A change of employer is certified anew; the older certificate is superseded': told(
    [
      ...registered('2021-06-25'),
      [
        '2022-03-01',
        'officer',
        'changeEmployer',
        { employer: other, employerQualified: true, insuredWith: other, contract: { signedOn: '2022-02-01' } },
      ],
    ],
    { effects: ['credential.issue', 'credential.status', 'register.enter'] },
  ),
  'Struck off: the certificate is revoked, and free again at its source': told(
    [
      ...registered('2021-06-25'),
      ['2022-06-25', 'head', 'strikeOff', { reasons: '出借注册证书' }, { note: '处罚决定（示例）' }],
    ],
    {
      state: 'struckOff',
      parts: { 'free-strikeOff-1': 'done' },
      papers: ['acceptance', 'strikingOff'],
      effects: ['register.close', 'credential.status'],
    },
  ),
  'A specialty the certificate does not cover': told(registered('2021-06-25', { specialties: ['highway'] }), {
    refusedBy: 'specialtyHeld',
  }),
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
    [...registered('2021-06-25'), ['2022-06-25', 'officer', 'deregister', {}, { note: '本人申请' }]],
    {
      state: 'deregistered',
      parts: { 'free-deregister-1': 'done' },
      effects: ['register.close', 'credential.status'],
    },
  ),
  'Told a second time when the first word was lost': told(
    [
      ...registered('2021-06-25').slice(0, -1),
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
  'A registration is not begun under the matter of hours': atHrss(pending('2021-06-25').slice(0, 1), {
    refusedBy: 'kindFits',
  }),
};
