import { type Example, examples, type JudgedRun, type Line, type Place, storyMatter } from '#kernel';
import voc from './mechanism.ts';

type Story = Example<typeof voc>;
type Lines = readonly Line<typeof voc>[];

const qingpu: Place = { jurisdiction: '310118', authority: 'qp-ecology', node: 'shanghai' };
const jiashan: Place = { jurisdiction: '330421', authority: 'js-ecology', node: 'zhejiang' };

const matter = storyMatter({
  code: 'ECO-voc-330421',
  basic: 'ECO-voc',
  from: '2021-01-01',
  title: '挥发性有机物走航监测',
  jurisdiction: '330421',
  authority: 'js-ecology',
  type: '20',
  mechanism: 'eco-monitoring-voc',
  serves: 'organisations',
  department: 'ecology',
  instant: false,
  result: { kind: 'answer', name: '走航报告' },
  visits: 0,
  modes: ['online'],
  deemedAcceptance: { mode: 'on-spot' },
});

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
type Run = Partial<JudgedRun>;
const spot = { lon: 120.91, lat: 30.99, peak: '420', persistent: false };
const run = (name: string, more: Run = {}): Readonly<Record<string, JudgedRun>> => ({
  [`voc-run/${name}`]: {
    run: name,
    startedAt: name === 'R-1' ? '2021-07-06T01:00:00.000Z' : '2021-07-20T01:00:00.000Z',
    track: hash,
    checksAfter: true,
    validShare: '0.95',
    kilometres: '18.4',
    used: true,
    hotSpots: [spot],
    reaches: ['310118', '330421'],
    samples: [{ ...spot, valid: true }],
    ...more,
  },
});
/** The first run, and one that found nothing hot. */
const frozen = (more: Run = {}, again: Run = { hotSpots: [] }) => ({ ...run('R-1', more), ...run('R-2', again) });
const judged: Lines = [...ready, ['2021-07-06', 'team', 'judge', { run: 'R-1' }]];
const again = (name = 'R-2'): Lines[number] => ['2021-07-20', 'team', 'runAgain', { rerun: name }];
const told: Lines = [
  ...judged,
  ['2021-07-07', 'team', 'trace', { leads: ['示例涂装厂 850 m'] }],
  ['2021-07-07', 'team', 'tell'],
];
const answered: Lines = [...told, ['2021-07-09', 'other', 'reply', { answer: '已督促整改', sourceConfirmed: true }]];

const base = { receiving: qingpu, deciding: jiashan, channel: 'node' as const, matter, frozen: frozen() };

const stories: Readonly<Record<string, Story>> = {
  'A hot spot whose upwind sector reaches the neighbour is told, answered, and gone when run again': {
    ...base,
    story: [...answered, again()],
    ends: {
      state: 'archived',
      holder: 'shanghai',
      facts: { rerunHot: false, validShare: '0.95' },
      papers: ['notice'],
      due: { notice: 'stopped', answer: 'stopped', rerun: 'stopped' },
    },
  },
  'An answer that does not come goes to the heads, then to the committee; it may still be given': {
    ...base,
    story: [
      ...told,
      ['2021-07-20', 'coordinator', 'coordinate', { coordination: '请嘉善本周答复' }],
      ['2021-07-20', 'headThere', 'reply', { answer: '已督促整改', sourceConfirmed: true }],
    ],
    ends: {
      state: 'answered',
      facts: { escalated: 2 },
      due: { notice: 'stopped', answer: 'stopped', escalation: 'stopped' },
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
    frozen: frozen({}, {}),
    story: [...answered, again()],
    ends: { state: 'stillHot', facts: { rerunHot: true } },
  },
  'A spot within one district is archived there': {
    ...base,
    frozen: frozen({ reaches: ['310118'] }),
    story: [...judged, ['2021-07-07', 'team', 'archive']],
    ends: { state: 'archived', due: { notice: 'none' } },
  },
  'What reaches the neighbour is not archived untold': {
    ...base,
    story: [...judged, ['2021-07-07', 'team', 'archive']],
    ends: { refusedBy: 'tellFirst' },
  },
  'What stays at home is not told abroad': {
    ...base,
    frozen: frozen({ reaches: ['310118'] }),
    story: [...judged, ['2021-07-07', 'team', 'tell']],
    ends: { refusedBy: 'somethingToTell' },
  },
  'Failed checks before the run stop it': {
    ...base,
    story: [ready[0]!, ['2021-07-06', 'team', 'check', { checksBefore: false }]],
    ends: { refusedBy: 'checkedBefore' },
  },
  'Failed checks after the run make it unusable': {
    ...base,
    frozen: frozen({ checksAfter: false }),
    story: judged,
    ends: { state: 'unused', due: { notice: 'none' } },
  },
  'Fewer than eighty per cent of valid samples: the run is not used': {
    ...base,
    frozen: frozen({ validShare: '0.79', used: false }),
    story: judged,
    ends: { state: 'unused' },
  },
  'A further district that the sector reaches is told too and answers from its own node': {
    ...base,
    frozen: frozen({ reaches: ['330421', '320509'] }),
    story: [
      ...judged,
      ['2021-07-07', 'team', 'tell', { alsoTo: ['wj-ecology'] }],
      ['2021-07-08', 'third', 'replyToo', { furtherAnswer: '上风向企业停产检修' }],
      ['2021-07-09', 'other', 'reply', { answer: '已核查', sourceConfirmed: false }],
    ],
    ends: {
      state: 'answered',
      facts: { answer: '已核查', furtherAnswers: [{ authority: 'wj-ecology', answer: '上风向企业停产检修' }] },
    },
  },
  'A run that nobody judged cannot be named': {
    ...base,
    story: [...ready, ['2021-07-06', 'team', 'judge', { run: 'R-9' }]],
    ends: { refusedBy: 'run-unknown' },
  },
  'The second run must be later': {
    ...base,
    story: [...answered, again('R-1')],
    ends: { refusedBy: 'run-not-later' },
  },
  'A second run that is not used proves nothing': {
    ...base,
    frozen: frozen({}, { hotSpots: [], used: false }),
    story: [...answered, again()],
    ends: { refusedBy: 'run-unused' },
  },
  'A second run must pass the hot spot': {
    ...base,
    frozen: frozen({}, { hotSpots: [], samples: [{ lon: 120.95, lat: 30.99, valid: true }] }),
    story: [...answered, again()],
    ends: { refusedBy: 'spot-not-passed' },
  },
  'An answer comes back when it cannot be sent': {
    ...base,
    linkDown: { from: '2021-07-09', until: '2021-07-30' },
    story: [...answered, ['2021-07-10', 'node', 'answerReturns', {}, { note: '链路中断' }]],
    ends: { state: 'told', holder: 'zhejiang' },
  },
  'A notice comes back when it cannot be sent': {
    ...base,
    linkDown: { from: '2021-07-07', until: '2021-07-30' },
    story: [...told, ['2021-07-08', 'node', 'comeBack', {}, { note: '链路中断' }]],
    ends: { state: 'judged', holder: 'shanghai' },
  },
};

export default examples(voc, stories);
