import { type Example, examples, type Line, type Place, storyMatter } from '#kernel';
import flue from './mechanism.ts';

type Story = Example<typeof flue>;
type Lines = readonly Line<typeof flue>[];

const qingpu: Place = { jurisdiction: '310118', authority: 'qp-ecology', node: 'shanghai' };
const jiashan: Place = { jurisdiction: '330421', authority: 'js-ecology', node: 'zhejiang' };

const matter = storyMatter({
  code: 'ECO-flue-330421',
  basic: 'ECO-flue',
  from: '2021-01-01',
  title: '固定污染源废气现场监测',
  jurisdiction: '330421',
  authority: 'js-ecology',
  type: '20',
  mechanism: 'eco-monitoring-flue',
  serves: 'organisations',
  department: 'ecology',
  instant: false,
  result: { kind: 'answer', name: '监测报告' },
  visits: 0,
  modes: ['online'],
  deemedAcceptance: { mode: 'on-spot' },
});

const base = { receiving: qingpu, deciding: jiashan, channel: 'node' as const, matter };

const plan = (more: object = {}): Lines[number] => [
  '2021-07-05',
  'team',
  'plan',
  {
    title: '示例热电厂 1 号排口 SO2',
    source: '示例热电有限公司(虚构)',
    outlet: 'DA001',
    pollutant: 'SO2',
    limit: '200',
    limitBasis: '示例排污许可证',
    referenceOxygen: '9',
    accredited: true,
    borderMetres: 1500,
    team: ['甲', '乙'],
    instruments: [{ number: 'FG-01', calibratedUntil: '2021-12-31' }],
    ...more,
  },
];
const enter: Lines[number] = [
  '2021-07-06',
  'team',
  'enter',
  { entry: { at: '2021-07-06T01:00:00.000Z', load: '90' } },
];
const one = {
  reading: '50',
  unit: 'ppm',
  basis: 'dry',
  oxygen: '11',
  load: '90',
  leakPassed: true,
  zeroDrift: '0.5',
  spanDrift: '1.0',
} as const;
const measure = (...samples: readonly object[]): Lines[number] => [
  '2021-07-06',
  'team',
  'measure',
  { samples: samples as never },
];
const three = (more: object = {}): Lines[number] =>
  measure({ ...one, ...more }, { ...one, ...more }, { ...one, ...more });
const review: Lines[number] = ['2021-07-07', 'reviewer', 'review'];
const tight = plan({ limit: '150' });
const toldLines: Lines = [tight, enter, three(), review, ['2021-07-08', 'team', 'share']];

const stories: Readonly<Record<string, Story>> = {
  '50 ppm of SO2 at 11 % oxygen are 142.99 mg/m³, 171.59 at the reference of 9 %, and pass a limit of 200': {
    ...base,
    story: [plan(), enter, three(), review, ['2021-07-07', 'team', 'file']],
    ends: {
      state: 'filed',
      facts: { measured: '142.99', converted: '171.59', compared: '171.6', verdict: 'pass', valid: 3 },
      papers: ['report'],
      effects: ['credential.issue'],
    },
  },
  'Samples are of a day on which the team was there': {
    ...base,
    story: [
      plan(),
      enter,
      ['2021-07-08', 'team', 'measure', { samples: [one, one, one] as never, sampledOn: '2021-07-05' }],
    ],
    ends: { refusedBy: 'sampledOnSite' },
  },
  'Recorded two days later, judged by the method of the day they were taken': {
    ...base,
    story: [
      plan(),
      enter,
      ['2021-07-08', 'team', 'measure', { samples: [one, one, one] as never, sampledOn: '2021-07-06' }],
    ],
    ends: { state: 'calculated', facts: { compared: '171.6', edition: 'FLUE-ONSITE', sampledOn: '2021-07-06' } },
  },
  '120 mg/m³ at 11 % are 144.0 at the reference': {
    ...base,
    story: [plan(), enter, three({ reading: '120', unit: 'mg/m3' })],
    ends: { state: 'calculated', facts: { compared: '144.0', verdict: 'pass' } },
  },
  '80 mg/m³ wet with 12 % of moisture are 90.91 dry': {
    ...base,
    story: [
      plan({ referenceOxygen: undefined }),
      enter,
      three({ reading: '80', unit: 'mg/m3', basis: 'wet', moisture: '0.12', oxygen: undefined }),
    ],
    ends: { state: 'calculated', facts: { measured: '90.91', verdict: 'pass' } },
  },
  'At 21 % of oxygen nothing can be converted: no verdict': {
    ...base,
    story: [plan(), enter, three({ oxygen: '21' })],
    ends: { state: 'calculated', facts: { verdict: 'none', faults: ['0: oxygen', '1: oxygen', '2: oxygen'] } },
  },
  'Two valid samples of three are too few for a verdict': {
    ...base,
    story: [plan(), enter, measure(one, one, { ...one, spanDrift: '5.1' })],
    ends: { state: 'calculated', facts: { verdict: 'none' } },
  },
  'A zero that drifted more than the method allows makes a sample invalid': {
    ...base,
    story: [plan(), enter, measure(one, one, { ...one, zeroDrift: '-5.1' })],
    ends: { state: 'calculated', facts: { verdict: 'none', faults: ['2: zero-drift'] } },
  },
  'Without accreditation the value is a lead, no verdict': {
    ...base,
    story: [plan({ accredited: false }), enter, three()],
    ends: { state: 'calculated', facts: { verdict: 'indicative' } },
  },
  'Above the limit near the border the neighbour is told within a working day and accepts': {
    ...base,
    story: [...toldLines, ['2021-07-09', 'other', 'accept']],
    ends: {
      state: 'accepted',
      holder: 'zhejiang',
      facts: { verdict: 'exceeds', multiple: '0.14' },
      due: { notice: 'stopped' },
    },
  },
  'Nobody tells the neighbour: the heads are told the next day, the committee is called in the day after, and coordinates':
    {
      ...base,
      story: [
        tight,
        enter,
        three(),
        review,
        ['2021-07-14', 'coordinator', 'coordinate', { coordination: '请于当日通报嘉善' }],
      ],
      ends: {
        state: 'reported',
        facts: { escalated: 2, coordination: '请于当日通报嘉善' },
        due: { notice: 'stopped', escalation: 'stopped' },
      },
    },
  'What must be told cannot simply be filed': {
    ...base,
    story: [tight, enter, three(), review, ['2021-07-07', 'team', 'file']],
    ends: { refusedBy: 'tellFirst' },
  },
  'Five working days without an objection: the result stands in all three places': {
    ...base,
    story: toldLines,
    ends: { on: '2021-07-16', state: 'accepted' },
  },
  'An objection without a clause is not heard': {
    ...base,
    story: [...toldLines, ['2021-07-09', 'other', 'object', { objection: '数值偏高' }]],
    ends: { refusedBy: 'clauseStated' },
  },
  'An objection with a clause is answered': {
    ...base,
    story: [
      ...toldLines,
      ['2021-07-09', 'other', 'object', { clause: '第7.3条', objection: '采样位置' }],
      ['2021-07-12', 'reviewer', 'answer', { upheld: false }, { note: '采样位置符合要求' }],
    ],
    ends: { state: 'accepted' },
  },
  'An upheld objection leads to another measurement': {
    ...base,
    story: [
      ...toldLines,
      ['2021-07-09', 'other', 'object', { clause: '第7.3条', objection: '采样位置' }],
      ['2021-07-12', 'reviewer', 'answer', { upheld: true }, { note: '重新监测' }],
    ],
    ends: { state: 'retest' },
  },
  'The third place is shared with too and may object with a clause': {
    ...base,
    story: [
      plan(),
      enter,
      three(),
      review,
      ['2021-07-08', 'team', 'share', { alsoTo: ['wj-ecology'] }],
      ['2021-07-09', 'third', 'object', { clause: '第7.3条', objection: '采样位置' }],
    ],
    ends: { state: 'objected' },
  },
  'One person alone does not measure': { ...base, story: [plan({ team: ['甲'] })], ends: { refusedBy: 'teamOfTwo' } },
  'An instrument whose calibration has run out does not measure': {
    ...base,
    story: [plan({ instruments: [{ number: 'FG-01', calibratedUntil: '2021-07-01' }] })],
    ends: { refusedBy: 'calibrated' },
  },
  'A review may send the calculation back': {
    ...base,
    story: [plan(), enter, three(), ['2021-07-07', 'reviewer', 'sendBack', {}, { note: '负荷记录不全' }]],
    ends: { state: 'onSite' },
  },
  'A report comes back when it cannot be sent': {
    ...base,
    linkDown: { from: '2021-07-08', until: '2021-07-30' },
    story: [...toldLines, ['2021-07-09', 'node', 'comeBack', {}, { note: '链路中断' }]],
    ends: { state: 'reported', holder: 'shanghai' },
  },
};

export default examples(flue, stories);
