import { type DemoCase, demo } from '#kernel';
import {
  accepted,
  deliveredOnline,
  drafted,
  handedOver,
  missing,
  rated,
  received,
  signed,
  supplied,
} from '../../../mechanisms/cross-province-window/demo.ts';
import window from '../../../mechanisms/cross-province-window/mechanism.ts';

const residence = '910120000100';
const move = '910107000200';
const stall = '910201000100';
const southward = { from: 'north-01', to: '990201' } as const;
const northward = { from: 'south-01', to: '990101' } as const;

/** Few cases in telling states, on both banks. */
const cases: readonly DemoCase<typeof window>[] = [
  { key: 'a draft at the window', matter: move, ...southward, applicant: 'anyone', lines: [drafted(1)] },
  { key: 'received, not yet handed over', matter: move, ...northward, lines: received(1) },
  {
    key: 'awaiting acceptance',
    matter: move,
    ...southward,
    applicant: 'anyone',
    desk: 'officer',
    lines: handedOver(1),
  },
  { key: 'nobody replied: deemed accepted', matter: move, ...northward, lines: handedOver(5) },
  {
    key: 'correction asked',
    matter: move,
    ...southward,
    lines: [...handedOver(4), [2, 'officer', 'askCorrection', missing]],
  },
  {
    key: 'corrected',
    matter: move,
    ...northward,
    applicant: 'anyone',
    lines: [...handedOver(5), [3, 'officer', 'askCorrection', missing], [1, 'applicant', 'supply', supplied]],
  },
  { key: 'under review', matter: move, ...southward, desk: 'officer', lines: accepted(3, 2) },
  { key: 'the promise is overrun', matter: move, ...northward, lines: accepted(9, 8) },
  {
    key: 'a permit with its fee, decided by officer and head',
    matter: stall,
    ...southward,
    applicant: 'anyone',
    lines: [
      ...received(9),
      [9, 'window', 'collectFee', ({ matter }) => ({ feePaid: matter.fee.amount, feeReceipt: '示例-0001' })],
      [9, 'window', 'handOver'],
      [8, 'officer', 'accept'],
      ...signed(6, 5),
      ...deliveredOnline(5),
      ...rated(4, '5', '4'),
    ],
  },
  {
    key: 'refused',
    matter: move,
    ...northward,
    lines: [...accepted(8, 7), ...signed(5, 4, { decision: 'refuse', reasons: '申请人不居住在两岸任何一侧' })],
  },
  {
    key: 'a certificate, closed and rated',
    matter: residence,
    ...southward,
    applicant: 'anyone',
    lines: [...accepted(12, 12), [11, 'officer', 'grantAlone'], ...deliveredOnline(11), ...rated(10, '4', '5')],
  },
  {
    key: 'withdrawn by the applicant',
    matter: move,
    ...northward,
    applicant: 'anyone',
    lines: [...accepted(7, 6), [5, 'applicant', 'withdraw']],
  },
];

export default demo(window, cases);
