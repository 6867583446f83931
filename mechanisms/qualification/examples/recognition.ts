import {
  builder,
  certificate,
  jiangsu,
  type Lines,
  recogniseMatter,
  revokeMatter,
  type Story,
  shanghai,
  told,
} from './ground.ts';

const asked = (kind: string, more: object = {}, day = '2021-06-25'): Lines => [
  [
    day,
    'applicant',
    'applyRecognition',
    {
      applicant: builder,
      kind,
      issuingBody: '江苏省住房和城乡建设厅',
      certificate,
      examPlace: '320000',
      issuedOn: '2020-05-20',
      consent: { agreed: true, signedOn: day },
      ...more,
    },
  ] as Lines[number],
];
const here = (story: Lines, ends: Story['ends'], more: Partial<Story> = {}): Story =>
  told(story, ends, {
    matter: recogniseMatter,
    entries: {
      qualifications: [
        {
          key: certificate,
          version: 1,
          validFrom: '2020-05-20',
          validTo: null,
          values: { holder: builder, specialties: ['building'], issuedOn: '2020-05-20', place: '320000' },
        },
      ],
    },
    ...more,
  });

/** 其他专业资格: the table, its three effects, and the source that revokes. */
export const recognitionStories: Readonly<Record<string, Story>> = {
  'A cost engineer of 江苏 is recognised in 上海 by filing; the source notes where': here(
    [...asked('cost-engineer-2'), ['2021-06-28', 'officer', 'recogniseCertificate']],
    {
      state: 'recognised',
      facts: { recognisedBy: 'ZJ2-32-31', recognisedAs: 'filing' },
      parts: { 'note-recogniseCertificate-1': 'done' },
      papers: ['recognition'],
      effects: ['register.enter', 'credential.issue', 'register.hold'],
    },
  ),
  'Special operations wait for a supplementary test': here(
    [...asked('special-work'), ['2021-06-28', 'officer', 'recogniseCertificate']],
    { state: 'testing', facts: { recognisedAs: 'supplement' } },
  ),
  'After the test they are recognised': here(
    [
      ...asked('special-work'),
      ['2021-06-28', 'officer', 'recogniseCertificate'],
      ['2021-07-10', 'officer', 'recogniseCertificate', { supplement: { on: '2021-07-09', passed: true } }],
    ],
    { state: 'recognised', effects: ['register.enter'] },
  ),
  'Not passed, it is refused with remedies': here(
    [
      ...asked('special-work'),
      ['2021-06-28', 'officer', 'recogniseCertificate'],
      ['2021-07-10', 'officer', 'refuseRecognition', { reasons: '补充考核不合格' }],
    ],
    { state: 'refused', papers: ['notRecognised'] },
  ),
  'What no row names is not recognised': here(
    [...asked('safety-officer', { level: 'B' }), ['2021-06-28', 'officer', 'recogniseCertificate']],
    { state: 'asked', refusedBy: 'not-recognised' },
  ),
  'The day before the row began': here(
    [...asked('cost-engineer-2', {}, '2021-05-31'), ['2021-05-31', 'officer', 'recogniseCertificate']],
    { state: 'asked', refusedBy: 'recognition-not-yet' },
  ),
  'What is valid nationwide needs no row': here(asked('skill-level'), { refusedBy: 'needsRow' }),
  'Of another person it is not recognised': here(
    [...asked('cost-engineer-2'), ['2021-06-28', 'officer', 'recogniseCertificate']],
    { refusedBy: 'standsAtSource' },
    { evidence: { certificateNow: { values: { stands: false, why: '持证人不符' } } } },
  ),
  'Nor while its source is out of reach': here(
    [...asked('cost-engineer-2'), ['2021-06-28', 'officer', 'recogniseCertificate']],
    { state: 'asked', refusedBy: 'standsAtSource' },
    { evidence: { certificateNow: { standing: 'unreachable' } } },
  ),
  'Revoked while the word was under way: the source says no, and the recognition ends': here(
    [...asked('cost-engineer-2'), ['2021-06-28', 'officer', 'recogniseCertificate']],
    { state: 'recognitionEnded', effects: ['register.close', 'credential.status'] },
    { entries: {}, evidence: { certificateNow: { values: { stands: true } } } },
  ),
  'The source revokes: the case that recognised it says what holds now, beside what was decided': here(
    [
      ...asked('cost-engineer-2'),
      ['2021-06-28', 'officer', 'recogniseCertificate'],
      ['2021-09-01', 'head', 'revokeCertificate', { certificate, reasons: '以欺骗手段取得' }, { part: 'rev' }],
    ],
    { state: 'recognitionEnded', facts: { endedOn: '2021-09-01' }, effects: ['case.step', 'credential.status'] },
    { matters: { rev: revokeMatter } },
  ),
  'The source revokes: every place that recognised it is told, beside the one that registered': told(
    [['2021-09-01', 'head', 'revokeCertificate', { certificate, reasons: '以欺骗手段取得' }]],
    { state: 'revoked', parts: { 'revoke-1': 'done' } },
    {
      receiving: jiangsu,
      deciding: jiangsu,
      matter: revokeMatter,
      entries: {
        qualifications: [
          {
            key: certificate,
            version: 1,
            validFrom: '2020-05-20',
            validTo: null,
            values: { holder: builder, specialties: ['building'], issuedOn: '2020-05-20', place: '320000' },
            holds: [
              {
                id: 'X-RD',
                hold: 'recognition',
                order: 'plain',
                seq: 1,
                from: '2021-06-28',
                until: null,
                lasts: null,
                values: { place: shanghai.jurisdiction, case: 'X' },
                recordedAt: '2021-06-28T01:00:00.000Z',
                case: 'X',
                renewals: [],
                released: null,
              },
            ],
          },
        ],
      },
    },
  ),
};
