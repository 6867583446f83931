import { downstream, hash, jiashan, type Lines, matterOf, qingpu, type Story, upstream, wujiang } from './ground.ts';

const told = [
  { to: '站点运维单位', channel: 'system' },
  { to: '吴江区、青浦区生态环境部门', channel: 'system' },
  { to: '金泽水源地(下游水厂)', channel: 'telephone' },
] as const;

/** 急水港桥 2021-04-05 08:00: DO 2.33 is class Ⅴ by the lake column; here the reading of a later day in the law's time. */
const raised: Lines[number] = [
  '2021-07-05',
  'node',
  'raiseAlarm',
  {
    title: '急水港桥 溶解氧 劣于目标',
    water: 'dianshan',
    section: '上海市/急水港桥',
    item: 'DO',
    cause: 'worse-than-target',
    value: '2.33',
    readAt: '2021-07-05T00:00:00.000Z',
    evaluation: hash,
    notices: told,
  },
];
const confirmed: Lines[number] = ['2021-07-05', 'finder', 'confirmEvent', { crossBorder: true, severity: 'general' }];
const informed: Lines[number] = ['2021-07-05', 'finder', 'informOther', { notices: told }];
const joint: Lines = [raised, confirmed, informed, ['2021-07-05', 'neighbour', 'acknowledge']];

const release = (releaseAt: string): Lines[number] => [
  '2021-07-10',
  'finder',
  'announceRelease',
  { title: '太浦闸计划放水', water: 'taipu', releaseAt, releaseFlow: '150', notices: told },
];

const base = { ...upstream, matter: matterOf('alarm', wujiang) };

export const alarmStories: Readonly<Record<string, Story>> = {
  'An alarm downstream is confirmed, told upstream within the hour, sampled jointly, and ended by both sides': {
    ...base,
    story: [
      ...joint,
      ['2021-07-05', 'neighbour', 'planSampling', { samplePlan: '急水港桥、周庄大桥两点，每2小时一次' }],
      [
        '2021-07-05',
        'finder',
        'addData',
        { data: [{ section: '上海市/急水港桥', item: 'DO', at: '2021-07-05T02:00:00.000Z', value: '3.1' }] },
      ],
      ['2021-07-05', 'finder', 'reportUp'],
      ['2021-07-06', 'neighbour', 'agreeEnd', {}, { note: '连续三次正常' }],
      ['2021-07-06', 'finder', 'agreeEnd', {}, { note: '同意终止' }],
    ],
    ends: {
      state: 'alarmEnded',
      holder: 'jiangsu',
      papers: ['crossBorderNotice'],
      facts: {
        confirmedAt: '2021-07-05T01:00:00.000Z',
        informBy: '2021-07-05T02:00:00.000Z',
        reportBy: '2021-07-05T05:00:00.000Z',
        late: [],
        endAgreed: ['wj-ecology', 'qp-ecology'],
      },
    },
  },
  'A third side is told too, follows the case, adds its data and agrees to the end': {
    ...base,
    story: [
      raised,
      confirmed,
      ['2021-07-05', 'finder', 'informOther', { notices: told, alsoTo: ['js-ecology'] }],
      ['2021-07-05', 'thirdSide', 'acknowledgeToo'],
      ['2021-07-05', 'neighbour', 'acknowledge'],
      [
        '2021-07-05',
        'thirdSide',
        'addData',
        { data: [{ section: '浙江省/王江泾', item: 'DO', at: '2021-07-05T03:00:00.000Z', value: '4.0' }] },
      ],
      ['2021-07-06', 'neighbour', 'agreeEnd', {}, { note: '正常' }],
      ['2021-07-06', 'finder', 'agreeEnd', {}, { note: '正常' }],
      ['2021-07-06', 'thirdSide', 'agreeEnd', {}, { note: '正常' }],
    ],
    ends: {
      state: 'alarmEnded',
      facts: { acknowledgedBy: ['js-ecology'], endAgreed: ['wj-ecology', 'qp-ecology', 'js-ecology'] },
    },
  },
  'Two of three sides do not end an event': {
    ...base,
    story: [
      raised,
      confirmed,
      ['2021-07-05', 'finder', 'informOther', { notices: told, alsoTo: ['js-ecology'] }],
      ['2021-07-05', 'neighbour', 'acknowledge'],
      ['2021-07-06', 'neighbour', 'agreeEnd', {}, { note: '正常' }],
      ['2021-07-06', 'finder', 'agreeEnd', {}, { note: '正常' }],
    ],
    ends: { state: 'alarmJoint' },
  },
  'A further side acknowledges once': {
    ...base,
    story: [
      raised,
      confirmed,
      ['2021-07-05', 'finder', 'informOther', { notices: told, alsoTo: ['js-ecology'] }],
      ['2021-07-05', 'thirdSide', 'acknowledgeToo'],
      ['2021-07-05', 'thirdSide', 'acknowledgeToo'],
    ],
    ends: { refusedBy: 'toldToo' },
  },
  'The same steps run downstream: Wujiang finds, Jiashan is told': {
    ...downstream,
    matter: matterOf('alarm', jiashan),
    story: [
      [
        '2021-07-05',
        'finder',
        'raiseAlarm',
        { ...raised[3], cause: 'reported', section: '上海市/汾湖大桥(界标)', water: 'fenhu' },
      ],
      ['2021-07-05', 'finder', 'confirmEvent', { crossBorder: true, severity: 'major' }],
      informed,
    ],
    ends: { state: 'alarmTold', holder: 'zhejiang', facts: { reportBy: '2021-07-05T03:00:00.000Z' } },
  },
  'Told a day late, and reported late: the case says so': {
    ...base,
    story: [
      raised,
      confirmed,
      ['2021-07-06', 'finder', 'informOther', { notices: told }],
      ['2021-07-06', 'neighbour', 'acknowledge'],
      ['2021-07-07', 'finder', 'planSampling', { samplePlan: '两点每2小时' }],
      ['2021-07-07', 'finder', 'reportUp'],
    ],
    ends: { state: 'alarmJoint', facts: { late: ['inform', 'sampling plan', 'report'] } },
  },
  'Nobody confirms in a working day: the district head is told by the clock': {
    ...base,
    story: [raised],
    ends: {
      on: '2021-07-08',
      state: 'alarmRaised',
      facts: { escalated: 1 },
      papers: ['escalation'],
      due: { confirm: 'stopped' },
    },
  },
  'After the district head the committee is told, and then no clock goes on by itself': {
    ...base,
    story: [raised],
    ends: {
      on: '2021-07-20',
      state: 'alarmRaised',
      facts: { escalated: 2 },
      papers: ['escalation', 'escalation'],
      due: { escalation: 'stopped' },
    },
  },
  'Nobody acknowledges a notice: it is escalated, and silence is no consent': {
    ...base,
    story: [raised, confirmed, informed],
    ends: {
      on: '2021-07-08',
      state: 'alarmTold',
      facts: { escalated: 1 },
      papers: ['crossBorderNotice', 'escalation'],
    },
  },
  'Three normal readings clear an alarm that nobody has confirmed yet': {
    ...base,
    story: [raised, ['2021-07-05', 'node', 'clearAlarm', { normalReadings: 3 }]],
    ends: { state: 'alarmCleared', due: { confirm: 'stopped' } },
  },
  'Two normal readings do not': {
    ...base,
    story: [raised, ['2021-07-05', 'node', 'clearAlarm', { normalReadings: 2 }]],
    ends: { refusedBy: 'normalAgain' },
  },
  'A false alarm is dismissed with a reason': {
    ...base,
    story: [raised, ['2021-07-05', 'finder', 'dismissAlarm', {}, { note: '仪器故障' }]],
    ends: { state: 'alarmCleared' },
  },
  'What stays on one side is handled there': {
    ...base,
    story: [
      raised,
      ['2021-07-05', 'finder', 'confirmEvent', { crossBorder: false, severity: 'general' }],
      ['2021-07-06', 'finder', 'closeLocal', {}, { note: '已处置' }],
    ],
    ends: { state: 'alarmEnded' },
  },
  'What stays on one side is not told across the border': {
    ...base,
    story: [raised, ['2021-07-05', 'finder', 'confirmEvent', { crossBorder: false, severity: 'general' }], informed],
    ends: { refusedBy: 'mayCross' },
  },
  'One side cannot end an event for both': {
    ...base,
    story: [
      ...joint,
      ['2021-07-06', 'neighbour', 'agreeEnd', {}, { note: '正常' }],
      ['2021-07-07', 'neighbour', 'agreeEnd', {}, { note: '再次' }],
    ],
    ends: { refusedBy: 'notYetAgreed' },
  },
  'An alarm between two bodies of one side is no cross-border matter': {
    ...base,
    deciding: qingpu,
    story: [raised],
    ends: { refusedBy: 'twoSidesOfBorder' },
  },
  'A notice comes back when the link fails and it is recalled': {
    ...base,
    linkDown: { from: '2021-07-05', until: '2021-07-20' },
    story: [raised, confirmed, informed, ['2021-07-06', 'node', 'noticeReturns', {}, { note: '链路中断，改用电话' }]],
    ends: { state: 'alarmConfirmed', holder: 'shanghai' },
  },
  'A planned release is announced a day ahead and acknowledged': {
    ...downstream,
    matter: matterOf('release', jiashan),
    story: [release('2021-07-11T01:00:00.000Z'), ['2021-07-10', 'neighbour', 'acknowledgeRelease']],
    ends: { state: 'releaseKnown', papers: ['releaseNotice'] },
  },
  'A release in twenty hours is announced too late': {
    ...downstream,
    matter: matterOf('release', jiashan),
    story: [release('2021-07-10T21:00:00.000Z')],
    ends: { refusedBy: 'announcedInTime' },
  },
  'An announcement comes back when it cannot be sent': {
    ...downstream,
    matter: matterOf('release', jiashan),
    linkDown: { from: '2021-07-10', until: '2021-07-20' },
    story: [release('2021-07-12T01:00:00.000Z'), ['2021-07-10', 'node', 'releaseReturns', {}, { note: '链路中断' }]],
    ends: { state: 'releaseBack' },
  },
};
