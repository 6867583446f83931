import { charged, full, received, type Story, told } from './ground.ts';

const owed = 'due-to/jiangsu/fen/fee-remittance';
const onCharge = { matter: charged, authorisations: [full] };
const collectedFee = [
  ...received('2021-09-17'),
  ['2021-09-17', 'window', 'collectFee', { feePaid: 8000, feeReceipt: 'JK-1' }],
] as const;
const paidOver = {
  key: 'qp-center/320509/2021-09-17',
  version: 1,
  values: { hall: 'qp-center', total: 8000, reference: 'HK-1' },
  validFrom: '2021-09-18',
  validTo: null,
};

/** What a window collects for another place, who owes it to whom, and who gives it back. */
export const feeStories: Readonly<Record<string, Story>> = {
  'A fee the window collects is owed to the deciding place from that moment': told(
    collectedFee,
    {
      facts: { feePaid: 8000, feeDue: 8000, feeCollectedOn: '2021-09-17' },
      effects: ['ledger.post', 'register.enter'],
      balances: { [owed]: 8000, 'collected/qp-center': -8000 },
    },
    onCharge,
  ),
  'Between a window and a body of one node nothing is owed across the border': told(
    collectedFee,
    { balances: { 'due-here/320509': 8000, [owed]: 0 } },
    {
      matter: charged,
      receiving: { jurisdiction: '320509', authority: 'wj-center', window: 'wj-01', node: 'jiangsu' },
      authorisations: [{ ...full, grantee: 'wj-center' }],
    },
  ),
  'A fee is paid once': told(
    [...collectedFee, ['2021-09-17', 'window', 'collectFee', { feePaid: 8000, feeReceipt: 'JK-2' }]],
    { refusedBy: 'feeOnce' },
    onCharge,
  ),
  'No law, no fee': told(
    [...received('2021-09-17'), ['2021-09-17', 'window', 'collectFee', { feePaid: 100, feeReceipt: 'JK-1' }]],
    { refusedBy: 'feeHasBasis' },
    { authorisations: [full] },
  ),
  'Withdrawn before acceptance the fee is refunded, once, and no longer owed': told(
    [
      ...collectedFee,
      ['2021-09-17', 'applicant', 'withdraw'],
      ['2021-09-18', 'window', 'refundFee', { feeRefunded: 8000 }],
      ['2021-09-18', 'window', 'refundFee', { feeRefunded: 8000 }],
    ],
    {
      state: 'withdrawn',
      facts: { feeRefunded: 8000 },
      refusedBy: 'refundIsDue',
      balances: { [owed]: 0, 'collected/qp-center': 0 },
      effects: ['register.close'],
    },
    onCharge,
  ),
  'Once the day was paid over, the window has nothing to give back': told(
    [
      ...collectedFee,
      ['2021-09-22', 'applicant', 'withdraw'],
      ['2021-09-22', 'window', 'refundFee', { feeRefunded: 8000 }],
    ],
    { refusedBy: 'refundedWhereItLies' },
    { ...onCharge, entries: { remittances: [paidOver] } },
  ),
  'Paid over while the case never left the window: passed on, the deciding body gives it back': told(
    [
      ...collectedFee,
      ['2021-09-22', 'applicant', 'withdraw'],
      ['2021-09-22', 'window', 'passRefund'],
      ['2021-09-23', 'officer', 'refundFee', { feeRefunded: 8000 }],
    ],
    { state: 'withdrawn', holder: 'jiangsu', facts: { feeRefunded: 8000 }, balances: { [owed]: 8000 } },
    { ...onCharge, entries: { remittances: [paidOver] } },
  ),
  'Until the deciding body has it, the refund waits there and not at the window': told(
    [
      ...collectedFee,
      ['2021-09-22', 'applicant', 'withdraw'],
      ['2021-09-22', 'window', 'passRefund'],
      ['2021-09-23', 'window', 'refundFee', { feeRefunded: 8000 }],
    ],
    { state: 'refundDue', holder: 'jiangsu', refusedBy: 'refundedWhereItLies' },
    { ...onCharge, entries: { remittances: [paidOver] } },
  ),
  'A refund that does not arrive comes back to the window, which can pass it on again': told(
    [
      ...collectedFee,
      ['2021-09-22', 'applicant', 'withdraw'],
      ['2021-09-22', 'window', 'passRefund'],
      ['2021-09-23', 'node', 'refundComesBack'],
    ],
    { state: 'withdrawn', holder: 'shanghai' },
    { ...onCharge, entries: { remittances: [paidOver] }, linkDown: { from: '2021-09-22', until: '2021-09-26' } },
  ),
  'What still lies at the window is given back there': told(
    [...collectedFee, ['2021-09-17', 'applicant', 'withdraw'], ['2021-09-17', 'window', 'passRefund']],
    { state: 'withdrawn', refusedBy: 'paidOverAlready' },
    onCharge,
  ),
  'Where nothing is to be refunded there is nothing to pass on': told(
    [...received('2021-09-17'), ['2021-09-17', 'applicant', 'withdraw'], ['2021-09-17', 'window', 'passRefund']],
    { state: 'withdrawn', refusedBy: 'refundOpen' },
    onCharge,
  ),
  'The deciding body gives back what was paid over: the books between nodes stay as they are': told(
    [
      ...collectedFee,
      ['2021-09-17', 'window', 'verifyIdentity', { identityCheck: { method: 'card', matched: true } }],
      ['2021-09-17', 'window', 'checkForm'],
      ['2021-09-17', 'window', 'handOver'],
      ['2021-09-18', 'applicant', 'withdraw'],
      ['2021-09-18', 'officer', 'refundFee', { feeRefunded: 8000 }],
    ],
    { state: 'withdrawn', facts: { feeRefunded: 8000 }, balances: { [owed]: 8000 } },
    onCharge,
  ),
};
