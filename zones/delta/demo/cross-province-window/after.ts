import { addDays } from '#kernel';
import {
  accepted,
  deliveredOnline,
  handedOver,
  type Line,
  rated,
  received,
  signed,
  suppliedPromised,
} from '../../../../mechanisms/cross-province-window/demo.ts';
import {
  type Case,
  here,
  jiashan,
  jointMove,
  jointTransfer,
  licence,
  plan,
  qingpu,
  service,
  tolerant,
  wujiang,
} from './plan.ts';

const part = (name: string, ago: number, step: Line[2], who: 'officer' | 'head' = 'officer', facts = {}): Line => [
  ago,
  who,
  step,
  facts,
  { part: name },
];
/** A part that an officer may grant alone. */
const partGranted = (name: string, on: number): readonly Line[] => [
  part(name, on + 1, 'accept'),
  part(name, on, 'grantAlone'),
  part(name, on, 'issue'),
];

export const jointly: readonly Case[] = [
  plan(
    'a move across provinces, its parts under way',
    qingpu,
    wujiang,
    jointMove,
    [...accepted(14, 13), [13, 'officer', 'openParts'], ...partGranted('tax', 9), part('out', 6, 'accept')],
    { ...here, desk: 'officer' },
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

const original = { concept: 'archive-copy', from: '收件窗口', to: '审批部门', waybill: 'SF1000000001（示例）' };

export const results: readonly Case[] = [
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
      [9, 'window', 'spoilBlank', { blankNumber: 'KB示例0000001' }, { note: '打印卡纸' }],
      [9, 'window', 'printResult', { blankNumber: 'KB示例0000002' }],
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
