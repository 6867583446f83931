import {
  accepted,
  builder,
  certificate,
  confirmed,
  correctMatter,
  jiangsu,
  paper,
  pending,
  registered,
  type Story,
  told,
} from './ground.ts';

/** 取证: asked with consent and shown to the person; checked with the source's own entry on the day of decision; corrected. */
export const evidenceStories: Readonly<Record<string, Story>> = {
  'Without the answer of the examining province the application is not accepted': told(
    [...pending('2021-06-25'), ['2021-06-25', 'officer', 'accept']],
    { state: 'pending', refusedBy: 'evidence-missing' },
    { evidence: { certificateConfirmed: { standing: 'preview' } } },
  ),
  'Who declines the request hands in paper instead': told(
    [...accepted('2021-06-25', { certificateCopy: paper })],
    { state: 'examining' },
    { evidence: { certificateConfirmed: { standing: 'declined' } } },
  ),
  'What can be had by asking may not be proven on paper': told(
    [...pending('2021-06-25').slice(0, 1), ['2021-06-25', 'applicant', 'fill', { certificateCopy: paper }]],
    { state: 'draft', refusedBy: 'paper-shut' },
    { evidence: { certificateConfirmed: { standing: 'unasked' } } },
  ),
  'An answer that says no is no answer to build on': told(
    [...pending('2021-06-25'), ['2021-06-25', 'officer', 'accept']],
    { state: 'pending', refusedBy: 'certificateShown' },
    { evidence: { certificateConfirmed: { values: { stands: false, why: '持证人不符' } } } },
  ),
  'Answered in May, too old in July': told(
    [...pending('2021-07-02'), ['2021-07-02', 'officer', 'accept']],
    { state: 'pending', refusedBy: 'evidence-missing' },
    { evidence: { certificateConfirmed: [{ values: { stands: true } }, { from: '2021-07-01', standing: 'stale' }] } },
  ),
  'The source says on the day of decision that the certificate no longer stands': told(
    registered('2021-06-25'),
    { state: 'examining', refusedBy: 'standsNow' },
    { evidence: { ...confirmed, certificateNow: { values: { stands: false, why: '已撤销' } } } },
  ),
  'The source is out of reach: its own reservation speaks for the certificate': told(
    registered('2021-06-25'),
    { state: 'registered' },
    { evidence: { ...confirmed, certificateNow: { standing: 'unreachable' } } },
  ),
  'Out of reach, and on the published list of revocations: not registered': told(
    registered('2021-06-25'),
    { state: 'examining', refusedBy: 'standsNow' },
    {
      evidence: { ...confirmed, certificateNow: { standing: 'unreachable' } },
      published: {
        revocations: [
          {
            source: 'jiangsu',
            key: certificate,
            version: 1,
            values: { place: '320000', reason: '示例' },
            validFrom: '2021-06-24',
            validTo: null,
            closed: false,
            recordedAt: '2021-06-24T01:00:00.000Z',
          },
        ],
      },
    },
  ),
  'The register is corrected: a new version that says why': told(
    [
      [
        '2021-07-01',
        'head',
        'correctCertificate',
        {
          certificate,
          rectified: { holder: builder, specialties: ['highway'], issuedOn: '2018-05-20', place: '320000' },
          reasons: '专业登记错误',
        },
      ],
    ],
    { state: 'corrected', effects: ['register.enter'] },
    { receiving: jiangsu, deciding: jiangsu, matter: correctMatter },
  ),
};
