import {
  applied,
  budgetMatter,
  claimed,
  elsewhere,
  enrolMatter,
  firm,
  firmY,
  inList,
  movedHere,
  owing,
  pool,
  purse,
  type Story,
  threeFirms,
  voucherNo,
} from './ground.ts';

const profile = {
  staff: 120,
  sales: 5_000_000_000,
  assets: 4_000_000_000,
  score: 71,
  staffScore: 12,
  prohibited: false,
  incident: false,
  listed: false,
} as const;
const enrolled = (change: object): Story['story'] => [
  [
    '2021-01-10',
    'officer',
    'enrol',
    { enterprise: firm, holderKind: 'firm', profile: { ...profile, ...change }, validUntil: '2021-12-31' },
  ],
];
const issued = (day = '2021-07-01'): Story['story'] => [
  applied(day, 100_000),
  [day, 'officer', 'accept'],
  [day, 'head', 'issue'],
];
const owingHere = { [`owed/${firm.key}/qp-science`]: 1 };

/** From the list of enterprises to the end of a voucher; what is refused, and the queue. */
export const claims: Readonly<Record<string, Story>> = {
  'An enterprise enters the list with 500 staff exactly: "at most" includes the limit': claimed(
    enrolled({ staff: 500 }),
    { state: 'enrolled', effects: ['register.enter'] },
    { matter: enrolMatter, entries: {} },
  ),
  'One more is too many': claimed(enrolled({ staff: 501 }), { refusedBy: 'isSme' }, { matter: enrolMatter }),
  'A score of 59 is not enough': claimed(enrolled({ score: 59 }), { refusedBy: 'isSme' }, { matter: enrolMatter }),
  'Struck from the list it may not claim': claimed(
    [...enrolled({}), ['2021-06-01', 'head', 'strike', {}, { note: '数据未更新' }]],
    { state: 'enrolled', effects: ['register.close'] },
    { matter: enrolMatter, entries: {} },
  ),
  'A voucher of July runs to the last day of the year and then gives everything back': claimed(
    issued(),
    {
      state: 'expired',
      on: '2022-01-02',
      facts: { validUntil: '2021-12-31', given: 10_000_000 },
      effects: ['credential.issue', 'ledger.post'],
      papers: ['acceptance', 'voucher'],
    },
    { entries: inList('2022-12-31') },
  ),
  'On its last day it still stands': claimed(
    issued(),
    { state: 'issued', on: '2021-12-31' },
    { entries: inList('2022-12-31') },
  ),
  'On Saturday 31 December 2022 it ends on that day, not after the holidays': claimed(
    issued('2022-07-01'),
    { state: 'expired', on: '2023-01-01', facts: { validUntil: '2022-12-31' } },
    { entries: inList('2023-12-31'), balances: { 'pool/qp-science/2022': 100_000_000 } },
  ),
  'The queue of 2022 lapses with that year too': claimed(
    [applied('2022-09-01', 100_000), ['2022-09-01', 'officer', 'accept']],
    { state: 'lapsed', on: '2023-01-01' },
    { entries: inList('2023-12-31'), balances: { 'pool/qp-science/2022': 5_000_000 } },
  ),
  'A voucher of November is valid for three months': claimed(issued('2021-11-15'), {
    state: 'issued',
    facts: { validUntil: '2022-02-15' },
  }),
  'Whoever accepted does not issue': claimed(
    [applied('2021-07-01', 100_000), ['2021-07-01', 'both', 'accept'], ['2021-07-01', 'both', 'issue']],
    { refusedBy: 'four-eyes' },
    { cast: { both: { person: 'p-1', roles: ['officer', 'head'] } } },
  ),
  'The full cap may be claimed': claimed([applied('2021-07-01', 300_000), ['2021-07-01', 'officer', 'accept']], {
    state: 'accepted',
  }),
  'A fen more may not': claimed([applied('2021-07-01', 300_000.01), ['2021-07-01', 'officer', 'accept']], {
    refusedBy: 'capLeft',
  }),
  'A second claim counts together with the first': claimed(
    [
      applied('2021-07-01', 200_000),
      ['2021-07-01', 'officer', 'accept'],
      applied('2021-07-02', 100_001, {}, 'Y'),
      ['2021-07-02', 'officer', 'accept', {}, { part: 'Y' }],
    ],
    { refusedBy: 'capLeft' },
  ),
  'A team is bound by its own cap': claimed(
    [applied('2021-07-01', 100_001, { holderKind: 'team' }), ['2021-07-01', 'officer', 'accept']],
    { refusedBy: 'capLeft' },
    { entries: inList('2021-12-31', {}, { holderKind: 'team' }) },
  ),
  'A team that calls itself an enterprise': claimed(
    [applied('2021-07-01', 100_000), ['2021-07-01', 'officer', 'accept']],
    { refusedBy: 'kindAsListed' },
    { entries: inList('2021-12-31', {}, { holderKind: 'team' }) },
  ),
  'Registered elsewhere it claims there': claimed(
    [applied('2021-07-01', 100_000), ['2021-07-01', 'officer', 'accept']],
    { refusedBy: 'inList' },
    { entries: inList('2021-12-31', {}, { home: '320509' }) },
  ),
  'The day after its entry ended': claimed(
    [applied('2022-01-01', 100_000), ['2022-01-01', 'officer', 'accept']],
    { refusedBy: 'inList' },
    { balances: { 'pool/qp-science/2022': 100_000_000 } },
  ),
  'While money is owed back nothing is given': claimed(
    [applied('2021-07-01', 100_000), ['2021-07-01', 'officer', 'accept']],
    { refusedBy: 'nothingOwed' },
    { balances: { ...pool(1_000_000), ...owingHere } },
  ),
  'While money is owed back at another home nothing is given here either': claimed(
    [applied('2021-07-01', 100_000), ['2021-07-01', 'officer', 'accept']],
    { refusedBy: 'owesNowhere' },
    { published: owing() },
  ),
  'Paid back there it may claim here': claimed(
    [applied('2021-07-01', 100_000), ['2021-07-01', 'officer', 'accept']],
    { state: 'accepted' },
    { published: owing(true) },
  ),
  'Without an appropriation nobody knows what could be given': claimed(
    [applied('2021-07-01', 100_000), ['2021-07-01', 'officer', 'accept']],
    { refusedBy: 'budgetKnown' },
    { balances: {} },
  ),
  'Moved here this year: the former home is asked before anything is accepted': claimed(
    [applied('2021-07-01', 100_000, { movedFrom: '330421' }), ['2021-07-01', 'officer', 'accept']],
    { refusedBy: 'formerHomeAsked' },
  ),
  'Claimed at another home this year, and not said: not accepted, the cap is one': claimed(
    [applied('2021-07-01', 100_000), ['2021-07-01', 'officer', 'accept']],
    { refusedBy: 'moveTold' },
    { published: elsewhere('2021') },
  ),
  'Another home than the last one named': claimed(
    [applied('2021-07-01', 100_000, { movedFrom: '320509' }), ['2021-07-01', 'officer', 'accept']],
    { refusedBy: 'moveTold' },
    { published: elsewhere('2021') },
  ),
  'Returned, corrected and the former home asked, it is accepted with what is left': claimed(
    [
      applied('2021-07-01', 100_000),
      ['2021-07-01', 'officer', 'returnForCorrection', { reasons: '请填写年内迁出地' }],
      ['2021-07-02', 'enterprise', 'correct', { amount: 8_000_000, movedFrom: '330421' }],
      ['2021-07-02', 'officer', 'askFormerHome'],
      ['2021-07-03', 'officer', 'accept'],
    ],
    { state: 'accepted', facts: { countedElsewhere: 22_000_000 } },
    { published: elsewhere('2021'), balances: { ...pool(12_000_000), ...movedHere(220_000) } },
  ),
  'Claimed elsewhere in another year: the cap is that of the year': claimed(
    [applied('2021-07-01', 100_000), ['2021-07-01', 'officer', 'accept']],
    { state: 'accepted' },
    { published: elsewhere('2020') },
  ),
  'Nobody moved: there is nobody to ask': claimed(
    [applied('2021-07-01', 100_000), ['2021-07-01', 'officer', 'askFormerHome']],
    { refusedBy: 'moved' },
  ),
  'Returned and corrected: the clock stands still for the notice': claimed(
    [
      applied('2021-09-16', 100_000),
      ['2021-09-17', 'officer', 'returnForCorrection', { reasons: '请说明用途' }],
      ['2021-09-24', 'enterprise', 'correct', { amount: 9_000_000, purpose: '水质检测（示例）' }],
    ],
    { state: 'submitted', facts: { amount: 9_000_000 }, papers: ['correction'] },
  ),
  'Five working days from 16 September 2021 end on the 24th': claimed([applied('2021-09-16', 100_000)], {
    state: 'submitted',
    due: { claim: '2021-09-24' },
  }),
  'Silence is no consent: overdue it is still only submitted': claimed([applied('2021-09-16', 100_000)], {
    state: 'submitted',
    on: '2021-10-20',
  }),
  'Refused with its remedies': claimed(
    [applied('2021-07-01', 100_000), ['2021-07-02', 'head', 'refuseClaim', { reasons: '不符合支持方向' }]],
    { state: 'refused', papers: ['refusal'] },
  ),
  'Refused after acceptance: the reservation is released and the next in line is served': claimed(
    [
      applied('2021-07-01', 100_000),
      ['2021-07-01', 'officer', 'accept'],
      applied('2021-07-02', 100_000, { enterprise: firmY }, 'Y'),
      ['2021-07-02', 'officer', 'accept', {}, { part: 'Y' }],
      ['2021-07-03', 'head', 'refuseClaim', { reasons: '示例' }],
    ],
    { state: 'refused', parts: { Y: 'accepted' } },
    { balances: pool(100_000), entries: threeFirms() },
  ),
  'Cancelled in the queue: whoever stands behind moves up': claimed(
    [
      applied('2021-07-01', 100_000),
      ['2021-07-01', 'officer', 'accept'],
      applied('2021-07-02', 40_000, { enterprise: firmY }, 'Y'),
      ['2021-07-02', 'officer', 'accept', {}, { part: 'Y' }],
      ['2021-07-03', 'enterprise', 'cancelClaim'],
    ],
    { state: 'cancelled', parts: { Y: 'accepted' } },
    { balances: pool(50_000), entries: threeFirms() },
  ),
  'At the end of the year the queue lapses with notice': claimed(
    [applied('2021-09-01', 100_000), ['2021-09-01', 'officer', 'accept']],
    { state: 'lapsed', on: '2022-01-05', effects: ['message'] },
    { balances: pool(50_000), entries: inList('2022-12-31') },
  ),
  'More money is appropriated: the head of the queue is served at once': claimed(
    [
      ['2021-06-01', 'head', 'appropriate', { year: '2021', appropriation: 5_000_000 }, { part: 'budget' }],
      applied('2021-07-01', 100_000),
      ['2021-07-01', 'officer', 'accept'],
      ['2021-07-05', 'head', 'rebudget', { change: 5_000_000, reasons: '追加预算' }, { part: 'budget' }],
    ],
    { state: 'accepted', parts: { budget: 'appropriated' } },
    { balances: {} },
  ),
  'An appropriation is lowered to what is committed, and not below': claimed(
    [
      ['2021-06-01', 'head', 'appropriate', { year: '2021', appropriation: 15_000_000 }, { part: 'budget' }],
      applied('2021-07-01', 100_000),
      ['2021-07-01', 'officer', 'accept'],
      ['2021-07-05', 'head', 'rebudget', { change: -5_000_000, reasons: '调减' }, { part: 'budget' }],
      ['2021-07-05', 'head', 'rebudget', { change: -1, reasons: '调减' }, { part: 'budget' }],
    ],
    { refusedBy: 'lowerWithinFree' },
    { balances: {} },
  ),
  'A change of nothing is none': claimed(
    [
      ['2021-06-01', 'head', 'appropriate', { year: '2021', appropriation: 15_000_000 }],
      ['2021-07-05', 'head', 'rebudget', { change: 0, reasons: '示例' }],
    ],
    { refusedBy: 'changeNotZero' },
    { balances: {}, matter: budgetMatter },
  ),
  'The year is closed': claimed(
    [
      ['2021-06-01', 'head', 'appropriate', { year: '2021', appropriation: 15_000_000 }],
      ['2022-02-01', 'head', 'closeBudget', {}, { note: '年度结束' }],
    ],
    { state: 'budgetClosed' },
    { balances: {}, matter: budgetMatter },
  ),
  'Revoked: what is left goes back, the credential ends': claimed(
    [...issued(), ['2021-08-01', 'head', 'revoke', { reasons: '以虚假材料申领' }]],
    { state: 'revoked', facts: { given: 10_000_000 }, effects: ['credential.status', 'register.close'] },
  ),
  'Cancelled after issue, before any order: everything goes back': claimed(
    [...issued(), ['2021-08-01', 'enterprise', 'cancelClaim']],
    { state: 'cancelled', effects: ['credential.status'] },
  ),
  'A step of another matter': claimed(
    [applied('2021-07-01', 100_000)],
    { refusedBy: 'kindFits' },
    { matter: enrolMatter },
  ),
};

export { purse, voucherNo };
