import {
  accepted,
  arrived,
  byAgent,
  checked,
  chen,
  consent,
  deed,
  defect,
  drafted,
  firm,
  formOnly,
  full,
  identityCard,
  licence,
  mandateFor,
  onSpot,
  plan,
  received,
  type Story,
  survey,
  told,
  tolerant,
  wholly,
} from './ground.ts';

const renewal = (expires: string) => ({ renewal: { credential: 'OLD-1', expires } });
const bar = {
  key: `${chen.key}/${survey.basic}`,
  version: 1,
  values: { subject: chen.key, basic: survey.basic, reason: '虚假材料' },
  validFrom: '2021-01-01',
  validTo: '2021-12-31',
};
const wrongPlace = [
  ...arrived('2021-09-17'),
  ['2021-09-22', 'officer', 'notOurs', { rightAuthority: '苏州市档案馆（示例）' }],
] as const;

export const intakeStories: Readonly<Record<string, Story>> = {
  'A window without any row receives and hands over; the decider does the rest': told(arrived('2021-09-17'), {
    state: 'pending',
    holder: 'jiangsu',
    facts: { mode: 'proxy', receivedOn: '2021-09-17', arrivedOn: '2021-09-17' },
    papers: ['receipt'],
  }),
  'With a row for 受理 the mode is delegated acceptance': told(
    received('2021-09-17'),
    { facts: { mode: 'delegated' } },
    { authorisations: [full] },
  ),
  'While the link is down the package waits, and the reply term runs from its arrival': told(
    arrived('2021-09-17'),
    {
      on: '2021-09-24',
      state: 'pending',
      facts: { arrivedOn: '2021-09-22', countsFrom: '2021-09-22' },
      due: { reply: '2021-09-28' },
    },
    { linkDown: { from: '2021-09-17', until: '2021-09-22' } },
  ),
  'While it is offered the window may not edit': told(
    [...arrived('2021-09-17'), ['2021-09-18', 'window', 'correctOnSpot']],
    { state: 'handedOver', holder: 'shanghai', refusedBy: 'custody-offered' },
    { linkDown: { from: '2021-09-17', until: '2021-09-26' } },
  ),
  'An offer that comes back is at the window again and can be withdrawn': told(
    [...arrived('2021-09-17'), ['2021-09-18', 'node', 'bounce'], ['2021-09-18', 'applicant', 'withdraw']],
    { state: 'withdrawn', holder: 'shanghai' },
    { linkDown: { from: '2021-09-17', until: '2021-09-26' } },
  ),
  'After arrival the window holds nothing any more': told(
    [...checked('2021-09-17'), ['2021-09-17', 'window', 'handOver'], ['2021-09-18', 'window', 'checkForm']],
    {
      refusedBy: 'custody-elsewhere',
    },
    { authorisations: [full] },
  ),
  'Received and decided at one node the package moves at once': told(
    arrived('2021-09-17'),
    { state: 'pending', holder: 'jiangsu' },
    {
      receiving: { jurisdiction: '320509', authority: 'wj-center', window: 'wj-01', node: 'jiangsu' },
    },
  ),
  'An applicant who agrees handles an instant matter wholly online': told(
    [
      ['2021-09-17', 'applicant', 'draft', { applicant: chen, materials: [deed], onlineAgreed: true }],
      ['2021-09-17', 'applicant', 'submitOnline', { consent }],
      ['2021-09-17', 'officer', 'accept'],
      ['2021-09-17', 'officer', 'grantAlone'],
    ],
    { state: 'granted', facts: { mode: 'online' }, used: { promised: 0 } },
    { matter: wholly, channel: 'online' },
  ),
  'Nobody is taken online who did not choose it': told(
    [
      ['2021-09-17', 'applicant', 'draft', { applicant: chen, materials: [deed], onlineAgreed: false }],
      ['2021-09-17', 'applicant', 'submitOnline', { consent }],
    ],
    { refusedBy: 'onlineChosen' },
    { matter: wholly, channel: 'online' },
  ),
  'An agent applies for a firm with a registered mandate': told(
    [
      ['2021-09-17', 'agent', 'draft', { applicant: firm }],
      ['2021-09-17', 'agent', 'fill', { materials: [deed] }],
    ],
    { state: 'draft' },
    { cast: { agent: byAgent }, published: mandateFor(firm) },
  ),
  'Nobody acts for a firm on a mandate that is not registered': told(
    [['2021-09-17', 'agent', 'draft', { applicant: firm }]],
    { refusedBy: 'mandate-unknown' },
    { cast: { agent: byAgent } },
  ),
  'The mandate of somebody else does not help': told(
    [['2021-09-17', 'agent', 'draft', { applicant: firm }]],
    { refusedBy: 'mandate-unknown' },
    { cast: { agent: byAgent }, published: mandateFor({ ...firm, key: chen.key }) },
  ),
  'A mandate for other matters does not extend to this one': told(
    [['2021-09-17', 'agent', 'draft', { applicant: firm }]],
    { refusedBy: 'mandate-matter' },
    { cast: { agent: byAgent }, published: mandateFor(firm, { extent: 'named', matters: ['002000000999'] }) },
  ),
  'The day after its last day a mandate no longer counts': told(
    [
      ['2021-09-17', 'agent', 'draft', { applicant: firm }],
      ['2021-10-01', 'agent', 'fill', { materials: [deed] }],
    ],
    { state: 'draft', refusedBy: 'mandate-ended' },
    { cast: { agent: byAgent }, published: mandateFor(firm) },
  ),
  'A clerk who sees a written mandate receives on it': told(
    [['2021-09-17', 'window', 'draft', { applicant: firm }]],
    { state: 'draft' },
    { channel: 'window' },
  ),
  'At a window too a registered mandate must be in force': told(
    [['2021-10-01', 'window', 'draft', { applicant: firm }]],
    { refusedBy: 'mandate-ended' },
    { channel: 'window', published: mandateFor(firm) },
  ),
  'A stranger cannot touch the draft of another': told(
    [...drafted('2021-09-17'), ['2021-09-17', 'stranger', 'fill', { materials: [] }]],
    { refusedBy: 'actor-not-named' },
    { cast: { stranger: { person: '外人', key: '330421197809230057', at: 'receiving' } } },
  ),
  'A draft is not passed on to somebody else': told(
    [...drafted('2021-09-17'), ['2021-09-17', 'applicant', 'fill', { applicant: firm }]],
    { refusedBy: 'sameApplicant' },
  ),
  'A matter for organisations is not for persons': told(
    drafted('2021-09-17'),
    { refusedBy: 'servesApplicant' },
    {
      matter: { ...survey, serves: 'organisations' },
    },
  ),
  'What can be had by sharing may not be asked of the applicant': told(
    drafted('2021-09-17', { materials: [deed, identityCard] }),
    {
      refusedBy: 'freeSubmission',
    },
  ),
  'After a failed query on record the applicant may hand it in': told(
    [
      ...drafted('2021-09-17'),
      [
        '2021-09-17',
        'window',
        'logFailedQuery',
        { failedQueries: [{ concept: 'identity-card', source: '公安人口库', on: '2021-09-17', why: '接口超时' }] },
      ],
      ['2021-09-17', 'window', 'fill', { materials: [deed, identityCard] }],
    ],
    { state: 'draft' },
  ),
  'Without consent nothing crosses': told(
    [
      ...drafted('2021-09-17'),
      ['2021-09-17', 'window', 'submit'],
      ['2021-09-17', 'window', 'receive'],
      ['2021-09-17', 'window', 'handOver'],
    ],
    { state: 'received', refusedBy: 'consentGiven' },
  ),
  'A window that may identify must have done so': told(
    [...received('2021-09-17'), ['2021-09-17', 'window', 'handOver']],
    {
      refusedBy: 'identityVerified',
    },
    { authorisations: [formOnly] },
  ),
  'A window that may check the form must have done so': told(
    [
      ...received('2021-09-17'),
      ['2021-09-17', 'window', 'verifyIdentity', { identityCheck: { method: 'face', matched: true } }],
      ['2021-09-17', 'window', 'handOver'],
    ],
    { refusedBy: 'formChecked' },
    { authorisations: [formOnly] },
  ),
  'Missing materials are completed on the spot': told(
    [
      ...received('2021-09-17', { materials: [] }),
      ['2021-09-17', 'window', 'correctOnSpot', { materials: [deed] }],
      ['2021-09-17', 'window', 'handOver'],
    ],
    { state: 'pending' },
  ),
  'An incomplete package is not handed over': told(
    [...received('2021-09-17', { materials: [] }), ['2021-09-17', 'window', 'handOver']],
    {
      refusedBy: 'materialsComplete',
    },
  ),
  'The window gives an application back with a note': told(
    [...received('2021-09-17'), ['2021-09-17', 'window', 'giveBack', {}, { note: '请补签名' }]],
    { state: 'draft', due: { transfer: 'stopped' } },
  ),
  'Giving back without a note is refused': told([...received('2021-09-17'), ['2021-09-17', 'window', 'giveBack']], {
    refusedBy: 'note-missing',
  }),
  'The window asks for correction in the decider’s name and the case stays with it': told(
    [
      ...checked('2021-09-17'),
      ['2021-09-17', 'window', 'askCorrectionHere', { missing: [defect('plan', '缺平面图')] }],
      ['2021-09-18', 'window', 'supply', { supplied: [plan] }],
    ],
    { state: 'received', holder: 'shanghai', due: { reply: 'none' } },
    { authorisations: [full] },
  ),
  'A correction that names nothing is none': told(
    [...arrived('2021-09-17'), ['2021-09-22', 'officer', 'askCorrection', { missing: [] }]],
    { refusedBy: 'fact-invalid' },
  ),
  'Nothing outside the guide may be asked for': told(
    [
      ...arrived('2021-09-17'),
      ['2021-09-22', 'officer', 'askCorrection', { missing: [defect('marriage-certificate', '结婚证')] }],
    ],
    { refusedBy: 'nothingBeyondGuide' },
  ),
  'A correction not made in thirty days, rolled past the holiday, counts as abandoned': told(
    [...arrived('2021-09-02'), ['2021-09-03', 'officer', 'askCorrection', { missing: [defect('plan', '缺平面图')] }]],
    { on: '2021-10-09', state: 'abandoned', due: { correction: 'stopped', reply: 'stopped' } },
  ),
  'On the last day of the correction it is still open': told(
    [...arrived('2021-09-02'), ['2021-09-03', 'officer', 'askCorrection', { missing: [defect('plan', '缺平面图')] }]],
    { on: '2021-10-08', state: 'correcting', due: { correction: '2021-10-08' } },
  ),
  'Where silence on the spot accepts, the case is accepted the next morning as of the day': told(
    arrived('2021-09-17'),
    { on: '2021-09-18', state: 'review', facts: { acceptedOn: '2021-09-17', acceptedHow: 'deemed' } },
    { matter: onSpot },
  ),
  'Even if the alarm did not ring, a correction asked for too late is refused: it counts as accepted': told(
    [...arrived('2021-09-17'), ['2021-09-27', 'officer', 'askCorrection', { missing: [defect('plan', '缺平面图')] }]],
    { state: 'pending', refusedBy: 'replyInTime' },
    { alarmDown: true },
  ),
  'An application outside the law is not accepted, with reasons and remedies': told(
    [
      ...arrived('2021-09-17'),
      ['2021-09-18', 'officer', 'refuseAcceptance', { notAcceptedWhy: 'conditions', reasons: '申请人不是权利人' }],
    ],
    { state: 'notAccepted', papers: ['receipt', 'nonAcceptance'] },
  ),
  'Not accepted for false material in a matter of safety: warned, and barred for a year': told(
    [
      ...arrived('2021-09-17'),
      [
        '2021-09-18',
        'officer',
        'refuseAcceptance',
        { notAcceptedWhy: 'falseMaterial', reasons: '证明系伪造（示例）' },
      ],
    ],
    { state: 'notAccepted', papers: ['receipt', 'nonAcceptance'], effects: ['register.enter'] },
    { matter: { ...licence, safety: true } },
  ),
  'What is not ours goes back to the window, which tells the applicant where to go': told(
    [...wrongPlace, ['2021-09-23', 'window', 'tellRightAuthority']],
    { state: 'notOurPower', holder: 'shanghai', papers: ['receipt', 'transferNotice'], due: { reply: 'stopped' } },
  ),
  'A return that does not arrive comes back to the decider and its reply term runs on': told(
    [...wrongPlace, ['2021-09-22', 'node', 'bounceBack']],
    { state: 'pending', holder: 'jiangsu', due: { reply: '2021-09-26' } },
    { linkDown: { from: '2021-09-22', until: '2021-09-24' } },
  ),
  'A barred party is not accepted': told(
    [...arrived('2021-09-17'), ['2021-09-18', 'officer', 'accept']],
    { state: 'pending', refusedBy: 'notBarred' },
    {
      entries: { bars: [bar] },
    },
  ),
  'A bar that another place has entered counts here too': told(
    [...arrived('2021-09-17'), ['2021-09-18', 'officer', 'accept']],
    { state: 'pending', refusedBy: 'notBarred' },
    { published: { bars: [{ ...bar, source: 'zhejiang', closed: false, recordedAt: '2021-06-01T02:00:00.000Z' }] } },
  ),
  'A bar that has ended does not count': told(
    accepted('2022-01-04'),
    { state: 'review' },
    { entries: { bars: [bar] } },
  ),
  'Renewal is asked for thirty days before expiry': told(
    [...drafted('2021-09-17', renewal('2021-10-16')), ['2021-09-17', 'window', 'submit', { consent }]],
    { refusedBy: 'renewalInTime' },
    { matter: licence },
  ),
  'On the thirtieth day before expiry renewal is in time': told(
    [...drafted('2021-09-17', renewal('2021-10-17')), ['2021-09-17', 'window', 'submit', { consent }]],
    { state: 'submitted' },
    { matter: licence },
  ),
  'A material the guide marks 容缺 may be promised for later': told(
    [
      ...drafted('2021-09-17'),
      [
        '2021-09-17',
        'applicant',
        'promise',
        { promiseKind: 'tolerance', promises: [{ concept: 'photo', promisedBy: '2021-09-30' }] },
      ],
      ['2021-09-17', 'window', 'submit', { consent }],
      ['2021-09-17', 'window', 'receive'],
      ['2021-09-17', 'window', 'handOver'],
      ['2021-09-18', 'officer', 'accept'],
    ],
    { state: 'review', due: { tolerance: '2021-09-30' }, papers: ['promise', 'receipt', 'acceptance'] },
    { matter: tolerant },
  ),
  'A necessary material may not be promised for later': told(
    [
      ...drafted('2021-09-17'),
      [
        '2021-09-17',
        'applicant',
        'promise',
        { promiseKind: 'tolerance', promises: [{ concept: 'title-deed', promisedBy: '2021-09-30' }] },
      ],
    ],
    { refusedBy: 'toleranceAllowed' },
    { matter: tolerant },
  ),
  'A promise beyond the longest term is refused': told(
    [
      ...drafted('2021-09-17'),
      [
        '2021-09-17',
        'applicant',
        'promise',
        { promiseKind: 'tolerance', promises: [{ concept: 'photo', promisedBy: '2021-10-18' }] },
      ],
    ],
    { refusedBy: 'promisedInTime' },
    { matter: tolerant },
  ),
  'No commitment replaces proof in a matter of safety': told(
    [
      ...drafted('2021-09-17'),
      ['2021-09-17', 'applicant', 'promise', { promiseKind: 'commitment', commitment: '承诺符合全部条件' }],
    ],
    { refusedBy: 'commitmentAllowed' },
    { matter: { ...licence, safety: true } },
  ),
  'The applicant withdraws from afar while the decider holds the case': told(
    [...accepted('2021-09-17'), ['2021-09-22', 'applicant', 'withdraw']],
    { state: 'withdrawn', holder: 'jiangsu', due: { statutory: 'stopped', promised: 'stopped' } },
  ),
};
