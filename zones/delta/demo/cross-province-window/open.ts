import { addDays } from '#kernel';
import {
  accepted,
  drafted,
  handedOver,
  type Line,
  missing,
  online,
  received,
  signed,
  supplied,
} from '../../../../mechanisms/cross-province-window/demo.ts';
import {
  byKiosk,
  byWire,
  type Case,
  correctable,
  here,
  jiashan,
  licence,
  plan,
  qingpu,
  service,
  special,
  tolerant,
  twentyDays,
  wujiang,
} from './plan.ts';

const specialOf =
  (told: boolean): Line[3] =>
  ({ matter }) => ({ specialProcedure: matter.special[0]?.name, applicantTold: told });
const because = (extensionReason: string) => ({ extensionReason });

export const atTheWindow: readonly Case[] = [
  plan('a draft of the window', qingpu, wujiang, service, [drafted(1)], here),
  plan('a draft of the applicant', qingpu, wujiang, byWire, [drafted(1, 'applicant')], {
    ...here,
    channel: 'online',
  }),
  plan('submitted', qingpu, jiashan, correctable, received(1).slice(0, 2), { ...here, nth: 1 }),
  plan('received, identity and form checked', qingpu, wujiang, licence, received(1), { window: 2 }),
  plan('received at the window for older people', qingpu, jiashan, service, received(1), { window: 4, nth: 5 }),
  plan(
    'accepted by delegation, not yet handed over',
    qingpu,
    wujiang,
    service,
    [...received(1), [1, 'window', 'acceptHere']],
    { nth: 2 },
  ),
  plan(
    'accepted by delegation, under review in the deciding place',
    qingpu,
    wujiang,
    service,
    [...received(2), [2, 'window', 'acceptHere'], [2, 'window', 'handOver']],
    { ...here, nth: 3 },
  ),
  plan(
    'a licence accepted by delegation',
    wujiang,
    qingpu,
    licence,
    [...received(3), [3, 'window', 'acceptHere'], [3, 'window', 'handOver']],
    { window: 5, nth: 1 },
  ),
];

export const awaitingReply: readonly Case[] = [
  plan('awaiting acceptance', qingpu, wujiang, service, handedOver(2), { ...here, nth: 4 }),
  plan(
    'awaiting acceptance, from the kiosk',
    qingpu,
    wujiang,
    byKiosk,
    [
      drafted(2, 'applicant', {}),
      [
        2,
        'applicant',
        'submitOnline',
        (_s, day) => ({ consent: { agreed: true, version: '2021-05', signedOn: day } }),
      ],
    ],
    { channel: 'kiosk' },
  ),
  plan('awaiting acceptance, wholly online', qingpu, wujiang, byWire, online(1), {
    ...here,
    channel: 'online',
    nth: 6,
  }),
  plan('the reply is due today', jiashan, wujiang, service, handedOver(5), { nth: 5, desk: 'officer' }),
  plan(
    'correction asked',
    qingpu,
    wujiang,
    correctable,
    [...handedOver(6), [4, 'officer', 'askCorrection', missing]],
    { ...here, nth: 1 },
  ),
  plan(
    'correction asked by delegation',
    qingpu,
    wujiang,
    correctable,
    [...received(3), [3, 'window', 'askCorrectionHere', missing]],
    { nth: 2 },
  ),
  plan(
    'corrected',
    jiashan,
    wujiang,
    correctable,
    [...handedOver(8), [6, 'officer', 'askCorrection', missing], [2, 'applicant', 'supply', supplied]],
    { ...here },
  ),
  plan(
    'not corrected: deemed abandoned',
    qingpu,
    wujiang,
    correctable,
    [...handedOver(50), [49, 'officer', 'askCorrection', missing]],
    { nth: 3 },
  ),
  plan('nobody replied: deemed accepted', qingpu, wujiang, service, handedOver(9), { ...here, nth: 7 }),
  plan(
    'not accepted',
    jiashan,
    wujiang,
    service,
    [
      ...handedOver(12),
      [
        10,
        'officer',
        'refuseAcceptance',
        { notAcceptedWhy: 'conditions', reasons: '申请人不在本地参保，不符合受理条件' },
      ],
    ],
    { nth: 8 },
  ),
  plan(
    'not the power of this body: back at the window',
    qingpu,
    wujiang,
    service,
    [...handedOver(4), [2, 'officer', 'notOurs', { rightAuthority: '申请人户籍地的同类机关' }]],
    { nth: 9 },
  ),
  plan(
    'the applicant was told which body is competent',
    qingpu,
    jiashan,
    service,
    [
      ...handedOver(9),
      [8, 'officer', 'notOurs', { rightAuthority: '江苏省住房和城乡建设厅' }],
      [7, 'window', 'tellRightAuthority'],
    ],
    { nth: 9 },
  ),
];

export const underReview: readonly Case[] = [
  plan('under review', jiashan, qingpu, licence, accepted(4, 3), { ...here, desk: 'officer' }),
  plan(
    'under review, materials to follow (容缺)',
    qingpu,
    jiashan,
    tolerant,
    accepted(6, 5, {
      without: 'tolerable',
      promise: ({ matter }, day) => ({
        promiseKind: 'tolerance',
        promises: matter.materials
          .filter((one) => one.need === 'tolerable')
          .map((one) => ({ concept: one.concept, promisedBy: addDays(day, 20) })),
      }),
    }),
    here,
  ),
  plan(
    'overdue in law and in promise, urged',
    qingpu,
    wujiang,
    licence,
    [...accepted(31, 30), [2, 'supervisor', 'urge', {}, { note: '已超法定期限，请说明原因并尽快办理' }]],
    { ...here, nth: 1, desk: 'officer' },
  ),
  plan('due tomorrow', jiashan, wujiang, twentyDays, accepted(20, 19), { nth: 1 }),
  plan('the promise ends today', qingpu, wujiang, (m) => licence(m) && m.promised?.n === 5, accepted(6, 5), {
    nth: 1,
    desk: 'officer',
  }),
  plan(
    'special procedure, the clock pauses',
    qingpu,
    wujiang,
    special,
    [...accepted(11, 10), [8, 'officer', 'beginSpecial', specialOf(true)]],
    { ...here },
  ),
  plan(
    'special procedure nobody was told of, the clock runs',
    jiashan,
    wujiang,
    special,
    [...accepted(11, 10), [8, 'officer', 'beginSpecial', specialOf(false)]],
    { nth: 1 },
  ),
  plan(
    'checked on site by an authority of the receiving place (协查), to be reviewed',
    qingpu,
    jiashan,
    special,
    [
      ...accepted(9, 8),
      [
        7,
        'officer',
        'askAssistance',
        { assistant: 'qp-market', toCheck: '请核查申请人在青浦的经营场所是否与申请一致' },
      ],
      [
        4,
        'qp-market-officer',
        'assist',
        (_scene, day) => ({
          checkedOn: day,
          checkedWhere: '示例路1号',
          checkedBy: 2,
          checkedFindings: '现场与申请材料一致',
        }),
      ],
    ],
    { nth: 2 },
  ),
  plan(
    'a check asked of an authority of another place (协查), not answered yet',
    jiashan,
    wujiang,
    licence,
    [
      ...accepted(5, 4),
      [3, 'officer', 'askAssistance', { assistant: 'js-market', toCheck: '请核查申请人在嘉善的仓库是否已腾退' }],
    ],
    { nth: 3 },
  ),
  plan(
    'an extension is asked for',
    jiashan,
    wujiang,
    twentyDays,
    [...accepted(18, 17), [2, 'officer', 'askExtension', because('需要向转出地核实从业记录')]],
    {},
  ),
  plan(
    'extended by the head',
    qingpu,
    jiashan,
    twentyDays,
    [...accepted(23, 22), [6, 'officer', 'askExtension', because('专家排期，现场考核延后')], [5, 'head', 'extend']],
    here,
  ),
  plan(
    'proposed, awaiting the head',
    jiashan,
    qingpu,
    licence,
    [
      ...accepted(6, 5),
      [1, 'officer', 'propose', { decision: 'grant', reasons: '材料齐全，符合法定条件', opinion: '建议准予' }],
    ],
    { nth: 2 },
  ),
  plan('withdrawn by the applicant', qingpu, jiashan, service, [...accepted(16, 15), [13, 'applicant', 'withdraw']], {
    ...here,
    nth: 10,
  }),
  plan(
    'refused',
    qingpu,
    wujiang,
    licence,
    [...accepted(8, 7), ...signed(3, 2, { decision: 'refuse', reasons: '经核查，申请人未满足法定条件第二项' })],
    { ...here, nth: 2 },
  ),
  plan(
    'terminated',
    jiashan,
    wujiang,
    licence,
    [...accepted(9, 8), ...signed(4, 4, { decision: 'terminate', reasons: '申请人主体资格终止' })],
    { nth: 3 },
  ),
  plan('granted, the result is being made', qingpu, jiashan, licence, [...accepted(5, 4), ...signed(2, 1)], here),
];
