import {
  approved,
  atCommittee,
  atJiashan,
  code,
  guaranteed,
  type Lines,
  nominated,
  prepared,
  report,
  type Story,
  signedLink,
  year,
} from './ground.ts';

const within: Lines = prepared('2021-05-20', 55_000_000_000);
const begun: Lines = [...within, ...guaranteed('2021-05-21'), ['2021-06-30', 'officer', 'begin']];

/** Projects: gates, money, lamps, reports. */
export const projectStories: Readonly<Record<string, Story>> = {
  '5: from idea to use: every gate open, the interface signed, the accounts done': atCommittee(
    [
      ...begun,
      ['2021-07-05', 'officer', 'construct'],
      ['2021-09-20', 'qp', 'reach', { milestoneId: 'M1', proof: '照片 IMG-1' }],
      ['2022-12-20', 'officer', 'complete'],
      ['2023-02-01', 'head', 'acceptWorks', { finalAccounts: true }],
      ['2023-02-10', 'officer', 'putIntoUse'],
      ['2024-02-10', 'officer', 'evaluate', {}, { note: '交通量达到预测' }],
    ],
    { state: 'post_evaluated', papers: ['decision'], due: { approval: 'stopped' } },
    { entries: signedLink(true) },
  ),
  '5.4.5: the second segment may not start while the interface is unsigned': atCommittee(
    [...within, ...guaranteed('2021-05-21'), ['2021-06-30', 'officer', 'begin']],
    { state: 'preliminary', refusedBy: 'gate' },
    { entries: signedLink(false) },
  ),
  '5.3: without land and funds nothing starts': atCommittee(
    [...within, ['2021-06-30', 'officer', 'begin']],
    { refusedBy: 'gate' },
    { entries: signedLink(true) },
  ),
  '5-D: an estimate of 550 over a study of 500 is not exceeded': atCommittee(within, { state: 'preliminary' }),
  '5-D: 552 is 10.4 per cent over: blocked': atCommittee(prepared('2021-05-20', 55_200_000_000), {
    state: 'approved',
    refusedBy: 'estimate-over',
  }),
  '5.4.2: an adjustment without a source of funds is refused': atCommittee(
    [...within, ['2021-08-01', 'head', 'adjustEstimate', { wanted: 56_000_000_000 }, { note: '地质条件变化' }]],
    { refusedBy: 'ceiling' },
  ),
  '5.4.2: with one the original body adjusts it': atCommittee(
    [
      ...within,
      [
        '2021-08-01',
        'head',
        'adjustEstimate',
        { wanted: 56_000_000_000, fundingSource: '市级统筹资金' },
        { note: '地质条件变化' },
      ],
    ],
    { facts: { approvedEstimate: 56_000_000_000 } },
  ),
  '5-E: the year is split by length and sums to the fen': atCommittee(
    [...nominated('2021-05-20'), ['2021-05-24', 'officer', 'setYear', { year: 2021, yearFen: 18_900_000_000 }]],
    {
      facts: {
        annual: [
          {
            year: 2021,
            parts: [
              { party: '310118', fen: 6_750_000_000 },
              { party: '330421', fen: 12_150_000_000 },
            ],
          },
        ],
      },
    },
  ),
  '5-F: a hundred million in thirds: the odd fen goes to the first of the agreement': atCommittee(
    [
      ...nominated('2021-05-20', {
        parties: ['310000', '320000', '330000'],
        keyBy: 'equal',
        key: [
          { party: '310000', weight: 1 },
          { party: '320000', weight: 1 },
          { party: '330000', weight: 1 },
        ],
      }),
      ['2021-05-24', 'officer', 'setYear', { year: 2021, yearFen: 10_000_000_000 }],
    ],
    {
      facts: {
        annual: [
          {
            year: 2021,
            parts: [
              { party: '310000', fen: 3_333_333_334 },
              { party: '320000', fen: 3_333_333_333 },
              { party: '330000', fen: 3_333_333_333 },
            ],
          },
        ],
      },
    },
  ),
  '5: the target of a year is set once': atCommittee(
    [
      ...nominated('2021-05-20'),
      ['2021-05-24', 'officer', 'setYear', year],
      ['2021-05-25', 'officer', 'setYear', year],
    ],
    { refusedBy: 'yearOnce' },
  ),
  '5.4.1: a project within one county does not belong to the committee': atCommittee(
    nominated('2021-05-20', { crossBorder: false }),
    { refusedBy: 'competent' },
  ),
  '5.4.1: it is decided in 嘉善, and an enterprise outside the catalogue only files': atJiashan(
    approved('2021-05-20', {
      code: '2103-330421-04-01-000009',
      crossBorder: false,
      place: '330421',
      parties: ['330421'],
      key: [{ party: '330421', weight: 1 }],
      fundedBy: 'enterprise',
    }),
    { state: 'approved', facts: { route: '备案', approver: 'county' }, due: { approval: 'none' } },
  ),
  '5.1: a body gives codes of its own divisions only, so that no two nodes give the same': atJiashan(
    nominated('2021-05-20', {
      code: '2103-310118-04-01-000009',
      crossBorder: false,
      place: '330421',
      parties: ['330421'],
      key: [{ party: '330421', weight: 1 }],
    }),
    { refusedBy: 'codeOfDecider' },
  ),
  '5.1: a code that another node has published is refused': atCommittee(
    nominated('2021-05-20'),
    { refusedBy: 'codeFree' },
    {
      published: {
        keyProjects: [
          {
            source: 'shanghai',
            key: code,
            version: 1,
            values: { title: '另一项目', place: '310118', route: '审批' },
            validFrom: '2021-03-01',
            validTo: null,
            closed: false,
            recordedAt: '2021-03-01T01:00:00.000Z',
          },
        ],
      },
    },
  ),
  '5.4.1: what the State reserves is decided by none of them': atCommittee(
    nominated('2021-05-20', { reservedByState: true }),
    { refusedBy: 'competent' },
  ),
  '5.1: a code of another division is refused': atCommittee(
    nominated('2021-05-20', { code: '2103-999999-04-01-000001' }),
    { refusedBy: 'code-part' },
  ),
  '5: a key that leaves a party out is refused': atCommittee(
    nominated('2021-05-20', { key: [{ party: '310118', weight: 1 }] }),
    { refusedBy: 'keyFits' },
  ),
  '5.4.1: twenty working days to verify, extended once to forty': atCommittee(
    [
      ...nominated('2021-09-16', { fundedBy: 'enterprise', inCatalogue: true }),
      ['2021-10-12', 'head', 'extendApproval', {}, { note: '需专家论证' }],
    ],
    { state: 'idea', due: { approval: '2021-11-17' }, facts: { route: '核准' } },
  ),
  '5: a project may be refused with its reasons': atCommittee(
    [...nominated('2021-05-20'), ['2021-05-25', 'head', 'refuseProject', {}, { note: '不符合规划' }]],
    { state: 'projectRefused' },
  ),
  '5-C, policy Y: 300 of 1,200 million in July is 33.33 points behind: a letter goes out': atCommittee(
    [
      ...nominated('2021-05-20', { plannedStart: '2021-12-31', milestones: [] }),
      ['2021-05-24', 'officer', 'setYear', year],
      ['2021-08-05', 'qp', 'report', report(7, 10_000_000_000)],
      ['2021-08-05', 'js', 'report', report(7, 20_000_000_000)],
      ['2021-08-09', 'officer', 'urge', {}, { note: '投资进度滞后33.33个百分点' }],
    ],
    { papers: ['urge'], due: { urging: 'stopped' } },
  ),
  '5.4.3: red opens three working days for the letter, once, whoever reports next': atCommittee(
    [
      ...nominated('2021-05-20', { plannedStart: '2021-12-31', milestones: [] }),
      ['2021-05-24', 'officer', 'setYear', year],
      ['2021-08-05', 'qp', 'report', report(7, 10_000_000_000)],
      ['2021-08-06', 'js', 'report', report(7, 20_000_000_000)],
    ],
    { due: { urging: '2021-08-10' } },
  ),
  '5.4.3: a report that leaves nothing red ends the term for the letter': atCommittee(
    [
      ...nominated('2021-05-20', { plannedStart: '2021-12-31', milestones: [] }),
      ['2021-05-24', 'officer', 'setYear', year],
      ['2021-08-05', 'qp', 'report', report(7, 10_000_000_000)],
      ['2021-08-06', 'js', 'report', report(7, 60_000_000_000)],
    ],
    { due: { urging: 'stopped' } },
  ),
  '5-C, policy Y: 480 million is yellow, and no letter is sent for that': atCommittee(
    [
      ...nominated('2021-05-20', { plannedStart: '2021-12-31', milestones: [] }),
      ['2021-05-24', 'officer', 'setYear', year],
      ['2021-08-05', 'qp', 'report', report(7, 28_000_000_000)],
      ['2021-08-05', 'js', 'report', report(7, 20_000_000_000)],
      ['2021-08-09', 'officer', 'urge', {}, { note: '滞后' }],
    ],
    { refusedBy: 'redNow' },
  ),
  '5.4.8: a cumulative value that falls is refused': atCommittee(
    [
      ...nominated('2021-05-20'),
      ['2021-08-05', 'qp', 'report', report(7, 500)],
      ['2021-09-06', 'qp', 'report', report(8, 400)],
    ],
    { refusedBy: 'cumulative-fell' },
  ),
  '5.4.8: unless it is a correction with its reason': atCommittee(
    [
      ...nominated('2021-05-20'),
      ['2021-08-05', 'qp', 'report', report(7, 500)],
      ['2021-09-06', 'qp', 'report', report(8, 400, { correction: '七月重复计入一张发票' })],
    ],
    { state: 'idea' },
  ),
  '5.4.8: a figure needs its basis and one side never reports for the other': atCommittee(
    [
      ...nominated('2021-05-20', { parties: ['330421'], key: [{ party: '330421', weight: 1 }] }),
      ['2021-08-05', 'co', 'report', report(7, 500)],
    ],
    { refusedBy: 'isParty' },
  ),
  '5.4.9: more land than was asked for is not granted': atCommittee(
    [
      ...nominated('2021-05-20'),
      [
        '2021-05-21',
        'qp',
        'grant',
        { grantOf: 'land', grantAmount: 120_001, grantUntil: '2023-12-31', grantDocument: '批文' },
      ],
    ],
    { refusedBy: 'grant-over' },
  ),
  '5.4.4: a milestone moved keeps its first day; one that is not there is refused': atCommittee(
    [
      ...nominated('2021-05-20'),
      ['2021-09-01', 'officer', 'replan', { milestoneId: 'M1', newDay: '2021-11-30' }, { note: '汛期影响' }],
      ['2021-09-02', 'qp', 'reach', { milestoneId: 'M9', proof: '照片' }],
    ],
    { refusedBy: 'milestoneFits' },
  ),
  '5.5: works certified, funds called and paid by each party': atCommittee(
    [
      ...nominated('2021-05-20'),
      ['2021-10-08', 'officer', 'certify', { certifiedFen: 1_000_000_001 }, { note: '三季度' }],
      ['2021-10-08', 'officer', 'call', { callFen: 1_000_000_001, callDue: '2021-10-31' }],
      ['2021-10-20', 'js', 'pay', { payFen: 642_857_144 }],
    ],
    {
      facts: {
        payments: [{ party: '330421', fen: 642_857_144, on: '2021-10-20' }],
        calls: [
          {
            due: '2021-10-31',
            parts: [
              { party: '310118', fen: 357_142_858 },
              { party: '330421', fen: 642_857_143 },
            ],
          },
        ],
      },
    },
  ),
  '5.5: what is certified grows, or says what it corrects': atCommittee(
    [
      ...nominated('2021-05-20'),
      ['2021-10-08', 'officer', 'certify', { certifiedFen: 1_000 }, { note: '三季度' }],
      ['2022-01-08', 'officer', 'certify', { certifiedFen: 900 }, { note: '四季度' }],
    ],
    { refusedBy: 'notFalling' },
  ),
  '5.5: corrected, with its reason': atCommittee(
    [
      ...nominated('2021-05-20'),
      ['2021-10-08', 'officer', 'certify', { certifiedFen: 1_000 }, { note: '三季度' }],
      ['2022-01-08', 'officer', 'certify', { certifiedFen: 900, correction: '重复计量' }, { note: '四季度' }],
      ['2022-01-09', 'js', 'pay', { payFen: 500, paySource: 'fund' }],
    ],
    {
      facts: {
        certifications: [
          { on: '2021-10-08', fen: 1_000 },
          { on: '2022-01-08', fen: 900, correction: '重复计量' },
        ],
        payments: [{ party: '330421', fen: 500, on: '2022-01-09', source: 'fund' }],
      },
    },
  ),
  '5.4.2: a contractor who pays in advance keeps a government project from starting': atCommittee(
    [...within, ...guaranteed('2021-05-21'), ['2021-06-30', 'officer', 'begin', { prefinanced: true }]],
    { refusedBy: 'noPrefinancing' },
    { entries: signedLink(true) },
  ),
  '5.4.2: a change of place goes to the body that approved': atCommittee(
    [
      ...approved('2021-05-20'),
      [
        '2021-06-01',
        'head',
        'changeScope',
        { scope: '线位北移 200 米', decisionNumber: '示例〔2021〕9号' },
        { note: '避让文物' },
      ],
    ],
    { state: 'approved', facts: { scope: '线位北移 200 米' } },
  ),
  '5.3: suspended it does not move; resumed it does': atCommittee(
    [
      ...approved('2021-05-20'),
      ['2021-06-01', 'head', 'suspend', {}, { note: '文物勘探' }],
      ['2021-06-02', 'officer', 'prepare', { feasibility: 1, preliminary: 1 }],
    ],
    { refusedBy: 'project-suspended' },
  ),
  '5.3: a valid reason is accepted until a day, and the project goes on': atCommittee(
    [
      ...approved('2021-05-20'),
      ['2021-06-01', 'head', 'suspend', {}, { note: '文物勘探' }],
      ['2021-06-10', 'head', 'resume', {}, { note: '勘探结束' }],
      ['2021-06-11', 'head', 'excuse', { excuseUntil: '2021-12-31' }, { note: '文物勘探影响工期' }],
      ['2021-06-12', 'officer', 'prepare', { feasibility: 1, preliminary: 1 }],
    ],
    { state: 'preliminary' },
  ),
  '5.2: out of the plan with its reason': atCommittee(
    [...nominated('2021-05-20'), ['2021-12-01', 'head', 'remove', {}, { note: '规划调整' }]],
    { state: 'removed' },
  ),
};
