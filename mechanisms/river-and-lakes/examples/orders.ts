import { file, type Lines, matterOf, type Story, upstream, wujiang, wujiangWater } from './ground.ts';

const here = { lon: '120.9012', lat: '31.0175' };
const near = { lon: '120.9015', lat: '31.0178' };
const far = { lon: '120.9112', lat: '31.0175' };

const found = (more: object = {}): Lines[number] => [
  '2021-07-12',
  'finder',
  'findProblem',
  {
    title: '元荡水葫芦',
    water: 'yuandang',
    problem: '省界处水葫芦约200平方米',
    problemKind: 'hyacinth',
    borderWater: true,
    place: here,
    photoBefore: file('before.jpg'),
    ...more,
  },
];
const sent: Lines = [found(), ['2021-07-12', 'finder', 'dispatchOrder']];
const accepted: Lines = [...sent, ['2021-07-12', 'neighbour', 'acceptOrder']];
const done = (placeAfter: typeof here, more: object = {}): Lines[number] => [
  '2021-07-13',
  'neighbour',
  'finishOrder',
  { result: '已清理', photoAfter: file('after.jpg'), placeAfter, ...more },
];
const base = { ...upstream, matter: matterOf('order', wujiang) };
/** 吴江 finds and handles by itself, two bureaus of one side. */
const oneSide = {
  receiving: wujiangWater,
  deciding: wujiang,
  channel: 'node' as const,
  matter: matterOf('order', wujiang),
};
const cast = {
  li: { person: 'li', roles: ['officer'], at: 'deciding' },
  zhang: { person: 'zhang', roles: ['officer'], at: 'deciding' },
} as const;

export const orderStories: Readonly<Record<string, Story>> = {
  'Water hyacinth at the border is removed by one side in a day and verified by the other': {
    ...base,
    story: [...accepted, done(near), ['2021-07-14', 'finder', 'verifyOrder']],
    ends: {
      state: 'orderClosed',
      holder: 'jiangsu',
      papers: ['order'],
      due: { handle: 'stopped', verify: 'stopped' },
    },
  },
  'Floating waste has one working day, anything else three': {
    ...base,
    story: accepted,
    ends: { state: 'orderHandling', due: { handle: '2021-07-13' } },
  },
  'An outfall has three working days': {
    ...base,
    story: [
      found({ problemKind: 'outfall' }),
      ['2021-07-12', 'finder', 'dispatchOrder'],
      ['2021-07-12', 'neighbour', 'acceptOrder'],
    ],
    ends: { state: 'orderHandling', due: { handle: '2021-07-15' } },
  },
  'A dispute nobody settles in three working days: escalated, then the committee': {
    ...base,
    story: [...sent, ['2021-07-12', 'neighbour', 'disputeOrder', {}, { note: '非本辖区' }]],
    ends: { on: '2021-07-20', state: 'orderDisputed', facts: { escalated: 2 }, due: { settle: 'stopped' } },
  },
  'Nobody accepts in a working day: escalated': {
    ...base,
    story: sent,
    ends: { on: '2021-07-15', state: 'orderOffered', facts: { escalated: 1 } },
  },
  'The handling side may not close an order on a border water': {
    ...base,
    cast,
    story: [
      ...sent,
      ['2021-07-12', 'li', 'acceptOrder'],
      ['2021-07-13', 'li', 'finishOrder', done(near)[3]],
      ['2021-07-13', 'zhang', 'verifyOwn'],
    ],
    ends: { refusedBy: 'verifiedByOther' },
  },
  'Found and handled by one side on a border water: the finder may not verify': {
    ...oneSide,
    story: [
      found(),
      ['2021-07-12', 'finder', 'dispatchOrder'],
      ['2021-07-12', 'neighbour', 'acceptOrder'],
      done(near),
      ['2021-07-14', 'finder', 'verifyOrder'],
    ],
    ends: { refusedBy: 'finderIsOther' },
  },
  '… and a third side is asked, which verifies from afar': {
    ...oneSide,
    story: [
      found(),
      ['2021-07-12', 'finder', 'dispatchOrder'],
      ['2021-07-12', 'neighbour', 'acceptOrder'],
      done(near),
      ['2021-07-14', 'neighbour', 'askVerifier', { verifier: 'qp-ecology' }],
      ['2021-07-14', 'thirdSide', 'verifyByOther'],
    ],
    ends: { state: 'orderClosed', due: { verify: 'stopped' } },
  },
  'Who was not asked does not verify': {
    ...oneSide,
    story: [
      found(),
      ['2021-07-12', 'finder', 'dispatchOrder'],
      ['2021-07-12', 'neighbour', 'acceptOrder'],
      done(near),
      ['2021-07-14', 'neighbour', 'askVerifier', { verifier: 'qp-ecology' }],
      ['2021-07-14', 'neighbour', 'askVerifier', { verifier: 'js-ecology' }],
      ['2021-07-14', 'thirdSide', 'verifyByOther'],
    ],
    ends: { refusedBy: 'isVerifier' },
  },
  'The verifier is not of the side that handled': {
    ...oneSide,
    story: [
      found(),
      ['2021-07-12', 'finder', 'dispatchOrder'],
      ['2021-07-12', 'neighbour', 'acceptOrder'],
      done(near),
      ['2021-07-14', 'neighbour', 'askVerifier', { verifier: 'wj-ecology' }],
    ],
    ends: { refusedBy: 'verifierApart' },
  },
  'On an inner water a second officer of the same side verifies': {
    ...base,
    cast,
    story: [
      found({ borderWater: false }),
      ['2021-07-12', 'finder', 'dispatchOrder'],
      ['2021-07-12', 'li', 'acceptOrder'],
      ['2021-07-13', 'li', 'finishOrder', done(near)[3]],
      ['2021-07-13', 'zhang', 'verifyOwn'],
    ],
    ends: { state: 'orderClosed' },
  },
  'Nobody verifies their own work': {
    ...base,
    cast,
    story: [
      found({ borderWater: false }),
      ['2021-07-12', 'finder', 'dispatchOrder'],
      ['2021-07-12', 'li', 'acceptOrder'],
      ['2021-07-13', 'li', 'finishOrder', done(near)[3]],
      ['2021-07-13', 'li', 'verifyOwn'],
    ],
    ends: { refusedBy: 'four-eyes' },
  },
  'A photo taken a kilometre away proves nothing': {
    ...base,
    story: [...accepted, done(far)],
    ends: { refusedBy: 'photosNear' },
  },
  'Without a photo from before there is nothing to compare': {
    ...base,
    story: [
      found({ photoBefore: undefined }),
      ['2021-07-12', 'finder', 'dispatchOrder'],
      ['2021-07-12', 'neighbour', 'acceptOrder'],
      done(near),
    ],
    ends: { refusedBy: 'bothPhotos' },
  },
  'Verification may send the order back': {
    ...base,
    story: [...accepted, done(near), ['2021-07-14', 'finder', 'sendBack', {}, { note: '仍有残留' }]],
    ends: { state: 'orderHandling', due: { handle: '2021-07-15' } },
  },
  'A disputed order is settled by a chief and stands': {
    ...base,
    story: [
      ...sent,
      ['2021-07-12', 'neighbour', 'disputeOrder', {}, { note: '不在我方水域' }],
      ['2021-07-13', 'chiefHere', 'settleDispute', { upheld: true }, { note: '界线图核对属实' }],
    ],
    ends: { state: 'orderHandling' },
  },
  'A disputed order that does not stand is void': {
    ...base,
    story: [
      ...sent,
      ['2021-07-12', 'neighbour', 'disputeOrder', {}, { note: '重复派单' }],
      ['2021-07-13', 'chiefThere', 'settleDispute', { upheld: false }, { note: '重复' }],
    ],
    ends: { state: 'orderVoid' },
  },
  'An order comes back when it cannot be sent': {
    ...base,
    linkDown: { from: '2021-07-12', until: '2021-07-30' },
    story: [...sent, ['2021-07-13', 'node', 'orderReturns', {}, { note: '链路中断' }]],
    ends: { state: 'orderFound', holder: 'shanghai' },
  },
};
