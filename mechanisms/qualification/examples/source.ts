import {
  builder,
  certificate,
  certificates,
  jiangsu,
  revokeMatter,
  type Story,
  takeOverMatter,
  told,
  usedIn,
} from './ground.ts';

/** What the source does: certificates taken over, and revoked. */
export const sourceStories: Readonly<Record<string, Story>> = {
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
};
