import { addDays } from '#kernel';
import { accepted, deliveredOnline, handedOver, rated, received, signed, suppliedPromised } from './demo-lines.ts';
import {
  charged,
  here,
  jiashan,
  jointMove,
  jointTransfer,
  licence,
  onCommitment,
  plan,
  qingpu,
  renewable,
  service,
  tolerant,
  wujiang,
} from './demo-plan.ts';
import type { DemoCase, DemoLine } from './demo-scene.ts';

const part = (name: string, ago: number, step: string, who: 'officer' | 'head' = 'officer', facts = {}): DemoLine => [
  ago,
  who,
  step,
  facts,
  { part: name },
];
/** A part that an officer may grant alone. */
const partGranted = (name: string, on: number): readonly DemoLine[] => [
  part(name, on + 1, 'accept'),
  part(name, on, 'grantAlone'),
  part(name, on, 'issue'),
];

export const jointly: readonly DemoCase[] = [
  plan(
    'a move across provinces, its parts under way',
    qingpu,
    wujiang,
    jointMove,
    [...accepted(14, 13), [13, 'officer', 'openParts'], ...partGranted('tax', 9), part('out', 6, 'accept')],
    { ...here, desk: true },
  ),
  plan(
    'a joint matter, all parts granted, closed',
    jiashan,
    qingpu,
    jointTransfer,
    [
      ...accepted(30, 29),
      [29, 'officer', 'openParts'],
      ...partGranted('out', 24),
      ...partGranted('in', 20),
      [19, 'officer', 'concludeParts'],
      [18, 'officer', 'grantAlone'],
      ...deliveredOnline(18),
      ...rated(16, '5', '5'),
    ],
    { ...here },
  ),
];

const callBack = { by: '督办员', satisfied: true, says: '已致歉，窗口增设叫号提示' };
const committed: readonly DemoLine[] = handedOver(44, {
  promise: () => ({ promiseKind: 'commitment', commitment: '承诺经营场所、设施符合全部条件' }),
});
const original = { concept: 'archive-copy', from: '收件窗口', to: '审批部门', waybill: 'SF1000000001（示例）' };

export const results: readonly DemoCase[] = [
  plan(
    'the result is made and waits at the window',
    wujiang,
    qingpu,
    licence,
    [...accepted(9, 8, { delivery: 'window' }), ...signed(4, 3), [3, 'officer', 'issue']],
    { ...here, nth: 1 },
  ),
  plan(
    'printed on a numbered blank, another one spoiled',
    qingpu,
    wujiang,
    service,
    [
      ...received(11, { delivery: 'window' }),
      [11, 'window', 'acceptHere'],
      [11, 'window', 'handOver'],
      [10, 'officer', 'grantAlone'],
      [10, 'officer', 'issue'],
      [9, 'window', 'spoilBlank', { blankNumber: 'KB-示例-0001' }, { note: '打印卡纸' }],
      [9, 'window', 'printResult', { blankNumber: 'KB-示例-0002' }],
      [9, 'window', 'handResult'],
    ],
    { nth: 11 },
  ),
  plan(
    'in the post',
    qingpu,
    wujiang,
    licence,
    [
      ...accepted(8, 7, { delivery: 'post' }),
      ...signed(3, 2),
      [2, 'officer', 'issue'],
      [1, 'officer', 'post', { waybill: 'EMS1000000002（示例）' }],
    ],
    { ...here, nth: 1 },
  ),
  plan(
    'the post came back',
    jiashan,
    wujiang,
    licence,
    [
      ...accepted(20, 19, { delivery: 'post' }),
      ...signed(16, 15),
      [15, 'officer', 'issue'],
      [14, 'officer', 'post', { waybill: 'EMS1000000003（示例）' }],
      [10, 'officer', 'postReturned', {}, { note: '地址不详，退回' }],
    ],
    { nth: 2 },
  ),
  plan(
    'received by post',
    qingpu,
    jiashan,
    licence,
    [
      ...accepted(12, 11, { delivery: 'post' }),
      ...signed(9, 8),
      [8, 'officer', 'issue'],
      [8, 'officer', 'post', { waybill: 'EMS1000000004（示例）' }],
      [5, 'applicant', 'confirmPost'],
    ],
    { ...here, nth: 1 },
  ),
  plan(
    'closed and rated',
    qingpu,
    wujiang,
    licence,
    [...accepted(10, 9), ...signed(6, 5), ...deliveredOnline(5), ...rated(4, '5', '5')],
    here,
  ),
  plan(
    'closed, applied for by an agent',
    jiashan,
    wujiang,
    service,
    [...accepted(13, 12), [10, 'officer', 'grantAlone'], ...deliveredOnline(10)],
    { agent: true, nth: 3 },
  ),
  plan(
    'materials followed, then granted',
    qingpu,
    jiashan,
    tolerant,
    [
      ...handedOver(18, {
        without: 'tolerable',
        promise: ({ matter }, day) => ({
          promiseKind: 'tolerance',
          promises: matter.materials
            .filter((one) => one.need === 'tolerable')
            .map((one) => ({ concept: one.concept, promisedBy: addDays(day, 14) })),
        }),
      }),
      [17, 'officer', 'accept'],
      [14, 'applicant', 'supplyPromised', suppliedPromised],
      ...signed(13, 12),
      ...deliveredOnline(12),
    ],
    { ...here, nth: 1 },
  ),
  plan(
    'the promise was overrun and the reason stated',
    jiashan,
    qingpu,
    licence,
    [
      ...accepted(28, 27),
      [14, 'officer', 'propose', { decision: 'grant', reasons: '材料齐全', overrunReason: '档案调取耗时' }],
      [13, 'head', 'sign'],
      ...deliveredOnline(13),
      ...rated(11, '5', '3'),
    ],
    { nth: 1 },
  ),
  plan(
    'archived after the originals came home',
    qingpu,
    wujiang,
    service,
    [
      ...accepted(36, 35),
      [34, 'window', 'sendOriginals', { moves: [original] }],
      [32, 'officer', 'originalsArrive', { waybill: original.waybill, arrival: 'received' }],
      [31, 'officer', 'grantAlone'],
      ...deliveredOnline(31),
      ...rated(29, '5', '4'),
      [20, 'officer', 'archive'],
    ],
    { ...here, nth: 12 },
  ),
];

export const troubles: readonly DemoCase[] = [
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
