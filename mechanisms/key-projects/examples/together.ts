import {
  atCommittee,
  code,
  issueStory,
  type Lines,
  linkStory,
  nominated,
  planStory,
  road,
  type Story,
  second,
} from './ground.ts';

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
const sent: Lines = [
  ['2021-05-10', 'proposer', 'draftPlan', { ...draft, parts, total: 65 }],
  ['2021-05-10', 'officer', 'submitPlan'],
];
const signing: Lines = [
  ...sent,
  ['2021-05-11', 'head', 'signPlan', { stance: 'agree' }],
  ['2021-05-11', 'sh', 'signPlan', { stance: 'agree' }],
  ['2021-05-11', 'jsu', 'signPlan', { stance: 'agree' }],
  ['2021-05-11', 'zj', 'signPlan', { stance: 'agree' }],
  ['2021-05-12', 'suz', 'signPlan', { stance: 'agree' }],
];
const objects = { stance: 'object', alternative: '第二项改为2022年开工' } as const;
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

export const planStories: Readonly<Record<string, Story>> = {
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
      ['2021-05-12', 'jx', 'signPlan', objects, { note: '资金未落实' }],
      ['2021-05-13', 'head', 'issuePlan'],
    ],
    { refusedBy: 'allSigned' },
  ),
  '0.6: an objection needs its reasons and an alternative text': planStory(
    [...signing, ['2021-05-12', 'jx', 'signPlan', { stance: 'object' }, { note: '资金未落实' }]],
    { refusedBy: 'objection-alternative' },
  ),
  '5.1: what was signed is not taken back alone': planStory(
    [...signing, ['2021-05-12', 'suz', 'signPlan', objects, { note: '资金未落实' }]],
    { refusedBy: 'signed' },
  ),
  '5.1: in force at the latest signature, where that is after the day it names': planStory(
    [...signing, ['2021-05-20', 'jx', 'signPlan', { stance: 'agree' }], ['2021-05-21', 'head', 'issuePlan']],
    { state: 'planInForce', facts: { effectiveFrom: '2021-05-20', inForceFrom: '2021-05-13' } },
  ),
  '0.6: after an objection the text is changed, and all sign the new one': planStory(
    [
      ...signing,
      ['2021-05-12', 'jx', 'signPlan', objects, { note: '资金未落实' }],
      ['2021-05-14', 'officer', 'revisePlan', { entries: entries.slice(0, 1) }, { note: '按嘉兴意见' }],
      ['2021-05-14', 'officer', 'submitPlan'],
      ['2021-05-15', 'jx', 'signPlan', { stance: 'agree' }],
      ['2021-05-17', 'head', 'issuePlan'],
    ],
    { state: 'planSigning', refusedBy: 'allSigned', facts: { signingRound: 2 } },
  ),
  '8.3: an unchanged text is not sent again': planStory(
    [...sent, ['2021-05-14', 'officer', 'revisePlan', { entries }, { note: '再送' }]],
    { refusedBy: 'textChanged' },
  ),
  '8.3: after three rounds it goes up a level': planStory(
    [
      ...sent,
      ...['2021-05-14', '2021-05-15', '2021-05-16'].flatMap(
        (inForceFrom): Lines => [
          ['2021-05-11', 'officer', 'revisePlan', { inForceFrom }, { note: '按意见' }],
          ['2021-05-11', 'officer', 'submitPlan'],
        ],
      ),
    ],
    { refusedBy: 'roundsLeft' },
  ),
  '0.6: silence is reminded of once, then goes to the committee and to the council': planStory(sent, {
    state: 'planSigning',
    on: '2021-06-30',
    facts: { signingLevel: 3 },
    due: { signing: 'stopped' },
  }),
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

export const issueStories: Readonly<Record<string, Story>> = {
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
      ['2021-10-28', 'js', 'reportTask', { taskNumber: 1, proof: '设计变更单' }],
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
  '5.4.6: a task that was not done opens it again by itself, at the level that settled it': issueStory(
    [...raised, ['2021-09-28', 'officer', 'settle', settling]],
    { state: 'issueTwo', on: '2021-11-02', due: { task: 'stopped' } },
  ),
  '5.4.6: found undone before, the office opens it again': issueStory(
    [
      ...raised,
      ['2021-09-28', 'officer', 'settle', { ...settling, tasks: [{ ...settling.tasks[0]!, due: '2021-10-08' }] }],
      ['2021-10-09', 'officer', 'reopen', {}, { note: '嘉善侧未完成设计调整' }],
    ],
    { state: 'issueTwo', due: { task: 'stopped' } },
  ),
  '5.4.6: nothing is closed while a task is open': issueStory(
    [
      ...raised,
      ['2021-09-23', 'officer', 'settle', settling],
      ['2021-10-20', 'officer', 'closeIssue', {}, { note: '已完成' }],
    ],
    { state: 'issueSettled', refusedBy: 'allTasksDone' },
  ),
  '5.4.6: only its owner reports a task': issueStory(
    [
      ...raised,
      ['2021-09-23', 'officer', 'settle', settling],
      ['2021-10-20', 'qp', 'reportTask', { taskNumber: 1, proof: '会议照片' }],
    ],
    { refusedBy: 'ownTask' },
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

export const linkStories: Readonly<Record<string, Story>> = {
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

export const wrong: Readonly<Record<string, Story>> = {
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
