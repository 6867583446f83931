import {
  bank,
  contract,
  delivered,
  firm,
  holding,
  inList,
  invoice,
  type Lines,
  lab,
  ordered,
  ordering,
  owing,
  pool,
  purse,
  redeemed,
  report,
  reviewed,
  type Story,
  source,
  there,
} from './ground.ts';

const child = there();
const approved = (yuan = 100_000, own = 50_000, more: object = {}, part?: string): Lines => [
  ...reviewed(yuan, own, more, part),
  ['2021-09-22', 'head', 'approve', {}, part ? { part } : {}],
];
const batch: Lines = [
  ['2021-09-23', 'officer', 'assemble', { month: '2021-09' }, { part: 'batch' }],
  ['2021-09-24', 'head', 'sign', {}, { part: 'batch' }],
];
const batched: Lines = [...approved(), ...batch];
const banked = (text: string, part = 'batch'): Lines => [
  ['2021-09-27', 'officer', 'importBank', { bankFile: text }, { part }],
];
const paid: Lines = [...batched, ...banked(bank('CASE-1', '50000.00'))];
const withInstitution: Lines = delivered(100_000).slice(0, 3);
const ordersBefore: Readonly<Record<string, Story>> = {
  'An order is paid for: source, institution, both deliveries, index, review, approval, bank': ordering(paid, {
    state: 'paid',
    facts: { approved: 5_000_000, paidOn: '2021-09-27', serial: 'B1' },
    parts: { batch: 'reconciled', 'tags-beginReview-1': 'indexed', 'order-placeOrder-1': 'claimedThere' },
    effects: ['ledger.post', 'register.enter', 'case.step'],
  }),
  'A contract of before the voucher': ordering(
    ordered('2021-09-08', 100_000, { contract: contract(100_000, '2021-06-30') }),
    { refusedBy: 'contractInTime' },
  ),
  'A contract signed on the day of issue': ordering(
    ordered('2021-09-08', 100_000, { contract: contract(100_000, '2021-07-01') }),
    { state: 'locked' },
  ),
  'Somebody else’s voucher': ordering(
    ordered('2021-09-08', 100_000),
    { refusedBy: 'voucherHeld' },
    {
      entries: { ...inList(), ...source() },
    },
  ),
  'Struck from the list before the order: refused': ordering(
    ordered('2021-09-08', 100_000),
    { refusedBy: 'inListStill' },
    { entries: { ...inList('2021-09-01'), ...source(), ...holding(300_000) } },
  ),
  'Struck from the list after the delivery: still paid for': ordering(
    approved(),
    { state: 'approved' },
    { entries: { ...inList('2021-09-16'), ...source(), ...holding(300_000) } },
  ),
  'Struck from the list between order and delivery: not': ordering(
    approved(),
    { refusedBy: 'inListWhenDelivered' },
    { entries: { ...inList('2021-09-15'), ...source(), ...holding(300_000) } },
  ),
  'The same cost draws another subsidy': ordering(ordered('2021-09-08', 100_000, { otherSubsidy: true }), {
    refusedBy: 'noOtherSubsidy',
  }),
  'A relation that is declared is enough': ordering(ordered('2021-09-08', 100_000, { related: true }), {
    refusedBy: 'notRelatedDeclared',
  }),
  'Without consent the institution sees nothing': ordering(ordered('2021-09-08', 100_000, { consent: false }), {
    refusedBy: 'consentGiven',
  }),
  'No number of a resource': ordering(ordered('2021-09-08', 100_000, { resource: 'X-1' }).slice(0, 1), {
    refusedBy: 'resourceNamed',
  }),
  'More eligible than the contract is worth': ordering(
    ordered('2021-09-08', 100_000, { contract: { ...contract(100_000), eligible: 10_000_001 } }).slice(0, 1),
    { refusedBy: 'eligibleWithinContract' },
  ),
  'A voucher of 20,000: its face decides': ordering(
    ordered('2021-09-08', 100_000),
    { state: 'locked', facts: { subsidy: 2_000_000, own: 8_000_000, bound: 'voucher' } },
    { face: 20_000, balances: { ...pool(1_000_000), ...purse(20_000) } },
  ),
  'A voucher that is used up': ordering(
    [...ordered('2021-09-08', 40_000), ...ordered('2021-09-09', 10_000, {}, 'second')],
    { refusedBy: 'somethingLeft' },
    { face: 20_000, balances: { ...pool(1_000_000), ...purse(20_000) } },
  ),
  'While money is owed back no order is placed': ordering(
    ordered('2021-09-08', 100_000),
    { refusedBy: 'nothingOwed' },
    { balances: { ...pool(1_000_000), ...purse(300_000), [`owed/${firm.key}/qp-science`]: 1 } },
  ),
  'While money is owed back at another home no order is placed': ordering(
    ordered('2021-09-08', 100_000),
    { refusedBy: 'owesNowhere' },
    { published: owing() },
  ),
  'Changed before it is placed, the subsidy is worked out again': ordering(
    [
      ...ordered('2021-09-08', 100_000).slice(0, 1),
      [
        '2021-09-08',
        'enterprise',
        'changeOrder',
        {
          resource: `320000-${lab.key}-1`,
          quantity: 2,
          unitPrice: 1_000_000,
          contract: contract(60_000),
          otherSubsidy: false,
          related: false,
          consent: true,
        },
      ],
    ],
    { state: 'ordering', facts: { subsidy: 3_000_000, own: 3_000_000 } },
  ),
  'Withdrawn before it is placed': ordering(
    [...ordered('2021-09-08', 100_000).slice(0, 1), ['2021-09-08', 'enterprise', 'withdrawOrder']],
    { state: 'withdrawnOrder' },
  ),
  'Once placed it cannot be withdrawn': ordering(
    [...ordered('2021-09-08', 100_000), ['2021-09-09', 'enterprise', 'withdrawOrder']],
    { refusedBy: 'step-not-open' },
  ),
};

const atSource: Readonly<Record<string, Story>> = {
  'Suspended at the source: declined everywhere at once': ordering(
    ordered('2021-09-08', 100_000),
    { state: 'declined', parts: { 'order-placeOrder-1': 'declinedThere' } },
    {
      lab: {
        entry: {
          holds: [
            {
              id: 'S-1',
              hold: 'suspension',
              order: 'plain',
              seq: 1,
              from: '2021-09-08',
              until: null,
              lasts: null,
              values: {},
              recordedAt: '2021-09-08T00:00:00.000Z',
              case: 'S',
              renewals: [],
              released: null,
            },
          ],
        },
      },
    },
  ),
  'Suspended the day after the order: what was contracted before completes': ordering(
    redeemed(100_000, 50_000),
    { state: 'redemption' },
    {
      lab: {
        entry: {
          holds: [
            {
              id: 'S-1',
              hold: 'suspension',
              order: 'plain',
              seq: 1,
              from: '2021-09-09',
              until: null,
              lasts: null,
              values: {},
              recordedAt: '2021-09-09T00:00:00.000Z',
              case: 'S',
              renewals: [],
              released: null,
            },
          ],
        },
      },
    },
  ),
  'An institution the source does not know': ordering(
    ordered('2021-09-08', 100_000),
    { state: 'declined' },
    { entries: { ...inList(), ...holding(300_000) } },
  ),
  'Compulsory inspection is not paid for': ordering(
    ordered('2021-09-08', 100_000),
    { state: 'declined' },
    { lab: { category: 'statutory' } },
  ),
  'Outside of what the institution was admitted for': ordering(
    ordered('2021-09-08', 100_000),
    { state: 'declined' },
    { lab: { category: 'design' } },
  ),
  'The same person sits on both boards: found by equal tags, no number crosses': ordering(
    ordered('2021-09-08', 100_000),
    { state: 'declined' },
    { lab: { controllers: ['310118198001010011'] } },
  ),
  'Before the recognition began': ordering(
    ordered('2021-04-20', 100_000, { contract: contract(100_000, '2021-04-20') }),
    { state: 'declined' },
    {
      entries: {
        ...inList(),
        ...source({ entry: { validFrom: '2021-04-01' } }),
        ...earlyResource(),
        ...earlyVoucher(),
      },
    },
  ),
  'The link to 江苏 is down: the order waits, its amount stays locked, and goes on when it is up': ordering(
    ordered('2021-09-08', 100_000),
    { state: 'locked', on: '2021-09-13' },
    { linkDown: { from: '2021-09-08', until: '2021-09-13' } },
  ),
  'The institution declines: the amount is free again': ordering(
    [
      ...ordered('2021-09-08', 100_000),
      ['2021-09-09', 'institution', 'declineOrder', {}, { part: child, note: '排期已满' }],
    ],
    { state: 'declined' },
  ),
  'A relation the institution declares': ordering(
    [
      ...ordered('2021-09-08', 100_000),
      ['2021-09-09', 'institution', 'takeOrder', { related: true }, { part: child }],
    ],
    { refusedBy: 'institutionUnrelated' },
  ),
  'Delivered before the contract': ordering(
    [
      ...withInstitution,
      ['2021-09-15', 'institution', 'deliver', { report: { ...report, on: '2021-08-31' } }, { part: child }],
    ],
    { refusedBy: 'deliveredAfterContract' },
  ),
  'One side alone has confirmed: not delivered': ordering(
    [...withInstitution, ['2021-09-15', 'institution', 'deliver', { report }, { part: child }]],
    { state: 'locked' },
  ),
  'Both sides have': ordering(delivered(100_000), { state: 'delivered' }),
  'Nothing was delivered yet: nothing is confirmed': ordering(
    [...withInstitution, ['2021-09-15', 'enterprise', 'confirmDelivery']],
    { refusedBy: 'deliveredFirst' },
  ),
  'One invoice named twice': ordering(
    [
      ...delivered(100_000),
      [
        '2021-09-17',
        'institution',
        'askForPayment',
        {
          invoices: [invoice(50_000), invoice(50_000)],
          transfer: { reference: 'T', amount: 5_000_000, on: '2021-09-16' },
          account: '6222000011112222',
        },
        { part: child },
      ],
    ],
    { refusedBy: 'invoicesOnce' },
  ),
};

function earlyResource() {
  const { 'innovation-resources': found } = source();
  return { 'innovation-resources': found.map((one) => ({ ...one, validFrom: '2021-04-01' })) };
}

function earlyVoucher() {
  const { 'innovation-vouchers': found } = holding(300_000);
  return {
    'innovation-vouchers': found.map((one) => ({
      ...one,
      validFrom: '2021-04-01',
      values: { ...one.values, issuedOn: '2021-04-01' },
    })),
  };
}

export const orders: Readonly<Record<string, Story>> = { ...ordersBefore, ...atSource };
