import {
  accepted,
  charged,
  closed,
  deed,
  granted,
  type Lines,
  licence,
  move,
  parts,
  photo,
  type Story,
  survey,
  told,
  tolerant,
} from './ground.ts';

const day = '2021-09-28';
const proposed = (decision: 'grant' | 'refuse' | 'terminate' | 'partial', more: object = {}): Lines => [
  [day, 'officer', 'propose', { decision, reasons: '符合条件', ...more }],
];
const inspection = (officers: readonly string[]) => ({
  inspection: { on: day, where: '示例路1号', officers, assistedBy: 'qp-admin', findings: '与申请一致' },
});
const partly = (part: string, on: string): Lines => [
  [on, 'officer', 'accept', {}, { part }],
  [on, 'officer', 'grantAlone', {}, { part }],
  [on, 'officer', 'issue', {}, { part }],
];
const partRefused = (part: string, on: string): Lines => [
  [on, 'officer', 'accept', {}, { part }],
  [on, 'officer', 'propose', { decision: 'refuse', reasons: '欠税未清' }, { part }],
  [on, 'head', 'sign', {}, { part }],
];
const promising = (): Lines => [
  [
    day,
    'window',
    'draft',
    { applicant: { kind: 'person', key: '31011819900101001X', name: '陈示例' }, materials: [deed] },
  ],
  [
    day,
    'window',
    'promise',
    { promiseKind: 'tolerance', promises: [{ concept: 'photo', promisedBy: '2021-10-15' }] },
  ],
  [day, 'window', 'submit', { consent: { agreed: true, version: '1', signedOn: day } }],
  [day, 'window', 'receive'],
  [day, 'window', 'handOver'],
  [day, 'officer', 'accept'],
];

const consulted: Lines = [
  ...accepted(day),
  [day, 'officer', 'consult', { consulted: 'js-housing', question: '申请人在贵地是否有在建工程' }],
];
const opinions = (opinion: object) => ({
  consultations: [
    { authority: 'js-housing', question: '申请人在贵地是否有在建工程', askedOn: day, ...opinion } as never,
  ],
});

/** 会签: an authority of a third province is asked, answers at its own node, and decides nothing. */
export const consultationStories: Readonly<Record<string, Story>> = {
  'An authority of a third province is asked for its opinion and gives it': told(
    [...consulted, ['2021-09-29', 'consulted', 'opine', { stance: 'agreed' }]],
    { state: 'review', holder: 'jiangsu', facts: opinions({ opinion: 'agreed', answeredOn: '2021-09-29' }) },
  ),
  'An objection needs its reasons': told([...consulted, [day, 'consulted', 'opine', { stance: 'objected' }]], {
    refusedBy: 'objectionHasReasons',
  }),
  'The deciding body does not ask itself': told(
    [...accepted(day), [day, 'officer', 'consult', { consulted: 'wj-housing', question: '？' }]],
    { refusedBy: 'consultsAnother' },
  ),
  'Nobody is asked twice before answering': told(
    [...consulted, [day, 'officer', 'consult', { consulted: 'js-housing', question: '请尽快答复' }]],
    { refusedBy: 'consultedOnce' },
  ),
  'An opinion is given once for each question': told(
    [
      ...consulted,
      [day, 'consulted', 'opine', { stance: 'agreed' }],
      [day, 'consulted', 'opine', { stance: 'objected', stanceSays: '另有意见' }],
    ],
    { refusedBy: 'opinionIsOpen' },
  ),
  'Whoever was asked may give an opinion and nothing else': told([...consulted, [day, 'consulted', 'grantAlone']], {
    refusedBy: 'custody-elsewhere',
  }),
};

export const decidingStories: Readonly<Record<string, Story>> = {
  'A licence is proposed by the officer and signed by the head, with reasons and remedies': told(
    [...accepted(day), ...proposed('grant'), ['2021-09-29', 'head', 'sign']],
    {
      state: 'granted',
      facts: { decision: 'grant', decidedOn: '2021-09-29', decisionKind: 'made' },
      papers: ['receipt', 'acceptance', 'grant'],
    },
    { matter: licence },
  ),
  'An officer does not grant a licence alone': told(
    [...accepted(day), [day, 'officer', 'grantAlone']],
    { refusedBy: 'officerMayGrantAlone' },
    { matter: licence },
  ),
  'A refusal without reasons is not a decision': told(
    [...accepted(day), [day, 'officer', 'propose', { decision: 'refuse' }]],
    {
      state: 'review',
      refusedBy: 'reasonsGiven',
    },
  ),
  'A refusal names the review body and the court of the decider': told(
    [...accepted(day), ...proposed('refuse'), ['2021-09-29', 'head', 'sign']],
    {
      state: 'refused',
      papers: ['receipt', 'acceptance', 'refusal'],
    },
  ),
  'Where review body and court are unknown nothing can be decided': told(
    [...accepted(day), [day, 'officer', 'grantAlone']],
    { refusedBy: 'remediesKnown' },
    { deciding: { jurisdiction: '320509', authority: 'nobody', node: 'jiangsu' } },
  ),
  'The head sends a proposal back with a word': told(
    [...accepted(day), ...proposed('grant'), [day, 'head', 'sendBack', {}, { note: '请补充核查' }]],
    { state: 'review' },
    { matter: licence },
  ),
  'A case can be terminated with reasons': told(
    [...accepted(day), ...proposed('terminate'), ['2021-09-29', 'head', 'sign']],
    { state: 'terminated' },
  ),
  'An inspection on site takes two officers': told(
    [...accepted(day), [day, 'officer', 'recordInspection', inspection(['甲', '甲'])]],
    {
      refusedBy: 'twoOfficers',
    },
  ),
  'Two officers inspect, with the help of the other place': told(
    [...accepted(day), [day, 'officer', 'recordInspection', inspection(['甲', '乙'])]],
    {
      state: 'review',
    },
  ),
  'A special procedure the guide does not list is refused': told(
    [...accepted(day), [day, 'officer', 'beginSpecial', { specialProcedure: '拍卖', applicantTold: true }]],
    { refusedBy: 'specialListed' },
  ),
  'The applicant is told of a special procedure once': told(
    [
      ...accepted(day),
      [day, 'officer', 'beginSpecial', { specialProcedure: '专家评审', applicantTold: true }],
      [day, 'officer', 'tellSpecial'],
    ],
    { refusedBy: 'notYetTold' },
  ),
  'The head extends by ten working days, with reasons told': told(
    [
      ...accepted('2021-07-13'),
      ['2021-07-30', 'officer', 'askExtension', { extensionReason: '案情复杂' }],
      ['2021-08-02', 'head', 'extend'],
    ],
    { state: 'review', due: { statutory: '2021-08-24' }, papers: ['receipt', 'acceptance', 'extensionNotice'] },
  ),
  'A second extension is refused': told(
    [
      ...accepted('2021-07-13'),
      ['2021-07-30', 'officer', 'askExtension', { extensionReason: '案情复杂' }],
      ['2021-08-02', 'head', 'extend'],
      ['2021-08-03', 'officer', 'askExtension', { extensionReason: '仍然复杂' }],
    ],
    { refusedBy: 'extensionOnce' },
  ),
  'On the last day of the term it can still be extended': told(
    [
      ...accepted('2021-07-13'),
      ['2021-08-09', 'officer', 'askExtension', { extensionReason: '复杂' }],
      ['2021-08-10', 'head', 'extend'],
    ],
    { due: { statutory: '2021-08-24' } },
  ),
  'After the term it can no longer be extended': told(
    [...accepted('2021-07-13'), ['2021-08-11', 'officer', 'askExtension', { extensionReason: '复杂' }]],
    { refusedBy: 'extensionInTime' },
  ),
  'The head denies an extension': told(
    [
      ...accepted('2021-07-13'),
      ['2021-07-30', 'officer', 'askExtension', { extensionReason: '复杂' }],
      ['2021-08-02', 'head', 'denyExtension', {}, { note: '无必要' }],
    ],
    { state: 'review', due: { statutory: '2021-08-10' } },
  ),
  'A promise that was overrun must be explained': told([...accepted(day), ['2021-10-12', 'officer', 'grantAlone']], {
    refusedBy: 'overrunExplained',
  }),
  'With the reason stated it is decided, late against the promise and in time against the law': told(
    [...accepted(day), ['2021-10-12', 'officer', 'grantAlone', { overrunReason: '档案调取延误' }]],
    { state: 'granted', used: { promised: 6 } },
  ),
  'What the public reads names nobody': told(
    [...accepted(day), ['2021-10-12', 'officer', 'grantAlone', { overrunReason: '陈示例未接电话' }]],
    { refusedBy: 'overrunWithoutPerson' },
  ),
  'A promised material must come before a grant': told(
    [...promising(), [day, 'officer', 'grantAlone']],
    { refusedBy: 'promisedSupplied' },
    { matter: tolerant },
  ),
  'Part of what was promised does not do': told(
    [...promising(), [day, 'applicant', 'supplyPromised', { supplied: [deed] }]],
    { refusedBy: 'allPromisedSupplied' },
    { matter: tolerant },
  ),
  'Once it has come the case is granted': told(
    [
      ...promising(),
      ['2021-09-29', 'applicant', 'supplyPromised', { supplied: [photo] }],
      ['2021-09-29', 'officer', 'grantAlone'],
    ],
    { state: 'granted', due: { tolerance: 'stopped' } },
    { matter: tolerant },
  ),
  'No decision before expiry: the licence counts as renewed': told(
    accepted('2021-08-02', { renewal: { credential: 'OLD-1', expires: '2021-09-15' } }),
    {
      on: '2021-09-16',
      state: 'granted',
      facts: { decisionKind: 'deemed', decision: 'grant' },
      papers: ['receipt', 'acceptance', 'grant'],
    },
    { matter: licence },
  ),
  'On the day of expiry it is not renewed yet': told(
    accepted('2021-08-02', { renewal: { credential: 'OLD-1', expires: '2021-09-15' } }),
    { on: '2021-09-15', state: 'review', due: { expiry: '2021-09-15' } },
    { matter: licence },
  ),
  'A renewed licence runs on from the old expiry': told(
    [
      ...accepted('2021-08-02', { renewal: { credential: 'OLD-1', expires: '2021-09-15' } }),
      ['2021-09-17', 'officer', 'issue'],
    ],
    { facts: { resultValidUntil: '2024-09-15' }, effects: ['credential.issue'] },
    { matter: licence },
  ),
  'False material in a matter of safety bars the party for a year': told(
    [...accepted(day), ...proposed('refuse', { falseMaterial: true }), ['2021-09-29', 'head', 'sign']],
    { state: 'refused', effects: ['register.enter'] },
    { matter: { ...licence, safety: true } },
  ),
  'False material is not granted, whatever else speaks for it': told(
    [...accepted(day), [day, 'officer', 'propose', { decision: 'grant', falseMaterial: true }]],
    { state: 'review', refusedBy: 'falseMaterialRefused' },
  ),
  'The decider records a fee': told(
    [
      ...accepted(day),
      [day, 'officer', 'recordFee', { feePaid: 8000, feeReceipt: 'JK-2' }],
      [day, 'officer', 'grantAlone'],
      [day, 'officer', 'issue'],
    ],
    { state: 'issued' },
    { matter: charged },
  ),
  'Without the fee no result is made': told(
    [...granted(day), [day, 'officer', 'issue']],
    { refusedBy: 'feeSettled' },
    { matter: charged },
  ),
  'Joint handling: one part waits for the other, the parent is granted when all are': told(
    [
      ...accepted(day),
      [day, 'officer', 'openParts'],
      ...partly('tax', '2021-09-29'),
      ...partly('register', '2021-09-30'),
      ['2021-09-30', 'officer', 'concludeParts'],
      ['2021-09-30', 'officer', 'grantAlone'],
    ],
    {
      state: 'granted',
      parts: { tax: 'issued', register: 'issued' },
      facts: { partsOutcome: 'all' },
      effects: ['case.open'],
    },
    { matter: move, parts },
  ),
  'Joint handling has forty-five working days': told(
    accepted('2021-07-13'),
    { due: { statutory: '2021-09-14' } },
    { matter: move, parts },
  ),
  'With the approval of the government joint handling has fifteen working days more': told(
    [
      ...accepted('2021-07-13'),
      ['2021-07-14', 'officer', 'askExtension', { extensionReason: '跨省核查尚未完成' }],
      ['2021-07-15', 'head', 'extend', { governmentApproval: '吴政批〔2021〕1号（示例）' }],
    ],
    { state: 'review', due: { statutory: '2021-10-11' }, papers: ['receipt', 'acceptance', 'extensionNotice'] },
    { matter: move, parts },
  ),
  'Without that approval joint handling is not extended': told(
    [
      ...accepted('2021-07-13'),
      ['2021-07-14', 'officer', 'askExtension', { extensionReason: '跨省核查尚未完成' }],
      ['2021-07-15', 'head', 'extend'],
    ],
    { refusedBy: 'jointExtensionApproved', state: 'extensionAsked' },
    { matter: move, parts },
  ),
  'While more time is asked for, parts that became ready begin; afterwards the parts go on': told(
    [
      ...accepted(day),
      [day, 'officer', 'openParts'],
      [day, 'officer', 'askExtension', { extensionReason: '跨省核查尚未完成' }],
      ...partly('tax', '2021-09-29'),
      ['2021-09-29', 'head', 'extend', { governmentApproval: '吴政批〔2021〕2号（示例）' }],
      ...partly('register', '2021-09-30'),
      ['2021-09-30', 'officer', 'concludeParts'],
    ],
    { state: 'review', facts: { partsOutcome: 'all' }, parts: { tax: 'issued', register: 'issued' } },
    { matter: move, parts },
  ),
  'A refused part leaves the parent partly refused and its dependant never begins': told(
    [
      ...accepted(day),
      [day, 'officer', 'openParts'],
      ...partly('tax', '2021-09-29'),
      ...partRefused('register', '2021-09-30'),
      ['2021-09-30', 'officer', 'concludeParts'],
      ['2021-09-30', 'officer', 'propose', { decision: 'partial', reasons: '迁移登记未获准予' }],
      ['2021-09-30', 'head', 'sign'],
    ],
    { state: 'granted', facts: { partsOutcome: 'partial', decision: 'partial' } },
    { matter: move, parts },
  ),
  'When the first part is refused the second is not started': told(
    [
      ...accepted(day),
      [day, 'officer', 'openParts'],
      ...partRefused('tax', '2021-09-29'),
      ['2021-09-30', 'officer', 'concludeParts'],
    ],
    { state: 'review', facts: { partsOutcome: 'none', partsOpened: ['tax'] } },
    { matter: move, parts },
  ),
  'The parent waits for its parts': told(
    [...accepted(day), [day, 'officer', 'openParts'], [day, 'officer', 'concludeParts']],
    { refusedBy: 'partsDone' },
    { matter: move, parts },
  ),
  'A joint matter is not granted before its parts': told(
    [...accepted(day), [day, 'officer', 'grantAlone']],
    { refusedBy: 'partsRun' },
    { matter: move, parts },
  ),
  'A matter of one body has no parts': told([...accepted(day), [day, 'officer', 'openParts']], {
    refusedBy: 'hasParts',
  }),
  'With a part refused the whole is not granted': told(
    [
      ...accepted(day),
      [day, 'officer', 'openParts'],
      ...partRefused('tax', '2021-09-29'),
      ['2021-09-30', 'officer', 'concludeParts'],
      ['2021-09-30', 'officer', 'grantAlone'],
    ],
    { refusedBy: 'decisionFitsParts' },
    { matter: move, parts },
  ),
  'Nothing is asked after the case is closed': told(
    [...closed(day), [day, 'officer', 'propose', { decision: 'refuse', reasons: '改变主意' }]],
    {
      refusedBy: 'step-not-open',
    },
    { matter: survey },
  ),
};
