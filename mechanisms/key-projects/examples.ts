import { examples } from '#kernel';
import {
  approved,
  atCommittee,
  atJiashan,
  code,
  guaranteed,
  issueStory,
  type Lines,
  linkStory,
  nominated,
  planStory,
  prepared,
  report,
  road,
  type Story,
  second,
  signedLink,
  year,
} from './examples/ground.ts';
import projects from './mechanism.ts';

const within: Lines = prepared('2021-05-20', 55_000_000_000);
const begun: Lines = [...within, ...guaranteed('2021-05-21'), ['2021-06-30', 'officer', 'begin']];

const projectStories: Readonly<Record<string, Story>> = {
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
    { papers: ['urge'] },
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
    { refusedBy: 'grantFits' },
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

const entries = [
  { code, block: '设施互通', action: '道路连通' },
  { code: second, block: '设施互通', action: '道路连通' },
];
const parts = [
  { name: '互联互通', count: 12 },
  { name: '生态环保', count: 10 },
  { name: '创新发展', count: 17 },
  { name: '公共服务', count: 26 },
];
const draft = {
  title: '三年行动计划',
  period: '2021-2023',
  planVersion: 1,
  inForceFrom: '2021-05-13',
  entries,
} as const;
const signing: Lines = [
  ['2021-05-10', 'proposer', 'draftPlan', { ...draft, parts, total: 65 }],
  ['2021-05-10', 'officer', 'submitPlan'],
  ['2021-05-11', 'head', 'signPlan', { stance: 'agree' }],
  ['2021-05-11', 'sh', 'signPlan', { stance: 'agree' }],
  ['2021-05-11', 'jsu', 'signPlan', { stance: 'agree' }],
  ['2021-05-11', 'zj', 'signPlan', { stance: 'agree' }],
  ['2021-05-12', 'suz', 'signPlan', { stance: 'agree' }],
];
const first: Story['entries'] = {
  planVersions: [
    {
      key: '2021-2023',
      version: 1,
      validFrom: '2021-05-13',
      validTo: null,
      values: { period: '2021-2023', planVersion: 1, inForceFrom: '2021-05-13', entries, changes: [] },
    },
  ],
};

const planStories: Readonly<Record<string, Story>> = {
  '5-A: 12 + 10 + 17 + 26 = 65; all six sign and the version is issued': planStory(
    [...signing, ['2021-05-12', 'jx', 'signPlan', { stance: 'agree' }], ['2021-05-13', 'head', 'issuePlan']],
    { state: 'planInForce', papers: ['plan'], effects: ['register.enter'] },
  ),
  '5-A: an import whose parts do not sum is refused': planStory(
    [['2021-05-10', 'proposer', 'draftPlan', { ...draft, parts, total: 66 }]],
    { refusedBy: 'parts-do-not-sum' },
  ),
  '0.6: one that has not signed keeps it from being issued: silence is no consent': planStory(
    [...signing, ['2021-06-30', 'head', 'issuePlan']],
    { state: 'planSigning', refusedBy: 'allSigned' },
  ),
  '0.6: an objection counts as no signature': planStory(
    [
      ...signing,
      ['2021-05-12', 'jx', 'signPlan', { stance: 'object' }, { note: '第二项应改为2022年开工' }],
      ['2021-05-13', 'head', 'issuePlan'],
    ],
    { refusedBy: 'allSigned' },
  ),
  '5.2: the next version without a reasoned change is refused': planStory(
    [
      [
        '2022-01-10',
        'proposer',
        'draftPlan',
        { ...draft, planVersion: 2, inForceFrom: '2022-01-15', entries: entries.slice(0, 1) },
      ],
    ],
    { refusedBy: 'change-without-reason' },
    { entries: first },
  ),
  '5.2: with the exit and its reason it continues the first': planStory(
    [
      [
        '2022-01-10',
        'proposer',
        'draftPlan',
        {
          ...draft,
          planVersion: 2,
          inForceFrom: '2022-01-15',
          entries: entries.slice(0, 1),
          changes: [{ change: 'exit', code: second, reason: '并入市政道路计划' }],
        },
      ],
      ['2022-01-11', 'officer', 'dropPlan', {}, { note: '改为年中调整' }],
    ],
    { state: 'planDropped' },
    { entries: first },
  ),
  '5.2: a list that is not the last one with its changes is refused': planStory(
    [
      [
        '2022-01-10',
        'proposer',
        'draftPlan',
        {
          ...draft,
          planVersion: 2,
          inForceFrom: '2022-01-15',
          entries,
          changes: [{ change: 'exit', code: second, reason: '并入市政道路计划' }],
        },
      ],
    ],
    { refusedBy: 'versionFits' },
    { entries: first },
  ),
};

const raised: Lines = [
  [
    '2021-09-16',
    'proposer',
    'raiseIssue',
    { title: '桥面标高不一致', projects: [code], asked: ['330421'], question: '两侧桥面设计标高相差 0.35 米' },
  ],
];
const settling = {
  minutes: '专题会议纪要〔2021〕3号',
  tasks: [{ task: '嘉善侧调整设计标高', owner: '330421', due: '2021-10-31' }],
};

const issueStories: Readonly<Record<string, Story>> = {
  '5-H: raised on Thursday 2021-09-16, the departments have until 09-24': issueStory(raised, {
    state: 'issueOne',
    due: { level: '2021-09-24' },
  }),
  '5-H: then the committee has ten working days from 09-24, until 10-13': issueStory(raised, {
    state: 'issueTwo',
    on: '2021-09-25',
    due: { level: '2021-10-13' },
    facts: { levelFrom: '2021-09-24', level: 2 },
  }),
  '5-H: then it waits for the council': issueStory(raised, {
    state: 'issueThree',
    on: '2021-10-14',
    due: { level: 'stopped' },
  }),
  '5.4.6: answered by the party asked, settled with minutes and tasks, closed when done': issueStory(
    [
      ...raised,
      ['2021-09-22', 'js', 'answerIssue', { answer: '同意按青浦侧标高调整' }],
      ['2021-09-23', 'officer', 'settle', settling],
      ['2021-10-29', 'officer', 'closeIssue', {}, { note: '设计已调整' }],
    ],
    { state: 'issueClosed', papers: ['minutes'] },
  ),
  '5.4.6: nobody answers who was not asked': issueStory(
    [...raised, ['2021-09-22', 'co', 'answerIssue', { answer: '同意' }]],
    {
      refusedBy: 'isAsked',
    },
  ),
  '5.4.6: a task that was not done opens it again at the level that settled it': issueStory(
    [
      ...raised,
      ['2021-09-28', 'officer', 'settle', settling],
      ['2021-11-01', 'officer', 'reopen', {}, { note: '嘉善侧未完成设计调整' }],
    ],
    { state: 'issueTwo', due: { level: '2021-11-15' } },
  ),
  '5.4.6: before the task is due it stays settled': issueStory(
    [
      ...raised,
      ['2021-09-28', 'officer', 'settle', settling],
      ['2021-10-31', 'officer', 'reopen', {}, { note: '未完成' }],
    ],
    { refusedBy: 'taskOverdue' },
  ),
  '5.4.6: a task without an owner binds nobody': issueStory(
    [
      ...raised,
      [
        '2021-09-23',
        'officer',
        'settle',
        { minutes: '纪要', tasks: [{ task: '调整', owner: '' as never, due: '2021-10-31' }] },
      ],
    ],
    { refusedBy: 'fact-missing' },
  ),
};

const terms = { axis: 'K4+200', level: '二级公路', standard: 'JTG B01-2014', capacity: '双向四车道' };
const drafted: Lines = [
  [
    '2021-05-20',
    'proposer',
    'draftLink',
    {
      title: '跨界道路接口',
      firstSegment: second,
      secondSegment: code,
      firstParty: '310118',
      secondParty: '330421',
      firstTerms: terms,
      openFirst: '2022-12-31',
    },
  ],
];
const bothSigned: Lines = [
  ...drafted,
  ['2021-05-24', 'js', 'stateTerms', { secondTerms: terms, openSecond: '2023-03-31' }],
  ['2021-05-25', 'qpHead', 'signLink'],
  ['2021-05-26', 'jsHead', 'signLink'],
];

const linkStories: Readonly<Record<string, Story>> = {
  '5.4.5: both sides state the same terms and sign; done when the later half is': linkStory(
    [
      ...bothSigned,
      ['2022-12-30', 'qp', 'sideDone', { doneOn: '2022-12-30' }],
      ['2023-04-01', 'js', 'sideDone', { doneOn: '2023-03-30' }],
    ],
    { state: 'linkDone', papers: ['link'], facts: { doneSecond: '2023-03-30' } },
  ),
  '5.4.5: terms that differ cannot be signed': linkStory(
    [
      ...drafted,
      ['2021-05-24', 'js', 'stateTerms', { secondTerms: { ...terms, level: '三级公路' }, openSecond: '2023-03-31' }],
      ['2021-05-25', 'qpHead', 'signLink'],
    ],
    { state: 'linkDraft', refusedBy: 'termsAgree' },
  ),
  '5.4.5: a side signs once': linkStory(
    [
      ...drafted,
      ['2021-05-24', 'js', 'stateTerms', { secondTerms: terms, openSecond: '2023-03-31' }],
      ['2021-05-25', 'qpHead', 'signLink'],
      ['2021-05-25', 'qpHead', 'signLink'],
    ],
    { refusedBy: 'signsOnce' },
  ),
  '5.4.5: signed by one side, its terms are no longer changed': linkStory(
    [
      ...drafted,
      ['2021-05-24', 'js', 'stateTerms', { secondTerms: terms, openSecond: '2023-03-31' }],
      ['2021-05-25', 'qpHead', 'signLink'],
      ['2021-05-26', 'js', 'stateTerms', { openSecond: '2024-03-31' }],
    ],
    { refusedBy: 'notSignedYet' },
  ),
  '5.4.5: one side never writes the terms of the other': linkStory(
    [
      ...drafted,
      ['2021-05-24', 'js', 'stateTerms', { firstTerms: { ...terms, level: '三级公路' }, secondTerms: terms }],
    ],
    { facts: { firstTerms: terms } },
  ),
  '5.4.5: whoever is no side has no say': linkStory(
    [...drafted, ['2021-05-24', 'co', 'stateTerms', { secondTerms: terms }]],
    {
      refusedBy: 'isSide',
    },
  ),
};

const wrong: Readonly<Record<string, Story>> = {
  '5: a project is not proposed under the matter of an issue': issueStory(
    [['2021-05-20', 'proposer', 'nominate', road]],
    {
      refusedBy: 'matterFits',
    },
  ),
  '5.4.3: only the coordinating body sends letters of supervision': atCommittee(
    [...nominated('2021-05-20'), ['2021-08-09', 'qp', 'urge', {}, { note: '滞后' }]],
    { refusedBy: 'byCoordinator' },
  ),
  '5.1: whoever does not issue the plan does not sign it': planStory(
    [...signing.slice(0, 2), ['2021-05-11', 'qpHead', 'signPlan', { stance: 'agree' }]],
    { refusedBy: 'actor-not-named' },
  ),
};

/** Every worked example of 5.6 that is about cases, and what the rules of 5.4 say besides. */
export default examples(projects, { ...projectStories, ...planStories, ...issueStories, ...linkStories, ...wrong });
