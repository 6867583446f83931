import {
  adoptedProject,
  answered,
  commenting,
  drafted,
  file,
  groupOf,
  panelOf,
  proposal,
  reviewed,
  type Story,
  seated,
  told,
  voted,
} from './ground.ts';

const standingStandard = {
  localStandards: [
    {
      key: 'DB31/T 310001-2020',
      version: 1,
      validFrom: '2020-06-01',
      validTo: null,
      values: {
        title: '旧标准',
        topic: '挥发性有机物走航监测',
        limits: [],
        cited: [],
        effectiveOn: '2020-06-01',
        numbers: [],
        work: 'X',
      },
    },
  ],
} as const;

const river = { item: 'WATER.COD.river.3', unit: 'mg/L' } as const;

export const making: Readonly<Record<string, Story>> = {
  'J1: taken up when all three regulators have said yes': told(adoptedProject(), {
    state: 'drafting',
    papers: ['project'],
  }),
  'J1: two of three are not enough': told(adoptedProject().slice(0, -1), { state: 'proposed' }),
  'J1: one regulator says no': told(
    [...adoptedProject().slice(0, 2), ['2021-03-02', 'wjHead', 'refuseProject', undefined, { note: '无必要' }]],
    { state: 'rejected' },
  ),
  'J1: looser than a mandatory national standard': told(
    [
      [
        '2021-03-01',
        'qpSide',
        'propose',
        { ...proposal, limits: [{ item: 'NOx', value: '150', national: '100', unit: 'mg/m3' }] },
      ],
    ],
    { refusedBy: 'notLooser' },
  ),
  'J1: compared with the register of national standards, whatever the proposal says of it': told(
    [
      [
        '2021-03-01',
        'qpSide',
        'propose',
        { ...proposal, limits: [{ item: 'WATER.COD.river.3', value: '25', unit: 'mg/L' }] },
      ],
    ],
    { refusedBy: 'notLooser' },
  ),
  'J1: where less is worse, less is looser': told(
    [
      [
        '2021-03-01',
        'qpSide',
        'propose',
        { ...proposal, limits: [{ item: 'WATER.DO.river.3', value: '4.5', unit: 'mg/L' }] },
      ],
    ],
    { refusedBy: 'notLooser' },
  ),
  'J1: a limit as strict as the national one is no conflict': told(
    [
      [
        '2021-03-01',
        'qpSide',
        'propose',
        { ...proposal, limits: [{ item: 'WATER.COD.river.3', value: '20', unit: 'mg/L' }] },
      ],
    ],
    { state: 'proposed' },
  ),
  'J1: a national limit that the register does not have so is refused': told(
    [
      [
        '2021-03-01',
        'qpSide',
        'propose',
        { ...proposal, limits: [{ item: 'WATER.COD.river.3', value: '18', national: '30', unit: 'mg/L' }] },
      ],
    ],
    { refusedBy: 'nationalAsRegistered' },
  ),
  'J1: a standard that was replaced is not cited; the register says by what': told(
    [['2026-03-02', 'qpSide', 'propose', proposal]],
    { refusedBy: 'citedInForce' },
  ),
  'J1: a duplicate in the register of the lead blocks': told(
    [['2021-03-01', 'qpSide', 'propose', proposal]],
    { refusedBy: 'noDuplicate' },
    { entries: standingStandard },
  ),
  'J1: one in the register of another place blocks as well, without anybody being asked': told(
    [['2021-03-01', 'qpSide', 'propose', proposal]],
    { refusedBy: 'noDuplicate' },
    {
      published: {
        localStandards: [
          {
            source: 'zhejiang',
            key: 'DB33/T 310001-2019',
            version: 1,
            values: { title: '同类标准', topic: proposal.topic, effectiveOn: '2019-05-01' },
            validFrom: '2019-05-01',
            validTo: null,
            closed: false,
            recordedAt: '2019-04-01T01:00:00.000Z',
          },
        ],
      },
    },
  ),
  'J1: a duplicate that no register has is declared, and blocks': told(
    [...adoptedProject().slice(0, 2), ['2021-03-02', 'wjHead', 'approveProject', { duplicateHere: true }]],
    { state: 'proposed', refusedBy: 'noDuplicateThere' },
  ),
  'J2: no draft without a drafter on every side': told(
    [...adoptedProject(), ['2021-03-10', 'qpSide', 'formGroup', { group: groupOf.slice(0, 2) }]],
    { refusedBy: 'everySideDrafts' },
  ),
  'J2: nor without the statements on intellectual property': told(
    [
      ...adoptedProject(),
      ['2021-03-10', 'qpSide', 'formGroup', { group: groupOf.map((one) => ({ ...one, ip: false })) }],
    ],
    { refusedBy: 'ipStated' },
  ),
  '4.6-7: published 05-06, 05-06 and 05-08: on 06-06 the period still runs': told(
    [...commenting(), ['2021-06-06', 'qpSide', 'closeComments', { touches: ['wording'] }]],
    { state: 'commenting', refusedBy: 'publicity-running' },
  ),
  '4.6-7: from 06-07 on the draft can go to review': told(reviewed(), {
    state: 'forReview',
    papers: ['project', 'commentSummary'],
  }),
  'J3: nobody comments where the draft is not published': told(
    [
      ...drafted(),
      ['2021-05-06', 'qpSide', 'openComments', { text: file('a') }],
      ['2021-05-07', 'jsSide', 'comment', { comment: '早' }],
    ],
    { refusedBy: 'commentOpen' },
  ),
  'J3: anyone comments on the site of the own place, and after the period nobody does': told(
    [
      ...commenting(),
      ['2021-06-06', 'citizenJs', 'comment', { comment: '建议明确采样频次' }],
      ['2021-06-07', 'citizenJs', 'comment', { comment: '晚了' }],
    ],
    { refusedBy: 'commentOpen' },
  ),
  'J3: the period does not run while one site has not published': told(
    [...commenting().slice(0, -1), ['2021-08-01', 'qpSide', 'closeComments', { touches: ['wording'] }]],
    { refusedBy: 'publicity-running' },
  ),
  '4.6-7: 27 comments, one refusal without a reason: blocked': told(
    [...answered(undefined), ['2021-06-07', 'qpSide', 'closeComments', { touches: ['wording'] }]],
    { state: 'commenting', refusedBy: 'comment-without-reason' },
  ),
  'J3: an unanswered comment blocks': told(
    [
      ...answered('不属于本标准范围', 3),
      ['2021-05-21', 'citizenJs', 'comment', { comment: '又一条' }],
      ['2021-06-08', 'qpSide', 'closeComments', { touches: ['wording'] }],
    ],
    { refusedBy: 'comment-unanswered' },
  ),
  'J3: there is no such comment': told(
    [...commenting(), ['2021-05-20', 'qpSide', 'answerComment', { commentId: 'C-9', verdict: 'adopted' }]],
    { refusedBy: 'comment-unknown' },
  ),
  'J3: a changed limit goes back and is put to comment again': told(
    [
      ...reviewed(['limit']),
      ['2021-07-01', 'qpSide', 'openComments', { text: file('c') }],
      ['2021-07-01', 'wjSide', 'publishDraftHere'],
      ['2021-07-01', 'jsSide', 'publishDraftHere'],
      ['2021-07-15', 'qpSide', 'closeComments', { touches: ['wording'] }],
    ],
    { state: 'commenting', refusedBy: 'publicity-running' },
  ),
  'J3: the second round lasts fifteen days': told(
    [
      ...reviewed(['limit']),
      ['2021-07-01', 'qpSide', 'openComments', { text: file('c') }],
      ['2021-07-01', 'wjSide', 'publishDraftHere'],
      ['2021-07-01', 'jsSide', 'publishDraftHere'],
      ['2021-07-16', 'qpSide', 'closeComments', { touches: ['wording'] }],
    ],
    { state: 'forReview' },
  ),
  'J1, J3: limits changed after comments are compared again before they are put to comment': told(
    [
      ...reviewed(['limit']),
      ['2021-07-01', 'qpSide', 'openComments', { text: file('c'), limits: [{ ...river, value: '25' }] }],
    ],
    { state: 'drafting', refusedBy: 'notLooser' },
  ),
  'J1, J3: the national figure told with them must be that of the register': told(
    [
      ...reviewed(['limit']),
      [
        '2021-07-01',
        'qpSide',
        'openComments',
        { text: file('c'), limits: [{ ...river, value: '18', national: '30' }] },
      ],
    ],
    { state: 'drafting', refusedBy: 'nationalAsRegistered' },
  ),
  'J1, J3: as strict as the national one they go on, and are what the standard now says': told(
    [
      ...reviewed(['limit']),
      ['2021-07-01', 'qpSide', 'openComments', { text: file('c'), limits: [{ ...river, value: '18' }] }],
    ],
    { state: 'commenting', facts: { limits: [{ item: river.item, value: '18', unit: river.unit }] } },
  ),
  'J3, J4: limits changed after the panel sent the text back are put to comment again': told(
    [...voted(5), ['2021-08-02', 'qpSide', 'resubmit', { text: file('d'), limits: [{ ...river, value: '18' }] }]],
    { state: 'drafting', due: { resubmission: 'stopped' } },
  ),
  'J3, J4: the same limits written otherwise are no change': told(
    [
      ...voted(5),
      [
        '2021-08-02',
        'qpSide',
        'resubmit',
        { text: file('d'), limits: [{ item: '定位误差', value: '5.0', unit: 'm' }] },
      ],
    ],
    { state: 'forReview' },
  ),
  'J4: nor does the panel get limits looser than the national ones': told(
    [...voted(5), ['2021-08-02', 'qpSide', 'resubmit', { text: file('d'), limits: [{ ...river, value: '25' }] }]],
    { state: 'returned', refusedBy: 'notLooser' },
  ),
  'J4: eight experts are an even number': told(seated(panelOf.slice(0, 8)), { refusedBy: 'seats-even' }),
  'J4: unequal sides': told(seated(panelOf.map((one, n) => (n === 8 ? { ...one, side: '320509' } : one))), {
    refusedBy: 'sides-unequal',
  }),
  'J4: who drafted does not review': told(
    seated(panelOf.map((one, n) => (n === 0 ? { ...one, organisation: '起草单位1' } : one))),
    { refusedBy: 'noDrafter' },
  ),
  '4.6-7: nine, eight present from all sides, six yes: 75 percent, passed': told(voted(6), { state: 'approved' }),
  '4.6-7: five yes of eight: returned': told(voted(5), { state: 'returned' }),
  'J4: every member is recorded': told(
    [...seated(), ['2021-06-10', 'qpSide', 'recordVotes', { votes: [{ member: '310118-1', vote: 'yes' }] }]],
    { refusedBy: 'everyoneRecorded' },
  ),
  'J4: without anybody from one side nothing is decided': told(
    [
      ...seated(),
      [
        '2021-06-10',
        'qpSide',
        'recordVotes',
        { votes: panelOf.map(({ id, side }) => ({ member: id, vote: side === '330421' ? 'absent' : 'yes' })) },
      ],
    ],
    { state: 'seated' },
  ),
  'J4: returned and resubmitted within sixty working days': told(
    [...voted(5), ['2021-08-02', 'qpSide', 'resubmit', { text: file('d') }]],
    { state: 'forReview', due: { resubmission: 'stopped' } },
  ),
  'J4: not resubmitted: the project ends': told(voted(5), { state: 'lapsed', on: '2021-09-08' }),
};
