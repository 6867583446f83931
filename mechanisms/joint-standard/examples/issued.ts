import { file, type Lines, type Story, signed, submitted, told, voted } from './ground.ts';

const issuedOn = (day = '2021-07-06', effectiveOn = '2021-08-10'): Lines => [
  ...signed(),
  [day, 'qpSide', 'issue', { serial: '310005', effectiveOn }],
];
const filed = (): Lines => [
  ...issuedOn(),
  ...(['qpSide', 'wjSide', 'jsSide'] as const).map(
    (who) => ['2021-08-20', who, 'fileNationally', { nationalFiling: `备-${who}` }] as const,
  ),
];
const used = (day: string): Lines[number] => [
  day,
  'wjSide',
  'evaluateUse',
  { useReport: '比对 12 次走航，结论一致' },
];
const charge = { charges: [{ what: '修改第 5.2 条', owner: 'wj-market', due: '2021-06-30' }] };
const task = (): Lines => voted(6, charge);

export const issued: Readonly<Record<string, Story>> = {
  '4.6-8: signed on 20 and 22 June and 5 July on one hash: approved on 5 July': told(signed(), {
    state: 'signed',
    facts: { approvedOn: '2021-07-05' },
  }),
  '4.6-8: the third signature on another hash has no effect': told(signed('c'), { state: 'signing' }),
  'who has signed the common text does not sign another': told(
    [
      ...submitted(),
      ['2021-06-20', 'qpHead', 'signStandard', { signedText: file('b') }],
      ['2021-06-21', 'qpHead', 'signStandard', { signedText: file('c') }],
    ],
    { refusedBy: 'signed' },
  ),
  'J1, J5: a text that cites what was replaced meanwhile is not put to signature': told(
    [...voted(6), ['2026-03-02', 'qpSide', 'submitForApproval', { text: file('b') }]],
    { state: 'approved', refusedBy: 'citedInForce' },
  ),
  'J1, J5: nor signed': told(
    [
      ...voted(6),
      ['2026-02-27', 'qpSide', 'submitForApproval', { text: file('b') }],
      ['2026-03-02', 'qpHead', 'signStandard', { signedText: file('b') }],
    ],
    { state: 'signing', refusedBy: 'citedInForce' },
  ),
  'J5: it goes back to the drafters and comes again with what is in force': told(
    [
      ...voted(6),
      ['2026-02-27', 'qpSide', 'submitForApproval', { text: file('b') }],
      ['2026-03-02', 'qpSide', 'redraft', undefined, { note: 'HJ 633-2026 已实施' }],
      ['2026-03-03', 'qpSide', 'openComments', { text: file('c'), cited: ['HJ 633-2026'] }],
    ],
    { state: 'commenting', due: { signing: 'stopped' } },
  ),
  'J5: one serial, three prefixes, one date, entered in three registers': told(issuedOn(), {
    state: 'issued',
    facts: { publishedOn: '2021-07-06' },
    parts: { 'enter-320509-1': 'entered', 'enter-330421-1': 'entered' },
    effects: ['register.enter', 'case.open'],
  }),
  'J5: in force a month after publication at the earliest': told(issuedOn('2021-07-06', '2021-08-05'), {
    refusedBy: 'leadTime',
  }),
  'J5: shorter with a reason': told(
    [
      ...signed(),
      ['2021-07-06', 'qpSide', 'issue', { serial: '310005', effectiveOn: '2021-07-20' }, { note: '进博会保障急需' }],
    ],
    { state: 'issued' },
  ),
  'J6: filed by all three within sixty days': told(filed(), { state: 'filed', due: { filing: 'stopped' } }),
  'J6: two have filed: the third is still owed by 4 September': told(filed().slice(0, -1), {
    state: 'issued',
    due: { filing: '2021-09-06' },
  }),
  'J6: nobody files twice': told(
    [...filed().slice(0, -2), ['2021-08-21', 'qpSide', 'fileNationally', { nationalFiling: 'X' }]],
    { refusedBy: 'filesOnce' },
  ),
  'J6: due for review five years after it came into force': told(filed(), {
    state: 'filed',
    due: { review: '2026-08-10' },
  }),
  'J6: it falls due by itself': told(
    [
      ...filed(),
      used('2026-08-11'),
      ['2026-08-11', 'qpSide', 'decideReview', { review: 'keep', reasons: '继续适用' }],
    ],
    { state: 'filed' },
  ),
  '4.2: no review before its use was evaluated': told(
    [...filed(), ['2026-08-11', 'qpSide', 'decideReview', { review: 'keep', reasons: '继续适用' }]],
    { refusedBy: 'evaluated' },
  ),
  '4.2: nor an evaluation before it is in force': told(
    [...issuedOn(), ['2021-08-09', 'wjSide', 'evaluateUse', { useReport: '试用' }]],
    { refusedBy: 'inForce' },
  ),
  'J5: a serial is used once a year': told(
    issuedOn(),
    { refusedBy: 'serialFree' },
    {
      published: {
        localStandards: [
          {
            source: 'shanghai',
            key: 'DB31/T 310005-2021',
            version: 1,
            values: { title: '另一标准', topic: '另一对象', effectiveOn: '2021-05-01' },
            validFrom: '2021-05-01',
            validTo: null,
            closed: false,
            recordedAt: '2021-04-01T01:00:00.000Z',
          },
        ],
      },
    },
  ),
  'J6: a cited standard that changes makes the review due at once': told(
    [...filed(), ['2026-03-01', 'wjSide', 'citedChanged', { changedStandard: 'HJ 633-2012' }]],
    { state: 'reviewDue' },
  ),
  'J6: a standard it does not cite changes nothing': told(
    [...filed(), ['2026-03-01', 'wjSide', 'citedChanged', { changedStandard: 'GB 3095-2012' }]],
    { refusedBy: 'not-cited' },
  ),
  'J6: revised: drafted again, as a joint act': told(
    [
      ...filed(),
      ['2026-03-01', 'wjSide', 'citedChanged', { changedStandard: 'HJ 633-2012' }],
      used('2026-03-02'),
      ['2026-03-02', 'qpSide', 'decideReview', { review: 'revise', reasons: '与新版一致' }],
    ],
    { state: 'drafting' },
  ),
  'J6: abolished when all three have signed, in three registers': told(
    [
      ...filed(),
      ['2026-03-01', 'wjSide', 'citedChanged', { changedStandard: 'HJ 633-2012' }],
      used('2026-03-02'),
      ['2026-03-02', 'qpSide', 'decideReview', { review: 'abolish', reasons: '已有国家标准' }],
      ['2026-03-03', 'qpHead', 'signAbolition'],
      ['2026-03-04', 'wjHead', 'signAbolition'],
      ['2026-03-05', 'jsHead', 'signAbolition'],
    ],
    { state: 'abolished', effects: ['register.close'] },
  ),
  'a resolution leaves tasks with owner and day; nothing is submitted while one is open': told(
    [...task(), ['2021-06-18', 'qpSide', 'submitForApproval', { text: file('b') }]],
    { state: 'approved', refusedBy: 'tasks-open' },
  ),
  'only the owner reports the own task': told(
    [...task(), ['2021-06-18', 'jsSide', 'finishTask', { taskId: 'CASE-1/R1/1', evidence: file('e') }]],
    { refusedBy: 'not-the-owner' },
  ),
  'reported, reopened by another side, and not by the owner': told(
    [
      ...task(),
      ['2021-06-15', 'wjSide', 'finishTask', { taskId: 'CASE-1/R1/1', evidence: file('e') }],
      ['2021-06-16', 'wjSide', 'reopenTask', { taskId: 'CASE-1/R1/1' }, { note: '未改到位' }],
    ],
    { refusedBy: 'own-act' },
  ),
  'whoever owns two open tasks says which one is done': told(
    [
      ...voted(6, { charges: [...charge.charges, { what: '修改第 6 条', owner: 'wj-market', due: '2021-06-30' }] }),
      ['2021-06-15', 'wjSide', 'finishTask', { evidence: file('e') }],
    ],
    { refusedBy: 'task-which' },
  ),
  'done, it goes to signature': told(
    [
      ...task(),
      ['2021-06-15', 'wjSide', 'finishTask', { taskId: 'CASE-1/R1/1', evidence: file('e') }],
      ['2021-06-18', 'qpSide', 'submitForApproval', { text: file('b') }],
    ],
    { state: 'signing' },
  ),
  'reopened by another side it is open again': told(
    [
      ...task(),
      ['2021-06-15', 'wjSide', 'finishTask', { taskId: 'CASE-1/R1/1', evidence: file('e') }],
      ['2021-06-16', 'jsSide', 'reopenTask', { taskId: 'CASE-1/R1/1' }, { note: '未改到位' }],
      ['2021-06-18', 'qpSide', 'submitForApproval', { text: file('b') }],
    ],
    { refusedBy: 'tasks-open' },
  ),
};

export const mediated: Readonly<Record<string, Story>> = {
  'J5: one of three is silent for thirty working days: to mediation, and nothing takes effect': told(
    signed().slice(0, -1),
    { state: 'mediating', on: '2021-08-02' },
  ),
  'mediation signs for nobody: afterwards all three texts are still needed': told(
    [
      ...signed().slice(0, -1),
      ['2021-08-05', 'committee', 'mediate', { mediation: '浙方意见已采纳' }],
      ['2021-08-06', 'jsHead', 'signStandard', { signedText: file('b') }],
    ],
    { state: 'signed', facts: { approvedOn: '2021-08-06' }, due: { signing: 'stopped' } },
  ),
};
