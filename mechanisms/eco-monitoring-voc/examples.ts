import { type Example, examples, type Line, type Matter, type Place } from '#kernel';
import voc from './mechanism.ts';

type Story = Example<typeof voc>;
type Lines = readonly Line<typeof voc>[];

const qingpu: Place = { jurisdiction: '310118', authority: 'qp-ecology', node: 'shanghai' };
const jiashan: Place = { jurisdiction: '330421', authority: 'js-ecology', node: 'zhejiang' };

const matter: Matter = {
  code: 'ECO-voc-330421',
  basic: 'ECO-voc',
  version: 1,
  from: '2021-01-01',
  title: '挥发性有机物走航监测',
  jurisdiction: '330421',
  authority: 'js-ecology',
  type: '20',
  mechanism: 'eco-monitoring-voc',
  serves: 'organisations',
  department: 'ecology',
  instant: false,
  legalBasis: [],
  conditions: [],
  materials: [],
  fee: { amount: 0 },
  result: { kind: 'answer', name: '走航报告' },
  visits: 0,
  modes: ['online'],
  deemedAcceptance: { mode: 'on-spot' },
  tolerates: false,
  commitment: false,
  special: [],
  provenance: 'illustrative',
};

const base = { receiving: qingpu, deciding: jiashan, channel: 'node' as const, matter };
const hash = 'ab'.repeat(32);
const ready: Lines = [
  [
    '2021-07-05',
    'team',
    'plan',
    { title: '金泽至西塘走航', route: '沪青平公路—平黎公路', vehicle: '走航车1', instrument: 'PTR-01' },
  ],
  ['2021-07-06', 'team', 'check', { checksBefore: true }],
];
const judged = (reaches: readonly string[], more: object = {}): Lines => [
  ...ready,
  [
    '2021-07-06',
    'team',
    'judge',
    {
      run: 'R-1',
      track: hash,
      checksAfter: true,
      validShare: '0.95',
      kilometres: '18.4',
      hotSpots: [{ lon: '120.91', lat: '30.99', peak: '420', persistent: false }],
      reaches,
      ...more,
    },
  ],
];
const told: Lines = [
  ...judged(['310118', '330421']),
  ['2021-07-07', 'team', 'trace', { leads: ['示例涂装厂 850 m'] }],
  ['2021-07-07', 'team', 'tell'],
];
const answered: Lines = [...told, ['2021-07-09', 'other', 'reply', { answer: '已督促整改', sourceConfirmed: true }]];

const stories: Readonly<Record<string, Story>> = {
  'A hot spot whose upwind sector reaches the neighbour is told, answered, and gone when run again': {
    ...base,
    story: [...answered, ['2021-07-20', 'team', 'runAgain', { rerunTrack: hash, rerunHot: false }]],
    ends: {
      state: 'archived',
      holder: 'zhejiang',
      papers: ['notice'],
      due: { notice: 'stopped', answer: 'stopped', rerun: 'stopped' },
    },
  },
  'One working day to tell, five to answer, fifteen to run again': {
    ...base,
    story: answered,
    ends: { state: 'answered', due: { rerun: '2021-07-30' } },
  },
  'The answer is due in five working days': {
    ...base,
    story: told,
    ends: { state: 'told', due: { answer: '2021-07-14' } },
  },
  'A spot that is still hot goes to a measurement at the outlet': {
    ...base,
    story: [...answered, ['2021-07-20', 'team', 'runAgain', { rerunTrack: hash, rerunHot: true }]],
    ends: { state: 'stillHot' },
  },
  'A spot within one district is archived there': {
    ...base,
    story: [...judged(['310118']), ['2021-07-07', 'team', 'archive']],
    ends: { state: 'archived', due: { notice: 'none' } },
  },
  'What reaches the neighbour is not archived untold': {
    ...base,
    story: [...judged(['330421']), ['2021-07-07', 'team', 'archive']],
    ends: { refusedBy: 'tellFirst' },
  },
  'What stays at home is not told abroad': {
    ...base,
    story: [...judged(['310118']), ['2021-07-07', 'team', 'tell']],
    ends: { refusedBy: 'somethingToTell' },
  },
  'Failed checks before the run stop it': {
    ...base,
    story: [ready[0]!, ['2021-07-06', 'team', 'check', { checksBefore: false }]],
    ends: { refusedBy: 'checkedBefore' },
  },
  'Failed checks after the run make it unusable': {
    ...base,
    story: judged(['330421'], { checksAfter: false }),
    ends: { state: 'unused', due: { notice: 'none' } },
  },
  'Fewer than eighty per cent of valid samples: the run is not used': {
    ...base,
    story: judged(['330421'], { validShare: '0.79' }),
    ends: { state: 'unused' },
  },
  'A further district that the sector reaches is told too and answers from its own node': {
    ...base,
    story: [
      ...judged(['330421', '320509']),
      ['2021-07-07', 'team', 'tell', { alsoTo: ['wj-ecology'] }],
      ['2021-07-08', 'third', 'replyToo', { furtherAnswer: '上风向企业停产检修' }],
      ['2021-07-09', 'other', 'reply', { answer: '已核查', sourceConfirmed: false }],
    ],
    ends: {
      state: 'answered',
      facts: { answer: '已核查', furtherAnswers: [{ authority: 'wj-ecology', answer: '上风向企业停产检修' }] },
    },
  },
  'A notice comes back when it cannot be sent': {
    ...base,
    linkDown: { from: '2021-07-07', until: '2021-07-30' },
    story: [...told, ['2021-07-08', 'node', 'comeBack', {}, { note: '链路中断' }]],
    ends: { state: 'judged', holder: 'shanghai' },
  },
};

export default examples(voc, stories);
