import {
  applied,
  asked,
  bank,
  claimed,
  contract,
  delivered,
  entry,
  firm,
  holding,
  inList,
  invoice,
  type Lines,
  lab,
  ordered,
  ordering,
  paymentMatter,
  redeemed,
  reviewed,
  type Story,
  source,
  suspensionMatter,
} from './ground.ts';

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
const suspend: Lines[number] = [
  '2021-09-16',
  'head',
  'suspendPayments',
  { institution: lab, reasons: '质量投诉核查' },
  { part: 'suspended' },
];

/** A voucher from its claim on, and an order on it under the name `order`: what is reversed must have been posted. */
const fromClaim: Lines = [
  applied('2021-07-01', 300_000),
  ['2021-07-01', 'officer', 'accept'],
  ['2021-07-01', 'head', 'issue'],
];
const onClaim = { voucher: 'CASE-1' };
const paidOrder: Lines = [
  ...fromClaim,
  ...approved(100_000, 50_000, onClaim, 'order'),
  ...batch,
  ...banked(bank('CASE-1-order', '50000.00')),
];

const reviews: Readonly<Record<string, Story>> = {
  'The transfer is a fen short': ordering(reviewed(100_000, 49_999.99), { refusedBy: 'amountsAgree' }),
  'Handed in a day too late: the order has lapsed': claimed(
    [...fromClaim, ...delivered(100_000, onClaim, 'order'), asked(100_000, 50_000, 'order', '2022-01-16')],
    { refusedBy: 'step-not-open' },
    { entries: { ...inList(), ...source() } },
  ),
  'Nobody asks for payment by 15 January: the order lapses, and its amount is back in the pool': claimed(
    [...fromClaim, ...delivered(100_000, onClaim, 'order')],
    {
      state: 'expired',
      on: '2022-01-17',
      parts: { order: 'declined', 'order-order-placeOrder-1': 'declinedThere' },
      balances: { 'pool/qp-science/2021': 1_200_000_000, [`counted-firm/${firm.key}/qp-science/2021`]: 0 },
    },
    { entries: { ...inList(), ...source() } },
  ),
  'On 15 January it is not too late': ordering(
    [
      ...delivered(100_000),
      asked(100_000, 50_000, undefined, '2022-01-15'),
      ['2022-01-17', 'officer', 'beginReview'],
    ],
    { state: 'reviewing' },
  ),
  'A voucher that ends in February is paid for after 15 January': ordering(
    [
      ...delivered(100_000),
      asked(100_000, 50_000, undefined, '2022-02-20'),
      ['2022-02-21', 'officer', 'beginReview'],
    ],
    { state: 'reviewing' },
    { entries: { ...inList('2022-12-31'), ...source(), ...holding(300_000, '2022-02-15') } },
  ),
  'A unit price of 150 % exactly needs no look': ordering(reviewed(100_000, 50_000, { unitPrice: 1_500_000 }), {
    state: 'reviewing',
    facts: { outlier: false },
  }),
  'A fen more does, and is approved once it was looked at': ordering(
    [
      ...reviewed(100_000, 50_000, { unitPrice: 1_500_001 }),
      ['2021-09-22', 'officer', 'notePrice', { priceFinding: '含加急费，合理' }],
      ['2021-09-22', 'head', 'approve'],
    ],
    { state: 'approved', facts: { outlier: true } },
  ),
  'Ten times the published price behind a low unit price: not approved before it was looked at': ordering(
    [...reviewed(100_000, 50_000, { quantity: 1 }), ['2021-09-22', 'head', 'approve']],
    { refusedBy: 'priceLookedAt', facts: { outlier: true } },
  ),
  'Not looked at it is not approved': ordering(
    [...reviewed(100_000, 50_000, { unitPrice: 1_500_001 }), ['2021-09-22', 'head', 'approve']],
    { refusedBy: 'priceLookedAt' },
  ),
  'Over 100,000 it is audited': ordering([...reviewed(210_000, 105_000), ['2021-09-22', 'head', 'approve']], {
    refusedBy: 'auditDone',
  }),
  'Audited it is approved': ordering(
    [
      ...reviewed(210_000, 105_000),
      ['2021-09-22', 'officer', 'noteAudit', { auditFinding: '未见异常' }],
      ['2021-09-22', 'head', 'approve'],
    ],
    { state: 'approved', facts: { sampled: true, approved: 10_500_000 } },
  ),
  'Papers returned and corrected': ordering(
    [
      ...redeemed(100_000, 49_000),
      ['2021-09-18', 'officer', 'returnRedemption', { reasons: '付款凭证金额不符' }],
      [
        '2021-09-22',
        'enterprise',
        'supplement',
        { invoices: [invoice(100_000)], transfer: { reference: 'T-2', amount: 5_000_000, on: '2021-09-22' } },
      ],
      ['2021-09-23', 'officer', 'beginReview'],
    ],
    { state: 'reviewing', papers: ['correction'] },
  ),
  'Refused: the amount is free again': ordering(
    [...reviewed(100_000, 50_000), ['2021-09-22', 'head', 'refuseRedemption', { reasons: '服务不在目录内' }]],
    { state: 'notRedeemed', papers: ['refusal'] },
  ),
  'This place does not pay the institution at present: no order is placed': ordering(
    [['2021-09-01', ...suspend.slice(1)] as never, ...ordered('2021-09-08', 100_000)],
    { refusedBy: 'notSuspendedHere' },
    { matters: { suspended: suspensionMatter } },
  ),
  'Suspended after the order: nothing is approved until payments are resumed': ordering(
    [
      ...delivered(100_000),
      suspend,
      asked(100_000, 50_000),
      ['2021-09-18', 'officer', 'beginReview'],
      ['2021-09-22', 'head', 'approve'],
    ],
    { refusedBy: 'payingThem' },
    { matters: { suspended: suspensionMatter } },
  ),
  'Payments are resumed': ordering(
    [
      ['2021-09-01', 'head', 'suspendPayments', { institution: lab, reasons: '质量投诉核查' }],
      ['2021-09-05', 'head', 'resumePayments', {}, { note: '核查完毕' }],
    ],
    { state: 'payingAgain' },
    { matter: suspensionMatter },
  ),
  'Ten working days from 18 September end on 9 October 2021': ordering(reviewed(100_000, 50_000), {
    state: 'reviewing',
    due: { redemption: '2021-10-09' },
  }),
};

/** Approved earlier and sent with another batch, which this story does not tell. */
const listedElsewhere = () => ({
  'voucher-payables': [
    entry('OTHER-1', {
      stage: 'sent:qp-science',
      name: lab.name,
      account: '6222000011112222',
      amount: 30_000,
      year: '2021',
      approvedOn: '2021-08-20',
      batch: 'EARLIER',
    }),
  ],
});

const owedToJiangsu = 'due-to/jiangsu/fen/innovation-voucher';
const treasury: Readonly<Record<string, Story>> = {
  'Approved for an institution elsewhere: its node is told what is owed': ordering(approved(), {
    state: 'approved',
    balances: { [owedToJiangsu]: 5_000_000, 'abroad/qp-science/2021': -5_000_000 },
  }),
  'Paid: nothing is owed any more': ordering(paid, {
    state: 'paid',
    balances: { [owedToJiangsu]: 0, 'abroad/qp-science/2021': 0 },
  }),
  'Nothing is due: there is no batch': ordering(
    [['2021-09-23', 'officer', 'assemble', { month: '2021-09' }]],
    { refusedBy: 'somethingDue' },
    { matter: paymentMatter },
  ),
  'A batch that is dropped pays nothing': ordering(
    [
      ...approved(),
      ['2021-09-23', 'officer', 'assemble', { month: '2021-09' }, { part: 'batch' }],
      ['2021-09-23', 'officer', 'dropBatch', {}, { part: 'batch', note: '重复汇总' }],
    ],
    { state: 'approved', parts: { batch: 'reconciled' } },
  ),
  'Until the bank says so it is approved and not paid': ordering(batched, {
    state: 'approved',
    parts: { batch: 'signed' },
  }),
  'The bank paid another amount: a break, and not paid': ordering(
    [...batched, ...banked(bank('CASE-1', '5000.00'))],
    { state: 'approved', parts: { batch: 'reconciling' } },
  ),
  'The bank sent it back; the corrected file shows it paid': ordering(
    [
      ...batched,
      ...banked(bank('CASE-1', '50000.00', { status: '退回' })),
      ...banked(bank('CASE-1', '50000.00', { serial: 'B2' })),
    ],
    { state: 'paid', parts: { batch: 'reconciled' } },
  ),
  'Breaks are closed: what did not arrive is paid with the next batch': ordering(
    [
      ...batched,
      ...banked(bank('CASE-1', '50000.00', { status: '退回' })),
      ['2021-09-28', 'head', 'closeBreaks', {}, { part: 'batch', note: '账号有误，下批重付' }],
      ['2021-09-28', 'officer', 'assemble', { month: '2021-10' }, { part: 'again' }],
      ['2021-09-28', 'head', 'sign', {}, { part: 'again' }],
      [
        '2021-09-29',
        'officer',
        'importBank',
        { bankFile: bank('CASE-1', '50000.00', { serial: 'B3' }).replace('2021-09-27', '2021-09-29') },
        { part: 'again' },
      ],
    ],
    { state: 'paid', parts: { batch: 'reconciled', again: 'reconciled' } },
  ),
  'The bank paid what nobody approved: a break, though everything else arrived': ordering(
    [...batched, ...banked(`${bank('CASE-1', '50000.00')}B2,CASE-9,6222000011112222,1.00,2021-09-27,成功,\r\n`)],
    { state: 'paid', parts: { batch: 'reconciling' } },
  ),
  'The bank paid another approval that is not in this batch: approved, and not instructed': ordering(
    [...batched, ...banked(`${bank('CASE-1', '50000.00')}B2,OTHER-1,6222000011112222,300.00,2021-09-27,成功,\r\n`)],
    { state: 'paid', parts: { batch: 'reconciling' } },
    { entries: { ...inList(), ...source(), ...holding(300_000), ...listedElsewhere() } },
  ),
  'A file that cannot be read changes nothing': ordering([...batched, ...banked('什么,都,不是')], {
    refusedBy: 'bank-file-column',
  }),
  'Fraud found afterwards: claimed back, paid back, and every counter is as it was': claimed(
    [
      ...paidOrder,
      ['2021-10-20', 'head', 'claimBack', { ground: 'fraud', reasons: '虚构服务' }, { part: 'order' }],
      ['2021-11-01', 'officer', 'repay', {}, { part: 'order', note: '已收到退款' }],
      applied('2021-11-02', 50_000, {}, 'Y'),
      ['2021-11-02', 'officer', 'accept', {}, { part: 'Y' }],
    ],
    { state: 'issued', parts: { order: 'recovered', Y: 'accepted' } },
    { entries: { ...inList(), ...source() } },
  ),
  'An invoice used twice by mistake is claimed back without a word about fraud': claimed(
    [
      ...paidOrder,
      ['2021-10-19', 'node', 'fallTooLate', { finding: 'none', reasons: '同一发票' }, { part: 'order' }],
      ['2021-10-20', 'head', 'claimBack', { ground: 'duplicate', reasons: '重复提交，非故意' }, { part: 'order' }],
      ['2021-11-01', 'officer', 'repay', {}, { part: 'order', note: '已收到退款' }],
    ],
    { parts: { order: 'recovered' } },
    { entries: { ...inList(), ...source() } },
  ),
  'That an invoice was used twice is found by the joint case, not by one side': claimed(
    [...paidOrder, ['2021-10-20', 'head', 'claimBack', { ground: 'duplicate', reasons: '示例' }, { part: 'order' }]],
    { parts: { order: 'paid' }, refusedBy: 'duplicateFound' },
    { entries: { ...inList(), ...source() } },
  ),
  'Before it is paid back the cap is still used': claimed(
    [...paidOrder, applied('2021-11-02', 50_000, {}, 'Y'), ['2021-11-02', 'officer', 'accept', {}, { part: 'Y' }]],
    { refusedBy: 'capLeft' },
    { entries: { ...inList(), ...source() } },
  ),
  'Until it is paid back nothing new is ordered': ordering(
    [
      ...paid,
      ['2021-10-20', 'head', 'claimBack', { ground: 'fraud', reasons: '虚构服务' }],
      ...ordered('2021-10-21', 50_000, {}, 'second'),
    ],
    { refusedBy: 'nothingOwed' },
  ),
  'Nor is another order approved': ordering(
    [
      ...reviewed(60_000, 30_000, { contract: contract(60_000) }, 'second', '87654321'),
      ...paid,
      ['2021-10-20', 'head', 'claimBack', { ground: 'fraud', reasons: '虚构服务' }],
      ['2021-10-21', 'head', 'approve', {}, { part: 'second' }],
    ],
    { refusedBy: 'nothingOwedNow' },
  ),
  'With an order on it a voucher is not cancelled': claimed(
    [...fromClaim, ...ordered('2021-09-08', 100_000, onClaim, 'order'), ['2021-09-09', 'enterprise', 'cancelClaim']],
    { refusedBy: 'nothingLocked' },
    { entries: { ...inList(), ...source() } },
  ),
  'A voucher ends while an order runs: what the order leaves goes back to the pool': claimed(
    [
      ...fromClaim,
      ...reviewed(100_000, 50_000, onClaim, 'order'),
      ['2022-01-10', 'head', 'refuseRedemption', { reasons: '示例' }, { part: 'order' }],
    ],
    { state: 'expired', parts: { order: 'notRedeemed' }, facts: { given: 25_000_000 } },
    { entries: { ...inList(), ...source() } },
  ),
};

export const redemptions: Readonly<Record<string, Story>> = { ...reviews, ...treasury };
