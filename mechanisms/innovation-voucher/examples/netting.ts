import { assumed, type LawFile } from '#kernel';
import {
  base,
  clearingMatter,
  committee,
  type Lines,
  ordering,
  paymentMatter,
  reviewed,
  type Story,
} from './ground.ts';

/** The zone as it would be, had its members agreed on netting from a day on: a dated value of its law and nothing else. */
export const settlingNet = <Z extends { readonly law: readonly LawFile[] }>(zone: Z, from = '2021-09-01'): Z => ({
  ...zone,
  law: zone.law.map((file) =>
    file.mechanism === 'innovation-voucher' && file.jurisdiction === 'yrd-zone'
      ? {
          ...file,
          slots: {
            ...file.slots,
            settlement: [
              ...(file.slots.settlement ?? []),
              {
                from,
                value: 'net',
                cite: assumed('设例：各方约定净额结算'),
                status: 'assumed',
                transition: 'new-cases',
              },
            ],
          },
        }
      : file,
  ),
});

const owed = 'due-to/jiangsu/fen/innovation-voucher';
const approved = (day = '2021-09-22'): Lines => [...reviewed(100_000, 50_000), [day, 'head', 'approve']];
const payout = 'payout-approve-1';
const opened: Lines = [['2021-09-20', 'officer', 'openClearing', { year: '2021' }]];
const paidIn = (place: string, yuan: number): Lines[number] => [
  '2021-09-21',
  'officer',
  'payIn',
  { member: place, deposit: yuan * 100, serial: 'B-1' },
];
const round: Lines = [
  ['2021-09-28', 'officer', 'callNet'],
  ['2021-09-29', 'head', 'settleNet'],
];
const clearing = (story: Lines, ends: Story['ends'], more: Partial<Story> = {}): Story => ({
  ...base,
  matter: clearingMatter,
  receiving: committee,
  deciding: committee,
  story,
  ends,
  ...more,
});
const sub = (node: string): string => `platform/committee/${node}`;

/** 净额结算, told under a law that says `net`. */
export const nettings: Readonly<Record<string, Story>> = {
  'Net: what is approved is paid by the source, and owed to it until a round settles it': ordering(
    approved(),
    { state: 'passedOn', parts: { [payout]: 'payableThere' }, balances: { [owed]: 5_000_000 } },
    {},
  ),
  'Net: the home has nothing of it on its own list': ordering(
    [...approved(), ['2021-09-23', 'officer', 'assemble', { month: '2021-09' }, { part: 'batch' }]],
    { refusedBy: 'somethingDue' },
    { matters: { batch: paymentMatter } },
  ),
  'Net: a round takes what is owed, and moves the net between the sub-accounts': clearing(
    [...opened, paidIn('310000', 80_000), ...round],
    {
      state: 'clearingOpen',
      facts: { gross: 5_000_000, net: 5_000_000 },
      papers: ['netting'],
      balances: { [owed]: 0, [sub('shanghai')]: 3_000_000, [sub('jiangsu')]: 5_000_000 },
    },
    { balances: { [owed]: 5_000_000 } },
  ),
  'Net: nobody is lent to: what a sub-account cannot bear is refused': clearing(
    [...opened, paidIn('310000', 40_000), ...round],
    { refusedBy: 'ledger-insufficient' },
    { balances: { [owed]: 5_000_000 } },
  ),
  'Net: paid in during the round, it is settled': clearing(
    [
      ...opened,
      ['2021-09-28', 'officer', 'callNet'],
      ['2021-09-28', 'officer', 'payIn', { member: '310000', deposit: 5_000_000, serial: 'B-2' }],
      ['2021-09-29', 'head', 'settleNet'],
    ],
    { state: 'clearingOpen', balances: { [sub('shanghai')]: 0, [sub('jiangsu')]: 5_000_000 } },
    { balances: { [owed]: 5_000_000 } },
  ),
  'Net: what was paid in is paid back': clearing(
    [
      ...opened,
      paidIn('310000', 80_000),
      ['2021-09-22', 'head', 'payOut', { member: '310000', deposit: 8_000_000, serial: 'B-3' }],
      ['2021-12-31', 'head', 'closeClearing', {}, { note: '年度终了' }],
    ],
    { state: 'clearingClosed', balances: { [sub('shanghai')]: 0 } },
  ),
  'Net: a place that is no member pays nothing in': clearing([...opened, paidIn('310118', 1)], {
    refusedBy: 'memberKnown',
  }),
};

/** And under the law in force: gross. */
export const grossOnly: Readonly<Record<string, Story>> = {
  'Paid gross by the law in force: there is no round of netting': clearing(
    [...opened, ['2021-09-28', 'officer', 'callNet']],
    { refusedBy: 'settledNet' },
  ),
  'Paid gross by the law in force: nothing is paid in by who is no member': clearing(
    [...opened, paidIn('310118', 1)],
    {
      refusedBy: 'memberKnown',
    },
  ),
};
