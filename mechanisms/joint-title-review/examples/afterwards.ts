import { applicant, filed, type Lines, recogniseMatter, type Story, shown, told, voted } from './ground.ts';

/** Shown in 青浦 and 吴江 on Tuesday 12 October 2021, in 嘉善 on the 13th: five working days later is the 20th. */
const confirmed = (day: string): Lines => [
  [day, 'qpHead', 'confirm'],
  [day, 'wjHead', 'confirm'],
  [day, 'jsHead', 'confirm'],
];
const certificate = 'SFQZC2021320509000001';
const objection = { objection: { by: '邻居', reason: '论文数据存疑' } };
const past = {
  applicant,
  series: 'ecology',
  level: 'senior',
  pastTitle: { number: 'ZJ-2019-001', issuedIn: '330421', issuedOn: '2019-12-01', filed: true },
} as const;

const atRecognition = (story: Lines, ends: Story['ends']): Story =>
  told(story, ends, { matter: recogniseMatter, entries: {} });

export const afterwards: Readonly<Record<string, Story>> = {
  'confirmed by all three after the latest publicity: one certificate, entered in three registers': told(
    [...shown(), ...confirmed('2021-10-21')],
    {
      state: 'certified',
      facts: { certificate, certifiedOn: '2021-10-21' },
      papers: ['acceptance', 'minutes', 'result', 'publicity', 'certificate'],
      effects: ['register.enter', 'credential.issue', 'case.open'],
      parts: { 'enter-310118': 'entered', 'enter-330421': 'entered' },
    },
  ),
  'on the last day of the latest place nothing is confirmed yet': told(
    [...shown(), ['2021-10-20', 'qpHead', 'confirm']],
    { state: 'shown', refusedBy: 'no-effect' },
  ),
  'a place that has not posted keeps everything waiting': told(
    [...voted({ yes: 11 }), ['2021-10-12', 'wjSide', 'showResult'], ['2021-11-12', 'qpHead', 'confirm']],
    { state: 'shown', refusedBy: 'no-effect' },
  ),
  'taken down in one place it starts there anew': told(
    [
      ...shown(),
      ['2021-10-15', 'jsSide', 'takeDown', undefined, { note: '网站故障' }],
      ['2021-10-18', 'jsSide', 'showHere'],
      ['2021-10-21', 'qpHead', 'confirm'],
    ],
    { state: 'shown', refusedBy: 'no-effect' },
  ),
  'nobody shows it twice': told([...shown(), ['2021-10-14', 'qpSide', 'showHere']], {
    refusedBy: 'publicity-posted',
  }),
  'two of three have confirmed: silence of the third is no consent': told(
    [...shown(), ...confirmed('2021-10-21').slice(0, 2)],
    { state: 'shown', on: '2021-12-31', due: { confirmation: '2021-11-09' } },
  ),
  'an objection by anyone stops the confirmation until it is decided': told(
    [...shown(), ['2021-10-18', 'neighbour', 'object', objection], ['2021-10-21', 'qpHead', 'confirm']],
    { state: 'shown', refusedBy: 'no-effect' },
  ),
  'not upheld: the result is confirmed': told(
    [
      ...shown(),
      ['2021-10-18', 'neighbour', 'object', objection],
      ['2021-10-25', 'wjHead', 'settle', { objectionId: 'O-1', outcome: 'rejected' }, { note: '数据经核实无误' }],
      ...confirmed('2021-10-25'),
    ],
    { state: 'certified' },
  ),
  'upheld: nothing can be confirmed, and the refusal names review and court': told(
    [
      ...shown(),
      ['2021-10-18', 'neighbour', 'object', objection],
      ['2021-10-25', 'wjHead', 'settle', { objectionId: 'O-1', outcome: 'upheld' }, { note: '论文数据不实' }],
      ['2021-10-26', 'wjHead', 'denyConfirmation', { reasons: '异议成立' }],
    ],
    { state: 'notConfirmed' },
  ),
  'without an objection that was upheld nobody refuses to confirm': told(
    [...shown(), ['2021-10-26', 'wjHead', 'denyConfirmation', { reasons: '无' }]],
    { refusedBy: 'objectionUpheld' },
  ),
  'an objection after the last day comes too late': told(
    [...shown(), ['2021-10-21', 'neighbour', 'object', objection]],
    { refusedBy: 'objection-late' },
  ),
  'confirmed twice by the same department is confirmed once': told(
    [...shown(), ...confirmed('2021-10-21').slice(0, 1), ...confirmed('2021-10-21').slice(0, 1)],
    { state: 'shown' },
  ),
  'revoked for false papers: closed in three registers, on three integrity lists': told(
    [...shown(), ...confirmed('2021-10-21'), ['2022-03-01', 'wjHead', 'revoke', { reasons: '论文系伪造' }]],
    {
      state: 'revoked',
      facts: { barredUntil: '2025-03-01' },
      effects: ['register.close', 'credential.status', 'register.enter'],
      parts: { 'revoke-310118': 'entered', 'revoke-330421': 'entered' },
    },
  ),
  '10-9: a title of 嘉善 by a committee on file is recognised in 吴江 by filing, within five working days':
    atRecognition(
      [
        ['2021-09-28', 'applicant', 'askRecognition', past],
        ['2021-10-11', 'wjSide', 'fileRecognition'],
      ],
      { state: 'recognised', facts: { recognisedBy: 'ZC-ecology' }, due: { recognition: 'stopped' } },
    ),
  '10-9: the term counts from the day after it arrived': atRecognition(
    [['2021-09-28', 'applicant', 'askRecognition', past]],
    { state: 'asked', due: { recognition: '2021-10-11' } },
  ),
  '10-9: by a committee that was not on file: reviewed anew': atRecognition(
    [
      ['2021-09-28', 'applicant', 'askRecognition', { ...past, pastTitle: { ...past.pastTitle, filed: false } }],
      ['2021-09-29', 'wjSide', 'fileRecognition'],
    ],
    { state: 'asked', refusedBy: 'committeeOnFile' },
  ),
  '10-9: where the rule asks for no filing it is recognised on arrival (直接认可)': atRecognition(
    [['2021-09-28', 'applicant', 'askRecognition', { ...past, series: 'intelligent', level: 'intermediate' }]],
    {
      state: 'recognised',
      facts: { recognisedBy: 'ZC-intelligent-intermediate' },
      effects: ['register.enter'],
      due: { recognition: 'none' },
    },
  ),
  '10-9: where the rule says 复核 it is not filed': atRecognition(
    [
      ['2021-09-28', 'applicant', 'askRecognition', { ...past, series: 'intelligent', level: 'associate' }],
      ['2021-09-29', 'wjSide', 'fileRecognition'],
    ],
    { state: 'asked', refusedBy: 'recognisedHere' },
  ),
  '10-9: a series without a rule is not recognised': atRecognition(
    [
      ['2021-09-28', 'applicant', 'askRecognition', { ...past, series: 'intelligent' }],
      ['2021-09-29', 'wjSide', 'fileRecognition'],
    ],
    { refusedBy: 'not-recognised' },
  ),
  'a recognition that is refused says where to turn': atRecognition(
    [
      ['2021-09-28', 'applicant', 'askRecognition', past],
      ['2021-09-29', 'wjHead', 'refuseRecognition', { reasons: '原证书已注销' }],
    ],
    { state: 'notRecognised' },
  ),
  'nothing to revoke where no title was given': told(
    [...filed(), ['2021-10-21', 'wjHead', 'revoke', { reasons: '无' }]],
    {
      refusedBy: 'step-not-open',
    },
  ),
};
