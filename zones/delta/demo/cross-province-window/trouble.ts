import { addDays } from '#kernel';
import {
  accepted,
  deliveredOnline,
  handedOver,
  type Line,
  rated,
  received,
  signed,
} from '../../../../mechanisms/cross-province-window/demo.ts';
import {
  type Case,
  charged,
  here,
  jiashan,
  licence,
  onCommitment,
  plan,
  qingpu,
  renewable,
  service,
  wujiang,
} from './plan.ts';

const callBack = { by: '督办员', satisfied: true, says: '已致歉，窗口增设叫号提示' };
const committed: readonly Line[] = handedOver(44, {
  promise: () => ({ promiseKind: 'commitment', commitment: '承诺经营场所、设施符合全部条件' }),
});

/** What goes wrong, and what is done about it. */
export const troubles: readonly Case[] = [
  plan(
    'a bad rating of the window, answered and called back',
    qingpu,
    wujiang,
    service,
    [
      ...accepted(26, 25),
      [23, 'officer', 'grantAlone'],
      ...deliveredOnline(23),
      [22, 'applicant', 'rateReception', { receptionGrade: '2', receptionSays: '等候时间过长' }],
      [20, 'window', 'answerReception', { receptionAnswer: '已增设一个窗口并公示高峰时段' }],
      [15, 'supervisor', 'callBackReception', { receptionCallBack: callBack }],
    ],
    { nth: 13 },
  ),
  plan(
    'a bad rating of the decider, nobody has answered',
    jiashan,
    wujiang,
    service,
    [
      ...accepted(15, 14),
      [12, 'officer', 'grantAlone'],
      ...deliveredOnline(12),
      [11, 'applicant', 'rateHandling', { handlingGrade: '1', handlingSays: '多次电话无人接听' }],
    ],
    { ...here, nth: 14 },
  ),
  plan(
    'decided on a commitment that is still to be checked',
    qingpu,
    wujiang,
    (m) => onCommitment(m) && m.type === '01',
    [
      ...handedOver(7, { promise: () => ({ promiseKind: 'commitment', commitment: '承诺符合全部许可条件' }) }),
      [7, 'officer', 'accept'],
      ...signed(7, 7),
      ...deliveredOnline(7),
    ],
    here,
  ),
  plan(
    'a broken commitment, ordered to be put right',
    qingpu,
    jiashan,
    (m) => onCommitment(m) && m.type === '01',
    [
      ...committed,
      [44, 'officer', 'accept'],
      ...signed(44, 44),
      ...deliveredOnline(44),
      [9, 'officer', 'checkCommitment', { commitmentCheck: 'broken' }],
      [8, 'officer', 'orderFix', {}, { note: '现场设施与承诺不符' }],
    ],
    { nth: 1 },
  ),
  plan(
    'revoked: the commitment was not kept',
    jiashan,
    wujiang,
    (m) => onCommitment(m) && m.type === '01',
    [
      ...committed,
      [44, 'officer', 'accept'],
      ...signed(44, 44),
      ...deliveredOnline(44),
      [30, 'officer', 'checkCommitment', { commitmentCheck: 'broken' }],
      [29, 'officer', 'orderFix', {}, { note: '现场设施与承诺不符' }],
      [8, 'head', 'revokeBroken', { reasons: '责令整改期满仍未整改' }],
    ],
    {},
  ),
  plan(
    'revoked: obtained by fraud, barred for three years',
    qingpu,
    wujiang,
    licence,
    [
      ...accepted(40, 39),
      ...signed(36, 35),
      ...deliveredOnline(35),
      [6, 'head', 'revokeFraud', { reasons: '经核查，学历证明系伪造' }],
    ],
    { nth: 2 },
  ),
  plan(
    'nobody decided before expiry: deemed renewed',
    qingpu,
    wujiang,
    renewable,
    accepted(48, 47, {
      more: (_scene, day) => ({ renewal: { credential: '示例-旧证-001', expires: addDays(day, 40) } }),
    }),
    here,
  ),
  plan(
    'a fee, collected at the window',
    qingpu,
    wujiang,
    charged,
    [
      ...received(12),
      [12, 'window', 'collectFee', ({ matter }) => ({ feePaid: matter.fee.amount, feeReceipt: '示例缴款书-0001' })],
      [12, 'window', 'handOver'],
      [11, 'officer', 'accept'],
      [7, 'officer', 'grantAlone'],
      ...deliveredOnline(7),
      ...rated(6, '4', '5'),
    ],
    { ...here },
  ),
  plan(
    'withdrawn before acceptance, the fee refunded',
    jiashan,
    wujiang,
    charged,
    [
      ...received(10),
      [10, 'window', 'collectFee', ({ matter }) => ({ feePaid: matter.fee.amount, feeReceipt: '示例缴款书-0002' })],
      [10, 'window', 'handOver'],
      [9, 'applicant', 'withdraw'],
      [8, 'officer', 'refundFee', ({ matter }) => ({ feeRefunded: matter.fee.amount })],
    ],
    { nth: 1 },
  ),
];
