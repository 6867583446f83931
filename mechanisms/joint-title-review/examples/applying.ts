import { application, filed, opinion, reviewing, type Story, standing, told, window } from './ground.ts';

const retired = { employment: 'retired' } as const;

export const applying: Readonly<Record<string, Story>> = {
  'an application travels to the secretariat and is endorsed by the department of the place of the employer': told(
    reviewing(),
    { state: 'reviewing', holder: 'jiangsu', papers: ['acceptance'] },
  ),
  'received at a window in 青浦 for the committee in 吴江': told(
    [
      ['2021-09-16', 'window', 'apply', application],
      ['2021-09-16', 'window', 'postAtEmployer', { employerPostedOn: '2021-09-17', employerOpinion: '属实' }],
      ['2021-09-27', 'window', 'submitFile'],
    ],
    { state: 'endorsing', holder: 'jiangsu' },
    { receiving: window, channel: 'window' },
  ),
  '10-4: posted at the employer from 17 September 2021: the term ends on Sunday 26 September, a working day': told(
    filed().slice(0, 2),
    { due: { posting: '2021-09-26' } },
  ),
  '10-4: filing on 24 September is refused': told(
    [...filed().slice(0, 2), ['2021-09-24', 'employer', 'submitFile']],
    { state: 'posting', refusedBy: 'postedLongEnough' },
  ),
  'the last day of the posting belongs to it: filing on 26 September is refused too': told(
    [...filed().slice(0, 2), ['2021-09-26', 'employer', 'submitFile']],
    { refusedBy: 'postedLongEnough' },
  ),
  '10.2: a public institution recommends for a post that is left': told(
    [
      ['2021-09-16', 'applicant', 'apply', { ...application, ownership: 'public' }],
      ['2021-09-16', 'employer', 'postAtEmployer', { employerPostedOn: '2021-09-17', employerOpinion: '属实' }],
    ],
    { state: 'applied', refusedBy: 'postLeft' },
  ),
  '10.2: with one it does': told(
    [
      ['2021-09-16', 'applicant', 'apply', { ...application, ownership: 'public' }],
      [
        '2021-09-16',
        'employer',
        'postAtEmployer',
        { employerPostedOn: '2021-09-17', employerOpinion: '属实', postsLeft: 1 },
      ],
    ],
    { state: 'posting' },
  ),
  'a retired person may not apply': told([['2021-09-16', 'applicant', 'apply', { ...application, ...retired }]], {
    refusedBy: 'inEmployment',
  }),
  'too few years or hours': told([['2021-09-16', 'applicant', 'apply', { ...application, hours: 89 }]], {
    refusedBy: 'conditionsMet',
  }),
  'without the pledge nothing is taken': told(
    [['2021-09-16', 'applicant', 'apply', { ...application, pledge: { agreed: false, signedOn: '2021-09-16' } }]],
    { refusedBy: 'pledged' },
  ),
  'the day before the round opens': told([['2021-08-31', 'applicant', 'apply', application]], {
    refusedBy: 'roundOpen',
  }),
  'the last day of the round still counts, the day after does not': told(
    [['2021-10-01', 'applicant', 'apply', application]],
    { refusedBy: 'roundOpen' },
  ),
  'another level than the round’s': told(
    [['2021-09-16', 'applicant', 'apply', { ...application, level: 'associate' }]],
    { refusedBy: 'fitsRound' },
  ),
  'on the integrity list of any place nobody applies': told(
    [['2021-09-16', 'applicant', 'apply', application]],
    { refusedBy: 'notBarred' },
    {
      entries: {
        ...standing(11),
        titleBars: [
          {
            key: application.applicant?.key ?? '',
            version: 1,
            validFrom: '2019-01-01',
            validTo: null,
            values: { person: application.applicant, until: '2021-09-16', reason: '材料虚假' },
          },
        ],
      },
    },
  ),
  'only the department of the own place endorses': told(
    [...filed(), ['2021-09-27', 'jsSide', 'endorse', { endorsement: '同意' }]],
    { state: 'endorsing', refusedBy: 'ownPlace' },
  ),
  'the department in charge returns a file': told(
    [...filed(), ['2021-09-27', 'qpSide', 'declineToEndorse', undefined, { note: '业绩不实' }]],
    { state: 'returned' },
  ),
  'what is missing is told once, completed in time, and not told again': told(
    [
      ...reviewing().slice(0, -1),
      ['2021-09-28', 'wjSide', 'askCorrection', { correction: '补交专利证书' }],
      [
        '2021-10-11',
        'applicant',
        'complete',
        { dossier: [{ sha256: 'a'.repeat(64), name: '专利证书.pdf', type: 'application/pdf', size: 1000 }] },
      ],
      ['2021-10-12', 'wjSide', 'askCorrection', { correction: '再补' }],
    ],
    { state: 'endorsed', refusedBy: 'oneNotice', due: { correction: 'stopped' } },
  ),
  'not completed in ten working days: given up, by itself': told(
    [...reviewing().slice(0, -1), ['2021-09-28', 'wjSide', 'askCorrection', { correction: '补交专利证书' }]],
    { state: 'givenUp', on: '2021-10-20' },
  ),
  'the secretariat returns a file it cannot take': told(
    [...reviewing().slice(0, -1), ['2021-09-28', 'wjSide', 'returnFile', undefined, { note: '不属于本系列' }]],
    { state: 'returned' },
  ),
  'withdrawn while it is reviewed elsewhere': told([...reviewing(), ['2021-09-29', 'applicant', 'withdraw']], {
    state: 'withdrawn',
  }),
  'only members of this committee give opinions': told(
    [...reviewing(), ['2021-10-08', 'QP-EXP-09', 'giveOpinion', opinion]],
    { refusedBy: 'onCommittee' },
  ),
  'one opinion each': told(
    [
      ...reviewing(),
      ['2021-10-08', 'WJ-EXP-01', 'giveOpinion', opinion],
      ['2021-10-08', 'WJ-EXP-01', 'giveOpinion', opinion],
    ],
    { refusedBy: 'firstOpinion' },
  ),
  'no meeting on a single opinion': told(
    [
      ...reviewing(),
      ['2021-10-08', 'WJ-EXP-01', 'giveOpinion', opinion],
      ['2021-10-09', 'wjSide', 'callMeeting', { presiding: 'QP-EXP-01' }],
    ],
    { refusedBy: 'enoughOpinions' },
  ),
};
